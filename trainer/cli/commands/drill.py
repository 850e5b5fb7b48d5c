"""`trainer drill`: one scenario, from its question to what comes back of it."""

import sys

from trainer.cli.names import check_scenario
from trainer.cli.output import warn
from trainer.cli.parser import Args, Parser
from trainer.cli.screen import open_screen
from trainer.cli.shared import open_workspace
from trainer.practice.starts import DrillStart


def fill(parser: Parser) -> None:
    """Make the options."""
    parser.description = (
        "Answer an open interview question. You see which points you made, in which of your\n"
        "words, and are asked on about what you missed. Missed points come back tomorrow."
    )
    parser.examples(
        "trainer drill                                  the scenario you need most",
        "trainer drill payment-service-in-lambda        this one",
        "trainer drill --plain                          line by line, for pipes and screen readers",
        "trainer drill security-review --plain < answer.txt",
    )
    parser.add_argument(
        "scenario", metavar="SCENARIO", nargs="?", help="its id (default: the most needed)"
    )
    parser.add_argument("--plain", action="store_true", help="line by line instead of a screen")
    parser.set_defaults(run=run)


def run(args: Args) -> int:
    """Drill on the screen or line by line."""
    if not args.plain:
        check_scenario(args, args.scenario)
        return open_screen(args, DrillStart(args.scenario))
    # Imported here: the screen does without it.
    from trainer.plain.drill import run_drill

    with open_workspace(args) as workspace:
        if workspace.problems:
            warn(f"problems in your decks: {len(workspace.problems)}; see `trainer decks check`")
        return run_drill(workspace, args.scenario, sys.stdin, sys.stdout)
