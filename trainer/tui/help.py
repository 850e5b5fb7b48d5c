"""Help: every key, by the place where it works."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from trainer.keymap import Place, at
from trainer.keys import Keymap, show
from trainer.tui import words
from trainer.tui.bindings import PlaceScreen, bindings
from trainer.tui.hanging import HangingList
from trainer.tui.keybar import KeyBar

KEYS = 11
"""Cells of the column of keys."""


class HelpScreen(PlaceScreen[None]):
    """A page to read and to close."""

    PLACE = Place.HELP
    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.HELP)

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """One heading a place, one line a command."""
        with VerticalGroup(id="column"):
            with VerticalScroll(id="card"):
                for problem in self._keymap.problems:
                    yield Static(words.line(f"! {problem}"), classes="problem")
                for place in Place:
                    yield from self._place(place)
            yield KeyBar()

    def _place(self, place: Place) -> Iterator[Widget]:
        yield Static(place.value, classes="heading")
        rows = []
        for command in at(place):
            keys = " ".join(show(key) for key in self._keymap.keys(command.id))
            rows.append((Content.styled(f"{keys:<{KEYS}}  ", "bold"), Content(command.help)))
        yield HangingList(rows, classes="rows")

    def action_close(self) -> None:
        """Back to where one came from."""
        self.dismiss()
