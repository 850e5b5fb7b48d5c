"""Golden answers prove a rubric: each must score as its label promises.

An answer that does not is a fault of the rubric or of the label, and whoever mends it has
to know which points are to blame. So a finding names them, with the words or the reason.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from trainer.content.points import Point
from trainer.content.scenarios import Label, Scenario
from trainer.content.text import reflow, shortened
from trainer.grading.assess import assess
from trainer.grading.assessment import Assessment, PointAssessment, Span
from trainer.grading.lexicon import Lexicon
from trainer.grading.rubric import Rubric, prepare
from trainer.grading.scoring import CREDIT, WEIGHTS


class Band(NamedTuple):
    """The scores that fit a label."""

    least: float
    most: float
    says: str
    """The same in words."""

    def fits(self, score: float) -> bool:
        """Whether it is one of them."""
        return self.least <= score <= self.most


BANDS = {
    Label.STRONG: Band(0.75, 1.0, "0.75 or more"),
    Label.OK: Band(0.35, 0.75, "0.35 to 0.75"),
    Label.WEAK: Band(0.0, 0.349, "below 0.35"),
    Label.WRONG: Band(0.0, 0.10, "0.1 or less"),
}

_DIGITS = 3
"""Of a score. More would let the rounding of sums decide at the edge of a band."""

NAMED = 6
"""Points that a message names at most; these are the heaviest, the others hardly matter."""

LONGEST_QUOTE = 100
"""Characters of the answer that are repeated for one stretch of it: a sentence or so."""

_TOO_LOW = "add a wording to these points as a candidate says it, or mend the answer or its label"
_TOO_HIGH = (
    "reword these points so that this does not make them, add the wrong claim to `red_flags`, "
    "or mend the answer or its label"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A golden answer whose score does not fit its label."""

    place: int
    """Of the answer in the scenario, from 0."""
    message: str
    """Its score, the scores that would fit, and the points that are to blame."""
    cure: str
    """What would be right."""


def score_of(score: float | None) -> float:
    """What an answer counts, be it scored or not."""
    return round(score or 0.0, _DIGITS)


def rubric_of(scenario: Scenario, lexicon: Lexicon) -> Rubric:
    """What an answer to the scenario's own question is graded against."""
    return prepare(scenario.ask, scenario.points, scenario.red_flags, lexicon, scenario.context)


def misjudged(
    scenario: Scenario, lexicon: Lexicon, rubric: Rubric | None = None
) -> tuple[Finding, ...]:
    """The golden answers of a scenario that score outside the band of their label, in order.

    Graded against the scenario's own points and red flags, those of its follow-ups left
    out; an unscored answer counts as 0. `rubric` is that of `rubric_of`, if it is there
    already: preparing it takes longest.
    """
    if not scenario.answers:
        return ()
    rubric = rubric or rubric_of(scenario, lexicon)
    findings = []
    for place, answer in enumerate(scenario.answers):
        text = reflow(answer.text)  # an author breaks lines where no candidate ends a sentence
        assessment = assess(rubric, text)
        score = score_of(assessment.score)
        band = BANDS[answer.label]
        if band.fits(score):
            continue
        blamed, cure = _earned(scenario.points, assessment, text), _TOO_HIGH
        if score < band.least:
            blamed, cure = _lost(scenario.points, assessment, text), _TOO_LOW
        message = f"this answer is labelled `{answer.label}` and scores {score:g}, not {band.says}"
        findings.append(Finding(place, f"{message}: {blamed}", cure))
    return tuple(findings)


def _lost(points: Sequence[Point], assessment: Assessment, text: str) -> str:
    """What took score away: why there is none, red flags, and points without full credit."""
    if assessment.unscored is not None:
        return f"it is not scored at all: {assessment.reason}"
    rows = [
        f"{_words(flag.evidence, text)} raises the red flag `{flag.id}`"
        for flag in assessment.red_flags
    ]
    for point, found in _heaviest(points, assessment):
        if CREDIT[found.state] < 1:
            words = f" in {_words(found.evidence, text)}" if found.evidence else ""
            rows.append(f"`{point.id}` ({point.tier}) is {found.state}{words}: {found.reason}")
    return _joined(rows)


def _earned(points: Sequence[Point], assessment: Assessment, text: str) -> str:
    """What was credited, with the words that earned it."""
    return _joined(
        f"{_words(found.evidence, text)} makes `{point.id}` ({point.tier}, {found.state})"
        for point, found in _heaviest(points, assessment)
        if CREDIT[found.state]
    )


def _heaviest(
    points: Sequence[Point], assessment: Assessment
) -> list[tuple[Point, PointAssessment]]:
    """The points with what was found of each, heaviest first and then in their order."""
    pairs = zip(points, assessment.points, strict=True)
    return sorted(pairs, key=lambda pair: -WEIGHTS[pair[0].tier])


def _words(spans: Iterable[Span], text: str) -> str:
    """The stretches of the answer, quoted."""
    stretches = (shortened(text[begin:end], LONGEST_QUOTE) for begin, end in spans)
    return " and ".join(f'"{stretch}"' for stretch in stretches)


def _joined(rows: Iterable[str]) -> str:
    """The rows in one line, the first few of them."""
    rows = iter(rows)
    shown = list(islice(rows, NAMED))
    left = sum(1 for _ in rows)
    return "; ".join([*shown, f"and {left} more"] if left else shown)
