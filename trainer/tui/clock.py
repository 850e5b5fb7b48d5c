"""The line at the top of a long answer: what it is about, and quietly how long it has taken."""

from collections.abc import Callable

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from trainer.tui import words
from trainer.tui.edges import spread
from trainer.tui.progress import bar

NUDGE = "time to round it off"
"""Said when the minutes are over; nothing is cut off."""


class Clock(Widget, can_focus=False):
    """What is asked on the left, the minutes on the right, a slim bar below."""

    def __init__(self) -> None:
        super().__init__()
        self._about = ""
        self._beside = ""
        self._spent: Callable[[], float] | None = None
        self._minutes = 0.0
        self._drawn: tuple[int, int] | None = None
        """The minutes and the cells of the bar as they are on the screen."""

    def on_mount(self) -> None:
        """Look at the time every second; it is drawn only when that shows."""
        self.set_interval(1, self.look)

    def run(self, about: str, spent: Callable[[], float], minutes: float) -> None:
        """Show the time that passes: `spent()` seconds so far, of so many minutes."""
        self._about, self._spent, self._minutes = about, spent, minutes
        self.refresh()

    def rest(self, about: str, beside: str) -> None:
        """Show no running time, but `beside` in its place."""
        self._about, self._spent, self._beside = about, None, beside
        self.refresh()

    def look(self) -> None:
        """Draw the time anew if it has moved on visibly."""
        if self._spent is not None and self._reading(self._spent()) != self._drawn:
            self.refresh()

    def render(self) -> RenderResult:
        """Two lines."""
        width = self.content_size.width
        if self._spent is None:
            first = spread(words.line(self._about), words.line(self._beside), width)
            return first.stylize("$quiet") + "\n" + bar(width, 0, 0)
        seconds = self._spent()
        minutes, filled = self._drawn = self._reading(seconds)
        is_over = seconds >= 60 * self._minutes
        nudge = f" · {NUDGE}" if is_over else ""
        right = Content(f"{minutes} of {self._minutes:g} min{nudge}")
        first = spread(words.line(self._about), right, width).stylize("$quiet")
        if is_over:
            first = first.stylize("$text-warning", max(width - right.cell_length, 0))
        return first + "\n" + bar(width, filled, width)

    def _reading(self, seconds: float) -> tuple[int, int]:
        """Whole minutes, and cells of the bar."""
        width, most = self.content_size.width, max(60 * self._minutes, 1)
        return int(seconds // 60), int(width * min(seconds, most) / most)
