"""Journeys through the plain review, typed from a script."""

from io import StringIO

import pytest

from tests.plain.conversation import FakePractice, Script
from tests.practice.desk import at, concept, number, rapid
from trainer.content.cards import Outdated
from trainer.content.points import Point, Tier
from trainer.errors import StoreError
from trainer.events import Draft, Kind, NewEvent
from trainer.plain.review import HELP, run_review
from trainer.practice.question import Plan
from trainer.scheduling.schedule import LEECH_FAILURES


def test_a_session_from_the_first_question_to_the_summary() -> None:
    practice = FakePractice([concept("queue"), number("timeout", "15 min"), rapid("region")])
    code, said = practice.talk("a line of waiting", "", "3", "900 s", "", "", "4")
    assert code == 0
    assert "Review: 3 questions." in said
    assert "What is queue?" in said
    assert "You said: a line of waiting" in said
    assert "Answer: It is queue." in said
    assert "Judged: 900 s is 15 min: right." in said
    assert "grade [1-4, Enter = easy]: " in said
    assert "saved: good, back tomorrow" in said
    assert "saved: easy, back tomorrow" in said
    assert "Done: 3 answers on 3 cards" in said
    assert "Coming back: tomorrow 3." in said
    assert [(e.item, e.grade) for e in practice.desk.events] == [
        ("basics/queue", 4),
        ("figures/timeout", 5),
        ("quick/region", 5),
    ]
    assert [e.answer for e in practice.desk.events] == ["a line of waiting", "900 s", None]


def test_nothing_due_is_said_and_tells_by_the_exit_code() -> None:
    code, said = FakePractice([]).talk()
    assert code == 1
    assert "Nothing is due." in said


def test_a_concept_takes_lines_until_an_empty_one_or_a_dot() -> None:
    practice = FakePractice([concept("one"), concept("two")])
    practice.talk("first", " second", ".", "3", "third", "", "3")
    assert [e.answer for e in practice.desk.events] == ["first\n second", "third"]


def test_enter_alone_reveals_without_an_answer() -> None:
    practice = FakePractice([concept("one"), number("n", "3 s"), rapid("r")])
    practice.talk("", "good", "", "easy", "", "hard")
    assert {e.answer for e in practice.desk.events} == {None}
    assert [e.grade for e in practice.desk.events[:3]] == [4, 5, 3]


def test_every_acknowledged_answer_is_on_disk_before_it_is_said() -> None:
    practice = FakePractice([concept(f"c{n}") for n in range(5)])
    at_saying: list[int] = []

    class Watching(StringIO):
        def write(self, text: str) -> int:
            if "saved:" in text:
                at_saying.append(len(practice.desk.events))
            return super().write(text)

    run_review(practice, Plan(), StringIO("\n3\n" * 5), Watching())
    assert at_saying == [1, 2, 3, 4, 5]


def test_output_is_flushed_with_every_acknowledgement() -> None:
    practice = FakePractice([concept("one")])
    pending: list[str] = []

    class Buffered(StringIO):
        def write(self, text: str) -> int:
            pending.append(text)
            return super().write(text)

        def flush(self) -> None:
            pending.clear()

    def nothing_pends() -> None:
        assert not pending, "a question must be out before its answer is read"

    run_review(practice, Plan(), Script("\n3\n", nothing_pends), Buffered())
    nothing_pends()


@pytest.mark.parametrize("typed", [[], ["half an"], ["", ""], ["?"], ["nonsense", "", "7"]])
def test_the_end_of_input_ends_politely_at_any_place(typed: list[str]) -> None:
    practice = FakePractice([concept("one"), concept("two")])
    code, said = practice.talk(*typed)
    assert code == 0
    assert "The input ended; what was saved is saved." in said
    assert practice.desk.events == []


def test_half_an_answer_is_kept_and_goes_on_next_time() -> None:
    practice = FakePractice([concept("one")])
    practice.talk("first line")
    assert practice.desk.kept is not None
    assert practice.desk.kept.text == "first line"
    _, said = practice.talk("second line", "", "3")
    assert "Kept from last time:\nfirst line\n" in said
    assert practice.desk.events[0].answer == "first line\nsecond line"
    assert practice.desk.kept is None


def test_a_kept_draft_is_submitted_by_enter() -> None:
    practice = FakePractice([number("n", "15 min")])
    practice.desk.kept = Draft("figures/n", "900 s", 0)
    practice.talk("", "")
    assert practice.desk.events[0].answer == "900 s"


def test_a_kept_draft_can_be_forgotten() -> None:
    practice = FakePractice([concept("one")])
    practice.talk("rubbish")
    _, said = practice.talk("d", "", "3")
    assert "forgotten" in said
    assert practice.desk.events[0].answer is None


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


def test_help_lists_the_commands_and_asks_again() -> None:
    practice = FakePractice([concept("one")])
    _, said = practice.talk("?", "", "?", "3")
    assert said.count(HELP) == 2
    assert len(practice.desk.events) == 1


