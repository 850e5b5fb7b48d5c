"""The points of an answer in lines of text: what was said of each, in which words."""

from collections.abc import Iterator

from trainer.content.cards import Card, Concept
from trainer.content.text import one_line
from trainer.grading.assessment import DENIES, Assessment
from trainer.grading.states import State
from trainer.practice.question import Revealed

STATE_NAMES = {
    State.HIT: "said",
    State.PARTIAL: "half said",
    State.MISSED: "not said",
    State.CONTRADICTED: "denied",
}


def point_lines(card: Card, revealed: Revealed) -> Iterator[str]:
    """The points of the card; numbered and judged if an answer was assessed."""
    if not isinstance(revealed.assessment, Assessment):
        if isinstance(card, Concept) and card.points:
            yield "A good answer says:"
            for point in card.points:
                why = f" Why: {one_line(point.why)}" if point.why else ""
                yield f"- {one_line(point.say)}{why}"
        return
    if revealed.assessment.unscored is not None:
        yield f"Not judged: {one_line(revealed.assessment.reason)}"
    elif revealed.assessment.score is not None:
        yield f"Judged: {revealed.assessment.score:.0%} of what a good answer says."
    says = {point.id: point.say for point in revealed.points}
    for number, found in enumerate(revealed.assessment.points, start=1):
        state = " · ".join((STATE_NAMES[found.state], *found.beside))
        judged = "" if revealed.assessment.unscored else f" {state}:"
        yield f"{number}.{judged} {one_line(says[found.id])}"
        if found.id in revealed.overruled:
            yield "   You corrected this."
        elif found.state is not State.MISSED:
            words = " ... ".join(revealed.typed[start:end] for start, end in found.evidence)
            wrong = found.state is State.CONTRADICTED and found.reason != DENIES
            why = f" ({one_line(found.reason)})" if wrong else ""
            yield f'   Your words: "{one_line(words)}"{why}'


def corrected(line: str, revealed: Revealed) -> str | None:
    """The id of the point that a line such as `x2` corrects; None if it names none."""
    if not isinstance(revealed.assessment, Assessment):
        return None
    number = line.strip().removeprefix("x").strip()
    points = revealed.assessment.points
    if not line.strip().startswith("x") or not number.isdecimal() or len(number) > 3:
        return None
    return points[int(number) - 1].id if 0 < int(number) <= len(points) else None
