"""Home: what it shows before and after the workspace is open, and what its keys do."""

from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from textual.events import AppFocus

from tests.practice.desk import FakeDesk, at, concept
from tests.tui.journey import SIZES, Journey, journey, screen_text
from tests.tui.practice import TODAY, FakePractice, cards, make_app, seen_desk
from tests.tui.scenes import practice, scenes
from trainer.content.problems import Problem
from trainer.errors import ExitCode, StoreError
from trainer.events import Kind, NewEvent
from trainer.insight.streak import Streak
from trainer.practice.question import Plan
from trainer.scheduling.countdown import Countdown, countdown
from trainer.scheduling.queue import Scope
from trainer.settings import Settings
from trainer.tui.home import HomeScreen
from trainer.tui.overview import Overview
from trainer.tui.ports import Glimpse, Practice
from trainer.tui.review import ReviewScreen


async def test_home_shows_today_by_deck_and_where_one_stands() -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        assert "3 due · 4 new" in walk.text
        assert "about 4 minutes" in walk.text
        assert "Cold starts" in walk.text
        assert "12 days (1 forgiven) · today still open" in walk.text
        assert "tomorrow 17 · Wed 13" in walk.text
        assert walk.footer.startswith("Enter Start")


async def test_the_due_count_is_there_before_the_workspace_is_open() -> None:
    practice = FakePractice(seen_desk())
    may_open = Event()

    def slow(_: Settings) -> Practice:
        may_open.wait(30)
        return practice

    app = make_app(practice)
    app._opener = slow
    async with app.run_test() as pilot:
        assert "3 due · 4 new" in screen_text(app.screen)
        assert "Streak" not in screen_text(app.screen)
        await pilot.press("enter")
        assert isinstance(app.screen, HomeScreen), "the wish has to wait"
        may_open.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen), "and is granted once it can be"


async def test_without_a_database_home_says_that_the_decks_are_being_read() -> None:
    practice = FakePractice(seen_desk())
    may_open = Event()

    def slow(_: Settings) -> Practice:
        may_open.wait(30)
        return practice

    app = make_app(practice)
    app._opener = slow
    app._look = lambda: Glimpse(TODAY.day)
    async with app.run_test() as pilot:
        assert "Reading your decks…" in screen_text(app.screen)
        app._look = practice.glimpse
        may_open.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "3 due · 4 new" in screen_text(app.screen)


async def test_a_workspace_that_cannot_be_opened_ends_the_app_with_its_reason() -> None:
    def broken(_: Settings) -> Practice:
        raise StoreError("the database is damaged")

    app = make_app(FakePractice(seen_desk()))
    app._opener = broken
    async with app.run_test() as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
    assert str(app.error) == "the database is damaged"
    assert app.return_value == ExitCode.STORE


async def test_enter_starts_all_decks() -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        await walk.press("enter")
        assert walk.review.session.remaining == 7


async def test_a_marked_deck_is_started_alone() -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        await walk.press("down", "j", "k", "down", "space")
        marked = walk.app.home.overview.marked
        assert marked is not None
        assert walk.asked.startswith(f"{marked}/")
        assert walk.review.session.remaining < 7


async def test_the_mark_stops_at_both_ends_and_shows_by_a_sign() -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        await walk.press("up")
        assert "▸ All decks" in walk.text
        await walk.press(*["down"] * 9)
        assert walk.home.overview.marked == walk.home.overview.decks[-1].deck
        assert walk.text.count("▸") == 1


async def test_a_click_on_a_deck_starts_it() -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        second = walk.home.overview.decks[1]
        row = next(y for y, line in enumerate(walk.text.splitlines()) if second.title in line)
        await walk.pilot.click(offset=(10, row))
        await walk.pilot.pause()
        assert walk.asked.startswith(f"{second.deck}/")


async def test_a_click_beside_the_decks_starts_nothing() -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        await walk.pilot.click(Overview, offset=(5, 0))
        await walk.pilot.pause()
        assert isinstance(walk.app.screen, HomeScreen)


async def test_the_wheel_moves_the_mark() -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        overview = walk.home.overview
        overview.on_mouse_scroll_down()
        assert overview.marked == overview.decks[0].deck
        overview.on_mouse_scroll_up()
        assert overview.marked is None


async def test_keys_in_the_footer_can_be_clicked() -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        row = walk.text.splitlines()[-1]
        await walk.pilot.click(offset=(row.index("Cram"), 23))
        await walk.pilot.pause()
        assert walk.review.session.cram


async def test_more_decks_than_fit_scroll_with_the_mark() -> None:
    many = [concept(f"card-{n}", deck=f"deck-{n:02}", ask="What?") for n in range(15)]
    async with journey(FakePractice(FakeDesk(many)), (60, 20)) as walk:
        assert "deck-00" in walk.text
        assert " more" in walk.text
        assert "deck-14" not in walk.text
        await walk.press(*["down"] * 15)
        assert "▸ deck-14" in walk.text
        assert "Streak" in walk.text
        assert walk.footer.startswith("Enter Start")


