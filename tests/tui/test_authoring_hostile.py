"""Browse, the flag field and the preview with texts that mean harm, at every size."""

import json
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual import events
from textual.widgets import Input

from tests.practice.desk import FakeDesk, at, concept
from tests.tui.journey import SIZES, journey
from tests.tui.practice import FakePractice
from tests.tui.previewing import Walk, preview
from tests.tui.test_hostile import hostile_cards
from trainer.events import Kind, NewEvent
from trainer.tui.answer import Essay
from trainer.tui.browse import BrowseScreen
from trainer.tui.browse_item import ItemScreen

MARKUP = "[red]r[/red] [link=https://x.example]l[/link] [/] \\[ [@click=app.quit]q[/]"
RAW = (
    "\x1b[2J\x1b]0;owned\x07\x1b]8;;https://x.example\x1b\\ \x9b31m\x9d0;t\x9c \x00 \x85 \x7f "
    "\u202eover\u202c\u2066iso\u2069\u200e zero\u200bwidth\u2060\ufeff \u2028 \u2029 \ud800"
)
HOSTILE = f"{MARKUP} {RAW}"
NEVER = "\x1b\x07\x00\x7f\x85\x90\x9b\x9c\x9d\u2028\u2029\u202e\u2066\ud800\ufeff"


def check(text: str, size: tuple[int, int]) -> None:
    """Nothing raw stands in it, and no row is wider than the screen."""
    assert not [c for c in NEVER if c in text], text
    assert max(cell_len(row) for row in text.splitlines()) <= size[0]


@pytest.mark.parametrize("size", SIZES)
async def test_browse_its_pages_and_the_flag_field_take_all_for_text(
    size: tuple[int, int],
) -> None:
    texts = {"why": HOSTILE, "source": HOSTILE, "tags": (HOSTILE,)}
    cards = [concept("a", deck=HOSTILE, ask=HOSTILE, answer=HOSTILE, **texts), *hostile_cards()]
    desk = FakeDesk(cards)
    item = cards[0].item
    desk.record(NewEvent(Kind.REVIEW, item, grade=1, answer=HOSTILE), at(1))
    desk.record(NewEvent(Kind.FLAG, item, data={"note": HOSTILE}), at(2))
    async with journey(FakePractice(desk), size) as walk:
        await walk.press("slash")
        await walk.settle()
        assert walk.at(BrowseScreen)
        check(walk.text, size)
        walk.app.post_message(events.Paste(f"tag:{HOSTILE}"))
        await walk.settle()
        assert "[red]" in walk.app.screen.query_one("FindLine", Input).value
        check(walk.text, size)
        await walk.press("escape", "down", "f")
        await walk.settle()
        check(walk.text, size)
        field = walk.app.screen.query_one("NoteLine", Input)
        walk.app.post_message(events.Paste(HOSTILE))
        await walk.settle()
        assert "[red]" in field.value
        check(walk.text, size)
        await walk.press("enter")
        await walk.settle()
        check(walk.text, size)
        await walk.press("enter")
        await walk.settle()
        assert walk.at(ItemScreen)
        seen = ""
        for _ in range(12):
            check(walk.text, size)
            seen += walk.text
            await walk.press("pagedown")
        assert "[red]r[/red]" in seen
        assert walk.app.is_running


def quoted(text: str) -> str:
    """A text for YAML, with every character of it."""
    return json.dumps(text.replace("\ud800", "\ufffe"))


DECK = f"""\
deck: a
title: {quoted(HOSTILE)}
topic: {quoted(HOSTILE)}
tags: [{quoted(HOSTILE)}]
concepts:
  - id: one
    ask: {quoted(HOSTILE)}
    answer: {quoted(HOSTILE)}
    why: {quoted(HOSTILE)}
    source: {quoted(HOSTILE)}
"""
SCENARIO = f"""\
scenario: s
title: {quoted(HOSTILE)}
topic: messaging
context: {quoted(HOSTILE)}
ask: {quoted(HOSTILE)}
model: {quoted(HOSTILE)}
points:
  - id: queue
    tier: must
    say: {quoted("Put a queue between them. " + HOSTILE)}
    wordings: [{quoted("send it through a broker " + HOSTILE)}]
    why: {quoted(HOSTILE)}
answers:
  - label: ok
    text: {quoted(HOSTILE)}
"""
BROKEN = f"""\
deck: {quoted(HOSTILE)}
title: {quoted(HOSTILE)}
{quoted(HOSTILE)}: {quoted(HOSTILE)}
concepts:
  - id: {quoted(HOSTILE)}
    ask: {quoted(HOSTILE)}
    answer: {quoted(HOSTILE)}
    level: {quoted(HOSTILE)}
"""


async def look(walk: Walk, size: tuple[int, int]) -> str:
    """All that can be scrolled to."""
    seen = ""
    walk.screen.query_one("#card").scroll_home(animate=False)
    for _ in range(12):
        await walk.pilot.pause()
        check(walk.text, size)
        seen += walk.text
        walk.screen.query_one("#card").scroll_page_down(animate=False)
    return seen


async def paste(walk: Walk, text: str) -> None:
    """Paste into the field, over what stands there."""
    field = walk.screen.query_one(Essay)
    field.text = ""
    field.focus()
    await walk.pilot.pause()
    walk.app.post_message(events.Paste(text))
    await walk.until(lambda: bool(field.text))


@pytest.mark.parametrize("size", SIZES)
async def test_a_preview_takes_all_for_text(tmp_path: Path, size: tuple[int, int]) -> None:
    folder = tmp_path / "[red]x \x1b[2J\u202e\u200b"
    folder.mkdir()
    async with preview(folder / "[link=x]\x9b.yaml", DECK, size) as walk:
        assert "[red]r[/red]" in await look(walk, size)
        await paste(walk, HOSTILE)
        await walk.until(lambda: walk.screen._tried is not None)
        await look(walk, size)
        await walk.save(BROKEN)
        await walk.sees("error")
        await look(walk, size)
        assert walk.app.is_running


@pytest.mark.parametrize("size", SIZES)
async def test_a_scenario_tried_in_a_preview_takes_all_for_text(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with preview(tmp_path / "s.yaml", SCENARIO, size) as walk:
        assert "[red]r[/red]" in await look(walk, size)
        for answer in ("We paint it green. " + HOSTILE, "Put a queue between them. " + HOSTILE):
            await paste(walk, answer)
            await walk.graded()
            await look(walk, size)
        assert walk.app.is_running


async def test_a_file_broken_from_the_start_is_previewed_as_text(tmp_path: Path) -> None:
    async with preview(tmp_path / "[red]\x1b[2J.yaml", BROKEN) as walk:
        check(walk.text, (80, 36))
        assert walk.app.is_running
