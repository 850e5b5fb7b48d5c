"""The points of an assessed answer: what was said of each, in which words."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from trainer.grading.assessment import Assessment, PointAssessment
from trainer.grading.states import State
from trainer.practice.question import Revealed
from trainer.tui import words
from trainer.tui.hanging import HangingList, Row

SIGNS = {
    State.HIT: ("✓", "$text-success"),
    State.PARTIAL: ("≈", "$text-warning"),
    State.MISSED: ("·", "$quiet"),
    State.CONTRADICTED: ("✗", "$text-error"),
}

STATE_NAMES = {
    State.HIT: "said",
    State.PARTIAL: "half said",
    State.MISSED: "not said",
    State.CONTRADICTED: "denied",
}

LONGEST_QUOTE = 200
"""Characters of the learner's words beside a point: the whole answer stands above."""


class PointList(HangingList):
    """The points; a click on an assessed one corrects it."""

    class Picked(Message):
        """The learner clicked a point."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number
            """Counted from one, as it is shown."""

    def on_click(self, event: events.Click) -> None:
        """A click is the number of the point under the pointer."""
        row = self.row_at(event.get_content_offset_capture(self).y)
        # Marking text with the mouse ends in a click too.
        if row is not None and self.text_selection is None:
            self.post_message(self.Picked(row // _ROWS + 1))


_ROWS = 2
"""Of a point: what it says, and what the learner said of it."""


def point_rows(revealed: Revealed, assessment: Assessment) -> Sequence[Row]:
    """Each point with its number and sign, then the learner's own words that decided."""
    says = {point.id: point.say for point in revealed.points}
    rows: list[Row] = []
    for number, found in enumerate(assessment.points, start=1):
        sign, colour = SIGNS[found.state]
        lead = Content.assemble((f"{number} ", "$quiet"), (f"{sign} ", f"bold {colour}"))
        rows.append((lead, words.line(says[found.id])))
        rows.append((Content(), Content.styled(_because(revealed, found), "$quiet")))
    return rows


def _because(revealed: Revealed, found: PointAssessment) -> str:
    name = STATE_NAMES[found.state]
    if found.id in revealed.overruled:
        return f"{name}: corrected by you"
    quoted = " … ".join(revealed.typed[start:end] for start, end in found.evidence)
    plain = words.line(quoted).plain
    if len(plain) > LONGEST_QUOTE:
        plain = plain[:LONGEST_QUOTE].rstrip() + "…"
    return f"{name}: “{plain}”" if plain else name
