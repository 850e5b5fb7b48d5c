"""What a text does with its figures: says, denies, corrects, tells of the past."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.grading import units
from trainer.grading.joins import CHANGES
from trainer.grading.quantities import LONGEST_TEXT, Quantity
from trainer.grading.tokens import normalise
from trainer.grading.units import Unit

REACH = 60
"""Characters before and behind a figure that may speak of it."""

_CHANGED = "|".join(sorted(CHANGES))
_BREAK = re.compile(r"[,;.!?()\n]|\bbut\b|\band now\b|\bwhile\b|\bwhereas\b")
_LEADS_IN = re.compile(
    r"(?<=[;.!?(,\n])(\s*(?:before (?:that|then)|until (?:then|recently)|formerly|previously"
    r"|originally|initially|earlier|today|now|currently)),"
)
"""An adverb set off at the start of a clause, as in "; before that, 256 KB"."""
_OLD_BEFORE = re.compile(
    r"\b(?:used to be|used to|was|were|had been|formerly|previously|originally|earlier|old|once"
    r"|historically|in the past|in the old days|back then|no longer|initially"
    r"|prior to (?:that|then)"
    r"|(?:before|until)(?: (?:that|then|recently|20\d\d)|(?=:))"
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
_DATES = re.compile(
    r"\b(?:since|until|till|in|from|before|after|during|as of|late|early|mid|end of|summer|spring"
    r"|autumn|fall|winter|re:invent|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?"
    r"|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)[ ,.-]*$"
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
    lent: Unit | None = None
    """For a mere number: the unit of the figure that it is set against, if any."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the text."""
        return (self.quantity.start, self.quantity.end)


def claims(text: str, figures: Sequence[Quantity], *, keeps_years: bool = False) -> list[Claim]:
    """The figures of a text that are not taken back by a later "no, …".

    A year that only says since when something holds is no figure, unless `keeps_years`.
    """
    plain = normalise(text[:LONGEST_TEXT]).lower()
    if len(plain) != len(text[:LONGEST_TEXT]):
        plain = normalise(text[:LONGEST_TEXT])  # rare letters grow in lower case
    if not keeps_years:
        figures = [figure for figure in figures if not _is_date(plain, figure)]
    made: list[Claim] = []
    corrected: Claim | None = None
    for place, figure in enumerate(figures):
        behind = figures[place - 1].end if place else 0
        ahead = figures[place + 1].start if place + 1 < len(figures) else len(plain)
        before = plain[max(behind, figure.start - REACH) : figure.start]
        after = plain[figure.end : min(ahead, figure.end + REACH)]
        before = before if place else f"\n{before}"  # the text begins with a clause
        if made and corrects(before):
            corrected = made[-1]
            made.clear()
        made.append(_claim(figure, before, after))
    return _with_lent_units(made, corrected)


def corrects(between: str) -> bool:
    """Whether the lower-case text between two figures says that the second is meant instead."""
    return _CORRECTS.search(between) is not None


def _is_date(text: str, figure: Quantity) -> bool:
    """Whether a figure is a year that dates what is said: "since 2024", "October 2025"."""
    if figure.unit != units.ONE or not _YEAR.fullmatch(text[figure.start : figure.end]):
        return False
    before = text[max(0, figure.start - REACH) : figure.start]
    in_brackets = before.endswith("(") and text[figure.end : figure.end + 1] == ")"
    return in_brackets or _DATES.search(before) is not None


def _with_lent_units(made: Sequence[Claim], corrected: Claim | None) -> list[Claim]:
    """The claims, mere numbers with the unit of the one before or behind they contrast with."""
    lent = []
    for place, claim in enumerate(made):
        before = made[place - 1] if place else corrected
        others = [before, made[place + 1] if place + 1 < len(made) else None]
        givers = [
            other.quantity.unit
            for other in others
            if other is not None
            and other.quantity.unit.dimension
            and (other is corrected or (other.old, other.denied) != (claim.old, claim.denied))
        ]
        is_naked = claim.quantity.unit == units.ONE
        lent.append(replace(claim, lent=givers[0]) if is_naked and givers else claim)
    return lent


def _claim(figure: Quantity, before: str, after: str) -> Claim:
    clause = _BREAK.split(_LEADS_IN.sub(r"\1", before))[-1]
    rest = _BREAK.split(after, maxsplit=1)[0]
    old = _OLD_BEFORE.search(clause) is not None
    now = _NOW.search(clause) is not None or _NOW_BEHIND.search(rest) is not None
    return Claim(
        figure,
        old=(old or _OLD_BEHIND.search(rest) is not None) and not now,
        denied=_DENIED.search(clause) is not None,
        concludes=_CONCLUDES.search(before) is not None,
    )
