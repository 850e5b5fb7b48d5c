"""Words that say zero: "no penalty", "negligible", "next to nothing"."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from trainer.grading.figures import NO_NOUN, Amount
from trainer.grading.quantities import LONGEST_TEXT, Quantity
from trainer.grading.tokens import normalise, words
from trainer.grading.units import Unit

ABSENT = frozenset(
    words(
        "penalty penalties cost costs charge charges delay delays overhead latency difference "
        "impact effect waiting time extra fee fees price surcharge slowdown"
    )
)
"""What a card with the value 0 may be about: "no extra cost" says zero, "no idea" does not."""

_NOTHING = re.compile(
    r"(?:(?:next|close|near) to |practically |almost |virtually |essentially |basically )?"
    r"(?<!know )(?<!knows )(?<!remember )(?<!far from )(?<!anything but )"
    r"\b(?:nothing(?! but| like| less| more| other| short| under| comes)|none(?! of)|nil"
    r"|negligibl[ey]|insignificant|imperceptible|free(?! tier)"
    r"|(?:hardly|barely|scarcely) any(?:thing)?)\b"
    r"(?: at all| any ?more| any longer)?"
)
_NO = re.compile(r"\bno((?: (?:longer|more|any))?(?: [a-z]+){1,3})\b")

_ENDS_NO = NO_NOUN - {"more"} | {"idea", "clue", "doubt", "way"}
"""Words behind which a "no" is about something else: "no idea", "no doubt"."""


def zeros(answer: str, unit: Unit, figures: Sequence[Quantity]) -> list[Quantity]:
    """The figures of an answer together with its words for zero, each in a unit, in order."""
    text = normalise(answer[:LONGEST_TEXT])
    low = text.lower()
    nothing = Amount(Fraction(0), unit)
    taken = [(figure.start, figure.end) for figure in figures]
    found = [
        Quantity(nothing, nothing, start, end)
        for start, end in _places(low if len(low) == len(text) else text)
        if not any(start < stop and begin < end for begin, stop in taken)
    ]
    return sorted([*figures, *found], key=lambda quantity: quantity.start)


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where a text says zero."""
    for match in _NOTHING.finditer(text):
        yield match.span()
    for match in _NO.finditer(text):
        place = match.start(1)
        for word in match.group(1).split():
            place = text.index(word, place) + len(word)
            if word in ABSENT:
                yield match.start(), place
                break
            if word in _ENDS_NO:
                break
