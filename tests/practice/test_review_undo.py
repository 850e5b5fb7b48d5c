"""What is taken back and done again in a review."""

import pytest

from tests.practice.desk import FakeDesk, at, concept
from tests.practice.reviews import answer, asked, phase, session
from trainer.events import Kind, NewEvent
from trainer.practice.question import Phase, Plan


def test_undo_brings_the_answer_back_to_be_graded_again() -> None:
    desk = FakeDesk([concept("one"), concept("two")])
    review = session(desk)
    item = asked(review)
    review.answer("my words", at(1))
    review.grade(1, at(1))
    other = asked(review)

    undone = review.undo(at(1))
    assert undone is not None
    assert undone.item == item
    assert (asked(review), phase(review)) == (item, Phase.REVEALED)
    assert review.revealed is not None
    assert review.revealed.typed == "my words"
    assert review.done == 0
    assert desk.schedule(item).due is None

    review.grade(4, at(1))
    assert asked(review) == other
    answer(review, 4)
    assert phase(review) is Phase.FINISHED


def test_undo_of_a_failure_takes_its_repeat_back_too() -> None:
    review = session(FakeDesk([concept("one"), concept("two")]))
    answer(review, 1)
    review.undo(at(1))
    assert review.remaining == 2


def test_undo_works_on_the_summary_and_after_a_restart() -> None:
    desk = FakeDesk([concept("one"), concept("two")])
    review = session(desk)
    answer(review, 4)
    answer(review, 4)
    assert phase(review) is Phase.FINISHED
    review.undo(at(1))
    assert phase(review) is Phase.REVEALED

    again = session(desk, now=at(1, 12))
    again.undo(at(1, 12))
    assert again.remaining == 2
    assert again.undo(at(1, 12)) is None


@pytest.mark.parametrize("act", ["suspend", "bury", "known"])
def test_undo_of_putting_away_asks_the_card_again(act: str) -> None:
    desk = FakeDesk([concept("one")])
    review = session(desk)
    getattr(review, act)(at(1))
    review.undo(at(1))
    assert (asked(review), phase(review)) == ("basics/one", Phase.ASKED)
    assert desk.schedule("basics/one").due is None


def test_an_answer_taken_back_counts_as_what_it_was() -> None:
    """However it is practised when it comes back to be graded again."""
    desk = FakeDesk([concept("one")])
    answer(session(desk), 4)
    cram = session(desk, Plan(cram=True))
    cram.undo(at(1))
    assert cram.revealed is not None
    assert cram.revealed.outcomes
    assert cram.grade(4, at(1)).event.kind == Kind.REVIEW

    answer(session(desk, Plan(cram=True)), 1)
    review = session(desk)
    review.undo(at(1))
    assert review.revealed is not None
    assert review.revealed.outcomes == ()
    assert review.grade(1, at(1)).event.kind == Kind.CRAM
    assert desk.schedule("basics/one").failures == 0
    assert phase(review) is Phase.FINISHED


def test_a_repeat_put_away_comes_back_as_a_repeat() -> None:
    """A failure of it moves no schedule, as before."""
    desk = FakeDesk([concept("one")])
    review = session(desk)
    answer(review, 3)
    before = desk.schedule("basics/one")
    review.suspend(at(1))
    review.undo(at(1))
    answer(review, 1)
    assert desk.events[-1].kind == Kind.REPEAT
    assert desk.schedule("basics/one") == before


def test_undo_and_redo_find_a_card_renamed_since() -> None:
    desk = FakeDesk([concept("one"), concept("two")])
    review = session(desk)
    answer(review, 4)
    desk.renamed = {"basics/one": "basics/uno"}
    desk.cards = {card.item: card for card in (concept("uno"), concept("two"))}
    review.undo(at(1))
    assert (asked(review), phase(review)) == ("basics/uno", Phase.REVEALED)
    review.redo(at(1))
    assert (asked(review), review.remaining) == ("basics/two", 1)


def test_redo_takes_the_undo_back() -> None:
    desk = FakeDesk([concept("one"), concept("two")])
    review = session(desk)
    item = asked(review)
    answer(review, 4)
    before = desk.schedule(item)
    review.undo(at(1))
    assert review.redo(at(1)) is not None
    assert desk.schedule(item) == before
    assert asked(review) != item
    assert (review.done, review.remaining) == (1, 1)
    assert review.redo(at(1)) is None


def test_redo_of_a_failure_brings_its_repeat_back() -> None:
    review = session(FakeDesk([concept("one"), concept("two")]))
    item = asked(review)
    answer(review, 1)
    review.undo(at(1))
    review.redo(at(1))
    answer(review, 4)
    assert asked(review) == item


def test_what_was_typed_for_the_next_card_survives_an_undo() -> None:
    desk = FakeDesk([concept("one"), concept("two")])
    review = session(desk)
    answer(review, 4)
    second = asked(review)
    review.typing("second thoughts", at(1))
    review.undo(at(1))
    review.grade(4, at(1))
    assert asked(review) == second
    assert review.question is not None
    assert review.question.draft == "second thoughts"


def test_answers_taken_back_are_not_in_the_summary() -> None:
    review = session(FakeDesk([concept("one")]))
    answer(review, 1)
    review.undo(at(1))
    assert review.summary().answers == 0


def test_a_store_event_of_another_kind_can_be_undone_too() -> None:
    desk = FakeDesk([concept("one")])
    desk.record(NewEvent(kind=Kind.SUSPEND, item="basics/one"), at(1))
    review = session(desk)
    assert phase(review) is Phase.FINISHED
    review.undo(at(1))
    assert asked(review) == "basics/one"
