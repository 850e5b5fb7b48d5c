"""What the days before an interview ask for.

No dataclass, as a shell prompt asks for the limit of today's new cards.
"""

from datetime import date
from typing import NamedTuple

LEAST_IMPORTANCE = 2
"""Cards and scenarios that one should have seen before an interview; details may wait."""

MOST_NEW_PER_DAY = 60
"""Each new card is asked about twice on its first two days: with these, an hour a day is full."""

REPEAT_DAYS = 2
"""Days before the interview without new cards: what is new comes back after a day, and what
was forgotten then on the day after, so with two days even the last ones were seen again."""


class Countdown(NamedTuple):
    """What is left to do before an interview. Without days left, nothing is asked."""

    interview: date
    days: int
    """From today to the day before the interview: 0 on its own day, less when it is over."""
    new: int
    """Cards of importance 2 and 3 that were never asked."""
    per_day: int
    """How many of them a day should bring, those of today that are done among them."""
    today: int
    """How many of them are still to come today."""
    free_days: int
    """The last days, left for repeating."""
    unseen: int
    """How many of `new` will not have been asked: the days do not suffice."""
    scenarios: int
    """Scenarios of importance 2 and 3 that were never drilled."""

    @property
    def scenarios_per_week(self) -> int:
        """At which pace all of them are drilled in time, rounded up; 0 without days left."""
        return _share(7 * self.scenarios, self.days) if self.days > 0 else 0


def countdown(
    interview: date,
    today: date,
    *,
    new: int,
    introduced: int,
    scenarios: int,
    new_per_day: int,
) -> Countdown:
    """The plan for the days from `today` to the day before the interview.

    `new` cards of importance 2 and 3 were never asked, `introduced` of them were asked for
    the first time today, `scenarios` were never drilled. A day brings at most
    `MOST_NEW_PER_DAY`, or `new_per_day` where the learner wants more. The last days stay
    free for repeating as far as that is possible without leaving any card out.
    """
    days = (interview - today).days
    if days <= 0:
        return Countdown(interview, days, new, 0, 0, 0, new, scenarios)
    most = max(MOST_NEW_PER_DAY, new_per_day)
    free = min(REPEAT_DAYS, days - 1)
    while free and _share(new + introduced, days - free) > most:
        free -= 1
    per_day = min(_share(new + introduced, days - free), most)
    left = max(0, per_day - introduced)
    later = most * (days - 1) if per_day == most else new
    return Countdown(
        interview=interview,
        days=days,
        new=new,
        per_day=per_day,
        today=left,
        free_days=free,
        unseen=max(0, new - left - later),
        scenarios=scenarios,
    )


def capacity(interview: date, today: date, new_per_day: int) -> int:
    """How many new cards the days from `today` to the day before the interview can bring."""
    return max(MOST_NEW_PER_DAY, new_per_day) * max((interview - today).days, 0)


def _share(number: int, parts: int) -> int:
    """An equal part of a number, rounded up."""
    return -(-number // parts)
