"""`trainer decks watch`: a card beside the editor, drawn anew whenever its file is saved."""

import argparse
import sys
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli.commands.check import today
from trainer.cli.names import files_named
from trainer.cli.output import say
from trainer.cli.parser import Args, Parser, add_action, did_you_mean
from trainer.cli.shared import settings_of
from trainer.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from trainer.authoring.trying import Trial
    from trainer.authoring.watching import Seen, Watched

EVERY = 0.3
"""Seconds between two looks at the file."""


def add_watch(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Add the action to `trainer decks`."""
    parser = add_action(
        actions,
        "watch",
        watch,
        "preview a file beside your editor: drawn anew on every save, with an answer to try",
        [
            "trainer decks watch my-deck.yaml",
            "trainer decks watch my-deck                       one of your own, by its name",
            "trainer decks watch my-deck.yaml what-is-a-cold-start",
            "trainer decks watch --plain my-deck.yaml          line by line, until Ctrl+C",
            "trainer decks watch --once my-scenario.yaml       problems, golden answers' scores",
        ],
    )
    parser.add_argument(
        "file", metavar="FILE", help="the file of a deck or a scenario, or the name of one of yours"
    )
    parser.add_argument("item", metavar="ITEM", nargs="?", help="the id of the card to begin with")
    parser.add_argument("--plain", action="store_true", help="print lines instead of a screen")
    parser.add_argument(
        "--once", action="store_true", help="print the preview once and end; exit code 3 on errors"
    )


def watch(args: Args) -> int:
    """Watch the file until it is enough."""
    # Imported here: the commands beside this one read no YAML.
    from trainer.authoring.trying import Trial
    from trainer.authoring.watching import watch as begin
    from trainer.deckfile.lexicons import read_lexicon
    from trainer.settings import lexicon_folders, library_folders

    settings = settings_of(args)
    if args.file == "":
        raise UsageError("trainer decks watch: FILE is empty; name a file, or a deck of yours")
    path, *further = files_named(args, args.file)
    if further:
        raise UsageError(f"{args.file!r} are {path} and {further[0]}; name one of them")
    watched = begin(path, today(settings), library_folders(settings))
    trial = Trial(cache(lambda: read_lexicon(*map(Path, lexicon_folders()))))
    first = watched.look()
    item = _item(args.item, first)
    if args.plain or args.once:
        return _print(watched, first, item, trial, once=args.once)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "the preview needs a terminal, and this is none; add --plain to print lines, "
            "or --once to print them a single time"
        )
    # Imported here: only the screen needs Textual.
    from trainer.tui.preview_app import run_preview

    return run_preview(settings, watched, first, item, trial)


def _item(name: str | None, seen: "Seen | None") -> str | None:
    """The item that is meant by its id, alone or after that of its deck."""
    if name is None or seen is None or not seen.items:
        return None
    names = [each.item for each in seen.items]
    for item in names:
        if name in (item, item.partition("/")[2]):
            return item
    nearest = did_you_mean(name, [*names, *(each.partition("/")[2] for each in names)])
    raise UsageError(f"the file has no item {name!r}; {nearest or f'there is {names[0]}'}")


def _print(
    watched: "Watched", seen: "Seen | None", item: str | None, trial: "Trial", *, once: bool
) -> int:
    from trainer.plain.preview import preview_lines

    while True:
        if seen is not None:
            for line in preview_lines(seen, None if seen.changed else item, trial):
                say(line)
            if once:
                return ExitCode.INVALID_DECK if seen.broken else ExitCode.DONE
            say()
            say(f"-- watching {watched.path}; Ctrl+C ends --")
            sys.stdout.flush()
        time.sleep(EVERY)
        seen = watched.look()
