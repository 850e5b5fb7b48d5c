"""What a drill asks after its answer, and where it goes on after an interruption."""

from dataclasses import replace

import pytest

from tests.practice.desk import at
from tests.practice.drills import (
    BACKLOG,
    DEAD_LETTERS,
    IDEMPOTENT,
    QUEUE,
    SCENARIO,
    DrillDesk,
    drill,
    phase,
    span_of,
)
from trainer.events import Draft, Kind, NewEvent
from trainer.practice.drill import DrillSession
from trainer.practice.drill_phase import DrillPhase
from trainer.practice.wrong_phase import WrongPhaseError


def test_the_heaviest_missed_points_are_asked_on_then_one_follow_up() -> None:
    session = drill(DrillDesk())
    session.submit(BACKLOG, at(1))
    session.grade(1, at(1))
    asked = []
    while (probe := session.probe) is not None:
        name = probe.point.id if probe.point else probe.follow_up and probe.follow_up.id
        asked.append((name, probe.number, probe.of))
        session.skip_probe(at(1))
    assert asked == [("queue", 1, 4), ("idempotent", 2, 4), ("dead-letters", 3, 4), ("order", 4, 4)]


def test_each_attempt_is_asked_another_follow_up() -> None:
    desk = DrillDesk()
    asked = []
    for day in (1, 2, 3):
        session = drill(desk, at(day))
        session.submit(BACKLOG, at(day))
        session.grade(1, at(day))
        for _ in range(3):
            session.skip_probe(at(day))
        assert session.probe is not None
        assert session.probe.follow_up is not None
        asked.append(session.probe.follow_up.id)
    assert asked == ["order", "region", "order"]


def test_a_probed_point_counts_as_hinted_and_never_as_hit() -> None:
    desk = DrillDesk()
    session = drill(desk)
    session.submit(BACKLOG, at(1))
    graded = session.grade(1, at(1)).event
    assert session.probe is not None
    assert session.probe.ask == "The mail provider takes eight seconds today. Who waits?"
    assert session.hint().startswith("It is about the design")
    assert session.hint() == "The answer has 15 words."
    assert session.hint().startswith("P__ a q____ between the c_______ and the m_____")
    assert session.probe is not None
    assert (len(session.probe.hints), session.probe.more_hints) == (3, False)
    with pytest.raises(WrongPhaseError):
        session.hint()
    result = session.answer_probe(f" {QUEUE} ", at(1, 9, 1))
    assert (result.made, result.typed) == (True, QUEUE)
    event = desk.events[-1]
    assert (event.kind, event.item, event.answer) == (Kind.PROBE, "order-mail#queue", QUEUE)
    assert (event.seconds, event.data) == (60.0, {"hints": 3, "drill": graded.id})
    assert not session.answer_probe("no idea", at(1)).made
    assert not session.answer_probe("", at(1)).made
    assert desk.events[-1].answer is None
    session.skip_probe(at(1))
    closing = session.closing()
    assert [p.id for p in closing.gained] == ["backlog"]
    assert [p.id for p in closing.hinted] == ["queue"]
    assert desk.schedule("order-mail#queue").due == at(2).day  # it comes back all the same
    assert [result.made for result in closing.probed] == [True, False, False]


def to_follow_up(desk: DrillDesk, day: int) -> DrillSession:
    session = drill(desk, at(day))
    answer = (
        f"{QUEUE} {IDEMPOTENT} {BACKLOG} {DEAD_LETTERS} A buyer cannot see failed mail at once."
    )
    session.submit(answer, at(day))
    session.grade(5, at(day))
    while session.probe is not None and session.probe.follow_up is None:
        session.skip_probe(at(day))
    return session


def test_missed_points_of_a_follow_up_come_back() -> None:
    desk = DrillDesk()
    session = to_follow_up(desk, 1)
    with pytest.raises(WrongPhaseError):
        session.hint()
    result = session.answer_probe("Use a FIFO queue with the order id as message group.", at(1))
    assert not result.made
    probe, review = desk.events[-2:]
    assert (probe.kind, probe.item) == (Kind.PROBE, "order-mail")
    assert probe.data["follow_up"] == "order"
    assert (review.kind, review.item, review.grade) == (Kind.REVIEW, "order-mail#throughput", 1)
    assert ("order-mail#throughput", at(2).day) in session.closing().coming
    assert desk.schedule("order-mail#throughput").repeat_day is None
    assert desk.schedule("order-mail#fifo").due is None


