"""Browse: typing, choosing, looking at one item, and what can be done with it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from rich.cells import cell_len
from textual.widgets import Static

from tests.practice.desk import FakeDesk, concept
from tests.practice.drills import QUEUE, SCENARIO
from tests.tui import browse_scenes, drill_scenes
from tests.tui.journey import SIZES, Journey, journey
from tests.tui.practice import FakePractice
from tests.tui.test_hostile import EVERYTHING, VISIBLE, harmless, hostile_cards
from trainer.errors import StoreError
from trainer.events import Kind
from trainer.insight.query import parse
from trainer.store.search import Found
from trainer.tui.browse import BrowseScreen
from trainer.tui.browse_item import ItemScreen
from trainer.tui.browse_line import FindLine
from trainer.tui.browse_list import BrowseList
from trainer.tui.essay import DraftField
from trainer.tui.home import HomeScreen
from trainer.tui.review import ReviewScreen

COLD = "cold-starts/what-is-a-cold-start"


class Counting(FakePractice):
    """Remembers which pages were fetched."""

    def __init__(self, desk: FakeDesk) -> None:
        super().__init__(desk)
        self.asked: list[int] = []

    def find(self, line: str, first: int, limit: int) -> Found:
        self.asked.append(first)
        return super().find(line, first, limit)


@asynccontextmanager
async def browsing(
    practice: FakePractice | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Journey]:
    """At the list, the line to type into focused."""
    async with journey(practice or browse_scenes.practice(), size) as walk:
        await walk.press("slash")
        await walk.settle()
        assert walk.at(BrowseScreen)
        yield walk


def screen(walk: Journey) -> BrowseScreen:
    assert isinstance(walk.app.screen, BrowseScreen)
    return walk.app.screen


def item(walk: Journey) -> str | None:
    found = walk.app.screen
    assert isinstance(found, BrowseScreen | ItemScreen)
    return found.item


def line(walk: Journey) -> str:
    return screen(walk).query_one(FindLine).value


def hint(walk: Journey) -> str:
    return str(screen(walk).query_one("#hint", Static).content)


def said(walk: Journey) -> str:
    message = walk.app.screen.query_one("#message", Static)
    return str(message.content) if message.display else ""


async def test_typing_narrows_down_and_escape_widens_and_leaves() -> None:
    async with browsing() as walk:
        assert "7 items" in walk.text
        await walk.write("what")
        assert "5 items" in walk.text
        await walk.press("escape")
        assert (line(walk), screen(walk).list.total) == ("", 7)
        await walk.press("escape")
        assert walk.at(HomeScreen)


async def test_filters_are_proposed_and_completed() -> None:
    async with browsing() as walk:
        await walk.write("de")
        assert hint(walk) == "deck:"
        await walk.press("tab")
        assert line(walk) == "deck:"
        assert "deck:cold-starts" in hint(walk)
        await walk.press("l", "tab")
        assert line(walk) == "deck:limits "
        assert screen(walk).list.total == 2


@pytest.mark.parametrize("size", SIZES)
async def test_the_line_says_how_one_gets_out_of_it(size: tuple[int, int]) -> None:
    async with browsing(size=size) as walk:
        assert walk.footer.startswith("Enter Results")
        assert "Esc Back" in walk.footer
        await walk.write("w/")
        assert line(walk) == "w/", "every sign is text here"
        assert "Esc Clear" in walk.footer
        await walk.press("enter")
        assert walk.app.focused is screen(walk).list
        assert "/ Find" in walk.footer


async def test_without_anything_found_no_key_is_named_that_leads_there() -> None:
    async with browsing() as walk:
        await walk.write("zzz")
        assert "Results" not in walk.footer
        assert "Complete" not in walk.footer
        await walk.press("escape", *"de")
        assert "Tab Complete" in walk.footer


async def test_a_completion_that_cannot_be_read_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    async with browsing() as walk:
        await walk.write("de")

        def fail(*_: object) -> list[str]:
            raise StoreError("the page is damaged")

        monkeypatch.setattr(walk.practice, "completions", fail)
        await walk.press("tab")
        assert "the page is damaged" in walk.text
        assert line(walk) == "de"


async def test_a_wide_screen_shows_more_of_each_question() -> None:
    asked = "What is a cold start, and what happens during it?"
    async with browsing(size=(120, 36)) as walk:
        assert asked in walk.text
    async with browsing(size=(80, 24)) as walk:
        assert asked not in walk.text


async def test_what_was_looked_for_instead_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    async with browsing() as walk:
        mended = (("concurency", "concurrency"), ("coldx", "cold"))
        found = Found(hits=walk.practice.find("", 0, 1).hits, total=1, mended=mended)
        monkeypatch.setattr(walk.practice, "find", lambda *_: found)
        await walk.write("concurency coldx")
        assert hint(walk) == (
            "Nothing has “concurency”, “coldx”; looked for “concurrency”, “cold” and the like."
        )


@pytest.mark.parametrize("size", SIZES)
async def test_what_is_said_of_the_line_is_said_in_full(size: tuple[int, int]) -> None:
    async with browsing(size=size) as walk:
        await walk.write("zzzz")
        assert "other filters, find more." in " ".join(walk.text.split())
        await walk.press("escape")
        await walk.write("dekc:x")
        assert "did you mean deck:?" in " ".join(walk.text.split())


async def test_what_is_no_filter_is_said() -> None:
    async with browsing() as walk:
        await walk.write("dekc:x")
        assert "did you mean deck:?" in hint(walk)
        await walk.press("escape")
        await walk.write("is:dew")
        assert hint(walk) == "There is no state 'dew'; did you mean is:new?"


async def test_nothing_found_says_so_and_keeps_the_line() -> None:
    async with browsing() as walk:
        await walk.write("zzz")
        assert "Nothing is like this." in hint(walk)
        await walk.press("enter", "down")
        await walk.write("z")
        assert line(walk) == "zzzz"


async def test_the_states_take_turns_by_a_key() -> None:
    async with browsing() as walk:
        await walk.write("what")
        for state in ("new", "due", "hard", "suspended", "flagged", "stale"):
            await walk.press("ctrl+t")
            assert line(walk) == f"is:{state} what"
        await walk.press("ctrl+t")
        assert line(walk) == "what"


@pytest.mark.parametrize("left", range(12))
async def test_one_types_on_where_one_was_after_a_state(left: int) -> None:
    async with browsing() as walk:
        typed = "what cold"
        await walk.write(typed)
        await walk.press(*["left"] * left, "ctrl+t")
        await walk.write("x")
        place = max(len(typed) - left, 0)
        assert line(walk) == f"is:new {typed[:place]}x{typed[place:]}"
        await walk.press("ctrl+t", *["ctrl+t"] * 4)
        await walk.write("y")
        assert line(walk) == f"is:stale {typed[:place]}xy{typed[place:]}"
        assert not parse(line(walk)).problems
        await walk.press("ctrl+t")
        await walk.write("z")
        assert line(walk) == f"{typed[:place]}xyz{typed[place:]}"


async def test_a_state_alone_can_be_typed_behind() -> None:
    async with browsing() as walk:
        await walk.press("ctrl+t")
        await walk.write("what")
        assert line(walk) == "is:new what"
        await walk.press("escape", *"de", "ctrl+t")
        assert hint(walk) == "deck:", "what is being typed is still proposed"
        await walk.press("tab")
        assert line(walk) == "is:new deck:"


async def test_a_state_that_was_typed_takes_its_turn_too() -> None:
    async with browsing() as walk:
        await walk.write("wha is:new t")
        await walk.press(*["left"] * 4, "ctrl+t")
        assert line(walk) == "is:due wha t"
        await walk.write("s")
        assert line(walk) == "is:due wha st"


async def test_the_mark_moves_through_the_rows_and_back_into_the_line() -> None:
    async with browsing() as walk:
        await walk.press("down")
        assert item(walk) == COLD
        await walk.press("j", "j", "k")
        assert item(walk) == "limits/async-payload"
        await walk.press("end")
        assert item(walk) == "what-is/event"
        await walk.press("pageup", "up")
        await walk.write("s")
        assert line(walk) == "s"


async def test_an_item_shows_its_answer_its_schedule_and_its_history() -> None:
    async with browsing(size=(80, 40)) as walk:
        await walk.press("enter", "enter")
        await walk.settle()
        assert walk.at(ItemScreen)
        for part in (
            "A new execution environment",
            "A fresh environment has to be created",
            "2026-01-24, 2 days ago",
            "4, 1 failed",
            "2026-01-23  again · → 1 day",
            "It is slow [/] at first.",
            "decks/cold-starts.yaml",
        ):
            assert part in walk.text
        await walk.press("right")
        assert item(walk) == "limits/async-payload"
        assert "256 KB until 2025-10" in walk.text
        await walk.press("left", "left")
        assert item(walk) == COLD
        await walk.press("right", "escape")
        assert walk.at(BrowseScreen)
        assert item(walk) == "limits/async-payload"


async def test_an_item_that_vanished_leads_back_to_the_list() -> None:
    for keys in (("s",), ("f", "x", "enter"), ("c", "escape", "escape")):
        async with browsing() as walk:
            await walk.press("enter", "enter")
            await walk.settle()
            assert walk.at(ItemScreen)
            await walk.press(*keys[:-1])
            await walk.settle()
            del walk.desk.cards[COLD]
            await walk.press(keys[-1])
            await walk.settle()
            assert walk.at(BrowseScreen), keys


async def test_a_row_is_suspended_resumed_and_that_taken_back() -> None:
    async with browsing() as walk:
        await walk.press("down", "s")
        assert walk.desk.schedule(COLD).suspended
        assert "Asked no more" in said(walk)
        assert item(walk) == COLD
        assert "s Resume" in walk.footer
        await walk.press("s")
        assert not walk.desk.schedule(COLD).suspended
        await walk.press("u", "u")
        assert not walk.desk.schedule(COLD).suspended
        assert [e.kind for e in walk.desk.events[-4:]] == ["suspend", "resume", "void", "void"]
        await walk.press("u")
        assert walk.desk.events[-1].kind == Kind.VOID
        assert len(walk.desk.events[-5:]) == 5


async def test_an_item_is_suspended_from_its_page() -> None:
    async with browsing(size=(80, 40)) as walk:
        await walk.press("enter", "enter")
        await walk.settle()
        await walk.press("s")
        assert "asked no more until it is resumed" in walk.text
        await walk.press("escape", "u")
        assert not walk.desk.schedule(COLD).suspended


async def test_a_note_is_written_and_an_empty_one_takes_it_back() -> None:
    async with browsing() as walk:
        await walk.press("down", "down", "f")
        await walk.write("sufq")
        await walk.press("enter")
        assert walk.desk.schedule("limits/async-payload").flag == "sufq"
        assert "⚑ How large" in walk.text
        assert "Flagged for later." in said(walk)
        await walk.press("f", *["backspace"] * 4, "enter")
        assert walk.desk.schedule("limits/async-payload").flag is None
        await walk.press("f", "x", "escape")
        assert walk.desk.schedule("limits/async-payload").flag is None
        await walk.press("down")
        assert item(walk) == "what-is/pay-per-use"


async def test_a_note_stays_with_its_item_whatever_the_mouse_marks_meanwhile() -> None:
    async with browsing() as walk:
        await walk.press("down", "down", "f")
        await walk.write("sufq")
        screen(walk).list.on_mouse_scroll_down()
        await walk.press("enter")
        assert item(walk) == "what-is/pay-per-use"
        assert walk.desk.schedule("limits/async-payload").flag == "sufq"
        assert walk.desk.schedule("what-is/pay-per-use").flag is None


async def test_a_card_is_practised_without_moving_its_day() -> None:
    async with browsing() as walk:
        before = walk.desk.schedule(COLD)
        await walk.press("down", "c")
        await walk.settle()
        assert walk.at(ReviewScreen)
        assert walk.asked == COLD
        await walk.press("escape", "space", "4", "enter")
        await walk.settle()
        assert walk.at(BrowseScreen)
        after = walk.desk.schedule(COLD)
        assert replace(after, digest=before.digest) == before
        assert walk.desk.events[-1].kind == Kind.CRAM


async def test_from_its_page_a_card_is_practised_under_the_title_of_its_deck() -> None:
    async with browsing() as walk:
        await walk.press("down", "enter", "right", "c")
        await walk.settle()
        assert walk.asked == "limits/async-payload"
        assert walk.text.strip().startswith("Limits · ")
        await walk.press("escape", "space", "4")
        assert walk.footer.startswith("Enter Back"), "one came from Browse"
        await walk.press("enter")
        assert walk.at(ItemScreen)


async def test_a_scenario_is_drilled_and_one_comes_back_to_its_row() -> None:
    made = drill_scenes.practice()
    scenario = replace(SCENARIO, context="Ten thousand orders come in a day.")
    made.scenarios = {SCENARIO.id: scenario}
    async with browsing(made) as walk:
        await walk.write("kind:scenario")
        await walk.press("enter")
        assert item(walk) == SCENARIO.id
        for keys in (("c",), ("enter", "c")):
            await walk.press(*keys)
            await walk.settle()
            assert walk.drill.session.scenario.id == SCENARIO.id
            walk.drill.query_one(DraftField).text = QUEUE
            await walk.press("ctrl+j")
            await walk.settle()
            await walk.press("1", "escape", "escape")
            assert walk.footer.startswith("Enter Back")
            await walk.press("enter")
            await walk.settle()
            assert item(walk) == SCENARIO.id
        page = " ".join(walk.text.split())
        parts = (scenario.title, scenario.ask, scenario.context)
        assert " ".join(" ".join(parts).split()) in page, "the question comes first"
        await walk.press("escape")
        assert walk.at(BrowseScreen)
        assert walk.app.focused is screen(walk).list


async def test_what_is_suspended_is_not_practised() -> None:
    async with browsing() as walk:
        await walk.write("is:sus")
        await walk.press("down", "c")
        await walk.settle()
        assert walk.at(BrowseScreen)
        assert "asked no more" in said(walk)


async def test_what_cannot_be_edited_is_said() -> None:
    async with browsing() as walk:
        await walk.press("down", "e")
        assert "there is no editor" in said(walk)


async def test_what_cannot_be_written_is_said_and_nothing_changes() -> None:
    async with browsing() as walk:
        walk.desk.broken = True
        await walk.press("down", "s")
        assert "disk is full" in said(walk)
        await walk.press("f", "x", "enter")
        assert "disk is full" in said(walk)
        walk.desk.broken = False
        await walk.press("escape")
        walk.desk.unreadable = True
        await walk.press("down", "enter")
        assert "damaged" in said(walk)
        assert walk.at(BrowseScreen)


async def test_a_search_that_fails_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    async with browsing() as walk:

        def fail(line: str, first: int, limit: int) -> None:
            raise StoreError("the page is damaged")

        monkeypatch.setattr(walk.practice, "find", fail)
        await walk.press("x")
        assert "damaged" in said(walk)


async def test_only_pages_in_sight_are_fetched() -> None:
    desk = FakeDesk([concept(f"c{n:05}") for n in range(3_000)])
    practice = Counting(desk)
    async with browsing(practice) as walk:
        await walk.press("down", "end")
        assert item(walk) == "basics/c02999"
        assert "c02999" in walk.text
        assert set(practice.asked) == {0, 2900}
        await walk.press("home")
        assert item(walk) == "basics/c00000"


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_text_is_text_and_fits(size: tuple[int, int]) -> None:
    practice = FakePractice(FakeDesk(hostile_cards()))
    async with browsing(practice, size) as walk:
        seen = [walk.text]
        screen(walk).query_one(FindLine).value = EVERYTHING.replace("\n", " ")
        await walk.settle()
        seen.append(walk.text)
        await walk.press("escape", "down", "f")
        await walk.write("[/]x")
        await walk.press("enter", "enter")
        await walk.settle()
        assert walk.at(ItemScreen)
        assert VISIBLE[0] in walk.text
        for _ in range(12):
            seen.append(walk.text)
            await walk.press("pagedown")
        for text in seen:
            assert harmless(text)
            assert max(cell_len(row) for row in text.splitlines()) <= size[0]


async def test_the_screen_may_change_its_size_at_any_moment() -> None:
    desk = FakeDesk([concept(f"c{n:03}") for n in range(200)])
    async with browsing(FakePractice(desk)) as walk:
        await walk.press("down", "end")
        for size in ((30, 8), (120, 36), (60, 20), (20, 5), (80, 24)):
            await walk.pilot.resize_terminal(*size)
            await walk.settle()
            marked = walk.app.screen.query_one(BrowseList).marked
            assert marked is not None
            assert marked.item == "basics/c199"
        assert "c199" in walk.text
