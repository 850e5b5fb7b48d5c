"""The review, step by step, on a desk in memory."""

from collections.abc import Callable

import pytest

from tests.practice.desk import GRADER, FakeDesk, at, concept, number, rapid
from trainer.content.cards import Card
from trainer.content.digest import card_digest
from trainer.content.points import Point
from trainer.errors import StoreError
from trainer.events import Kind, Moment, NewEvent
from trainer.grading.assessment import Assessment
from trainer.practice.question import Phase, Plan
from trainer.practice.queue import REPEAT_GAP
from trainer.practice.review import ReviewSession
from trainer.practice.review_events import KNOWN
from trainer.practice.wrong_phase import WrongPhaseError
from trainer.scheduling.queue import Limits, Scope


def session(desk: FakeDesk, plan: Plan | None = None, now: Moment | None = None) -> ReviewSession:
    return ReviewSession(desk, GRADER, plan or Plan(), now or at(1))


def asked(review: ReviewSession) -> str:
    assert review.question is not None
    return review.question.card.item


def phase(review: ReviewSession) -> Phase:
    """The phase, read anew: type checkers take a property for a constant."""
    return review.phase


def answer(review: ReviewSession, grade: int, now: Moment | None = None) -> None:
    review.reveal(now or at(1))
    review.grade(grade, now or at(1))


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


def assessed(review: ReviewSession, text: str) -> tuple[dict[str, str], int | None]:
    """The states of the points after typing `text`, and the proposed grade."""
    revealed = review.answer(text, at(1))
    assert isinstance(revealed.assessment, Assessment)
    return {p.id: str(p.state) for p in revealed.assessment.points}, revealed.proposed


POINTS = (
    Point(
        id="new-environment",
        say="A fresh execution environment has to be created first.",
        wordings=("no warm instance is available", "Lambda starts a new micro-VM"),
    ),
    Point(
        id="init-code",
        say="The runtime starts and the init code outside the handler runs.",
        wordings=("everything outside the handler is executed", "the runtime has to boot"),
    ),
)


def test_a_typed_concept_is_assessed_point_by_point() -> None:
    desk = FakeDesk([concept("cold", ask="What happens then?", points=POINTS)])
    states, proposed = assessed(session(desk), "A new execution environment has to be created.")
    assert states == {"new-environment": "hit", "init-code": "missed"}
    assert proposed == 3


def test_what_is_denied_earns_nothing() -> None:
    desk = FakeDesk([concept("cold", ask="What happens then?", points=POINTS)])
    states, proposed = assessed(session(desk), "No new execution environment is ever created.")
    assert "hit" not in states.values()
    assert proposed in (1, None)


def test_a_concept_without_points_is_assessed_by_the_ideas_of_its_answer() -> None:
    answer = "A new execution environment is created. Then the init code runs."
    desk = FakeDesk([concept("cold", ask="What happens then?", answer=answer)])
    states, _ = assessed(session(desk), "first a new execution environment gets created")
    assert states == {"idea-1": "hit", "idea-2": "missed"}


def test_a_correction_is_an_event_and_proposes_a_grade_anew() -> None:
    desk = FakeDesk([concept("cold", ask="What happens then?", points=POINTS)])
    review = session(desk)
    assessed(review, "A new execution environment has to be created.")
    revealed = review.overrule("init-code", at(1))
    assert revealed.proposed == 5
    event = desk.events[-1]
    assert (event.kind, event.item) == (Kind.OVERRULE, "basics/cold")
    assert event.data == {
        "point": "init-code",
        "state": "hit",
        "was": "missed",
        "during": "review",
    }
    assert event.assessment is not None
    assert event.assessment["points"] == {"new-environment": "hit", "init-code": "missed"}
    assert desk.schedule("basics/cold").due is None

    kept = review.grade(5, at(1)).event.assessment
    assert kept is not None
    assert kept["points"] == {"new-environment": "hit", "init-code": "hit"}
    assert kept["overruled"] == ["init-code"]


def test_a_credited_point_can_be_taken_back() -> None:
    desk = FakeDesk([concept("cold", ask="What happens then?", points=POINTS)])
    review = session(desk)
    assessed(review, "A new execution environment has to be created.")
    assert review.overrule("new-environment", at(1)).proposed == 1


def test_only_an_assessed_answer_can_be_corrected() -> None:
    review = session(FakeDesk([concept("cold", points=POINTS)]))
    review.reveal(at(1))
    with pytest.raises(WrongPhaseError):
        review.overrule("init-code", at(1))


def test_an_answer_taken_back_comes_back_with_its_corrections() -> None:
    desk = FakeDesk([concept("cold", ask="What happens then?", points=POINTS)])
    review = session(desk)
    assessed(review, "A new execution environment has to be created.")
    corrected = review.overrule("init-code", at(1))
    review.grade(5, at(1))
    review.undo(at(1))
    assert review.revealed is not None
    assert review.revealed.overruled == corrected.overruled
    assert review.revealed.assessment == corrected.assessment
    assert review.revealed.proposed == 5


def test_odd_corrections_of_another_machine_are_passed_over() -> None:
    desk = FakeDesk([concept("cold", ask="What happens then?", points=POINTS)])
    odd = {
        "points": {"init-code": ["hit"], "new-environment": "perhaps", "gone": "hit"},
        "overruled": ["init-code", "new-environment", "gone", {}],
    }
    text = "A new execution environment has to be created."
    desk.record(
        NewEvent(kind=Kind.REVIEW, item="basics/cold", grade=4, answer=text, assessment=odd), at(1)
    )
    review = session(desk)
    review.undo(at(1))
    assert review.revealed is not None
    assert review.revealed.overruled == {}


