"""Reading events from the newest back, and whether they still stand."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, tuple_

from trainer.events import Event
from trainer.scheduling.fold import voided
from trainer.store import projection, rows
from trainer.store.schema import event as table

ORDER = (table.c.at.desc(), table.c.id.desc())
place = tuple_(table.c.at, table.c.id)
"""Where an event stands in the order that all devices agree on."""

_FIRST = 16
_CHUNK = 500
"""Events read at a time: whoever asks for more than a few asks for many."""


def newest_first(connection: Connection, query: Select[Any]) -> Iterator[tuple[Event, bool]]:
    """The events of a query, newest first, each with whether it is taken back."""
    size = _FIRST
    before: tuple[int, str] | None = None
    while True:
        chunk_query = query.order_by(*ORDER).limit(size)
        if before is not None:
            chunk_query = chunk_query.where(place < before)
        chunk = [rows.to_event(row) for row in connection.execute(chunk_query)]
        gone = voided([*chunk, *projection.takers(connection, [event.id for event in chunk])])
        yield from ((event, event.id in gone) for event in chunk)
        if len(chunk) < size:
            return
        before = chunk[-1].order
        size = _CHUNK
