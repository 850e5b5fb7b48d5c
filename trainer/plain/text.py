"""Days and times in words."""

from datetime import date

from trainer.practice.wording import number_of

FAMILIAR = 14
"""Days ahead that need no date: people count two weeks without a calendar."""


def in_days(days: int) -> str:
    """When something happens that is so many days away."""
    if days <= 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days"


def on_day(day: date, today: date) -> str:
    """When a study day is, as seen from today."""
    days = (day - today).days
    if days < 0:
        return f"{number_of(-days, 'day')} ago"
    return in_days(days) if days <= FAMILIAR else f"in {days} days ({day.isoformat()})"


def duration(seconds: float) -> str:
    """A time spent, in words."""
    if seconds < 60:
        return number_of(round(seconds), "second")
    return number_of(round(seconds / 60), "minute")
