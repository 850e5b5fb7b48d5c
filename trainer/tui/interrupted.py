"""An interview that was interrupted: where it stood, and whether to go on with it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Static

from trainer.content.text import shortened
from trainer.events import Moment
from trainer.keymap import Command, Place
from trainer.keys import Keymap
from trainer.practice.sitting import Sitting
from trainer.practice.timeline import Clock, PhaseView
from trainer.practice.wording import clock as written
from trainer.tui import words
from trainer.tui.bindings import PlaceScreen, bindings, way_back
from trainer.tui.keybar import KeyBar
from trainer.tui.mock_strip import PlanStrip


class InterruptedScreen(PlaceScreen[bool]):
    """True to go on, False to give it up, None to leave it for later."""

    PLACE = Place.INTERRUPTED
    CSS_PATH = "mock_setup.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.INTERRUPTED)

    def __init__(self, sitting: Sitting, now: Moment, keymap: Keymap) -> None:
        super().__init__()
        self._sitting, self._now, self._keymap = sitting, now, keymap

    def compose(self) -> ComposeResult:
        """Where it stood, and the two ways on."""
        strip, clock = self._sitting.strip(self._now), self._sitting.clock(self._now)
        go_on, give_up = (self._keymap.shown(name) for name in ("continue-mock", "abandon-mock"))
        with VerticalGroup(id="column"):
            yield Static("An interview was interrupted", id="title")
            yield PlanStrip()
            yield Static(
                Content(f"It stood {stood(strip, clock)}. The clock has stood still since.")
            )
            if draft := words.line(self._sitting.draft).plain:
                yield Static(Content(f"What you had typed is kept: “{shortened(draft, 60)}”"))
            yield Static(
                f"{go_on} goes on with it. {give_up} gives it up: it gets no report, and what "
                "you said stays in the journal.",
                id="what-next",
            )
            yield KeyBar()

    def on_mount(self) -> None:
        """Draw the plan."""
        strip, clock = self._sitting.strip(self._now), self._sitting.clock(self._now)
        self.query_one(PlanStrip).show(strip, clock)

    def label(self, command: Command) -> str:
        """The footer's words."""
        return way_back(self) if command.id == "leave-mock" else command.label

    def action_continue_mock(self) -> None:
        """Go on where it stood."""
        self.dismiss(True)

    def action_abandon_mock(self) -> None:
        """End it without a report."""
        self.dismiss(False)

    def action_leave_mock(self) -> None:
        """Leave it for later."""
        self.dismiss(None)


def stood(strip: "tuple[PhaseView, ...]", clock: Clock) -> str:
    """Where an interview stood, in words."""
    present = next((phase for phase in strip if phase.is_present), None)
    where = f"in {present.phase.stage}" if present else "at its end, with only ticking to do"
    return f"{where}, {written(clock.spent)} of {clock.planned / 60:.0f} minutes used"
