"""What an engine needs from the world; the workspace provides it, tests fake it."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from trainer.content.cards import Card
from trainer.content.points import Point, RedFlag
from trainer.content.scenarios import Reveal, Scenario
from trainer.events import Draft, Event, Moment, NewEvent
from trainer.grading.assessment import Assessment
from trainer.grading.cards import CardAssessment
from trainer.scheduling.queue import Entry, Scope
from trainer.scheduling.schedule import Recorded, Schedule


class Grader(Protocol):
    """Says what a typed answer is worth."""

    def assess(self, card: Card, typed: str) -> CardAssessment:
        """The assessment of what was typed."""


class Desk(Protocol):
    """Questions to ask, schedules to show, and a journal to write into.

    Every method may raise `StoreError`; then nothing was written and the same call may
    be made again.
    """

    def queue(self, scope: Scope, day: date) -> Sequence[Entry]:
        """Today's queue in the order it is asked: limits applied, waiting repeats at the end."""

    def cram(self, scope: Scope, limit: int) -> Sequence[Entry]:
        """Up to `limit` items of the scope whether due or not, least known first."""

    def card(self, item: str) -> Card | None:
        """The card as the decks have it now, by any of its names; None when it is gone."""

    def schedule(self, item: str) -> Schedule:
        """The schedule of the item; that of a new one if nothing happened to it yet."""

    def answers(self, item: str, limit: int) -> Sequence[Event]:
        """The latest answers to the item that were not taken back, newest first."""

    def record(self, new: NewEvent, now: Moment) -> Recorded:
        """Write one event and the schedules it moves, in one transaction.

        The draft of what was submitted with it is forgotten (`events.draft_submitted`).
        """

    def undoable(self) -> Event | None:
        """The latest learner's action of this device that is not taken back."""

    def redoable(self) -> Event | None:
        """The void to take back: the latest working one, if no other action came after it."""

    def save_draft(self, draft: Draft) -> None:
        """Keep what is being typed into a review; it has one draft at most."""

    def draft(self) -> Draft | None:
        """What was being typed when the review last stopped."""

    def clear_draft(self) -> None:
        """Forget the draft of the review: it was submitted or given up."""

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is being typed into a drill or a mock, beside all other drafts."""

    def draft_of(self, key: str) -> Draft | None:
        """The draft under this key; None if there is none."""

    def forget_draft(self, key: str) -> None:
        """Forget the draft under this key."""


class DrillDesk(Protocol):
    """Where a drill reads and writes; every method may raise `StoreError`, as of `Desk`."""

    def schedule(self, item: str) -> Schedule:
        """The schedule of the item; that of a new one if nothing happened to it yet."""

    def answers(self, item: str, limit: int) -> Sequence[Event]:
        """The latest answers to the item that were not taken back, newest first."""

    def record(self, new: NewEvent, now: Moment) -> Recorded:
        """Write one event and the schedules it moves, in one transaction.

        The draft of what was submitted with it is forgotten (`events.draft_submitted`).
        """

    def record_all(self, news: Sequence[NewEvent], now: Moment) -> Sequence[Recorded]:
        """Write several events in this order, all of them or none."""

    def since(self, item: str, after: Event | None) -> Sequence[Event]:
        """What happened to an item and its parts after an event, or ever, oldest first.

        What was taken back is left out.
        """

    def draft_of(self, key: str) -> Draft | None:
        """The draft under this key; None if there is none."""

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is being typed into a drill or a mock, beside all other drafts."""

    def forget_draft(self, key: str) -> None:
        """Forget the draft under this key."""


class Examiner(Protocol):
    """Judges what is said in an interview."""

    def assess(
        self,
        ask: str,
        points: Sequence[Point],
        red_flags: Sequence[RedFlag],
        typed: str,
        shown: str = "",
    ) -> Assessment:
        """The assessment of an answer against a rubric; to repeat `shown` earns nothing."""

    def assess_card(self, card: Card, typed: str) -> CardAssessment:
        """The assessment of an answer to a card."""

    def reveal(self, reveals: Sequence[Reveal], question: str) -> Reveal | None:
        """The fact that a clarifying question asks for; None if there is none."""


class MockDesk(Protocol):
    """Where an interview reads and writes; every method may raise `StoreError`, as of `Desk`."""

    def card(self, item: str) -> Card | None:
        """The card as the decks have it now; None when it is gone."""

    def find_scenario(self, id_: str) -> Scenario | None:
        """The scenario as the files have it now; None when it is gone."""

    def record(self, new: NewEvent, now: Moment) -> Recorded:
        """Write one event and the schedules it moves, in one transaction."""

    def record_all(self, news: Sequence[NewEvent], now: Moment) -> Sequence[Recorded]:
        """Write several events in this order, all of them or none."""

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is being typed, beside all other drafts."""

    def draft_of(self, key: str) -> Draft | None:
        """The draft under this key; None if there is none."""

    def forget_draft(self, key: str) -> None:
        """Forget the draft under this key."""
