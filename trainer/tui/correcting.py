"""Correcting what grading found of a point."""

from textual import on
from textual.events import Key

from trainer.errors import StoreError
from trainer.grading.assessment import Assessment
from trainer.keys import Keymap
from trainer.practice.review import ReviewSession
from trainer.tui.card_in_hand import CardScreen
from trainer.tui.grades import GradeBar
from trainer.tui.points import STATE_NAMES, PointList
from trainer.tui.ports import Practice

DIGITS = frozenset("123456789")
"""The numbers of points that a key can name."""

STEPS = frozenset(
    {
        *("grade", "go_on", "correct", "type", "undo", "redo"),
        *("suspend", "bury", "known", "flag", "edit"),
    }
)
"""What has to wait while a number is awaited."""


class CorrectingScreen(CardScreen):
    """The part of Review that lets the learner correct the points."""

    def __init__(self, practice: Practice, session: ReviewSession, keymap: Keymap) -> None:
        super().__init__(practice, session, keymap)
        self._correcting = False
        """Whether the next number names a point and not a grade."""

    def action_correct(self) -> None:
        """Let the next number name a point; until then nothing can be graded."""
        if self._assessed is None:
            return  # the key was pressed twice
        last = min(len(self._assessed.points), len(DIGITS))
        numbers = "1" if last == 1 else f"1–{last}"
        self.say(f"Which point was judged wrongly? {numbers} turns it round.")
        self._correcting = True
        self.query_one(GradeBar).visible = False
        # Once the message has taken its room.
        self.call_after_refresh(self.query_one(PointList).scroll_visible, animate=False)
        self.refresh_bindings()

    def on_key(self, event: Key) -> None:
        """Take the number of a point, whatever digits mean otherwise."""
        if self._correcting and event.character in DIGITS:
            event.stop()
            self._correct(int(event.character))

    @on(PointList.Picked)
    def _picked(self, event: PointList.Picked) -> None:
        if self._assessed is not None:
            self._correct(event.number)

    @property
    def _assessed(self) -> Assessment | None:
        """What was found of the points; None where there is nothing to correct."""
        revealed = self.session.revealed
        found = revealed.assessment if revealed else None
        return found if isinstance(found, Assessment) else None

    def _correct(self, number: int) -> None:
        """Turn a point round, in place; on failure everything stays and the number is awaited."""
        assessment, question = self._assessed, self.session.question
        if assessment is None or question is None:
            return
        if not 0 < number <= len(assessment.points):
            self.say(f"There is no point {number}.")
            self._stop_correcting()
            return
        point = assessment.points[number - 1].id
        try:
            revealed = self.session.overrule(point, self._practice.now())
        except StoreError as error:
            self.fail(error)
            return
        self.say(f"Point {number} counts as {STATE_NAMES[revealed.overruled[point]]} now.")
        self.show_revealed(question)
        self._stop_correcting()

    def _stop_correcting(self) -> None:
        self._correcting = False
        self.query_one(GradeBar).visible = True
        self.refresh_bindings()
