"""What the scheduler remembers of one item."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from trainer.events import Event

LEECH_FAILURES = 8
"""Failed this often, a card is worth rewriting rather than repeating."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """The state of one item: a fold over its events, never edited by hand."""

    repetitions: int = 0
    """Passes in a row: SM-2's n."""
    interval: int = 0
    """Days: SM-2's I, uncapped."""
    easiness: int = 250
    """SM-2's E in hundredths, at least 130."""
    due: date | None = None
    """The study day from which the item is due; none while it is new."""
    last_day: date | None = None
    """The study day of the last review that counted."""
    failed_day: date | None = None
    """The study day of the last failure that counted."""
    introduced: date | None = None
    """The study day on which the item was first reviewed as a new one."""
    reviews: int = 0
    """Reviews that counted."""
    failures: int = 0
    """Reviews that counted and failed."""
    repeat_day: date | None = None
    """The study day on which the item waits to be repeated, after a grade below 4."""
    suspended: bool = False
    buried_day: date | None = None
    """The study day for which the item is hidden."""
    closed: bool = False
    """A point of a scenario that a later drill hit: not asked until missed again."""
    digest: str | None = None
    """Of the card as it was last shown."""
    flag: str | None = None
    """What the learner noted for later; empty for a flag without a note, None without a flag."""
    flag_day: date | None = None
    """The study day on which that was noted."""

    @property
    def is_leech(self) -> bool:
        """Whether the item fails so often that its wording is to blame."""
        return self.failures >= LEECH_FAILURES


NEW = Schedule()
"""The state every item starts in."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event that is safely in the journal, and every schedule it moved."""

    event: Event
    schedules: Mapping[str, Schedule]
    """By item."""
