"""`trainer journal`: check, repair, back up and merge what was answered."""

from pathlib import Path

from trainer.cli.output import say, say_json, warn
from trainer.cli.parser import Args, Parser, add_action, add_json
from trainer.cli.shared import open_workspace, settings_of
from trainer.errors import ExitCode, UsageError
from trainer.practice.wording import number_of


def fill(parser: Parser) -> None:
    """Make the options."""
    parser.description = (
        "The journal holds every answer; schedules are computed from it. Nothing here ever\n"
        "deletes an answer."
    )
    parser.examples(
        "trainer journal check",
        "trainer journal backup",
        "trainer journal export ~/Sync/trainer && trainer journal merge ~/Sync/trainer",
    )
    actions = parser.actions()
    add_json(
        add_action(
            actions,
            "check",
            check,
            "look for damage; the exit code is 1 if there is any",
            ["trainer journal check", "trainer journal check --json"],
        )
    )
    add_json(
        add_action(
            actions,
            "rebuild",
            rebuild,
            "compute every schedule from the answers and read every deck anew",
            ["trainer journal rebuild"],
        )
    )
    backed = add_action(
        actions,
        "backup",
        back_up,
        "write a copy now; one a day is written anyway",
        ["trainer journal backup", "trainer journal backup --list"],
    )
    backed.add_argument("--list", action="store_true", help="only list the copies there are")
    add_json(backed)
    restored = add_action(
        actions,
        "restore",
        restore,
        "put a backup in the place of the journal, which is set aside and kept",
        ["trainer journal backup --list", "trainer journal restore BACKUP"],
    )
    restored.add_argument("file", metavar="FILE", help="a backup")
    add_json(restored)
    exported = add_action(
        actions,
        "export",
        export,
        "append this machine's new answers to its file in a folder",
        ["trainer journal export ~/Sync/trainer"],
    )
    exported.add_argument("folder", metavar="DIR", help="a folder that your machines share")
    exported.add_argument(
        "--all", action="store_true", help="the answers that came from elsewhere as well"
    )
    add_json(exported)
    merged = add_action(
        actions,
        "merge",
        merge,
        "take in the answers that other machines exported to a folder",
        ["trainer journal merge ~/Sync/trainer"],
    )
    merged.add_argument("folder", metavar="DIR", help="a folder that your machines share")
    add_json(merged)


def check(args: Args) -> int:
    """Print what is wrong with the journal; exit code 1 if something is broken."""
    from trainer.store import doctor

    with open_workspace(args) as workspace:
        found = doctor.check(workspace.journal, workspace.now())
    broken = any(finding.weight is doctor.Weight.ERROR for finding in found)
    if args.json:
        findings = [{"weight": each.weight, "message": each.message} for each in found]
        say_json({"sound": not broken, "findings": findings})
    else:
        for finding in found:
            say(f"{finding.weight}: {finding.message}")
        say("The journal is damaged." if broken else "The journal is sound.")
    return ExitCode.NOTHING if broken else ExitCode.DONE


def rebuild(args: Args) -> int:
    """Fold the journal and compile the decks anew."""
    with open_workspace(args) as workspace:
        workspace.catalogue.clear()
        workspace.sync()
        workspace.journal.rebuild()  # by the names that the decks give now
        decks = len(workspace.catalogue.decks(workspace.now().day))
    if args.json:
        say_json({"rebuilt": True, "decks": decks})
    else:
        say(f"Every schedule was computed anew from the answers, and {_decks(decks)} read.")
    return ExitCode.DONE


def back_up(args: Args) -> int:
    """Write a backup, or list those there are."""
    from trainer.store import backup

    if args.list:
        paths = backup.backups(Path(settings_of(args).db))
    else:
        with open_workspace(args) as workspace:
            paths = [backup.write(workspace.database, workspace.now(), "manual")]
    if args.json:
        say_json([str(path) for path in paths])
    elif args.list:
        for path in paths:
            say(str(path))
        if not paths:
            say("There are no backups yet.")
    else:
        say(f"written: {paths[0]}")
    return ExitCode.DONE


def restore(args: Args) -> int:
    """Put a backup in the place of the journal."""
    from trainer.store.restore import restore as put_back
    from trainer.workspace import present

    settings = settings_of(args)
    aside = put_back(Path(args.file), Path(settings.db), present(settings))
    # Schedules and decks are not in a backup: opening computes them.
    open_workspace(args).close()
    if args.json:
        say_json({"restored": settings.db, "set_aside": str(aside) if aside else None})
        return ExitCode.DONE
    say(f"restored: {settings.db}")
    if aside:
        say(f"What was there before is kept in {aside}.")
    return ExitCode.DONE


def export(args: Args) -> int:
    """Append new events to this machine's file in the folder."""
    from trainer.store.exchange import export as write_out

    with open_workspace(args) as workspace:
        done = write_out(workspace.journal, Path(args.folder), everything=args.all)
    if args.json:
        say_json({"path": str(done.path), "written": done.written})
    else:
        say(f"{number_of(done.written, 'event')} appended to {done.path}")
    return ExitCode.DONE


def merge(args: Args) -> int:
    """Take in events from the folder; exit code 1 if a line or a file was left out."""
    from trainer.store.exchange import merge as take_in

    folder = Path(args.folder)
    if not folder.is_dir():
        raise UsageError(f"there is no folder {args.folder!r}; `trainer journal export` makes one")
    with open_workspace(args) as workspace:
        done = take_in(workspace.journal, folder)
    if args.json:
        counts = {name: getattr(done, name) for name in ("files", "added", "known", "skipped")}
        faults = [
            {"path": str(fault.path), "line": fault.line, "message": fault.message}
            for fault in done.faults
        ]
        say_json({**counts, "faults": faults})
    else:
        for fault in done.faults:
            warn(str(fault))
        say(
            f"{number_of(done.files, 'file')} read: {number_of(done.added, 'event')} taken in, "
            f"{done.known} known already, {done.skipped} left out"
        )
    return ExitCode.NOTHING if done.skipped else ExitCode.DONE


def _decks(count: int) -> str:
    return f"{number_of(count, 'deck')} {'was' if count == 1 else 'were'}"
