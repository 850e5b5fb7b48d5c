"""Being the interviewer, on a desk in memory."""

from dataclasses import replace

import pytest

from tests.practice.desk import at
from tests.practice.mocks import WITH_FACTS, MockDesk
from trainer.content.points import Level
from trainer.errors import StoreError
from trainer.events import Kind, Moment, NewEvent
from trainer.grading.states import State
from trainer.practice.host import HostSession
from trainer.practice.interview import Stage
from trainer.practice.record import Mode
from trainer.practice.results import Credit, Outcome
from trainer.practice.wrong_phase import WrongPhaseError
from trainer.scheduling.schedule import Recorded


def host(desk: MockDesk) -> HostSession:
    return HostSession.start(desk, WITH_FACTS, 20, Level.SENIOR, at(1))


def again(desk: MockDesk) -> HostSession:
    session = HostSession.resume(desk, desk.steps, at(1, 9, 20))
    assert session is not None
    return session


def test_a_host_ticks_gives_facts_probes_and_gets_the_same_card() -> None:
    desk = MockDesk()
    session = host(desk)
    assert [view.phase.stage for view in session.strip(at(1)) if view.is_present] == [Stage.CLARIFY]
    session.give("traffic", at(1, 9, 1))
    session.next(at(1, 9, 2))
    session.tick("queue", State.HIT, at(1, 9, 3))
    session.probe("idempotent", at(1, 9, 4))
    session.tick("idempotent", State.HIT, at(1, 9, 5))
    session.tick("backlog", State.HIT, at(1, 9, 5))
    session.tick("backlog", State.MISSED, at(1, 9, 6))
    session.tick_flag("exactly-once", at(1, 9, 7), raised=True)
    session.note("calm under pressure", at(1, 9, 8))
    session = again(desk)
    assert (session.given, session.probed) == (("traffic",), ("idempotent",))
    assert session.notes == ("calm under pressure",)
    for _ in range(4):
        assert session.report is None
        session.next(at(1, 9, 21))
    report = session.report
    assert report is not None
    assert report.mode is Mode.HOSTED
    assert report.seed is None
    found = {point.id: point for point in report.points}
    assert found["queue"].credit is Credit.INTERVIEWER
    assert found["idempotent"].outcome is Outcome.HINTED
    assert found["backlog"].outcome is Outcome.MISSED
    assert [flag.id for flag in report.red_flags] == ["exactly-once"]
    assert desk.steps[-1].data["report"] == report.as_json()
    assert again(desk).report == report


def test_hosting_moves_no_schedule_of_the_host() -> None:
    desk = MockDesk()
    session = host(desk)
    for _ in range(5):
        session.next(at(1))
    assert session.report is not None
    assert not desk.of_kind(Kind.REVIEW)


def test_facts_and_probes_count_once() -> None:
    session = host(MockDesk())
    for _ in range(2):
        session.give("traffic", at(1))
        session.probe("queue", at(1))
    assert (session.given, session.probed) == (("traffic",), ("queue",))


def test_a_scenario_that_is_gone_cannot_be_hosted_on() -> None:
    desk = MockDesk()
    host(desk)
    desk.scenarios.clear()
    assert HostSession.resume(desk, desk.steps, at(1)) is None


def test_an_interview_goes_on_when_its_scenario_is_renamed() -> None:
    desk = MockDesk()
    session = host(desk)
    session.tick("queue", State.HIT, at(1))
    desk.scenarios[WITH_FACTS.id] = replace(WITH_FACTS, id="renamed")
    session = again(desk)
    assert session.states == {"queue": State.HIT}
    assert {phase.scenario for phase in session.plan.phases} == {"renamed"}


def test_a_disk_that_is_full_just_before_the_report_keeps_nobody_in_the_interview() -> None:
    desk = MockDesk()
    session = host(desk)
    for _ in session.plan.phases[:-1]:
        session.next(at(1))
    record, written = desk.record, len(desk.events)

    def record_steps(new: NewEvent, now: Moment) -> Recorded:
        if new.data["do"] == "finish":
            raise StoreError("The disk is full.")
        return record(new, now)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(desk, "record", record_steps)
        with pytest.raises(StoreError):
            session.next(at(1))
    session.next(at(1))
    assert session.report is not None
    assert [event.data["do"] for event in desk.events[written:]] == ["next", "finish"]
    with pytest.raises(WrongPhaseError):
        session.next(at(1))