def test_a_blank_before_a_letter_makes_it_an_answer() -> None:
    practice = FakePractice([rapid("unit")])
    practice.talk(" s", "3")
    assert practice.desk.events[0].answer == "s"


def test_what_is_no_grade_is_refused_until_one_comes() -> None:
    practice = FakePractice([concept("one")])
    _, said = practice.talk("", "", "5", "0", "good morning", "2")
    assert said.count("That is no grade") == 4
    assert practice.desk.events[0].grade == 3


def test_a_failure_is_asked_once_more_and_moves_no_day_then() -> None:
    practice = FakePractice([concept("one")])
    _, said = practice.talk("", "1", "", "3")
    assert "saved: again, back tomorrow, asked once more today" in said
    assert "once more, because it did not go well" in said
    assert "A repeat: below good it is asked again; its day does not move." in said
    assert [e.kind for e in practice.desk.events] == ["review", "repeat"]


def test_cramming_says_that_nothing_moves() -> None:
    practice = FakePractice([concept("one")])
    _, said = practice.talk("", "3", plan=Plan(cram=True))
    assert "Cramming: no day moves." in said
    assert "saved: good\n" in said
    assert practice.desk.events[0].kind == Kind.CRAM


def test_everything_on_the_back_of_a_card_is_shown() -> None:
    point = Point(id="p", say="It decouples.", tier=Tier.MUST, why="Bursts are absorbed.")
    cards = [
        concept(
            "queue",
            why="Because\nof this.\n\nTwice.",
            points=(point,),
            source="A book",
            as_of="2026-11",
        ),
        number("limit", "6 MB", tolerance="0%"),
        number("size", "1 MB", tolerance="5%", outdated=(Outdated("256 KB", "2025-10"),)),
        rapid("name", accept=("an alias", "another")),
    ]
    _, said = FakePractice(cards).talk("", "3", "", "3", "", "3", "", "3")
    for line in (
        "Why:\nBecause of this.\n\nTwice.\n",
        "- It decouples. Why: Bursts are absorbed.",
        "Source: A book, checked 2026-11.",
        "Right within 5%.",
        "Only the exact figure is right.",
        "Outdated: it was 256 KB until 2025-10.",
        "Also right: an alias; another.",
        "Grades: 1 again, tomorrow; 2 hard, tomorrow; 3 good, tomorrow; 4 easy, tomorrow.",
    ):
        assert line in said


def test_a_changed_answer_is_announced() -> None:
    practice = FakePractice([concept("one")])
    practice.talk("", "3")
    practice.desk.cards["basics/one"] = concept("one", answer="Something else.")
    practice.day = 2
    _, said = practice.talk("q")
    assert "Its answer was changed since you last saw it." in said


def test_a_leech_is_shown_with_what_was_answered() -> None:
    practice = FakePractice([concept("one")])
    for n in range(LEECH_FAILURES):
        new = NewEvent(Kind.REVIEW, "basics/one", grade=1, answer=f"try {n}")
        practice.desk.record(new, at(1 + n))
    practice.day = LEECH_FAILURES + 1
    _, said = practice.talk("", "3")
    assert f"A leech: failed {LEECH_FAILURES} times." in said
    assert "What you answered before, latest first:" in said
    assert f"grade 1: try {LEECH_FAILURES - 1}" in said


def test_becoming_a_leech_is_said() -> None:
    practice = FakePractice([concept("one")])
    for n in range(LEECH_FAILURES - 1):
        practice.desk.record(NewEvent(Kind.REVIEW, "basics/one", grade=1), at(1 + n))
    practice.day = LEECH_FAILURES
    _, said = practice.talk("", "1", "q")
    assert f"a leech now: failed {LEECH_FAILURES} times" in said


def test_deck_text_never_reaches_the_terminal_as_a_command() -> None:
    wicked = "range [/] \x1b[2J arr[i] \x07 \x9b31m [@click=app.quit]x[/] \u202e rtl \U0001f600"
    practice = FakePractice([concept("one", ask=wicked, answer=wicked, why=wicked)])
    _, said = practice.talk(wicked, "", "3")
    assert "\x1b" not in said
    assert "\x07" not in said
    assert "\x9b" not in said
    assert "[@click=app.quit]x[/]" in said
    assert "\U0001f600" in said


def test_no_drawing_characters_and_no_cursor_movement() -> None:
    _, said = FakePractice([concept("one"), number("n", "1 s")]).talk("x", "", "3", "1 s", "")
    assert said.isascii() or set(said) - set("“”") <= set(map(chr, range(128)))
    assert "\r" not in said
    assert "\x1b" not in said


def test_a_broken_disk_is_retried_once_when_asked_to() -> None:
    practice = FakePractice([concept("one")])
    said = StringIO()

    def mend() -> None:
        practice.desk.broken = "tries once more" not in said.getvalue()

    code = run_review(practice, Plan(), Script("\n3\n\n", mend), said)
    assert code == 0
    assert "the disk is full; nothing was written" in said.getvalue()
    assert "saved: good" in said.getvalue()
    assert len(practice.desk.events) == 1


