"""Little evidence in an answer that says hardly anything else: chance, not a point made.

Few words shared with a point are worth believing where a candidate is clearly at home in
the subject. Who talks around the question shares as many words with it, for no reason.
"""

from collections.abc import Sequence
from dataclasses import replace

from trainer.grading.assessment import PointAssessment
from trainer.grading.states import State

THIN = 1.35
"""Strength, 1 being what makes a hit, below which shared words may be chance."""

CLEAR_SHARE = 0.2
"""Of the points. Who makes fewer than these clearly gets no benefit of the doubt."""

FEWEST_POINTS = 5
"""With fewer points, a share of them says nothing of the answer."""

DOUBTED = "only some words of it are there, and hardly another point is clearly made"


def without_doubtful(points: Sequence[PointAssessment]) -> Sequence[PointAssessment]:
    """The points; those with thin evidence are missed if hardly any is clearly made."""
    clear = sum(point.state is State.HIT and point.strength >= THIN for point in points)
    if len(points) < FEWEST_POINTS or clear >= CLEAR_SHARE * len(points):
        return points
    return [
        replace(point, state=State.MISSED, evidence=(), reason=DOUBTED)
        if point.state in (State.HIT, State.PARTIAL) and point.strength < THIN
        else point
        for point in points
    ]
