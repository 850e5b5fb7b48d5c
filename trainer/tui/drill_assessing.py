"""What is done with an assessed answer: look at its points, contest them, take a grade."""

from collections.abc import Callable

from textual import on

from trainer.errors import StoreError
from trainer.practice.drill import DrillSession
from trainer.practice.drill_phase import DrillPhase
from trainer.scheduling.preview import Grade
from trainer.tui import words
from trainer.tui.clock import Clock
from trainer.tui.drill_assessed import Assessed
from trainer.tui.drill_step import SteppingScreen
from trainer.tui.grades import COMMAND, GradeBar, GradeButton

MARK_HELP = "Mark the words that say it: ↑↓ clause, Shift+←→ word."


class AssessingScreen(SteppingScreen):
    """The part of a drill after its answer."""

    @property
    def is_scored(self) -> bool:
        """Whether there is an assessment with a score, which proposes a grade."""
        return self.session.phase is DrillPhase.ASSESSED and self.session.proposed is not None

    @property
    def part(self) -> str | None:
        """The scenario, or the point that is looked at."""
        if self.session.phase is DrillPhase.ASSESSED:
            chosen = self.query_one(Assessed).chosen
            if chosen is not None and chosen.point:
                return f"{self.item}#{chosen.point}"
        return self.item

    def show_assessed(self, draw: Callable[[DrillSession], None]) -> None:
        """Show the assessment, drawn from its first point on or from where it stands."""
        session, now = self.session, self._practice.now()
        took = words.minutes(session.seconds(now))
        self.query_one(Clock).rest(session.scenario.title, f"answered in {took}")
        draw(session)
        if session.proposed is not None:
            grades = self.query_one(GradeBar)
            grades.show(session.outcomes(now), session.proposed, repeats=False)
        if not self.query_one(Assessed).is_marking:
            self.set_focus(None)

    def action_why(self) -> None:
        """Tell what a point says, why it matters, and what is asked on it."""
        self.query_one(Assessed).toggle_why()
        self.refresh_bindings()

    def action_model(self) -> None:
        """Show the model answer in the place of one's own."""
        self.query_one(Assessed).toggle_model()
        self.refresh_bindings()

    def action_grade(self, name: str) -> None:
        """Give the grade that a command stands for."""
        self.grade(next(grade for grade in Grade if COMMAND[grade] == name))

    @on(GradeButton.Pressed)
    def _pressed(self, event: GradeButton.Pressed) -> None:
        self.grade(event.grade)

    def grade(self, grade: Grade) -> None:
        """Give a grade, unless that has to wait."""
        if self.check_action("grade", ()):
            self.step(lambda now: self.session.grade(int(grade), now))

    def action_contest(self) -> None:
        """Mark the words that say a point, or take that back."""
        assessed = self.query_one(Assessed)
        chosen = assessed.chosen
        if chosen is None or chosen.point is None:
            return
        if chosen.point not in self.session.contested:
            self.say(MARK_HELP)
            assessed.mark()
            self.query_one(GradeBar).display = False
            self.refresh_bindings()
            return
        try:
            self.session.withdraw(chosen.point, self._practice.now())
        except StoreError as error:
            self.fail(error)
            return
        self.say("Taken back: it counts as it was judged.")
        self.show_assessed(assessed.show)
        self.refresh_bindings()

    @on(Assessed.Marked)
    def _marked(self, event: Assessed.Marked) -> None:
        try:
            self.session.contest(event.point, event.span, self._practice.now())
        except StoreError as error:
            self.fail(error)
            return
        self.say("Credited: it counts as said.")
        self._stop_marking()
        self.show_assessed(self.query_one(Assessed).show)

    @on(Assessed.Unmarked)
    def _unmarked(self) -> None:
        self.say("")
        self._stop_marking()

    def _stop_marking(self) -> None:
        self.query_one(Assessed).unmark()
        self.query_one(GradeBar).display = True
        self.set_focus(None)
        self.refresh_bindings()
