"""Review: asking, typing, revealing, grading and everything that can be taken back."""

import pytest

from tests.practice.desk import FakeDesk, at, concept, rapid
from tests.tui.journey import journey
from tests.tui.practice import FakePractice, cards, seen_desk
from trainer.content.cards import Card
from trainer.events import Kind, NewEvent
from trainer.practice.question import Phase, Plan
from trainer.tui.answer import Answer, Essay, Line
from trainer.tui.grades import GradeButton
from trainer.tui.progress import Countdown
from trainer.tui.review import CardScroll
from trainer.tui.summary import SummaryScreen

CONCEPT, NUMBER, RAPID = cards()[:3]


def one(card: Card) -> FakePractice:
    """A workspace with one new card, and one more behind it."""
    return FakePractice(FakeDesk([card, rapid("last", importance=1)]))


async def test_a_concept_is_typed_submitted_and_stands_above_its_solution() -> None:
    async with journey(one(CONCEPT), start=Plan()) as walk:
        assert isinstance(walk.app.focused, Essay)
        await walk.write("a new environment")
        await walk.press("enter")
        await walk.write("on two lines")
        await walk.press("ctrl+j")
        shown = walk.text
        assert shown.index("on two lines") < shown.index("A new execution environment is made")
        assert "✓ A fresh environment has to be created first." in shown
        assert walk.review.session.phase is Phase.REVEALED


@pytest.mark.parametrize("key", ["ctrl+j", "alt+enter", "ctrl+enter"])
async def test_each_usual_key_submits_several_lines(key: str) -> None:
    async with journey(one(CONCEPT), start=Plan()) as walk:
        await walk.write("x")
        await walk.press(key)
        assert walk.review.session.revealed is not None
        assert walk.review.session.revealed.typed == "x"


async def test_enter_in_an_empty_field_reveals() -> None:
    for card in (CONCEPT, NUMBER):
        async with journey(one(card), start=Plan()) as walk:
            await walk.press("enter")
            assert walk.review.session.revealed is not None
            assert "Your answer" not in walk.text


async def test_the_field_takes_every_printable_key() -> None:
    async with journey(one(CONCEPT), start=Plan()) as walk:
        await walk.press(*"usbkq?1234")
        assert walk.review.query_one(Essay).text == "usbkq?1234"
        assert walk.desk.events == []


async def test_escape_leaves_the_field_first_and_keeps_what_was_typed() -> None:
    async with journey(one(CONCEPT), start=Plan()) as walk:
        await walk.write("half")
        await walk.press("escape")
        assert isinstance(walk.app.focused, CardScroll)
        assert walk.footer.startswith("Space Reveal")
        await walk.press("i")
        await walk.write("way")
        assert walk.review.query_one(Essay).text == "halfway"
        await walk.press("escape", "space")
        assert walk.review.session.revealed is not None
        assert walk.review.session.revealed.typed == "halfway"


async def test_a_figure_is_judged_in_words_and_its_grade_proposed() -> None:
    async with journey(one(NUMBER), start=Plan()) as walk:
        assert isinstance(walk.app.focused, Line)
        await walk.write("1 MB")
        await walk.press("enter")
        assert "✓ Right" in walk.text
        assert walk.footer.startswith("Enter Take easy")
        assert "▸ 4 Easy" in walk.text
        await walk.press("enter")
        assert walk.desk.events[-1].grade == 5
        assert walk.asked == "quick/last"


async def test_an_outdated_figure_is_wrong_and_says_why() -> None:
    async with journey(one(NUMBER), (80, 30), start=Plan()) as walk:
        await walk.write("256 KB")
        await walk.press("enter")
        assert "✗ Wrong" in walk.text
        assert "2025-10" in walk.text
        assert "Outdated: 256 KB until 2025-10" in walk.text
        assert "AWS Lambda quotas · checked 2025-12" in walk.text
        assert "▸ 1 Again" in walk.text


async def test_what_cannot_be_judged_proposes_nothing() -> None:
    async with journey(one(NUMBER), start=Plan()) as walk:
        await walk.write("no idea")
        await walk.press("enter")
        assert "? Not judged" in walk.text
        assert "▸" not in walk.text
        await walk.press("enter")
        assert walk.review.session.phase is Phase.REVEALED


async def test_rapid_fire_is_thought_and_has_a_quiet_clock() -> None:
    async with journey(one(RAPID), start=Plan()) as walk:
        assert "10 s" in walk.text
        assert not walk.review.query_one(Essay).display or not walk.review.query_one(Essay).region
        await walk.press("space")
        assert "Nothing, as long as nothing is provisioned." in walk.text
        assert "Also right: only storage" in walk.text
        assert not walk.review.query_one(Countdown).display


