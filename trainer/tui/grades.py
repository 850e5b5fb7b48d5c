"""The four grades, each with the day it leads to."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import HorizontalGroup
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from trainer.keymap import BY_ID
from trainer.keys import Keymap
from trainer.scheduling.fold import REPEAT_BELOW
from trainer.scheduling.preview import Grade, Outcome
from trainer.tui import words

COMMAND = {grade: grade.name.lower() for grade in Grade}
"""The command that gives each grade."""


class GradeButton(Static):
    """One grade: its key and name, and when the card would come back."""

    ALLOW_SELECT = False

    class Pressed(Message):
        """The learner gave this grade."""

        def __init__(self, grade: Grade) -> None:
            super().__init__()
            self.grade = grade

    def __init__(self, grade: Grade, key: str) -> None:
        super().__init__(id=f"grade-{COMMAND[grade]}")
        self._grade = grade
        self._key = key

    def show(self, leads_to: str, proposed: bool) -> None:
        """Say where the grade leads, and whether it is the one proposed."""
        self.set_class(proposed, "-proposed")
        mark = "▸ " if proposed else ""
        name = BY_ID[COMMAND[self._grade]].label
        self.update(
            Content.assemble(mark, (self._key, "bold"), " ", (name, "bold"), "\n", leads_to)
        )

    def on_click(self) -> None:
        """A click is the key."""
        self.post_message(self.Pressed(self._grade))


def _leads_to(outcome: Outcome, *, repeats: bool) -> str:
    """When the card comes back; `↻` says that it is asked once more today besides."""
    days = words.interval(outcome.days)
    return f"{days} ↻" if repeats and outcome.grade < REPEAT_BELOW else days


class GradeBar(HorizontalGroup):
    """The four buttons in a row."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """One button a grade."""
        for grade in Grade:
            yield GradeButton(grade, self._keymap.shown(COMMAND[grade]))

    def show(
        self,
        outcomes: Sequence[Outcome],
        proposed: int | None,
        *,
        cram: bool = False,
        repeats: bool = True,
    ) -> None:
        """Bring the buttons up to date; without outcomes no schedule moves.

        `repeats` says whether low grades ask once more on the same day.
        """
        days = {each.grade: _leads_to(each, repeats=repeats) for each in outcomes}
        for grade, button in zip(Grade, self.query(GradeButton), strict=True):
            today = "once more" if grade < REPEAT_BELOW else "done today"
            still = "no day moves" if cram else today
            button.show(days.get(grade, still), grade == proposed)
