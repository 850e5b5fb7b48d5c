"""What is put away, corrected, taken back and done again in the plain review."""

from tests.plain.conversation import FakePractice
from tests.practice.desk import concept
from trainer.content.points import Point
from trainer.events import Kind


def test_undo_brings_the_answer_back_to_be_graded_again() -> None:
    practice = FakePractice([concept("one"), concept("two")])
    _, said = practice.talk("mine", "", "1", "u", "4", "", "3")
    assert "taken back: again, basics/one" in said
    kinds = [(e.kind, e.grade, e.answer) for e in practice.desk.events]
    assert kinds[:3] == [("review", 1, "mine"), ("void", None, None), ("review", 5, "mine")]


def test_undo_and_redo_after_the_last_question() -> None:
    practice = FakePractice([concept("one")])
    _, said = practice.talk("", "3", "u", "U", "")
    assert "taken back: good, basics/one" in said
    assert "done again: basics/one" in said
    assert [e.kind for e in practice.desk.events] == ["review", "void", "void"]


def test_undo_works_when_nothing_is_due_any_more() -> None:
    practice = FakePractice([concept("one")])
    practice.talk("", "3")
    code, said = practice.talk("u", "4")
    assert code == 0
    assert "Nothing is due." in said
    assert [e.grade for e in practice.desk.events if e.kind == Kind.REVIEW] == [4, 5]


def test_nothing_to_undo_or_redo_is_said() -> None:
    _, said = FakePractice([concept("one")]).talk("u", "U", "q")
    assert "There is nothing to undo." in said
    assert "There is nothing to do again." in said
    assert said.count("Question 1,") == 1  # nobody wants to hear it all once more


def test_nothing_to_do_again_at_the_grade_reads_nothing_out_again() -> None:
    _, said = FakePractice([concept("one")]).talk("", "U", "3", "")
    assert "There is nothing to do again." in said
    assert said.count("Answer:") == 1
    assert "saved: good" in said


def test_cards_can_be_put_away_and_brought_back() -> None:
    practice = FakePractice([concept("one"), concept("two"), concept("three")])
    _, said = practice.talk("s", "b", "k", "u", "q")
    assert "saved: suspended" in said
    assert "saved: buried until tomorrow" in said
    assert "saved: known already, back in a month" in said
    assert "taken back: known already, basics/three" in said
    assert [e.kind for e in practice.desk.events] == ["suspend", "bury", "set", "void"]


def test_cards_can_be_put_away_after_the_reveal() -> None:
    practice = FakePractice([concept("one"), concept("two")])
    practice.talk("", "s", "q")
    assert [(e.kind, e.item) for e in practice.desk.events] == [("suspend", "basics/one")]


def test_a_typed_concept_is_judged_point_by_point_and_can_be_corrected() -> None:
    points = (
        Point(id="one", say="A burst waits instead of failing.", wordings=("it buffers peaks",)),
        Point(id="two", say="The producer need not wait.", wordings=("senders are not blocked",)),
    )
    card = concept("queue", ask="Why?", points=points)
    practice = FakePractice([card])
    _, said = practice.talk("a burst waits instead of failing", ".", "x2", "")
    assert '1. said: A burst waits instead of failing.\n   Your words: "a burst waits' in said
    assert "2. not said: The producer need not wait." in said
    assert "Judged: 50% of what a good answer says." in said
    assert "2. said: The producer need not wait.\n   You corrected this." in said
    assert "grade [1-4, Enter = easy]: " in said
    assert [event.kind for event in practice.desk.events] == ["overrule", "review"]


QUEUE = concept(
    "queue",
    ask="Why?",
    points=(
        Point(id="one", say="A burst waits instead of failing.", wordings=("it buffers peaks",)),
        Point(id="two", say="The producer need not wait.", wordings=("senders are not blocked",)),
    ),
)


def test_undo_takes_back_a_correction_first_and_reads_out_only_the_points() -> None:
    practice = FakePractice([QUEUE])
    _, said = practice.talk("a burst waits instead of failing", ".", "x2", "u", "", "q")
    before, after = said.split("taken back: a correction, basics/queue\n")
    assert "grade [1-4, Enter = easy]: " in before
    assert after.startswith("Judged: 50% of what a good answer says.\n")
    assert "2. not said: The producer need not wait.\ngrade [1-4, Enter = hard]: " in after
    assert [event.kind for event in practice.desk.events] == ["overrule", "void", "review"]


def test_a_correction_is_made_again_by_redo() -> None:
    practice = FakePractice([QUEUE])
    _, said = practice.talk("a burst waits instead of failing", ".", "x2", "u", "U", "", "q")
    *_, after = said.split("done again: basics/queue\n")
    assert after.startswith("Judged: 100% of what a good answer says.\n")
    assert "   You corrected this.\ngrade [1-4, Enter = easy]: " in after
    assert practice.desk.events[-1].grade == 5


def test_a_correction_is_taken_back_after_a_restart() -> None:
    practice = FakePractice([QUEUE])
    practice.talk("a burst waits instead of failing", ".", "x2", "q")
    _, said = practice.talk("u", "", "q")
    assert "taken back: a correction, basics/queue" in said
    assert "You said: a burst waits instead of failing" in said
    assert practice.desk.events[-1].grade == 3


def test_an_answer_that_is_not_judged_says_so_once_and_proposes_nothing() -> None:
    practice = FakePractice([QUEUE])
    _, said = practice.talk("fine", ".", "x2", "u", "q")
    assert "Not judged: Nothing of what" in said
    assert "1. A burst waits instead of failing.\n" in said
    assert "not said" not in said.split("grade [1-4]: ")[0]
    assert said.count("grade [1-4]: ") == 2, "at first, and once the correction is taken back"
    assert "No answer was graded." in said
