"""Summary: what a session came to, and that even there everything can be taken back."""

from datetime import date

import pytest

from tests.practice.desk import FakeDesk, rapid
from tests.tui.journey import Journey, journey
from tests.tui.practice import FakePractice, seen_desk
from trainer.errors import ExitCode
from trainer.practice.question import Plan
from trainer.practice.summary import Coming
from trainer.tui.home import HomeScreen
from trainer.tui.review import ReviewScreen
from trainer.tui.summary import SummaryScreen, coming


async def finish(walk: Journey) -> None:
    """Answer everything: the first card badly, the rest well."""
    await walk.press("space", "1")
    while isinstance(walk.app.screen, ReviewScreen):
        walk.practice.wait(9)
        await walk.press("escape") if walk.review.focused.__class__.__name__ != "CardScroll" else ()
        await walk.press("space", "3")


async def test_the_summary_tells_what_was_learned_what_was_hard_and_what_comes_back() -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        await walk.press("enter")
        await finish(walk)
        shown = walk.text
        assert "Done for now" in shown
        assert "7 cards   4 learned   86 % right at first" in shown
        assert "Worth another look" in shown
        assert "• What do you pay for when nobody calls?" in shown
        assert "Nothing, as long as nothing is provisioned." in shown
        assert "tomorrow" in shown
        learned = shown.partition("Learned\n")[2]
        assert "• Why must a function keep no state between two calls?" in learned
        assert "What do you pay for" not in learned, "it was known before"


async def test_undo_on_the_summary_goes_back_to_the_card() -> None:
    async with journey(FakePractice(FakeDesk([rapid("one")])), start=Plan()) as walk:
        await walk.press("space", "4")
        assert isinstance(walk.app.screen, SummaryScreen)
        await walk.press("u")
        assert walk.asked == "quick/one"
        assert "Taken back." in walk.text
        await walk.press("3")
        assert isinstance(walk.app.screen, SummaryScreen)
        assert [event.grade for event in walk.desk._working() if event.grade] == [4]


async def test_a_redo_after_that_goes_on_to_the_summary_again() -> None:
    async with journey(FakePractice(FakeDesk([rapid("one")])), start=Plan()) as walk:
        await walk.press("space", "4", "u", "U")
        assert isinstance(walk.app.screen, SummaryScreen)
        assert "1 card" in walk.text


async def test_undo_on_the_summary_survives_a_store_that_fails() -> None:
    async with journey(FakePractice(FakeDesk([rapid("one")])), start=Plan()) as walk:
        await walk.press("space", "4")
        walk.desk.broken = True
        await walk.press("u")
        assert isinstance(walk.app.screen, SummaryScreen)
        assert "! Not taken back. the disk is full" in walk.text
        walk.desk.broken = False
        await walk.press("u")
        assert walk.asked == "quick/one"


@pytest.mark.parametrize("key", ["enter", "q", "escape", "space"])
async def test_the_summary_leads_back_home(key: str) -> None:
    async with journey(FakePractice(FakeDesk([rapid("one"), rapid("two")]))) as walk:
        await walk.press("enter", "space", "4", "q")
        assert "Stopped with 1 card to go" in walk.text
        assert walk.footer.startswith("Enter Home")
        await walk.press(key)
        assert isinstance(walk.app.screen, HomeScreen)
        assert "0 due · 1 new" in walk.text


async def test_after_a_review_that_was_asked_for_the_summary_ends_the_program() -> None:
    async with journey(FakePractice(FakeDesk([rapid("one")])), start=Plan()) as walk:
        await walk.press("space", "4")
        assert walk.footer.startswith("Enter Quit")
        await walk.press("enter")
    assert walk.app.return_value == ExitCode.DONE


async def test_a_crammed_session_promises_no_days() -> None:
    async with journey(FakePractice(FakeDesk([rapid("one")])), start=Plan(cram=True)) as walk:
        await walk.press("space", "4")
        assert "Crammed" in walk.text
        assert "Coming back" not in walk.text


def test_far_days_are_added_up() -> None:
    days = [Coming(date(2026, 2, day), day) for day in range(1, 11)]
    shown = coming(days, date(2026, 1, 31)).plain.splitlines()
    assert len(shown) == 8
    assert shown[0].startswith("tomorrow")
    assert shown[-1].startswith("later")
    assert shown[-1].endswith(" 27")


def test_even_one_card_among_many_shows_a_bar() -> None:
    days = [Coming(date(2026, 2, 1), 1), Coming(date(2026, 2, 2), 400)]
    small, large = coming(days, date(2026, 1, 31)).plain.splitlines()
    assert small.count("▇") == 1
    assert large.count("▇") == 32
