"""`trainer mock`: an interview against the clock, and its report card."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from trainer.cli.output import warn
from trainer.cli.parser import Args, Parser
from trainer.cli.screen import open_screen
from trainer.cli.shared import open_workspace, settings_of
from trainer.errors import UsageError
from trainer.settings import LEVELS

if TYPE_CHECKING:
    from trainer.practice.host import HostSession
    from trainer.practice.interview import Setup
    from trainer.practice.mock import MockSession
    from trainer.practice.starts import MockStart
    from trainer.workspace import Workspace

MINUTES = (20, 30, 45)
"""The lengths of `practice.interview.LENGTHS`, which loads too slowly for printing help."""

DEFAULT_MINUTES = 30


def fill(parser: Parser) -> None:
    """Make the options."""
    parser.description = (
        "Sit a mock interview: short questions, then one or two open ones in phases against\n"
        "a clock that never cuts you off. No feedback before the end; then a report card."
    )
    parser.examples(
        "trainer mock --minutes 20                      a short one",
        "trainer mock --level staff --topic scaling     judged for staff, on one topic",
        "trainer mock --seed 7                          the same questions every time",
        "trainer mock --spoken                          answer aloud, tick the points in the end",
        "trainer mock --host payment-service-in-lambda  ask a colleague, and tick the rubric",
        "trainer mock --plain                           line by line, for pipes and screen readers",
    )
    parser.add_argument(
        "--minutes", metavar="N", type=int, choices=MINUTES, help="20, 30 or 45 (default 30)"
    )
    parser.add_argument(
        "--level", metavar="LEVEL", choices=LEVELS, help="mid, senior or staff (default: settings)"
    )
    parser.add_argument(
        "--topic", metavar="TOPIC", action="append", help="only this topic; more with more --topic"
    )
    parser.add_argument("--seed", metavar="N", type=int, help="what chooses the questions")
    parser.add_argument("--spoken", action="store_true", help="answer aloud instead of typing")
    parser.add_argument("--host", metavar="SCENARIO", help="be the interviewer, with this one")
    parser.add_argument(
        "--new", action="store_true", help="abandon an unfinished interview, and begin anew"
    )
    parser.add_argument("--plain", action="store_true", help="line by line instead of a screen")
    parser.set_defaults(run=run)


def run(args: Args) -> int:
    """Hold an interview on the screen or line by line."""
    if args.host is not None and (args.topic or args.spoken or args.seed is not None):
        raise UsageError("--host names the question: leave out --topic, --seed and --spoken")
    if not args.plain:
        return open_screen(args, _start(args))
    # Imported here: the screen does without it.
    from trainer.plain.interview import run_interview

    with open_workspace(args) as workspace:
        if workspace.problems:
            warn(f"problems in your decks: {len(workspace.problems)}; see `trainer decks check`")
        _check(args, workspace)
        unfinished = None if args.new else workspace.interviews.unfinished(workspace.now())
        return run_interview(
            workspace.now, unfinished, lambda: _begin(args, workspace), sys.stdin, sys.stdout
        )


def _start(args: Args) -> MockStart:
    """What the screen begins with: a set-up to choose in unless anything is chosen already."""
    from trainer.practice.starts import MockStart

    chosen = (args.minutes, args.level, args.topic, args.seed, args.host, args.spoken or None)
    if all(each is None for each in chosen):
        return MockStart(new=args.new)
    setup = _setup(args, settings_of(args).level, args.seed or 0)
    return MockStart(setup, seeded=args.seed is not None, host=args.host, new=args.new)


def _setup(args: Args, level: str, seed: int) -> Setup:
    """What was chosen, with the usual values for the rest."""
    from trainer.content.points import Level
    from trainer.practice.interview import Setup

    minutes, topics = args.minutes or DEFAULT_MINUTES, tuple(args.topic or ())
    return Setup(minutes, Level(args.level or level), topics, seed, args.spoken)


def _check(args: Args, workspace: Workspace) -> None:
    """UsageError if what is named does not exist, before anything is asked."""
    if args.host is not None:
        workspace.scenario(args.host)
    else:
        workspace.interviews.check_topics(args.topic or ())


def _begin(args: Args, workspace: Workspace) -> MockSession | HostSession:
    """A new interview as the command line wants it."""
    interviews, now = workspace.interviews, workspace.now()
    seed = interviews.draw_seed() if args.seed is None else args.seed
    setup = _setup(args, workspace.settings.level, seed)
    if args.host is not None:
        return interviews.host(workspace.scenario(args.host), setup.minutes, setup.level, now)
    return interviews.begin(setup, now)
