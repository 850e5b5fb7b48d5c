"""After a spoken interview: the candidate ticks what was said."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from trainer.content.scenarios import Scenario
from trainer.errors import StoreError
from trainer.events import Moment
from trainer.grading.states import State
from trainer.keymap import Command, Place
from trainer.practice.mock import MockSession
from trainer.practice.transcript import TickStep
from trainer.tui import words
from trainer.tui.bindings import PlaceScreen, bindings
from trainer.tui.keybar import KeyBar
from trainer.tui.ports import Practice
from trainer.tui.ticks import (
    BLANK,
    NEXT_STATE,
    TickLine,
    TickList,
    flag_lead,
    heading,
    state_lead,
)

STRICT = "Tick what you said, as strictly as an interviewer would."


class TickScreen(PlaceScreen[bool]):
    """The rubric of each scenario and the cards; True once all is ticked."""

    PLACE = Place.TICKING
    CSS_PATH = "ticks.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.TICKING)
    AUTO_FOCUS = ""

    def __init__(self, practice: Practice, session: MockSession) -> None:
        super().__init__()
        self._practice = practice
        self.session = session
        """The interview whose answers were spoken."""

    def compose(self) -> ComposeResult:
        """What to do, and the lines."""
        with VerticalGroup(id="column"):
            yield Static(STRICT, id="about")
            with VerticalScroll(id="card", can_focus=False):
                yield TickList()
            yield Static(id="message")
            yield KeyBar()

    def on_mount(self) -> None:
        """List everything, nothing ticked yet unless it was earlier."""
        self.query_one("#message").display = False
        self._list()

    def label(self, command: Command) -> str:
        """The key ticks in other words where there are only two."""
        kind = "".join(self.query_one(TickList).key[:1])
        if command.id == "tick":
            return {"flag": "Claimed", "card": "Right"}.get(kind, command.label)
        return command.label

    def action_next_tick(self) -> None:
        """Go to the next line."""
        self.query_one(TickList).move(1)
        self.refresh_bindings()

    def action_previous_tick(self) -> None:
        """Go to the line before."""
        self.query_one(TickList).move(-1)
        self.refresh_bindings()

    @on(TickList.Clicked)
    def action_tick(self) -> None:
        """Change the marked line."""
        match self.query_one(TickList).key:
            case ("point", scenario, point):
                state = NEXT_STATE[self._state(scenario, point)]
                self._step(lambda now: self.session.tick(scenario, point, state, now))
            case ("flag", scenario, flag):
                raised = flag not in self.session.transcript.flags.get(scenario, ())
                self._step(lambda now: self.session.tick_flag(scenario, flag, now, raised=raised))
            case ("card", item):
                right = self._state(item, "") is not State.HIT
                state = State.HIT if right else State.MISSED
                self._step(lambda now: self.session.tick(item, "", state, now))

    def action_finish_ticking(self) -> None:
        """Make the report of it."""
        if self._step(self.session.next):
            self.dismiss(True)

    def action_pause_ticking(self) -> None:
        """Go back to Home; what is ticked stays ticked."""
        if self._step(self.session.pause):
            self.dismiss(False)

    def _step(self, step: Callable[[Moment], object]) -> bool:
        message = self.query_one("#message", Static)
        try:
            step(self._practice.now())
        except StoreError as error:
            message.update(words.line(f"! Not saved. {error} Press the key to try again."))
            message.display = True
            return False
        message.display = False
        self._list()
        return True

    def _list(self) -> None:
        step = self.session.step
        if isinstance(step, TickStep):
            self.query_one(TickList).show(list(self._lines(step)))

    def _lines(self, step: TickStep) -> Iterator[TickLine]:
        for scenario in step.scenarios:
            yield heading(words.line(scenario.title).plain)
            yield from self._rubric(scenario)
            yield BLANK
        if step.cards:
            yield heading("Warm-up")
        for card in step.cards:
            lead = state_lead(self._state(card.item, ""))
            asked = words.line(card.ask) + " " + words.line(card.solution, "$quiet")
            yield TickLine(lead, asked, ("card", card.item))

    def _rubric(self, scenario: Scenario) -> Iterator[TickLine]:
        for point in scenario.points:
            lead = state_lead(self._state(scenario.id, point.id))
            yield TickLine(lead, words.line(point.say), ("point", scenario.id, point.id))
        if scenario.red_flags:
            yield TickLine(Content(), Content.styled("Wrong claims", "$quiet"))
        raised = self.session.transcript.flags.get(scenario.id, ())
        for flag in scenario.red_flags:
            lead = flag_lead(raised=flag.id in raised)
            yield TickLine(lead, words.line(flag.claim), ("flag", scenario.id, flag.id))

    def _state(self, item: str, name: str) -> State:
        return self.session.transcript.ticks.get(item, {}).get(name, State.MISSED)
