"""The line for a note on what is to be looked at later."""

from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input

from trainer.errors import StoreError
from trainer.events import Draft, note_draft
from trainer.keymap import Place
from trainer.scheduling.fold import LONGEST_NOTE
from trainer.tui.bindings import bindings
from trainer.tui.drafting import AUTOSAVE
from trainer.tui.ports import Practice

_NEW = "Flag it for later. A note, if you like"
_OLD = "Your note; empty takes the flag back"


class NoteLine(Input):
    """One line: Enter keeps it, Escape gives it up."""

    PLACE = Place.NOTING
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.NOTING)

    def action_keep_note(self) -> None:
        """Flag with what stands here once the keys before have come in: this one overtakes them."""
        self.call_later(lambda: self.post_message(FlagField.Kept(self.value)))

    def action_leave_note(self) -> None:
        """Leave everything as it was."""
        self.post_message(FlagField.GivenUp())


class FlagField(VerticalGroup):
    """The line, which opens when it is asked for.

    What stands in it is kept as a draft: a window that is closed takes no note with it.
    """

    class Kept(Message):
        """The note is complete."""

        def __init__(self, note: str) -> None:
            super().__init__()
            self.note = note

    class GivenUp(Message):
        """The learner thought better of it."""

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self.display = False
        self._practice = practice
        self._line = NoteLine(compact=True, select_on_focus=False, max_length=LONGEST_NOTE)
        self._key = ""
        """The draft's, while the line is open; a widget that is taken down is displayed no more."""
        self._kept = ""
        """What is on the disk already, as a note or as its draft."""
        self._autosave: Timer | None = None

    def compose(self) -> ComposeResult:
        """The line alone; what it is for stands on its border."""
        yield self._line

    def on_unmount(self) -> None:
        """Keep what was being typed, whatever it was that ended the program."""
        self._keep()

    def open(self, item: str, note: str | None) -> None:
        """Ask for a note on an item, beginning with what was typed last time, else the present one.

        `note` is None where there is no flag yet.
        """
        line = self._line
        if not self._key:
            self._key = note_draft(item)
            line.border_title = _NEW if note is None else _OLD
            line.value = self._kept = self._draft(note or "")
            line.cursor_position = len(line.value)
            self.display = True
        line.focus()

    def close(self) -> None:
        """Ask for none, and forget what was typed: it is a note now, or was given up."""
        self._stop()
        if self._key:
            with suppress(StoreError):
                self._practice.forget_draft(self._key)
        self._key = ""
        self.display = False

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._key and self._autosave is None:
            self._autosave = self.set_timer(AUTOSAVE, self._keep)

    def _draft(self, note: str) -> str:
        with suppress(StoreError):
            if draft := self._practice.draft_of(self._key):
                return draft.text
        return note

    def _keep(self) -> None:
        """Keep what stands in the line; whether it could be is seen at Enter."""
        self._stop()
        if not self._key or self._line.value == self._kept:
            return
        with suppress(StoreError):
            now = self._practice.now().utc_ms
            self._practice.keep_draft(Draft(self._key, self._line.value, now))
            self._kept = self._line.value

    def _stop(self) -> None:
        if self._autosave is not None:
            self._autosave.stop()
            self._autosave = None
