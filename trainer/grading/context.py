"""What a text does with its figures: says, denies, corrects, tells of the past."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.grading import units
from trainer.grading.quantities import CHANGES, LONGEST_TEXT, Quantity
from trainer.grading.tokens import normalise

REACH = 60
"""Characters before and behind a figure that may speak of it."""

_CHANGED = "|".join(sorted(CHANGES))
_BREAK = re.compile(r"[,;.!?()\n]|\bbut\b|\band now\b|\bwhile\b|\bwhereas\b")
_OLD_BEFORE = re.compile(
    r"\b(?:used to be|used to|was|were|had been|formerly|previously|originally|earlier|old|once"
    r"|historically|in the past|in the old days|back then|before 20\d\d|until 20\d\d|no longer"
    rf"|(?:{_CHANGED}) from)\b"
)
_OLD_BEHIND = re.compile(
    rf"^\W*(?:(?:was|were)(?! (?:{_CHANGED}))|used to be|until|till|before|previously|formerly"
    r"|earlier|originally|in the past|in the old days|back then|any ?more|any longer)\b"
)
_NOW = re.compile(r"\b(?:now|today|currently|nowadays|these days|at present|is)\b")
_NOW_BEHIND = re.compile(r"^\W*(?:now|today|currently|nowadays|these days|at present|since)\b")
_DENIED = re.compile(
    r"(?:\bnot|\bnever|n't|\bnor|\bneither|\brather than|\binstead of)\b"
    r"(?! (?:sure|certain|only|just|know|remember|recall|merely))(?: \w+){0,3} ?$"
)
_CORRECTS = re.compile(
    r"\b(?:no(?= wait|\W*[,.:;!-]|\W*$)|nope|wait(?=\W*[,.:;!-])|sorry|actually|i mean"
    r"|rather(?! than)|correction|scratch that|make that|oops)\b"
)
_CONCLUDES = re.compile(
    r"=|≈|->|→|⇒|\b(?:so|hence|therefore|thus|total|altogether|makes|gives|equals|answer)\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure, and what the text says of it."""

    quantity: Quantity
    old: bool = False
    """Whether it is told of the past."""
    denied: bool = False
    concludes: bool = False
    """Whether it is named as a result of what stands before."""
    is_year: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the text."""
        return (self.quantity.start, self.quantity.end)


def claims(text: str, figures: Sequence[Quantity]) -> list[Claim]:
    """The figures of a text that are not taken back by a later "no, …"."""
    plain = normalise(text[:LONGEST_TEXT]).lower()
    if len(plain) != len(text[:LONGEST_TEXT]):
        plain = normalise(text[:LONGEST_TEXT])  # rare letters grow in lower case
    made: list[Claim] = []
    for place, figure in enumerate(figures):
        behind = figures[place - 1].end if place else 0
        ahead = figures[place + 1].start if place + 1 < len(figures) else len(plain)
        before = plain[max(behind, figure.start - REACH) : figure.start]
        after = plain[figure.end : min(ahead, figure.end + REACH)]
        if made and _CORRECTS.search(before):
            made.clear()
        made.append(_claim(figure, before, after, plain[figure.start : figure.end]))
    return made


def _claim(figure: Quantity, before: str, after: str, text: str) -> Claim:
    clause = _BREAK.split(before)[-1]
    rest = _BREAK.split(after, maxsplit=1)[0]
    old = _OLD_BEFORE.search(clause) is not None
    now = _NOW.search(clause) is not None or _NOW_BEHIND.search(rest) is not None
    return Claim(
        figure,
        old=(old or _OLD_BEHIND.search(rest) is not None) and not now,
        denied=_DENIED.search(clause) is not None,
        concludes=_CONCLUDES.search(before) is not None,
        is_year=figure.unit == units.ONE and _YEAR.fullmatch(text) is not None,
    )
