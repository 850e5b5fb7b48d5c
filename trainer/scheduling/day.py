"""Study days: the local date of an answer, the day rolling over in the small hours."""

from datetime import UTC, date, datetime, time, timedelta

DAY_MS = 86_400_000
"""Milliseconds of a day."""

TYPE_CHECKING = False  # `typing` would take as long to load as `trainer due` takes to count
if TYPE_CHECKING:
    from trainer.events import Moment

ROLLOVER = time(4, 0)
"""Until this local time, an answer still belongs to the day before."""


def wall_clock(utc_ms: int, offset: int) -> datetime:
    """What a clock on the wall showed at an instant (UTC ms), `offset` minutes ahead of UTC.

    Naive, as a wall clock is; OverflowError where the calendar ends.
    """
    return datetime(1970, 1, 1) + timedelta(milliseconds=utc_ms, minutes=offset)


def study_day(utc_ms: int, offset: int, rollover: time) -> date:
    """The study day of an instant (UTC ms), `offset` minutes ahead of UTC.

    Wall-clock time decides: on a day with a DST change the rollover is still at
    `rollover` as the clock on the wall shows it.
    """
    late = timedelta(hours=rollover.hour, minutes=rollover.minute)
    return (wall_clock(utc_ms, offset) - late).date()


def moment(now: datetime, rollover: time = ROLLOVER) -> "Moment":
    """The moment of an aware `now`; ValueError for a naive one."""
    # Imported here: `trainer due` needs only the day, and dataclasses cost it ten milliseconds.
    from trainer.events import Moment

    utc_ms, offset = instant(now)
    return Moment(utc_ms, offset, study_day(utc_ms, offset, rollover))


def instant(now: datetime) -> tuple[int, int]:
    """UTC ms of an aware `now`, and the minutes its clock is ahead of UTC.

    ValueError for a naive one.
    """
    ahead = now.utcoffset()
    if ahead is None:
        raise ValueError("a moment needs a time zone: pass an aware datetime")
    utc_ms = (now - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    return utc_ms, ahead // timedelta(minutes=1)


def day_of(text: str | None) -> date | None:
    """The day of ISO text; None where there is none or it is damaged."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def add_days(day: date, days: int) -> date:
    """The day `days` later, or the last day of the calendar if that is sooner."""
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
