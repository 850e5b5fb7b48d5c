"""Trying an answer on what an author writes: what grading says of it, and why."""

from collections.abc import Callable
from dataclasses import dataclass

from trainer.authoring.watching import Previewed
from trainer.content.points import Point
from trainer.content.scenarios import Label, Scenario
from trainer.content.text import reflow
from trainer.deckfile.golden import BANDS, score_of
from trainer.grading.assess import judge
from trainer.grading.assessment import Assessment
from trainer.grading.cards import CardAssessment, CardGrader, points_of
from trainer.grading.drills import RubricGrader
from trainer.grading.heard import LONGEST, Heard
from trainer.grading.lexicon import Lexicon
from trainer.grading.nearness import Reason, explain


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of an answer."""

    text: str
    assessment: CardAssessment
    reason: Reason | None = None
    """Of the point that was asked about."""


@dataclass(frozen=True, slots=True)
class Golden:
    """What a golden answer scores."""

    label: Label
    score: float
    """0 for an answer that is not scored."""
    wanted: str
    """The scores that fit the label, in words."""
    fits: bool


_Assessed = tuple[Heard | None, CardAssessment]
"""An answer as it was read, unless it is a figure, and what came of it."""


def judged_by(thing: Previewed) -> tuple[Point, ...]:
    """The points that an answer is judged by."""
    return thing.points if isinstance(thing, Scenario) else points_of(thing)


class Trial:
    """Grades answers to whatever is previewed; use it from one thread at a time."""

    def __init__(self, lexicon: Callable[[], Lexicon]) -> None:
        self._rubrics = RubricGrader(lexicon)
        self._cards = CardGrader(lexicon)
        self._latest: tuple[Previewed, str, _Assessed] | None = None

    def attempt(self, thing: Previewed, text: str, point: int | None = None) -> Tried:
        """What grading says of an answer, and of the point of that number, from 0, why."""
        text = text[: LONGEST + 1]  # one more than is read, so that it is refused as too long
        # Whoever walks through the points asks of the same answer again and again.
        if self._latest is None or self._latest[:2] != (thing, text):
            self._latest = thing, text, self._assess(thing, text)
        heard, assessment = self._latest[2]
        points = judged_by(thing)
        if heard is None or point is None or point >= len(points):
            return Tried(text, assessment)
        assert isinstance(assessment, Assessment)  # noqa: S101 - it was read for a rubric
        asked = points[point]
        reason = explain(heard, asked.id, (asked.say, *asked.wordings), assessment)
        return Tried(text, assessment, reason)

    def _assess(self, thing: Previewed, text: str) -> _Assessed:
        if isinstance(thing, Scenario):
            points, red_flags, shown = thing.points, thing.red_flags, thing.context
            heard = self._rubrics.hear(thing.ask, points, red_flags, text, shown)
            return heard, judge(heard)
        assessment = self._cards.assess(thing, text)
        is_number = not isinstance(assessment, Assessment)
        return None if is_number else self._cards.hear(thing, text), assessment

    def golden(self, scenario: Scenario) -> tuple[Golden, ...]:
        """The golden answers of a scenario, in order, with what they score."""
        return tuple(
            self.judged(answer.label, self.attempt(scenario, reflow(answer.text)).assessment)
            for answer in scenario.answers
        )

    @staticmethod
    def judged(label: Label, assessment: CardAssessment) -> Golden:
        """Whether an assessment is what its label promises."""
        score = score_of(assessment.score)
        band = BANDS[label]
        return Golden(label, score, band.says, band.fits(score))
