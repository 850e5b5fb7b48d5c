"""`trainer decks new`: a new deck or scenario file, and what to do with it next."""

import argparse
import os
import shlex
from pathlib import Path

from trainer.cli.output import say
from trainer.cli.parser import Args, Parser, add_action
from trainer.cli.shared import open_workspace
from trainer.errors import ExitCode, UsageError
from trainer.settings import folders


def add_new(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Add the action to `trainer decks`."""
    parser = add_action(
        actions,
        "new",
        run,
        "make a new deck or scenario with a worked example; never over a file that is there",
        [
            "trainer decks new payments",
            "trainer decks new payments --title 'Taking payments' --topic payments",
            "trainer decks new flash-sale --scenario     an open question with its rubric",
            "trainer decks new payments --in ~/team-decks",
        ],
    )
    parser.add_argument(
        "new_id",
        metavar="ID",
        help="its name: small letters, digits and single hyphens; stays for good",
    )
    parser.add_argument("--title", metavar="TEXT", default="", help="the title that lists show")
    parser.add_argument(
        "--topic", metavar="TOPIC", default="", help="the subject it belongs to (default the id)"
    )
    parser.add_argument(
        "--scenario",
        dest="is_scenario",
        action="store_true",
        help="make a scenario instead: an open question with its rubric",
    )
    parser.add_argument(
        "--in", dest="folder", metavar="FOLDER", help="make it in this folder, instead of your own"
    )


def run(args: Args) -> int:
    """Make the file; say where it lies and what comes next."""
    # Imported here: other actions make no file.
    from trainer.authoring.making import make

    if args.folder == "":
        raise UsageError("trainer decks new: --in is empty; name a folder")
    kind = "scenario" if args.is_scenario else "deck"
    with open_workspace(args) as workspace:
        path = make(workspace.catalogue, kind, args.new_id, args.title, args.topic, args.folder)
        say(f"made {path}")  # it is, whatever becomes of the journal's file
        workspace.sync()
        known = [Path(folder.path) for folder in folders(workspace.settings)]
    say()
    for line in _next(kind, args.new_id, path, _elsewhere(path, known)):
        say(line)
    return ExitCode.DONE


def _elsewhere(path: Path, known: list[Path]) -> str:
    """The option by which the file is found, if it lies in no folder that is searched."""
    real = Path(os.path.realpath(path))
    if any(real.is_relative_to(os.path.realpath(folder)) for folder in known):
        return ""
    return f" --decks {shlex.quote(str(path.parent))}"


def _next(kind: str, name: str, path: Path, option: str) -> list[str]:
    """What to do with the file."""
    file = shlex.quote(str(path))
    edit = (f"trainer decks edit {name}{option}", "opens it; its first line helps editors complete")
    if kind == "deck":
        steps = [
            (f"trainer decks add {name}{option}", "writes a card, asked for field by field"),
            edit,
            (f"trainer review --deck {name}{option}", "practises it"),
            (f"trainer decks check {file}", ""),
        ]
    else:
        steps = [
            edit,
            (f"trainer decks watch {file if option else name}", "tries answers beside the editor"),
            (f"trainer drill {name}{option}", "practises it"),
            (f"trainer decks check --strict {file}", ""),
        ]
    width = max(len(command) for command, _ in steps[:-1])
    return ["Next:", *(f"  {command:{width}}  {says}".rstrip() for command, says in steps)]
