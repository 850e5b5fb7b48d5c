"""Events and schedules as rows, and back.

Reading never fails: a value that makes no sense, from a damaged or doctored file, reads
as if it were absent, and `doctor.check` names it.
"""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any, Protocol

from sqlalchemy import ClauseElement, func, select
from sqlalchemy.dialects import sqlite

from trainer.events import Event
from trainer.scheduling.day import day_of
from trainer.scheduling.schedule import Schedule
from trainer.store.schema import draft, event, schedule

LARGEST = 2**62
"""Numbers of a schedule are capped here, where SQLite's 64 bits still hold them.

An interval this long is due in a century like any above 36,500 days, so nothing that a
learner could see depends on the cap.
"""


class Row(Protocol):
    """A row as the driver gives it: the columns in the order of the table."""

    def __getitem__(self, index: int, /) -> Any: ...


def _sql(statement: ClauseElement) -> str:
    """The text of a statement that every answer runs: compiled once, as it costs like a write."""
    return str(statement.compile(dialect=sqlite.dialect()))


INSERT_EVENT = _sql(event.insert())
"""Takes `from_event`."""

_upsert = sqlite.insert(schedule)
PUT_SCHEDULE = _sql(
    _upsert.on_conflict_do_update(
        index_elements=["item"],
        set_={c.name: _upsert.excluded[c.name] for c in schedule.columns if c.name != "item"},
    )
)
"""Takes `from_schedule`."""

GET_SCHEDULE = _sql(select(schedule).where(schedule.c.item == ""))
"""Takes the item."""

GET_EVENT = _sql(select(event).where(event.c.id == ""))
"""Takes the id."""

DELETE_DRAFT = _sql(draft.delete().where(draft.c.key == ""))
"""Takes the item."""

COUNT_EVENTS = _sql(select(func.count()).select_from(event))

GREATEST_AT = _sql(select(func.max(event.c.at)))
"""The place of the latest event, NULL in an empty journal."""


def dump(value: Mapping[str, Any]) -> str:
    """JSON text of an object, ASCII only, so that any string in it can be stored."""
    return json.dumps(value, separators=(",", ":"), allow_nan=False)


def from_event(happened: Event) -> tuple[str | int | float | None, ...]:
    """The row of an event."""
    assessment = happened.assessment
    return (
        happened.id,
        happened.device,
        happened.at,
        happened.wall,
        happened.offset,
        happened.day.isoformat(),
        happened.kind,
        happened.item,
        happened.grade,
        happened.seconds,
        happened.confidence,
        happened.answer,
        None if assessment is None else dump(assessment),
        happened.digest,
        dump(happened.data) if happened.data else "{}",
        happened.target,
    )


def to_event(row: Row) -> Event:
    """The event of a row."""
    return Event(
        id=row[0],
        device=row[1],
        at=row[2],
        wall=row[3],
        offset=row[4],
        day=day_of(row[5]) or date.min,
        kind=row[6],
        item=row[7],
        grade=row[8],
        seconds=row[9],
        confidence=row[10],
        answer=row[11],
        assessment=_object(row[12]),
        digest=row[13],
        data=_object(row[14]) or {},
    )


def from_schedule(item: str, state: Schedule) -> tuple[str | int | None, ...]:
    """The row of a schedule."""
    return (
        item,
        min(state.repetitions, LARGEST),
        min(state.interval, LARGEST),
        min(state.easiness, LARGEST),
        _iso(state.due),
        _iso(state.last_day),
        _iso(state.failed_day),
        _iso(state.introduced),
        state.reviews,
        state.failures,
        _iso(state.repeat_day),
        state.suspended,
        _iso(state.buried_day),
        state.closed,
        state.digest,
        state.flag,
        _iso(state.flag_day),
    )


def to_schedule(row: Row) -> Schedule:
    """The schedule of a row."""
    return Schedule(
        repetitions=row[1],
        interval=row[2],
        easiness=row[3],
        due=day_of(row[4]),
        last_day=day_of(row[5]),
        failed_day=day_of(row[6]),
        introduced=day_of(row[7]),
        reviews=row[8],
        failures=row[9],
        repeat_day=day_of(row[10]),
        suspended=bool(row[11]),
        buried_day=day_of(row[12]),
        closed=bool(row[13]),
        digest=row[14],
        flag=row[15],
        flag_day=day_of(row[16]),
    )


def as_stored(item: str, state: Schedule) -> Schedule:
    """The schedule as it reads once it was stored."""
    return to_schedule(from_schedule(item, state))


def is_capped(state: Schedule) -> bool:
    """Whether a stored schedule lost something to the cap: going on from it could go astray."""
    return max(state.repetitions, state.interval, state.easiness) >= LARGEST


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _object(text: str | None) -> dict[str, Any] | None:
    if text is None:
        return None
    if text == "{}":
        return {}
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
