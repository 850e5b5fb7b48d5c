"""The mock interview on one screen whose content is swapped; no feedback until its end."""

from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from trainer.errors import StoreError
from trainer.events import Moment
from trainer.keymap import Command, Place
from trainer.practice.mock import MockSession
from trainer.practice.transcript import ClarifyStep, Step, TickStep
from trainer.tui import mock_words, words
from trainer.tui.answer import Left, Submitted, Typed
from trainer.tui.bindings import PlaceScreen, bindings
from trainer.tui.drafting import Draft
from trainer.tui.hanging import HangingList
from trainer.tui.keybar import KeyBar
from trainer.tui.message_line import MessageLine
from trainer.tui.mock_clock import BigClock
from trainer.tui.mock_field import Ended, Read, Talk
from trainer.tui.mock_strip import PlanStrip
from trainer.tui.ports import Practice

HELD = 1.0
"""Seconds before a key can end a spoken step: one that is held down would end them all."""

_SCROLLING = ("line-down", "line-up", "read-down", "read-up")


class AskedScroll(VerticalScroll, inherit_bindings=False):
    """The question with its facts, which may be longer than the screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.MOCK, *_SCROLLING)

    def action_read_down(self) -> None:
        """Scroll down a page."""
        self.scroll_page_down(animate=False)

    def action_read_up(self) -> None:
        """Scroll up a page."""
        self.scroll_page_up(animate=False)

    def action_line_down(self) -> None:
        """Scroll down."""
        self.scroll_down(animate=False)

    def action_line_up(self) -> None:
        """Scroll up."""
        self.scroll_up(animate=False)


class MockScreen(PlaceScreen[None]):
    """Draws an interview and forwards what the candidate does; its report opens above it."""

    PLACE = Place.MOCK
    CSS_PATH = "mock.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.MOCK, without=_SCROLLING)
    AUTO_FOCUS = ""

    def __init__(self, practice: Practice, session: MockSession) -> None:
        super().__init__()
        self._practice = practice
        self.session = session
        """The interview that is on."""
        self._shown: Step | None = None
        """The step that the field belongs to."""
        self._since = 0
        """The wall clock when that step came up, UTC ms."""
        self._passing = False
        """The candidate asked once to pass without a word."""
        self._draft = Draft(self, self._save_draft)

    @property
    def is_spoken(self) -> bool:
        """Whether answers are spoken."""
        return self.session.plan.setup.spoken

    def compose(self) -> ComposeResult:
        """Every widget once; what a step does not need is not displayed."""
        with VerticalGroup(id="column"):
            yield PlanStrip()
            with AskedScroll(id="card"):
                yield Static(id="about")
                yield Static(id="question")
                yield Static(id="context")
                yield HangingList(id="facts")
            yield Static(id="task")
            yield BigClock()
            yield Talk()
            yield Static(id="nudge")
            yield MessageLine()
            yield KeyBar()

    def on_mount(self) -> None:
        """Go on with the interview, from where it stands."""
        self._say("")
        self.set_class(self.is_spoken, "-spoken")
        # At once: the process is stopped right after the signal.
        self.app.app_suspend_signal.subscribe(self, self._suspended, immediate=True)
        self.app.app_resume_signal.subscribe(self, self._resumed)
        self._step(self.session.go_on)
        if self.app.animation_level != "none":
            self.set_interval(1, self.tick)

    def on_unmount(self) -> None:
        """Keep what was typed and stop the clock, whatever it was that ended the program."""
        with suppress(StoreError):
            self._draft.keep(self._write_draft)
        with suppress(StoreError):
            self.session.pause(self._practice.now())

    def _suspended(self, _app: App[object]) -> None:
        """Off to the shell: the clock stands still there."""
        self._save_draft()
        with suppress(StoreError):
            self.session.pause(self._practice.now())

    def _resumed(self, _app: App[object]) -> None:
        # Where ticks or the report lie above, they go on by themselves.
        if self.app.screen is self:
            self._step(self.session.go_on)

    def show(self) -> None:
        """Bring the screen in line with the interview."""
        step = self.session.step
        if step is None or isinstance(step, TickStep):
            self._finish()
            return
        page = mock_words.page(step, spoken=self.is_spoken)
        clarifying = isinstance(step, ClarifyStep)
        self._put("#about", words.line(page.about))
        self._put("#question", page.question)
        self._put("#context", page.context)
        facts = mock_words.fact_rows(list(self.session.asked), clarifying=clarifying)
        self.query_one("#facts", HangingList).show(facts)
        self._put("#task", page.task)
        typed = clarifying or not self.is_spoken
        self.query_one(BigClock).display = not typed
        if step is not self._shown:
            self._begin(step, page, typed=typed)
        self.tick()
        self.refresh_bindings()

    def _finish(self) -> None:
        """All is said: tick what was spoken, then show the report."""
        # Imported here: an interview takes a while before it needs them.
        from trainer.tui.mock_ticking import TickScreen
        from trainer.tui.report import ReportScreen

        if self.session.report is not None:
            screen = ReportScreen(self._practice, self.session.report)
            self.app.push_screen(screen, self._read_report)
        elif self.session.step is not None:
            self.app.push_screen(TickScreen(self._practice, self.session), self._ticked)
        else:
            self.dismiss()

    def _ticked(self, done: bool | None) -> None:
        if done:
            self._finish()
        else:
            self.dismiss()

    def _read_report(self, _result: None) -> None:
        self.dismiss()

    def _begin(self, step: Step, page: mock_words.Page, *, typed: bool) -> None:
        self._shown, self._passing = step, False
        self._since = self._practice.now().utc_ms
        talk, card = self.query_one(Talk), self.query_one("#card")
        if typed:
            talk.open(self.session.draft, page.placeholder, long=page.long)
        else:
            talk.close()
        self.set_focus(talk.field or card)
        card.scroll_home(animate=False)

    def tick(self) -> None:
        """Show the time as it is now; once a phase is over, say so quietly."""
        now = self._practice.now()
        strip, clock = self.session.strip(now), self.session.clock(now)
        self.query_one(PlanStrip).show(strip, clock)
        self.query_one(BigClock).show(clock.phase_spent, clock.phase_planned)
        present = next((n for n, phase in enumerate(strip) if phase.is_present), None)
        said = ""
        if present is not None and clock.is_over:
            following = strip[present + 1] if present + 1 < len(strip) else None
            said = mock_words.nudge(strip[present], following)
        self._put("#nudge", words.line(said))

    def label(self, command: Command) -> str:
        """The footer's words, by what the step wants."""
        clarifying = isinstance(self.session.step, ClarifyStep)
        if command.id == "submit":
            talk = self.query_one(Talk)
            return "Done asking" if clarifying else "Hand in" if talk.is_long else ""
        if command.id == "submit-figure":
            return "Ask" if clarifying else "Hand in"
        if command.id in ("read-down", "read-up"):
            card = self.query_one("#card")
            return command.label if card.max_scroll_y and command.rank else ""
        return command.label

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Each step has its own way to go on."""
        talk = self.query_one(Talk) if self.is_mounted else None
        if action == "talk":
            return talk is not None and talk.field is not None and talk.field is not self.focused
        if action == "done":
            return talk is not None and talk.field is None
        return action != "end_asking" or isinstance(self.session.step, ClarifyStep)

    @on(Typed)
    def _typed(self, event: Typed) -> None:
        self._draft.typed(event.text)
        self._passing = False

    @on(Left)
    def _left(self) -> None:
        self.set_focus(self.query_one("#card"))

    @on(Read)
    def _read(self, event: Read) -> None:
        card = self.query_one("#card")
        card.scroll_relative(y=event.pages * max(card.size.height - 1, 1), animate=False)

    @on(Submitted)
    def _submitted(self) -> None:
        text = self.query_one(Talk).text
        if isinstance(self.session.step, ClarifyStep):
            self._ask(text)
        elif text.strip() or self._passing:
            self._step(lambda now: self.session.answer(text, now))
        else:
            self._passing = True
            self._say(mock_words.EMPTY)

    @on(Ended)
    def _ended(self) -> None:
        if isinstance(self.session.step, ClarifyStep):
            self.action_end_asking()
        else:
            self._submitted()

    def _ask(self, text: str) -> None:
        if not text.strip():
            self._say(mock_words.EMPTY_QUESTION)
            return
        if not self._step(lambda now: self.session.ask(text, now)):
            return
        self.query_one(Talk).clear()
        # The reply stands at the end of what may be a long page.
        self.call_after_refresh(self.query_one("#card").scroll_end, animate=False)

    def action_talk(self) -> None:
        """Go into the field."""
        self.set_focus(self.query_one(Talk).field)

    def action_done(self) -> None:
        """Said what there is to say."""
        if self._practice.now().utc_ms - self._since >= HELD * 1000:
            self._step(lambda now: self.session.answer("", now))

    def action_end_asking(self) -> None:
        """Go on to the answer; a question that was not asked yet is not lost."""
        if self.query_one(Talk).text.strip() and not self._passing:
            self._passing = True
            self._say("Enter asks what you typed; once more drops it.")
            return
        self._step(self.session.next)

    def action_pause(self) -> None:
        """Stop the clock and go back to Home."""
        self._save_draft()
        try:
            self.session.pause(self._practice.now())
        except StoreError as error:
            self._fail(error)
            return
        self.dismiss()

    def _step(self, step: Callable[[Moment], object]) -> bool:
        """Take a step of the interview and show where it led; on failure stay and say why."""
        try:
            step(self._practice.now())
        except StoreError as error:
            self._fail(error)
            return False
        # What was handed in must not come back as a draft.
        self._draft.drop()
        self._say("")
        self.show()
        return True

    def _save_draft(self) -> None:
        try:
            self._draft.keep(self._write_draft)
        except StoreError as error:
            self._fail(error)

    def _write_draft(self, text: str) -> None:
        if self._shown is self.session.step:
            self.session.typing(text, self._practice.now())

    def _put(self, name: str, text: Content) -> None:
        """Show a text; without one its place is given up."""
        widget = self.query_one(name, Static)
        widget.update(text)
        widget.display = bool(text.plain)

    def _say(self, text: str) -> None:
        self.query_one(MessageLine).say(text)

    def _fail(self, error: StoreError) -> None:
        said = f"! Not saved. {error} Press the key to try again."
        self.query_one(MessageLine).warn(said)
