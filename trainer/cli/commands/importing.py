"""`trainer decks import`: cards of other programs as decks."""

import argparse
import os
import shlex
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.cli.histories import add_histories, as_json, is_wanted, said, take_over
from trainer.cli.output import say, say_json, say_table, warn
from trainer.cli.parser import Args, Parser, add_action, add_json
from trainer.cli.shared import settings_of
from trainer.content.text import shortened
from trainer.errors import ExitCode, StoreError, UsageError
from trainer.practice.wording import number_of
from trainer.settings import library_folders, user_folder

if TYPE_CHECKING:
    from trainer.authoring.histories import History
    from trainer.authoring.importing import Plan
    from trainer.content.imported import Lost

_FORMATS = ("anki", "anki-text", "csv", "markdown", "qa", "org")
"""Those of `exchange.reading`, which takes long to load."""

MOST_ROWS = 200
"""Cards that a dry run lists; a program asks for all of them by `--json`."""

MOST_NEAR = 20
"""Pairs of questions that are nearly the same, as many as anybody compares."""


def add_import(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Add the action."""
    parser = add_action(
        actions,
        "import",
        import_cards,
        "make decks of cards from Anki, spreadsheets, Markdown, Org and plain text",
        [
            "trainer decks import notes.md --dry-run        what would be made, nothing written",
            "trainer decks import deck.apkg --with-schedule --with-log",
            "trainer decks import a.md b.md --title Notes   one deck of both",
            "trainer decks import team.csv --to ~/team-decks --separator ';'",
            "trainer decks import cards.txt --as qa         where it is taken for something else",
            "trainer decks import words.csv --map front=2,back=Answer,tags=5",
            "trainer decks import more.csv --into my-deck   add what is new to a deck of yours",
        ],
    )
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help="files with cards, whatever their format"
    )
    parser.add_argument(
        "--into", metavar="DECK", default="", help="add the cards to this deck of yours"
    )
    parser.add_argument(
        "--title", metavar="TEXT", default="", help="make one deck of this title for all cards"
    )
    parser.add_argument(
        "--to",
        metavar="FOLDER",
        default="",
        help="write new decks into this folder, instead of your own",
    )
    parser.add_argument(
        "--as",
        dest="format",
        metavar="FORMAT",
        default="",
        choices=_FORMATS,
        help=f"what the files are, where that is not found out: {', '.join(_FORMATS)}; qa has "
        "lines that begin with Q: and A:",
    )
    parser.add_argument(
        "--map",
        metavar="PART=COLUMN,…",
        action="append",
        default=[],
        help="which column of a table is what: front, back, why, tags, deck, key, kind, accept; "
        "by heading or number",
    )
    parser.add_argument(
        "--separator",
        metavar="C",
        default="",
        help="what stands between columns: a character, or the word tab",
    )
    add_histories(parser, "take over", "from an Anki package")
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would be made, and write nothing"
    )
    add_json(parser)


def import_cards(args: Args) -> int:
    """Import the files, all or none; exit code 3 if one cannot be read."""
    # Imported here: reading decks and other formats takes longer than most commands run.
    from trainer.authoring.importing import Target, after, plan_import
    from trainer.authoring.shelf import shelf_of
    from trainer.authoring.writing_plans import refused, write
    from trainer.exchange.reading import Options, read

    if not all(args.files):
        raise UsageError("trainer decks import: a FILE is empty; name a file of cards")
    if args.into and args.title:
        raise UsageError("--into adds to a deck that has its title; leave --title out")
    options = Options(
        format=args.format, mapping=_mapping(args.map), separator=_separator(args.separator)
    )
    folder = args.to or f"{user_folder('data')}/decks"
    target = Target(
        folder=str(Path(folder).expanduser().absolute()), title=args.title, into=args.into
    )
    found = [read(path, options) for path in args.files]
    known = library_folders(settings_of(args))
    shelf = shelf_of(known, extra=target.folder)
    plans: list[Plan] = []
    for each in found:
        plans.append(plan_import(each, shelf, target))
        shelf = after(plans[-1], shelf)
    refusal = refused(*plans) if args.dry_run else ""
    written = [] if args.dry_run else write(*plans)
    taken = _taken_over(args, plans, written) if is_wanted(args) else None
    if args.json:
        files = [_as_json(path, plan) for path, plan in zip(args.files, plans, strict=True)]
        done = {"files": files, "written": written}
        say_json(done if taken is None else {**done, "history": as_json(taken)})
    else:
        for path, plan in zip(args.files, plans, strict=True):
            _show(path, plan, dry=args.dry_run)
        for path in written:
            say(f"written: {path}")
        for line in () if taken is None else said(taken, dry=args.dry_run):
            say(line)
        made = [each for plan in plans for each in plan.decks if each.path in written]
        for line in _next([each.deck.id for each in made if each.read is None], args.to):
            say(line)
    if refusal:
        warn(f"without --dry-run this would be refused: {refusal}")
        return ExitCode.NOTHING
    if args.to and not args.into:
        _say_where(target.folder, [each.path for each in known])
    return ExitCode.DONE


def _taken_over(args: Args, plans: "Sequence[Plan]", written: Sequence[str]) -> "History":
    """Schedules and logs of the cards; what was written without them is named if that fails."""
    cards = [(each.card.item, each.source) for plan in plans for each in plan.cards]
    try:
        return take_over(args, cards, dry=args.dry_run)
    except StoreError:
        for path in written:
            warn(f"written: {path}, without schedules and log; import it again to have them")
        raise


def _next(made: Sequence[str], folder: str) -> list[str]:
    """What to do with the decks that were made, and how to be rid of them."""
    if not made:
        return []
    file = "that file" if len(made) == 1 else "those files"
    lines = [
        f"To take the import back, delete {file}: what you answered is kept, and counts again if "
        "the same cards return."
    ]
    if not folder:
        steps = (("review --deck", "practises it"), ("decks check", "says what it lacks"))
        width = max(len(command) for command, _ in steps)
        said = (
            f"  trainer {f'{command} {made[0]}':{width + len(made[0]) + 1}}  {says}"
            for command, says in steps
        )
        lines = ["Next:", *said, *lines]
    return ["", *lines]


def _say_where(folder: str, known: Sequence[str]) -> None:
    """Say so if the trainer does not read what lies in the folder."""
    place = Path(os.path.realpath(folder))
    known = [*known, f"{user_folder('data')}/decks"]
    if not any(place.is_relative_to(os.path.realpath(each)) for each in known):
        warn(
            f"{folder} is none of the folders that the trainer reads; name it by "
            f"--decks {shlex.quote(folder)}, or as `decks` in the settings"
        )


def _mapping(given: list[str]) -> dict[str, str]:
    """What `--map` says: a column by the part of a card; UsageError where that is unclear."""
    found: dict[str, str] = {}
    for pair in (each.strip() for text in given for each in text.split(",")):
        part, sign, column = (each.strip() for each in pair.partition("="))
        if not (part and sign and column):
            raise UsageError(f"--map: expected PART=COLUMN such as front=2, found {pair!r}")
        if part in found:
            raise UsageError(f"--map: {part} is said twice")
        found[part] = column
    return found


def _separator(given: str) -> str:
    separator = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}.get(given, given)
    if len(separator) > 1 or separator in ('"', "\n", "\r"):
        raise UsageError(f"--separator is one character or `tab`, not {given!r}")
    return separator


def _show(path: str, plan: "Plan", *, dry: bool) -> None:
    """What one file came to."""
    source = plan.source
    say(f"{path}: {source.format}, {number_of(len(source.cards), 'card')}")
    for notice in source.notices:
        say(f"  {notice}")
    new = [each for deck in plan.decks for each in deck.new]
    if dry and new:
        say_table(
            ("kind", "id", "question"),
            (
                (each.card.kind.words, each.card.item, shortened(each.card.ask, 200))
                for each in new[:MOST_ROWS]
            ),
            cut="question",
        )
        if len(new) > MOST_ROWS:
            say(f"… and {len(new) - MOST_ROWS} more; --json lists all of them")
    for deck in plan.decks:
        verb = "would be made" if deck.read is None else "would be added"
        if not dry:
            verb = "made" if deck.read is None else "added"
        kept = len(deck.cards) - len(deck.new)
        there = f", {kept} there already" if kept else ""
        say(f"deck {deck.deck.id}: {number_of(len(deck.new), 'card')} {verb}{there}")
        if dry and deck.refused:
            say(f"  this would be refused: {deck.refused}")
    for taken in plan.cards:
        if taken.changed:
            say(f"changed in the source, kept as it is here: {taken.card.item}")
    for pair in plan.near[:MOST_NEAR]:
        same = f"{pair.percent} %, in another order" if pair.is_reordered else f"{pair.percent} %"
        say(f"asks nearly the same ({same}): {pair.item} and {pair.other}")
    if len(plan.near) > MOST_NEAR:
        say(f"… and {number_of(len(plan.near) - MOST_NEAR, 'more such pair')}")
    for lost in plan.lost:
        say(f"left out: {lost}{_named(lost)}")


def _named(lost: "Lost") -> str:
    """What of the lost is named, as the end of its line."""
    if not lost.example:
        return ""
    names = (lost.example, *lost.others)
    return (": " if lost.others and len(names) == lost.number else ", such as ") + ", ".join(names)


def _as_json(path: str, plan: "Plan") -> dict[str, Any]:
    return {
        "file": path,
        "format": plan.source.format,
        "notices": list(plan.source.notices),
        "decks": [
            {
                "deck": each.deck.id,
                "path": each.path,
                "exists": each.read is not None,
                "refused": each.refused,
                "cards": [
                    {
                        "kind": taken.card.kind.value,
                        "item": taken.card.item,
                        "question": taken.card.ask,
                        "where": taken.source.where,
                        "new": taken.new,
                        "changed": taken.changed,
                    }
                    for taken in each.cards
                ],
            }
            for each in plan.decks
        ],
        "near": [
            {"item": each.item, "other": each.other, "percent": each.percent} for each in plan.near
        ],
        "lost": [asdict(each) for each in plan.lost],
    }
