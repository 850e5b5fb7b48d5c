"""The help page and the command palette: both speak from the table of commands."""

import pytest
from textual.command import CommandPalette
from textual.widgets import Input, OptionList

from tests.tui.journey import SIZES, Journey, journey
from tests.tui.practice import FakePractice, seen_desk
from trainer.keymap import COMMANDS
from trainer.practice.question import Phase, Plan
from trainer.tui.help import HelpScreen
from trainer.tui.home import HomeScreen
from trainer.tui.review import ReviewScreen


async def test_help_lists_every_command_and_closes() -> None:
    async with journey(FakePractice(seen_desk()), (100, 220)) as walk:
        await walk.press("?")
        assert isinstance(walk.app.screen, HelpScreen)
        for command in COMMANDS:
            assert command.help in walk.text
        await walk.press("?")
        await walk.press("escape")
        assert isinstance(walk.app.screen, HomeScreen), "help is opened once"


@pytest.mark.parametrize("size", SIZES)
async def test_help_opens_at_the_place_one_comes_from(size: tuple[int, int]) -> None:
    async with journey(FakePractice(seen_desk()), size) as walk:
        await walk.press("enter")
        await walk.settle()
        await walk.press("space", "3", "f1")
        assert top_of_help(walk) == "While typing an answer"
        await walk.press("escape", "escape", "?")
        assert top_of_help(walk) == "Review"
        await walk.press("escape", "escape", "?")
        assert top_of_help(walk) == "Summary"
        await walk.press("escape", "escape", "slash", "f1")
        assert top_of_help(walk) == "While typing what to find"
        await walk.press("escape", "down", "?")
        assert top_of_help(walk) == "Browse"
        await walk.press("pageup", "escape", "f", "f1")
        assert top_of_help(walk) == "While writing a note on a flag"
        await walk.press("escape", "escape", "escape", "?")
        assert top_of_help(walk) == "Home"


async def test_help_begins_with_what_the_line_of_keys_shows() -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        await walk.press("slash", "down")
        shown = [entry.split()[0] for entry in walk.footer.split("   ")][:4]
        await walk.press("?")
        rows = [line.split()[0] for line in walk.text.strip().splitlines()[1:5]]
        assert rows == shown == ["Enter", "/", "t", "Esc"]


def top_of_help(walk: Journey) -> str:
    """The first line one reads."""
    assert walk.at(HelpScreen)
    return walk.text.strip().splitlines()[0].strip()


async def test_help_shows_the_keys_in_force_and_what_was_not_possible() -> None:
    keys = {"suspend": "ctrl+x", "bury": "u"}
    async with journey(FakePractice(seen_desk()), (100, 80), keys=keys) as walk:
        await walk.press("f1")
        assert "! keys: bury: u already means undo; b stays" in walk.text
        line = next(line for line in walk.text.splitlines() if "until it is resumed" in line)
        assert line.split()[0] == "Ctrl+X"


async def test_help_while_typing_leaves_the_text_alone() -> None:
    async with journey(FakePractice(seen_desk()), start=Plan()) as walk:
        await walk.press("space", "3")
        await walk.write("half a")
        await walk.press("f1", "escape")
        await walk.write(" word")
        assert "half a word" in walk.text


async def search(walk: Journey, words: str) -> list[str]:
    """What the palette finds."""
    await walk.press("ctrl+p")
    assert isinstance(walk.app.screen, CommandPalette)
    palette = walk.app.screen
    if words:
        palette.query_one(Input).value = words
    await walk.settle()
    options = palette.query_one(OptionList).options
    return [str(option.prompt).splitlines()[0] for option in options]


async def test_the_palette_of_home_has_its_commands_and_decks() -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        found = await search(walk, "")
        assert {"Start", "Cram", "Undo", "Quit", "Help", "Theme"} <= set(found)
        assert "Review Cold starts" in found
        assert "Suspend" not in found


async def test_a_deck_is_started_from_the_palette() -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        assert (await search(walk, "review limits"))[0] == "Review Limits"
        await walk.press("down", "enter")
        await walk.settle()
        assert walk.asked.startswith("limits/")


async def test_the_palette_of_a_review_offers_what_can_be_done_now() -> None:
    async with journey(FakePractice(seen_desk()), start=Plan()) as walk:
        found = await search(walk, "")
        assert {"Reveal", "Suspend", "Bury", "Known", "Leave"} <= set(found)
        assert "Easy" not in found, "nothing is revealed yet"


async def test_a_grade_is_given_from_the_palette() -> None:
    async with journey(FakePractice(seen_desk()), start=Plan()) as walk:
        await walk.press("space")
        assert (await search(walk, "good"))[0] == "Good"
        await walk.press("down", "enter")
        await walk.settle()
        assert walk.desk.events[-1].grade == 4
        assert isinstance(walk.app.screen, ReviewScreen)
        assert walk.review.session.phase is Phase.ASKED


@pytest.mark.parametrize("words", ["zzzz", "[/]", "[", "\\"])
async def test_the_palette_survives_any_query(words: str) -> None:
    async with journey(FakePractice(seen_desk())) as walk:
        await search(walk, words)
        await walk.press("escape")
        assert isinstance(walk.app.screen, HomeScreen)
