"""Whether one figure says what another says."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from trainer.grading import units
from trainer.grading.figures import Amount
from trainer.grading.intervals import End, Fit, Limit, fit_bound, fit_exact, fit_range, near
from trainer.grading.quantities import Quantity
from trainer.grading.units import Unit


@dataclass(frozen=True, slots=True)
class Target:
    """The figure that is right, and how it is asked for."""

    quantity: Quantity
    tolerance: Fraction = Fraction(0)
    """Relative: how far off still counts."""
    limit: Limit = Limit.NONE
    asked: Unit | None = None
    """The unit that the question names, in which a mere number is meant."""

    @property
    def unit(self) -> Unit:
        """What it is measured in."""
        return self.quantity.unit

    @property
    def side(self) -> Limit:
        """What the figure is: the bound that the card names, else what the question asks for."""
        if self.quantity.low is None:
            return Limit.UPPER
        return Limit.LOWER if self.quantity.high is None else self.limit


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
    return said.is_exact and right.is_exact and _says_same(said.amount, right.amount)


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
    best = max(_fit_under(said, target, convention) for convention in units.CONVENTIONS)
    if best == Fit.RIGHT and said.leans:
        return _leaning(said, target)
    return Fit.WRONG if _is_slip_of_unit(said, target.quantity) else best


def _leaning(said: Quantity, target: Target) -> Fit:
    """The fit of "just under" or "just over" the right figure: it must not lean the wrong way."""
    if said.leans == target.side:
        return Fit.REVERSED
    end = target.quantity.low if said.leans < 0 else target.quantity.high
    is_end = end is not None and _says_same(said.amount, end)
    leaves = is_end and not target.quantity.is_exact and not target.tolerance
    return Fit.ONE_END if leaves else Fit.RIGHT


def _is_slip_of_unit(said: Quantity, right: Quantity) -> bool:
    """Whether a figure lies in a range from 0 only because its unit is too small.

    Such a range holds every small figure, but 5 us for 0-5 ms is a confusion.
    """
    from_zero = right.low is not None and right.low.number == 0 and not right.is_exact
    same_number = said.is_exact and said.amount.number == right.amount.number
    return from_zero and same_number and not _says_same(said.amount, right.amount)


def _fit_under(said: Quantity, target: Target, convention: int) -> Fit:
    right = target.quantity
    low, high = _ends(said, convention)
    right_low, right_high = _ends(right, convention)
    slack = target.tolerance
    if right_low is None and right_high is not None:
        return fit_bound(high, low, right_high, slack)
    if right_high is None and right_low is not None:
        return fit_bound(low, high, right_low, slack)
    if right_low is None or right_high is None:
        return Fit.WRONG
    if right.is_exact:
        return fit_exact(low, high, right_low, target.limit, slack)
    return fit_range(low, high, right_low, right_high, slack)


def _ends(quantity: Quantity, convention: int) -> tuple[End, End]:
    low, high = quantity.low, quantity.high
    return (
        None if low is None else low.value(convention),
        None if high is None else high.value(convention),
    )


def _says_same(one: Amount, other: Amount) -> bool:
    """Whether two amounts are the same under either convention."""
    return one.unit.dimension == other.unit.dimension and any(
        near(one.value(c), other.value(c), Fraction(0)) for c in units.CONVENTIONS
    )
