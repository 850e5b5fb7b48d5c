"""The points of an assessed answer: what was said of each, in which words."""

from collections.abc import Sequence

from textual import events
from textual.content import Content
from textual.message import Message

from trainer.grading.assessment import DENIES, Assessment, PointAssessment
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
            self.post_message(self.Picked(sum(bool(lead) for lead, _ in self._entries[: row + 1])))


def point_rows(revealed: Revealed, assessment: Assessment) -> Sequence[Row]:
    """Each point with its number and sign, then the learner's own words that decided.

    An answer that was not judged says nothing of them. A reason or a cost that was found
    follows the state: it counts for nothing, so quietly.
    """
    says = {point.id: point.say for point in revealed.points}
    rows: list[Row] = []
    for number, found in enumerate(assessment.points, start=1):
        sign, colour = SIGNS[found.state]
        lead = Content.assemble((f"{number} ", "$quiet"), (f"{sign} ", f"bold {colour}"))
        rows.append((lead, words.line(says[found.id])))
        if assessment.unscored is None:
            rows.append((Content(), Content.styled(_because(revealed, found), "$quiet")))
    return rows


def _because(revealed: Revealed, found: PointAssessment) -> str:
    name = " · ".join((STATE_NAMES[found.state], *found.beside))
    if found.id in revealed.overruled:
        return f"{name}: corrected by you"
    quoted = " … ".join(revealed.typed[start:end] for start, end in found.evidence)
    plain = words.line(quoted).plain
    if len(plain) > LONGEST_QUOTE:
        plain = plain[:LONGEST_QUOTE].rstrip() + "…"
    if not plain:
        return name
    wrong = found.state is State.CONTRADICTED and found.reason != DENIES
    return f"{name}: “{plain}”" + (f" ({words.line(found.reason).plain})" if wrong else "")
