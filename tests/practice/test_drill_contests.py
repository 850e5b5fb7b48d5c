"""Points that the learner credits in a drill."""

import pytest

from tests.practice.desk import at
from tests.practice.drills import (
    BACKLOG,
    QUEUE,
    SCENARIO,
    DrillDesk,
    drill,
    span_of,
    states,
)
from trainer.events import Kind, NewEvent
from trainer.grading.cards import OVERRULED
from trainer.grading.states import State
from trainer.practice.wrong_phase import WrongPhaseError


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
