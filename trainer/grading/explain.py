"""Why a figure is right or wrong, in plain words."""

from fractions import Fraction

from trainer.content.text import shortened
from trainer.grading import units
from trainer.grading.figures import Amount
from trainer.grading.intervals import Fit
from trainer.grading.quantities import Quantity

LONGEST_QUOTE = 40
"""Characters of a text that a reason repeats."""

REASONS = {
    Fit.NO_UNIT: "{said} is the right figure, but the unit is missing: {right}.",
    Fit.NO_PER: "{said} is the right figure, but say per what: {right}.",
    Fit.OPEN: "{said} names the right figure as a lower bound: it is {right}.",
    Fit.AROUND: "{said} has it inside, but it is one figure: {right}.",
    Fit.OVERLAP: "{said} overlaps with it: the range is {right}.",
    Fit.LOOSE: "{said} is true, but says too little: the range is {right}.",
    Fit.REVERSED: "{said} turns the bound round: it is {right}.",
    Fit.ONE_END: "{said} is one end of it: the range is {right}.",
}
"""By fit that a number alone does not explain."""

_NAMES = {10: "ten", 100: "a hundred", 1000: "a thousand", 10**6: "a million"}
_DOUBLE = 2
_MOST_TIMES = 10**6


def quoted(text: str) -> str:
    """Untrusted text as one short printable line."""
    return shortened(text, LONGEST_QUOTE)


def difference(said: Quantity, right: Quantity, said_text: str, right_text: str) -> str:
    """The sentence that says how far a wrong figure is off."""
    if said.unit.dimension != right.unit.dimension and said.unit == units.ONE:
        return f"{said_text} is not right in any unit: it is {right_text}."
    if said.unit.dimension != right.unit.dimension:
        if said.amount.number == right.amount.number:
            return f"{said_text}: right figure, wrong unit; it is {right_text}."
        return f"{said_text} measures something else: it is {right_text}."
    if not (said.is_exact and right.is_exact):
        return f"{said_text} is not right: it is {right_text}."
    how = _compared(said.amount, right.amount)
    if how is None:
        return f"{said_text} is not right: it is {right_text}."
    sentence = f"{said_text} is {how} than {right_text}."
    if said.amount.number == right.amount.number:
        return f"Right figure, wrong unit: {sentence}"
    return sentence


def _compared(said: Amount, right: Amount) -> str | None:
    """How much more or less: "three times more", "7 % less"; None where no ratio helps."""
    one, other = said.value(0), right.value(0)
    if one * other <= 0 or one == other:
        return None
    direction = "more" if abs(one) > abs(other) else "less"
    ratio = max(one / other, other / one)
    if ratio < _DOUBLE:
        percent = 100 * abs(one - other) / abs(other)
        return f"{_number(percent)} % {direction}"
    return f"{_times(ratio)} times {direction}"


def _times(ratio: Fraction) -> str:
    if ratio > _MOST_TIMES:
        return "over a million"
    return _NAMES.get(int(ratio), _number(ratio)) if ratio.denominator == 1 else _number(ratio)


def _number(value: Fraction) -> str:
    """A number short enough for a sentence."""
    digits = 0 if value >= 10 or value.denominator == 1 else 1
    text = f"{float(value):,.{digits}f}"
    return "under 0.1" if text == "0.0" else text
