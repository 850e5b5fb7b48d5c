"""Reviews on a desk in memory."""

from tests.practice.desk import GRADER, FakeDesk, at
from trainer.events import Moment
from trainer.practice.question import Phase, Plan
from trainer.practice.review import ReviewSession


def session(desk: FakeDesk, plan: Plan | None = None, now: Moment | None = None) -> ReviewSession:
    """A review of what is due on the desk."""
    return ReviewSession(desk, GRADER, plan or Plan(), now or at(1))


def asked(review: ReviewSession) -> str:
    """The item that is asked now."""
    assert review.question is not None
    return review.question.card.item


def phase(review: ReviewSession) -> Phase:
    """The phase, read anew: type checkers take a property for a constant."""
    return review.phase


def answer(review: ReviewSession, grade: int, now: Moment | None = None) -> None:
    """Reveal the present card and grade it."""
    review.reveal(now or at(1))
    review.grade(grade, now or at(1))
