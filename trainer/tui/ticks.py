"""Lines to tick: a mark that moves, a sign with its word in front, the text behind."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.app import RenderResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from trainer.grading.states import State
from trainer.tui.hanging import Row, hang
from trainer.tui.points import SIGNS, STATE_NAMES

NEXT_STATE = {
    State.MISSED: State.HIT,
    State.HIT: State.PARTIAL,
    State.PARTIAL: State.MISSED,
    State.CONTRADICTED: State.MISSED,
}
"""What a key makes of a state."""


class TickLine(NamedTuple):
    """One line."""

    lead: Content
    """Sign and word, of one width for all lines; empty for a heading."""
    text: Content
    key: tuple[str, ...] = ()
    """What a tick of it means; empty for what cannot be ticked."""


class TickList(Widget, can_focus=False):
    """The lines; one of those that can be ticked is marked."""

    class Clicked(Message):
        """The learner clicked the line that is marked now."""

    def __init__(self) -> None:
        super().__init__(id="ticks")
        self._lines: Sequence[TickLine] = ()
        self._marked = 0

    @property
    def key(self) -> tuple[str, ...]:
        """The key of the marked line; empty if there is none."""
        return self._lines[self._marked].key if self._marked < len(self._lines) else ()

    def show(self, lines: Sequence[TickLine]) -> None:
        """Show these; the mark stays where it is."""
        self._lines = lines
        if not self.key:
            self._marked = next((n for n, line in enumerate(lines) if line.key), 0)
        self.refresh(layout=True)

    def move(self, by: int) -> None:
        """Move the mark to the next line that can be ticked."""
        place = self._marked + by
        while 0 <= place < len(self._lines) and not self._lines[place].key:
            place += by
        if 0 <= place < len(self._lines):
            self._marked = place
            self.show(self._lines)
        self.call_after_refresh(self._bring_in_sight)

    def on_click(self, event: events.Click) -> None:
        """Mark the line under the pointer, and tick it."""
        row = self.row_at(event.get_content_offset_capture(self).y)
        if row is not None and self._lines[row].key:
            self._marked = row
            self.show(self._lines)
            self.post_message(self.Clicked())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The lines that the list takes at a width."""
        return sum(map(len, self._drawn(width)))

    def row_at(self, line: int) -> int | None:
        """The row that a line belongs to, both counted from 0; None below the last."""
        for row, drawn in enumerate(self._drawn(self.content_size.width)):
            if line < len(drawn):
                return row
            line -= len(drawn)
        return None

    def render(self) -> RenderResult:
        """The lines, wrapped to the present width."""
        drawn = self._drawn(self.content_size.width)
        return Content("\n").join(line for lines in drawn for line in lines)

    def _drawn(self, width: int) -> list[list[Content]]:
        """The lines of each row; headings begin at the edge."""
        return [
            hang([self._row(number)], width) if line.key else line.text.wrap(max(width, 8))
            for number, line in enumerate(self._lines)
        ]

    def _row(self, number: int) -> Row:
        line = self._lines[number]
        if number == self._marked:
            return Content.styled("▸ ", "bold $primary") + line.lead, line.text.stylize("bold")
        return Content("  ") + line.lead, line.text

    def _bring_in_sight(self) -> None:
        scroll = self.parent
        if not isinstance(scroll, VerticalScroll):
            return
        heights = [len(each) for each in self._drawn(self.content_size.width)]
        top = self.region.y - scroll.region.y + scroll.scroll_y + sum(heights[: self._marked])
        first = next((n for n, line in enumerate(self._lines) if line.key), 0)
        if self._marked == first:
            top = 0  # what stands above the first line has no other way into sight
        bottom = top + heights[self._marked]
        if top < scroll.scroll_y:
            scroll.scroll_to(y=top, animate=False)
        elif bottom > scroll.scroll_y + scroll.size.height:
            scroll.scroll_to(y=bottom - scroll.size.height, animate=False)


def state_lead(state: State, *, hinted: bool = False) -> Content:
    """The sign of a state with its word, always of one width."""
    sign, colour = SIGNS[state]
    word = "hinted" if hinted else STATE_NAMES[state]
    return Content.assemble((f"{sign} ", f"bold {colour}"), (f"{word:<10}", "$quiet"))


def fact_lead(*, given: bool) -> Content:
    """The sign of a fact with its word."""
    sign, word = ("→", "given") if given else ("·", "not yet")
    colour = "$primary" if given else "$quiet"
    return Content.assemble((f"{sign} ", f"bold {colour}"), (f"{word:<10}", "$quiet"))


def flag_lead(*, raised: bool) -> Content:
    """The sign of a wrong claim with its word."""
    sign, word = ("✗", "claimed") if raised else ("·", "not said")
    colour = "$text-error" if raised else "$quiet"
    return Content.assemble((f"{sign} ", f"bold {colour}"), (f"{word:<10}", "$quiet"))


def heading(text: str) -> TickLine:
    """A line that parts groups."""
    return TickLine(Content(), Content.styled(text, "bold"))


BLANK = TickLine(Content(), Content())
