"""What the tests of the journal share."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

from trainer.events import Event, Kind, Moment, NewEvent
from trainer.scheduling.day import moment
from trainer.scheduling.fold import NO_ALIASES, fold
from trainer.scheduling.schedule import Recorded, Schedule
from trainer.store import projection, rows
from trainer.store.database import Database
from trainer.store.journal import Journal


def at(day: float = 1, ms: int = 0) -> Moment:
    """A moment `day` days into 2026 (a float), UTC, shortly after nine."""
    start = datetime(2025, 12, 31, 9, tzinfo=UTC)
    return moment(start + timedelta(days=day, milliseconds=ms))


def journal_at(
    path: Path, aliases: Mapping[str, str] = NO_ALIASES, now: Moment | None = None
) -> Journal:
    """The journal in the database at `path`, which is made if it is not there."""
    return Journal(Database.open(path, now or at()), lambda: aliases)


def review(item: str = "deck/card", grade: int = 4, **more: object) -> NewEvent:
    """A review about to be written."""
    return NewEvent(Kind.REVIEW, item, grade, **more)  # type: ignore[arg-type]


def void(event: Event) -> NewEvent:
    """What takes an event back."""
    return NewEvent(Kind.VOID, event.item, data={"event": event.id})


def undo(journal: Journal, now: Moment) -> Recorded | None:
    """Take back the latest action."""
    event = journal.undoable()
    return None if event is None else journal.record(void(event), now)


def redo(journal: Journal, now: Moment) -> Recorded | None:
    """Take back the latest undo."""
    event = journal.redoable()
    return None if event is None else journal.record(void(event), now)


def stored(journal: Journal) -> dict[str, Schedule]:
    """Every schedule as it is stored."""
    with journal.db.read() as connection:
        return dict(projection.every(connection))


def expected(journal: Journal) -> dict[str, Schedule]:
    """Every schedule as folding all events gives it."""
    states = fold(journal.events(), journal.aliases())
    return {item: rows.as_stored(item, state) for item, state in states.items()}
