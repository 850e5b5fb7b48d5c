"""What happened, as it stands in the journal: moments and events."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """The kinds of event this version writes or understands.

    A journal may hold kinds of a later version; they are kept, merged and ignored
    by the fold, so `Event.kind` is a plain string.
    """

    REVIEW = "review"
    REPEAT = "repeat"
    """The same card once more in one session, after a grade below 4."""
    CRAM = "cram"
    """Practice outside the schedule."""
    VOID = "void"
    """Takes back the event named in `data["event"]`."""
    SUSPEND = "suspend"
    RESUME = "resume"
    BURY = "bury"
    RESET = "reset"
    SET = "set"
    """Gives `repetitions`, `interval` (days), `easiness` (hundredths) and `due` in `data`."""
    FLAG = "flag"
    """Marks an item for later, with a `note` in `data`; `flag` false there takes the mark away."""

    OVERRULE = "overrule"
    """The learner sets the state of a point: `point`, `state` and what it `was` in `data`.

    `during` says what the answer was to count as; `assessment` is that before the correction.
    """

    PROBE = "probe"
    """An answer to a follow-up in a drill; it moves no schedule."""
    MOCK = "mock"
    """A step of a mock interview, which `data["do"]` names; it moves no schedule."""
    IMPORTED = "imported"
    """The answers of an item in another program's log, `data["log"]`; it moves no schedule."""


ANSWERS = (Kind.REVIEW, Kind.REPEAT, Kind.CRAM)
"""The kinds that say how a question was answered."""

ACTIONS = (
    *ANSWERS,
    *(Kind.SUSPEND, Kind.RESUME, Kind.BURY, Kind.RESET, Kind.SET, Kind.FLAG, Kind.OVERRULE),
)
"""The kinds that a learner can take back."""


IMPORT = "imported"
"""The key in `data` that marks what an import wrote: it names the card in its source.

No learner did that, and undo passes it by.
"""


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as one device saw it, and the study day it belongs to."""

    utc_ms: int
    """The wall clock, milliseconds since 1970-01-01T00:00Z."""
    offset: int
    """Minutes that local time was ahead of UTC."""
    day: date
    """The study day: fixed here, once, and never computed again from the clock."""


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event about to be written; the journal adds id, device and time."""

    kind: str
    item: str | None = None
    """`deck/card`, `scenario` or `scenario#id`; a void names the item of its target."""
    grade: int | None = None
    """SM-2 quality 0–5."""
    seconds: float | None = None
    """Time from question to grade."""
    confidence: int | None = None
    answer: str | None = None
    """What the learner typed, whole."""
    assessment: Mapping[str, Any] | None = None
    """What grading said of the answer, as JSON."""
    digest: str | None = None
    """The digest of the card as it was shown."""
    data: Mapping[str, Any] = field(default_factory=dict)
    """What the kind needs beyond the fields above, as JSON."""


@dataclass(frozen=True, slots=True)
class Event(NewEvent):
    """An event as the journal keeps it. Never changed once written."""

    id: str = ""
    """UUIDv7."""
    device: str = ""
    at: int = 0
    """Order in the journal: max(UTC ms, greatest `at` so far + 1)."""
    wall: int = 0
    """The raw wall clock, UTC ms."""
    offset: int = 0
    """Minutes that local time was ahead of UTC."""
    day: date = date.min
    """The study day, fixed when the event was written."""

    @property
    def order(self) -> tuple[int, str]:
        """The place of the event in the one order that every device agrees on."""
        return (self.at, self.id)

    @property
    def target(self) -> str | None:
        """The id of the event that a void takes back."""
        if self.kind != Kind.VOID:
            return None
        target = self.data.get("event")
        return target if isinstance(target, str) and is_name(target) else None


@dataclass(frozen=True, slots=True)
class Draft:
    """Something typed and not yet submitted."""

    item: str
    """Its key: a card's item, the id of a scenario that is drilled, `probe_draft()`,
    `note_draft()`, `card_draft()` or `MOCK_DRAFT`."""
    text: str
    saved: int
    """The wall clock when it was kept, UTC ms."""


MOCK_DRAFT = "mock:"
"""The key of the draft of the running mock; no item is called so."""

_ASIDE = ("pause", "resume", "tick")
"""Steps of a mock that submit nothing: what is being typed goes on."""


def probe_draft(drill: str, part: str) -> str:
    """The key of a draft of the answer to a probe: the drill's event, and what it asks on."""
    return f"probe:{drill}:{part}"


def note_draft(item: str) -> str:
    """The key of a draft of the note that is to flag an item.

    It has neither the slash nor the `#` by which a draft is known as that of a review.
    """
    return f"note:{item.replace('/', ':').replace('#', '=')}"


def card_draft(deck: str) -> str:
    """The key of a draft of a card that is typed for a deck: no deck is called so."""
    return f"card:{deck}"


def draft_submitted(event: NewEvent) -> str | None:
    """The key of the draft that an event submits, and that is to be forgotten with it."""
    data = event.data
    if event.kind == Kind.MOCK:
        return None if data.get("do") in _ASIDE else MOCK_DRAFT
    if event.kind == Kind.PROBE:
        part = data.get("follow_up") or (event.item or "").partition("#")[2]
        return probe_draft(str(data.get("drill")), str(part))
    # What follows from a probe or from an interview was not typed into the item itself.
    follows = isinstance(data.get("drill"), str) or "mock" in data
    return event.item if event.kind in ANSWERS and not follows else None


def is_name(text: str) -> bool:
    """Whether this can be an id or part of an item: text that every machine can store."""
    return text.isprintable()


def root_of(item: str) -> str:
    """The item whose drills also move this one: `scenario` for `scenario#id`, else itself."""
    return item.partition("#")[0]
