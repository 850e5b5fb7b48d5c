"""Home: what today holds, where one stands, and one key to start."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup
from textual.message import Message

from trainer.content.text import one_line
from trainer.keymap import Command, Place
from trainer.keys import Keymap
from trainer.tui import words
from trainer.tui.bindings import Choice, PlaceScreen, bindings
from trainer.tui.edges import Edges
from trainer.tui.keybar import KeyBar
from trainer.tui.overview import Overview
from trainer.tui.ports import Glimpse, Standing

NARROW = 70
"""Cells below which the footer has no room for every key."""


class HomeScreen(PlaceScreen[None]):
    """Shows figures as they become known; asks the app for everything else."""

    PLACE = Place.HOME
    # The page fits itself to any size; classes would only style it twice.
    HORIZONTAL_BREAKPOINTS = []  # noqa: RUF012
    VERTICAL_BREAKPOINTS = []  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.HOME)

    class Start(Message):
        """The learner wants to practise a deck, or all of them."""

        def __init__(self, deck: str | None, *, cram: bool = False) -> None:
            super().__init__()
            self.deck = deck
            self.cram = cram

    class Drill(Message):
        """The learner wants to choose a drill."""

    class Mock(Message):
        """The learner wants a mock interview."""

    class Browse(Message):
        """The learner wants to look something up."""

    class Reports(Message):
        """The learner wants to see past interviews."""

    class Undo(Message):
        """The learner wants the last answer back."""

    class Quit(Message):
        """The learner wants to leave."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self.overview = Overview(keymap)
        """Everything between the top line and the keys."""
        self._top = Edges("interview trainer", "")

    def compose(self) -> ComposeResult:
        """The top line, the page, the keys."""
        with VerticalGroup(id="column"):
            yield self._top
            yield self.overview
            yield KeyBar()

    def show_today(self, glimpse: Glimpse) -> None:
        """Show what is known of today."""
        self._top.show("interview trainer", words.long_date(glimpse.day))
        self.overview.show_today(glimpse)
        if self.is_mounted:
            self.refresh_bindings()

    def show_standing(self, standing: Standing, problems: str) -> None:
        """Show where the learner stands; `problems` is a sentence about deck files."""
        self.overview.show_standing(standing, problems)

    def label(self, command: Command) -> str:
        """The footer's words; on a narrow screen undo gives way to help."""
        is_narrow = self.size.width < NARROW
        return "" if command.id == "undo" and is_narrow else command.label

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Nothing can be started while nothing is due."""
        today = self.overview.today
        return action != "start" or today is None or today.total > 0

    def choices(self) -> Iterator[Choice]:
        """One entry a deck."""
        for deck in self.overview.decks:
            waiting = words.count(deck.due + deck.new, "card")
            run = partial(self.post_message, self.Start(deck.deck))
            yield Choice(f"Review {one_line(deck.title)}", f"{waiting} today", run)

    @on(Overview.Clicked)
    def _clicked(self, event: Overview.Clicked) -> None:
        self.post_message(self.Start(event.deck))

    def action_start(self) -> None:
        """Review the marked deck, or all of them."""
        self.post_message(self.Start(self.overview.marked))

    def action_cram(self) -> None:
        """Practise the marked deck without moving any schedule."""
        self.post_message(self.Start(self.overview.marked, cram=True))

    def action_drill(self) -> None:
        """Choose a drill."""
        self.post_message(self.Drill())

    def action_mock(self) -> None:
        """Sit an interview, or go on with one."""
        self.post_message(self.Mock())

    def action_browse(self) -> None:
        """Find cards and scenarios."""
        self.post_message(self.Browse())

    def action_reports(self) -> None:
        """See past interviews."""
        self.post_message(self.Reports())

    def action_next_deck(self) -> None:
        """Mark the next deck."""
        self.overview.move(1)

    def action_previous_deck(self) -> None:
        """Mark the deck before."""
        self.overview.move(-1)

    def action_undo(self) -> None:
        """Take back the last answer."""
        self.post_message(self.Undo())

    def action_quit(self) -> None:
        """Leave the program."""
        self.post_message(self.Quit())
