"""The interview taken up again: after a kill or a pause, and with other decks."""

from dataclasses import replace

import pytest

from tests.practice.desk import at
from tests.practice.drills import BACKLOG, IDEMPOTENT, QUEUE
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
from trainer.errors import StoreError
from trainer.events import Kind
from trainer.practice.interview import InterviewPlan, Setup, Stage
from trainer.practice.report import Report
from trainer.practice.results import Outcome
from trainer.practice.transcript import (
    AnswerStep,
    ClarifyStep,
    TickStep,
)
from trainer.practice.wrong_phase import WrongPhaseError

OTHER = replace(WITH_FACTS, id="other", title="Another one")


TWO = InterviewPlan(Setup(45, seed=7), PLAN.cards, (WITH_FACTS.id, OTHER.id))
"""An interview on two scenarios."""


def test_every_step_survives_a_kill_with_the_draft() -> None:
    desk = MockDesk()
    session = begin(desk)
    texts = iter(["dlq!", "15 min", "", QUEUE, f"{IDEMPOTENT} {BACKLOG}", "FIFO", ALL])
    minute = 0
    while session.step is not None:
        minute += 1
        if isinstance(session.step, ClarifyStep):
            session.ask("How many orders?", at(1, 9, minute))
            session.next(at(1, 9, minute, 30))
        else:
            text = next(texts, "")
            session.typing(text[:10], at(1, 9, minute))
            back = again(desk, at(1, 9, minute, 20))
            assert back.step == session.step
            assert back.draft == text[:10]
            assert back.transcript == session.transcript
            session = back
            session.answer(text, at(1, 9, minute, 40))
        assert again(desk, at(1, 9, minute, 50)).step == session.step
    assert session.report is not None
    assert again(desk, at(1, 10)).report == session.report


def test_an_interview_killed_before_its_report_gets_it_when_it_comes_back() -> None:
    desk = MockDesk()
    session = begin(desk)
    to_stage(session, Stage.WRAP_UP)
    steps = list(desk.events)
    session.answer(ALL, at(1))
    answered = desk.steps[-2]
    desk.events = [*steps, answered]
    back = again(desk, at(1, 9, 30))
    assert back.report is not None
    assert desk.schedule("order-mail").due == at(2).day


def test_a_pause_stops_the_clock_and_keeps_the_draft() -> None:
    desk = MockDesk()
    session = begin(desk)
    sit_to(session, AnswerStep)
    before = session.clock(at(1, 9, 1)).phase_spent
    session.typing("half a thou", at(1, 9, 2))
    session.pause(at(1, 9, 3))
    assert session.clock(at(1, 11)).phase_spent == before + 120
    back = again(desk, at(1, 12))
    assert back.is_paused
    assert back.draft == "half a thou"
    back.go_on(at(1, 12))
    assert back.clock(at(1, 12, 1)).phase_spent == before + 180


def test_a_kill_counts_the_time_up_to_the_last_draft() -> None:
    desk = MockDesk()
    session = begin(desk, now=at(1, 9))
    session.typing("dl", at(1, 9, 1))
    assert again(desk, at(1, 15)).clock(at(1, 15, 0, 30)).phase_spent == 90


def test_a_full_disk_takes_no_step() -> None:
    desk = MockDesk()
    session = begin(desk)
    step = session.step
    desk.broken = True
    with pytest.raises(StoreError):
        session.answer("dlq!", at(1))
    assert session.step == step
    desk.broken = False
    session.answer("dlq!", at(1))
    assert session.step != step


@pytest.mark.parametrize("spoken", [False, True])
def test_a_disk_that_is_full_just_before_the_report_keeps_nobody_in_the_interview(
    spoken: bool,
) -> None:
    desk = MockDesk()
    session = begin(desk, replace(PLAN, setup=Setup(20, seed=7, spoken=spoken)))
    if spoken:
        sit_to(session, TickStep)
    else:
        to_stage(session, Stage.WRAP_UP)

    def go_on() -> None:
        if spoken:
            session.next(at(1))
        else:
            session.answer(ALL, at(1))

    desk.broken_together = True
    with pytest.raises(StoreError):
        go_on()
    desk.broken_together = False
    written = len(desk.events)
    go_on()
    assert session.report is not None
    assert [event.data["do"] for event in desk.events[written:] if event.kind == Kind.MOCK] == [
        "finish"
    ]
    with pytest.raises(WrongPhaseError):
        go_on()


