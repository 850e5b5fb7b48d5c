"""The interview, step by step, on a desk in memory."""

from dataclasses import replace

import pytest

from tests.practice.desk import at
from tests.practice.drills import BACKLOG, DEAD_LETTERS, IDEMPOTENT, QUEUE, SCENARIO
from tests.practice.mocks import (
    ALL,
    PLAN,
    WITH_FACTS,
    MockDesk,
    again,
    begin,
    sit_to,
    step_of,
    to_stage,
)
from trainer.content.points import Point, Tier
from trainer.events import MOCK_DRAFT, Kind
from trainer.grading.states import State
from trainer.practice.interview import InterviewPlan, Setup, Stage
from trainer.practice.pressing import CURVE_BALLS, Aim
from trainer.practice.results import Credit, Outcome
from trainer.practice.transcript import (
    AnswerStep,
    CardStep,
    ClarifyStep,
    PressedStep,
    TickStep,
)
from trainer.practice.wrong_phase import WrongPhaseError


def test_an_interview_goes_from_the_warm_up_to_its_report() -> None:
    desk = MockDesk()
    session = begin(desk)
    step = step_of(session)
    assert isinstance(step, CardStep)
    assert (step.number, step.of) == (1, 2)
    session.answer("dlq!", at(1, 9, 1))
    session.answer("15 minutes", at(1, 9, 2))

    assert isinstance(step_of(session), ClarifyStep)
    reveal = session.ask("How much traffic do you have?", at(1, 9, 3))
    assert reveal is not None
    assert reveal.say == "Two a second."
    assert session.ask("What is your name?", at(1, 9, 3)) is None
    assert [each.question for each in session.asked][-1] == "What is your name?"
    session.next(at(1, 9, 4))

    for stage, text in (
        (Stage.ESTIMATE, "Two orders a second, so the mail is the slow part."),
        (Stage.HIGH_LEVEL, QUEUE),
        (Stage.DEEP_DIVE, f"{IDEMPOTENT} {BACKLOG}"),
    ):
        step = step_of(session)
        assert isinstance(step, AnswerStep)
        assert step.stage is stage
        assert session.report is None
        session.answer(text, at(1, 9, 8))
    step = step_of(session)
    assert isinstance(step, PressedStep)
    assert step.pressed.aim is Aim.FOLLOW_UP
    session.answer("A FIFO queue with the order id as message group.", at(1, 9, 12))
    assert isinstance(step_of(session), AnswerStep)
    session.answer(DEAD_LETTERS, at(1, 9, 14))

    assert session.step is None
    report = session.report
    assert report is not None
    outcomes = {point.id: point.outcome for point in report.points}
    assert outcomes["queue"] is Outcome.HIT
    assert outcomes["later-failure"] is Outcome.MISSED
    assert report.verdict is not None
    assert [each.right for each in report.warm_up] == [True, True]
    assert desk.steps[-1].data["report"] == report.as_json()


def test_what_an_interview_misses_comes_back_tomorrow_and_cards_stay_where_they_are() -> None:
    desk = MockDesk()
    session = begin(desk)
    sit_to(session, AnswerStep)
    session.answer(QUEUE, at(1, 9, 5))
    while session.step is not None:
        session.answer("", at(1, 9, 6))
    assert desk.schedule("order-mail#idempotent").due == at(2).day
    assert desk.schedule("order-mail#queue").due is None
    assert desk.schedule("order-mail").due == at(2).day
    (review,) = [e for e in desk.of_kind(Kind.REVIEW) if e.item == "order-mail"]
    assert review.data == {"drill": True, "mock": session.id}
    assert all(desk.schedule(item).due is None for item in PLAN.cards)


def test_a_missed_must_is_hinted_at_and_what_comes_then_is_hinted() -> None:
    probed = replace(SCENARIO.points[3], probe="The same message comes twice. What happens?")
    points = (*SCENARIO.points[:3], probed, SCENARIO.points[4])
    desk = MockDesk([replace(WITH_FACTS, points=points)])
    session = begin(desk)
    to_stage(session, Stage.HIGH_LEVEL)
    session.answer(QUEUE, at(1))
    session.answer(BACKLOG, at(1))
    step = step_of(session)
    assert isinstance(step, PressedStep)
    assert step.pressed.aim is Aim.HINT
    assert step.pressed.about == "idempotent"
    session.answer(IDEMPOTENT, at(1))
    while session.step is not None:
        session.answer("", at(1))
    assert session.report is not None
    outcomes = {point.id: point.outcome for point in session.report.points}
    assert outcomes["idempotent"] is Outcome.HINTED
    assert desk.schedule("order-mail#idempotent").due == at(2).day


def test_a_choice_without_its_price_is_asked_for_it() -> None:
    queue = replace(SCENARIO.points[2], costs=("one more system to watch and to pay",))
    points = (*SCENARIO.points[:2], queue, *SCENARIO.points[3:])
    desk = MockDesk([replace(WITH_FACTS, points=points)])
    session = begin(desk)
    to_stage(session, Stage.DEEP_DIVE)
    session.answer(f"{QUEUE} {IDEMPOTENT}", at(1))
    step = step_of(session)
    assert isinstance(step, PressedStep)
    assert step.pressed.aim is Aim.COST
    assert "Put a queue between the checkout" in step.pressed.ask
    session.answer("It is one more system to watch and to pay.", at(1))
    while session.step is not None:
        session.answer("", at(1))
    assert session.report is not None
    (found,) = [point for point in session.report.points if point.id == "queue"]
    assert found.cost_named is True


