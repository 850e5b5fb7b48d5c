"""A review in which parts of a scenario come back."""

from tests.content.drill import PAYMENTS
from tests.practice.desk import GRADER, FakeDesk, at, concept
from trainer.content.parts import parts_of
from trainer.events import Event, Kind, NewEvent
from trainer.grading.assessment import Assessment
from trainer.grading.states import State
from trainer.practice.question import Phase, Plan
from trainer.practice.review import ReviewSession
from trainer.scheduling.queue import Scope

MISSED = Plan(Scope(missed=True))


def drilled(**more: object) -> FakeDesk:
    """A desk on the day before which `retry` was missed and a red flag raised."""
    desk = FakeDesk([*parts_of(PAYMENTS), concept("one")])
    states = {"points": {"retry": "missed", "slow": "hit"}, "red_flags": ["never"]}
    data = {"drill": True}
    desk.record(NewEvent(Kind.REVIEW, "payments", 1, assessment=states, data=data), at(1))
    return desk


def review_of(desk: FakeDesk, plan: Plan, day: int = 2) -> ReviewSession:
    return ReviewSession(desk, GRADER, plan, at(day))


def asked(review: ReviewSession) -> str | None:
    return review.question.card.item if review.question else None


def test_what_was_missed_is_asked_judged_and_graded_like_a_card() -> None:
    desk = drilled()
    review = review_of(desk, MISSED)
    assert (asked(review), review.remaining) == ("payments#retry", 2)
    revealed = review.answer("each charge carries an idempotency key", at(2))
    assert isinstance(revealed.assessment, Assessment)
    assert [point.state for point in revealed.assessment.points] == [State.HIT]
    assert revealed.proposed == 5
    review.grade(5, at(2))
    assert asked(review) == "payments#never"
    review.reveal(at(2))
    review.grade(1, at(2))
    assert asked(review) == "payments#never"
    assert review.question is not None
    assert review.question.repeat
    review.reveal(at(2))
    review.grade(4, at(2))
    assert review.phase is Phase.FINISHED
    assert asked(review_of(desk, MISSED)) is None
    assert asked(review_of(desk, MISSED, 3)) == "payments#retry"


def test_a_point_can_be_corrected() -> None:
    review = review_of(drilled(), MISSED)
    review.answer("The table remembers the charges it has seen already.", at(2))
    revealed = review.overrule("retry", at(2))
    assert isinstance(revealed.assessment, Assessment)
    assert revealed.proposed == 5


def test_taking_back_a_drill_in_a_review_takes_what_it_brought() -> None:
    desk = drilled()
    review = review_of(desk, MISSED)
    undone = review.undo(at(2))
    assert isinstance(undone, Event)
    assert undone.item == "payments"
    assert asked(review) is None
    assert review.redo(at(2)) is not None
    assert asked(review_of(desk, MISSED)) == "payments#retry"


def test_what_a_drill_wrote_of_a_part_does_not_come_back_as_a_question() -> None:
    desk = drilled()
    follow_up = {"drill": desk.events[0].id}
    desk.record(NewEvent(Kind.REVIEW, "payments#shards", 1, data=follow_up), at(1))
    review = review_of(desk, MISSED)
    review.typing("half", at(2))
    assert review.undo(at(2)) is not None
    assert asked(review) == "payments#retry"
    assert review.question is not None
    assert review.question.draft == "half"
