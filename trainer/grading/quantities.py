"""Figures in a text: exact ones, ranges and bounds.

Read are digits and words, thousands and multipliers, units from ns to years and from
bits to petabytes, money, shares, counts with a noun, products (GB-s), rates (per second,
per million requests), ranges and bounds. "A few", dates, versions, ordinals and names
such as p99 are no figures. No text raises an error; time grows with its length.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.grading import figures, units
from trainer.grading.figures import Amount, Figure
from trainer.grading.tokens import Token, key_at, normalise, tokenise, words
from trainer.grading.units import Unit

LONGEST_TEXT = 20_000
"""Characters: what lies behind is not read."""

ABOUT = frozenset(words("~ ≈ ≃ ca circa about around roughly approximately approx nearly almost"))
FILLERS = frozenset(words("of : = a an the"))
"""Words that may stand between a bound and its figure."""

BEFORE_AT_MOST = (
    "<= =< < ≤ ≦ max maximum under below within up·to at·most no·more·than not·more·than "
    "less·than fewer·than no·longer·than not·over at·max not·exceed cannot·exceed can't·exceed "
    "never·exceeds not·exceeding shorter·than smaller·than"
)
BEFORE_AT_LEAST = (
    ">= > ≥ ≧ minimum over above exceeds exceeding beyond at·least no·less·than not·less·than "
    "no·fewer·than more·than upwards·of greater·than longer·than larger·than not·under not·below"
)
AFTER_AT_MOST = "max maximum tops at·most or·less or·fewer or·below or·shorter at·max"
AFTER_AT_LEAST = "minimum at·least or·more or·above or·longer and·up and·above and·more"

CHANGES = frozenset(
    words(
        "raised increased went changed lifted bumped grew grown moved lowered reduced cut dropped "
        "rose risen upped doubled quadrupled extended"
    )
)
"""Verbs after which "from … to …" tells of a change, not of a range."""


RANGES = (["-"], ["to"], [".."], ["..."])
"""What stands between the two ends of a range."""

JOINS = (*RANGES, ["or"], ["and"], ["/"])
"""What stands between two figures of which the second names the unit of both."""


def _phrases(at_most: str, at_least: str) -> dict[tuple[str, ...], int]:
    """Side by phrase: -1 what is bounded from above, +1 from below."""
    sides = ((at_most, -1), (at_least, 1))
    return {tuple(row.split("·")): side for rows, side in sides for row in rows.split()}


_BEFORE = _phrases(BEFORE_AT_MOST, BEFORE_AT_LEAST)
_AFTER = _phrases(AFTER_AT_MOST, AFTER_AT_LEAST)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: exact, a range, or bounded on one side; at least one end is there."""

    low: Amount | None
    """None for "at most"."""
    high: Amount | None
    """None for "at least"; equal to `low` for an exact figure."""
    start: int
    """Where it starts in the text, bound and currency included."""
    end: int
    about: bool = False
    """Whether it is named as approximate."""

    @property
    def amount(self) -> Amount:
        """The exact figure, the bound, or the upper end of a range."""
        amount = self.high or self.low
        if amount is None:
            raise ValueError("a quantity needs an end")
        return amount

    @property
    def unit(self) -> Unit:
        """What it is measured in."""
        return self.amount.unit

    @property
    def is_exact(self) -> bool:
        """Whether it is one value, neither a range nor a bound."""
        return self.low == self.high


def parse(text: str) -> list[Quantity]:
    """Every figure of the text, in its order."""
    tokens = tokenise(normalise(text[:LONGEST_TEXT]))
    found: list[Figure] = []
    at = 0
    while at < len(tokens):
        figure = figures.read(tokens, at)
        if figure is not None:
            found.append(figure)
        at = figure.stop if figure else at + 1
    return _joined(tokens, _sharing(tokens, found))


def parse_value(text: str) -> Quantity | None:
    """The one figure that a card's value is; None when it holds none or several."""
    found = parse(text)
    return found[0] if len(found) == 1 else None


def _joined(tokens: Sequence[Token], found: Sequence[Figure]) -> list[Quantity]:
    """The figures as quantities: ranges and sums of time joined, bounds looked up."""
    quantities: list[Quantity] = []
    at = 0
    while at < len(found):
        first = last = found[at]
        low = high = first.amount
        if at + 1 < len(found):
            second = found[at + 1]
            same = low.unit.dimension == second.amount.unit.dimension
            if same and _is_range(tokens, first, second):
                low, high = sorted((low, second.amount), key=lambda amount: amount.value(0))
                last = second
            elif same and _is_sum(tokens, first, second):
                low = high = _sum(low, second.amount)
                last = second
        quantities.append(_bounded(tokens, first, last, low, high))
        at += 1 if last is first else 2
    return quantities


