"""The line above the keys that says what happened."""

from textual.content import Content
from textual.widgets import Static

from trainer.errors import StoreError
from trainer.tui import words


class MessageLine(Static):
    """One message at a time; without any it takes no room."""

    def __init__(self) -> None:
        super().__init__(id="message")
        self.display = False

    def say(self, text: str) -> None:
        """Show a message, or none."""
        self._show(words.line(text), is_error=False)

    def warn(self, text: str) -> None:
        """Say something that has to be mended, and is no failure of the program."""
        self._show(words.line(text), is_error=True)

    def fail(self, error: StoreError, then: str) -> None:
        """Say what was not saved and why; `then` is what has become of it."""
        head = Content.assemble(("! Not saved. ", "bold"), words.line(str(error)))
        self._show(head + Content(f"\n{then}"), is_error=True)

    def _show(self, text: Content, *, is_error: bool) -> None:
        self.set_class(is_error, "-error")
        self.update(text)
        self.display = bool(text)
