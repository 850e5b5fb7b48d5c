"""The cards that wait in a session, in the order they will be asked."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from trainer.content.cards import Card
from trainer.content.parts import Part
from trainer.scheduling.queue import Entry
from trainer.scheduling.schedule import Schedule

MOST_CRAMMED = 50
"""Cards of a cram that names no limit: an hour's work."""

REPEAT_GAP = 6
"""Cards between a failure and its repeat: enough that the answer has left the eye."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One card that waits."""

    item: str
    repeat: bool = False
    """Asked already today, and not yet well enough."""


class SessionQueue:
    """What is still to be asked, the present card left out."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._cards = deque(Waiting(entry.item, entry.repeat) for entry in entries)

    def __len__(self) -> int:
        """How many cards wait."""
        return len(self._cards)

    @property
    def first(self) -> Waiting | None:
        """The card to ask next; None when none waits."""
        return self._cards[0] if self._cards else None

    def take(self) -> None:
        """Take the first card out."""
        self._cards.popleft()

    def put_first(self, item: str, *, repeat: bool) -> None:
        """Have the card asked next."""
        self._cards.appendleft(Waiting(item, repeat))

    def put_repeat(self, item: str) -> None:
        """Have the card asked once more, some cards later."""
        self._cards.insert(min(REPEAT_GAP, len(self._cards)), Waiting(item, repeat=True))

    def bring_forward(self, item: str) -> bool:
        """Have the card asked next if it waits; whether it does."""
        for waiting in self._cards:
            if waiting.item == item:
                self._cards.remove(waiting)
                self._cards.appendleft(waiting)
                return True
        return False

    def forget(self, item: str) -> None:
        """Ask the card no more, however often it waits."""
        self._cards = deque(waiting for waiting in self._cards if waiting.item != item)


def wanted(waiting: Waiting, card: Card, schedule: Schedule, today: date) -> bool:
    """Whether a card still wants asking: another trainer may have asked it meanwhile."""
    if schedule.suspended or schedule.closed:
        return False
    if schedule.buried_day is not None and schedule.buried_day >= today:
        return False
    if isinstance(card, Part) and schedule.due is None:
        return False  # the drill that missed it was taken back
    if waiting.repeat:
        return schedule.repeat_day is not None
    return _is_due(schedule, today)


def repeats(schedule: Schedule, today: date) -> bool:
    """Whether an answer on the day repeats an earlier one that was not well enough.

    Once the item is due again, the night has passed, say, it is a review.
    """
    return schedule.repeat_day is not None and not _is_due(schedule, today)


def _is_due(schedule: Schedule, today: date) -> bool:
    """Whether an item may be reviewed on the day; one that is new always may."""
    return schedule.due is None or schedule.due <= today
