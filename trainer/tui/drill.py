"""A drill: one scenario from its question to the closing, on one screen.

Its parts take turns; only what the learner looks at is displayed.
"""

from contextlib import suppress
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.widgets import Static

from trainer.errors import StoreError, UsageError
from trainer.events import Moment
from trainer.keymap import Command, Place
from trainer.keys import Keymap
from trainer.practice.drill import DrillSession
from trainer.practice.drill_phase import DrillPhase
from trainer.scheduling.preview import Grade
from trainer.tui import words
from trainer.tui.answer import Left, Submitted
from trainer.tui.bindings import bindings, way_back
from trainer.tui.clock import Clock
from trainer.tui.drill_assessed import Assessed
from trainer.tui.drill_assessing import AssessingScreen
from trainer.tui.drill_closing import ClosingPage
from trainer.tui.drill_keys import DrillKeys
from trainer.tui.drill_probes import ProbedScreen
from trainer.tui.drill_probing import Probing
from trainer.tui.editing import Visit, complaint
from trainer.tui.essay import DraftField
from trainer.tui.flagging import FlagField
from trainer.tui.grades import GradeBar
from trainer.tui.keybar import KeyBar
from trainer.tui.message_line import MessageLine
from trainer.tui.pacing import undisturbed
from trainer.tui.ports import Practice

WIDE = 100
"""Cells from which the text and the points stand side by side."""

ONE_COLUMN, TWO_COLUMNS = 80, 140
"""Cells at most."""


