"""The figures that clauses name, each by what it measures, and those that a claim means.

A candidate has figures of their own: estimates, examples, what the question says. So one
counts against a claim only if the claim's wordings name that measure beside the same
words, agree on it, and the figure said is none of theirs nor near one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Protocol

from trainer.grading import units
from trainer.grading.compare import Target, fit
from trainer.grading.intervals import Fit
from trainer.grading.quantities import Quantity
from trainer.grading.words import Word

Kind = tuple[object, ...]
"""What a figure measures."""

Span = tuple[float, float]
"""From and to, in the base unit of its kind."""

TIME: Kind = (units.SECOND.dimension, False)
NINES: Kind = ("unavailable",)
COUNT = "count"
"""The first part of the kind of what is counted; the second is its noun."""

_ALONE: dict[str, Span] = {
    "microseconds": (1e-6, 1e-3),
    "milliseconds": (1e-3, 0.2),
    "seconds": (1, 60),
    "minutes": (60, 1800),
    "hours": (7200, 86_400),
    "days": (86_400, 604_800),
    "weeks": (604_800, 2_600_000),
    "months": (2_600_000, 31_500_000),
}
"""What a unit in the plural says without a figure."""

FIRM = 2
"""Figures that wordings must name before another one is taken for wrong."""

EXACT = 1.05
"""What is further off a figure that a claim is about is another one; rounding stays within."""

TIGHT = 1.5
"""Where wordings that name a figure agree on it, what is further off is another one."""

WIDE = 4.0
"""Where they name several, they are examples: only another order is wrong."""

AGREE = 0.7
"""The share of the figures of a kind that must be near each other to agree."""

ABOUT = 0.5
"""The share of the wordings that must name a figure for the claim to be about it."""

LEAST_NINES = 0.9
"""From this share on what counts is how much is missing: 99.9 % is ten times 99.99 %."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure as a clause names it, or a unit alone: "it takes hours"."""

    kinds: tuple[Kind, ...]
    span: Span
    about: bool
    """Whether it is only a rough figure."""
    quantity: Quantity | None
    """None for a unit alone."""
    text: str
    """How it is named."""
    at: int
    """The number of its word in the clause."""


def measures_of(words: Sequence[Word]) -> tuple[Measure, ...]:
    """The figures in a clause; those that measure and count nothing are left out."""
    found: list[Measure] = []
    for at, word in enumerate(words):
        if word.figure is not None:
            figure, text = word.figure
            kinds, span = _measured(figure)
            if kinds:
                rough = figure.about or not figure.is_exact
                found.append(Measure(kinds, span, rough, figure, text, at))
    if not any(TIME in each.kinds for each in found):
        for at, word in enumerate(words):
            if word.text in _ALONE:
                found.append(Measure((TIME,), _ALONE[word.text], True, None, word.text, at))
    return tuple(found)


def _measured(figure: Quantity) -> tuple[tuple[Kind, ...], Span]:
    ends = [float(end.value(0)) for end in (figure.low, figure.high) if end is not None]
    low, high = min(ends), max(ends)
    unit = figure.unit
    if not unit.dimension:
        nouns = unit.noun if unit.bare is None else ()
        return tuple((COUNT, noun) for noun in nouns), (low, high)
    if unit.dimension == units.PERCENT.dimension and LEAST_NINES <= low <= high < 1:
        return (NINES,), (1 - high, 1 - low)
    return ((unit.dimension, unit.bare is not None),), (low, high)


class Clause(Protocol):
    """A clause, as it is looked at here."""

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words."""

    @property
    def denied(self) -> tuple[bool, ...]:
        """For each word, whether it is denied."""

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The figures in it."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The figures of one kind that the wordings of a claim name."""

    span: Span
    """From the least to the greatest that they agree on, or of all if they do not."""
    factor: float
    """How far off another figure is wrong."""
    quantities: tuple[Quantity, ...]
    """All of them: none is ever wrong."""
    beside: frozenset[str]
    """The stems beside them."""
    text: str
    """How they are named, in words for the learner."""

    def excludes(self, said: Measure) -> bool:
        """Whether a figure is none of those that are meant, nor near one."""
        low, high = self.span
        begin, to = said.span
        factor = max(self.factor, TIGHT) if said.about else self.factor
        if begin <= high and low <= to:
            return False
        if self.distance(said) < factor:
            return False
        figure = said.quantity
        return figure is None or not any(
            fit(figure, Target(each)) > Fit.REVERSED for each in self.quantities
        )

    def distance(self, said: Measure) -> float:
        """How many times more or less a figure is than what is meant; at least 1."""
        (low, high), (begin, to) = self.span, said.span
        if min(low, begin) <= 0:
            return inf
        return max(low / to, begin / high, 1.0)


