"""`trainer review`: practise."""

import sys

from trainer.cli.names import check_scope
from trainer.cli.output import warn
from trainer.cli.parser import Args, Parser, whole
from trainer.cli.screen import open_screen
from trainer.cli.shared import open_workspace
from trainer.practice.question import Plan
from trainer.scheduling.queue import Scope


def fill(parser: Parser) -> None:
    """Make the options."""
    parser.description = "Practise the cards that are due, then new ones."
    parser.examples(
        "trainer review                         everything that is due today",
        "trainer review --deck cold-starts      one deck",
        "trainer review --minutes 10            no further card after ten minutes",
        "trainer review --missed                only what you missed in drills",
        "trainer review --cram --tag lambda     practise without moving any schedule",
        "trainer review --plain                 line by line, for pipes and screen readers",
    )
    parser.add_argument("--deck", metavar="D", help="only cards of this deck")
    parser.add_argument("--topic", metavar="T", help="only cards of this topic")
    parser.add_argument("--tag", metavar="T", help="only cards with this tag")
    parser.add_argument("--missed", action="store_true", help="only what you missed in drills")
    parser.add_argument(
        "--cram", action="store_true", help="ask cards due or not, and move no schedule"
    )
    parser.add_argument("--limit", metavar="N", type=whole(1), help="at most so many cards")
    parser.add_argument(
        "--minutes", metavar="N", type=whole(1, 1440), help="no further card after so many minutes"
    )
    parser.add_argument("--plain", action="store_true", help="line by line instead of a screen")
    parser.set_defaults(run=run)


def run(args: Args) -> int:
    """Practise on the screen or line by line."""
    plan = Plan(
        scope=Scope(args.deck, args.topic, args.tag, args.missed),
        limit=args.limit,
        minutes=args.minutes,
        cram=args.cram,
    )
    check_scope(args, plan.scope)
    if not args.plain:
        return open_screen(args, plan)
    # Imported here: the screen does without it.
    from trainer.plain.review import run_review

    with open_workspace(args) as workspace:
        if workspace.problems:
            warn(f"problems in your decks: {len(workspace.problems)}; see `trainer decks check`")
        return run_review(workspace, plan, sys.stdin, sys.stdout)