class DrillScreen(AssessingScreen, ProbedScreen):
    """Draws a drill and forwards what the learner does."""

    PLACE = Place.DRILL
    CSS_PATH = "drill.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.DRILL)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (78, "-normal"), (WIDE, "-wide")]  # noqa: RUF012
    AUTO_FOCUS = ""

    def __init__(self, practice: Practice, session: DrillSession, keymap: Keymap) -> None:
        super().__init__(practice, session)
        self._keymap = keymap
        self._essay = DraftField("Answer as you would in the interview.")

    def compose(self) -> ComposeResult:
        """Every part once; what the phase does not need is not displayed."""
        with VerticalGroup(id="column"):
            yield Clock()
            with VerticalScroll(id="asked", can_focus=False):
                yield Static(id="question")
                yield Static(id="context")
                yield Static(id="flag")
            yield self._essay
            yield Assessed()
            yield self.probing
            yield ClosingPage(can_focus=False)
            yield MessageLine()
            yield FlagField(self._practice)
            yield GradeBar(self._keymap)
            yield KeyBar()

    def on_mount(self) -> None:
        """Ask, and make ready what grading the answer will need."""
        if self.session.phase is DrillPhase.ANSWERING:
            self._essay.fill(self.session.draft)
        self.say("Your draft is back where you left it." if self.session.draft else "")
        undisturbed(self)
        self.show()
        self._warm()

    def on_unmount(self) -> None:
        """Keep what was being typed, whatever it was that ended the program."""
        field = self._field
        text = field.unsaved if field is not None else None
        if text is not None:
            with suppress(StoreError):
                self.session.typing(text, self._practice.now())

    @work(thread=True)
    def _warm(self) -> None:
        self.session.warm()

    def show(self) -> None:
        """Bring the screen in line with the session."""
        phase = self.session.phase
        for part, shown in (
            ("#asked", phase is DrillPhase.ANSWERING),
            (DraftField, phase is DrillPhase.ANSWERING),
            (Assessed, phase is DrillPhase.ASSESSED),
            (Probing, phase is DrillPhase.PROBING or self.is_told),
            (ClosingPage, phase is DrillPhase.CLOSED and not self.is_told),
            (GradeBar, self.is_scored),
        ):
            self.query_one(part).display = shown
        self._fit()
        if self.is_told:
            pass
        elif phase is DrillPhase.ANSWERING:
            self._show_asked()
        elif phase is DrillPhase.ASSESSED:
            self.show_assessed(self.query_one(Assessed).begin)
        elif phase is DrillPhase.PROBING:
            self.show_probe()
        else:
            self._show_closing()
        self.refresh_bindings()
        # Said by the screen itself: else what was there before would be drawn once more first.
        self.refresh(layout=True)

    def on_resize(self) -> None:
        """There may be room for two halves now, or no more."""
        self._fit()

    def _fit(self) -> None:
        """Two halves need more than the one column that all else has."""
        # Not by a class: that would style every widget of the screen anew.
        is_wide = self.session.phase is DrillPhase.ASSESSED and self.size.width >= WIDE
        self.query_one("#column").styles.max_width = TWO_COLUMNS if is_wide else ONE_COLUMN

    def _show_asked(self) -> None:
        session = self.session
        scenario, flag = session.scenario, session.flag
        context = words.prose(scenario.context, "$quiet")
        self.query_one("#question", Static).update(words.prose(scenario.ask))
        self.query_one("#context", Static).update(context)
        self.query_one("#context").display = bool(context)
        self.query_one("#flag", Static).update(words.line(words.flag_line(flag)))
        self.query_one("#flag").display = flag is not None
        self.query_one(Clock).run(
            scenario.title, lambda: session.seconds(self._practice.now()), session.scenario.minutes
        )
        self.set_focus(self._essay)

    def _show_closing(self) -> None:
        self.query_one(Clock).rest(self.session.scenario.title, "done")
        self.query_one(ClosingPage).show(self.session, self._practice.now().day)
        self.set_focus(None)

    @property
    def _keys(self) -> DrillKeys:
        """What keys depend on."""
        field, told = self._field, self.is_told
        has_field, is_typing = field is not None, field is not None and field is self.focused
        if not self.is_mounted:
            return DrillKeys(self.session, has_field, is_typing, told)
        seen = self.query_one(Assessed)
        back = way_back(self)
        shown = (
            back,
            seen.chosen,
            seen.is_marking,
            self.is_noting,
            seen.shows_why,
            seen.shows_model,
        )
        return DrillKeys(self.session, has_field, is_typing, told, *shown)

    def label(self, command: Command) -> str:
        """The footer's words, by what the learner sees."""
        return self._keys.label(command)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """What the phase has a use for."""
        return self._keys.works(action)

    @property
    def _field(self) -> DraftField | None:
        """The field on display."""
        if self.is_told:
            return None
        if self.session.phase is DrillPhase.ANSWERING:
            return self._essay
        if self.session.phase is DrillPhase.PROBING:
            return self.probing.field
        return None

    @on(DraftField.Keep)
    def _keep(self, event: DraftField.Keep) -> None:
        if event.field is not self._field:
            return  # what stood in it was handed in meanwhile
        try:
            self.session.typing(event.text, self._practice.now())
        except StoreError as error:
            self.fail(error)
        else:
            event.field.kept(event.text)

    @on(Submitted)
    def _submitted(self) -> None:
        if self.session.phase is DrillPhase.ANSWERING:
            undisturbed(self)
            text = self._essay.text
            self.step(lambda now: self.session.submit(text, now))
            self._essay.kept(self.session.draft)
        elif self.session.phase is DrillPhase.PROBING and not self.is_told:
            self.answer_probe()

    @on(Left)
    def _left(self) -> None:
        self.set_focus(None)

    def action_go_on(self) -> None:
        """Whatever comes next."""
        phase, proposed = self.session.phase, self.session.proposed
        if self.is_told:
            self.is_told = False
            self.show()
        elif phase is DrillPhase.ASSESSED:
            if proposed is None:
                self.step(self.session.revise)
            else:
                self.grade(Grade(proposed))
        elif phase is DrillPhase.CLOSED:
            self.dismiss()
        else:
            self.action_type()

    def action_type(self) -> None:
        """Go into the field; from the assessment, back to the text."""
        if self.session.phase is DrillPhase.ASSESSED:
            self.step(self.session.revise)
        else:
            self.set_focus(self._field)

    def action_next_point(self) -> None:
        """Go to the next point."""
        self._walk(1)

    def action_previous_point(self) -> None:
        """Go to the point before."""
        self._walk(-1)

    def action_page_down(self) -> None:
        """Scroll what is read."""
        self._scroll(1)

    def action_page_up(self) -> None:
        """Scroll what is read."""
        self._scroll(-1)

    @property
    def item(self) -> str:
        """The scenario."""
        return self.session.scenario.id

    def flag_in_hand(self) -> str | None:
        """The note of its flag."""
        return self.session.flag

    def set_flag(self, item: str, note: str, now: Moment) -> bool | None:  # noqa: ARG002
        """Flag the scenario."""
        return self.session.set_flag(note, now)

    def noted(self) -> None:
        """The flag stands below the question; single keys act again."""
        if self.session.phase is DrillPhase.ANSWERING:
            self._show_asked()
        self.set_focus(None)

    def keep_typed(self) -> bool:
        """Keep what stands in the field."""
        field = self._field
        if field is not None:
            try:
                self.session.typing(field.text, self._practice.now())
            except StoreError as error:
                self.fail(error)
                return False
            field.kept(field.text)
        return True

    def edited(self, visit: Visit, left: Moment) -> None:
        """Go on with the scenario as it is now."""
        if visit.is_wrong:
            self.warn(complaint(visit, "the scenario", self._keymap.shown("edit")))
            return
        if not visit.is_changed:
            self.say(visit.said)
            return
        try:
            scenario = self._practice.scenario(self.item)
            held = self.session.reread(scenario, left, self._practice.now())
        except UsageError:
            self.say("The scenario is gone from its file; this drill goes on with what it was.")
            return
        except StoreError as error:
            self.fail(error)
            return
        now = "as it is now" if held else "from the next drill on"
        self.say(f"Saved: the scenario {now}. {visit.said}".strip())
        if held:
            self.show()
        self.set_focus(None)

    def action_leave(self) -> None:
        """Go back; from the probes on to the closing."""
        if self.session.phase is DrillPhase.PROBING:
            self.leave_probes()
        elif self.is_told:
            self.action_go_on()
        else:
            self.dismiss()

    def _walk(self, rows: int) -> None:
        if self.is_scored:
            self.query_one(Assessed).move(rows)
            self.say("")
            self.refresh_bindings()
        else:
            pane = self._pane
            (pane.scroll_down if rows > 0 else pane.scroll_up)(animate=False)

    def _scroll(self, pages: int) -> None:
        if self.session.phase is DrillPhase.ASSESSED:
            self.query_one(Assessed).scroll_page(pages)
        else:
            pane = self._pane
            (pane.scroll_page_down if pages > 0 else pane.scroll_page_up)(animate=False)

    @property
    def _pane(self) -> VerticalScroll:
        """What scrolls, apart from an assessment."""
        if self.session.phase is DrillPhase.ANSWERING:
            return self.query_one("#asked", VerticalScroll)
        if self.session.phase is DrillPhase.CLOSED and not self.is_told:
            return self.query_one(ClosingPage)
        return self.probing
