"""The review, step by step, on a desk in memory."""

from collections.abc import Callable

import pytest

from tests.practice.desk import FakeDesk, at, concept, number, rapid
from tests.practice.reviews import answer, asked, phase, session
from trainer.content.cards import Card
from trainer.content.digest import card_digest
from trainer.errors import StoreError
from trainer.events import Kind
from trainer.practice.question import Phase, Plan
from trainer.practice.queue import REPEAT_GAP
from trainer.practice.review_events import KNOWN
from trainer.practice.wrong_phase import WrongPhaseError
from trainer.scheduling.queue import Limits, Scope


def test_a_card_is_asked_revealed_and_graded() -> None:
    desk = FakeDesk([concept("one")])
    review = session(desk)
    assert phase(review) is Phase.ASKED
    assert (asked(review), review.remaining, review.done) == ("basics/one", 1, 0)

    revealed = review.answer("something", at(1, 9, 0, 20))
    assert phase(review) is Phase.REVEALED
    assert revealed.typed == "something"
    assert [(o.grade, o.days) for o in revealed.outcomes] == [(1, 1), (3, 1), (4, 1), (5, 1)]

    recorded = review.grade(4, at(1, 9, 0, 30))
    assert phase(review) is Phase.FINISHED
    assert (review.remaining, review.done) == (0, 1)
    event = recorded.event
    assert (event.kind, event.item, event.grade) == (Kind.REVIEW, "basics/one", 4)
    assert (event.answer, event.seconds) == ("something", 30.0)
    assert event.digest == card_digest(desk.cards["basics/one"])


def test_an_empty_answer_only_reveals() -> None:
    desk = FakeDesk([concept("one")])
    review = session(desk)
    assert review.answer("  \n", at(1)).typed == ""
    assert review.grade(4, at(1)).event.answer is None
    assert desk.kept is None


def test_a_typed_figure_is_assessed_and_a_grade_proposed() -> None:
    review = session(FakeDesk([number("timeout", "15 min")]))
    revealed = review.answer("900 s", at(1))
    assert revealed.assessment is not None
    assert revealed.proposed == 5
    event = review.grade(5, at(1)).event
    assert event.assessment is not None


def test_steps_out_of_turn_are_refused() -> None:
    review = session(FakeDesk([concept("one")]))
    with pytest.raises(WrongPhaseError):
        review.grade(4, at(1))
    review.reveal(at(1))
    with pytest.raises(WrongPhaseError):
        review.reveal(at(1))
    review.grade(4, at(1))
    with pytest.raises(WrongPhaseError):
        review.suspend(at(1))


@pytest.mark.parametrize("grade", [1, 3])
def test_a_grade_below_four_asks_again_in_the_same_session(grade: int) -> None:
    desk = FakeDesk([concept("one"), concept("two")])
    review = session(desk)
    first = asked(review)
    answer(review, grade)
    assert asked(review) != first
    answer(review, 4)
    assert asked(review) == first
    assert review.question is not None
    assert review.question.repeat
    assert review.reveal(at(1)).outcomes == ()
    before = desk.schedule(first)
    event = review.grade(4, at(1)).event
    assert event.kind == Kind.REPEAT
    assert desk.schedule(first).due == before.due
    assert phase(review) is Phase.FINISHED


def test_a_repeat_waits_for_a_few_other_cards() -> None:
    cards = [concept(f"c{n}") for n in range(12)]
    review = session(FakeDesk(cards))
    first = asked(review)
    answer(review, 1)
    between = 0
    while asked(review) != first:
        between += 1
        answer(review, 4)
    assert between == REPEAT_GAP


def test_repeats_go_on_until_the_answer_is_good() -> None:
    desk = FakeDesk([concept("one")])
    review = session(desk)
    for grade in (1, 1, 3):
        answer(review, grade)
        assert asked(review) == "basics/one"
    answer(review, 5)
    assert phase(review) is Phase.FINISHED
    assert [e.kind for e in desk.events] == ["review", "repeat", "repeat", "repeat"]


