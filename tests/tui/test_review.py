"""Review: asking, typing, revealing, grading and everything that can be taken back."""

import pytest

from tests.practice.desk import FakeDesk, at, concept, rapid
from tests.tui.journey import Journey, journey
from tests.tui.practice import TODAY, FakePractice, cards, seen_desk
from trainer.content.cards import Card
from trainer.events import Draft, Kind, NewEvent
from trainer.practice.review import Phase, Plan
from trainer.tui.answer import Essay, Figure
from trainer.tui.grades import GradeButton
from trainer.tui.home import HomeScreen
from trainer.tui.progress import Countdown
from trainer.tui.review import CardScroll, ReviewScreen
from trainer.tui.summary import SummaryScreen

CONCEPT, NUMBER, RAPID = cards()[:3]


def one(card: Card) -> FakePractice:
    """A workspace with one new card, and one more behind it."""
    return FakePractice(FakeDesk([card, rapid("last", importance=1)]))


def kept(walk: Journey) -> str | None:
    """The draft that would survive a crash now."""
    return walk.desk.kept.text if walk.desk.kept else None


async def test_a_concept_is_typed_submitted_and_stands_above_its_solution() -> None:
    async with journey(one(CONCEPT), start=Plan()) as walk:
        assert isinstance(walk.app.focused, Essay)
        await walk.write("a new environment")
        await walk.press("enter")
        await walk.write("on two lines")
        await walk.press("ctrl+j")
        shown = walk.text
        assert shown.index("on two lines") < shown.index("A new execution environment is made")
        assert "• A fresh environment has to be created first." in shown
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
        assert isinstance(walk.app.focused, Figure)
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
        assert "10 s" not in walk.text


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
            "1 day",
            "6 days",
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


async def test_undo_brings_the_answer_back_and_redo_takes_it_again() -> None:
    async with journey(one(NUMBER), start=Plan()) as walk:
        await walk.write("2 MB")
        await walk.press("enter", "1")
        assert walk.asked == "quick/last"
        await walk.press("u")
        assert walk.asked == NUMBER.item
        assert "2 MB" in walk.text
        assert "Taken back." in walk.text
        await walk.press("U")
        assert walk.asked == "quick/last"
        assert "Done again." in walk.text


async def test_undo_and_redo_say_when_there_is_nothing() -> None:
    async with journey(one(RAPID), start=Plan()) as walk:
        await walk.press("u")
        assert "There is nothing to take back." in walk.text
        await walk.press("ctrl+r")
        assert "There is nothing to do again." in walk.text


@pytest.mark.parametrize(
    ("key", "kind", "said"),
    [
        ("s", Kind.SUSPEND, "Suspended"),
        ("b", Kind.BURY, "Buried"),
        ("k", Kind.SET, "Known already"),
    ],
)
async def test_a_card_can_be_put_away(key: str, kind: Kind, said: str) -> None:
    async with journey(one(RAPID), start=Plan()) as walk:
        await walk.press(key)
        assert walk.desk.events[-1].kind == kind
        assert said in walk.text
        assert walk.asked == "quick/last"
        await walk.press("u")
        assert walk.asked == RAPID.item


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


async def test_leaving_without_an_answer_goes_straight_home() -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        await walk.press("enter", "q")
        assert isinstance(walk.app.screen, HomeScreen)


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


async def test_a_grade_that_cannot_be_saved_stays_on_screen_and_is_tried_again() -> None:
    async with journey(one(NUMBER), start=Plan()) as walk:
        await walk.write("1 MB")
        await walk.press("enter")
        walk.desk.broken = True
        await walk.press("4")
        assert "! Not saved." in walk.text
        assert "the disk is full; nothing was written" in walk.text
        assert "✓ Right" in walk.text, "the card stays"
        assert walk.desk.events == []
        walk.desk.broken = False
        await walk.press("4")
        assert walk.desk.events[-1].answer == "1 MB"
        assert walk.asked == "quick/last"
        assert "Not saved" not in walk.text


async def test_an_answer_that_cannot_be_kept_stays_in_its_field() -> None:
    async with journey(one(CONCEPT), start=Plan()) as walk:
        walk.desk.broken = True
        await walk.write("my words")
        await walk.press("ctrl+j")
        assert "! Not saved." in walk.text
        assert walk.review.query_one(Essay).text == "my words"
        walk.desk.broken = False
        await walk.press("ctrl+j")
        assert walk.review.session.phase is Phase.REVEALED
        assert "my words" in walk.text


