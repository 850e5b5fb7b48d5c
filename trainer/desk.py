"""The desk that engines work at: cards out of the catalogue, and the journal they write into."""

from collections.abc import Sequence
from datetime import date

from trainer.content.cards import Card
from trainer.content.scenarios import Scenario
from trainer.events import Draft, Event, Moment, NewEvent
from trainer.scheduling.fold import canonical
from trainer.scheduling.queue import Entry, Limits, Scope
from trainer.scheduling.schedule import Recorded, Schedule
from trainer.settings import Settings
from trainer.store.catalogue import Catalogue
from trainer.store.database import Database
from trainer.store.journal import Journal
from trainer.store.queue import cram, queue


class JournalDesk:
    """What `practice.ports` asks for, of reviews, drills, interviews and Browse.

    Every method may raise StoreError.
    """

    def __init__(self, settings: Settings, database: Database) -> None:
        self.settings = settings
        self.database = database
        self.catalogue = Catalogue(database)
        self.journal = Journal(database, self.catalogue.aliases)

    @property
    def limits(self) -> Limits:
        """How much a day brings, by the settings."""
        settings = self.settings
        return Limits(settings.new_per_day, settings.reviews_per_day, settings.interview_date)

    def queue(self, scope: Scope, day: date) -> Sequence[Entry]:
        """Today's queue in the order it is asked: limits applied, waiting repeats at the end."""
        return queue(self.database, scope, day, self.limits)

    def cram(self, scope: Scope, limit: int) -> Sequence[Entry]:
        """Up to `limit` items of the scope whether due or not, least known first."""
        return cram(self.database, scope, limit)

    def card(self, item: str) -> Card | None:
        """The card as the decks have it now, by any of its names; None when it is gone."""
        return self.catalogue.card(item)

    def find_scenario(self, id_: str) -> Scenario | None:
        """The scenario as the files have it now, by any of its names; None when it is gone."""
        return self.catalogue.scenario(canonical(id_, self.catalogue.aliases()))

    def schedule(self, item: str) -> Schedule:
        """The schedule of the item; that of a new one if nothing happened to it yet."""
        return self.journal.schedule(item)

    def answers(self, item: str, limit: int) -> Sequence[Event]:
        """The latest answers to the item that were not taken back, newest first."""
        return self.journal.answers(item, limit)

    def since(self, item: str, after: Event | None) -> Sequence[Event]:
        """What happened to an item and its parts after an event, or ever, oldest first."""
        return self.journal.since(item, after)

    def record(self, new: NewEvent, now: Moment) -> Recorded:
        """Write one event and the schedules it moves, in one transaction."""
        return self.journal.record(new, now)

    def record_all(self, news: Sequence[NewEvent], now: Moment) -> Sequence[Recorded]:
        """Write several events in this order, all of them or none."""
        return self.journal.record_all(news, now)

    def undoable(self) -> Event | None:
        """The latest learner's action of this device that is not taken back."""
        return self.journal.undoable()

    def redoable(self) -> Event | None:
        """The void to take back: the latest working one, if no other action came after it."""
        return self.journal.redoable()

    def save_draft(self, draft: Draft) -> None:
        """Keep what is being typed into a review; it has one draft at most."""
        self.journal.save_draft(draft)

    def draft(self) -> Draft | None:
        """What was being typed when the review last stopped."""
        return self.journal.draft()

    def clear_draft(self) -> None:
        """Forget the draft of the review: it was submitted or given up."""
        self.journal.clear_draft()

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is being typed into a drill or a mock, beside all other drafts."""
        self.journal.keep_draft(draft)

    def draft_of(self, key: str) -> Draft | None:
        """The draft under this key; None if there is none."""
        return self.journal.draft_of(key)

    def forget_draft(self, key: str) -> None:
        """Forget the draft under this key."""
        self.journal.forget_draft(key)