def test_a_due_point_of_a_follow_up_passes_when_it_is_made() -> None:
    desk = DrillDesk()
    to_follow_up(desk, 1).answer_probe("Throughput of one message group is limited.", at(1))
    assert desk.schedule("order-mail#fifo").due == at(2).day
    to_follow_up(desk, 2)
    session = to_follow_up(desk, 3)
    session.answer_probe("Use a FIFO queue with the order id as message group.", at(3))
    grades = {event.item: event.grade for event in desk.events if event.day == at(3).day}
    assert (grades["order-mail#fifo"], grades["order-mail#throughput"]) == (4, 1)


def test_an_unscored_answer_to_a_follow_up_moves_nothing() -> None:
    desk = DrillDesk()
    session = to_follow_up(desk, 1)
    session.answer_probe("dunno", at(1))
    assert desk.events[-1].kind == Kind.PROBE
    assert phase(session) is DrillPhase.CLOSED


def probing(desk: DrillDesk) -> DrillSession:
    """A drill at its second question on."""
    session = drill(desk)
    session.submit(f"{QUEUE} Nothing bad happens twice.", at(1))
    session.contest("backlog", span_of(session, "Nothing bad"), at(1))
    session.grade(3, at(1))
    session.answer_probe(IDEMPOTENT, at(1))
    return session


@pytest.mark.parametrize("skipped", [0, 1, 2])
def test_a_drill_goes_on_at_the_probe_that_was_being_answered(skipped: int) -> None:
    desk = DrillDesk()
    before = probing(desk)
    for _ in range(skipped):
        before.skip_probe(at(1))
    before.typing("The alarm", at(1))
    again = drill(desk, at(2))
    assert phase(again) is DrillPhase.PROBING
    assert (again.probe, again.draft) == (before.probe, "The alarm")
    assert (again.typed, again.contested) == (before.typed, before.contested)
    assert again.assessment == before.assessment
    for session in (again, before):
        while session.probe is not None:
            session.skip_probe(at(2))
    assert again.closing() == before.closing()
    assert desk.drafts == {}, "left out on purpose"
    assert phase(drill(desk, at(2))) is DrillPhase.ANSWERING


def test_a_draft_of_a_probe_touches_no_other() -> None:
    desk = DrillDesk()
    session = probing(desk)
    part = f"{SCENARIO.id}#dead-letters"
    desk.save_draft(Draft(part, "of a review", 1))
    desk.keep_draft(Draft(SCENARIO.id, "of the next drill", 1))
    session.typing("The alarm", at(1))
    assert set(desk.drafts) == {SCENARIO.id, f"probe:{session.recorded.event.id}:dead-letters"}  # type: ignore[union-attr]
    assert not any(set("/#") & set(key) for key in desk.drafts), "which would be of a review"
    session.answer_probe("The alarm rings", at(1))
    while session.probe is not None:
        session.answer_probe("It is replayed from the outbox", at(1))
    assert set(desk.drafts) == {SCENARIO.id}
    assert desk.kept == Draft(part, "of a review", 1)


def test_without_a_text_a_new_drill_begins() -> None:
    desk = DrillDesk()
    session = probing(desk)
    session.typing("The", at(1))
    session.typing(" ", at(1))
    assert phase(drill(desk)) is DrillPhase.ANSWERING


def test_an_answer_taken_back_or_followed_by_another_is_not_gone_on_with() -> None:
    desk = DrillDesk()
    session = probing(desk)
    session.typing("The alarm", at(1))
    assert session.recorded is not None
    taken = NewEvent(Kind.VOID, SCENARIO.item, data={"event": session.recorded.event.id})
    desk.record(taken, at(1))
    assert phase(drill(desk)) is DrillPhase.ANSWERING
    kept = {"mock": "m", "drill": True}
    desk.record(NewEvent(Kind.REVIEW, SCENARIO.item, answer=QUEUE, grade=3, data=kept), at(1))
    assert phase(drill(desk)) is DrillPhase.ANSWERING


def test_a_probe_that_a_changed_scenario_no_longer_asks_begins_anew() -> None:
    desk = DrillDesk()
    session = probing(desk)
    session.typing("The alarm", at(1))
    others = tuple(point for point in SCENARIO.points if point.id != "dead-letters")
    changed = drill(desk, scenario=replace(SCENARIO, points=others))
    assert phase(changed) is DrillPhase.ANSWERING
