"""The drill, step by step, on a desk in memory."""

import pytest

from tests.practice.desk import at
from tests.practice.drills import (
    BACKLOG,
    DEAD_LETTERS,
    GRADER,
    IDEMPOTENT,
    QUEUE,
    SCENARIO,
    DrillDesk,
    drill,
    phase,
    span_of,
    states,
)
from trainer.content.digest import scenario_digest
from trainer.errors import StoreError
from trainer.events import Draft, Kind
from trainer.grading.states import State
from trainer.practice.drill import MOST_SECONDS, DrillSession
from trainer.practice.drill_phase import DrillPhase
from trainer.practice.wrong_phase import WrongPhaseError


def skip_all(session: DrillSession) -> None:
    while session.probe is not None:
        session.skip_probe(at(1))


def test_a_drill_goes_from_the_question_to_its_closing() -> None:
    desk = DrillDesk()
    session = drill(desk)
    assert (phase(session), session.draft, session.assessment) == (DrillPhase.ANSWERING, "", None)

    session.submit(f"  {QUEUE} {IDEMPOTENT}\n", at(1, 9, 2))
    assert (phase(session), session.typed) == (DrillPhase.ASSESSED, f"{QUEUE} {IDEMPOTENT}")
    assert states(session)["queue"] is State.HIT
    assert states(session)["dead-letters"] is State.MISSED

    recorded = session.grade(3, at(1, 9, 5))
    event = recorded.event
    assert (event.kind, event.item, event.grade) == (Kind.REVIEW, "order-mail", 3)
    assert (event.answer, event.seconds) == (session.typed, 120.0)
    assert event.digest == scenario_digest(SCENARIO)
    assert event.data == {"drill": True}
    assert event.assessment is not None
    assert event.assessment["points"]["queue"] == "hit"
    assert phase(session) is DrillPhase.PROBING

    skip_all(session)
    assert phase(session) is DrillPhase.CLOSED
    closing = session.closing()
    assert [p.id for p in closing.gained] == ["queue", "idempotent"]
    assert [p.id for p in closing.still_open] == ["later-failure", "dead-letters", "backlog"]
    assert (closing.hinted, closing.flags, closing.comparison) == ((), (), None)
    days = {item: day.day for item, day in closing.coming}
    assert days == dict.fromkeys(
        [
            "order-mail#later-failure",
            "order-mail#dead-letters",
            "order-mail#backlog",
            "order-mail",
        ],
        2,
    )


def test_an_answer_about_nothing_gets_no_grade_and_can_be_revised() -> None:
    desk = DrillDesk()
    session = drill(desk)
    session.submit("fine", at(1, 9, 1))
    assert (session.assessment and session.assessment.score, session.proposed) == (None, None)
    with pytest.raises(WrongPhaseError):
        session.grade(5, at(1))
    with pytest.raises(WrongPhaseError):
        session.contest("queue", (0, 4), at(1))
    session.revise(at(1, 9, 5))
    assert (phase(session), session.draft) == (DrillPhase.ANSWERING, "fine")
    session.submit(QUEUE, at(1, 9, 6))
    assert session.grade(3, at(1)).event.seconds == 120.0  # reading the reason took no time of it


def test_time_stands_still_while_the_answer_is_not_written() -> None:
    session = drill(DrillDesk())
    assert session.seconds(at(1, 9, 0, 30)) == 30
    assert session.seconds(at(1, 8)) == 0  # a clock set back
    session.submit(QUEUE, at(1, 9, 1))
    assert session.seconds(at(1, 11)) == 60
    session.revise(at(1, 12))
    assert session.seconds(at(1, 12, 0, 5)) == 65
    assert session.seconds(at(2)) == MOST_SECONDS


def test_steps_out_of_turn_are_refused() -> None:
    session = drill(DrillDesk())
    for step in (
        lambda: session.revise(at(1)),
        lambda: session.contest("queue", (0, 1), at(1)),
        lambda: session.withdraw("queue", at(1)),
        lambda: session.grade(4, at(1)),
        session.hint,
        lambda: session.answer_probe("x", at(1)),
        lambda: session.skip_probe(at(1)),
        session.closing,
    ):
        with pytest.raises(WrongPhaseError):
            step()
    session.submit(QUEUE, at(1))
    with pytest.raises(WrongPhaseError):
        session.submit(QUEUE, at(1))
    session.grade(3, at(1))
    with pytest.raises(WrongPhaseError):
        session.revise(at(1))
    with pytest.raises(WrongPhaseError):
        session.contest("backlog", (0, 5), at(1))


def test_a_draft_comes_back_after_an_interruption() -> None:
    desk = DrillDesk()
    desk.drafts["mock:"] = Draft("mock:", "another", 0)
    drill(desk).typing("a queue, and ", at(1))
    again = drill(desk)
    assert again.draft == "a queue, and "
    again.submit(QUEUE, at(1))
    assert drill(desk).draft == QUEUE  # until a grade is taken
    again.grade(3, at(1))
    assert drill(desk).draft == ""
    assert list(desk.drafts) == ["mock:"]


def test_an_emptied_draft_is_forgotten() -> None:
    desk = DrillDesk()
    session = drill(desk)
    session.typing("a queue", at(1))
    session.typing(" ", at(1))
    assert desk.drafts == {}


def test_a_full_disk_changes_nothing() -> None:
    desk = DrillDesk()
    session = drill(desk)

    def fails(step: str, *given: object) -> None:
        desk.broken = True
        before = (session.phase, session.draft, session.typed, session.contested, session.probe)
        with pytest.raises(StoreError):
            getattr(session, step)(*given, at(1))
        after = (session.phase, session.draft, session.typed, session.contested, session.probe)
        assert after == before
        desk.broken = False

    answer = f"{QUEUE} We look every morning."
    fails("typing", "a que")
    fails("submit", answer)
    session.submit(answer, at(1))
    span = span_of(session, "every morning")
    fails("contest", "backlog", span)
    session.contest("backlog", span, at(1))
    fails("withdraw", "backlog")
    fails("grade", 4)
    session.grade(4, at(1))
    fails("answer_probe", "something")
    session.answer_probe("something", at(1))
    assert len(desk.of_kind(Kind.REVIEW)) == 1
    assert len(desk.of_kind(Kind.PROBE)) == 1


def test_attempts_are_compared() -> None:
    desk = DrillDesk()
    for day, answer in ((1, f"{QUEUE} {BACKLOG}"), (2, f"{QUEUE} {IDEMPOTENT} {DEAD_LETTERS}")):
        session = drill(desk, at(day))
        session.submit(answer, at(day))
        session.grade(3, at(day))
        skip_all(session)
    comparison = session.closing().comparison
    assert comparison is not None
    assert [(a.day.day, a.covered, a.of) for a in comparison.attempts] == [(1, 2, 4), (2, 3, 4)]
    assert comparison.gained == ("dead-letters", "idempotent")
    assert comparison.lost == ("backlog",)


def test_raised_flags_are_named_with_their_correction() -> None:
    session = drill(DrillDesk())
    session.submit(f"{QUEUE} {SCENARIO.red_flags[0].claim}", at(1))
    session.grade(1, at(1))
    skip_all(session)
    closing = session.closing()
    assert [flag.correction for flag in closing.flags] == ["Delivery is at least once."]
    assert ("order-mail#exactly-once", at(2).day) in closing.coming


def test_warming_up_grades_as_well() -> None:
    session = DrillSession(DrillDesk(), GRADER, SCENARIO, at(1))
    session.warm()
    assert phase(session) is DrillPhase.ANSWERING
