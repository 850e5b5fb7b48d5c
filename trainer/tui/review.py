"""Review: one card after the other, on one screen whose content is swapped."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from trainer.content.cards import Card, RapidFire
from trainer.content.parts import Part
from trainer.errors import StoreError
from trainer.events import Moment
from trainer.keymap import Command, Place
from trainer.keys import Keymap
from trainer.practice.question import Phase, Question
from trainer.practice.review import ReviewSession
from trainer.scheduling.preview import Grade
from trainer.tui import words
from trainer.tui.answer import Answer, Left, Submitted, Typed
from trainer.tui.bindings import bindings
from trainer.tui.correcting import STEPS, CorrectingScreen
from trainer.tui.editing import visit_editor
from trainer.tui.flagging import FlagField
from trainer.tui.grades import COMMAND, GradeBar, GradeButton
from trainer.tui.keybar import KeyBar
from trainer.tui.ports import Practice
from trainer.tui.progress import Countdown, Progress
from trainer.tui.solution import Solution, about, asked
from trainer.tui.summary import SummaryScreen

AUTOSAVE = 2.0
"""Seconds between two saves of a half-typed answer."""

_SCROLLING = ("scroll-down", "scroll-up", "page-down", "page-up")


class CardScroll(VerticalScroll, inherit_bindings=False):
    """The card, which may be longer than the screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.REVIEW, *_SCROLLING)


