"""`trainer decks stale`: facts that should be looked up again."""

import argparse
import os
from datetime import timedelta
from typing import Any

from trainer.cli.output import say, say_json
from trainer.cli.parser import Args, Parser, add_action, add_json
from trainer.cli.shared import settings_of
from trainer.content.cards import Card
from trainer.content.library import Library
from trainer.errors import ExitCode
from trainer.insight.stale import OldCard, Stale, read_span, stale
from trainer.practice.wording import number_of
from trainer.settings import folders

USUAL_SPAN = "180d"
"""Half a year: cloud providers change their limits and prices about that often."""


def add_stale(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Make the action and its options."""
    parser = add_action(
        actions,
        "stale",
        run,
        "list facts that were not checked for long, and figures without source or date",
        [
            "trainer decks stale                        checked more than half a year ago",
            "trainer decks stale --older-than 1y        days, weeks, months, years: d, w, m, y",
            "trainer decks stale --json --decks mine/   for programs",
        ],
    )
    parser.add_argument(
        "--older-than",
        metavar="SPAN",
        type=_span,
        default=_span(USUAL_SPAN),
        help=f"how long ago is too long, such as 180d, 26w, 6m or 1y (default {USUAL_SPAN})",
    )
    add_json(parser)


def run(args: Args) -> int:
    """Print what is stale, oldest first; exit code 1 if anything is."""
    # Imported here: reading YAML takes longer than most commands run.
    from trainer.deckfile.check import check
    from trainer.deckfile.discover import discover
    from trainer.workspace import present

    settings = settings_of(args)
    library = check(discover(folders(settings)))
    found = stale(library.decks, present(settings).day, args.older_than)
    if args.json:
        say_json(_as_json(found, library))
    else:
        _say(found, library, args.older_than)
    return ExitCode.DONE if found.is_empty else ExitCode.NOTHING


def _span(text: str) -> timedelta:
    try:
        return read_span(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _say(found: Stale, library: Library, span: timedelta) -> None:
    cards = sum(len(deck.cards) for deck in library.decks)
    read = f"{number_of(cards, 'card')} looked at"
    old, bare = number_of(len(found.old), "card"), number_of(len(found.unproved), "number")
    say(f"{read}: {old} checked more than {number_of(span.days, 'day')} ago,")
    say(f"{bare} without source or date.")
    for each in found.old:
        say()
        _say_card(each.card, each.card.as_of, library)
    for number in found.unproved:
        say()
        _say_card(number, number.as_of or "no date", library)


def _say_card(card: Card, checked: str, library: Library) -> None:
    value = getattr(card, "value", "")
    say(f"{checked:<10}  {card.item}{f': {value}' if value else ''}")
    say(f"{'':<10}  {_place(card, library)}")
    say(f"{'':<10}  {card.source or 'no source'}")


def _place(card: Card, library: Library) -> str:
    """`file:line:column` of the card, the file as seen from here where it lies below."""
    place = library.places[card.item]
    path = os.path.relpath(place.path) if os.path.isabs(place.path) else place.path  # noqa: PTH117
    return str(place if path.startswith("..") else place._replace(path=path))


def _as_json(found: Stale, library: Library) -> dict[str, Any]:
    return {
        "stale": [_old_as_json(each, library) for each in found.old],
        "unproved": [_card_as_json(each, library) for each in found.unproved],
    }


def _old_as_json(old: OldCard, library: Library) -> dict[str, Any]:
    return {**_card_as_json(old.card, library), "days": old.days}


def _card_as_json(card: Card, library: Library) -> dict[str, Any]:
    place = library.places[card.item]
    return {
        "item": card.item,
        "kind": card.kind.value,
        "value": getattr(card, "value", None),
        "source": card.source or None,
        "as_of": card.as_of or None,
        "path": place.path,
        "line": place.line,
        "column": place.column,
    }
