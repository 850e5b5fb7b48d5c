"""The points of a typed answer in a review: found, corrected, and taken back."""

import pytest

from tests.practice.desk import FakeDesk, at, concept
from tests.practice.reviews import asked, phase, session
from trainer.content.points import Point
from trainer.events import Kind, NewEvent
from trainer.grading.assessment import Assessment
from trainer.practice.question import Phase, Plan
from trainer.practice.review import ReviewSession
from trainer.practice.wrong_phase import WrongPhaseError


def assessed(review: ReviewSession, text: str) -> tuple[dict[str, str], int | None]:
    """The states of the points after typing `text`, and the proposed grade."""
    revealed = review.answer(text, at(1))
    assert isinstance(revealed.assessment, Assessment)
    return {p.id: str(p.state) for p in revealed.assessment.points}, revealed.proposed


POINTS = (
    Point(
        id="new-environment",
        say="A fresh execution environment has to be created first.",
        wordings=("no warm instance is available", "Lambda starts a new micro-VM"),
    ),
    Point(
        id="init-code",
        say="The runtime starts and the init code outside the handler runs.",
        wordings=("everything outside the handler is executed", "the runtime has to boot"),
    ),
)


def test_a_typed_concept_is_assessed_point_by_point() -> None:
    desk = FakeDesk([concept("cold", ask="What happens then?", points=POINTS)])
    states, proposed = assessed(session(desk), "A new execution environment has to be created.")
    assert states == {"new-environment": "hit", "init-code": "missed"}
    assert proposed == 3


def test_what_is_denied_earns_nothing() -> None:
    desk = FakeDesk([concept("cold", ask="What happens then?", points=POINTS)])
    states, proposed = assessed(session(desk), "No new execution environment is ever created.")
    assert "hit" not in states.values()
    assert proposed in (1, None)


def test_a_concept_without_points_is_assessed_by_the_ideas_of_its_answer() -> None:
    answer = "A new execution environment is created. Then the init code runs."
    desk = FakeDesk([concept("cold", ask="What happens then?", answer=answer)])
    states, _ = assessed(session(desk), "first a new execution environment gets created")
    assert states == {"idea-1": "hit", "idea-2": "missed"}


def test_a_correction_is_an_event_and_proposes_a_grade_anew() -> None:
    desk = FakeDesk([concept("cold", ask="What happens then?", points=POINTS)])
    review = session(desk)
    assessed(review, "A new execution environment has to be created.")
    revealed = review.overrule("init-code", at(1))
    assert revealed.proposed == 5
    event = desk.events[-1]
    assert (event.kind, event.item) == (Kind.OVERRULE, "basics/cold")
    assert event.data == {
        "point": "init-code",
        "state": "hit",
        "was": "missed",
        "during": "review",
    }
    assert event.assessment is not None
    assert event.assessment["points"] == {"new-environment": "hit", "init-code": "missed"}
    assert desk.schedule("basics/cold").due is None

    kept = review.grade(5, at(1)).event.assessment
    assert kept is not None
    assert kept["points"] == {"new-environment": "hit", "init-code": "hit"}
    assert kept["overruled"] == ["init-code"]


def test_a_credited_point_can_be_taken_back() -> None:
    desk = FakeDesk([concept("cold", ask="What happens then?", points=POINTS)])
    review = session(desk)
    assessed(review, "A new execution environment has to be created.")
    assert review.overrule("new-environment", at(1)).proposed == 1


def test_only_an_assessed_answer_can_be_corrected() -> None:
    review = session(FakeDesk([concept("cold", points=POINTS)]))
    review.reveal(at(1))
    with pytest.raises(WrongPhaseError):
        review.overrule("init-code", at(1))


def test_an_answer_taken_back_comes_back_with_its_corrections() -> None:
    desk = FakeDesk([concept("cold", ask="What happens then?", points=POINTS)])
    review = session(desk)
    assessed(review, "A new execution environment has to be created.")
    corrected = review.overrule("init-code", at(1))
    review.grade(5, at(1))
    review.undo(at(1))
    assert review.revealed is not None
    assert review.revealed.overruled == corrected.overruled
    assert review.revealed.assessment == corrected.assessment
    assert review.revealed.proposed == 5


def test_odd_corrections_of_another_machine_are_passed_over() -> None:
    desk = FakeDesk([concept("cold", ask="What happens then?", points=POINTS)])
    odd = {
        "points": {"init-code": ["hit"], "new-environment": "perhaps", "gone": "hit"},
        "overruled": ["init-code", "new-environment", "gone", {}],
    }
    text = "A new execution environment has to be created."
    desk.record(
        NewEvent(kind=Kind.REVIEW, item="basics/cold", grade=4, answer=text, assessment=odd), at(1)
    )
    review = session(desk)
    review.undo(at(1))
    assert review.revealed is not None
    assert review.revealed.overruled == {}


SAID = "A new execution environment has to be created."


def corrected_card(*corrections: str) -> tuple[FakeDesk, ReviewSession]:
    """A session whose first card was answered and corrected; one more card waits."""
    desk = FakeDesk([concept("cold", ask="What happens then?", points=POINTS), concept("next")])
    review = session(desk)
    assert asked(review) == "basics/cold"
    review.answer(SAID, at(1, 9, 0, 20))
    for point in corrections:
        review.overrule(point, at(1))
    return desk, review


