"""`trainer decks show`: one card or scenario as text, with its place and its schedule."""

import argparse
import sys
from typing import TYPE_CHECKING, Any

from trainer.cli.output import say_json
from trainer.cli.parser import Args, Parser, add_action, add_json
from trainer.cli.shared import open_workspace
from trainer.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from trainer.content.cards import Card
    from trainer.content.scenarios import Scenario


def add_show(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Add the action to `trainer decks`."""
    parser = add_action(
        actions,
        "show",
        show,
        "print a card or a scenario, with where it stands and what its schedule is",
        [
            "trainer decks show cold-starts/what-is-a-cold-start",
            "trainer decks show checkout-saga               a scenario with its points",
            "trainer decks show checkout-saga#idempotent    one of them, as it is asked",
            "trainer decks show limits/gateway-timeout --json",
        ],
    )
    parser.add_argument(
        "item",
        metavar="ITEM",
        help="what to print: DECK/CARD, SCENARIO, or SCENARIO#POINT for one of its points",
    )
    add_json(parser)


def show(args: Args) -> int:
    """Print the item."""
    # Imported here: other actions show no card.
    from trainer.plain.lines import Lines
    from trainer.plain.shown import card_lines, scenario_lines, standing_lines, state_of

    with open_workspace(args) as workspace:
        place = workspace.places.locate(args.item)
        card = workspace.card(args.item)
        scenario = None if card is not None else workspace.find_scenario(args.item)
        if card is None and scenario is None:
            raise UsageError(
                f"{args.item} is a deck, or its file has errors; name one of its cards, such as "
                f"{args.item.partition('/')[0]}/some-card, or `trainer decks check` its file"
            )
        schedule = workspace.schedule(args.item)
        today = workspace.now().day
    if args.json:
        say_json(
            {
                "item": card.item if card is not None else args.item,
                "path": place.path,
                "line": place.line,
                "column": place.column,
                "bundled": place.bundled,
                "state": state_of(schedule, today),
                "flag": schedule.flag,
                "schedule": {
                    "due": schedule.due.isoformat() if schedule.due else None,
                    "repetitions": schedule.repetitions,
                    "interval": schedule.interval,
                    "easiness": schedule.easiness,
                    "reviews": schedule.reviews,
                    "failures": schedule.failures,
                },
                "content": _content(card, scenario),
            }
        )
        return ExitCode.DONE
    lines = Lines(sys.stdin, sys.stdout)
    if card is not None:
        lines.say_all(card_lines(card, schedule))
    elif scenario is not None:
        lines.say_all(scenario_lines(scenario))
    origin = f"{place} (came with the program)" if place.bundled else str(place)
    lines.say("")
    lines.say_all(standing_lines(origin, schedule, today))
    return ExitCode.DONE


def _content(card: "Card | None", scenario: "Scenario | None") -> Any:
    """What the file says; keys at their usual value are left out."""
    import json

    from trainer.content.codec import encode_card, encode_scenario

    if card is not None:
        return json.loads(encode_card(card))
    return json.loads(encode_scenario(scenario)) if scenario is not None else None
