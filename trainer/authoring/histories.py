"""What the journal is told of an import: where each card stands, and what its log says.

All of it is ordinary events: `set`, `suspend`, and one `imported` with the log of a card. Each
names the card in its source, so that importing the same file again finds nothing new to write.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trainer.content.imported import ImportedCard, ImportedState
from trainer.events import IMPORT, Kind, Moment, NewEvent
from trainer.store import backup
from trainer.store.journal import Journal

LONGEST_LOG = 20_000
"""Answers to one card that are kept, the latest: an event has to fit into a line of an export."""


@dataclass(frozen=True, slots=True)
class History:
    """What is to be written, and what is not."""

    events: tuple[NewEvent, ...] = ()
    scheduled: int = 0
    """Cards that get a schedule."""
    suspended: int = 0
    answers: int = 0
    """Answers in the logs."""
    practised: int = 0
    """Cards that were reviewed here already: they keep the schedule they have."""


def history(
    cards: Iterable[tuple[str, ImportedCard]], journal: Journal, *, schedule: bool, log: bool
) -> History:
    """The events that take schedules or logs of cards over, by their items; known ones left out."""
    known = _known(journal)
    events: list[NewEvent] = []
    practised = 0
    for item, card in cards:
        offered = []
        if schedule and card.state is not None:
            here = journal.schedule(item)
            offered = _moves(item, card.key, card.state)
            if here.suspended:
                offered = [each for each in offered if each.kind != Kind.SUSPEND]
            if here.last_day is not None and _new(offered, known):
                offered = []
                practised += 1
        if log and card.log:
            offered.append(_log(item, card))
        events += _new(offered, known)
    return _counted(events, practised)


def record(history: History, journal: Journal, now: Moment) -> History:
    """Write it in one transaction, after a backup: no key takes an import back.

    What was written comes back: another import may have been first. StoreError if it cannot be
    written; then nothing is.
    """
    if not history.events:
        return history
    backup.write(journal.db, now, "import")
    with journal.db.write():
        events = _new(history.events, _known(journal))
        journal.record_all(events, now)
    return _counted(events, history.practised)


def _counted(events: Sequence[NewEvent], practised: int) -> History:
    kinds = [event.kind for event in events]
    return History(
        events=tuple(events),
        scheduled=kinds.count(Kind.SET),
        suspended=kinds.count(Kind.SUSPEND),
        answers=sum(len(event.data.get("log", ())) for event in events),
        practised=practised,
    )


def _known(journal: Journal) -> set[str]:
    """What imports wrote so far."""
    return {_identity(event.item, event.kind, event.data) for event in journal.imports()}


def _moves(item: str, key: str, state: ImportedState) -> list[NewEvent]:
    events = []
    if state.due is not None:
        data = {
            "repetitions": state.repetitions,
            "interval": state.interval,
            "easiness": state.easiness,
            "due": state.due.isoformat(),
            "lapses": state.lapses,
            IMPORT: key,
        }
        events.append(NewEvent(kind=Kind.SET, item=item, data=data))
    if state.suspended:
        events.append(NewEvent(kind=Kind.SUSPEND, item=item, data={IMPORT: key}))
    return events


def _log(item: str, card: ImportedCard) -> NewEvent:
    answers = [
        [each.at, each.grade, each.seconds, each.interval, each.easiness, each.kind]
        for each in card.log[-LONGEST_LOG:]
    ]
    return NewEvent(kind=Kind.IMPORTED, item=item, data={"log": answers, IMPORT: card.key})


def _new(events: Iterable[NewEvent], known: set[str]) -> list[NewEvent]:
    return [each for each in events if _identity(each.item, each.kind, each.data) not in known]


def _identity(item: str | None, kind: str, data: Mapping[str, Any]) -> str:
    return json.dumps([item, kind, data], sort_keys=True)
