"""What a figure means beside a card and its neighbours, where it does not say it all itself."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from trainer.grading import units
from trainer.grading.compare import Target, fit, in_unit, is_comparable
from trainer.grading.context import Claim
from trainer.grading.intervals import Fit
from trainer.grading.quantities import Quantity
from trainer.grading.tokens import normalise

_POINT_OF_THOUSANDS = re.compile(r"(?<![\d.,])([1-9]\d{0,2})\.000(?!\d|[.,]\d)")


def completed(made: Sequence[Claim], targets: Sequence[Target], answer: str) -> list[Claim]:
    """The figures as the card asks for them: shares, thousands, and units left out.

    A mere number takes the unit of the figure it is set against ("it was 5 minutes, now
    15"), else the unit that the question names; the latter only where the answer holds no
    figure with a unit of its own that would do.
    """
    target = targets[0]
    read = [_with_own_meaning(claim, targets, answer) for claim in made]
    has_figure = any(
        is_comparable(c.quantity, target) and not _is_mere(c.quantity, target)
        for c in read
        if not c.old and not c.denied
    )
    return [_in_unit_asked(c, target) if c.concludes or not has_figure else c for c in read]


def _with_own_meaning(claim: Claim, targets: Sequence[Target], answer: str) -> Claim:
    """A figure as a share of its whole, in the unit lent to it, or in thousands."""
    quantity, target = claim.quantity, targets[0]
    if target.unit.dimension == units.PERCENT.dimension and quantity.whole:
        return replace(claim, quantity=_share(quantity, quantity.whole))
    if claim.lent is not None and not is_comparable(quantity, target):
        lent = in_unit(quantity, claim.lent)
        return replace(claim, quantity=lent) if is_comparable(lent, target) else claim
    thousands = _thousands(quantity, answer)
    if thousands is not None and all(fit(quantity, t) < Fit.NO_PER for t in targets):
        is_right = any(fit(thousands, t) in (Fit.RIGHT, Fit.NO_PER) for t in targets)
        return replace(claim, quantity=thousands) if is_right else claim
    return claim


def _share(part: Quantity, whole: Fraction) -> Quantity:
    """The percentage that "1 in 100" names."""
    return _scaled(in_unit(part, units.PERCENT), Fraction(100) / whole)


def _scaled(quantity: Quantity, factor: Fraction) -> Quantity:
    low, high = (
        None if end is None else replace(end, number=end.number * factor)
        for end in (quantity.low, quantity.high)
    )
    return replace(quantity, low=low, high=high)


def _thousands(quantity: Quantity, answer: str) -> Quantity | None:
    """The count that `1.000` is where a point sets off thousands; None for any other figure.

    Nobody gives a count three decimals that are all zero, so this reading can stand beside
    the decimal one. Measures stay decimal: `1.000 s` may well be one second, to the
    millisecond.
    """
    unit = quantity.unit.bare or quantity.unit
    found = _POINT_OF_THOUSANDS.findall(normalise(answer)[quantity.start : quantity.end])
    if unit.dimension or not quantity.is_exact or len(found) != 1:
        return None
    if quantity.amount.number != int(found[0]):
        return None  # a multiplier follows: 1.000 million
    return _scaled(quantity, Fraction(1000))


def _in_unit_asked(claim: Claim, target: Target) -> Claim:
    """A mere number in the unit that the question names."""
    if target.asked is None or not _is_mere(claim.quantity, target):
        return claim
    if fit(claim.quantity, target) == Fit.RIGHT:
        return claim  # 0.2 is 20 %, whatever the question names
    return replace(claim, quantity=in_unit(claim.quantity, target.asked))


def _is_mere(quantity: Quantity, target: Target) -> bool:
    """Whether a figure is a number without unit; it may name what the card counts."""
    unit = quantity.unit
    return unit.is_plain and (not unit.noun or not set(target.unit.noun).isdisjoint(unit.noun))
