"""A desk in memory, for tests of what stands above the store."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from trainer.content.cards import Card, Concept, Number, RapidFire
from trainer.content.parts import Part
from trainer.deckfile.lexicons import read_lexicon
from trainer.errors import StoreError
from trainer.events import (
    ACTIONS,
    ANSWERS,
    Draft,
    Event,
    Kind,
    Moment,
    NewEvent,
    draft_submitted,
)
from trainer.grading.cards import CardGrader
from trainer.resources import bundled
from trainer.scheduling.day import moment
from trainer.scheduling.fold import fold, voided
from trainer.scheduling.queue import Entry, Limits, Scope, arrange
from trainer.scheduling.schedule import NEW, Recorded, Schedule

GRADER = CardGrader(cache(lambda: read_lexicon(bundled("data") / "lexicon")))
"""The real grader, with the words that come with the program."""


def at(day: int, hour: int = 9, minute: int = 0, second: int = 0) -> Moment:
    """A moment on a day of January 2026, UTC."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    return moment(start + timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second))


class FakeDesk:
    """Cards in a list, events in a list, schedules folded whenever asked."""

    def __init__(self, cards: Sequence[Card], limits: Limits | None = None) -> None:
        self.cards = {card.item: card for card in cards}
        self.limits = limits or Limits()
        self.events: list[Event] = []
        self.renamed: dict[str, str] = {}
        """The present item by the former one."""
        self.kept: Draft | None = None
        """The draft of the review."""
        self.drafts: dict[str, Draft] = {}
        """Those of drills and of the mock, by key."""
        self.broken = False
        """Whether every write fails, as on a full disk."""
        self.unreadable = False
        """Whether no card can be read, as on a damaged one."""

    def queue(self, scope: Scope, day: date) -> Sequence[Entry]:
        states = fold(self.events, self.renamed)
        due, new, again = [], [], []
        for card in self._in(scope):
            state = states.get(card.item, NEW)
            entry = _entry(card, state)
            if state.suspended or state.closed or (state.buried_day or date.min) >= day:
                continue
            if state.due is None and isinstance(card, Part):
                continue
            if state.repeat_day == day:
                again.append(Entry(**{**_fields(entry), "repeat": True}))
            elif state.due is None:
                new.append(entry)
            elif state.due <= day:
                due.append(entry)
        due.sort(key=lambda e: (e.due or day, -e.importance))
        new.sort(key=lambda e: -e.importance)
        today = arrange(due[: self.limits.reviews_per_day], new[: self.limits.new_per_day])
        return today + again

    def cram(self, scope: Scope, limit: int) -> Sequence[Entry]:
        states = [(card, self.schedule(card.item)) for card in self._in(scope)]
        shown = [(card, state) for card, state in states if not state.suspended | state.closed]
        return [_entry(card, state) for card, state in shown][:limit]

    def card(self, item: str) -> Card | None:
        if self.unreadable:
            raise StoreError("the page is damaged")
        return self.cards.get(self.renamed.get(item, item))

    def schedule(self, item: str) -> Schedule:
        return fold(self.events, self.renamed).get(self.renamed.get(item, item), NEW)

    def answers(self, item: str, limit: int) -> Sequence[Event]:
        mine = [e for e in self._working() if e.item == item and e.kind in ANSWERS]
        return mine[::-1][:limit]

    def record(self, new: NewEvent, now: Moment) -> Recorded:
        self._check()
        number = len(self.events) + 1
        last = self.events[-1].at if self.events else 0
        event = Event(
            **_fields(new),
            id=f"event-{number:04}",
            device="desk",
            at=max(now.utc_ms, last + 1),
            wall=now.utc_ms,
            offset=now.offset,
            day=now.day,
        )
        self.events.append(event)
        submitted = draft_submitted(event)
        if self.kept and self.kept.item == submitted:
            self.kept = None
        self.drafts.pop(submitted or "", None)
        return Recorded(event, {event.item: self.schedule(event.item)} if event.item else {})

    def undoable(self) -> Event | None:
        actions = [event for event in self._working() if event.kind in ACTIONS]
        return actions[-1] if actions else None

    def redoable(self) -> Event | None:
        gone = voided(self.events)
        for event in reversed(self.events):
            if event.kind in ACTIONS and event.id not in gone:
                return None
            if event.kind == Kind.VOID and event.id not in gone:
                target = next(e for e in self.events if e.id == event.target)
                if target.kind != Kind.VOID:
                    return event
        return None

    def save_draft(self, draft: Draft) -> None:
        self._check()
        self.kept = draft

    def draft(self) -> Draft | None:
        return self.kept

    def clear_draft(self) -> None:
        self._check()
        self.kept = None

    def keep_draft(self, draft: Draft) -> None:
        self._check()
        self.drafts[draft.item] = draft

    def draft_of(self, key: str) -> Draft | None:
        return self.drafts.get(key)

    def forget_draft(self, key: str) -> None:
        self._check()
        self.drafts.pop(key, None)

    def _check(self) -> None:
        if self.broken:
            raise StoreError("the disk is full; nothing was written")

    def _working(self) -> list[Event]:
        gone = voided(self.events)
        return [event for event in self.events if event.id not in gone]

    def _in(self, scope: Scope) -> list[Card]:
        return [
            card
            for card in self.cards.values()
            if scope.deck in (None, card.deck) and (scope.tag is None or scope.tag in card.tags)
            if isinstance(card, Part) or not scope.missed
            if scope.item in (None, card.item)
        ]


def concept(name: str, deck: str = "basics", **more: object) -> Concept:
    """A concept card; `name` becomes its id, question and answer."""
    given = {"deck": deck, "id": name, "ask": f"What is {name}?", "answer": f"It is {name}."}
    return Concept(**{**given, **more})  # type: ignore[arg-type]


def number(name: str, value: str, deck: str = "figures", **more: object) -> Number:
    """A number card asking for `value`."""
    given = {"deck": deck, "id": name, "ask": f"How much is {name}?", "value": value}
    return Number(**{**given, **more})  # type: ignore[arg-type]


def rapid(name: str, deck: str = "quick", **more: object) -> RapidFire:
    """A rapid-fire card."""
    given = {"deck": deck, "id": name, "ask": f"Name {name}.", "answer": f"{name}!"}
    return RapidFire(**{**given, **more})  # type: ignore[arg-type]


def _entry(card: Card, state: Schedule) -> Entry:
    deck = "" if isinstance(card, Part) else card.deck
    return Entry(card.item, deck, card.importance, state.due, card.contrasts)


def _fields(value: NewEvent | Entry) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}
