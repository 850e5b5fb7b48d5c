"""Figures in a text: exact ones, ranges and bounds.

Read are digits and words, thousands and multipliers, units from ns to years and from
bits to petabytes, money, shares, counts with a noun, products (GB-s), rates (per second,
per million requests), ranges and bounds. "A few", dates, versions, ordinals and names
such as p99 are no figures. No text raises an error; time grows with its length.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.grading import bounds, figures, joins
from trainer.grading.figures import Amount, Figure
from trainer.grading.tokens import Token, normalise, tokenise
from trainer.grading.units import Unit

LONGEST_TEXT = 20_000
"""Characters: what lies behind is not read."""


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
    leans: int = 0
    """-1 for "just under", +1 for "just over" an exact figure."""
    whole: Amount | None = None
    """What it is a part of, by "90 of 100", "1 in 100" or "20% of 5 s"."""

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
        figure = figures.read(tokens, at) if figures.may_open(tokens[at]) else None
        if figure is not None:
            found.append(figure)
        at = figure.stop if figure else at + 1
    return _joined(tokens, joins.sharing(tokens, found))


def parse_value(text: str) -> Quantity | None:
    """The one figure that a card's value is; None when it holds none or several."""
    found = parse(text)
    return found[0] if len(found) == 1 else None


def _joined(tokens: Sequence[Token], found: Sequence[Figure]) -> list[Quantity]:
    """The figures as quantities: what two of them say together joined, bounds looked up."""
    quantities: list[Quantity] = []
    at = 0
    while at < len(found):
        first, second = found[at], found[at + 1] if at + 1 < len(found) else None
        joined = None if second is None else _pair(tokens, first, second)
        quantities.append(joined or _bounded(tokens, first, first, first.amount, first.amount))
        at += 2 if joined else 1
    return quantities


def _pair(tokens: Sequence[Token], first: Figure, second: Figure) -> Quantity | None:
    """Two figures as one quantity; None when they are two."""
    if joins.is_range(tokens, first, second):
        ends = sorted((first.amount, second.amount), key=lambda amount: amount.value(0))
        return _bounded(tokens, first, second, *ends)
    total = joins.total(tokens, first, second)
    if total is not None:
        return _bounded(tokens, first, second, total, total)
    whole = joins.whole(tokens, first, second)
    if whole is not None:
        part = _bounded(tokens, first, second, first.amount, first.amount)
        return replace(part, whole=whole)
    return None


def _bounded(
    tokens: Sequence[Token], first: Figure, last: Figure, low: Amount, high: Amount
) -> Quantity:
    """The quantity with what stands before and behind it: about, up to, or more."""
    lead = bounds.before(tokens, first.begin)
    side, stop = lead.side, last.stop
    if side == 0:
        side, length = bounds.behind(tokens, stop)
        stop += length
    if side == 0 and last.plus:
        side = 1
    leans = side if lead.near else 0
    if low != high or leans:
        side = 0  # "up to 100-500 ms" stays a range, "just under 15 min" a figure
    return Quantity(
        low if side >= 0 else None,
        high if side <= 0 else None,
        tokens[lead.begin].start,
        tokens[stop - 1].end,
        about=lead.about or lead.near,
        leans=leans,
    )
