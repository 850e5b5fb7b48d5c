"""What can be done with the item in hand wherever it is shown: flag it, and edit it."""

from textual import on

from trainer.errors import StoreError
from trainer.events import Moment
from trainer.tui.bindings import PlaceScreen
from trainer.tui.editing import Visit, visit_editor
from trainer.tui.flagging import FlagField
from trainer.tui.message_line import MessageLine
from trainer.tui.ports import Practice

_FLAGGED = {True: "Flagged for later.", False: "The flag is taken back.", None: ""}
"""What is said of a flag that is there, that is gone, that never was."""


class HoldingScreen(PlaceScreen[None]):
    """A screen with an item in hand; it holds a MessageLine and a FlagField."""

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self._practice = practice
        self._noted: str | None = None
        """The item that the note is on: the mouse may mark another one meanwhile."""

    @property
    def item(self) -> str | None:
        """The item in hand."""
        raise NotImplementedError

    @property
    def part(self) -> str | None:
        """Where the editor opens: the item, or what is marked of it."""
        return self.item

    def flag_in_hand(self) -> str | None:
        """The note of its flag; None without one. StoreError if it cannot be read."""
        raise NotImplementedError

    def set_flag(self, item: str, note: str, now: Moment) -> bool | None:
        """Flag an item, or take its flag back; whether it is flagged, None for no change."""
        raise NotImplementedError

    def keep_typed(self) -> bool:
        """Keep what stands in a field; False if that failed, which has been said."""
        return True

    def noted(self) -> None:
        """Go on after a note: show the item as it is now, and give the keys back to it."""
        raise NotImplementedError

    def edited(self, visit: Visit, left: Moment) -> None:
        """Go on after the editor, which was opened at the moment `left`."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Show a message, or none."""
        self.query_one(MessageLine).say(text)

    def warn(self, text: str) -> None:
        """Say something that has to be mended, and is no failure of the program."""
        self.query_one(MessageLine).warn(text)

    def fail(self, error: StoreError) -> None:
        """Say what went wrong, and that nothing is lost."""
        then = "Nothing is lost: press the key again to try once more."
        self.query_one(MessageLine).fail(error, then)

    @property
    def is_noting(self) -> bool:
        """Whether a note is being written."""
        return self.is_mounted and self.query_one(FlagField).display

    def action_flag(self) -> None:
        """Ask for a note, which flags the item for later."""
        if self.item is None or not self.is_current:
            return
        try:
            note = self.flag_in_hand()
        except StoreError as error:
            self.fail(error)
            return
        self._noted = self.item
        self.say("")
        self.keep_typed()
        self.query_one(FlagField).open(self.item, note)
        self.refresh_bindings()

    @on(FlagField.Kept)
    def _note_kept(self, event: FlagField.Kept) -> None:
        if self._noted is None:
            return
        try:
            flagged = self.set_flag(self._noted, event.note, self._practice.now())
        except StoreError as error:
            self.fail(error)
            return
        self._note_given_up()
        self.say(_FLAGGED[flagged])

    @on(FlagField.GivenUp)
    def _note_given_up(self) -> None:
        self.query_one(FlagField).close()
        self.noted()
        self.refresh_bindings()

    def action_edit(self) -> None:
        """Open the item in the editor, and go on with it as it is then."""
        if self.part is None or not self.is_current or not self.keep_typed():
            return
        left = self._practice.now()
        self.edited(visit_editor(self.app, self._practice, self.part), left)
