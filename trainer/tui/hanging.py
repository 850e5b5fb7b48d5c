"""Rows whose wrapped lines stay under their text."""

from collections.abc import Iterator, Sequence

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

Row = tuple[Content, Content]
"""What stands in front, such as a bullet, a label or a key; and the text."""


class HangingList(Widget, can_focus=False):
    """Rows with something in front."""

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        id: str | None = None,  # noqa: A002
        classes: str = "",
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._entries = rows

    def show(self, rows: Sequence[Row]) -> None:
        """List these; without any the list takes no room."""
        self._entries = rows
        self.display = bool(rows)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The lines that the list takes at a width."""
        return len(hang(self._entries, width))

    def row_at(self, line: int) -> int | None:
        """The row that a line belongs to, both counted from 0; None below the last."""
        for row, lines in enumerate(hang_each(self._entries, self.content_size.width)):
            if line < len(lines):
                return row
            line -= len(lines)
        return None

    def render(self) -> RenderResult:
        """The lines, wrapped to the present width."""
        return Content("\n").join(hang(self._entries, self.content_size.width))


def hang(rows: Sequence[Row], width: int) -> list[Content]:
    """The rows in lines of at most `width` cells."""
    return [line for lines in hang_each(rows, width) for line in lines]


def hang_each(rows: Sequence[Row], width: int) -> Iterator[list[Content]]:
    """The lines of each row."""
    room = max((lead.cell_length for lead, _ in rows), default=0)
    for lead, text in rows:
        first = lead + " " * (room - lead.cell_length)
        parts = text.wrap(max(width - room, 8))
        yield [(Content(" " * room) if n else first) + part for n, part in enumerate(parts)]


def bullets(texts: Sequence[Content]) -> list[Row]:
    """The texts with a bullet in front of each."""
    return [(Content.styled("• ", "$primary"), text) for text in texts]
