"""Review: one card after the other, on one screen whose content is swapped."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.widgets import Static

from trainer.content.cards import Card, RapidFire
from trainer.content.parts import Part
from trainer.keymap import Command, Place
from trainer.keys import Keymap
from trainer.practice.question import Phase, Question
from trainer.practice.review import ReviewSession
from trainer.scheduling.preview import Grade
from trainer.tui.answer import Answer, Left, Submitted
from trainer.tui.bindings import bindings
from trainer.tui.correcting import STEPS, CorrectingScreen
from trainer.tui.flagging import FlagField
from trainer.tui.grades import COMMAND, GradeBar, GradeButton
from trainer.tui.keybar import KeyBar
from trainer.tui.message_line import MessageLine
from trainer.tui.ports import Practice
from trainer.tui.progress import Countdown, Progress
from trainer.tui.solution import Solution, about, asked, notice
from trainer.tui.summary import SummaryScreen

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
        super().__init__(practice, session, keymap)
        self._titles = titles
        self._said = said

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
            yield MessageLine()
            yield FlagField(self._practice)
            yield GradeBar(self._keymap)
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the first card."""
        self.say(self._said)
        self.show()
        card = self.query_one("#card")
        self.watch(card, "scroll_y", self.refresh_bindings, init=False)
        self.watch(card, "virtual_size", self.refresh_bindings, init=False)

    def on_resize(self) -> None:
        """More of the card, or less of it, may fit now."""
        self.refresh_bindings()

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
        special = notice(question)
        self.query_one("#notice", Static).update(special)
        self.query_one("#notice").display = bool(special)
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
        if self.is_noting:
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

    def action_leave(self) -> None:
        """End the session here; what was answered is summed up."""
        if self._correcting:
            self.say("")
            self._stop_correcting()
            return
        self.keep_typed()
        self._finish()

    def _reveal(self) -> None:
        if self.session.phase is not Phase.ASKED:
            return  # the key was held down
        text = self.query_one(Answer).text
        self.step(lambda now: self.session.answer(text, now), "")

    def _grade(self, grade: Grade) -> None:
        if self.session.phase is not Phase.REVEALED or self._correcting or self.is_noting:
            return  # clicked twice
        self.step(lambda now: self.session.grade(grade, now), "")

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
            self.say("Taken back.")
            self.show()
        else:
            self.dismiss()
