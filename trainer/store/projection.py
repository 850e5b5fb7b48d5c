"""The schedules as rows: moved by each event, folded anew whenever in doubt.

Every function runs inside a transaction of its caller.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, bindparam, delete, func, or_, select

from trainer.events import Event, Kind, root_of
from trainer.scheduling.fold import apply, canonical, fold, is_drill
from trainer.scheduling.schedule import NEW, Schedule
from trainer.store import rows
from trainer.store.database import driver_of
from trainer.store.schema import event as event_table
from trainer.store.schema import schedule as schedule_table


def _under(table: Table) -> Select[Any]:
    """The rows of a root and of its parts; takes `_span`."""
    item = table.c.item
    part = and_(item >= bindparam("first"), item < bindparam("end"))
    return select(table).where(or_(item == bindparam("root"), part))


_EVENTS_UNDER = _under(event_table)
_SCHEDULES_UNDER = _under(schedule_table)

_given = func.json_each(bindparam("ids")).table_valued("value")
_first = select(event_table.c.id).where(event_table.c.target.in_(select(_given.c.value)))
_taker = _first.cte("taker", recursive=True)
_taker = _taker.union(
    select(event_table.c.id).join_from(_taker, event_table, event_table.c.target == _taker.c.id)
)
_TAKERS = select(event_table).join_from(_taker, event_table, event_table.c.id == _taker.c.id)

_VOIDS = select(event_table).where(event_table.c.target.is_not(None))

_BY_ROOT = (
    select(event_table)
    .where(event_table.c.item.is_not(None))
    .order_by(func.substr(event_table.c.item, 1, func.instr(event_table.c.item + "#", "#") - 1))
)


_ROOT_COSTS = 10
"""Folding one root by itself takes as long as this many events do when all are folded."""


def get(connection: Connection, item: str) -> Schedule:
    """The stored schedule of an item, by its present name."""
    row = driver_of(connection).execute(rows.GET_SCHEDULE, (item,)).fetchone()
    return NEW if row is None else rows.to_schedule(row)


def advance(
    connection: Connection, event: Event, aliases: Mapping[str, str]
) -> dict[str, Schedule]:
    """Move the schedules on by an event just written, the latest of all; those it moved."""
    if event.item is None and event.target is None:
        return {}
    if event.item is not None and not _is_entangled(event):
        item = canonical(event.item, aliases)
        before = get(connection, item)
        if not rows.is_capped(before):
            after = apply(before, event)
            driver_of(connection).execute(rows.PUT_SCHEDULE, rows.from_schedule(item, after))
            return {item: after}
    moved = refold(connection, touched(connection, [event]), aliases)
    if event.item is not None:
        item = canonical(event.item, aliases)
        moved.setdefault(item, get(connection, item))
    return moved


def refold(
    connection: Connection, items: Iterable[str], aliases: Mapping[str, str]
) -> dict[str, Schedule]:
    """Fold the items anew, and all that shares a root with them; the schedules that changed.

    Items may be given by any of their names. Rows under a name that is no longer the
    present one go.
    """
    given = {root_of(item) for item in items}
    former = _former(aliases)
    moved: dict[str, Schedule] = {}
    for root in given | {canonical(root, aliases) for root in given}:
        states = _fold_root(connection, root, former, aliases)
        moved |= _replace(connection, root, states)
    return moved


def rebuild(connection: Connection, aliases: Mapping[str, str]) -> None:
    """Drop all schedules and fold every event anew."""
    connection.execute(delete(schedule_table))
    put = (rows.from_schedule(item, state) for item, state in folded(connection, aliases))
    driver_of(connection).executemany(rows.PUT_SCHEDULE, put)


def refold_after_merge(
    connection: Connection, items: Collection[str], aliases: Mapping[str, str]
) -> None:
    """As `refold`, by the quicker of two ways when the items may be many."""
    (events,) = driver_of(connection).execute(rows.COUNT_EVENTS).fetchone()
    if len(items) * _ROOT_COSTS > events:
        rebuild(connection, aliases)
    else:
        refold(connection, items, aliases)


def folded(connection: Connection, aliases: Mapping[str, str]) -> Iterator[tuple[str, Schedule]]:
    """The schedule of every item, from the events alone; memory holds one root and the voids."""
    takers_of: dict[str, list[Event]] = {}
    for void in map(rows.to_event, connection.execute(_VOIDS)):
        takers_of.setdefault(str(void.target), []).append(void)
    renamed = set(aliases) | set(aliases.values())
    later: set[str] = set()
    found = map(rows.to_event, connection.execute(_BY_ROOT))
    for root, group in groupby(found, key=lambda event: root_of(event.item or "")):
        if root in renamed:
            # The events of one item lie under several names: these are gathered below.
            later.add(canonical(root, aliases))
            continue
        events = list(group)
        events += _closure(events, takers_of)
        yield from _of_root(root, events, aliases).items()
    former = _former(aliases)
    for root in later:
        yield from _fold_root(connection, root, former, aliases).items()


def takers(connection: Connection, ids: Iterable[str]) -> list[Event]:
    """The voids that aim at any of these events, those that aim at these voids, and so on."""
    found = connection.execute(_TAKERS, {"ids": json.dumps(list(ids))})
    return [rows.to_event(row) for row in found]


def touched(connection: Connection, events: Iterable[Event]) -> set[str]:
    """The items whose schedules these events may move: their own, and those of what they void."""
    items: set[str] = set()
    seen: set[str] = set()
    for event in events:
        at: Event | None = event
        while at is not None and at.id not in seen:
            seen.add(at.id)
            if at.item is not None:
                items.add(at.item)
            at = event_of(connection, at.target) if at.target else None
    return items


def every(connection: Connection) -> Iterator[tuple[str, Schedule]]:
    """All stored schedules in order of item."""
    for row in connection.execute(select(schedule_table).order_by(schedule_table.c.item)):
        yield row[0], rows.to_schedule(row)


def _is_entangled(event: Event) -> bool:
    """Whether an event may move more than its own item, or takes something back."""
    return event.kind == Kind.VOID or is_drill(event)


def event_of(connection: Connection, id_: str) -> Event | None:
    """The event with this id."""
    row = driver_of(connection).execute(rows.GET_EVENT, (id_,)).fetchone()
    return None if row is None else rows.to_event(row)


def _former(aliases: Mapping[str, str]) -> dict[str, list[str]]:
    """The former names of each present root."""
    former: dict[str, list[str]] = {}
    for old, present in aliases.items():
        former.setdefault(present, []).append(old)
    return former


def _fold_root(
    connection: Connection,
    root: str,
    former: Mapping[str, list[str]],
    aliases: Mapping[str, str],
) -> dict[str, Schedule]:
    """The schedules of a root and its parts, from the events under all names it has had."""
    events: list[Event] = []
    for name in (*former.get(root, ()), *(() if root in aliases else (root,))):
        found = connection.execute(_EVENTS_UNDER, _span(name))
        events += map(rows.to_event, found)
    events += takers(connection, [event.id for event in events])
    return _of_root(root, events, aliases)


def _of_root(root: str, events: Iterable[Event], aliases: Mapping[str, str]) -> dict[str, Schedule]:
    """What folding gives for one root; voids may name an item of another."""
    states = fold(events, aliases)
    return {item: state for item, state in states.items() if root_of(item) == root}


def _span(root: str) -> dict[str, str]:
    """The bounds of a root and its parts: `$` is the character after `#`."""
    return {"root": root, "first": f"{root}#", "end": f"{root}$"}


def _closure(events: Iterable[Event], takers_of: Mapping[str, list[Event]]) -> list[Event]:
    """As `takers`, from voids in memory."""
    found: dict[str, Event] = {}
    edge = [event.id for event in events]
    while edge:
        for void in takers_of.get(edge.pop(), ()):
            if void.id not in found:
                found[void.id] = void
                edge.append(void.id)
    return list(found.values())


def _replace(
    connection: Connection, root: str, states: Mapping[str, Schedule]
) -> dict[str, Schedule]:
    """Make the stored schedules of a root these; those that changed, NEW where a row went."""
    found = connection.execute(_SCHEDULES_UNDER, _span(root))
    stored = {row[0]: rows.to_schedule(row) for row in found}
    gone = [item for item in stored if item not in states]
    for item in gone:
        connection.execute(delete(schedule_table).where(schedule_table.c.item == item))
    moved = {item: state for item, state in states.items() if stored.get(item) != state}
    _put(connection, moved)
    return moved | dict.fromkeys(gone, NEW)


def _put(connection: Connection, states: Mapping[str, Schedule]) -> None:
    driver_of(connection).executemany(
        rows.PUT_SCHEDULE, [rows.from_schedule(item, state) for item, state in states.items()]
    )
