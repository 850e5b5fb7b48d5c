"""An interview in lines, from the offer to go on with an interrupted one to the report."""

from collections.abc import Callable
from typing import TextIO

from trainer.content.text import one_line
from trainer.errors import ExitCode, StoreError
from trainer.events import Moment
from trainer.plain.host import HostTalk
from trainer.plain.lines import Lines
from trainer.plain.mock import MockTalk
from trainer.plain.phases import time_of
from trainer.plain.sitting import Left, Talk
from trainer.plain.trying import attempt
from trainer.practice.host import HostSession
from trainer.practice.mock import MockSession
from trainer.practice.report import Report
from trainer.printing.text import report_text
from trainer.scheduling.day import wall_clock

Session = MockSession | HostSession

OFFER = "Enter goes on with it, n abandons it and begins anew, q leaves: "


def run_interview(
    now: Callable[[], Moment],
    unfinished: Session | None,
    begin: Callable[[], Session],
    stdin: TextIO,
    stdout: TextIO,
) -> int:
    """Hold an interview until its report, or until the input ends; an exit code.

    An `unfinished` one is offered; `begin` makes another. Every "saved" is printed after it
    is on disk. StoreError if the database fails twice at the same step; what was typed is
    printed first, so that it can be kept.
    """
    lines = Lines(stdin, stdout)
    session = begin() if unfinished is None else _chosen(unfinished, now, begin, lines)
    if session is None:
        return ExitCode.DONE
    talk = _talk(session, now, lines)
    try:
        _introduce(session, lines)
        talk.run()
    except Left:
        return ExitCode.DONE
    except StoreError:
        talk.rescue()
        raise
    except KeyboardInterrupt:
        lines.say("")
        talk.rescue()
        talk.leave("Interrupted")
        raise
    if session.report is not None:
        _show(session.report, lines, hosted=isinstance(session, HostSession))
    return ExitCode.DONE


def _chosen(
    unfinished: Session, now: Callable[[], Moment], begin: Callable[[], Session], lines: Lines
) -> Session | None:
    """The interview to go on with; None to leave it for another time."""
    if unfinished.is_over:
        lines.say("The interview that was interrupted only lacked its report.")
        return unfinished
    setup, moment = unfinished.plan.setup, now()
    started = unfinished.sat(moment).times.started
    begun = f"{wall_clock(started.utc_ms, started.offset):%Y-%m-%d %H:%M}"
    clock = unfinished.clock(moment)
    used = f"{time_of(clock.spent)} of {time_of(clock.planned)} used"
    lines.say(f"An interview for {setup.level} of {begun} is unfinished: {used}.")
    while True:
        line = lines.ask(OFFER)
        match line if line is None else line.strip().lower():
            case "" | "y" | "yes":
                attempt(lines, lambda: unfinished.go_on(now()))
                return unfinished
            case "n" | "new":
                return begin()
            case None | "q" | "/quit":
                lines.say("It waits for the next `trainer mock`.")
                return None


def _introduce(session: Session, lines: Lines) -> None:
    """What kind of interview this is."""
    setup = session.plan.setup
    if session.is_over:
        return
    if isinstance(session, HostSession):
        title = one_line(session.scenario.title)
        lines.say(f"You interview for {setup.level}: {title}, {setup.minutes} minutes.")
        lines.say("Listen, and tick. /help lists the commands.")
        return
    how = "spoken interview" if setup.spoken else "interview"
    topics = f" on {', '.join(map(one_line, setup.topics))}" if setup.topics else ""
    lines.say(
        f"A mock {how} for {setup.level}{topics}: {setup.minutes} minutes, seed {setup.seed}.",
        "There is no feedback before the end. /help lists the commands, /pause stops the clock.",
    )


def _talk(session: Session, now: Callable[[], Moment], lines: Lines) -> Talk:
    if isinstance(session, HostSession):
        return HostTalk(now, session, lines)
    return MockTalk(now, session, lines)


def _show(report: Report, lines: Lines, *, hosted: bool) -> None:
    """The report, and how to see it again."""
    whose = "The report:" if hosted else "That was the last question. Your report:"
    lines.say("", whose, "")
    lines.say(report_text(report).rstrip("\n"))
    lines.say("", f"saved: `trainer report {report.id}` shows it again, or as a page to keep:")
    lines.say(f"trainer report {report.id} --format html > report.html")
