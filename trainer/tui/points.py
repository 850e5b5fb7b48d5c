"""The points of an assessed answer: what was said of each, in which words."""

from collections.abc import Iterator

from textual.content import Content

from trainer.grading.assessment import Assessment, PointAssessment
from trainer.grading.states import State
from trainer.practice.question import Revealed
from trainer.tui import words
from trainer.tui.hanging import Row

SIGNS = {
    State.HIT: ("✓", "$text-success"),
    State.PARTIAL: ("≈", "$text-warning"),
    State.MISSED: ("·", "$quiet"),
    State.CONTRADICTED: ("✗", "$text-error"),
}

_SAID = {
    State.HIT: "",
    State.PARTIAL: "half said: ",
    State.MISSED: "not said",
    State.CONTRADICTED: "denied: ",
}


def point_rows(revealed: Revealed, assessment: Assessment) -> Iterator[Row]:
    """Each point with its number and sign, then the learner's own words that decided."""
    says = {point.id: point.say for point in revealed.points}
    for number, found in enumerate(assessment.points, start=1):
        sign, colour = SIGNS[found.state]
        lead = Content.assemble((f"{number} ", "$quiet"), (f"{sign} ", f"bold {colour}"))
        yield lead, words.line(says[found.id])
        yield Content(), Content.styled(_because(revealed, found), "$quiet")


def _because(revealed: Revealed, found: PointAssessment) -> str:
    if found.id in revealed.overruled:
        return "corrected by you"
    quoted = " … ".join(revealed.typed[start:end] for start, end in found.evidence)
    plain = words.line(quoted).plain
    return _SAID[found.state] + (f"“{plain}”" if plain else "")
