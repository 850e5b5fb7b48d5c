"""The figures of a free answer, and the one way in which each of them is compared as a word.

"3,000", "3k" and "three thousand" are one word, and so are "900 s" and "a quarter of an
hour". Where speakers correct themselves, the figure they end with stands for the first.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from trainer.grading import context, units
from trainer.grading.compare import in_unit
from trainer.grading.figures import Amount
from trainer.grading.numerals import NUMBER_WORDS
from trainer.grading.quantities import Quantity, parse
from trainer.grading.tokens import normalise

REACH = 60
"""Characters within which a figure takes back the one before it."""

_CUE = re.compile(
    rf"\d|[½¼¾⅓⅔]|\b(?:{'|'.join(sorted(NUMBER_WORDS - {'one'}))})\b"
    rf"|\b(?:an?|one)\s(?:{'|'.join(sorted(units.WRITTEN_OUT))})\b",
    re.IGNORECASE,
)
"""What every figure has: most sentences have none and need not be read."""

_STRETCH = re.compile(r"(?:[^.!?;\n]|[.](?=\S)|[!?](?=\w)){1,2000}")
"""What no figure goes beyond: a sentence, or a line; nobody says a longer one."""

MOST = 2_000
"""Figures that are read: an answer of two hundred words has ten."""

_COMMON = {Fraction(1): "one", Fraction(2): "two"}
"""Counts that are words with little content, and stay such in digits."""

_NINES = (99, 100)
"""A mere number between these is an availability, with or without "%"."""

_BASES = {"time": "s", "byte": "B", "dollar": "$"}

_STEP = 1000
_BINARY_STEP = 1024
_PREFIXES = ("B", "KB", "MB", "GB", "TB", "PB")


LONGEST_TEXT = 40
"""Characters in which a figure is named to the learner."""


class Spoken(NamedTuple):
    """A figure, and how it is named."""

    quantity: Quantity
    text: str


def found(text: str) -> list[Spoken]:
    """The figures of a text in their order, what is taken back replaced by what is meant."""
    read = (
        replace(each, start=each.start + stretch.start(), end=each.end + stretch.start())
        for stretch in _STRETCH.finditer(text)
        if _CUE.search(stretch[0])
        for each in parse(stretch[0])
    )
    figures = list(islice(read, MOST))
    named = [Spoken(_as_share(each), _text(text[each.start : each.end])) for each in figures]
    return _corrected(named, text)


def _text(written: str) -> str:
    """A figure as one short line without invisible characters."""
    text = " ".join(normalise(written).split())
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 1]}…"


def stem(amount: Amount) -> str:
    """An amount as one word, the same for every way of writing it."""
    dimension = amount.unit.dimension
    if not dimension:
        value = amount.value(0)
        return _COMMON.get(value) or _number(value)
    if dimension == units.BYTE.dimension and amount.unit.bare is None:
        return _size(amount)
    if dimension == units.PERCENT.dimension:
        return f"{_number(amount.value(0) * 100)} %"
    names = sorted((power < 0, _BASES.get(name, name)) for name, power in dimension)
    return f"{_number(amount.value(1))} {''.join('/' * below + name for below, name in names)}"


def _size(amount: Amount) -> str:
    """An amount of data, so that 1 MB is 1,000 KB and 1,024 KB."""
    number, prefix = amount.value(1), 0
    scale = amount.unit.scales[1]
    while scale >= _BINARY_STEP:
        scale, prefix = scale / _BINARY_STEP, prefix + 1
    number = amount.number * scale
    while number >= _STEP and prefix + 1 < len(_PREFIXES):
        is_binary = number % (_BINARY_STEP // 2) == 0
        number, prefix = number / (_BINARY_STEP if is_binary else _STEP), prefix + 1
    while 0 < number < 1 and prefix > 0:
        number, prefix = number * _BINARY_STEP, prefix - 1
    return f"{_number(number)} {_PREFIXES[prefix]}"


def _number(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.6g}"


def _as_share(figure: Quantity) -> Quantity:
    """The figure, an availability without its sign as the share that it is."""
    if figure.unit == units.ONE and _NINES[0] < figure.amount.number < _NINES[1]:
        return in_unit(figure, units.PERCENT)
    return figure


def _corrected(figures: list[Spoken], text: str) -> list[Spoken]:
    """The figures, each that a later one takes back with the value of that one."""
    for place in reversed(range(len(figures) - 1)):
        (first, _), (second, named) = figures[place], figures[place + 1]
        if not 0 <= second.start - first.end <= REACH:
            continue
        meant = second
        if second.unit == units.ONE != first.unit:
            meant = in_unit(second, first.unit)
        same = first.unit.dimension == meant.unit.dimension
        if same and context.corrects(text[first.end : second.start].lower()):
            figures[place] = Spoken(replace(meant, start=first.start, end=first.end), named)
            figures[place + 1] = Spoken(meant, named)
    return figures


def numbered(figure: Quantity, texts: Sequence[str]) -> list[str | None]:
    """For each word of a figure, as written, what it is compared as; None for as it is."""
    both = (figure.low,) if figure.is_exact else (figure.low, figure.high)
    ends = [stem(end) for end in both if end is not None]
    meant: list[str | None] = [None] * len(texts)
    for at, text in enumerate(texts):
        if ends and (text[0].isdecimal() or text in NUMBER_WORDS):
            meant[at] = ends.pop(0)
    return meant
