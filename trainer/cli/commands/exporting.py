"""`trainer decks export`: decks for spreadsheets, people and other programs."""

import argparse
import sys

from trainer.cli.output import warn
from trainer.cli.parser import Args, Parser, add_action
from trainer.cli.shared import settings_of
from trainer.errors import ExitCode, UsageError
from trainer.plain.text import number_of
from trainer.settings import library_folders

FORMATS = ("csv", "markdown", "yaml")


def add_export(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Add the action."""
    parser = add_action(
        actions,
        "export",
        export,
        "write decks as CSV, Markdown or YAML",
        [
            "trainer decks export cold-starts --format markdown",
            "trainer decks export cold-starts limits --format csv -o cards.csv",
            "trainer decks export cold-starts --format yaml > cold-starts.yaml",
        ],
    )
    parser.add_argument(
        "deck", metavar="DECK", nargs="+", help="the ids of decks; in YAML of scenarios too"
    )
    parser.add_argument("--format", choices=FORMATS, required=True, help="csv, markdown or yaml")
    parser.add_argument("-o", dest="output", metavar="FILE", help="a new file for it")


def export(args: Args) -> int:
    """Print the decks in another format, or write them to a new file."""
    # Imported here: reading decks takes longer than most commands run.
    from trainer.authoring.exporting import chosen, more_than_text
    from trainer.content.cards import Deck
    from trainer.deckfile.saving import save
    from trainer.deckfile.writing import deck_text, scenario_text
    from trainer.exchange.delimited_write import csv_text
    from trainer.exchange.markdown_write import markdown_page

    found = chosen(library_folders(settings_of(args)), args.deck)
    decks = [each for each in found if isinstance(each, Deck)]
    if args.format == "yaml":
        if len(found) > 1:
            raise UsageError("--format yaml writes one deck a file; name one deck")
        text = deck_text(found[0]) if isinstance(found[0], Deck) else scenario_text(found[0])
    else:
        for each in found:
            if not isinstance(each, Deck):
                raise UsageError(f"{each.id} is a scenario; only YAML has a place for a rubric")
        text = csv_text(decks) if args.format == "csv" else markdown_page(decks)
        poorer = sum(more_than_text(card) for deck in decks for card in deck.cards)
        if poorer:
            what = "points, levels, sources and the like are left out of"
            warn(f"{what} {number_of(poorer, 'card')}; --format yaml keeps everything")
    if args.output is not None:
        save(args.output, text.encode(), None)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
    return ExitCode.DONE
