"""How long practice takes."""

from collections.abc import Iterable
from math import ceil

USUAL_SECONDS = 20.0
"""An answer's time until enough of the learner's own are known."""

FEWEST_ANSWERS = 10
"""Of fewer answers a median says nothing."""

BREAK_SECONDS = 300.0
"""What took longer was a break, not an answer."""


def pace(seconds: Iterable[float | None]) -> float:
    """The usual seconds an answer takes: the median of those timed, breaks left out."""
    timed = sorted(s for s in seconds if s is not None and 0 < s <= BREAK_SECONDS)
    return timed[len(timed) // 2] if len(timed) >= FEWEST_ANSWERS else USUAL_SECONDS


def minutes_for(answers: int, seconds_each: float) -> int:
    """The minutes that so many answers take, rounded up."""
    return ceil(answers * seconds_each / 60)
