"""Days of practice in a row, forgivingly counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

FORGIVEN_EVERY = 7
"""Days: one missed day in any so many does not break a streak."""

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Streak:
    """The streak that is alive today; all zero when none is."""

    length: int
    """Days from its first to its last day of practice, forgiven ones included."""
    practised: int
    """Days of practice in it."""
    forgiven: int
    """Missed days between them."""
    done_today: bool


def streak(days: Iterable[date], today: date) -> Streak:
    """The streak of the study days with practice, as it stands on `today`.

    While today is not yet practised it is not missed either. Days after today (the
    clock was ahead once) do not count.
    """
    done = {day for day in days if day <= today}
    practised, last, first = 0, today, today
    missed: date | None = None  # the latest missed day looked at, going back
    day = today if today in done else _before(today)
    while day is not None:
        if day in done:
            last = last if practised else day
            first = day
            practised += 1
        elif missed is not None and (missed - day).days < FORGIVEN_EVERY:
            break
        else:
            missed = day
        day = _before(day)
    length = (last - first).days + 1 if practised else 0
    return Streak(length, practised, length - practised, today in done)


def _before(day: date) -> date | None:
    return None if day == date.min else day - DAY
