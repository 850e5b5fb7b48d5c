"""Trying an answer on what an author writes: what grading says of it, and why."""

from collections.abc import Callable
from dataclasses import dataclass

from trainer.authoring.watching import Previewed
from trainer.content.points import Point
from trainer.content.scenarios import Label, Scenario
from trainer.content.text import reflow
from trainer.deckfile.golden import BANDS, DIGITS
from trainer.grading.assess import LONGEST
from trainer.grading.assessment import Assessment
from trainer.grading.cards import CardAssessment, CardGrader, points_of
from trainer.grading.drills import RubricGrader
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


class Trial:
    """Grades answers to whatever is previewed; use it from one thread at a time."""

    def __init__(self, lexicon: Callable[[], Lexicon]) -> None:
        self._rubrics = RubricGrader(lexicon)
        self._cards = CardGrader(lexicon)

    def attempt(self, thing: Previewed, text: str, point: int | None = None) -> Tried:
        """What grading says of an answer, and of the point of that number, from 0, why."""
        text = text[: LONGEST + 1]  # one more than is read, so that it is refused as too long
        if isinstance(thing, Scenario):
            points = thing.points
            assessment: CardAssessment = self._rubrics.assess(
                thing.ask, points, thing.red_flags, text, thing.context
            )
        else:
            points = points_of(thing)
            assessment = self._cards.assess(thing, text)
        reason = None
        if isinstance(assessment, Assessment) and point is not None and point < len(points):
            reason = self._why(thing, points, points[point], text, assessment)
        return Tried(text, assessment, reason)

    def golden(self, scenario: Scenario) -> tuple[Golden, ...]:
        """The golden answers of a scenario, in order, with what they score."""
        return tuple(
            self.judged(answer.label, self.attempt(scenario, reflow(answer.text)).assessment)
            for answer in scenario.answers
        )

    @staticmethod
    def judged(label: Label, assessment: CardAssessment) -> Golden:
        """Whether an assessment is what its label promises."""
        score = round(assessment.score or 0.0, DIGITS)
        band = BANDS[label]
        return Golden(label, score, band.says, band.least <= score <= band.most)

    def _why(
        self,
        thing: Previewed,
        points: tuple[Point, ...],
        point: Point,
        text: str,
        assessment: Assessment,
    ) -> Reason:
        flags = thing.red_flags if isinstance(thing, Scenario) else ()
        shown = thing.context if isinstance(thing, Scenario) else ""
        rubric = self._rubrics.prepare(thing.ask, points, flags, shown)
        return explain(rubric, point.id, (point.say, *point.wordings), text, assessment)
