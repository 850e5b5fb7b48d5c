"""Looking at one item with its history; hiding it, noting something on it, and taking that back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from trainer.content.cards import Card
from trainer.content.scenarios import Scenario
from trainer.events import ANSWERS, Event, Kind, Moment, NewEvent, root_of
from trainer.practice import flags
from trainer.practice.attempts import Attempt, attempt
from trainer.scheduling.fold import fold
from trainer.scheduling.schedule import NEW, Recorded, Schedule

MOST_ANSWERS = 100
"""Answers shown of one item; nobody reads more."""


class BrowseDesk(Protocol):
    """Where items are looked up; every method may raise `StoreError`."""

    def card(self, item: str) -> Card | None:
        """The card as the decks have it now; None when it is gone."""

    def find_scenario(self, id_: str) -> Scenario | None:
        """The scenario as the files have it now; None when it is gone."""

    def schedule(self, item: str) -> Schedule:
        """The schedule of the item; that of a new one if nothing happened to it yet."""

    def since(self, item: str, after: Event | None) -> Sequence[Event]:
        """What happened to an item and its parts after an event, or ever, oldest first."""

    def place(self, item: str) -> str | None:
        """The deck file it is in, as shown to the user."""

    def record(self, new: NewEvent, now: Moment) -> Recorded:
        """Write one event and the schedules it moves, in one transaction."""


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer to an item."""

    event: Event
    interval: int
    """Days until it was to be asked again, as that answer left it."""
    attempt: Attempt | None
    """How an answer to a scenario was scored; None for a card, and where that cannot be read."""


@dataclass(frozen=True, slots=True)
class ItemPage:
    """All there is to see of one item; it is a card or a scenario."""

    item: str
    content: Card | Scenario
    schedule: Schedule
    history: tuple[Answered, ...]
    """Newest first."""
    place: str | None
    """The file it stands in."""


class Browser:
    """Opens items and changes what becomes of them; remembers what was done, to take it back."""

    def __init__(self, desk: BrowseDesk) -> None:
        self._desk = desk
        self._done: list[Event] = []

    @property
    def can_undo(self) -> bool:
        """Whether something was done here that can be taken back."""
        return bool(self._done)

    def page(self, item: str) -> ItemPage | None:
        """All there is to see of an item; None when it is gone."""
        card = self._desk.card(item)
        content = self._desk.find_scenario(item) if card is None else card
        if content is None:
            return None
        scenario = content if isinstance(content, Scenario) else None
        history = _history(self._desk.since(root_of(item), None), item, scenario)
        return ItemPage(item, content, self._desk.schedule(item), history, self._desk.place(item))

    def toggle(self, item: str, now: Moment) -> bool:
        """Ask the item no more, or ask it again; whether it is suspended now."""
        suspended = self._desk.schedule(item).suspended
        self._record(NewEvent(Kind.RESUME if suspended else Kind.SUSPEND, item), now)
        return not suspended

    def flag(self, item: str, note: str, now: Moment) -> bool | None:
        """Keep a note on the item for later; an empty one takes its flag back.

        Whether it has a flag now; None if nothing changed.
        """
        return flags.note(self._record, item, self._desk.schedule(item), note, now)

    def undo(self, now: Moment) -> Event | None:
        """Take back the latest thing done here; None when there is none left."""
        if not self._done:
            return None
        last = self._done[-1]
        self._desk.record(NewEvent(Kind.VOID, last.item, data={"event": last.id}), now)
        return self._done.pop()

    def _record(self, new: NewEvent, now: Moment) -> None:
        self._done.append(self._desk.record(new, now).event)


def _history(events: Sequence[Event], item: str, scenario: Scenario | None) -> tuple[Answered, ...]:
    """The answers to an item, newest first, among all that happened to its scenario or card."""
    root = root_of(item)
    # Some may bear the name that the card had before.
    own = [replace(e, item=root + (e.item or "")[len(root_of(e.item or "")) :]) for e in events]
    found: list[Answered] = []
    for end in range(len(own), 0, -1):
        event = own[end - 1]
        if event.kind not in ANSWERS or event.item != item:
            continue
        interval = fold(own[:end]).get(item, NEW).interval
        scored = None if scenario is None else attempt(scenario, event)
        found.append(Answered(event, interval, scored))
        if len(found) == MOST_ANSWERS:
            break
    return tuple(found)
