"""A field for a long answer, which is kept every few seconds while it is written."""

from textual import events
from textual.message import Message
from textual.timer import Timer

from trainer.tui.answer import Essay
from trainer.tui.drafting import AUTOSAVE


class DraftField(Essay):
    """Several lines; it asks for what stands in it to be kept, and is told when that is done.

    The screen answers `Keep` with `kept()`. When it is taken off, it asks for `unsaved`.
    """

    class Keep(Message):
        """What stands in the field should be kept now."""

        def __init__(self, field: "DraftField", text: str) -> None:
            super().__init__()
            self.field = field
            self.text = text

    def __init__(self, placeholder: str) -> None:
        super().__init__(
            placeholder=placeholder,
            show_line_numbers=False,
            highlight_cursor_line=False,
            compact=True,
        )
        self._kept = ""
        """What stood in the field when it was kept last."""
        self._timer: Timer | None = None

    @property
    def unsaved(self) -> str | None:
        """What stands in the field and is not kept; None if all of it is."""
        return self.text if self.text != self._kept else None

    def fill(self, text: str) -> None:
        """Begin with a text that is kept already, the cursor at its end."""
        self._kept = text
        self.text = text
        self.move_cursor(self.document.end)

    def kept(self, text: str) -> None:
        """The text was kept."""
        self._kept = text

    def ask_to_keep(self) -> None:
        """Have what was typed since kept now."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        text = self.unsaved
        if text is not None:
            self.post_message(self.Keep(self, text))

    def submits(self, key: str) -> bool:  # noqa: ARG002
        """Enter makes a line, whatever stands in the field."""
        return False

    def on_text_area_changed(self) -> None:
        """A few seconds from now it will be kept."""
        if self._timer is None and self.unsaved is not None:
            self._timer = self.set_timer(AUTOSAVE, self.ask_to_keep)

    def on_blur(self, _event: events.Blur) -> None:
        """Leaving the field is a good moment to keep what stands in it."""
        self.ask_to_keep()