def test_whoever_said_it_all_gets_a_curve_ball_that_is_not_scored() -> None:
    points = tuple(point for point in SCENARIO.points if point.tier is Tier.MUST)
    desk = MockDesk([replace(WITH_FACTS, points=points, follow_ups=())])
    session = begin(desk)
    to_stage(session, Stage.DEEP_DIVE)
    session.answer(f"{QUEUE} {IDEMPOTENT}", at(1))
    step = step_of(session)
    assert isinstance(step, PressedStep)
    assert step.pressed.ask in CURVE_BALLS
    session.answer("More workers, and the provider's limit decides.", at(1))
    assert desk.steps[-1].assessment is None


def test_missed_points_of_a_follow_up_come_back_too() -> None:
    desk = MockDesk()
    session = begin(desk)
    to_stage(session, Stage.DEEP_DIVE)
    session.answer(ALL, at(1))
    step = step_of(session)
    assert isinstance(step, PressedStep)
    about = step.pressed.about
    session.answer("I do not know what would change then, honestly.", at(1))
    while session.step is not None:
        session.answer("", at(1))
    follow_up = next(each for each in SCENARIO.follow_ups if each.id == about)
    for point in follow_up.points:
        assert desk.schedule(f"order-mail#{point.id}").due == at(2).day


@pytest.mark.parametrize("text", ["fine", "asdf qwer zxcv", "queue, idempotent, DLQ, backlog"])
def test_answers_that_say_nothing_get_no_verdict(text: str) -> None:
    desk = MockDesk()
    session = begin(desk)
    to_stage(session, Stage.ESTIMATE)
    while session.step is not None:
        session.answer(text if isinstance(session.step, AnswerStep) else "", at(1))
    assert session.report is not None
    assert session.report.verdict is None
    assert session.report.no_verdict
    assert desk.schedule("order-mail").due is None


def test_the_clock_nudges_and_cuts_nothing_off() -> None:
    session = begin(MockDesk(), now=at(1, 9))
    assert not session.clock(at(1, 9, 2)).is_over
    assert session.clock(at(1, 9, 3)).is_over
    session.answer("dlq!", at(1, 9, 50))
    assert isinstance(step_of(session), CardStep)
    present = [view for view in session.strip(at(1, 9, 51)) if view.is_present]
    assert [(view.phase.stage, view.spent) for view in present] == [(Stage.WARM_UP, 3060)]


def test_an_abandoned_interview_keeps_what_was_typed_and_makes_no_report() -> None:
    desk = MockDesk()
    session = begin(desk)
    session.typing("dl", at(1))
    session.abandon(at(1))
    assert (session.step, session.report) == (None, None)
    assert desk.steps[-1].answer == "dl"
    assert desk.draft_of(MOCK_DRAFT) is None


def test_spoken_answers_are_ticked_afterwards_and_marked_so() -> None:
    desk = MockDesk()
    plan = InterviewPlan(Setup(20, seed=7, spoken=True), PLAN.cards, PLAN.scenarios)
    session = begin(desk, plan)
    sit_to(session, TickStep)
    session.tick(PLAN.cards[0], "", State.HIT, at(1))
    session.tick("order-mail", "queue", State.HIT, at(1))
    session.tick("order-mail", "idempotent", State.PARTIAL, at(1))
    session.tick_flag("order-mail", "exactly-once", at(1), raised=True)
    session = again(desk, at(1))
    session.next(at(1, 9, 30))
    assert session.report is not None
    found = {point.id: point for point in session.report.points}
    assert found["queue"].credit is Credit.SELF
    assert found["queue"].outcome is Outcome.HIT
    assert [flag.id for flag in session.report.red_flags] == ["exactly-once"]
    assert [each.right for each in session.report.warm_up] == [True, None]
    assert desk.schedule("order-mail#backlog").due == at(2).day


def test_steps_out_of_place_are_refused() -> None:
    session = begin(MockDesk())
    with pytest.raises(WrongPhaseError):
        session.ask("How much traffic?", at(1))
    with pytest.raises(WrongPhaseError):
        session.tick("order-mail", "queue", State.HIT, at(1))
    sit_to(session, ClarifyStep)
    with pytest.raises(WrongPhaseError):
        session.answer("a queue", at(1))


def test_one_seed_and_the_same_answers_give_the_same_report_but_for_times() -> None:
    cards = []
    for day in (1, 5):
        desk = MockDesk()
        session = begin(desk, now=at(day))
        while session.step is not None:
            if isinstance(session.step, ClarifyStep):
                session.next(at(day, 9, 1))
            else:
                session.answer(ALL, at(day, 9, 1))
        assert session.report is not None
        card = session.report.as_json()
        for name in ("id", "started", "finished", "times"):
            del card[name]
        cards.append(card)
    assert cards[0] == cards[1]


def test_a_point_without_a_probe_is_not_hinted_at() -> None:
    bare = Point(id="bare", tier=Tier.MUST, say="Watch the age of the oldest message.")
    desk = MockDesk([replace(WITH_FACTS, points=(*SCENARIO.points, bare))])
    session = begin(desk)
    to_stage(session, Stage.DEEP_DIVE)
    session.answer(QUEUE, at(1))
    while isinstance(step := step_of(session), PressedStep):
        assert step.pressed.about != "bare"
        session.answer("", at(1))
