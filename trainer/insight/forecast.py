"""What the coming days will ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ForecastDay:
    """One of the coming study days."""

    day: date
    due: int
    """Items that fall due on it."""


def forecast(due: Mapping[date, int], today: date, days: int) -> list[ForecastDay]:
    """The items due on each of `days` days from today on, what is overdue falling on today.

    `due` holds the number of items by the day they are due.
    """
    overdue = sum(count for day, count in due.items() if day < today)
    last = min(today.toordinal() + days, date.max.toordinal() + 1)
    coming = [date.fromordinal(ordinal) for ordinal in range(today.toordinal(), last)]
    return [ForecastDay(day, due.get(day, 0) + (overdue if day == today else 0)) for day in coming]
