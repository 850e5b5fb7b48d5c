"""Mock interviews as the journal has them: each a start, its steps, and how it ended."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, select, text

from trainer.events import Event, Kind
from trainer.scheduling.fold import voided
from trainer.store import projection, rows
from trainer.store.latest import newest_first
from trainer.store.schema import event as table

# An index on days holds the kinds too: looking through it alone spares reading every answer.
_STEPS = select(table).where(
    text(f"event.rowid IN (SELECT rowid FROM event WHERE kind = '{Kind.MOCK}')")
)


def events_of(connection: Connection, id_: str) -> list[Event]:
    """The start and every step of a mock, in order; those taken back are left out."""
    start = projection.event_of(connection, id_)
    if start is None or not _does(start, "start"):
        return []
    later = _STEPS.where(table.c.at >= start.at).order_by(table.c.at, table.c.id)
    steps = [rows.to_event(row) for row in connection.execute(later)]
    steps = [step for step in steps if _mock_of(step) == id_]
    gone = voided([*steps, *projection.takers(connection, [step.id for step in steps])])
    return [] if id_ in gone else [step for step in steps if step.id not in gone]


def unfinished(connection: Connection) -> Event | None:
    """The start of the latest mock that was neither finished nor abandoned; None if all were."""
    ended: set[str] = set()
    for step in _latest(connection, _that("start", "finish", "abandon")):
        if not _does(step, "start"):
            ended.add(_mock_of(step))
        elif step.id not in ended:
            return step
    return None


def finished(connection: Connection, limit: int) -> list[Event]:
    """What finished the latest mocks, newest first."""
    return list(islice(_latest(connection, _that("finish")), limit))


def _that(*do: str) -> Select[Any]:
    """The steps that do one of these."""
    named = ", ".join(f"'{each}'" for each in do)
    does = f"CASE WHEN json_valid(data) THEN json_extract(data, '$.do') END IN ({named})"
    return _STEPS.where(text(does))


def _latest(connection: Connection, query: Select[Any]) -> Iterator[Event]:
    return (step for step, gone in newest_first(connection, query) if not gone)


def _mock_of(step: Event) -> str:
    """The id of the mock that a step belongs to: that of its start."""
    return step.id if _does(step, "start") else str(step.data.get("mock"))


def _does(step: Event, do: str) -> bool:
    return step.kind == Kind.MOCK and step.data.get("do") == do
