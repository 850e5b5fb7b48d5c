"""Flags: what the learner notes on an item, to be looked at later."""

from trainer.events import Kind, NewEvent
from trainer.scheduling.schedule import Schedule


def noted(item: str, before: Schedule, note: str) -> NewEvent | None:
    """The event that keeps a note; an empty one takes the flag of the item back, if it has one.

    None where nothing would change.
    """
    note = note.strip()
    if not note and before.flag is not None:
        return NewEvent(kind=Kind.FLAG, item=item, data={"flag": False})
    if note == before.flag:
        return None
    return NewEvent(kind=Kind.FLAG, item=item, data={"note": note})
