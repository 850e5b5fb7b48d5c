"""The solution of a card, and what is shown beside it."""

from datetime import date

from trainer.events import Kind
from trainer.grading.cards import points_of
from trainer.grading.policy import propose_grade
from trainer.practice.ports import Desk, Grader
from trainer.practice.question import Question, Revealed
from trainer.scheduling.preview import outcomes

EARLIER = 5
"""Earlier answers shown with a card that keeps failing."""


def reveal(
    question: Question, typed: str, seconds: float | None, desk: Desk, grader: Grader, today: date
) -> Revealed:
    """What stands beside the solution; an empty `typed` was only thought, and is not judged."""
    card, schedule = question.card, question.schedule
    assessment = grader.assess(card, typed) if typed else None
    return Revealed(
        typed=typed,
        points=points_of(card),
        assessment=assessment,
        overruled={},
        proposed=propose_grade(assessment.score) if assessment else None,
        outcomes=outcomes(schedule, today) if question.kind is Kind.REVIEW else (),
        earlier=tuple(desk.answers(card.item, EARLIER)) if schedule.is_leech else (),
        seconds=seconds,
    )
