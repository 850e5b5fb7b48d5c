"""Journeys through the plain review, typed from a script."""

from tests.plain.conversation import FakePractice
from tests.practice.desk import at, concept, number, rapid
from trainer.content.cards import Outdated
from trainer.content.points import Point, Tier
from trainer.events import Kind, NewEvent
from trainer.plain.review import HELP
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


def test_rapid_fire_may_be_typed() -> None:
    practice = FakePractice([rapid("zero", answer="Scale to zero.", accept=("no idle cost",))])
    _, said = practice.talk("scale to zero", "")
    assert "Say it aloud, or type it; Enter reveals." in said
    assert "1. said: Scale to zero." in said
    assert practice.desk.events[-1].grade == 5
