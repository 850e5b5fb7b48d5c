"""What every part of the screen of a drill does: take a step, and show where it led."""

from collections.abc import Callable

from trainer.errors import StoreError
from trainer.events import Moment
from trainer.practice.drill import DrillSession
from trainer.tui.holding import HoldingScreen
from trainer.tui.ports import Practice


class SteppingScreen(HoldingScreen):
    """A drill under way."""

    def __init__(self, practice: Practice, session: DrillSession) -> None:
        super().__init__(practice)
        self.session = session
        """What is drawn."""

    def show(self) -> None:
        """Bring the screen in line with the session."""
        raise NotImplementedError

    def step(self, step: Callable[[Moment], object]) -> None:
        """Take a step of the session and show where it led; on failure stay and say why."""
        try:
            step(self._practice.now())
        except StoreError as error:
            self.fail(error)
            return
        self.say("")
        self.show()
