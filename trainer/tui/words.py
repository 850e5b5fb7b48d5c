"""Figures and days in words, and foreign text as content."""

from datetime import date

from textual.content import Content

from trainer.content.text import clean, one_line, reflow

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def prose(text: str, style: str = "") -> Content:
    """A text of a deck, its paragraphs free to be wrapped; nothing in it is markup."""
    return Content.styled(reflow(text), style) if style else Content(reflow(text))


def typed(text: str) -> Content:
    """What the learner typed, its lines as they are; nothing in it is markup."""
    return Content(clean(text).expandtabs(4))


def line(text: str, style: str = "") -> Content:
    """A text from outside on one line; nothing in it is markup."""
    return Content.styled(one_line(text), style) if style else Content(one_line(text))


def flag_line(note: str | None) -> str:
    """That something is flagged, and what was noted; empty where it is not."""
    if note is None:
        return ""
    return f"⚑ Flagged: {note}" if note else "⚑ Flagged."


def count(number: int, noun: str) -> str:
    """`1 card`, `2 cards`."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def interval(days: int) -> str:
    """A number of days as a person says it: `6 days`, `5 weeks`, `4 months`."""
    if days <= 0:
        return "today"
    for size, noun, least in ((365, "year", 700), (30, "month", 70), (7, "week", 21)):
        if days >= least:
            return count(round(days / size), noun)
    return count(days, "day")


def minutes(seconds: float) -> str:
    """A length of time: `40 s`, `12 min`, `1 h 5 min`."""
    if seconds < 90:
        return f"{round(seconds)} s"
    hours, rest = divmod(round(seconds / 60), 60)
    return f"{hours} h {rest} min" if hours else f"{rest} min"


def weekday(day: date, today: date, *, short: bool = False) -> str:
    """A day near today by its name, one further off by its date."""
    ahead = (day - today).days
    if ahead <= 0:
        return "today"
    if ahead == 1:
        return "tomorrow"
    name = _WEEKDAYS[day.weekday()]
    if ahead < 7:
        return name[:3] if short else name
    return f"{name[:3]} {_short_date(day, today)}"


def _short_date(day: date, today: date) -> str:
    """`3 Dec`, with the year if it is another one."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}" + (
        "" if day.year == today.year else f" {day.year}"
    )


def long_date(day: date) -> str:
    """`Thursday, 20 November`."""
    return f"{_WEEKDAYS[day.weekday()]}, {day.day} {_MONTHS[day.month - 1]}"
