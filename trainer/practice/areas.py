"""The areas of an interview, and the one that held it back."""

from collections.abc import Sequence

from trainer.content.points import Area, Level, Tier
from trainer.practice.report import AreaResult
from trainer.practice.results import Outcome, PointResult, counts, has_level
from trainer.practice.verdict import CREDIT, DIGITS

LEAST_POINTS = 4
"""Of an area, before it can be called the limiting one: fewer are chance."""

GOOD_ENOUGH = 0.8
"""An area with this coverage limits nobody."""


def areas(points: Sequence[PointResult], level: Level) -> tuple[AreaResult, ...]:
    """The coverage of each area, over the points that the level is expected to make."""
    judged = [point for point in points if counts(point) and has_level(point, level)]
    return tuple(_area(area, [p for p in judged if p.area is area]) for area in Area)


def limiting(results: Sequence[AreaResult]) -> tuple[Area | None, str]:
    """The area that held the answer back, None if none can be named, and a sentence on it."""
    enough = [each for each in results if each.of >= LEAST_POINTS and each.coverage is not None]
    if not enough:
        return None, f"No area had {LEAST_POINTS} points or more: too few to name one."
    lowest = min(enough, key=lambda each: each.coverage or 0.0)
    extra = f" and {lowest.bonus} bonus" if lowest.bonus else ""
    share = f"{lowest.made:g} of {lowest.of} points{extra} ({lowest.coverage or 0.0:.0%})"
    if (lowest.coverage or 0.0) >= GOOD_ENOUGH:
        return None, f"No area held you back: the lowest is {lowest.area} with {share}."
    return lowest.area, f"Limiting area: {lowest.area}, {share}."


def _area(area: Area, points: Sequence[PointResult]) -> AreaResult:
    expected = [point for point in points if point.tier is not Tier.BONUS]
    made = float(sum(CREDIT.get(point.outcome, 0) for point in expected))
    bonus = sum(p.tier is Tier.BONUS and p.outcome is Outcome.HIT for p in points)
    coverage = round(min(1.0, (made + bonus) / len(expected)), DIGITS) if expected else None
    return AreaResult(area=area, made=made, bonus=bonus, of=len(expected), coverage=coverage)
