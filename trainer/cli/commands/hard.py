"""`trainer decks hard`: the cards that keep failing, with what was answered."""

import argparse
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from trainer.cli.output import say, say_json
from trainer.cli.parser import Args, Parser, add_action, add_json, whole
from trainer.cli.shared import open_workspace, where
from trainer.content.text import shortened
from trainer.errors import ExitCode
from trainer.practice.wording import number_of

if TYPE_CHECKING:
    from trainer.store.hard import Hard
    from trainer.workspace import Workspace

ANSWERS = 3
"""The latest answers shown of each card."""

LONGEST = 110
"""Characters of a text shown: with what stands before it, two lines of a terminal at most."""


def add_hard(actions: "argparse._SubParsersAction[Parser]") -> None:
    """Add the action to `trainer decks`."""
    parser = add_action(
        actions,
        "hard",
        hard,
        "list the cards that you fail again and again, with what you answered",
        [
            "trainer decks hard                         the worst ten",
            "trainer decks hard --limit 3 --json        for programs",
            "trainer decks edit limits/gateway-timeout   and then mend one",
        ],
    )
    parser.add_argument(
        "--limit", metavar="N", type=whole(1), default=10, help="print at most N (default 10)"
    )
    add_json(parser)


def hard(args: Args) -> int:
    """Print the hard cards, the worst first."""
    # Imported here, as the store is.
    from trainer.store.hard import hard as hard_cards

    with open_workspace(args) as workspace:
        rows = [_row(workspace, each) for each in hard_cards(workspace.database, args.limit)]
    if args.json:
        say_json(rows)
    elif not rows:
        say("No card is hard for you.")
    for row in [] if args.json else rows:
        _say(row)
    return ExitCode.DONE


def _row(workspace: "Workspace", found: "Hard") -> dict[str, Any]:
    card = workspace.card(found.item)
    return {
        **asdict(found),
        "leech": found.is_leech,
        "ask": card.ask if card else "",
        "answer": card.solution if card else "",
        **where(workspace, found.item),
        "answers": [
            {"day": event.day.isoformat(), "grade": event.grade, "answer": event.answer}
            for event in workspace.answers(found.item, ANSWERS)
        ],
    }


def _say(row: dict[str, Any]) -> None:
    leech = ", a leech: rewrite it" if row["leech"] else ""
    hidden = ", suspended" if row["suspended"] else ""
    failed = f"failed {number_of(row['failures'], 'time')} of {row['reviews']}"
    say(f"{row['item']}: {failed}, easiness {row['easiness'] / 100:.2f}{leech}{hidden}")
    say(f"  asks     {shortened(row['ask'], LONGEST)}")
    say(f"  answer   {shortened(row['answer'], LONGEST)}")
    for each in row["answers"]:
        said = shortened(each["answer"] or "(not typed)", LONGEST)
        say(f"  {each['day']}  grade {each['grade']}  {said}")
    if row["path"]:
        say(f"  {row['path']}:{row['line']}:{row['column']}")
    say(f"  trainer decks edit {row['item']}")
    say()
