"""Flags: what the learner notes on an item, to be looked at later."""

from collections.abc import Callable

from trainer.events import Kind, Moment, NewEvent
from trainer.scheduling.schedule import Schedule

Record = Callable[[NewEvent, Moment], object]
"""Writes an event; StoreError if it cannot."""


def note(record: Record, item: str, before: Schedule, text: str, now: Moment) -> bool | None:
    """Keep a note on an item for later; an empty one takes its flag back, if it has one.

    Whether it has a flag now; None if nothing changed.
    """
    new = _noted(item, before, text)
    if new is None:
        return None
    record(new, now)
    return new.data.get("flag") is not False


def _noted(item: str, before: Schedule, note: str) -> NewEvent | None:
    """The event for a note; None where nothing would change."""
    note = note.strip()
    if not note and before.flag is not None:
        return NewEvent(kind=Kind.FLAG, item=item, data={"flag": False})
    if note == before.flag:
        return None
    return NewEvent(kind=Kind.FLAG, item=item, data={"note": note})
