"""From labels and what the grader said to a handful of figures."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from benchmarks.grading.answers import Answer
from trainer.grading.scoring import CREDIT
from trainer.grading.states import State

TOLERANCE = 0.02
"""How much worse than recorded a figure may be: less than that is one answer's chance."""

OTHER_QUESTION = "score for another question"
"""The name of the mean score of strong answers by the rubrics of the other scenarios."""

LOWER_IS_BETTER = frozenset(
    {"contradicted points credited", "stuffed credit", "red flags false", OTHER_QUESTION}
)

Figures = dict[str, float]
"""Values by name; a figure that the answers cannot show, such as an order, is left out."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the grader said of one answer."""

    score: float
    """0 for an unscored answer."""
    points: Mapping[str, State]
    red_flags: frozenset[str]

    def credit(self, point: str) -> float:
        """The share of a point's worth that the answer earned."""
        return CREDIT[self.points.get(point, State.MISSED)]


Graded = Sequence[tuple[Answer, Verdict]]


def measure(graded: Graded) -> Figures:
    """All the figures that these answers can show."""
    figures = _agreement(graded)
    denied = [v.credit(p) > 0 for a, v in graded if a.label == "contradicting" for p in a.misses]
    listed = [v.credit(p) for a, v in graded if a.label == "stuffed" for p in v.points]
    if denied:
        figures["contradicted points credited"] = mean(denied)
    if listed:
        figures["stuffed credit"] = mean(listed)
    return figures | _orders(graded) | _flags(graded)


def worse(figures: Figures, recorded: Figures) -> list[str]:
    """A line for each figure that is missing or worse than recorded by more than the tolerance."""
    lines = []
    for name, before in recorded.items():
        now = figures.get(name)
        if now is None:
            lines.append(f"{name}: recorded as {before:.3f}, but no longer measured")
            continue
        loss = now - before if name in LOWER_IS_BETTER else before - now
        if round(loss, 6) > TOLERANCE:
            lines.append(f"{name}: {now:.3f}, recorded {before:.3f}, worse by {loss:.3f}")
    return lines


def mistakes(graded: Graded) -> list[str]:
    """A line for each point and red flag on which the grader and the label disagree outright."""
    return [f"{answer.name}: {wrong}" for answer, said in graded for wrong in _wrong(answer, said)]


def _wrong(answer: Answer, said: Verdict) -> Iterator[str]:
    for point in sorted(answer.hits):
        state = said.points.get(point, State.MISSED)
        if state is not State.HIT:
            yield f"{point} was said, graded {state}"
    for point in sorted(answer.misses):
        if said.credit(point):
            yield f"{point} was not said, graded {said.points[point]}"
    for flag in sorted(answer.red_flags - said.red_flags):
        yield f"the red flag {flag} was overlooked"
    for flag in sorted(said.red_flags - answer.red_flags):
        yield f"the red flag {flag} was raised wrongly"


def _agreement(graded: Graded) -> Figures:
    """Precision, recall and F1 over points.

    Partial labels count neither way, since people differ there; a grader that gives half
    a point for something that was not said is wrong all the same.
    """
    pairs = [(v, point, True) for a, v in graded for point in a.hits]
    pairs += [(v, point, False) for a, v in graded for point in a.misses]
    right = sum(said and v.points.get(point) is State.HIT for v, point, said in pairs)
    wrong = sum(not said and v.credit(point) > 0 for v, point, said in pairs)
    said = sum(said for _, _, said in pairs)
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / said if said else 0.0
    both = precision + recall
    return {
        "point F1": 2 * precision * recall / both if both else 0.0,
        "point precision": precision,
        "point recall": recall,
    }


def _orders(graded: Graded) -> Figures:
    """The shares of scenarios whose answers come out in the right order."""
    scores: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for answer, verdict in graded:
        scores[answer.scenario][answer.label].append(verdict.score)
    means = [
        {label: mean(values) for label, values in labels.items()} for labels in scores.values()
    ]
    falling = [
        each["strong"] > each["medium"] > each["weak"]
        for each in means
        if each.keys() >= {"strong", "medium", "weak"}
    ]
    below = [
        max(each["contradicting"], each["stuffed"]) < each["medium"]
        for each in means
        if each.keys() >= {"contradicting", "stuffed", "medium"}
    ]
    shares = {
        "strong > medium > weak": falling,
        "contradicting and stuffed below medium": below,
    }
    return {name: mean(held) for name, held in shares.items() if held}


def _flags(graded: Graded) -> Figures:
    """The share of red flags that were caught, and the wrongly raised ones per answer."""
    raised = _count(answer.red_flags for answer, _ in graded)
    caught = _count(answer.red_flags & verdict.red_flags for answer, verdict in graded)
    false = _count(verdict.red_flags - answer.red_flags for answer, verdict in graded)
    figures = {"red flags caught": caught / raised} if raised else {}
    return figures | {"red flags false": false / len(graded)}


def _count(sets: Iterable[frozenset[str]]) -> int:
    return sum(len(each) for each in sets)
