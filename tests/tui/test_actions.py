"""What the keys of a review do beyond asking and grading: undo, putting away, leaving."""

import pytest

from tests.practice.desk import FakeDesk, rapid
from tests.tui.journey import journey
from tests.tui.practice import FakePractice, cards, seen_desk
from trainer.content.cards import Card
from trainer.events import Kind
from trainer.practice.question import Phase, Plan
from trainer.tui.answer import Answer, Submitted
from trainer.tui.app import TrainerApp
from trainer.tui.grades import GradeButton
from trainer.tui.home import HomeScreen
from trainer.tui.palette import Palette
from trainer.tui.review import ReviewScreen
from trainer.tui.summary import SummaryScreen

CONCEPT, NUMBER, RAPID = cards()[:3]


def one(card: Card) -> FakePractice:
    """A workspace with one new card, and one more behind it."""
    return FakePractice(FakeDesk([card, rapid("last", importance=1)]))


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


async def test_a_review_begins_above_nothing_but_home() -> None:
    """Whatever was opened between the key and the first card is closed again."""
    async with journey(one(RAPID)) as walk:
        walk.home.action_start()
        walk.app.action_command_palette()
        walk.app.action_help()
        await walk.settle()
        assert [type(screen) for screen in walk.app.screen_stack] == [HomeScreen, ReviewScreen]
        await walk.press("ctrl+p")
        assert walk.app.screen.id == "--command-palette"


async def test_the_palette_is_opened_again_before_it_has_gone() -> None:
    async with journey(one(RAPID)) as walk:
        walk.app.action_command_palette()
        await walk.pilot.pause()
        walk.app.pop_screen()
        walk.app.action_command_palette()
        await walk.settle()
        await walk.press("ctrl+p")
        assert walk.app.screen.id == "--command-palette"


async def test_the_last_answer_leads_to_the_summary_whatever_is_open_above_it() -> None:
    async with journey(FakePractice(FakeDesk([rapid("one")])), start=Plan()) as walk:
        await walk.press("space")
        walk.app.action_help()
        review = walk.app.screen_stack[1]
        assert isinstance(review, ReviewScreen)
        review.action_grade("good")
        await walk.settle()
        assert walk.at(SummaryScreen)
        await walk.press("u")
        assert walk.at(ReviewScreen)


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


async def test_leaving_without_an_answer_goes_straight_home() -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        await walk.press("enter", "q")
        assert isinstance(walk.app.screen, HomeScreen)


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
        assert walk.footer.startswith("r Reveal   Tab Type   z Undo")
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


async def test_a_key_pressed_twice_in_haste_acts_once() -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        walk.home.action_start()
        walk.home.action_start()
        await walk.settle()
        review = walk.review
        await walk.press("space", "3")
        review.action_leave()
        review.action_leave()
        await walk.settle()
        assert walk.at(SummaryScreen)
        await walk.press("q")
        assert walk.at(HomeScreen)


async def test_a_key_held_down_submits_once() -> None:
    for card in (CONCEPT, NUMBER):
        async with journey(one(card), start=Plan()) as walk:
            for _ in range(3):
                walk.review.query_one(Answer).post_message(Submitted())
            await walk.settle()
            assert walk.review.session.phase is Phase.REVEALED
            assert walk.asked == card.item


async def test_a_grade_clicked_twice_is_given_once() -> None:
    async with journey(one(RAPID), start=Plan()) as walk:
        await walk.press("space")
        for _ in range(2):
            walk.review.query(GradeButton).last().on_click()
        await walk.settle()
        assert [event.grade for event in walk.desk.events] == [5]
        assert walk.asked == "quick/last"


async def test_a_palette_entry_chosen_twice_runs_once() -> None:
    practice = FakePractice(FakeDesk([rapid("one"), rapid("two"), rapid("three")]))
    async with journey(practice, start=Plan()) as walk:
        await walk.press("space", "3", "space", "3", "ctrl+p")
        await walk.write("undo")
        await walk.pilot.pause(0.3)
        await walk.press("down")
        palette = walk.app.screen
        assert isinstance(palette, Palette)
        for _ in range(2):
            palette._action_command_list("select")
        await walk.settle()
        await walk.pilot.pause()
        assert walk.at(ReviewScreen)
        assert walk.review.session.done == 1


async def test_what_nobody_expected_ends_the_app_without_a_traceback(
    capsys: pytest.CaptureFixture[str],
) -> None:
    ended: list[TrainerApp] = []

    async def break_down() -> None:
        async with journey(one(RAPID)) as walk:
            ended.append(walk.app)
            walk.app.call_next(lambda: 1 // 0)
            await walk.settle()

    with pytest.raises(ZeroDivisionError):
        await break_down()
    assert not ended[0]._exit_renderables
    assert "Traceback" not in "".join(capsys.readouterr())