def meant_by(
    wordings: Sequence[Sequence[Clause]], given: frozenset[str] = frozenset()
) -> Mapping[Kind, Meant]:
    """What the clauses of wordings mean by their figures, for each kind they are firm about.

    `given` are the stems of the question: its figures alone are not what a claim is about.
    Counts are too many in any answer to compare one that only some of the wordings name.
    """
    found: dict[Kind, list[tuple[int, Measure, Clause]]] = {}
    for number, clauses in enumerate(wordings):
        for clause in clauses:
            for measure in clause.measures:
                if not clause.denied[measure.at]:
                    for kind in measure.kinds:
                        found.setdefault(kind, []).append((number, measure, clause))
    meant: dict[Kind, Meant] = {}
    for kind, named in found.items():
        is_about = len({number for number, _, _ in named}) >= ABOUT * len(wordings)
        own = [each for _, each, clause in named if clause.words[each.at].stem not in given]
        least = 1 if kind == NINES else FIRM
        if len(own) >= least and (is_about or kind[0] != COUNT):
            meant[kind] = _meant(named, is_about)
    return meant


def _meant(named: Sequence[tuple[int, Measure, Clause]], is_about: bool) -> Meant:
    measures = [measure for _, measure, _ in named]
    quantities = tuple(each.quantity for each in measures if each.quantity is not None)
    beside = frozenset[str]().union(*(beside_of(clause) for _, _, clause in named))
    agreed = max(
        ([each for each in measures if _is_near(each, one, TIGHT)] for one in measures), key=len
    )
    if len(agreed) < AGREE * len(measures):
        agreed, factor = measures, WIDE
    else:
        same = all(_is_near(each, agreed[0], EXACT) for each in agreed)
        factor = EXACT if same and is_about else TIGHT
    span = min(each.span[0] for each in agreed), max(each.span[1] for each in agreed)
    ends = dict.fromkeys(next(each.text for each in agreed if end in each.span) for end in span)
    return Meant(span, factor, quantities, beside, " to ".join(ends))


def _is_near(one: Measure, other: Measure, factor: float) -> bool:
    (low, high), (first, last) = one.span, other.span
    return max(high, last) <= factor * min(low, first)


def beside_of(clause: Clause) -> frozenset[str]:
    """The stems of a clause that are part of none of its figures."""
    figures = [each.quantity for each in clause.measures if each.quantity is not None]
    return frozenset(
        word.stem
        for word in clause.words
        if not any(each.start <= word.start < each.end for each in figures)
    )


def other_figure(
    meant: Mapping[Kind, Meant], clauses: Iterable[Clause], leads: frozenset[str]
) -> str:
    """In which figure clauses differ from what is meant, for the learner; empty if in none."""
    for kind, said in compared(meant, clauses, leads).items():
        if all(meant[kind].excludes(each) for each in said):
            nearest = min(said, key=meant[kind].distance)
            return f"the answer names {nearest.text}, not {meant[kind].text}"
    return ""


def compared(
    meant: Mapping[Kind, Meant], clauses: Iterable[Clause], leads: frozenset[str]
) -> Mapping[Kind, Sequence[Measure]]:
    """The figures of clauses that are compared with what is meant.

    They must stand beside one of the words that carry the claim and that its wordings
    have beside theirs.
    """
    said: dict[Kind, list[Measure]] = {}
    if not meant:
        return said
    for clause in clauses:
        beside: frozenset[str] | None = None
        for measure in clause.measures:
            if clause.denied[measure.at]:
                continue
            for kind in measure.kinds:
                if kind in meant:
                    beside = beside_of(clause) & leads if beside is None else beside
                    if beside & meant[kind].beside:
                        said.setdefault(kind, []).append(measure)
    return said
