"""The decks that have something to ask today, as a list to pick from."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.keymap import Place
from trainer.store.today import DeckToday, Today
from trainer.tui import words
from trainer.tui.bindings import bindings

FIGURE = 7
"""Cells of a column of figures."""


class DeckList(OptionList, inherit_bindings=False):
    """All decks in the first row, one deck in each row after it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.HOME, "next-deck", "previous-deck")

    def __init__(self) -> None:
        super().__init__(compact=True, markup=False)
        self._rows: list[tuple[str, int, int]] = []
        self._decks: list[str] = []
        self._marked: int | None = None
        """The row that carries the sign."""

    @property
    def deck(self) -> str | None:
        """The id of the marked deck; None for all of them."""
        return self._decks[self.highlighted - 1] if self.highlighted else None

    def show(self, today: Today, decks: Sequence[DeckToday]) -> None:
        """List these decks; the mark stays with its deck."""
        marked = self.deck
        self._decks = [deck.deck for deck in decks]
        self._rows = [("All decks", today.due, today.new)]
        self._rows += [(deck.title, deck.due, deck.new) for deck in decks]
        self.set_options(Option(self._prompt(index)) for index in range(len(self._rows)))
        self.highlighted = self._decks.index(marked) + 1 if marked in self._decks else 0

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Mark the row by a sign as well: colour alone says nothing."""
        super().watch_highlighted(highlighted)
        self._draw_row(self._marked)
        self._marked = highlighted
        self._draw_row(highlighted)

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the figures at the right edge."""
        for index in range(len(self._rows)):
            self._draw_row(index)

    def _draw_row(self, index: int | None) -> None:
        if index is not None and index < self.option_count:
            self.replace_option_prompt_at_index(index, self._prompt(index))

    def _prompt(self, index: int) -> Content:
        title, due, new = self._rows[index]
        mark = "▸ " if index == self.highlighted else "  "
        return mark + row(self.scrollable_content_region.width - 2, title, due, new)


def heading(width: int) -> Content:
    """The names of the columns."""
    deck = "  Deck".ljust(width - 2 * FIGURE)
    return Content(f"{deck}{'due':>{FIGURE}}{'new':>{FIGURE}}")


def row(width: int, title: str, due: int, new: int) -> Content:
    """One deck: its title and its figures, none where there is nothing."""
    name = words.shortened(title, width - 2 * FIGURE - 1)
    gap = " " * max(width - 2 * FIGURE - name.cell_length, 1)
    return name + f"{gap}{due or '':>{FIGURE}}{new or '':>{FIGURE}}"