def test_a_disk_that_stays_broken_ends_with_the_answer_on_the_screen() -> None:
    practice = FakePractice([number("n", "15 min")])
    practice.desk.broken = True
    said = StringIO()
    with pytest.raises(StoreError, match="disk is full"):
        run_review(practice, Plan(), StringIO("900 seconds\n\n"), said)
    assert "Your answer, so that you can keep it:\n900 seconds\n" in said.getvalue()
    assert "saved" not in said.getvalue().replace("is not saved", "")


def test_leaving_is_possible_when_the_disk_is_broken() -> None:
    practice = FakePractice([number("n", "15 min")])
    practice.desk.broken = True
    with pytest.raises(StoreError):
        run_review(practice, Plan(), StringIO("900 seconds\nq\n"), StringIO())


def test_typing_goes_on_while_drafts_cannot_be_saved() -> None:
    practice = FakePractice([concept("one")])
    said = StringIO()

    read: list[int] = []

    def mend_at_last() -> None:
        read.append(1)
        practice.desk.broken = len(read) < 4

    run_review(practice, Plan(), Script("first\nsecond\nthird\n\n3\n", mend_at_last), said)
    assert said.getvalue().count("The draft is not on disk yet") == 1
    assert practice.desk.events[0].answer == "first\nsecond\nthird"


def test_an_interrupt_loses_no_saved_answer() -> None:
    practice = FakePractice([concept("one"), concept("two")])

    lines = iter(range(3))

    def interrupt() -> None:
        if next(lines, None) is None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_review(practice, Plan(), Script("\n3\nhalf\n", interrupt), StringIO())
    assert [e.grade for e in practice.desk.events] == [4]
    assert practice.desk.kept is not None
    assert practice.desk.kept.text == "half"


def test_the_minutes_end_the_session_after_the_answer() -> None:
    practice = FakePractice([concept(f"c{n}") for n in range(5)], step=30)
    code, said = practice.talk("", "3", "", "3", plan=Plan(minutes=1))
    assert code == 0
    assert "Time is up; 4 questions left for later." in said
    assert len(practice.desk.events) == 1


def test_the_limit_ends_the_session() -> None:
    practice = FakePractice([concept(f"c{n}") for n in range(5)])
    code, said = practice.talk("", "3", "", "3", plan=Plan(limit=2))
    assert code == 0
    assert "That was the last one." in said
    assert len(practice.desk.events) == 2


def test_the_hard_ones_are_named_in_the_end() -> None:
    _, said = FakePractice([concept("one")]).talk("", "1", "q")
    assert "Worth another look:\n- What is one?" in said
    assert "Right at first: 0 of 1 (0 %)." in said


def test_what_the_journal_says_after_a_grade_is_what_is_printed() -> None:
    practice = FakePractice([concept("one")])
    practice.desk.record(NewEvent(Kind.REVIEW, "basics/one", grade=4), at(1))
    practice.desk.record(NewEvent(Kind.REVIEW, "basics/one", grade=4), at(2))
    practice.day = 8
    _, said = practice.talk("", "3")
    days = (practice.desk.schedule("basics/one").due or at(8).day) - at(8).day
    assert f"saved: good, back in {days.days} days" in said


def test_a_reason_and_a_cost_are_named_beside_a_point_that_was_said() -> None:
    point = Point(
        id="one",
        say="A burst waits instead of failing.",
        wordings=("it buffers peaks",),
        reasons=("the consumer works at its own pace",),
        costs=("messages arrive with some delay",),
    )
    practice = FakePractice([concept("queue", ask="Why?", points=(point,))])
    answer = (
        "A burst waits instead of failing, because the consumer works at its own pace."
        " The price is that messages arrive with a delay."
    )
    _, said = practice.talk(answer, ".", "")
    assert "1. said · reason given · cost named: A burst waits" in said


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


def test_rapid_fire_may_be_typed() -> None:
    practice = FakePractice([rapid("zero", answer="Scale to zero.", accept=("no idle cost",))])
    _, said = practice.talk("scale to zero", "")
    assert "Say it aloud, or type it; Enter reveals." in said
    assert "1. said: Scale to zero." in said
    assert practice.desk.events[-1].grade == 5


def test_an_answer_that_is_not_judged_says_so_once_and_proposes_nothing() -> None:
    practice = FakePractice([QUEUE])
    _, said = practice.talk("fine", ".", "x2", "u", "q")
    assert "Not judged: Nothing of what" in said
    assert "1. A burst waits instead of failing.\n" in said
    assert "not said" not in said.split("grade [1-4]: ")[0]
    assert said.count("grade [1-4]: ") == 2, "at first, and once the correction is taken back"
    assert "No answer was graded." in said