async def test_rapid_fire_says_how_long_it_took_against_its_seconds() -> None:
    async with journey(one(RAPID), start=Plan()) as walk:
        walk.practice.wait(14)
        await walk.press("space")
        assert "Thought for 14 s · fluent is within 10 s" in walk.text
        await walk.press("3", "escape", "u")
        assert walk.asked == RAPID.item
        assert "Thought for" not in walk.text, "nobody thought a second time"


async def test_the_footer_tells_of_more_below_until_it_was_seen() -> None:
    async with journey(one(CONCEPT), start=Plan()) as walk:
        await walk.press("enter")
        assert walk.footer.startswith("Space More")
        await walk.press("space", "space")
        assert "Space" not in walk.footer
        await walk.press("pageup")
        assert walk.footer.startswith("Space More")
        await walk.pilot.resize_terminal(80, 50)
        await walk.pilot.pause()
        assert "Space" not in walk.footer


async def test_a_card_never_reviewed_is_called_new() -> None:
    async with journey(one(CONCEPT), start=Plan()) as walk:
        assert "new concept" in walk.text
    async with journey(FakePractice(seen_desk()), start=Plan()) as walk:
        assert "rapid fire" in walk.text
        assert "new" not in walk.text


async def test_enter_reveals_rapid_fire_too() -> None:
    async with journey(one(RAPID), start=Plan()) as walk:
        await walk.press("enter")
        assert walk.review.session.phase is Phase.REVEALED


async def test_the_clock_runs_out_without_consequence() -> None:
    async with journey(one(RAPID), start=Plan()) as walk:
        clock = walk.review.query_one(Countdown)
        clock.left = 3
        await walk.pilot.pause()
        assert "3 s" in walk.text
        clock.left = -1
        await walk.pilot.pause()
        assert "Take the time you need." in walk.text
        assert walk.review.session.phase is Phase.ASKED


@pytest.mark.parametrize(("key", "grade"), [("1", 1), ("2", 3), ("3", 4), ("4", 5)])
async def test_the_four_keys_give_the_four_grades(key: str, grade: int) -> None:
    async with journey(one(RAPID), start=Plan()) as walk:
        await walk.press(key)
        assert walk.desk.events == [], "a grade needs a revealed card"
        await walk.press("space", key)
        assert walk.desk.events[-1].grade == grade


async def test_each_grade_shows_the_time_it_leads_to() -> None:
    async with journey(FakePractice(seen_desk()), start=Plan()) as walk:
        await walk.press("space")
        labels = [str(button.render()) for button in walk.review.query(GradeButton)]
        assert [label.splitlines()[1] for label in labels] == [
            "1 day ↻",
            "6 days ↻",
            "6 days",
            "6 days",
        ]


async def test_a_grade_can_be_clicked() -> None:
    async with journey(one(RAPID), start=Plan()) as walk:
        await walk.press("space")
        await walk.pilot.click("#grade-good")
        await walk.pilot.pause()
        assert walk.desk.events[-1].grade == 4


async def test_long_times_are_told_in_weeks() -> None:
    desk = seen_desk()
    async with journey(FakePractice(desk), start=Plan()) as walk:
        await walk.press("space", "3", "enter")
        assert walk.asked == CONCEPT.item
        assert "5 weeks" in walk.text


async def test_progress_says_what_is_done_and_what_is_left() -> None:
    async with journey(FakePractice(seen_desk()), start=Plan()) as walk:
        await walk.press("space")
        assert "What is serverless · rapid fire · important" in walk.text
        assert "0 done · 7 to go" in walk.text
        await walk.press("3")
        assert "1 done · 6 to go" in walk.text


async def test_a_changed_answer_is_noticed() -> None:
    desk = FakeDesk([CONCEPT])
    desk.record(NewEvent(Kind.REVIEW, CONCEPT.item, grade=4, digest="of another text"), at(1))
    async with journey(FakePractice(desk), start=Plan()) as walk:
        assert "The answer has changed since you last saw it." in walk.text


async def test_a_repeat_is_marked_and_moves_no_day() -> None:
    async with journey(FakePractice(FakeDesk([RAPID])), start=Plan()) as walk:
        await walk.press("space", "1")
        assert "Once more: it did not go well today." in walk.text
        await walk.press("space")
        assert walk.text.count("once more") == 2
        assert walk.text.count("done today") == 2
        await walk.press("3")
        assert walk.desk.events[-1].kind == Kind.REPEAT
        assert isinstance(walk.app.screen, SummaryScreen)


