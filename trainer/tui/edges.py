"""A line with something at either end."""

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget


class Edges(Widget, can_focus=False):
    """One line: the left text at the left edge, the right one at the right."""

    def __init__(self, left: str, right: str) -> None:
        super().__init__()
        self._left = left
        self._right = right

    def show(self, left: str, right: str) -> None:
        """Put these at the ends."""
        self._left, self._right = left, right
        self.refresh()

    def render(self) -> RenderResult:
        """The line at the present width."""
        return spread(Content(self._left), Content(self._right), self.content_size.width)


def spread(left: Content, right: Content, width: int) -> Content:
    """Both texts on one line of `width` cells; the left one is cut if it has to be."""
    left = left.truncate(max(width - right.cell_length - 2, 1), ellipsis=True)
    line = left + " " * max(width - left.cell_length - right.cell_length, 1) + right
    return line.truncate(width)