def test_a_scenario_that_left_the_decks_is_left_out() -> None:
    desk = MockDesk()
    begin(desk)
    desk.scenarios.clear()
    session = again(desk, at(1))
    session.answer("dlq!", at(1))
    session.answer("15 min", at(1))
    assert session.report is not None
    assert session.report.verdict is None


def test_what_was_answered_stays_with_its_question_when_decks_change() -> None:
    desk = MockDesk([WITH_FACTS, OTHER])
    session = begin(desk, TWO)
    session.answer("dlq!", at(1, 9, 1))
    session.answer("15 min", at(1, 9, 2))
    session.next(at(1, 9, 3))
    session.answer(QUEUE, at(1, 9, 4))
    first = desk.cards.pop(TWO.cards[0])
    gone = desk.scenarios.pop(WITH_FACTS.id)
    session = again(desk, at(1, 9, 5))
    assert list(session.transcript.cards) == [TWO.cards[1]]
    assert not session.transcript.said
    step = step_of(session)
    assert isinstance(step, ClarifyStep)
    assert step.scenario == OTHER
    session.next(at(1, 9, 6))
    session.answer(ALL, at(1, 9, 7))
    desk.cards[first.item], desk.scenarios[gone.id] = first, gone
    session = again(desk, at(1, 9, 8))
    assert list(session.transcript.cards) == list(TWO.cards)
    assert session.transcript.said == {
        WITH_FACTS.id: {Stage.ESTIMATE: QUEUE},
        OTHER.id: {Stage.ESTIMATE: ALL},
    }
    assert isinstance(step_of(session), AnswerStep)


def test_what_was_answered_stays_with_what_was_renamed() -> None:
    desk = MockDesk()
    session = begin(desk)
    session.answer("dlq!", at(1, 9, 1))
    session.answer("15 min", at(1, 9, 2))
    session.next(at(1, 9, 3))
    session.answer(QUEUE, at(1, 9, 4))
    # A desk finds what was renamed by its former name.
    desk.scenarios[WITH_FACTS.id] = replace(WITH_FACTS, id="renamed")
    desk.cards[PLAN.cards[0]] = replace(desk.cards[PLAN.cards[0]], id="dead-letters")
    session = again(desk, at(1, 9, 5))
    to_stage(session, Stage.WRAP_UP)
    session.answer("", at(1, 9, 6))
    assert session.report is not None
    assert [each.typed for each in session.report.warm_up] == ["dlq!", "15 min"]
    assert {point.id: point.outcome for point in session.report.points}["queue"] is Outcome.HIT
    assert {each.scenario for each in session.report.times.phases} == {"", "renamed"}
    assert desk.of_kind(Kind.REVIEW)[0].item == "renamed"


def test_a_step_that_two_programs_took_counts_once() -> None:
    desk = MockDesk()
    one = begin(desk)
    to_stage(one, Stage.ESTIMATE)
    two = again(desk, at(1, 9, 1))
    one.answer(QUEUE, at(1, 9, 2))
    two.answer("Something else.", at(1, 9, 3))
    session = again(desk, at(1, 9, 4))
    assert session.transcript.said == {WITH_FACTS.id: {Stage.ESTIMATE: QUEUE}}
    step = step_of(session)
    assert isinstance(step, AnswerStep)
    assert step.stage is Stage.HIGH_LEVEL


def test_odd_events_do_no_harm() -> None:
    desk = MockDesk()
    session = begin(desk)
    odd = desk.steps[0]
    for data in ({}, {"do": "tick"}, {"do": ["x"]}, {"do": "ask"}, {"do": "next"}, {"do": None}):
        desk.events.append(replace(odd, id=f"odd-{len(desk.events)}", data=data))
    assert again(desk, at(1)).step == session.step


@pytest.mark.parametrize("seconds", [1e308, -5.0])
def test_odd_times_leave_a_report_that_can_be_read(seconds: float) -> None:
    desk = MockDesk()
    session = begin(desk)
    to_stage(session, Stage.WRAP_UP)
    desk.events = [replace(each, seconds=seconds) for each in desk.events]
    session = again(desk, at(1))
    session.answer(ALL, at(1))
    assert session.report is not None
    assert Report.from_json(session.report.as_json()).times.spent >= 0
