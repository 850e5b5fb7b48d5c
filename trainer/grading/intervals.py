"""How numbers without units fit: figures, bounds and ranges, each against each."""

from enum import IntEnum
from fractions import Fraction

End = Fraction | None
"""One end of a figure; None where it is open."""

EPSILON = Fraction(1, 10**9)
"""Relative slack of every comparison: figures are exact, but people type rounded thirds."""

LEAST_OVERLAP = Fraction(1, 2)
"""Shared part of two ranges from which the answer is half right."""

LEAST_WITHIN = Fraction(2, 3)
"""Part of a range around the right figure that must lie within the tolerance to be right."""


class Limit(IntEnum):
    """What the question asks for: an upper limit, a lower one, or neither."""

    LOWER = -1
    NONE = 0
    UPPER = 1


class Fit(IntEnum):
    """How well a figure fits, worst first."""

    OTHER_KIND = 0
    """It measures something else."""
    WRONG = 1
    LOOSE = 2
    """A bound that is true of the range, but says little: "under an hour" for 1-3 s."""
    REVERSED = 3
    """The right figure as the wrong bound: "at least" for "at most"."""
    ONE_END = 4
    """One end of a range."""
    OVERLAP = 5
    """A range or bound that shares much with the right range."""
    AROUND = 6
    """A range around the one right figure."""
    OPEN = 7
    """The right figure as a lower bound where none was asked for."""
    NO_PER = 8
    """The right figure without its "per …"."""
    NO_UNIT = 9
    """The right figure without its unit."""
    RIGHT = 10


def fit_bound(near_end: End, far_end: End, bound: Fraction, slack: Fraction) -> Fit:
    """The fit with a bound: the end on its side must be the bound itself."""
    if near_end is None:
        is_figure = far_end is not None and near(far_end, bound, slack)
        return Fit.REVERSED if is_figure else Fit.WRONG
    return Fit.RIGHT if near(near_end, bound, slack) else Fit.WRONG


def fit_exact(low: End, high: End, right: Fraction, limit: Limit, slack: Fraction) -> Fit:
    """The fit with one figure; bounds are taken as limits."""
    if low is None and high is not None:
        if not near(high, right, slack):
            return Fit.WRONG
        return Fit.REVERSED if limit == Limit.LOWER else Fit.RIGHT
    if high is None and low is not None:
        if not near(low, right, slack):
            return Fit.WRONG
        by_limit = {Limit.UPPER: Fit.REVERSED, Limit.NONE: Fit.OPEN, Limit.LOWER: Fit.RIGHT}
        return by_limit[limit]
    if low is None or high is None:
        return Fit.WRONG
    if near(low, right, slack) and near(high, right, slack):
        return Fit.RIGHT
    if not low <= right <= high:
        return Fit.WRONG
    within = min(high, right + slack * abs(right)) - max(low, right - slack * abs(right))
    return Fit.RIGHT if within >= LEAST_WITHIN * (high - low) else Fit.AROUND


def fit_range(
    low: End,
    high: End,
    right_low: Fraction,
    right_high: Fraction,
    slack: Fraction,
) -> Fit:
    """The fit with a range: a value or a range inside it is right."""
    if low is None and high is not None and right_low == 0 <= high:
        low = right_low  # a range from 0 is an upper bound
    if low is None or high is None:
        return _fit_open(low, high, right_low, right_high, slack)
    above = low >= right_low or near(low, right_low, slack)
    below = high <= right_high or near(high, right_high, slack)
    if above and below:
        return Fit.RIGHT
    shared = min(high, right_high) - max(low, right_low)
    whole = max(high, right_high) - min(low, right_low)
    return Fit.OVERLAP if shared > 0 and shared >= LEAST_OVERLAP * whole else Fit.WRONG


def _fit_open(
    low: End,
    high: End,
    right_low: Fraction,
    right_high: Fraction,
    slack: Fraction,
) -> Fit:
    """The fit of a bound with a range: half right where the two share something."""
    edge, own_end, far_end = (high, right_high, right_low)
    if edge is None:
        edge, own_end, far_end = (low, right_low, right_high)
    if edge is None or near(edge, far_end, slack):
        return Fit.WRONG
    if edge == 0:
        return Fit.LOOSE if high is None else Fit.WRONG
    if near(edge, own_end, slack):
        return Fit.ONE_END
    if right_low < edge < right_high:
        return Fit.OVERLAP
    if high is None:
        return Fit.LOOSE if edge < right_low else Fit.WRONG
    if high < right_low:
        return Fit.WRONG
    is_close = right_high - right_low >= LEAST_OVERLAP * high  # as the range from 0 that it leaves
    return Fit.OVERLAP if is_close else Fit.LOOSE


def near(said: Fraction, right: Fraction, tolerance: Fraction) -> bool:
    """Whether two numbers differ by no more than a part of the right one."""
    return abs(said - right) <= (tolerance + EPSILON) * abs(right)
