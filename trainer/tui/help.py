"""Help: every key, by the place where it works; it opens at the place one comes from."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from trainer.keymap import COMMANDS, Place, at
from trainer.keys import Keymap, show
from trainer.tui import words
from trainer.tui.bindings import PlaceScreen, bindings, place_of
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
        yield Static(place.value, classes="heading", id=f"place-{place.name.lower()}")
        rows = []
        # In the order of the line of keys; after that what is left out of it.
        for command in sorted(at(place), key=lambda each: each.rank or len(COMMANDS)):
            keys = " ".join(show(key) for key in self._keymap.keys(command.id))
            rows.append((Content.styled(f"{keys:<{KEYS}}  ", "bold"), Content(command.help)))
        yield HangingList(rows, classes="rows")

    def on_mount(self) -> None:
        """Open at the keys of the screen below; at the top above Home, which comes first."""
        place = place_of(self.app.screen_stack[-2])
        if place is not None and place is not Place.HOME:
            self.call_after_refresh(self._turn_to, place)

    def _turn_to(self, place: Place) -> None:
        # None where the page was closed again before it was painted.
        for heading in self.query(f"#place-{place.name.lower()}"):
            heading.scroll_visible(animate=False, top=True, immediate=True)

    def action_close(self) -> None:
        """Back to where one came from."""
        self.dismiss()
