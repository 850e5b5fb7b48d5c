"""`trainer decks diff`: what changed in meaning between two states of decks."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli.output import say, say_json
from trainer.cli.parser import Args, Parser, add_action, add_json
from trainer.cli.shared import open_workspace, settings_of
from trainer.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from trainer.deckfile.changes import Changes, Touched


def add_diff(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Add the action to `trainer decks`."""
    parser = add_action(
        actions,
        "diff",
        diff,
        "say what changed in meaning between two states of decks, and for which of your cards",
        [
            "trainer decks diff old.yaml new.yaml        files, or folders",
            "trainer decks diff main:decks decks         your folder against a Git revision",
            "trainer decks diff v1:decks v2:decks --json",
        ],
    )
    parser.add_argument(
        "before",
        metavar="BEFORE",
        help="the old state: a file, a folder, or either as a Git revision has it, such as "
        "main:decks",
    )
    parser.add_argument("after", metavar="AFTER", help="the new state, named in the same ways")
    add_json(parser)


def diff(args: Args) -> int:
    """Print the changes; exit code 1 if there are any."""
    # Imported here: other actions read no deck unless one changed.
    from trainer.authoring.revisions import read_side
    from trainer.deckfile.changes import changes
    from trainer.printing.changes import as_json, human

    if not (args.before and args.after):
        raise UsageError("trainer decks diff: a name is empty; name a file, a folder or REV:PATH")
    found = changes(read_side(args.before), read_side(args.after))
    mine = _touched(args, found)
    if args.json:
        say_json(as_json(found, mine))
    else:
        for line in human(found, mine):
            say(line)
    return ExitCode.NOTHING if found else ExitCode.DONE


def _touched(args: Args, found: "Changes") -> "Touched | None":
    """What the changes do to the learner's schedules; None where there is no journal."""
    # Imported here, as the store is.
    from trainer.deckfile.changes import touched
    from trainer.store.statistics import scheduled

    if not found or not Path(settings_of(args).db).exists():
        return None  # a check on a server makes no journal
    with open_workspace(args) as workspace:
        return touched(found, scheduled(workspace.database))
