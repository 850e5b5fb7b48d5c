"""Whether one figure says what another says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from fractions import Fraction

from trainer.grading import units
from trainer.grading.figures import Amount
from trainer.grading.quantities import Quantity
from trainer.grading.units import Unit

EPSILON = Fraction(1, 10**9)
"""Relative slack of every comparison: figures are exact, but people type rounded thirds."""

LEAST_OVERLAP = Fraction(1, 2)
"""Shared part of two ranges from which the answer is half right."""


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
    REVERSED = 2
    """The right figure as the wrong bound: "at least" for "at most"."""
    ONE_END = 3
    """One end of a range."""
    OVERLAP = 4
    """A range that shares much with the right one."""
    AROUND = 5
    """A range around the one right figure."""
    OPEN = 6
    """The right figure as a lower bound where none was asked for."""
    NO_PER = 7
    """The right figure without its "per …"."""
    NO_UNIT = 8
    """The right figure without its unit."""
    RIGHT = 9


@dataclass(frozen=True, slots=True)
class Target:
    """The figure that is right, and how it is asked for."""

    quantity: Quantity
    tolerance: Fraction = Fraction(0)
    """Relative: how far off still counts."""
    limit: Limit = Limit.NONE

    @property
    def unit(self) -> Unit:
        """What it is measured in."""
        return self.quantity.unit


def is_comparable(said: Quantity, target: Target) -> bool:
    """Whether a figure measures what the target measures, leaving any "per …" aside."""
    both = (target.unit, target.unit.bare), (said.unit, said.unit.bare)
    ours, theirs = ({unit.dimension for unit in pair if unit} for pair in both)
    return not ours.isdisjoint(theirs)


def fit(said: Quantity, target: Target) -> Fit:
    """How well a figure fits; the best of all readings of its unit."""
    best = _measured(said, target)
    if best == Fit.RIGHT:
        return best
    zero = said.is_exact and said.amount.number == 0 and target.quantity.is_exact
    if zero and target.quantity.amount.number == 0:
        return Fit.RIGHT  # nothing is nothing in every unit
    is_part = said.unit == units.ONE and said.amount.number < 1
    if is_part and _measured(in_unit(said, units.WHOLE), target) == Fit.RIGHT:
        return Fit.RIGHT  # 0.2 is 20 %
    bare, own = said.unit.bare, target.unit.bare
    if bare is not None and own is None and _measured(in_unit(said, bare), target) == Fit.RIGHT:
        return Fit.RIGHT  # the question names the period, the card need not
    if own is not None and said.unit.bare is None:
        without = replace(target, quantity=in_unit(target.quantity, own))
        if _measured(said, without) == Fit.RIGHT:
            return Fit.NO_PER
    if said.unit.is_plain and not target.unit.is_plain:
        readings = _readings(said.unit, target.unit)
        if any(_measured(in_unit(said, unit), target) == Fit.RIGHT for unit in readings):
            return Fit.NO_UNIT
    return best


def says_same(said: Quantity, right: Quantity) -> bool:
    """Whether both are the same exact figure under either convention."""
    one, other = said.amount, right.amount
    return (
        said.is_exact
        and right.is_exact
        and one.unit.dimension == other.unit.dimension
        and any(_near(one.value(c), other.value(c), Fraction(0)) for c in units.CONVENTIONS)
    )


def in_unit(quantity: Quantity, unit: Unit) -> Quantity:
    """The same numbers in another unit."""
    low, high = quantity.low, quantity.high
    return replace(
        quantity,
        low=None if low is None else Amount(low.number, unit),
        high=None if high is None else Amount(high.number, unit),
    )


def _readings(said: Unit, right: Unit) -> Iterator[Unit]:
    """The units that a number without one may have been meant in."""
    yield right
    if not said.noun:
        yield from units.BY_DIMENSION.get(right.dimension, ())


def _measured(said: Quantity, target: Target) -> Fit:
    """The fit by value, the better one of both conventions."""
    if said.unit.dimension != target.unit.dimension:
        return Fit.OTHER_KIND
    return max(_fit_under(said, target, convention) for convention in units.CONVENTIONS)


def _fit_under(said: Quantity, target: Target, convention: int) -> Fit:
    right = target.quantity
    low, high = _ends(said, convention)
    right_low, right_high = _ends(right, convention)
    slack = target.tolerance
    if right_low is None and right_high is not None:
        return _fit_bound(high, low, right_high, slack)
    if right_high is None and right_low is not None:
        return _fit_bound(low, high, right_low, slack)
    if right_low is None or right_high is None:
        return Fit.WRONG
    if right.is_exact:
        return _fit_exact(low, high, right_low, target)
    return _fit_range(low, high, right_low, right_high, slack)


def _ends(quantity: Quantity, convention: int) -> tuple[Fraction | None, Fraction | None]:
    low, high = quantity.low, quantity.high
    return (
        None if low is None else low.value(convention),
        None if high is None else high.value(convention),
    )


def _fit_bound(
    near_end: Fraction | None, far_end: Fraction | None, bound: Fraction, slack: Fraction
) -> Fit:
    """The fit with a bound: the end on its side must be the bound itself."""
    if near_end is None:
        is_figure = far_end is not None and _near(far_end, bound, slack)
        return Fit.REVERSED if is_figure else Fit.WRONG
    return Fit.RIGHT if _near(near_end, bound, slack) else Fit.WRONG


def _fit_exact(low: Fraction | None, high: Fraction | None, right: Fraction, target: Target) -> Fit:
    """The fit with one figure; bounds are taken as limits."""
    slack = target.tolerance
    if low is None and high is not None:
        if not _near(high, right, slack):
            return Fit.WRONG
        return Fit.REVERSED if target.limit == Limit.LOWER else Fit.RIGHT
    if high is None and low is not None:
        if not _near(low, right, slack):
            return Fit.WRONG
        by_limit = {Limit.UPPER: Fit.REVERSED, Limit.NONE: Fit.OPEN, Limit.LOWER: Fit.RIGHT}
        return by_limit[target.limit]
    if low is None or high is None:
        return Fit.WRONG
    if _near(low, right, slack) and _near(high, right, slack):
        return Fit.RIGHT
    return Fit.AROUND if low <= right <= high else Fit.WRONG


def _fit_range(
    low: Fraction | None,
    high: Fraction | None,
    right_low: Fraction,
    right_high: Fraction,
    slack: Fraction,
) -> Fit:
    """The fit with a range: a value or a range inside it is right."""
    if low is None or high is None:
        one_end = (low is not None and _near(low, right_low, slack)) or (
            high is not None and _near(high, right_high, slack)
        )
        return Fit.ONE_END if one_end else Fit.WRONG
    above = low >= right_low or _near(low, right_low, slack)
    below = high <= right_high or _near(high, right_high, slack)
    if above and below:
        return Fit.RIGHT
    shared = min(high, right_high) - max(low, right_low)
    whole = max(high, right_high) - min(low, right_low)
    return Fit.OVERLAP if shared > 0 and shared >= LEAST_OVERLAP * whole else Fit.WRONG


def _near(said: Fraction, right: Fraction, tolerance: Fraction) -> bool:
    return abs(said - right) <= (tolerance + EPSILON) * abs(right)