def test_an_interrupted_session_goes_on_where_it_stood() -> None:
    desk = FakeDesk([concept("one"), concept("two"), concept("three")])
    review = session(desk)
    failed = asked(review)
    answer(review, 1)
    half_done = asked(review)
    review.typing("half an ans", at(1, 9, 5))

    again = session(desk, now=at(1, 10))
    assert asked(again) == half_done
    assert again.question is not None
    assert again.question.draft == "half an ans"
    answer(again, 4, at(1, 10))
    answer(again, 4, at(1, 10))
    assert asked(again) == failed
    assert again.question.repeat


def test_a_draft_is_forgotten_once_its_answer_is_written() -> None:
    desk = FakeDesk([concept("one"), concept("two")])
    review = session(desk)
    review.typing("half", at(1))
    review.answer("half and whole", at(1))
    assert desk.kept is not None
    assert desk.kept.text == "half and whole"
    review.grade(4, at(1))
    assert desk.kept is None


def test_typing_keeps_the_text_and_emptying_the_field_forgets_it() -> None:
    desk = FakeDesk([concept("one")])
    review = session(desk)
    review.typing("a", at(1))
    assert desk.kept is not None
    review.typing("", at(1))
    assert desk.kept is None


@pytest.mark.parametrize("act", ["suspend", "bury", "known"])
def test_a_card_put_away_is_not_asked_again_today(act: str) -> None:
    desk = FakeDesk([concept("one"), concept("two")])
    review = session(desk)
    item = asked(review)
    getattr(review, act)(at(1))
    assert asked(review) != item
    assert item not in {entry.item for entry in desk.queue(Scope(), at(1).day)}


def test_known_already_comes_back_in_a_month() -> None:
    desk = FakeDesk([concept("one")])
    session(desk).known(at(1))
    schedule = desk.schedule("basics/one")
    assert (schedule.repetitions, schedule.interval) == (KNOWN["repetitions"], KNOWN["interval"])
    assert schedule.due is not None
    assert (schedule.due - at(1).day).days == KNOWN["interval"]


def test_after_the_night_a_repeat_is_a_review() -> None:
    desk = FakeDesk([concept("one")])
    review = session(desk, now=at(1, 27))
    answer(review, 1, at(1, 27))
    assert review.question is not None
    assert review.question.repeat
    answer(review, 1, at(2, 5))
    answer(review, 4, at(2, 5))
    assert [event.kind for event in desk.events] == [Kind.REVIEW, Kind.REPEAT, Kind.REVIEW]
    assert desk.schedule("basics/one").due == at(3).day
    assert not session(desk, now=at(2, 5)).remaining


def test_an_edited_answer_is_said_to_have_changed() -> None:
    desk = FakeDesk([concept("one")])
    answer(session(desk), 4)
    desk.cards["basics/one"] = concept("one", answer="It is something else.", ask="Reworded?")
    again = session(desk, now=at(2))
    assert again.question is not None
    assert again.question.changed


def test_an_edited_question_has_not_changed() -> None:
    desk = FakeDesk([concept("one")])
    answer(session(desk), 4)
    desk.cards["basics/one"] = concept("one", ask="What is one, exactly?")
    again = session(desk, now=at(2))
    assert again.question is not None
    assert not again.question.changed


def test_a_leech_comes_with_what_was_answered() -> None:
    desk = FakeDesk([concept("one")])
    for day in range(1, 9):
        review = session(desk, now=at(day))
        review.answer(f"try {day}", at(day))
        review.grade(1, at(day))
    review = session(desk, now=at(9))
    assert review.question is not None
    assert review.question.schedule.is_leech
    earlier = review.reveal(at(9)).earlier
    assert earlier[0].answer == "try 8"
    assert len(earlier) == 5


def test_cram_moves_no_schedule() -> None:
    desk = FakeDesk([concept("one")])
    answer(session(desk), 4)
    before = desk.schedule("basics/one")
    review = session(desk, Plan(cram=True))
    assert review.reveal(at(1)).outcomes == ()
    assert review.grade(1, at(1)).event.kind == Kind.CRAM
    assert desk.schedule("basics/one") == before
    assert phase(review) is Phase.FINISHED


def test_a_limit_counts_cards_and_not_repeats() -> None:
    review = session(FakeDesk([concept(f"c{n}") for n in range(5)]), Plan(limit=2))
    assert review.remaining == 2
    answer(review, 1)
    assert review.remaining == 2


