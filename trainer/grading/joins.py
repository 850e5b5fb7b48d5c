"""Two figures that are one: lists that share a unit, ranges, sums, parts of a whole."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from trainer.grading import bounds, units
from trainer.grading.figures import Amount, Figure, is_money
from trainer.grading.tokens import Token, key_at, words

CHANGES = frozenset(
    words(
        "raised increased went changed lifted bumped grew grown moved lowered reduced cut dropped "
        "rose risen upped doubled quadrupled extended"
    )
)
"""Verbs after which "from … to …" tells of a change, not of a range."""

RANGES = (["-"], ["to"], [".."], ["..."])
"""What stands between the two ends of a range."""

OF = (["of"], ["of", "the"], ["of", "those"], ["of", "all"])
OUT_OF = (["out", "of"], ["out", "of", "the"], ["out", "of", "every"])
IN = (["in"], ["in", "every"], ["in", "each"])
"""What stands between a part and its whole."""

JOINS = (*RANGES, ["or"], ["and"], ["/"])
"""What stands between two figures of which the second names the unit of both."""

YEARS = range(1900, 2100)
"""Whole numbers that may be years: "2 in 2014" is no ratio."""

_TWO_DIGITS = range(10, 100)


def sharing(tokens: Sequence[Token], found: Sequence[Figure]) -> list[Figure]:
    """The figures, mere numbers with the unit and multiplier of the one they are listed with.

    So "10 or 15 min" names two times, "5-10 million" starts at five million, and "$5-10"
    ends at ten dollars. A comma makes a list only where nothing stands before it: "5, 10
    or 15 min".
    """
    listed: list[bool] = []  # whether a figure shares with the one behind it
    opens = True
    for place, first in enumerate(found[:-1]):
        between = _between(tokens, first, found[place + 1])
        begins = first.begin == 0 or bounds.is_about(tokens, first.begin - 1)
        opens = first.is_naked and (begins or (opens and place > 0))
        comma = between in ([","], [",", "or"])
        measured = found[place + 1].amount.unit.dimension != ()
        is_part = measured and between in (*OF, *OUT_OF)  # 10 of 15 min
        shares = between in JOINS or is_part or (comma and opens)
        listed.append(first.is_naked and shares)
        opens = opens and comma
    shared = list(found)
    for place in reversed(range(len(listed))):
        first, second = shared[place], shared[place + 1]
        if listed[place]:
            scale = second.scale if first.scale == 1 else 1
            amount = Amount(first.amount.number * scale, second.amount.unit)
            shared[place] = replace(first, amount=amount, scale=first.scale * scale)
        elif _takes_unit(tokens, first, second):
            amount = Amount(second.amount.number, first.amount.unit)
            shared[place + 1] = replace(second, amount=amount)
    return shared


def is_range(tokens: Sequence[Token], first: Figure, second: Figure) -> bool:
    """Whether two figures are the ends of a range."""
    if first.amount.unit.dimension != second.amount.unit.dimension:
        return False
    between = _between(tokens, first, second)
    before = [key_at(tokens, first.begin - back) for back in range(1, 7)]
    if between == ["and"]:
        return "between" in before[:2]
    if between == ["to"] and "from" in before[:2]:
        return not CHANGES.intersection(before)
    return between in RANGES


def total(tokens: Sequence[Token], first: Figure, second: Figure) -> Amount | None:
    """Both in the unit of the first where they are one: 1 h 30 min, 1 h 30, 16 dollars 67."""
    unit, rest = first.amount.unit, second.amount
    if not (unit.dimension == units.SECOND.dimension or is_money(unit)):
        return None
    between = _between(tokens, first, second)
    if second.is_naked and between == []:
        part = _smaller(first.amount, rest.number)
    elif unit.dimension == rest.unit.dimension and between in ([], ["and"]):
        part = rest.value(0) / unit.scales[0]
    else:
        return None
    return None if part is None or not 0 <= part < 1 else Amount(first.amount.number + part, unit)


def _smaller(amount: Amount, rest: Fraction) -> Fraction | None:
    """A mere number of two digits as part of the unit before it: minutes of an hour, cents."""
    if rest not in _TWO_DIGITS or amount.number.denominator != 1:
        return None
    if is_money(amount.unit) and amount.unit.scales[0] == 1:
        return rest / 100
    return rest / 60 if amount.unit in (units.find("h"), units.find("min")) else None


def whole(tokens: Sequence[Token], part: Figure, other: Figure) -> Amount | None:
    """What the first figure is a part of: 100 in "90 of 100" and "1 in 100", 5 s in "20% of 5 s".

    Two counts of different things are no part and whole: "6 copies in 10 zones".
    """
    one, all_of_it = part.amount, other.amount
    between = _between(tokens, part, other)
    if one.unit == units.PERCENT:
        return all_of_it if between in OF and all_of_it.unit != units.PERCENT else None
    both = one.unit.dimension == all_of_it.unit.dimension and not (one.unit.bare or other.plus)
    if not both or not 0 <= one.value(0) <= all_of_it.value(0) or all_of_it.number == 0:
        return None
    alike = not (one.unit.noun and all_of_it.unit.noun)
    counts = one.unit.is_plain and all_of_it.unit.is_plain
    is_ratio = between in IN and counts and not (between == ["in"] and all_of_it.number in YEARS)
    is_part = between in OUT_OF or (between in OF and alike)
    return all_of_it if is_part or (is_ratio and alike) else None


def _between(tokens: Sequence[Token], first: Figure, second: Figure) -> list[str]:
    """The few tokens between two figures."""
    return [key_at(tokens, at) for at in range(first.stop, min(second.begin, first.stop + 4))]


def _takes_unit(tokens: Sequence[Token], first: Figure, second: Figure) -> bool:
    """Whether the unit of a figure is that of the next one too: "$5-10", "100 ms to 500"."""
    is_measure = first.amount.unit.dimension != ()
    return is_measure and second.is_naked and _between(tokens, first, second) in RANGES
