"""`trainer history`: what was answered, latest first."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from trainer.cli.output import say, say_json, say_table
from trainer.cli.parser import Args, Parser, add_json, whole
from trainer.cli.shared import open_workspace
from trainer.content.text import shortened
from trainer.errors import ExitCode, UsageError
from trainer.events import Event, Kind
from trainer.practice.wording import number_of
from trainer.scheduling.day import wall_clock
from trainer.store.journal import Past

LONGEST = 40
"""Characters of an answer shown in a row."""

_START = datetime(1970, 1, 1, tzinfo=UTC)


def fill(parser: Parser) -> None:
    """Make the options."""
    parser.description = "What you answered, latest first."
    parser.examples(
        "trainer history",
        "trainer history cold-starts/what-is-a-cold-start",
        "trainer history --limit 500 --json",
        "trainer history --mocks                       interviews, and where you are heading",
    )
    parser.add_argument(
        "item", metavar="ITEM", nargs="?", help="one card: deck/card; a scenario, or scenario#point"
    )
    parser.add_argument(
        "--limit", metavar="N", type=whole(1), default=20, help="print at most N (default 20)"
    )
    parser.add_argument(
        "--mocks", action="store_true", help="mock interviews with their verdicts and trends"
    )
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: Args) -> int:
    """Print the latest events, or the latest interviews."""
    if args.mocks:
        return _mocks(args)
    with open_workspace(args) as workspace:
        past = workspace.journal.history(args.limit, args.item)
    if args.json:
        say_json([_as_json(each) for each in past])
    elif past:
        say_table(("when", "what", "item", "answer"), map(_row, past), cut="answer")
    else:
        say(f"Nothing happened to {args.item} yet." if args.item else "No answers yet.")
    return ExitCode.DONE


def _mocks(args: Args) -> int:
    """Print the latest interviews."""
    # Imported here: the history of cards needs no reports.
    from trainer.cli import mocks

    if args.item:
        raise UsageError("--mocks shows interviews; leave out the card, or leave out --mocks")
    with open_workspace(args) as workspace:
        reports = workspace.reports(args.limit)
    if args.json:
        mocks.show_json(reports)
    else:
        mocks.show(reports)
    return ExitCode.DONE


def _row(past: Past) -> tuple[str, ...]:
    event = past.event
    what = event.kind if event.grade is None else f"{event.kind} {event.grade}"
    if past.taken_back:
        what += " undone"
    when = _local(event).strftime("%Y-%m-%d %H:%M")
    if event.kind == Kind.IMPORTED:
        logged = event.data.get("log")
        count = len(logged) if isinstance(logged, list) else 0
        said = f"{number_of(count, 'answer')} in another program"
    elif event.kind == Kind.FLAG:
        note = event.data.get("note")
        said = note if isinstance(note, str) else ""
    else:
        said = event.answer or ""
    return (when, what, event.item or "", shortened(said, LONGEST))


def _as_json(past: Past) -> dict[str, Any]:
    event = past.event
    return {
        "id": event.id,
        "at": _local(event).isoformat(timespec="milliseconds"),
        "day": event.day.isoformat(),
        "kind": event.kind,
        "item": event.item,
        "grade": event.grade,
        "seconds": event.seconds,
        "answer": event.answer,
        "assessment": event.assessment,
        "taken_back": past.taken_back,
        "device": event.device,
    }


def _local(event: Event) -> datetime:
    """The wall clock as the learner saw it; the beginning of time where it is damaged."""
    try:
        zone = timezone(timedelta(minutes=event.offset))
        return wall_clock(event.wall, event.offset).replace(tzinfo=zone)
    except (ValueError, OverflowError):
        return _START
