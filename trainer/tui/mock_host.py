"""Being the interviewer: the question, the facts, the rubric to tick, the clock."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from trainer.content.points import Point
from trainer.errors import StoreError
from trainer.events import Moment
from trainer.grading.states import State
from trainer.keymap import Command, Place
from trainer.practice.host import HostSession
from trainer.tui import mock_words, words
from trainer.tui.answer import Left, Line, Submitted
from trainer.tui.bindings import PlaceScreen, bindings
from trainer.tui.keybar import KeyBar
from trainer.tui.mock_strip import PlanStrip
from trainer.tui.ports import Practice
from trainer.tui.ticks import (
    BLANK,
    NEXT_STATE,
    TickLine,
    TickList,
    fact_lead,
    flag_lead,
    heading,
    state_lead,
)


class HostScreen(PlaceScreen[None]):
    """Draws an interview that a person holds; its report opens above it."""

    PLACE = Place.HOSTING
    CSS_PATH = "ticks.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.HOSTING)
    AUTO_FOCUS = ""

    def __init__(self, practice: Practice, session: HostSession) -> None:
        super().__init__()
        self._practice = practice
        self.session = session
        """The interview that is held."""
        self._typed = session.draft
        """A note that is being typed."""

    def compose(self) -> ComposeResult:
        """The plan, the page to tick, a line for notes."""
        with VerticalGroup(id="column"):
            yield PlanStrip()
            with VerticalScroll(id="card", can_focus=False):
                yield TickList()
            yield Line(compact=True, select_on_focus=False, placeholder="A note for yourself.")
            yield Static(id="nudge")
            yield Static(id="message")
            yield KeyBar()

    def on_mount(self) -> None:
        """Go on from where it stands."""
        note = self.query_one(Line)
        note.value = self.session.draft
        note.display = bool(note.value)
        # At once: the process is stopped right after the signal.
        self.app.app_suspend_signal.subscribe(self, self._suspended, immediate=True)
        self.app.app_resume_signal.subscribe(self, self._resumed)
        self._step(self.session.go_on)
        if self.app.animation_level != "none":
            self.set_interval(1, self.tick)

    def on_unmount(self) -> None:
        """Keep a note that is being typed and stop the clock, whatever ended the program."""
        with suppress(StoreError):
            self._pause(self._practice.now())

    def _suspended(self, _app: App[object]) -> None:
        """Off to the shell: the clock stands still there."""
        with suppress(StoreError):
            self._pause(self._practice.now())

    def _resumed(self, _app: App[object]) -> None:
        # Where ticks or the report lie above, they go on by themselves.
        if self.app.screen is self:
            self._step(self.session.go_on)

    def _pause(self, now: Moment) -> None:
        self.session.typing(self._typed, now)
        self.session.pause(now)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._typed = event.value

    def show(self) -> None:
        """Bring the screen in line with the interview."""
        if self.session.report is not None:
            # Imported here: an interview takes a while before it needs it.
            from trainer.tui.report import ReportScreen

            screen = ReportScreen(self._practice, self.session.report)
            self.app.push_screen(screen, self._read_report)
            return
        self.query_one(TickList).show(list(self._lines()))
        self.tick()
        self.refresh_bindings()

    def _read_report(self, _result: None) -> None:
        self.dismiss()

    def tick(self) -> None:
        """Show the time, and once a phase is over say so quietly; keep what is being typed."""
        now = self._practice.now()
        with suppress(StoreError):
            self.session.typing(self._typed, now)
        strip, clock = self.session.strip(now), self.session.clock(now)
        self.query_one(PlanStrip).show(strip, clock)
        present = next((n for n, phase in enumerate(strip) if phase.is_present), None)
        said = ""
        if present is not None and clock.is_over:
            following = strip[present + 1] if present + 1 < len(strip) else None
            said = mock_words.nudge(strip[present], following)
        nudge = self.query_one("#nudge", Static)
        nudge.update(said)
        nudge.display = bool(said)

    def label(self, command: Command) -> str:
        """The footer's words, by the marked line."""
        if command.id == "next-phase":
            strip = self.session.strip(self._practice.now())
            return "Report" if strip[-1].is_present else command.label
        if command.id == "tick":
            kind = "".join(self.query_one(TickList).key[:1])
            return {"reveal": "Given", "flag": "Claimed"}.get(kind, command.label)
        if command.id == "submit-figure":
            return "Note it"
        return command.label

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """A probe belongs to a point that has one."""
        return action != "probe" or (self.is_mounted and self._probed_point() is not None)

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
        session = self.session
        match self.query_one(TickList).key:
            case ("reveal", reveal):
                self._step(lambda now: session.give(reveal, now))
            case ("point", point):
                state = NEXT_STATE[session.states.get(point, State.MISSED)]
                self._step(lambda now: session.tick(point, state, now))
            case ("flag", flag):
                raised = flag not in session.flags
                self._step(lambda now: session.tick_flag(flag, now, raised=raised))

    def action_probe(self) -> None:
        """The probe of the marked point was asked."""
        point = self._probed_point()
        if point is not None:
            self._step(lambda now: self.session.probe(point.id, now))

    def action_note(self) -> None:
        """Open the line for a note."""
        note = self.query_one(Line)
        note.display = True
        self.set_focus(note)

    @on(Submitted)
    def _noted(self) -> None:
        note = self.query_one(Line)
        text = note.value
        if not text.strip() or self._step(lambda now: self.session.note(text, now)):
            note.value = self._typed = ""
            note.display = False
            self.set_focus(None)

    @on(Left)
    def _left(self) -> None:
        self.set_focus(None)

    def action_next_phase(self) -> None:
        """Go on to the next phase; after the last one comes the report."""
        self._step(self.session.next)

    def action_pause_hosting(self) -> None:
        """Stop the clock and go back to Home."""
        if self._step(self._pause):
            self.dismiss()

    def _probed_point(self) -> Point | None:
        """The marked point, if it has a probe."""
        match self.query_one(TickList).key:
            case ("point", name):
                points = self.session.scenario.points
                return next((each for each in points if each.id == name and each.probe), None)
        return None

    def _step(self, step: Callable[[Moment], object]) -> bool:
        message = self.query_one("#message", Static)
        try:
            step(self._practice.now())
        except StoreError as error:
            message.update(words.line(f"! Not saved. {error} Press the key to try again."))
            message.display = True
            return False
        message.display = False
        self.show()
        return True

    def _lines(self) -> Iterator[TickLine]:
        scenario, session = self.session.scenario, self.session
        yield TickLine(Content(), words.prose(scenario.ask, "bold"))
        if scenario.context:
            yield TickLine(Content(), words.prose(scenario.context, "$quiet"))
        if scenario.reveals:
            yield BLANK
            yield heading("Facts to give when asked")
        for reveal in scenario.reveals:
            lead = fact_lead(given=reveal.id in session.given)
            yield TickLine(lead, words.line(reveal.say), ("reveal", reveal.id))
        yield BLANK
        yield heading("Rubric")
        for point in scenario.points:
            state = session.states.get(point.id, State.MISSED)
            lead = state_lead(state, hinted=point.id in session.hinted)
            yield TickLine(lead, self._point(point, state), ("point", point.id))
        if scenario.red_flags:
            yield BLANK
            yield heading("Wrong claims")
        for flag in scenario.red_flags:
            lead = flag_lead(raised=flag.id in session.flags)
            yield TickLine(lead, words.line(flag.claim), ("flag", flag.id))
        if session.notes:
            yield BLANK
            yield heading("Notes")
        for note in session.notes:
            yield TickLine(Content(), words.line(f"  {note}"))

    def _point(self, point: Point, state: State) -> Content:
        """A point with its probe, as long as that is of use."""
        text = words.line(point.say)
        if not point.probe or (state is State.HIT and point.id not in self.session.probed):
            return text
        name = "asked: " if point.id in self.session.probed else "probe: "
        return text + "\n" + Content.styled(name, "$quiet") + words.line(point.probe, "$quiet")