def shown(review: ReviewSession) -> tuple[dict[str, str], list[str], int | None]:
    """The states of the points, those that were corrected, and the proposed grade."""
    revealed = review.revealed
    assert revealed is not None
    assert isinstance(revealed.assessment, Assessment)
    states = {point.id: str(point.state) for point in revealed.assessment.points}
    return states, sorted(revealed.overruled), revealed.proposed


def test_undo_takes_back_one_correction_after_the_other() -> None:
    desk, review = corrected_card("init-code", "new-environment", "init-code")
    steps = []
    for _ in range(3):
        steps.append(shown(review))
        event = review.undo(at(1))
        assert event is not None
        assert event.kind == Kind.OVERRULE
    assert steps == [
        (
            {"new-environment": "missed", "init-code": "missed"},
            ["init-code", "new-environment"],
            1,
        ),
        ({"new-environment": "missed", "init-code": "hit"}, ["init-code", "new-environment"], 3),
        ({"new-environment": "hit", "init-code": "hit"}, ["init-code"], 5),
    ]
    assert shown(review) == ({"new-environment": "hit", "init-code": "missed"}, [], 3)
    assert review.undo(at(1)) is None
    for step in reversed(steps):
        assert review.redo(at(1)) is not None
        assert shown(review) == step
    assert review.redo(at(1)) is None
    assert review.revealed is not None
    assert review.revealed.typed == SAID
    kept = review.grade(1, at(1)).event
    assert kept.assessment is not None
    assert kept.assessment["points"] == {"new-environment": "missed", "init-code": "missed"}
    assert desk.schedule("basics/cold").reviews == 1


def test_taking_a_correction_back_leaves_the_clock_alone() -> None:
    _, review = corrected_card("init-code")
    question = review.question
    review.undo(at(1, 9, 0, 30))
    assert review.question is question
    assert review.revealed is not None
    assert review.revealed.seconds == 20
    assert review.grade(3, at(1, 9, 0, 40)).event.seconds == 40


def test_undo_takes_back_the_grade_and_then_the_correction() -> None:
    _, review = corrected_card("init-code")
    review.grade(5, at(1))
    assert asked(review) == "basics/next"
    review.undo(at(1))
    assert shown(review)[1:] == (["init-code"], 5)
    review.undo(at(1))
    assert shown(review)[1:] == ([], 3)
    review.redo(at(1))
    assert shown(review)[1:] == (["init-code"], 5)
    review.redo(at(1))
    assert (asked(review), review.done) == ("basics/next", 1)
    assert review.redo(at(1)) is None


def test_a_correction_is_taken_back_in_a_later_session() -> None:
    desk, _ = corrected_card("new-environment", "init-code")
    review = session(desk, now=at(2))
    assert phase(review) is Phase.ASKED
    review.undo(at(2))
    assert asked(review) == "basics/cold"
    assert shown(review)[1:] == (["new-environment"], 1)
    assert review.revealed is not None
    assert review.revealed.typed == SAID
    assert review.revealed.seconds is None
    review.redo(at(2))
    assert shown(review)[1:] == (["init-code", "new-environment"], 3)
    assert review.remaining == 2


def test_a_correction_of_a_card_put_away_is_taken_back_after_it() -> None:
    _, review = corrected_card("init-code")
    review.bury(at(1))
    event = review.undo(at(1))
    assert event is not None
    assert event.kind == Kind.BURY
    assert (asked(review), phase(review)) == ("basics/cold", Phase.ASKED)
    review.undo(at(1))
    assert shown(review)[1:] == ([], 3)


def test_a_correction_while_cramming_comes_back_as_cramming() -> None:
    desk = FakeDesk([concept("cold", ask="What happens then?", points=POINTS)])
    cram = session(desk, Plan(cram=True))
    cram.answer(SAID, at(1))
    cram.overrule("init-code", at(1))
    review = session(desk)
    review.undo(at(1))
    assert review.grade(1, at(1)).event.kind == Kind.CRAM
    assert desk.schedule("basics/cold").reviews == 0


@pytest.mark.parametrize(
    "odd",
    [{}, {"during": ["cram"]}, {"during": "void"}, {"point": ["init-code"]}, {"state": [7]}],
)
def test_an_odd_correction_can_be_taken_back_and_done_again(odd: dict[str, object]) -> None:
    desk = FakeDesk([concept("cold", ask="What happens then?", points=POINTS)])
    data = {"point": "gone", "state": "hit", **odd}
    desk.record(NewEvent(Kind.OVERRULE, "basics/cold", answer=SAID, data=data), at(1))
    review = session(desk)
    review.undo(at(1))
    assert shown(review)[1:] == ([], 3)
    review.redo(at(1))
    assert shown(review)[1:] == ([], 3)
    assert review.grade(4, at(1)).event.kind == Kind.REVIEW


def test_a_correction_without_its_answer_only_asks_the_card_again() -> None:
    desk = FakeDesk([concept("cold", points=POINTS)])
    desk.record(NewEvent(Kind.OVERRULE, "basics/cold", data={"point": "init-code"}), at(1))
    review = session(desk)
    review.undo(at(1))
    assert phase(review) is Phase.ASKED
