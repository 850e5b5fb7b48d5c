"""Choosing a scenario to drill: all of them, the most needed first, narrowed down by typing."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult, RenderResult
from textual.binding import BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from trainer.keymap import Place
from trainer.practice.needed import Drillable
from trainer.tui import words
from trainer.tui.bindings import PlaceScreen, bindings
from trainer.tui.edges import Edges, spread
from trainer.tui.keybar import KeyBar
from trainer.tui.overview import figures

NARROW = 70
"""Cells below which the topic is left out."""

TOPIC = 22
"""Cells of a topic."""


class DrillList(Widget, can_focus=False):
    """The scenarios, one a line; those around the mark if there is no room for all."""

    ALLOW_SELECT = False

    class Clicked(Message):
        """The marked scenario was clicked."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._rows: Sequence[Drillable] = ()
        self._marked = 0
        self._first = 0
        """The first row that is drawn."""

    @property
    def marked(self) -> Drillable | None:
        """The marked scenario; None if none is listed."""
        return self._rows[self._marked] if self._rows else None

    def show(self, rows: Sequence[Drillable]) -> None:
        """List these; the first is marked."""
        self._rows, self._marked, self._first = rows, 0, 0
        self.refresh()

    def move(self, rows: int) -> None:
        """Move the mark."""
        self._marked = min(max(self._marked + rows, 0), max(len(self._rows) - 1, 0))
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Begin the scenario under the pointer."""
        row = event.get_content_offset_capture(self).y - 1 + self._first
        if self._first <= row < len(self._rows):
            self._marked = row
            self.refresh()
            self.post_message(self.Clicked())

    def on_mouse_scroll_down(self) -> None:
        """The wheel moves the mark."""
        self.move(1)

    def on_mouse_scroll_up(self) -> None:
        """The wheel moves the mark."""
        self.move(-1)

    def render(self) -> RenderResult:
        """A line of headings, then the rows that fit."""
        width, height = self.content_size
        if not self._rows:
            return Content.styled("No scenario has these words.", "$quiet")
        room = max(height - 1, 1)
        self._first = min(max(self._marked - room + 1, self._first), self._marked)
        shown = range(self._first, min(self._first + room, len(self._rows)))
        topic = f"{'Topic':<{TOPIC}}" if width >= NARROW else ""
        right = Content(topic + figures("missed", "last"))
        head = spread(Content("  Scenario"), right, width).stylize("$quiet")
        return Content("\n").join([head, *(self._row(number, width) for number in shown)])

    def _row(self, number: int, width: int) -> Content:
        row, is_marked = self._rows[number], number == self._marked
        last = "new" if row.score is None else f"{row.score:.0%}"
        right = Content(figures(row.missed or "", last))
        if width >= NARROW:
            topic = words.line(row.topic).truncate(TOPIC - 2, ellipsis=True)
            topic += " " * (TOPIC - topic.cell_length)
            right = (topic if is_marked else topic.stylize("$quiet")) + right
        left = Content("▸ " if is_marked else "  ") + words.line(row.title)
        line = spread(left, right, width)
        return line.stylize("bold $primary") if is_marked else line


class Search(Input):
    """The words to look for; Enter begins what they found."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.DRILLS, "choose-drill")

    class Entered(Message):
        """Enter was pressed."""

    def action_choose_drill(self) -> None:
        """Begin the marked scenario."""
        self.post_message(self.Entered())


class DrillsScreen(PlaceScreen[str]):
    """All scenarios; its result is the id of the one that was chosen."""

    PLACE = Place.DRILLS
    CSS_PATH = "drills.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.DRILLS, without={"choose-drill"})

    def __init__(self, rows: Sequence[Drillable], today: date) -> None:
        super().__init__()
        self._all = rows
        self._today = today

    def compose(self) -> ComposeResult:
        """The words to look for, and the list."""
        with VerticalGroup(id="column"):
            yield Edges("Drill", words.count(len(self._all), "scenario"))
            yield Search(placeholder="Type to search.", compact=True)
            yield DrillList(self._today)
            yield KeyBar()

    def on_mount(self) -> None:
        """List all of them."""
        self.query_one(DrillList).show(self._all)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        wanted = event.value.casefold().split()
        found = [row for row in self._all if all(word in _text(row) for word in wanted)]
        self.query_one(DrillList).show(found)

    @on(Search.Entered)
    @on(DrillList.Clicked)
    def action_choose_drill(self) -> None:
        """Begin the marked scenario."""
        marked = self.query_one(DrillList).marked
        if marked is not None and self.is_current:
            self.dismiss(marked.id)

    def action_next_drill(self) -> None:
        """Mark the next scenario."""
        self.query_one(DrillList).move(1)

    def action_previous_drill(self) -> None:
        """Mark the scenario before."""
        self.query_one(DrillList).move(-1)

    def action_leave_drills(self) -> None:
        """Show all again; if all are shown, go back."""
        field = self.query_one(Input)
        if field.value:
            field.value = ""
        elif self.is_current:
            self.dismiss()


def _text(row: Drillable) -> str:
    return f"{row.title} {row.topic} {row.id}".casefold()
