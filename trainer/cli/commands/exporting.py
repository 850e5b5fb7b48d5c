"""`trainer decks export`: decks for spreadsheets, people and other programs."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli.histories import add_histories, is_wanted
from trainer.cli.output import warn
from trainer.cli.parser import Args, Parser, add_action
from trainer.cli.shared import open_workspace, settings_of
from trainer.errors import ExitCode, UsageError
from trainer.practice.wording import number_of
from trainer.settings import library_folders

if TYPE_CHECKING:
    from trainer.content.cards import Deck
    from trainer.content.scenarios import Scenario

_NAMES = {"apkg": "an Anki package", "csv": "CSV", "markdown": "Markdown", "yaml": "YAML"}

FORMATS = tuple(_NAMES)


def add_export(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Add the action."""
    parser = add_action(
        actions,
        "export",
        export,
        "write decks as an Anki package, CSV, Markdown or YAML",
        [
            "trainer decks export cold-starts --format markdown",
            "trainer decks export cold-starts limits --format csv -o cards.csv --replace",
            "trainer decks export cold-starts --format yaml > cold-starts.yaml",
            "trainer decks export limits --format apkg --with-schedule --with-log -o limits.apkg",
        ],
    )
    parser.add_argument(
        "deck", metavar="DECK", nargs="+", help="the id of a deck; with yaml of a scenario too"
    )
    parser.add_argument(
        "--format",
        choices=FORMATS,
        required=True,
        help="apkg for Anki, csv for spreadsheets, markdown to be read, yaml to keep everything",
    )
    add_histories(parser, "write", "into an Anki package")
    parser.add_argument(
        "-o", dest="output", metavar="FILE", help="a new file for it, instead of standard output"
    )
    parser.add_argument(
        "--replace", action="store_true", help="write over the FILE of -o if it is there already"
    )


def export(args: Args) -> int:
    """Print the decks in another format, or write them to a new file."""
    # Imported here: reading decks takes longer than most commands run.
    from trainer.authoring.exporting import chosen

    if args.format != "apkg" and is_wanted(args):
        raise UsageError(f"--format {args.format} has no place for schedules; apkg has")
    if args.format == "apkg" and args.output is None and sys.stdout.isatty():
        raise UsageError("an Anki package is no text; name a file for it by -o")
    if args.replace and args.output is None:
        raise UsageError("--replace is for the file that -o names; name one, or leave it out")
    found = chosen(library_folders(settings_of(args)), args.deck)
    data = _package(args, found) if args.format == "apkg" else _text(args, found).encode()
    if args.output is not None:
        _write(args.output, data, replace=args.replace)
        warn(f"wrote {_counted(found)} as {_NAMES[args.format]} to {args.output}")
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    return ExitCode.DONE


def _write(path: str, data: bytes, *, replace: bool) -> None:
    """Write the file; over the one that is there only if that is wanted."""
    from trainer.deckfile.saving import AlreadyThereError, SavingError, save

    if not (replace and os.path.lexists(path)):
        try:
            save(path, data, None)
        except AlreadyThereError as error:
            raise AlreadyThereError(
                f"{path} exists already and was left as it is; choose another name, or add "
                "--replace to write over it"
            ) from error
        return
    file = Path(path)
    if not file.is_file():
        raise SavingError(f"{path} is no file that could be replaced; choose another name")
    try:
        before = file.read_bytes()
    except OSError as error:
        raise SavingError(f"{path} cannot be replaced: {error.strerror}") from error
    save(path, data, before)


def _counted(found: "Sequence[Deck | Scenario]") -> str:
    """How much was written."""
    from trainer.content.cards import Deck

    decks = [each for each in found if isinstance(each, Deck)]
    cards = number_of(sum(len(each.cards) for each in decks), "card")
    scenarios = len(found) - len(decks)
    if not decks:
        return number_of(scenarios, "scenario")
    return cards if len(decks) == 1 else f"{cards} of {number_of(len(decks), 'deck')}"


def _package(args: Args, found: "Sequence[Deck | Scenario]") -> bytes:
    """The decks for Anki."""
    # Imported here: the journal takes longer to open than most commands run.
    from trainer.authoring.anki_export import anki_package

    decks = _decks(found, "no package has a place for a rubric")
    with open_workspace(args) as workspace:
        return anki_package(
            decks,
            workspace.journal,
            workspace.now(),
            schedule=args.with_schedule,
            log=args.with_log,
            rollover=workspace.settings.rollover.hour,
        )


def _text(args: Args, found: "Sequence[Deck | Scenario]") -> str:
    """The decks as text."""
    from trainer.authoring.exporting import more_than_text
    from trainer.content.cards import Deck
    from trainer.deckfile.writing import deck_text, scenario_text
    from trainer.exchange.delimited_write import csv_text
    from trainer.exchange.markdown_write import markdown_page

    if args.format == "yaml":
        if len(found) > 1:
            raise UsageError("--format yaml writes one deck a file; name one deck")
        return deck_text(found[0]) if isinstance(found[0], Deck) else scenario_text(found[0])
    decks = _decks(found, "only YAML has a place for a rubric")
    poorer = sum(more_than_text(card) for deck in decks for card in deck.cards)
    if poorer:
        what = "points, levels, sources and the like are left out of"
        warn(f"{what} {number_of(poorer, 'card')}; --format yaml keeps everything")
    return csv_text(decks) if args.format == "csv" else markdown_page(decks)


def _decks(found: "Sequence[Deck | Scenario]", reason: str) -> "list[Deck]":
    """Decks alone; UsageError with the reason if a scenario is among them."""
    from trainer.content.cards import Deck

    decks = []
    for each in found:
        if not isinstance(each, Deck):
            raise UsageError(f"{each.id} is a scenario; {reason}")
        decks.append(each)
    return decks
