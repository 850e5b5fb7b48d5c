"""The card in hand: what is typed for it, and what becomes of it apart from a grade."""

from collections.abc import Callable
from contextlib import suppress

from textual import on

from trainer.errors import StoreError
from trainer.events import Moment
from trainer.keys import Keymap
from trainer.practice.question import Phase, Question
from trainer.practice.review import ReviewSession
from trainer.tui.answer import Typed
from trainer.tui.drafting import Draft
from trainer.tui.editing import Visit, complaint
from trainer.tui.grades import GradeBar
from trainer.tui.holding import HoldingScreen
from trainer.tui.ports import Practice


class CardScreen(HoldingScreen):
    """The part of Review that keeps drafts, and takes all steps of the session."""

    def __init__(self, practice: Practice, session: ReviewSession, keymap: Keymap) -> None:
        super().__init__(practice)
        self.session = session
        """What is drawn."""
        self._keymap = keymap
        self._shown: Question | None = None
        """The question that the field belongs to."""
        self._draft = Draft(self, self._save_draft)

    def show(self) -> None:
        """Bring the screen in line with the session; Review does."""
        raise NotImplementedError

    def show_revealed(self, question: Question) -> None:
        """Draw what was found anew; Review does."""
        raise NotImplementedError

    def on_unmount(self) -> None:
        """Keep what was being typed, whatever it was that ended the program."""
        with suppress(StoreError):
            self._draft.keep(self._write_draft)

    @on(Typed)
    def _typed(self, event: Typed) -> None:
        self._draft.typed(event.text)

    def on_descendant_blur(self) -> None:
        """Leaving the field is a good moment to keep what stands in it."""
        self._save_draft()

    def action_undo(self) -> None:
        """Take back the last answer."""
        nothing = "There is nothing to take back."
        self.step(self.session.undo, "Taken back.", nothing, "The correction is taken back.")

    def action_redo(self) -> None:
        """Take back the last undo."""
        nothing = "There is nothing to do again."
        self.step(self.session.redo, "Done again.", nothing, "Corrected again.")

    def action_suspend(self) -> None:
        """Ask the card no more."""
        self.step(self.session.suspend, "Suspended: not asked until it is resumed.")

    def action_bury(self) -> None:
        """Ask the card no more today."""
        self.step(self.session.bury, "Buried: not asked again today.")

    def action_known(self) -> None:
        """Ask the card again in a month."""
        self.step(self.session.known, "Known already: asked again in a month.")

    @property
    def item(self) -> str | None:
        """The card that is asked."""
        question = self.session.question
        return None if question is None else question.card.item

    def flag_in_hand(self) -> str | None:
        """The note of its flag."""
        question = self.session.question
        return None if question is None else question.schedule.flag

    def set_flag(self, item: str, note: str, now: Moment) -> bool | None:  # noqa: ARG002
        """Flag the card: it stays the same while a note is written."""
        return self.session.flag(note, now)

    def action_flag(self) -> None:
        """Ask for a note, which flags the card for later."""
        super().action_flag()
        self.query_one(GradeBar).display &= not self.is_noting

    def edited(self, visit: Visit, left: Moment) -> None:
        """Go on with the card as it is now."""
        question, said, is_wrong = self.session.question, visit.said, visit.is_wrong
        try:
            stays = self.session.reread(left, self._practice.now())
        except StoreError as error:
            self.fail(error)
            return
        now = self.session.question
        if not stays or question is None or now is None:
            self.say("The card is gone from its deck; on to the next.")
            self.show()
            return
        if is_wrong:
            said = complaint(visit, "the card", self._keymap.shown("edit"))
        elif visit.is_changed:
            same = now.card == question.card
            done = "Saved; this card is the same." if same else "Saved: the card as it is now."
            said = f"{done} {said}".strip()
        self.warn(said) if is_wrong else self.say(said)
        self.noted()

    def noted(self) -> None:
        """Show the card that was shown, with what stands in its field, as it is now."""
        question, shown = self.session.question, self._shown
        if question is not None and shown is not None and type(question.card) is type(shown.card):
            self._shown = question  # the field keeps its text and its cursor
        self.show()
        # Where the learner was: outside of the field, whose keys would be taken for typing.
        self.set_focus(self.query_one("#card"))

    def step(
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
            self.fail(error)
            return
        if question is not None and question is self.session.question and revealed is not None:
            # What the learner looks at stays in sight.
            self.say(nothing if result is None else said_of_points)
            self.show_revealed(question)
            return
        self.say(nothing if result is None else said)
        self.show()

    def keep_typed(self) -> bool:
        """Keep what stands in the field; where that fails, one goes on nevertheless."""
        self._save_draft()
        return True

    def _save_draft(self) -> None:
        """Keep what stands in the field; if that fails, say so and go on."""
        try:
            self._draft.keep(self._write_draft)
        except StoreError as error:
            self.fail(error)

    def _write_draft(self, text: str) -> None:
        if self._shown is self.session.question:
            self.session.typing(text, self._practice.now())
