"""Where the learner is heading, over the latest interviews."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from trainer.content.points import Area
from trainer.practice.record import Mode
from trainer.practice.report import Report
from trainer.practice.verdict import DIGITS

STEADY = 0.05
"""A change of less than this is none: a point more or less in an interview makes as much."""


class Direction(StrEnum):
    """Where a figure is heading."""

    UP = "up"
    DOWN = "down"
    STEADY = "steady"
    UNKNOWN = "unknown"
    """Fewer than two interviews have the figure."""


@dataclass(frozen=True, slots=True)
class Trend:
    """One figure over the latest interviews."""

    name: str
    """`score`, `coverage` or an area."""
    values: tuple[float | None, ...]
    """0 to 1, oldest first; None where an interview does not have it."""
    change: float | None
    """The latest value against the mean of those before; None with fewer than two."""
    direction: Direction


def trends(reports: Sequence[Report]) -> tuple[Trend, ...]:
    """Score, coverage at the level asked for and coverage of each area; newest report first.

    Those that the learner made as an interviewer are about somebody else, and left out.
    """
    own = [report for report in reports if report.mode is not Mode.HOSTED]
    oldest_first = tuple(reversed(own))
    rows = [
        ("score", tuple(report.score for report in oldest_first)),
        ("coverage", tuple(coverage(report) for report in oldest_first)),
    ]
    rows += [(str(a), tuple(area_coverage(report, a) for report in oldest_first)) for a in Area]
    return tuple(_trend(name, values) for name, values in rows)


def coverage(report: Report) -> float | None:
    """The coverage at the level asked for; None without a verdict."""
    return report.headline.coverage if report.headline else None


def area_coverage(report: Report, area: Area) -> float | None:
    """The coverage of the area; None when none of its points was judged."""
    return next((each.coverage for each in report.areas if each.area is area), None)


def _trend(name: str, values: tuple[float | None, ...]) -> Trend:
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return Trend(name, values, None, Direction.UNKNOWN)
    change = round(known[-1] - sum(known[:-1]) / (len(known) - 1), DIGITS)
    if abs(change) < STEADY:
        return Trend(name, values, change, Direction.STEADY)
    return Trend(name, values, change, Direction.UP if change > 0 else Direction.DOWN)
