"""Flags on what is practised, and cards that are edited while they are asked."""

from dataclasses import replace

import pytest

from tests.practice.desk import GRADER, FakeDesk, at, concept, rapid
from tests.practice.drills import IDEMPOTENT, QUEUE, SCENARIO, DrillDesk, drill
from trainer.content.digest import card_digest
from trainer.errors import StoreError
from trainer.events import Draft, Kind, NewEvent
from trainer.practice.drill_phase import DrillPhase
from trainer.practice.question import Phase, Plan
from trainer.practice.review import ReviewSession
from trainer.practice.wrong_phase import WrongPhaseError

CARD = concept("cache", answer="Memory is faster than disk.")


def session(desk: FakeDesk) -> ReviewSession:
    return ReviewSession(desk, GRADER, Plan(), at(1))


def flag_of(review: ReviewSession) -> str | None:
    assert review.question is not None
    return review.question.schedule.flag


def test_a_flag_is_kept_shown_changed_and_taken_back() -> None:
    desk = FakeDesk([CARD, rapid("other")])
    review = session(desk)
    review.answer("it is faster", at(1))
    revealed = review.revealed

    assert review.flag("  check the figure ", at(1)) is True
    assert flag_of(review) == "check the figure"
    assert review.revealed is revealed
    assert review.flag("check the figure", at(1)) is None
    assert review.flag("and the source", at(1)) is True
    assert review.flag(" ", at(1)) is False
    assert flag_of(review) is None
    assert [dict(event.data) for event in desk.events] == [
        {"note": "check the figure"},
        {"note": "and the source"},
        {"flag": False},
    ]


def test_a_flag_needs_no_note_and_a_second_empty_one_takes_it_back() -> None:
    review = session(FakeDesk([CARD]))
    assert (review.flag("", at(1)), flag_of(review)) == (True, "")
    assert (review.flag("", at(1)), flag_of(review)) == (False, None)


def test_undo_and_redo_of_a_flag_leave_the_card_as_it_stands() -> None:
    desk = FakeDesk([CARD, rapid("other")])
    review = session(desk)
    review.answer("it is faster", at(1))
    revealed = review.revealed
    review.flag("later", at(1))

    assert review.undo(at(1)) is not None
    assert (flag_of(review), review.revealed, review.phase) == (None, revealed, Phase.REVEALED)
    assert review.redo(at(1)) is not None
    assert (flag_of(review), review.revealed) == ("later", revealed)


def test_a_flag_of_an_earlier_card_is_taken_back_beside_the_present_one() -> None:
    desk = FakeDesk([CARD])
    session(desk).flag("later", at(1))
    desk.cards = {rapid("other").item: rapid("other")}
    review = session(desk)
    question = review.question
    assert review.undo(at(1)) is not None
    assert review.question == question
    assert desk.schedule(CARD.item).flag is None


def test_a_flag_that_cannot_be_written_changes_nothing() -> None:
    desk = FakeDesk([CARD])
    review = session(desk)
    desk.broken = True
    with pytest.raises(StoreError):
        review.flag("later", at(1))
    assert flag_of(review) is None


def test_without_a_card_there_is_nothing_to_flag_or_to_read() -> None:
    review = session(FakeDesk([]))
    with pytest.raises(WrongPhaseError):
        review.flag("", at(1))
    assert review.reread(at(1), at(1)) is False


def test_an_edited_card_is_asked_as_it_is_now_with_its_draft_and_its_clock() -> None:
    desk = FakeDesk([CARD, rapid("other")])
    review = session(desk)
    review.typing("memory is", at(1, 9, 1))
    desk.cards[CARD.item] = replace(CARD, ask="Why cache?")

    assert review.reread(at(1, 9, 1), at(1, 9, 31)) is True
    question = review.question
    assert question is not None
    assert (question.card.ask, question.draft, question.changed) == (
        "Why cache?",
        "memory is",
        False,
    )
    review.answer("memory is faster", at(1, 9, 32))
    assert review.revealed is not None
    assert review.revealed.seconds == 120.0, "half an hour in the editor is no time of the answer"


RENAMED = replace(CARD, id="caching", formerly=(CARD.item,))


def test_what_was_typed_follows_a_card_that_got_another_id_in_the_editor() -> None:
    desk = FakeDesk([CARD, rapid("other")])
    review = session(desk)
    review.typing("memory is", at(1, 9, 1))
    desk.cards = {RENAMED.item: RENAMED, rapid("other").item: rapid("other")}
    desk.renamed = {CARD.item: RENAMED.item}
    assert review.reread(at(1, 9, 1), at(1, 9, 2)) is True
    assert review.question is not None
    assert (review.question.card, review.question.draft) == (RENAMED, "memory is")
    assert desk.kept == Draft(RENAMED.item, "memory is", at(1, 9, 2).utc_ms), "as it is found next"


