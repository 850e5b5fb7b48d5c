"""How deep an answer goes: of the points it makes, how many it gives a reason for or a cost of."""

from collections.abc import Iterable

from trainer.content.points import Point
from trainer.grading.assessment import Assessment
from trainer.grading.scoring import CREDIT


def reasons_given(assessment: Assessment, points: Iterable[Point]) -> tuple[int, int]:
    """Of the points that are said, at least in part, and have reasons: with one given, and all."""
    asked = {point.id for point in points if point.reasons}
    given = [bool(p.reasons) for p in assessment.points if p.id in asked and CREDIT[p.state]]
    return sum(given), len(given)


def costs_named(assessment: Assessment, points: Iterable[Point]) -> tuple[int, int]:
    """Of the points that are said, at least in part, and have costs: with one named, and all."""
    asked = {point.id for point in points if point.costs}
    named = [bool(p.costs) for p in assessment.points if p.id in asked and CREDIT[p.state]]
    return sum(named), len(named)
