"""The drill, step by step, on a desk in memory."""

from dataclasses import replace

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
)
from trainer.content.digest import scenario_digest
from trainer.errors import StoreError
from trainer.events import Draft, Kind, NewEvent
from trainer.grading.cards import OVERRULED
from trainer.grading.states import State
from trainer.practice.drill import MOST_SECONDS, DrillSession
from trainer.practice.drill_phase import DrillPhase
from trainer.practice.wrong_phase import WrongPhaseError


def states(session: DrillSession) -> dict[str, State]:
    assert session.assessment is not None
    return {point.id: point.state for point in session.assessment.points}


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


def test_a_contested_point_is_credited_to_the_marked_words() -> None:
    desk = DrillDesk()
    session = drill(desk)
    before = session.submit(f"{QUEUE} We look every morning.", at(1))
    marked = span_of(session, " We look every morning.")
    after = session.contest("backlog", marked, at(1))
    point = next(p for p in after.points if p.id == "backlog")
    words = span_of(session, "We look every morning.")
    assert (point.state, point.reason, point.evidence) == (State.HIT, OVERRULED, (words,))
    assert before.score is not None
    assert after.score is not None
    assert after.score > before.score
    assert session.contested == {"backlog": words}
    event = desk.events[-1]
    assert (event.kind, event.item, event.answer) == (Kind.OVERRULE, "order-mail", session.typed)
    assert event.data == {
        "point": "backlog",
        "state": "hit",
        "was": "missed",
        "span": list(words),
        "words": "We look every morning.",
    }
    kept = session.grade(4, at(1)).event.assessment
    assert kept is not None
    assert (kept["points"]["backlog"], kept["overruled"]) == ("hit", ["backlog"])
    assert kept["evidence"]["backlog"] == [list(words)]


def test_a_withdrawn_contest_is_voided() -> None:
    desk = DrillDesk()
    session = drill(desk)
    before = session.submit(f"{QUEUE} We look every morning.", at(1))
    session.contest("backlog", span_of(session, "every morning"), at(1))
    assert session.withdraw("backlog", at(1)) == before
    assert session.contested == {}
    assert desk.events[-1].target == desk.events[-2].id
    with pytest.raises(WrongPhaseError):
        session.withdraw("backlog", at(1))


def test_words_marked_anew_replace_the_earlier_ones() -> None:
    desk = DrillDesk()
    session = drill(desk)
    session.submit(f"{QUEUE} We look every morning.", at(1))
    session.contest("backlog", span_of(session, "every morning"), at(1))
    session.contest("backlog", span_of(session, "We look"), at(1))
    first, second, void = desk.events[-3:]
    assert (second.kind, void.target) == (Kind.OVERRULE, first.id)
    assert session.contested == {"backlog": span_of(session, "We look")}
    session.withdraw("backlog", at(1))
    assert desk.events[-1].target == second.id


@pytest.mark.parametrize(
    ("point", "span"), [("queue", (0, 5)), ("none", (0, 5)), ("backlog", (9, 9))]
)
def test_there_has_to_be_something_to_contest(point: str, span: tuple[int, int]) -> None:
    desk = DrillDesk()
    session = drill(desk)
    session.submit(QUEUE, at(1))
    with pytest.raises(WrongPhaseError):
        session.contest(point, span, at(1))
    assert desk.events == []


def test_a_denied_point_can_be_contested_and_says_so() -> None:
    desk = DrillDesk()
    session = drill(desk)
    session.submit(f"{QUEUE} The worker is not idempotent, a message is delivered twice.", at(1))
    assert states(session)["idempotent"] is State.CONTRADICTED
    session.contest("idempotent", span_of(session, "delivered twice"), at(1))
    assert states(session)["idempotent"] is State.HIT
    assert desk.events[-1].data["was"] == "contradicted"


def test_a_contest_stays_with_a_revised_answer_that_still_has_its_words() -> None:
    desk = DrillDesk()
    session = drill(desk)
    session.submit(f"{QUEUE} We look every morning.", at(1))
    session.contest("backlog", span_of(session, "We look every morning."), at(1))
    session.revise(at(1))
    session.submit(f"First this. We look every morning. {QUEUE}", at(1))
    assert session.contested == {"backlog": span_of(session, "We look every morning.")}
    session.revise(at(1))
    session.submit(f"{QUEUE} {BACKLOG} We look every morning.", at(1))
    assert session.contested == {}  # grading found it by itself
    session.revise(at(1))
    session.submit(QUEUE, at(1))
    assert session.contested == {}


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


def test_a_contest_comes_back_with_the_draft_after_an_interruption() -> None:
    desk = DrillDesk()
    first = drill(desk)
    first.submit(f"{QUEUE} Nothing bad happens twice.", at(1))
    first.contest("idempotent", span_of(first, "Nothing bad happens twice"), at(1))
    first.contest("backlog", span_of(first, QUEUE), at(1))
    first.withdraw("backlog", at(1))
    again = drill(desk)
    assert again.contested == {}, "nothing is submitted yet"
    assert again.submit(f"Well. {again.draft}", at(1)).points[3].state is State.HIT
    assert again.typed[slice(*again.contested["idempotent"])] == "Nothing bad happens twice"
    assert set(again.contested) == {"idempotent"}
    again.withdraw("idempotent", at(1))
    assert drill(desk).submit(again.typed, at(1)).points[3].state is State.MISSED


def test_a_contest_belongs_to_the_text_with_its_words_and_ends_with_the_grade() -> None:
    desk = DrillDesk()
    first = drill(desk)
    first.submit(f"{QUEUE} Nothing bad happens twice.", at(1))
    first.contest("idempotent", span_of(first, "Nothing bad happens twice"), at(1))
    other = drill(desk)
    other.submit(QUEUE, at(1))
    assert other.contested == {}, "the words are gone"
    other.revise(at(1))
    other.submit(first.typed, at(1))
    other.grade(3, at(1))
    new = drill(desk)
    assert new.submit(first.typed, at(1)).points[3].state is State.MISSED, "another attempt"


@pytest.mark.parametrize(
    "data",
    [
        {"point": "idempotent", "words": "Nothing", "span": "foreign"},
        {"point": "idempotent", "words": "Nothing", "span": [-3, 2]},
        {"point": ["idempotent"], "words": "Nothing"},
        {"point": "gone", "words": "Nothing", "span": [0, 7]},
        {"point": "idempotent", "words": ""},
        {},
    ],
    ids=str,
)
def test_a_foreign_contest_is_looked_up_in_the_text_or_left_out(data: dict[str, object]) -> None:
    desk = DrillDesk()
    desk.record(NewEvent(Kind.OVERRULE, SCENARIO.item, data=data), at(1))
    session = drill(desk)
    session.submit(f"{QUEUE} Nothing bad happens twice.", at(1))
    words = [session.typed[slice(*span)] for span in session.contested.values()]
    is_readable = data.get("point") == "idempotent" and data["words"]
    assert words == (["Nothing"] if is_readable else [])


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
