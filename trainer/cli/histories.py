"""Schedules and logs of other programs on the command line: taken over, and said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from trainer.cli.parser import Args, Parser
from trainer.cli.shared import open_workspace
from trainer.content.imported import ImportedCard
from trainer.practice.wording import number_of

if TYPE_CHECKING:
    from trainer.authoring.histories import History


def add_histories(parser: Parser, verb: str, program: str) -> None:
    """Add the options that ask for schedules and logs, which come from or go to `program`."""
    parser.add_argument(
        "--with-schedule", action="store_true", help=f"{verb} when each card is due, {program}"
    )
    parser.add_argument(
        "--with-log", action="store_true", help=f"{verb} every answer ever given, {program}"
    )


def is_wanted(args: Args) -> bool:
    """Whether schedules or logs were asked for."""
    return bool(args.with_schedule or args.with_log)


def take_over(args: Args, cards: Iterable[tuple[str, ImportedCard]], *, dry: bool) -> History:
    """Take over what was asked for, by items; where `dry`, only find out what that would be."""
    # Imported here: an import without schedules opens no journal.
    from trainer.authoring.histories import history, record

    with open_workspace(args) as workspace:
        found = history(cards, workspace.journal, schedule=args.with_schedule, log=args.with_log)
        if not dry:
            found = record(found, workspace.journal, workspace.now())
    return found


def said(history: History, *, dry: bool) -> Iterator[str]:
    """What was taken over, a line each."""
    taken = "would be taken over" if dry else "taken over"
    parts = [
        number_of(history.scheduled, "schedule"),
        f"{history.suspended} suspended",
        number_of(history.answers, "answer"),
    ]
    yield f"{taken}: {', '.join(parts)}"
    if history.practised:
        yield f"practised here already, and kept as it is: {number_of(history.practised, 'card')}"


def as_json(history: History) -> dict[str, Any]:
    """The same for programs."""
    return {
        "schedules": history.scheduled,
        "suspended": history.suspended,
        "answers": history.answers,
        "practised": history.practised,
    }
