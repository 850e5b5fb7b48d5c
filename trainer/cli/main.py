"""The command line: finds the command, runs it, and turns every failure into one sentence."""

import errno
import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from io import TextIOWrapper

from trainer import __version__
from trainer.cli.output import warn
from trainer.cli.parser import Args, Parser, Run, add_places, sentence
from trainer.errors import ExitCode, TrainerError

COMMANDS = {
    "review": "practise the cards that are due, then new ones",
    "drill": "an open interview question, judged point by point",
    "mock": "a mock interview against the clock, with a report card",
    "due": "how much waits today: for you, prompts and status bars",
    "resume": "ask suspended cards again",
    "stats": "what you know, how well it holds and what comes",
    "history": "what you answered, latest first",
    "report": "the report card of a mock interview",
    "decks": "list, write, check, import and export decks",
    "grade": "grade a free answer: which points it makes, and where",
    "journal": "check, repair, back up and merge what you answered",
    "simulate": "the schedule that a sequence of grades leads to",
    "config": "where the settings are and what they say",
    "keys": "every key and what it does",
    "completion": "complete commands and decks with the Tab key",
}
"""Every command with its summary; each has a module of its name in `commands`."""


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What only the output reports by the bare error: whoever writes files says which file it is."""


def run(argv: Sequence[str]) -> int:
    """Run one command line; the exit code comes back, and no exception ever does."""
    _be_lenient()
    try:
        code = _dispatch(argv)
        sys.stdout.flush()
    except TrainerError as error:
        warn(str(error))
        code = error.exit_code
    except KeyboardInterrupt:
        if sys.stderr.isatty():
            sys.stderr.write("\n")  # the terminal shows ^C in the middle of a line
        warn("interrupted; everything that was saved stays")
        code = ExitCode.INTERRUPTED
    except BrokenPipeError:
        _mute()  # whoever read the output has seen enough
        code = ExitCode.DONE
    except Exception as error:  # noqa: BLE001 - a traceback must never reach the user
        warn(_unprintable(error) or _unexpected(error))
        _mute()
        code = ExitCode.NOTHING
    return code


def build() -> Parser:
    """The parser of all commands; each makes its options when it is used."""
    parser = Parser(
        prog="trainer",
        description="Practise for technical interviews. Without a command the home screen opens.",
        epilog=(
            "examples:\n"
            "  trainer                         open the home screen\n"
            "  trainer review --minutes 10     ten minutes of practice\n"
            "  trainer review --plain          the same, line by line\n"
            "  trainer drill                   an open question, judged point by point\n"
            "  trainer due                     what waits today\n"
            "  trainer COMMAND --help          more about a command"
        ),
    )
    parser.add_argument("--version", action="version", version=f"trainer {__version__}")
    add_places(parser, 0)
    # With its own `prog`: working it out would load what only printing help needs.
    commands = parser.add_subparsers(
        title="commands", metavar="COMMAND", dest="command", prog=parser.prog
    )
    for name, summary in COMMANDS.items():
        commands.add_parser(
            name, help=summary, description=sentence(summary), fill=partial(_fill, name)
        )
    return parser


def _fill(name: str, parser: Parser) -> None:
    """Make the options of a command; only now is its module imported."""
    module = import_module(f"trainer.cli.commands.{name}")
    module.fill(parser)
    add_places(parser, 1)


def _dispatch(argv: Sequence[str]) -> int:
    if "_ARGCOMPLETE" in os.environ:
        from trainer.cli.completing import complete

        complete(build())
    try:
        args = build().parse_args(argv)
    except SystemExit:
        return ExitCode.DONE  # --help and --version end this way
    run_command: Run = args.run if args.command else _home
    return run_command(args)


def _home(args: Args) -> int:
    """Open the home screen."""
    from trainer.cli.screen import open_screen

    return open_screen(args, None)


def _be_lenient() -> None:
    """Let nothing about the three streams end the program.

    Letters that a terminal cannot show or a pipe garbles are replaced; a stream that was
    closed before the start leads nowhere.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
        elif isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _unprintable(error: Exception) -> str:
    """What to say if the error is that standard output takes nothing more; else nothing."""
    if not isinstance(error, OSError) or error.filename is not None:
        return ""
    if error.errno not in _FULL:
        try:
            sys.stdout.flush()  # what could not be written waits there, and fails again
        except OSError as again:
            error = again
        else:
            return ""
    reason = error.strerror or str(error)
    return (
        f"the output could not be written: {reason}; make room there, or print it elsewhere. "
        "What was saved stays"
    )


def _unexpected(error: Exception) -> str:
    # Imported here: it is hoped never to be needed.
    from trainer.cli.crash import report

    return report(error)


def _mute() -> None:
    """Send the rest of the output nowhere: whoever read it is gone, or the disk is full."""
    # Python flushes once more when it ends, and would complain then.
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        pass