def test_after_the_minutes_are_up_nothing_more_is_asked() -> None:
    review = session(FakeDesk([concept("one"), concept("two")]), Plan(minutes=5))
    review.reveal(at(1, 9, 4))
    review.grade(4, at(1, 9, 4, 59))
    assert phase(review) is Phase.ASKED
    review.reveal(at(1, 9, 6))
    review.grade(4, at(1, 9, 6))
    assert phase(review) is Phase.FINISHED


def test_a_card_answered_elsewhere_meanwhile_is_not_asked_twice() -> None:
    desk = FakeDesk([concept("one"), concept("two")])
    here, there = session(desk), session(desk)
    answer(here, 4)
    answer(here, 4)
    answer(there, 4)
    assert phase(there) is Phase.FINISHED


def test_a_card_whose_deck_went_away_is_passed_over() -> None:
    desk = FakeDesk([concept("one"), rapid("two")])
    review = session(desk)
    item = asked(review)
    gone = next(name for name in desk.cards if name != item)
    del desk.cards[gone]
    answer(review, 4)
    assert phase(review) is Phase.FINISHED


@pytest.mark.parametrize("step", ["grade", "suspend", "undo", "typing"])
def test_when_the_store_fails_the_session_stands_where_it_stood(step: str) -> None:
    desk = FakeDesk([concept("one"), concept("two")])
    review = session(desk)
    answer(review, 4)
    item = asked(review)
    if step == "grade":
        review.reveal(at(1))
    before = phase(review)
    desk.broken = True
    steps: dict[str, Callable[[], object]] = {
        "grade": lambda: review.grade(4, at(1)),
        "suspend": lambda: review.suspend(at(1)),
        "undo": lambda: review.undo(at(1)),
        "typing": lambda: review.typing("precious", at(1)),
    }
    with pytest.raises(StoreError):
        steps[step]()
    assert (asked(review), phase(review), review.done) == (item, before, 1)
    desk.broken = False
    if step == "typing":
        review.typing("precious", at(1))
        assert desk.kept is not None


def test_a_clock_set_back_counts_no_negative_seconds() -> None:
    review = session(FakeDesk([concept("one")]), now=at(1, 10))
    review.reveal(at(1, 9))
    assert review.grade(4, at(1, 9)).event.seconds == 0


def test_limits_of_the_day_are_the_desks() -> None:
    desk = FakeDesk([concept(f"c{n}") for n in range(30)], Limits(new_per_day=7))
    assert session(desk).remaining == 7


def test_the_summary_tells_what_was_learned_and_what_comes_when() -> None:
    cards: list[Card] = [concept("one"), concept("two"), concept("three")]
    desk = FakeDesk(cards)
    review = session(desk)
    hard = asked(review)
    answer(review, 1)
    answer(review, 4)
    answer(review, 5)
    answer(review, 4)
    summary = review.summary()
    assert (summary.answers, summary.cards, len(summary.learned)) == (4, 3, 3)
    assert (summary.passed, summary.reviewed) == (2, 3)
    assert [card.item for card in summary.hard] == [hard]
    assert [(grade.name, count) for grade, count in summary.grades] == [
        ("AGAIN", 1),
        ("HARD", 0),
        ("GOOD", 1),
        ("EASY", 1),
    ]
    assert [(coming.day, coming.cards) for coming in summary.coming] == [(at(2).day, 3)]


@pytest.mark.parametrize("step", ["grade", "suspend", "undo", "redo"])
def test_a_step_on_disk_counts_even_if_the_next_card_cannot_be_read(step: str) -> None:
    desk = FakeDesk([concept("one"), concept("two"), concept("three")])
    review = session(desk)
    answer(review, 4)
    if step == "redo":
        review.undo(at(1))
    if phase(review) is Phase.ASKED:
        review.reveal(at(1))
    written = len(desk.events)
    desk.unreadable = True
    steps: dict[str, Callable[[], object]] = {
        "grade": lambda: review.grade(4, at(1)),
        "suspend": lambda: review.suspend(at(1)),
        "undo": lambda: review.undo(at(1)),
        "redo": lambda: review.redo(at(1)),
    }
    steps[step]()
    assert len(desk.events) == written + 1