async def test_what_is_typed_is_kept_when_the_field_is_left() -> None:
    async with journey(one(CONCEPT), start=Plan()) as walk:
        await walk.write("half a")
        assert kept(walk) is None
        await walk.press("escape")
        assert kept(walk) == "half a"


async def test_what_is_typed_is_kept_when_the_time_has_come() -> None:
    async with journey(one(CONCEPT), start=Plan()) as walk:
        await walk.write("half")
        walk.review._save_draft()  # what the timer calls
        assert kept(walk) == "half"
        await walk.write(" way")
        assert kept(walk) == "half"
        assert walk.review._autosave is not None


async def test_what_is_typed_is_kept_when_the_program_is_quit() -> None:
    practice = one(CONCEPT)
    async with journey(practice, start=Plan()) as walk:
        await walk.write("half a")
        await walk.press("ctrl+q")
    assert practice.desk.kept is not None
    assert practice.desk.kept.text == "half a"


async def test_a_draft_that_cannot_be_kept_at_the_end_is_no_crash() -> None:
    practice = one(CONCEPT)
    async with journey(practice, start=Plan()) as walk:
        await walk.write("half a")
        practice.desk.broken = True
        await walk.press("ctrl+q")
    assert practice.desk.kept is None


async def test_a_half_typed_answer_is_there_again_after_a_restart() -> None:
    practice = one(CONCEPT)
    practice.desk.kept = Draft(CONCEPT.item, "half a thought", TODAY.utc_ms)
    async with journey(practice, start=Plan()) as walk:
        field = walk.review.query_one(Essay)
        assert field.text == "half a thought"
        await walk.write("!")
        assert field.text == "half a thought!"


async def test_a_figure_is_there_again_too() -> None:
    practice = one(NUMBER)
    practice.desk.kept = Draft(NUMBER.item, "1 M", TODAY.utc_ms)
    async with journey(practice, start=Plan()) as walk:
        await walk.write("B")
        assert walk.review.query_one(Figure).value == "1 MB"


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


async def test_the_mouse_can_do_without_keys() -> None:
    async with journey(one(RAPID), start=Plan()) as walk:
        row = walk.text.splitlines()[-1]
        await walk.pilot.click(offset=(row.index("Reveal"), 23))
        await walk.pilot.pause()
        assert walk.review.session.phase is Phase.REVEALED
        row = walk.text.splitlines()[-1]
        await walk.pilot.click(offset=(row.index("Bury"), 23))
        await walk.pilot.pause()
        assert walk.desk.events[-1].kind == Kind.BURY


async def test_other_keys_from_the_settings_work_and_are_shown() -> None:
    keys = {"undo": "z", "easy": "5", "submit": "ctrl+s", "reveal": "r"}
    async with journey(one(CONCEPT), start=Plan(), keys=keys) as walk:
        assert walk.footer.startswith("Ctrl+S Submit")
        await walk.write("x")
        await walk.press("ctrl+s")
        assert "5 Easy" in walk.text
        await walk.press("4")
        assert walk.desk.events == []
        await walk.press("5")
        assert walk.desk.events[-1].grade == 5
        assert walk.footer.startswith("r Reveal   z Undo")
        await walk.press("u")
        assert walk.asked == "quick/last"
        await walk.press("z")
        assert walk.asked == CONCEPT.item


async def test_keys_that_cannot_be_had_are_reported_and_the_rest_works() -> None:
    keys = {"undo": "s", "nonsense": "x", "bury": "y"}
    async with journey(FakePractice(seen_desk()), keys=keys) as walk:
        assert any("already means suspend" in note for note in walk.notes)
        assert any("no such command" in note for note in walk.notes)
        await walk.press("enter", "y")
        assert walk.desk.events[-1].kind == Kind.BURY


async def test_one_screen_is_used_for_all_cards() -> None:
    async with journey(FakePractice(seen_desk()), start=Plan()) as walk:
        screen = walk.review
        await walk.press("space", "3", "ctrl+j", "3", "enter", "3")
        assert walk.app.screen is screen
        assert isinstance(screen, ReviewScreen)
        assert screen.session.done == 3
