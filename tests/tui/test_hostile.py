"""Text that means harm, on every screen and at every size."""

import pytest
from rich.cells import cell_len
from textual.command import CommandPalette
from textual.widgets import Input

from tests.practice.desk import FakeDesk, at, concept, number, rapid
from tests.tui.journey import SIZES, journey, screen_text
from tests.tui.practice import FakePractice
from trainer.content.cards import Card, Outdated
from trainer.content.points import Point
from trainer.content.problems import Problem
from trainer.errors import StoreError
from trainer.events import Kind, NewEvent
from trainer.practice.question import Plan
from trainer.practice.review import ReviewSession
from trainer.scheduling.queue import Scope
from trainer.store.today import DeckToday
from trainer.tui.home import HomeScreen
from trainer.tui.points import PointList
from trainer.tui.ports import Glimpse
from trainer.tui.review import ReviewScreen
from trainer.tui.summary import SummaryScreen

HOSTILE = [
    "range [/] end",
    "arr[i] stays",
    "[@click=app.quit]quit[/]",
    "[bold red on blue]loud[/bold red on blue]",
    "\\[not] an escape\\",
    "$primary {braces} %s",
    "erase \x1b[2J\x1b[H all",
    "title \x1b]0;owned\x07 set",
    "bell \x07 back \x08 tab \t stop \x9b31m",
    "\u202eoverride\u202c and \u2066isolate\u2069",
    "שלום עולם مرحبا",
    "🧪👩‍👩‍👧‍👦 𝔘𝔫𝔦 e\u0301 \U0010fffd",
    "lone \ud800 half",
    "x" * 300,
]
EVERYTHING = "\n".join(HOSTILE)
VISIBLE = ["range [/] end", "arr[i] stays", "[@click=app.quit]quit[/]", "$primary {braces} %s"]


class HostilePractice(FakePractice):
    """Hostile in everything that is not a card."""

    def place(self, item: str) -> str | None:
        return EVERYTHING

    def glimpse(self) -> Glimpse:
        glimpse = super().glimpse()
        decks = [DeckToday(d.deck, EVERYTHING, d.due, d.new) for d in glimpse.decks]
        return glimpse._replace(decks=decks)


def hostile_cards() -> list[Card]:
    points = (
        Point(id="p", say=EVERYTHING, wordings=("keep the state outside the function",)),
        Point(id="q", say=EVERYTHING, wordings=("nobody says this",)),
    )
    texts = {"why": EVERYTHING, "source": EVERYTHING, "as_of": EVERYTHING, "ask": EVERYTHING}
    return [
        concept("a", answer=EVERYTHING, points=points, **texts),
        number("b", "1 MB", outdated=(Outdated(EVERYTHING, EVERYTHING),), **texts),
        rapid("c", answer=EVERYTHING, accept=(EVERYTHING,), **texts),
    ]


def hostile_practice() -> HostilePractice:
    desk = FakeDesk(hostile_cards())
    for day in range(1, 10):
        desk.record(NewEvent(Kind.REVIEW, "basics/a", grade=1, answer=EVERYTHING), at(day))
    practice = HostilePractice(desk)
    practice.problems = (Problem(EVERYTHING, 1, 1, "code", EVERYTHING),)
    return practice


def harmless(text: str) -> bool:
    """Whether nothing in the text could move a cursor or turn a line."""
    return not any(c in text.replace("\n", "") for c in "\x1b\x07\x08\x9b\u202e\u2066\ud800")


@pytest.mark.parametrize("size", SIZES)
async def test_every_screen_shows_hostile_text_as_text(size: tuple[int, int]) -> None:
    async with journey(hostile_practice(), size) as walk:
        assert walk.at(HomeScreen)
        assert "range [/]" in walk.text
        seen = [walk.text]

        await walk.press("ctrl+p")
        await walk.settle()
        assert walk.at(CommandPalette)
        seen.append(screen_text(walk.app.screen))
        walk.app.screen.query_one(Input).value = "review range"
        await walk.settle()
        seen.append(screen_text(walk.app.screen))
        await walk.press("escape", "enter")

        while walk.at(ReviewScreen):
            assert VISIBLE[0] in walk.text
            seen.append(walk.text)
            await walk.press("escape") if walk.footer.startswith(("Ctrl", "Enter")) else None
            await walk.press("space")
            for _ in range(12):
                seen.append(walk.text)
                await walk.press("pagedown")
            await walk.press("3")
        assert walk.at(SummaryScreen)
        seen.append(walk.text)
        whole = "\n".join(seen)
        assert all(text in whole for text in VISIBLE)
        assert all(harmless(text) for text in seen)
        assert walk.app.is_running


@pytest.mark.parametrize("size", SIZES)
async def test_assessed_points_show_hostile_text_as_text(size: tuple[int, int]) -> None:
    async with journey(hostile_practice(), size, start=Plan(Scope(deck="basics"))) as walk:
        said = "I keep the state [bold]outside\x1b[2J the [@click=app.quit]function[/]"
        await walk.fill(f"{said}. {EVERYTHING}")
        await walk.press("ctrl+j")
        points = walk.review.query_one(PointList)
        lines = str(points.render()).splitlines()
        assert len(lines) == points.content_size.height
        assert max(map(cell_len, lines)) <= points.content_size.width
        shown = " ".join("".join(lines).split())
        assert "said: “" in shown
        assert "[bold red on blue]loud" in shown.partition("said: “")[2]
        await walk.press("x", "1")
        assert "1 · range" in str(points.render())
        seen = []
        for _ in range(12):
            seen.append(walk.text)
            await walk.press("pagedown")
        assert all(harmless(text) for text in seen)
        assert walk.desk.events[-1].kind == Kind.OVERRULE


async def test_what_a_learner_types_or_pastes_is_shown_as_text() -> None:
    async with journey(hostile_practice(), (80, 60), start=Plan()) as walk:
        await walk.fill(EVERYTHING)
        await walk.press("ctrl+j")
        assert "Your answer" in walk.text
        assert all(text in walk.text for text in VISIBLE)
        assert harmless(walk.text)


async def test_a_link_in_a_deck_cannot_be_clicked() -> None:
    practice = FakePractice(FakeDesk([rapid("a", ask="[@click=app.quit]quit[/]")]))
    async with journey(practice, start=Plan()) as walk:
        row = next(y for y, line in enumerate(walk.text.splitlines()) if "@click" in line)
        for x in range(2, 30, 3):
            await walk.pilot.click(offset=(x, row))
        await walk.pilot.pause()
        assert walk.asked == "quick/a"


async def test_messages_and_toasts_take_no_markup() -> None:
    practice = HostilePractice(FakeDesk(hostile_cards()))

    def broken(_: Plan) -> ReviewSession:
        raise StoreError(EVERYTHING)

    async with journey(practice, theme=EVERYTHING, keys={EVERYTHING: "x"}) as walk:
        practice.review = broken  # type: ignore[method-assign, assignment]
        await walk.press("enter")
        await walk.settle()
        assert any(VISIBLE[0] in note for note in walk.notes)
        assert walk.app.is_running
        await walk.press("?")
        assert "! keys: range [/] end arr[i] stays" in walk.text
        assert harmless(walk.text)
