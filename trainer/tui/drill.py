"""A drill: one scenario from its question to the closing, on one screen.

Its parts take turns; only what the learner looks at is displayed.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from trainer.errors import StoreError, UsageError
from trainer.events import Moment
from trainer.keymap import BY_ID, Command, Place
from trainer.keys import Keymap
from trainer.practice.drill import DrillPhase, DrillSession
from trainer.practice.probes import Probe, ProbeResult
from trainer.scheduling.preview import Grade
from trainer.tui import words
from trainer.tui.answer import Left, Submitted
from trainer.tui.bindings import PlaceScreen, bindings
from trainer.tui.clock import Clock
from trainer.tui.drill_assessed import Assessed
from trainer.tui.drill_closing import ClosingPage
from trainer.tui.drill_probing import ProbeField, Probing
from trainer.tui.editing import visit_editor
from trainer.tui.essay import DraftField
from trainer.tui.flagging import FlagField
from trainer.tui.grades import COMMAND, GradeBar, GradeButton
from trainer.tui.keybar import KeyBar
from trainer.tui.pacing import undisturbed
from trainer.tui.ports import Practice

WIDE = 100
"""Cells from which the text and the points stand side by side."""

ONE_COLUMN, TWO_COLUMNS = 80, 140
"""Cells at most."""

MARK_HELP = "Mark the words that say it: ↑↓ clause, Shift+←→ word."

_WAITING = {"grade", "go_on", "contest", "why", "model", "type", "leave", "hint", "flag", "edit"}
"""What has to wait while words are marked or a note is written."""


class DrillScreen(PlaceScreen[None]):
    """Draws a drill and forwards what the learner does."""

    PLACE = Place.DRILL
    CSS_PATH = "drill.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.DRILL)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (78, "-normal"), (WIDE, "-wide")]  # noqa: RUF012
    AUTO_FOCUS = ""

    def __init__(self, practice: Practice, session: DrillSession, keymap: Keymap) -> None:
        super().__init__()
        self.session = session
        """What is drawn."""
        self._practice = practice
        self._keymap = keymap
        self._essay = DraftField("Answer as you would in the interview.")
        self._probing = Probing()
        self._told: tuple[Probe, ProbeResult | None] | None = None
        """The probe whose result is on the screen, before the next is asked."""

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
            yield self._probing
            yield ClosingPage(can_focus=False)
            yield Static(id="message")
            yield FlagField()
            yield GradeBar(self._keymap)
            yield KeyBar()

    def on_mount(self) -> None:
        """Ask, and make ready what grading the answer will need."""
        if self.session.phase is DrillPhase.ANSWERING:
            self._essay.fill(self.session.draft)
        self._say("Your draft is back where you left it." if self.session.draft else "")
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
        told = self._told is not None
        for part, shown in (
            ("#asked", phase is DrillPhase.ANSWERING),
            (DraftField, phase is DrillPhase.ANSWERING),
            (Assessed, phase is DrillPhase.ASSESSED),
            (Probing, phase is DrillPhase.PROBING or told),
            (ClosingPage, phase is DrillPhase.CLOSED and not told),
            (GradeBar, phase is DrillPhase.ASSESSED and self.session.proposed is not None),
        ):
            self.query_one(part).display = shown
        self._fit()
        if told:
            pass
        elif phase is DrillPhase.ANSWERING:
            self._show_asked()
        elif phase is DrillPhase.ASSESSED:
            self._show_assessed(self.query_one(Assessed).begin)
        elif phase is DrillPhase.PROBING:
            self._show_probe()
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

    @property
    def _about(self) -> str:
        return self.session.scenario.title

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
            self._about, lambda: session.seconds(self._practice.now()), session.scenario.minutes
        )
        self.set_focus(self._essay)

    def _show_assessed(self, draw: Callable[[DrillSession], None]) -> None:
        session, now = self.session, self._practice.now()
        took = words.minutes(session.seconds(now))
        self.query_one(Clock).rest(self._about, f"answered in {took}")
        draw(session)
        if session.proposed is not None:
            grades = self.query_one(GradeBar)
            grades.show(session.outcomes(now), session.proposed, repeats=False)
        if not self.query_one(Assessed).is_marking:
            self.set_focus(None)

    def _show_probe(self) -> None:
        probe = self.session.probe
        assert probe is not None  # noqa: S101 - the phase says so
        self.query_one(Clock).rest(self._about, f"question {probe.number} of {probe.of}")
        self._probing.ask(probe, self.session.draft)
        self.set_focus(self._probing.field)

    def _show_closing(self) -> None:
        self.query_one(Clock).rest(self._about, "done")
        self.query_one(ClosingPage).show(self.session, self._practice.now().day)
        self.set_focus(None)

    def label(self, command: Command) -> str:
        """The footer's words, by what the learner sees."""
        if command.id == "go-on":
            return self._label_of_enter()
        if command.id == "type":
            return "Revise" if self.session.phase is DrillPhase.ASSESSED else "Type"
        if command.id == "next-point" and not self.check_action("why", ()):
            return ""
        assessed = self.query_one(Assessed)
        if command.id == "contest":
            chosen = assessed.chosen
            credited = chosen is not None and chosen.point in self.session.contested
            return "Take back" if credited else command.label
        if command.id == "model" and assessed.shows_model:
            return "Your text"
        if command.id == "why" and assessed.shows_why:
            return "Less"
        return command.label

    def _label_of_enter(self) -> str:
        phase, proposed = self.session.phase, self.session.proposed
        if self._told is not None:
            return "Next" if phase is DrillPhase.PROBING else "How it went"
        if phase is DrillPhase.ASSESSED:
            name = BY_ID[COMMAND[Grade(proposed)]].label.lower() if proposed is not None else ""
            return f"Take {name}" if name else "Back to your text"
        return "Home" if phase is DrillPhase.CLOSED else "Type"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """What the phase has a use for."""
        phase = self.session.phase
        if self.is_mounted and self.query_one(FlagField).display and action in _WAITING:
            return action == "flag"
        assessed = self.query_one(Assessed) if self.is_mounted else None
        if assessed is not None and assessed.is_marking and action in _WAITING:
            return False
        is_scored = phase is DrillPhase.ASSESSED and self.session.proposed is not None
        chosen = assessed.chosen if assessed is not None else None
        match action:
            case "go_on":
                return self._field is None or self._field is not self.focused
            case "grade" | "why":
                return is_scored
            case "contest":
                if not is_scored or chosen is None or chosen.point is None:
                    return False
                return chosen.is_open or chosen.point in self.session.contested
            case "model":
                return is_scored and bool(self.session.scenario.model.strip())
            case "hint":
                probe = self.session.probe
                return probe is not None and self._told is None and probe.more_hints
            case "type":
                field = self._field
                return phase is DrillPhase.ASSESSED or (
                    field is not None and field is not self.focused
                )
        return True

    @property
    def _field(self) -> DraftField | None:
        """The field on display."""
        if self._told is not None:
            return None
        if self.session.phase is DrillPhase.ANSWERING:
            return self._essay
        if self.session.phase is DrillPhase.PROBING:
            return self._probing.field
        return None

    @on(DraftField.Keep)
    def _keep(self, event: DraftField.Keep) -> None:
        if event.field is not self._field:
            return  # what stood in it was handed in meanwhile
        try:
            self.session.typing(event.text, self._practice.now())
        except StoreError as error:
            self._fail(error)
        else:
            event.field.kept(event.text)

    @on(Submitted)
    def _submitted(self) -> None:
        if self.session.phase is DrillPhase.ANSWERING:
            undisturbed(self)
            text = self._essay.text
            self._step(lambda now: self.session.submit(text, now))
            self._essay.kept(self.session.draft)
        elif self.session.phase is DrillPhase.PROBING and self._told is None:
            self._answer_probe(self._probing.field.text)

    @on(Left)
    def _left(self) -> None:
        self.set_focus(None)

    @on(ProbeField.HintWanted)
    def _hint_wanted(self) -> None:
        self.action_hint()

    @on(GradeButton.Pressed)
    def _pressed(self, event: GradeButton.Pressed) -> None:
        self._grade(event.grade)

    @on(Assessed.Marked)
    def _marked(self, event: Assessed.Marked) -> None:
        assessed = self.query_one(Assessed)
        try:
            self.session.contest(event.point, event.span, self._practice.now())
        except StoreError as error:
            self._fail(error)
            return
        self._say("Credited: it counts as said.")
        self._stop_marking()
        self._show_assessed(assessed.show)

    @on(Assessed.Unmarked)
    def _unmarked(self) -> None:
        self._say("")
        self._stop_marking()

    def _stop_marking(self) -> None:
        self.query_one(Assessed).unmark()
        self.query_one(GradeBar).display = True
        self.set_focus(None)
        self.refresh_bindings()

    def action_go_on(self) -> None:
        """Whatever comes next."""
        phase, proposed = self.session.phase, self.session.proposed
        if self._told is not None:
            self._told = None
            self.show()
        elif phase is DrillPhase.ASSESSED:
            if proposed is None:
                self._step(self.session.revise)
            else:
                self._grade(Grade(proposed))
        elif phase is DrillPhase.CLOSED:
            self.dismiss()
        else:
            self.action_type()

    def action_type(self) -> None:
        """Go into the field; from the assessment, back to the text."""
        if self.session.phase is DrillPhase.ASSESSED:
            self._step(self.session.revise)
        else:
            self.set_focus(self._field)

    def action_grade(self, name: str) -> None:
        """Give the grade that a command stands for."""
        self._grade(next(grade for grade in Grade if COMMAND[grade] == name))

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

    def action_why(self) -> None:
        """Tell what a point says, why it matters, and what is asked on it."""
        self.query_one(Assessed).toggle_why()
        self.refresh_bindings()

    def action_model(self) -> None:
        """Show the model answer in the place of one's own."""
        self.query_one(Assessed).toggle_model()
        self.refresh_bindings()

    def action_contest(self) -> None:
        """Mark the words that say a point, or take that back."""
        assessed = self.query_one(Assessed)
        chosen = assessed.chosen
        if chosen is None or chosen.point is None:
            return
        if chosen.point not in self.session.contested:
            self._say(MARK_HELP)
            assessed.mark()
            self.query_one(GradeBar).display = False
            self.refresh_bindings()
            return
        try:
            self.session.withdraw(chosen.point, self._practice.now())
        except StoreError as error:
            self._fail(error)
            return
        self._say("Taken back: it counts as it was judged.")
        self._show_assessed(assessed.show)
        self.refresh_bindings()

    def action_flag(self) -> None:
        """Ask for a note, which flags the scenario for later."""
        self._say("")
        self.query_one(FlagField).open(self.session.flag)
        self.refresh_bindings()

    @on(FlagField.Kept)
    def _flag(self, event: FlagField.Kept) -> None:
        try:
            flagged = self.session.set_flag(event.note, self._practice.now())
        except StoreError as error:
            self._fail(error)
            return
        said = {True: "Flagged for later.", False: "The flag is taken back.", None: ""}[flagged]
        self._say(said)
        self._stop_flagging()

    @on(FlagField.GivenUp)
    def _stop_flagging(self) -> None:
        self.query_one(FlagField).close()
        if self.session.phase is DrillPhase.ANSWERING:
            self._show_asked()
        self.set_focus(None)
        self.refresh_bindings()

    def action_edit(self) -> None:
        """Open the scenario, or the marked point, in the editor, and go on with it."""
        if self.app.screen is not self:
            return
        session, field = self.session, self._field
        left = self._practice.now()
        try:
            if field is not None:
                session.typing(field.text, left)
                field.kept(field.text)
        except StoreError as error:
            self._fail(error)
            return
        chosen = self.query_one(Assessed).chosen
        is_chosen = session.phase is DrillPhase.ASSESSED and chosen is not None and chosen.point
        id_ = session.scenario.id
        part = f"{id_}#{chosen.point}" if chosen is not None and is_chosen else id_
        visit = visit_editor(self.app, self._practice, part)
        if visit.is_wrong or not visit.is_changed:
            self._say(visit.said)
            self.query_one("#message").set_class(visit.is_wrong, "-error")
            return
        try:
            scenario = self._practice.scenario(id_)
            held = session.reread(scenario, left, self._practice.now())
        except UsageError:
            self._say("The scenario is gone from its file; this drill goes on with what it was.")
            return
        except StoreError as error:
            self._fail(error)
            return
        now = "as it is now" if held else "from the next drill on"
        self._say(f"Saved: the scenario {now}. {visit.said}".strip())
        if held:
            self.show()
        self.set_focus(None)

    def action_hint(self) -> None:
        """Give the next hint."""
        probe = self.session.probe
        if probe is None or self._told is not None or not probe.more_hints:
            return
        self.session.hint()
        probe = self.session.probe
        assert probe is not None  # noqa: S101 - a hint does not end it
        self._probing.hint(probe)
        self.refresh_bindings()

    def action_leave(self) -> None:
        """Go back; from the probes on to the closing."""
        if self.session.phase is DrillPhase.PROBING:
            self._told = None
            self._step(self._skip_all)
        elif self._told is not None:
            self.action_go_on()
        else:
            self.dismiss()

    def _skip_all(self, now: Moment) -> None:
        while self.session.probe is not None:
            self.session.skip_probe(now)

    def _grade(self, grade: Grade) -> None:
        if self.check_action("grade", ()):
            self._step(lambda now: self.session.grade(int(grade), now))

    def _answer_probe(self, text: str) -> None:
        probe = self.session.probe
        if probe is None:
            return
        try:
            result = None
            if text.strip():
                result = self.session.answer_probe(text, self._practice.now())
            else:
                self.session.skip_probe(self._practice.now())
        except StoreError as error:
            self._fail(error)
            return
        self._say("")
        self._told = probe, result
        self._probing.tell(probe, result)
        self.set_focus(None)
        self.show()

    def _walk(self, rows: int) -> None:
        if self.session.phase is DrillPhase.ASSESSED and self.session.proposed is not None:
            self.query_one(Assessed).move(rows)
            self._say("")
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
        if self.session.phase is DrillPhase.CLOSED and self._told is None:
            return self.query_one(ClosingPage)
        return self._probing

    def _step(self, step: Callable[[Moment], object]) -> None:
        """Take a step of the session and show where it led; on failure stay and say why."""
        try:
            step(self._practice.now())
        except StoreError as error:
            self._fail(error)
            return
        self._say("")
        self.show()

    def _say(self, text: str) -> None:
        message = self.query_one("#message", Static)
        message.remove_class("-error")
        message.update(words.line(text))
        message.display = bool(text)

    def _fail(self, error: StoreError) -> None:
        message = self.query_one("#message", Static)
        message.add_class("-error")
        message.update(
            Content.assemble(("! Not saved. ", "bold"), words.line(str(error)))
            + Content("\nNothing is lost: press the key again to try once more.")
        )
        message.display = True
