"""Rows whose wrapped lines stay under their text."""

from collections.abc import Sequence

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

    def render(self) -> RenderResult:
        """The lines, wrapped to the present width."""
        return Content("\n").join(hang(self._entries, self.content_size.width))


def hang(rows: Sequence[Row], width: int) -> list[Content]:
    """The rows in lines of at most `width` cells."""
    room = max((lead.cell_length for lead, _ in rows), default=0)
    lines: list[Content] = []
    for lead, text in rows:
        first = lead + " " * (room - lead.cell_length)
        for number, part in enumerate(text.wrap(max(width - room, 8))):
            lines.append((Content(" " * room) if number else first) + part)
    return lines


def bullets(texts: Sequence[Content]) -> list[Row]:
    """The texts with a bullet in front of each."""
    return [(Content.styled("• ", "$primary"), text) for text in texts]
