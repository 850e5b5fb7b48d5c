"""Anki's numbers for a card's schedule, as study days and SM-2; docs/anki.md explains them."""

import json
from datetime import UTC, date, datetime, timedelta

from trainer.content.imported import ImportedReview, ImportedState
from trainer.exchange.anki_rows import CardRow, Collection, ReviewRow
from trainer.scheduling.sm2 import EASINESS_FLOOR, Memory

GRADES = {1: 1, 2: 3, 3: 4, 4: 5}
"""Again, hard, good and easy as grades."""

KINDS = ("learn", "review", "relearn", "filtered")
"""What the log says an answer was; what comes after these moved a card without an answer."""

OWN = "sm2"
"""Where a package of this program keeps repetitions, interval and easiness in custom data."""

_NEW, _LEARN, _REVIEW, _RELEARN = range(4)
_SUSPENDED = -1
_SECONDS = 1_000_000_000
"""A due number above this is a moment in seconds, one below it a day."""

_FARTHEST = 36_525
"""Days: a due number beyond this century is none."""

_DAY = 86_400
_CUTOFF = 4 * 3_600
"""Seconds after midnight at which Anki lets a day begin; the first one starts the count."""

_FAR_WEST = 11 * 3_600
"""Seconds behind UTC where hardly anybody lives: New Zealand is 13 hours ahead."""

_GRADUATED = 2
"""Repetitions from which SM-2 multiplies the interval by the easiness, as Anki always does."""

_LONGEST = 10_000_000
"""Days: an interval beyond this is none."""


def state_of(card: CardRow, collection: Collection) -> ImportedState | None:
    """The schedule of a card; None for one that is new and not suspended."""
    suspended = card.queue == _SUSPENDED
    if card.type not in (_LEARN, _REVIEW, _RELEARN):
        return _state(Memory(), None, card, suspended) if suspended else None
    easiness = max(EASINESS_FLOOR, round(card.factor / 10)) if card.factor > 0 else 250
    interval = min(max(card.interval, 0), _LONGEST)
    if card.type == _REVIEW:
        memory = _own(card) or Memory(_GRADUATED, max(interval, 1), easiness)
    elif card.type == _LEARN:
        memory = Memory(0, 0, easiness)
    else:
        memory = Memory(0, max(interval, 1), easiness)
    return _state(memory, _due(card, collection), card, suspended)


def log_of(card: CardRow, collection: Collection) -> tuple[ImportedReview, ...]:
    """The answers in the log of a card, earliest first; entries that are none are left out."""
    return tuple(_review(row) for row in collection.log.get(card.id, ()) if is_answer(row))


def is_answer(row: ReviewRow) -> bool:
    """Whether a line of the log is an answer, and not a card moved by hand or by the program."""
    return row.ease in GRADES and 0 <= row.kind < len(KINDS) and row.at >= 0


def _state(memory: Memory, due: date | None, card: CardRow, suspended: bool) -> ImportedState:
    return ImportedState(
        interval=memory.interval,
        easiness=memory.easiness,
        due=due,
        repetitions=memory.repetitions,
        lapses=max(card.lapses, 0),
        suspended=suspended,
    )


def _review(row: ReviewRow) -> ImportedReview:
    return ImportedReview(
        at=row.at,
        grade=GRADES[row.ease],
        seconds=max(row.milliseconds, 0) / 1000,
        interval=min(max(row.interval, 0), _LONGEST),  # below zero these are seconds
        easiness=round(max(row.factor, 0) / 10),
        kind=KINDS[row.kind],
    )


def _own(card: CardRow) -> Memory | None:
    """What this program wrote beside Anki's numbers, where Anki has not moved them since."""
    try:
        data = json.loads(card.data or "{}")
        repetitions, interval, easiness, reps = json.loads(data["cd"])[OWN]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    kept = (repetitions, interval, easiness, reps)
    if not all(isinstance(each, int) and 0 <= each <= _LONGEST for each in kept):
        return None
    unmoved = reps == card.reps and max(interval, 1) == card.interval
    return Memory(repetitions, interval, max(EASINESS_FLOOR, easiness)) if unmoved else None


def _due(card: CardRow, collection: Collection) -> date | None:
    # In a filtered deck, and in old collections while a card is learnt anew, what counts is the
    # day kept for later; the other number is then a place in that deck's queue.
    kept = card.original_due > 0 and (card.type != _LEARN or card.original_deck > 0)
    due = card.original_due if kept else card.due
    try:
        if abs(due) > _FARTHEST and due < _SECONDS:
            return _first_day(collection)
        if due > _SECONDS:
            return _day_of(due, collection)
        return _first_day(collection) + timedelta(days=due)
    except (OverflowError, ValueError, OSError):
        return _first_day(collection)  # a number that is no day makes the card due at once


def _first_day(collection: Collection) -> date:
    """The study day from which due days are counted."""
    return _day_of(collection.created + _shift(collection), collection)


def _shift(collection: Collection) -> int:
    """Seconds to add so that the day of the creation is the one that its clock showed."""
    # The count starts with the calendar day, even where that began before the day's cutoff.
    return 0 if collection.offset is None else _CUTOFF


def _day_of(second: int, collection: Collection) -> date:
    """The study day of a moment where the collection was made."""
    ahead = _ahead(collection)
    instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=second + ahead - _CUTOFF)
    return instant.date()


def _ahead(collection: Collection) -> int:
    """Seconds that local time was ahead of UTC.

    Where it is not kept: collections are dated to four in the morning, and whose clock
    showed that then is known within a day.
    """
    if collection.offset is not None:
        return collection.offset * 60
    behind = (collection.created - _CUTOFF) % _DAY
    return _DAY - behind if behind >= _FAR_WEST else -behind