def test_what_was_typed_is_found_under_the_id_that_its_card_has_now() -> None:
    desk = FakeDesk([rapid("other"), RENAMED])
    desk.renamed = {CARD.item: RENAMED.item}
    desk.kept = Draft(CARD.item, "memory is", 0)
    review = session(desk)
    assert review.question is not None
    assert (review.question.card, review.question.draft) == (RENAMED, "memory is")
    review.answer("memory is", at(1))
    review.grade(4, at(1))
    assert desk.kept is None, "it is an answer now"


def test_a_changed_answer_says_so_and_what_was_typed_is_judged_anew() -> None:
    desk = FakeDesk([CARD])
    desk.record(NewEvent(Kind.CRAM, CARD.item, grade=4, digest=card_digest(CARD)), at(0))
    review = session(desk)
    before = review.answer("Nothing is faster than a warm cache", at(1))
    desk.cards[CARD.item] = replace(CARD, answer="Nothing is faster than a warm cache.")

    assert review.reread(at(1), at(1)) is True
    assert review.question is not None
    assert review.question.changed
    after = review.revealed
    assert after is not None
    assert after.typed == before.typed
    assert after.proposed == 5
    assert before.proposed != 5


def test_a_card_that_is_gone_makes_room_for_the_next() -> None:
    desk = FakeDesk([CARD, rapid("other")])
    review = session(desk)
    del desk.cards[CARD.item]
    assert review.reread(at(1), at(1)) is False
    assert review.question is not None
    assert review.question.card.id == "other"
    assert review.remaining == 1


def test_a_repeat_stays_one_when_its_card_is_edited() -> None:
    desk = FakeDesk([CARD])
    review = session(desk)
    review.reveal(at(1))
    review.grade(1, at(1))
    review.reread(at(1), at(1))
    assert review.question is not None
    assert review.question.repeat


def test_a_scenario_is_flagged_and_the_flag_taken_back() -> None:
    desk = DrillDesk()
    held = drill(desk)
    notes = [held.flag]
    for note, flagged in (("ask a colleague", True), ("ask a colleague", None), ("", False)):
        assert held.set_flag(note, at(1)) is flagged
        notes.append(held.flag)
    assert notes == [None, "ask a colleague", "ask a colleague", None]


def test_an_edited_scenario_judges_the_same_answer_anew() -> None:
    desk = DrillDesk()
    held = drill(desk)
    held.submit(f"{QUEUE} {IDEMPOTENT}", at(1, 9, 2))
    before = held.assessment
    points = tuple(point for point in SCENARIO.points if point.id != "dead-letters")
    assert held.reread(replace(SCENARIO, points=points), at(1, 9, 2), at(1, 9, 30)) is True
    after = held.assessment
    assert before is not None
    assert after is not None
    assert "dead-letters" not in {each.id for each in after.points}
    assert (after.score or 0) > (before.score or 0)
    assert held.seconds(at(1, 9, 40)) == 120.0
    assert held.typed == f"{QUEUE} {IDEMPOTENT}"


def test_the_time_in_the_editor_is_no_time_of_the_draft() -> None:
    held = drill(DrillDesk())
    held.typing("half", at(1, 9, 1))
    held.reread(replace(SCENARIO, ask="Why?"), at(1, 9, 1), at(1, 9, 21))
    assert (held.scenario.ask, held.draft) == ("Why?", "half")
    assert held.seconds(at(1, 9, 22)) == 120.0


def test_what_was_typed_follows_a_scenario_that_got_another_id() -> None:
    renamed = replace(SCENARIO, id="mails", formerly=(SCENARIO.id,))
    desk = DrillDesk()
    held = drill(desk)
    held.typing("half", at(1, 9, 1))
    held.reread(renamed, at(1, 9, 1), at(1, 9, 2))
    assert [(draft.item, draft.text) for draft in desk.drafts.values()] == [("mails", "half")]

    desk.drafts = {SCENARIO.id: Draft(SCENARIO.id, "half", 0)}
    again = drill(desk, scenario=renamed)
    assert again.draft == "half"
    again.submit(QUEUE, at(1, 9, 2))
    again.grade(3, at(1, 9, 3))
    assert SCENARIO.id not in desk.drafts, "it is an answer now"


def test_a_graded_drill_ends_with_the_rubric_that_graded_it() -> None:
    held = drill(DrillDesk())
    held.submit(f"{QUEUE} {IDEMPOTENT}", at(1, 9, 2))
    held.grade(3, at(1, 9, 3))
    assert held.phase is DrillPhase.PROBING
    assert held.reread(replace(SCENARIO, ask="Why?"), at(1, 9, 3), at(1, 9, 4)) is False
    assert held.scenario == SCENARIO
