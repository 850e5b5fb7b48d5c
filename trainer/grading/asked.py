"""What a number card asks for: its value, the bound and the unit that its question names."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from trainer.content.cards import Number
from trainer.grading import units
from trainer.grading.compare import Target, in_unit
from trainer.grading.intervals import Limit
from trainer.grading.quantities import Quantity, parse_value
from trainer.grading.units import Unit

ABOUT_TOLERANCE = Fraction(1, 10)
"""How far off still counts when the card itself says "about" and names no tolerance."""

_UPPER = re.compile(r"\b(?:largest|longest|biggest|highest|max|maximum|most|limit|cap|quota)\b")
_LOWER = re.compile(r"\b(?:smallest|shortest|lowest|min|minimum|least)\b")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_UNIT = re.compile(
    r"\b(?:in|how many(?: more| full| whole)?|(?:what|which)(?= percent))\s+([^\s,.:;?]+)",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"(?:\b(?:per|an?|each|every)\s+|/)([a-z]+)\b", re.IGNORECASE)


def targets(value: Quantity, card: Number) -> tuple[Target, ...]:
    """What is right: the value, and where it names no unit, the value in that of the question."""
    asked = _units_asked(_question(card.ask))
    target = Target(value, _tolerance(card, value), _limit(card.ask))
    if not value.unit.is_plain:
        fitting = [unit for unit in asked if unit.dimension == value.unit.dimension]
        return (replace(target, asked=fitting[0] if len(fitting) == 1 else None),)
    unit = next((unit for unit in asked if unit.dimension and unit.bare is None), None)
    if unit is None:
        return (target,)
    return (target, replace(target, quantity=in_unit(value, unit)))


def _tolerance(card: Number, value: Quantity) -> Fraction:
    """The card's tolerance as a part of the value; 0 when it names none that can be read."""
    tolerance = parse_value(card.tolerance)
    if tolerance is None:
        return ABOUT_TOLERANCE if value.about else Fraction(0)
    return abs(tolerance.amount.number) / 100


def _limit(ask: str) -> Limit:
    """Whether the question asks for the most or the least."""
    upper, lower = _UPPER.search(ask.lower()), _LOWER.search(ask.lower())
    if bool(upper) == bool(lower):
        return Limit.NONE
    return Limit.UPPER if upper else Limit.LOWER


def _question(ask: str) -> str:
    """The sentence that asks; those before it only set the scene."""
    asking = [part for part in _SENTENCE.split(ask.strip()) if part.endswith("?")]
    return asking[-1] if asking else ask


def _units_asked(question: str) -> list[Unit]:
    """The units that a question names for its answer, without repeats: minutes, per second."""
    named = dict.fromkeys(_named_units(question))
    periods = dict.fromkeys(_periods(question))
    rates = [units.per(unit, period) for unit in (units.ONE, *named) for period in periods]
    return [*named, *rates]


def _named_units(question: str) -> Iterator[Unit]:
    """The units of "how many minutes", "in seconds", "what percentage"."""
    for match in _UNIT.finditer(question):
        word = match.group(1).lower().replace("percentage", "percent")
        quantity = parse_value(f"1 {word if word == 'percent' else match.group(1)}")
        if quantity is not None and quantity.unit.dimension:
            yield quantity.unit


def _periods(question: str) -> Iterator[Unit]:
    """The periods of "per second", "an hour"."""
    for match in _PERIOD.finditer(question):
        unit = units.find(match.group(1))
        if unit is not None and unit.dimension == units.SECOND.dimension:
            yield unit
