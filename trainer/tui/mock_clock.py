"""A big calm clock, for answers that are spoken."""

from collections.abc import Iterator

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from trainer.practice.wording import clock as written
from trainer.tui.overview import big


class BigClock(Widget, can_focus=False):
    """The time of the present phase in big figures, the plan for it below."""

    def __init__(self) -> None:
        super().__init__()
        self._spent = self._planned = 0.0

    def show(self, spent: float, planned: float) -> None:
        """Show seconds spent and planned."""
        self._spent, self._planned = spent, planned
        self.refresh()

    def render(self) -> RenderResult:
        """Four lines."""
        return Content("\n").join(self._lines())

    def _lines(self) -> Iterator[Content]:
        for line in big(written(self._spent)):
            yield Content.styled(line, "$primary")
        yield Content.styled(f"of {written(self._planned)}", "$quiet")