def _between(tokens: Sequence[Token], first: Figure, second: Figure) -> list[str]:
    """The few tokens between two figures."""
    return [key_at(tokens, at) for at in range(first.stop, min(second.begin, first.stop + 4))]


def _sharing(tokens: Sequence[Token], found: Sequence[Figure]) -> list[Figure]:
    """The figures, mere numbers with the unit and multiplier of the one they are listed with.

    So "10 or 15 min" names two times, "5-10 million" starts at five million, and "$5-10"
    ends at ten dollars. A comma makes a list only where nothing stands before it: "5, 10
    or 15 min".
    """
    listed: list[bool] = []  # whether a figure shares with the one behind it
    opens = True
    for place, first in enumerate(found[:-1]):
        between = _between(tokens, first, found[place + 1])
        begins = first.begin == 0 or key_at(tokens, first.begin - 1) in ABOUT
        opens = first.is_naked and (begins or (opens and place > 0))
        comma = between in ([","], [",", "or"])
        listed.append(first.is_naked and (between in JOINS or (comma and opens)))
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


def _takes_unit(tokens: Sequence[Token], first: Figure, second: Figure) -> bool:
    """Whether the unit of a figure is that of the next one too: "$5-10", "100 ms to 500"."""
    is_measure = first.amount.unit.dimension != ()
    return is_measure and second.is_naked and _between(tokens, first, second) in RANGES


def _is_range(tokens: Sequence[Token], first: Figure, second: Figure) -> bool:
    between = _between(tokens, first, second)
    before = [key_at(tokens, first.begin - back) for back in range(1, 7)]
    if between == ["and"]:
        return "between" in before[:2]
    if between == ["to"] and "from" in before[:2]:
        return not CHANGES.intersection(before)
    return between in RANGES


def _is_sum(tokens: Sequence[Token], first: Figure, second: Figure) -> bool:
    """Whether two times are one: 1 h 30 min, 5 minutes and 30 seconds."""
    unit, rest = first.amount.unit, second.amount.value(0)
    return (
        _between(tokens, first, second) in ([], ["and"])
        and unit.dimension == units.SECOND.dimension
        and 0 <= rest < unit.scales[0]
    )


def _sum(one: Amount, other: Amount) -> Amount:
    """Both times in the unit of the first."""
    return Amount(one.number + other.value(0) / one.unit.scales[0], one.unit)


def _bounded(
    tokens: Sequence[Token], first: Figure, last: Figure, low: Amount, high: Amount
) -> Quantity:
    """The quantity with what stands before and behind it: about, up to, or more."""
    side, about, begin = _before(tokens, first.begin)
    stop = last.stop
    if side == 0:
        side, length = _bound_behind(tokens, stop)
        stop += length
    if side == 0 and last.plus:
        side = 1
    if low != high:
        side = 0  # "up to 100-500 ms" stays a range
    return Quantity(
        low if side >= 0 else None,
        high if side <= 0 else None,
        tokens[begin].start,
        tokens[stop - 1].end,
        about,
    )


def _before(tokens: Sequence[Token], begin: int) -> tuple[int, bool, int]:
    """Side, "about", and where they start, of what stands right before a figure."""
    side, about, at, start = 0, False, begin, begin
    while at > 0:
        key = key_at(tokens, at - 1)
        length = 0 if side else _length_before(tokens, at)
        if key in ABOUT:
            about, at = True, at - 1
            start = at
        elif length:
            side = _BEFORE[_keys(tokens, at - length, at)]
            at -= length
            start = at
        elif _is_filler(tokens, at - 1, is_next=at == begin):
            at -= 1
        else:
            break
    return side, about, start


def _is_filler(tokens: Sequence[Token], at: int, is_next: bool) -> bool:
    """Whether a token only stands between a figure and what speaks of it: max. of 15 min."""
    if key_at(tokens, at) == ".":
        return key_at(tokens, at - 1) in ("ca", "approx", "max")
    return is_next and key_at(tokens, at) in FILLERS and _length_before(tokens, at) > 0


def _length_before(tokens: Sequence[Token], at: int) -> int:
    """How many tokens the longest bound phrase has that ends before a place."""
    lengths = (n for n in (3, 2, 1) if at >= n and _keys(tokens, at - n, at) in _BEFORE)
    return next(lengths, 0)


def _bound_behind(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Side and length of the bound phrase at a place."""
    for length in (2, 1):
        keys = _keys(tokens, at, at + length)
        if len(keys) == length and keys in _AFTER:
            return _AFTER[keys], length
    return 0, 0


def _keys(tokens: Sequence[Token], begin: int, stop: int) -> tuple[str, ...]:
    return tuple(token.key for token in tokens[begin:stop])