async def test_a_leech_is_named_with_earlier_answers_and_its_file() -> None:
    desk = FakeDesk([CONCEPT])
    for day in range(1, 10):
        said = "it is slow" if day == 9 else None
        desk.record(NewEvent(Kind.REVIEW, CONCEPT.item, grade=1, answer=said), at(day))
    async with journey(FakePractice(desk), (80, 40), start=Plan()) as walk:
        assert "! A leech: failed 9 times." in walk.text
        await walk.press("enter")
        assert "This card keeps failing" in walk.text
        assert "2026-01-09  grade 1  it is slow" in walk.text
        assert "nothing typed" in walk.text
        assert "decks/cold-starts.yaml" in walk.text


async def test_cramming_says_that_no_day_moves() -> None:
    async with journey(one(RAPID), start=Plan(cram=True)) as walk:
        await walk.press("space")
        assert walk.text.count("no day moves") == 4


async def test_a_long_card_scrolls_on_a_small_screen() -> None:
    long = concept("long", answer="\n\n".join(f"Paragraph {n}." for n in range(30)))
    async with journey(one(long), (60, 20), start=Plan()) as walk:
        await walk.press("enter")
        assert "Paragraph 29." not in walk.text
        card = walk.review.query_one(CardScroll)
        await walk.press("space")
        assert card.scroll_y > 0
        await walk.press("pageup")
        assert card.scroll_y == 0
        await walk.press("down", "down", "up")
        assert card.scroll_y == 1
        await walk.press(*["pagedown"] * 9)
        assert "Paragraph 29." in walk.text
        assert "1 Again" in walk.text


async def test_the_next_card_begins_at_its_top() -> None:
    long = concept("long", answer="\n\n".join(f"Paragraph {n}." for n in range(30)))
    async with journey(one(long), (60, 20), start=Plan()) as walk:
        await walk.press("enter", "space", "space", "3")
        assert walk.review.query_one(CardScroll).scroll_y == 0
        assert "Name last." in walk.text


async def test_the_time_of_an_answer_is_measured_by_the_workspace() -> None:
    async with journey(one(RAPID), start=Plan()) as walk:
        await walk.press("space")
        walk.practice.wait(7)
        await walk.press("3")
        assert walk.desk.events[-1].seconds == 7


async def test_the_field_is_empty_for_the_next_card() -> None:
    practice = FakePractice(FakeDesk([concept("one"), concept("two")]))
    async with journey(practice, start=Plan()) as walk:
        await walk.write("first")
        await walk.press("ctrl+j", "3")
        assert walk.asked == "basics/two"
        assert walk.review.query_one(Essay).text == ""


async def test_a_card_taken_out_of_the_decks_meanwhile_is_passed_over() -> None:
    practice = FakePractice(FakeDesk([rapid("one"), rapid("two"), rapid("three")]))
    async with journey(practice, start=Plan()) as walk:
        del practice.desk.cards["quick/two"]
        await walk.press("space", "3")
        assert walk.asked == "quick/three"


@pytest.mark.parametrize("key", ["tab", "i"])
async def test_rapid_fire_can_be_typed(key: str) -> None:
    async with journey(one(RAPID), start=Plan()) as walk:
        assert isinstance(walk.app.focused, CardScroll)
        assert "Tab Type" in walk.footer
        await walk.press(key)
        assert isinstance(walk.app.focused, Line)
        assert "Enter Submit" in walk.footer
        await walk.write("nothing as long as nothing is provisioned")
        await walk.press("enter")
        assert "✓ Right" in walk.text
        assert "▸ 4 Easy" in walk.text
        await walk.press("enter")
        event = walk.desk.events[-1]
        assert (event.grade, event.answer) == (5, "nothing as long as nothing is provisioned")


async def test_what_rapid_fire_accepts_is_right_too_and_can_be_corrected() -> None:
    async with journey(one(RAPID), start=Plan()) as walk:
        await walk.press("i", *"storage", "enter")
        before = walk.text
        await walk.press("x", "1")
        assert walk.desk.events[-1].kind == Kind.OVERRULE
        assert walk.text != before
        assert "corrected by you" in walk.text


async def test_an_opened_line_of_rapid_fire_that_stays_empty_only_reveals() -> None:
    async with journey(one(RAPID), start=Plan()) as walk:
        await walk.press("tab", "enter")
        revealed = walk.review.session.revealed
        assert revealed is not None
        assert revealed.typed == ""
        assert "Thought for" in walk.text
        assert "Type" not in walk.footer


async def test_the_line_of_rapid_fire_is_closed_again_for_the_next_card() -> None:
    cards = [rapid("one", importance=3), rapid("two", importance=1)]
    async with journey(FakePractice(FakeDesk(cards)), start=Plan()) as walk:
        await walk.press("i", *"abc", "enter", "3")
        assert walk.asked == "quick/two"
        assert walk.review.query_one(Answer).field is None
        await walk.press("space")
        revealed = walk.review.session.revealed
        assert revealed is not None
        assert revealed.typed == ""