class ReviewScreen(CorrectingScreen):
    """Draws a session and forwards what the learner does to it."""

    PLACE = Place.REVIEW
    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.REVIEW, without=_SCROLLING)
    AUTO_FOCUS = ""

    def __init__(
        self,
        practice: Practice,
        session: ReviewSession,
        keymap: Keymap,
        titles: Mapping[str, str],
        said: str = "",
    ) -> None:
        """`titles` of decks are by id; a deck without one is called by its id.

        `said` is a message to begin with.
        """
        super().__init__(practice, session)
        self._keymap = keymap
        self._titles = titles
        self._said = said
        self._shown: Question | None = None
        """The question that the field belongs to."""
        self._unsaved: str | None = None
        """Typed, and not yet kept as a draft."""
        self._autosave: Timer | None = None

    def compose(self) -> ComposeResult:
        """Every widget once; what a card does not need is not displayed."""
        with VerticalGroup(id="column"):
            yield Progress()
            with CardScroll(id="card"):
                yield Static(id="notice")
                yield Static(id="question")
                yield Countdown()
                yield Answer()
                yield Solution()
            yield Static(id="message")
            yield FlagField()
            yield GradeBar(self._keymap)
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the first card."""
        self._say(self._said)
        self.show()
        card = self.query_one("#card")
        self.watch(card, "scroll_y", self.refresh_bindings, init=False)
        self.watch(card, "virtual_size", self.refresh_bindings, init=False)

    def on_resize(self) -> None:
        """More of the card, or less of it, may fit now."""
        self.refresh_bindings()

    def on_unmount(self) -> None:
        """Keep what was being typed, whatever it was that ended the program."""
        with suppress(StoreError):
            self._keep_draft()

    def show(self) -> None:
        """Bring the screen in line with the session."""
        question, revealed = self.session.question, self.session.revealed
        if question is None:
            self._finish()
            return
        card = question.card
        progress = self.query_one(Progress)
        progress.done, progress.remaining = self.session.done, self.session.remaining
        progress.about = about(question, self._title(card))
        notice = self.query_one("#notice", Static)
        notice.update(_notice(question))
        notice.display = bool(_notice(question))
        self.query_one("#question", Static).update(asked(card))
        self.query_one(Solution).display = revealed is not None
        self.query_one(GradeBar).display = revealed is not None
        if revealed is None:
            self._show_asked(question)
        else:
            self.show_revealed(question)
        self._shown = question
        self.query_one("#card").scroll_home(animate=False)
        self._stop_correcting()

    def _title(self, card: Card) -> str:
        """What the card belongs to: its deck or its scenario."""
        return card.title if isinstance(card, Part) else self._titles.get(card.deck, card.deck)

    def _show_asked(self, question: Question) -> None:
        answer, countdown = self.query_one(Answer), self.query_one(Countdown)
        if question is not self._shown:
            answer.ask(question.card, question.draft)
        countdown.display = isinstance(question.card, RapidFire)
        if isinstance(question.card, RapidFire):
            countdown.start(question.card.seconds)
        self.set_focus(answer.field or self.query_one("#card"))

    def show_revealed(self, question: Question) -> None:
        """Draw what was found anew; the card stays where it was scrolled to."""
        revealed = self.session.revealed
        assert revealed is not None  # noqa: S101 - the caller looked
        self.query_one(Answer).hide()
        self.query_one(Countdown).stop()
        self.query_one(Countdown).display = False
        place = self._practice.place(question.card.item) if revealed.earlier else None
        self.query_one(Solution).show(question, revealed, place)
        grades = self.query_one(GradeBar)
        grades.show(revealed.outcomes, revealed.proposed, cram=self.session.cram)
        self.set_focus(self.query_one("#card"))

    def label(self, command: Command) -> str:
        """The footer's words, by what the learner sees."""
        revealed = self.session.revealed
        if command.id == "reveal" and revealed:
            card = self.query_one("#card")
            return "More" if card.scroll_y < card.max_scroll_y else ""
        if command.id == "leave" and self._correcting:
            return "Keep all"
        if command.id == "go-on":
            proposed = revealed.proposed if revealed else None
            return "" if proposed is None else f"Take {COMMAND[Grade(proposed)]}"
        return command.label

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Grades need a revealed card; typing needs a field that has not the focus."""
        if self._correcting and action in STEPS:
            return False
        if self._flagging:
            return action == "flag" or action not in {*STEPS, "reveal", "leave"}
        if action == "correct":
            return self._assessed is not None
        if action == "type":
            answer = self.query_one(Answer)
            return answer.is_offered and (answer.field is None or answer.field is not self.focused)
        return action != "grade" or self.session.phase is Phase.REVEALED

    @on(Submitted)
    def _submitted(self) -> None:
        self._reveal()

    @on(Left)
    def _left(self) -> None:
        self.set_focus(self.query_one("#card"))

    @on(Typed)
    def _typed(self, event: Typed) -> None:
        self._unsaved = event.text
        if self._autosave is None:
            self._autosave = self.set_timer(AUTOSAVE, self._save_draft)

    def on_descendant_blur(self) -> None:
        """Leaving the field is a good moment to keep what stands in it."""
        self._save_draft()

    @on(GradeButton.Pressed)
    def _pressed(self, event: GradeButton.Pressed) -> None:
        self._grade(event.grade)

    def action_reveal(self) -> None:
        """Show the answer; once it is shown, scroll on."""
        if self.session.phase is Phase.ASKED:
            self._reveal()
        else:
            self.query_one("#card").scroll_page_down(animate=False)

    def action_go_on(self) -> None:
        """Reveal, then take the proposed grade."""
        revealed = self.session.revealed
        if revealed is None:
            self._reveal()
        elif revealed.proposed is not None:
            self._grade(Grade(revealed.proposed))

    def action_grade(self, name: str) -> None:
        """Give the grade that a command stands for."""
        self._grade(next(grade for grade in Grade if COMMAND[grade] == name))

    def action_type(self) -> None:
        """Go into the field, which opens if it was not open yet."""
        self.set_focus(self.query_one(Answer).open())

    def action_undo(self) -> None:
        """Take back the last answer."""
        nothing = "There is nothing to take back."
        self._step(self.session.undo, "Taken back.", nothing, "The correction is taken back.")

    def action_redo(self) -> None:
        """Take back the last undo."""
        nothing = "There is nothing to do again."
        self._step(self.session.redo, "Done again.", nothing, "Corrected again.")

    def action_suspend(self) -> None:
        """Ask the card no more."""
        self._step(self.session.suspend, "Suspended: not asked until it is resumed.")

    def action_bury(self) -> None:
        """Ask the card no more today."""
        self._step(self.session.bury, "Buried: not asked again today.")

    def action_known(self) -> None:
        """Ask the card again in a month."""
        self._step(self.session.known, "Known already: asked again in a month.")

    def action_flag(self) -> None:
        """Ask for a note, which flags the card for later."""
        question = self.session.question
        if question is None or self.app.screen is not self:
            return
        self._save_draft()
        self._say("")
        self.query_one(GradeBar).display = False
        self.query_one(FlagField).open(question.schedule.flag)
        self.refresh_bindings()

    @on(FlagField.Kept)
    def _flag(self, event: FlagField.Kept) -> None:
        try:
            flagged = self.session.flag(event.note, self._practice.now())
        except StoreError as error:
            self._fail(error)
            return
        said = {True: "Flagged for later.", False: "The flag is taken back.", None: ""}[flagged]
        self._say(said)
        self._stop_flagging()

    @on(FlagField.GivenUp)
    def _stop_flagging(self) -> None:
        self.query_one(FlagField).close()
        self._show_on()

    @property
    def _flagging(self) -> bool:
        """Whether a note is being written."""
        return self.is_mounted and self.query_one(FlagField).display

    def action_edit(self) -> None:
        """Open the card in the editor, and go on with it as it is then."""
        question = self.session.question
        if question is None or self.app.screen is not self:
            return
        self._save_draft()
        left = self._practice.now()
        visit = visit_editor(self.app, self._practice, question.card.item)
        said, is_wrong = visit.said, visit.is_wrong
        try:
            stays = self.session.reread(left, self._practice.now())
        except StoreError as error:
            self._fail(error)
            return
        if not stays:
            self._say("The card is gone from its deck; on to the next.")
            self.show()
            return
        now = self.session.question
        if is_wrong and visit.edited is not None:
            again = f"{self._keymap.shown('edit')} edits again."
            said = f"{said} Until then the card stays as it was; {again}"
        elif visit.is_changed and now is not None:
            same = now.card == question.card
            done = "Saved; this card is the same." if same else "Saved: the card as it is now."
            said = f"{done} {said}".strip()
        self._warn(said) if is_wrong else self._say(said)
        self._show_on()

    def _show_on(self) -> None:
        """Show the card that was shown, with what stands in its field, as it is now."""
        question, shown = self.session.question, self._shown
        if question is not None and shown is not None and type(question.card) is type(shown.card):
            self._shown = question  # the field keeps its text and its cursor
        self.show()
        # Where the learner was: outside of the field, whose keys would be taken for typing.
        self.set_focus(self.query_one("#card"))

    def action_leave(self) -> None:
        """End the session here; what was answered is summed up."""
        if self._correcting:
            self._say("")
            self._stop_correcting()
            return
        self._save_draft()
        self._finish()

    def _reveal(self) -> None:
        if self.session.phase is not Phase.ASKED:
            return  # the key was held down
        text = self.query_one(Answer).text
        self._step(lambda now: self.session.answer(text, now), "")

    def _grade(self, grade: Grade) -> None:
        if self.session.phase is not Phase.REVEALED or self._correcting or self._flagging:
            return  # clicked twice
        self._step(lambda now: self.session.grade(grade, now), "")

    def _step(
        self,
        step: Callable[[Moment], object],
        said: str,
        nothing: str = "",
        said_of_points: str = "",
    ) -> None:
        """Take a step of the session and show where it led; on failure stay and say why.

        `said_of_points` is for a step that leaves the revealed card and moves its points.
        """
        if self.session.phase is Phase.FINISHED:
            return
        question, revealed = self.session.question, self.session.revealed
        self._save_draft()
        try:
            result = step(self._practice.now())
        except StoreError as error:
            self._fail(error)
            return
        if question is not None and question is self.session.question and revealed is not None:
            # What the learner looks at stays in sight.
            self._say(nothing if result is None else said_of_points)
            self.show_revealed(question)
            return
        self._say(nothing if result is None else said)
        self.show()

    def _save_draft(self) -> None:
        """Keep what stands in the field; if that fails, say so and go on."""
        if self._autosave is not None:
            self._autosave.stop()
            self._autosave = None
        try:
            self._keep_draft()
        except StoreError as error:
            self._fail(error)

    def _keep_draft(self) -> None:
        text = self._unsaved
        if text is not None and self._shown is self.session.question:
            self.session.typing(text, self._practice.now())
        self._unsaved = None

    def _finish(self) -> None:
        """Go on to the summary, or straight back if there is nothing to sum up."""
        if any(isinstance(screen, SummaryScreen) for screen in self.app.screen_stack):
            return  # the key was pressed twice
        while self.app.screen is not self:
            self.app.pop_screen()  # opened between the key and its effect
        summary = self.session.summary()
        if not summary.answers:
            self.dismiss()
            return
        screen = SummaryScreen(self._practice, self.session)
        self.app.push_screen(screen, self._summed_up)

    def _summed_up(self, taken_back: bool | None) -> None:
        if taken_back:
            self._say("Taken back.")
            self.show()
        else:
            self.dismiss()


def _notice(question: Question) -> Content:
    """What is special about this card, each in a line."""
    lines = []
    if question.repeat:
        lines.append("↻ Once more: it did not go well today.")
    if question.changed:
        lines.append("△ The answer has changed since you last saw it.")
    if question.schedule.flag is not None:
        lines.append(words.flag_line(question.schedule.flag))
    if question.schedule.is_leech:
        failures = words.count(question.schedule.failures, "time")
        lines.append(f"! A leech: failed {failures}.")
    return Content("\n").join(Content(line) for line in lines)