async def test_when_nothing_is_due_home_says_so_kindly_and_offers_to_cram() -> None:
    desk = FakeDesk(cards()[:1])
    desk.record(NewEvent(Kind.REVIEW, cards()[0].item, grade=4), TODAY)
    async with journey(FakePractice(desk)) as walk:
        assert "Nothing is due." in walk.text
        assert "The next 17 cards come tomorrow." in walk.text
        assert "c practises anyway" in walk.text
        assert "Start" not in walk.footer
        await walk.press("enter")
        assert isinstance(walk.app.screen, HomeScreen)
        await walk.press("c")
        assert walk.review.session.cram


async def test_a_deck_problem_is_counted_and_points_to_its_command() -> None:
    practice = FakePractice(seen_desk())
    practice.problems = tuple(
        Problem(path="my.yaml", line=line, column=1, code="x", message="m") for line in (1, 2)
    )
    async with journey(practice) as walk:
        assert "! 2 problems in 1 deck file: trainer decks check" in walk.text


async def test_a_day_that_counts_is_not_called_done_while_cards_wait() -> None:
    practice = FakePractice(seen_desk())
    practice.streak = Streak(12, 11, 1, True)
    async with journey(practice) as walk:
        assert "3 due · 4 new" in walk.text
        assert "12 days (1 forgiven) · today counts" in walk.text
        assert "done" not in walk.text


async def test_a_streak_that_is_none_is_an_invitation() -> None:
    practice = FakePractice(seen_desk())
    practice.streak = Streak(0, 0, 0, False)
    async with journey(practice) as walk:
        assert "begins with the first answer of today" in walk.text


async def test_a_card_to_be_repeated_is_counted_once_more() -> None:
    desk = seen_desk()
    desk.record(NewEvent(Kind.REVIEW, "cold-starts/what-is-a-cold-start", grade=1), TODAY)
    async with journey(FakePractice(desk)) as walk:
        assert "2 due · 4 new · 1 once more" in walk.text


async def test_undo_on_home_brings_the_last_answer_back() -> None:
    desk = seen_desk()
    desk.record(NewEvent(Kind.REVIEW, "limits/async-payload", grade=1, answer="2 GB"), TODAY)
    async with journey(FakePractice(desk)) as walk:
        await walk.press("u")
        assert walk.asked == "limits/async-payload"
        assert walk.review.session.revealed is not None
        assert "2 GB" in walk.text


async def test_undo_on_home_says_when_there_is_nothing_to_undo() -> None:
    async with journey(FakePractice(FakeDesk(cards()))) as walk:
        await walk.press("u")
        assert isinstance(walk.app.screen, HomeScreen)
        assert walk.notes == ["There is nothing to take back."]


async def test_undo_on_home_survives_a_store_that_fails() -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        walk.desk.broken = True
        await walk.press("u")
        assert isinstance(walk.app.screen, HomeScreen)
        assert walk.notes == ["the disk is full; nothing was written"]


@pytest.mark.parametrize("key", ["q", "escape"])
async def test_home_is_left_with_success(key: str) -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        await walk.press(key)
    assert walk.app.return_value == ExitCode.DONE


async def test_a_plan_opens_its_review_at_once_and_leaving_it_ends_the_program() -> None:
    plan = Plan(Scope(deck="limits"))
    async with journey(FakePractice(seen_desk()), start=plan) as walk:
        assert walk.asked.startswith("limits/")
        await walk.press("escape", "q")
    assert walk.app.return_value == ExitCode.DONE


async def test_a_plan_with_nothing_to_ask_shows_home_and_says_so_by_the_exit_code() -> None:
    async with journey(FakePractice(seen_desk()), start=Plan(Scope(deck="none"))) as walk:
        assert "3 due · 4 new" in walk.text
        assert walk.notes == ["There is nothing to ask in this selection."]
        await walk.press("q")
    assert walk.app.return_value == ExitCode.NOTHING


async def test_home_counts_anew_after_a_review() -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        await walk.press("enter", "space", "3", "escape", "escape", "enter")
        assert "2 due · 4 new" in walk.text


async def test_a_day_ahead_is_named_and_one_far_off_is_dated() -> None:
    desk = FakeDesk(cards()[:1])
    desk.record(NewEvent(Kind.REVIEW, cards()[0].item, grade=4), TODAY)
    practice = FakePractice(desk)

    async with journey(practice) as walk:
        standing = practice.standing()
        far: Any = type(standing)(standing.streak, upcoming=((at(45).day, 1),))
        walk.home.show_standing(far, "")
        await walk.pilot.pause()
        assert "The next 1 card comes Sat 14 Feb." in walk.text


