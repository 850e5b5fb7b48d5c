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
    part = _as_part(quantity, is_share=target.unit.dimension == units.PERCENT.dimension)
    if part is not None:
        return replace(claim, quantity=part)
    if is_comparable(quantity, target):
        thousands = _thousands(quantity, answer)
        if thousands is None or _is_right(quantity, targets):
            return claim
        return replace(claim, quantity=thousands) if _is_right(thousands, targets) else claim
    if claim.lent is not None:
        lent = in_unit(quantity, claim.lent)
        return replace(claim, quantity=lent) if is_comparable(lent, target) else claim
    return claim


def _is_right(quantity: Quantity, targets: Sequence[Target]) -> bool:
    """Whether a figure is the right one, its "per …" aside."""
    return any(fit(quantity, target) in (Fit.RIGHT, Fit.NO_PER) for target in targets)


def _as_part(part: Quantity, *, is_share: bool) -> Quantity | None:
    """What a part and its whole say together; None where the figure already says it.

    A card about a share takes "1 in 100" for 1 %; any other takes "20% of 5 s" for 1 s.
    """
    whole, unit = part.whole, part.unit
    if is_share and not unit.dimension and unit.bare is not None:
        return _scaled(in_unit(part, units.PERCENT), 100 * unit.scales[0])  # 1 per 100
    if whole is None or is_share == (unit == units.PERCENT):
        return None  # a share that a share card asks for, a count that any other does
    if is_share:
        return _scaled(in_unit(part, units.PERCENT), 100 * unit.scales[0] / whole.value(0))
    return _scaled(in_unit(part, whole.unit), whole.number / 100)


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
    found = _POINT_OF_THOUSANDS.findall(normalise(answer[quantity.start : quantity.end]))
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
