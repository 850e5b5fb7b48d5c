"""Steps that most journeys through the screens share."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from textual.events import AppFocus
from textual.pilot import Pilot
from textual.screen import Screen

from tests.practice.desk import FakeDesk
from tests.tui.practice import SETTINGS, FakePractice, make_app
from trainer.practice.question import Plan
from trainer.practice.starts import Start
from trainer.tui.answer import Answer, Essay
from trainer.tui.app import TrainerApp
from trainer.tui.drill import DrillScreen
from trainer.tui.home import HomeScreen
from trainer.tui.review import ReviewScreen
from trainer.tui.summary import SummaryScreen

SIZES = ((60, 20), (80, 24), (120, 36))

MOST_PAUSES = 500
"""Of a hundredth of a second each: whatever has not been painted by then never will."""

OPENING = "Reading your decks"
"""What Home shows until the workspace is open."""


class Journey:
    """An app under test, with what is needed to look at it."""

    def __init__(self, app: TrainerApp, pilot: Pilot[int], practice: FakePractice) -> None:
        self.app = app
        self.pilot = pilot
        self.practice = practice

    @property
    def desk(self) -> FakeDesk:
        return self.practice.desk

    async def settle(self) -> None:
        """Wait until nothing is under way and the screen is painted."""
        for _ in range(MOST_PAUSES):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()
            # On a busy machine a new screen has no size at first, and what a worker brought
            # may not have been taken yet.
            text = self.text
            if text.strip() and OPENING not in text and not self.app.workers:
                return
            await self.pilot.pause(0.01)

    async def come_back(self) -> None:
        """Leave the terminal and come back to it."""
        self.app.post_message(AppFocus())
        await self.settle()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def write(self, text: str) -> None:
        """Type a text without blanks at its ends."""
        await self.press(*("space" if letter == " " else letter for letter in text))

    async def fill(self, text: str) -> None:
        """Put a text into the field at once, as pasting does."""
        field = self.review.query_one(Answer).field
        assert field is not None
        if isinstance(field, Essay):
            field.text = text
        else:
            field.value = text
        await self.pilot.pause()

    def at(self, screen: type[Screen[Any]]) -> bool:
        """Whether this is the screen one sees."""
        return isinstance(self.app.screen, screen)

    @property
    def home(self) -> HomeScreen:
        assert isinstance(self.app.screen, HomeScreen)
        return self.app.screen

    @property
    def review(self) -> ReviewScreen:
        assert isinstance(self.app.screen, ReviewScreen)
        return self.app.screen

    @property
    def drill(self) -> DrillScreen:
        assert isinstance(self.app.screen, DrillScreen)
        return self.app.screen

    @property
    def summary(self) -> SummaryScreen:
        assert isinstance(self.app.screen, SummaryScreen)
        return self.app.screen

    @property
    def asked(self) -> str:
        """The item that is asked."""
        question = self.review.session.question
        assert question is not None
        return question.card.item

    @property
    def text(self) -> str:
        """What is on the screen, without colours."""
        return screen_text(self.app.screen)

    @property
    def footer(self) -> str:
        """The line of keys."""
        return self.text.rstrip("\n").splitlines()[-1].strip()

    @property
    def notes(self) -> list[str]:
        """The messages that popped up."""
        return [note.message for note in self.app._notifications]


def screen_text(screen: Screen[Any]) -> str:
    """The lines of a screen, as they would stand in a terminal."""
    # Textual has no public way to ask for the text of a screen.
    strips = screen._compositor.render_strips()
    return "".join(f"{strip.text.rstrip()}\n" for strip in strips)


@asynccontextmanager
async def journey(
    practice: FakePractice,
    size: tuple[int, int] = (80, 24),
    *,
    start: Plan | Start | None = None,
    theme: str = "",
    keys: Mapping[str, str] | None = None,
) -> AsyncIterator[Journey]:
    """A started app whose workspace is open."""
    settings = SETTINGS._replace(theme=theme, keys=keys or {})
    app = make_app(practice, settings, start)
    async with app.run_test(size=size, notifications=True) as pilot:
        walk = Journey(app, pilot, practice)
        await walk.settle()
        yield walk
