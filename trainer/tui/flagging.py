"""The line for a note on what is to be looked at later."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup
from textual.message import Message
from textual.widgets import Input

from trainer.keymap import Place
from trainer.scheduling.fold import LONGEST_NOTE
from trainer.tui.bindings import bindings

_NEW = "Flag it for later. A note, if you like"
_OLD = "Your note; empty takes the flag back"


class NoteLine(Input):
    """One line: Enter keeps it, Escape gives it up."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.NOTING)

    def action_keep_note(self) -> None:
        """Flag with what stands here once the keys before have come in: this one overtakes them."""
        self.call_later(lambda: self.post_message(FlagField.Kept(self.value)))

    def action_leave_note(self) -> None:
        """Leave everything as it was."""
        self.post_message(FlagField.GivenUp())


class FlagField(VerticalGroup):
    """The line, which opens when it is asked for."""

    class Kept(Message):
        """The note is complete."""

        def __init__(self, note: str) -> None:
            super().__init__()
            self.note = note

    class GivenUp(Message):
        """The learner thought better of it."""

    def __init__(self) -> None:
        super().__init__()
        self.display = False

    def compose(self) -> ComposeResult:
        """The line alone; what it is for stands on its border."""
        yield NoteLine(compact=True, select_on_focus=False, max_length=LONGEST_NOTE)

    def open(self, note: str | None) -> None:
        """Ask for a note, beginning with the present one; None where there is no flag yet."""
        line = self.query_one(NoteLine)
        if not self.display:
            line.border_title = _NEW if note is None else _OLD
            line.value = note or ""
            line.cursor_position = len(line.value)
            self.display = True
        line.focus()

    def close(self) -> None:
        """Ask for none."""
        self.display = False