async def test_undo_on_home_of_a_card_that_is_gone_is_still_an_undo() -> None:
    desk = FakeDesk(cards()[:1])
    desk.record(NewEvent(Kind.REVIEW, cards()[0].item, grade=4), TODAY)
    desk.cards.clear()
    async with journey(FakePractice(desk)) as walk:
        await walk.press("u")
        assert walk.at(HomeScreen)
        assert walk.notes == ["Taken back."]


async def test_home_left_open_overnight_shows_the_new_day() -> None:
    practice = FakePractice(seen_desk())
    async with journey(practice) as walk:
        assert "Monday, 26 January" in walk.text
        practice.moment = at(28)
        walk.app.post_message(AppFocus())
        await walk.settle()
        assert "Wednesday, 28 January" in walk.text
        assert "Fri 13" in walk.text


async def test_home_notices_the_new_day_without_any_focus() -> None:
    practice = FakePractice(seen_desk())
    async with journey(practice) as walk:
        practice.moment = at(28)
        walk.app._notice_new_day()  # what the timer calls
        await walk.settle()
        assert "Wednesday, 28 January" in walk.text


async def test_a_deck_edited_meanwhile_is_read_when_one_comes_back_home() -> None:
    practice = FakePractice(seen_desk())
    async with journey(practice) as walk:
        practice.outdated = True
        await walk.press("enter", "q")
        assert "3 due" in walk.text, "what was known stays until the decks are read"
        await walk.settle()
        assert practice.syncs == 1
        assert "3 due" in walk.text
        await walk.press("enter")
        assert walk.at(ReviewScreen)


async def test_what_is_asked_for_while_decks_are_read_begins_after_it() -> None:
    practice = FakePractice(seen_desk())
    async with journey(practice) as walk:
        practice.outdated = True
        walk.app.on_app_focus()
        walk.home.action_start()
        await walk.settle()
        assert walk.at(ReviewScreen)
        assert practice.syncs == 1


async def test_decks_that_cannot_be_read_again_leave_home_as_it_was() -> None:
    practice = FakePractice(seen_desk())
    async with journey(practice) as walk:
        practice.outdated = practice.desk.broken = True
        walk.app.on_app_focus()
        await walk.settle()
        assert walk.notes == ["the disk is full; nothing was written"]
        assert "3 due" in walk.text
        practice.desk.broken = False
        await walk.press("enter")
        assert walk.at(ReviewScreen)


@pytest.mark.parametrize("size", [(20, 6), (40, 10), (30, 40), (300, 80)])
async def test_odd_sizes_are_no_crash(size: tuple[int, int]) -> None:
    async with journey(practice(), size) as walk:
        async for _ in scenes(walk):
            assert walk.app.is_running


def ahead(days: int, new: int, scenarios: int = 0) -> Countdown:
    """The plan to an interview that many days from `TODAY`."""
    day = TODAY.day + timedelta(days=days)
    return countdown(day, TODAY.day, new=new, introduced=0, scenarios=scenarios, new_per_day=15)


def told(walk: Journey) -> str:
    """What Home says of the interview, on one line."""
    lines = walk.text.splitlines()
    first = next(n for n, line in enumerate(lines) if line.strip().startswith("Interview"))
    last = next(n for n, line in enumerate(lines) if line.strip().startswith("Streak"))
    return " ".join(" ".join(lines[first:last]).split())


async def test_without_an_interview_home_says_nothing_of_one() -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        assert "Interview" not in walk.text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (ahead(23, 312, 31), "Wed 18 Feb, in 23 days · 312 new: 15 a day 31 scenarios: 2 a day"),
        (ahead(1, 40), "Tue 27 Jan, tomorrow · 40 new: today"),
        (ahead(23, 0, 3), "Wed 18 Feb, in 23 days all important cards seen 3 scenarios: 1 a week"),
        (
            ahead(20, 1284),
            "Sun 15 Feb, in 20 days · 1,284 new: 60 a day the days do not suffice: "
            "84 cards will stay unseen; the most important come first",
        ),
        (ahead(0, 40), "today · nothing more to plan, good luck"),
        (ahead(-6, 40), "was on Tue 20 Jan 2026 config.toml takes the date of the next one"),
    ],
)
async def test_home_says_what_the_interview_asks_for(
    size: tuple[int, int], plan: Countdown, said: str
) -> None:
    practice = FakePractice(seen_desk())
    practice.countdown = plan
    async with journey(practice, size) as walk:
        assert told(walk).replace(" · ", " ") == f"Interview {said}".replace(" · ", " ")
        assert "Next" in walk.text, "what stood there keeps its place"
        assert walk.footer.startswith("Enter Start")
