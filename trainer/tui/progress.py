"""How far the session is, and how long a rapid-fire card has been thought about."""

from textual.app import RenderResult
from textual.content import Content
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from trainer.tui import words
from trainer.tui.edges import spread


class Progress(Widget, can_focus=False):
    """What is asked on the left, how far on the right, a slim bar below."""

    done: reactive[int] = reactive(0)
    """Answers given."""
    remaining: reactive[int] = reactive(0)
    """Cards to go."""
    about: reactive[str] = reactive("")
    """Deck, kind and importance of the card."""

    def render(self) -> RenderResult:
        """Two lines."""
        width = self.content_size.width
        right = Content(f"{self.done} done · {self.remaining} to go")
        first = spread(words.line(self.about), right, width).stylize("$quiet")
        return first + "\n" + bar(width, self.done, self.done + self.remaining)


class Countdown(Widget, can_focus=False):
    """A quiet hint of the time that a fluent answer takes; nothing happens when it is over."""

    left: reactive[int] = reactive(0)
    """Seconds to go; below zero once it is over."""

    def __init__(self) -> None:
        super().__init__()
        self._seconds = 0
        self._timer: Timer | None = None

    def start(self, seconds: int) -> None:
        """Count down from `seconds`; where animations are off, only say how long."""
        self.stop()
        self._seconds = self.left = seconds
        if self.app.animation_level != "none":
            self._timer = self.set_interval(1, self._tick)

    def stop(self) -> None:
        """Stand still."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _tick(self) -> None:
        self.left -= 1

    def render(self) -> RenderResult:
        """A bar that empties, and the seconds in a figure."""
        if self.left < 0:
            return Content.styled("Take the time you need.", "$quiet")
        width = min(self.content_size.width - 6, 24)
        drawn = bar(width, self.left, self._seconds)
        return Content.assemble(drawn, "  ", (f"{self.left} s", "$quiet"))


def bar(width: int, part: int, whole: int) -> Content:
    """A thin line, the part of it that is done in the accent colour."""
    filled = width * part // whole if whole else 0
    return Content.assemble(
        ("━" * filled, "$primary"), ("─" * max(width - filled, 0), "$border-blurred")
    )