SAID = "A new execution environment has to be created."


def corrected_card(*corrections: str) -> tuple[FakeDesk, ReviewSession]:
    """A session whose first card was answered and corrected; one more card waits."""
    desk = FakeDesk([concept("cold", ask="What happens then?", points=POINTS), concept("next")])
    review = session(desk)
    assert asked(review) == "basics/cold"
    review.answer(SAID, at(1, 9, 0, 20))
    for point in corrections:
        review.overrule(point, at(1))
    return desk, review


def shown(review: ReviewSession) -> tuple[dict[str, str], list[str], int | None]:
    """The states of the points, those that were corrected, and the proposed grade."""
    revealed = review.revealed
    assert revealed is not None
    assert isinstance(revealed.assessment, Assessment)
    states = {point.id: str(point.state) for point in revealed.assessment.points}
    return states, sorted(revealed.overruled), revealed.proposed


def test_undo_takes_back_one_correction_after_the_other() -> None:
    desk, review = corrected_card("init-code", "new-environment", "init-code")
    steps = []
    for _ in range(3):
        steps.append(shown(review))
        event = review.undo(at(1))
        assert event is not None
        assert event.kind == Kind.OVERRULE
    assert steps == [
        (
            {"new-environment": "missed", "init-code": "missed"},
            ["init-code", "new-environment"],
            1,
        ),
        ({"new-environment": "missed", "init-code": "hit"}, ["init-code", "new-environment"], 3),
        ({"new-environment": "hit", "init-code": "hit"}, ["init-code"], 5),
    ]
    assert shown(review) == ({"new-environment": "hit", "init-code": "missed"}, [], 3)
    assert review.undo(at(1)) is None
    for step in reversed(steps):
        assert review.redo(at(1)) is not None
        assert shown(review) == step
    assert review.redo(at(1)) is None
    assert review.revealed is not None
    assert review.revealed.typed == SAID
    kept = review.grade(1, at(1)).event
    assert kept.assessment is not None
    assert kept.assessment["points"] == {"new-environment": "missed", "init-code": "missed"}
    assert desk.schedule("basics/cold").reviews == 1


def test_taking_a_correction_back_leaves_the_clock_alone() -> None:
    _, review = corrected_card("init-code")
    question = review.question
    review.undo(at(1, 9, 0, 30))
    assert review.question is question
    assert review.revealed is not None
    assert review.revealed.seconds == 20
    assert review.grade(3, at(1, 9, 0, 40)).event.seconds == 40


def test_undo_takes_back_the_grade_and_then_the_correction() -> None:
    _, review = corrected_card("init-code")
    review.grade(5, at(1))
    assert asked(review) == "basics/next"
    review.undo(at(1))
    assert shown(review)[1:] == (["init-code"], 5)
    review.undo(at(1))
    assert shown(review)[1:] == ([], 3)
    review.redo(at(1))
    assert shown(review)[1:] == (["init-code"], 5)
    review.redo(at(1))
    assert (asked(review), review.done) == ("basics/next", 1)
    assert review.redo(at(1)) is None


def test_a_correction_is_taken_back_in_a_later_session() -> None:
    desk, _ = corrected_card("new-environment", "init-code")
    review = session(desk, now=at(2))
    assert phase(review) is Phase.ASKED
    review.undo(at(2))
    assert asked(review) == "basics/cold"
    assert shown(review)[1:] == (["new-environment"], 1)
    assert review.revealed is not None
    assert review.revealed.typed == SAID
    assert review.revealed.seconds is None
    review.redo(at(2))
    assert shown(review)[1:] == (["init-code", "new-environment"], 3)
    assert review.remaining == 2


def test_a_correction_of_a_card_put_away_is_taken_back_after_it() -> None:
    _, review = corrected_card("init-code")
    review.bury(at(1))
    event = review.undo(at(1))
    assert event is not None
    assert event.kind == Kind.BURY
    assert (asked(review), phase(review)) == ("basics/cold", Phase.ASKED)
    review.undo(at(1))
    assert shown(review)[1:] == ([], 3)


def test_a_correction_while_cramming_comes_back_as_cramming() -> None:
    desk = FakeDesk([concept("cold", ask="What happens then?", points=POINTS)])
    cram = session(desk, Plan(cram=True))
    cram.answer(SAID, at(1))
    cram.overrule("init-code", at(1))
    review = session(desk)
    review.undo(at(1))
    assert review.grade(1, at(1)).event.kind == Kind.CRAM
    assert desk.schedule("basics/cold").reviews == 0


@pytest.mark.parametrize(
    "odd",
    [{}, {"during": ["cram"]}, {"during": "void"}, {"point": ["init-code"]}, {"state": [7]}],
)
def test_an_odd_correction_can_be_taken_back_and_done_again(odd: dict[str, object]) -> None:
    desk = FakeDesk([concept("cold", ask="What happens then?", points=POINTS)])
    data = {"point": "gone", "state": "hit", **odd}
    desk.record(NewEvent(Kind.OVERRULE, "basics/cold", answer=SAID, data=data), at(1))
    review = session(desk)
    review.undo(at(1))
    assert shown(review)[1:] == ([], 3)
    review.redo(at(1))
    assert shown(review)[1:] == ([], 3)
    assert review.grade(4, at(1)).event.kind == Kind.REVIEW


def test_a_correction_without_its_answer_only_asks_the_card_again() -> None:
    desk = FakeDesk([concept("cold", points=POINTS)])
    desk.record(NewEvent(Kind.OVERRULE, "basics/cold", data={"point": "init-code"}), at(1))
    review = session(desk)
    review.undo(at(1))
    assert phase(review) is Phase.ASKED
