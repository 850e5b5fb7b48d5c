"""What every form of a report says alike: states as words and signs, shares as bars."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from trainer.practice.record import PhaseTime, ProbeOutcome
from trainer.practice.report import Report
from trainer.practice.results import Credit, Outcome, PointResult
from trainer.practice.trends import Direction, Trend
from trainer.practice.wording import clock, number_of

SIGNS = {
    Outcome.HIT: "✓",
    Outcome.PARTIAL: "≈",
    Outcome.HINTED: "◔",
    Outcome.MISSED: "·",
    Outcome.CONTRADICTED: "✗",
    Outcome.UNSCORED: "–",
}
"""Each has a shape of its own: none is told by its colour."""

NAMES = {
    Outcome.HIT: "said",
    Outcome.PARTIAL: "half said",
    Outcome.HINTED: "after a hint",
    Outcome.MISSED: "not said",
    Outcome.CONTRADICTED: "denied",
    Outcome.UNSCORED: "not judged",
}

PROBE_NAMES = {
    ProbeOutcome.MADE: "answered",
    ProbeOutcome.NOT_MADE: "not answered",
    ProbeOutcome.SKIPPED: "skipped",
    ProbeOutcome.NOT_SCORED: "not scored",
}

PROXIES = (
    "Counted, not judged: good communication goes along with these, but they do not measure it."
)

_BAR = 5
"""Squares of a full bar."""


class Share(Protocol):
    """So many of so many."""

    @property
    def made(self) -> float:
        """How many."""

    @property
    def bonus(self) -> int:
        """Bonus points beside them."""

    @property
    def of(self) -> int:
        """Of how many."""

    @property
    def coverage(self) -> float | None:
        """Their share, 0 to 1."""


def title(report: Report) -> str:
    """What the report is of."""
    return f"Mock interview {report.id}"


def terms(report: Report) -> str:
    """Level, minutes and whatever else was agreed, on one line."""
    parts = [str(report.level), f"{report.minutes} minutes", str(report.mode)]
    if report.topics:
        parts.append(f"topics {', '.join(report.topics)}")
    if report.seed is not None:
        parts.append(f"seed {report.seed}")
    return " · ".join(parts)


def headline(report: Report) -> str:
    """`Lean no at senior`, or that there is no verdict."""
    if report.verdict is None:
        return "No verdict"
    return f"{report.verdict.capitalize()} at {report.level}"


def level_lines(report: Report) -> Iterator[str]:
    """What is said of each level; levels of which the same is said share a line."""
    groups: list[tuple[list[str], str]] = []
    for found in report.verdicts:
        name, _, rest = found.said.partition(": ")
        if found.verdict and groups and groups[-1][1] == rest:
            groups[-1][0].append(name.lower())
        else:
            groups.append(([name], rest))
    for names, rest in groups:
        levels = " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
        yield f"{levels}: {rest}"


def bar(share: float | None) -> str:
    """A share of 0 to 1 in squares; blank where there is none."""
    if share is None:
        return "·" * _BAR
    full = max(0, min(_BAR, round(share * _BAR)))
    return "■" * full + "□" * (_BAR - full)


def portion(share: Share) -> str:
    """`2.5 of 4 (62%)`."""
    if share.coverage is None:
        return "not asked"
    extra = f" and {share.bonus} bonus" if share.bonus else ""
    return f"{share.made:g} of {share.of}{extra} ({share.coverage:.0%})"


def kind_of(point: PointResult) -> str:
    """Tier, level and area of a point."""
    return " · ".join(str(each) for each in (point.tier, point.level, point.area) if each)


def remarks(point: PointResult) -> Iterator[str]:
    """How a point was credited, where that is not by grading alone, and what came with it."""
    if point.credit is not Credit.GRADED and point.outcome is not Outcome.UNSCORED:
        yield str(point.credit)
    if point.reason:
        yield point.reason
    if point.outcome in (Outcome.HIT, Outcome.PARTIAL):
        if point.reason_given:
            yield "reason given"
        if point.cost_named:
            yield "cost named"


def is_open(point: PointResult) -> bool:
    """Whether there is something left to learn about a point."""
    return point.outcome not in (Outcome.HIT, Outcome.UNSCORED)


def phase_rows(report: Report) -> Iterator[tuple[str, str, str, str]]:
    """Phase, planned and spent time, and by how much it ran over; a row each."""
    many = len(report.sections) > 1
    for phase in report.times.phases:
        name = f"{phase.phase}, {phase.scenario}" if many and phase.scenario else phase.phase
        yield name, clock(phase.planned), clock(phase.spent), _over(phase)


def communication(report: Report) -> list[tuple[str, str]]:
    """The proxies by name, the plan among them."""
    rows = [(proxy.name, proxy.said) for proxy in report.communication]
    if report.times.said:
        rows.append(("plan kept", report.times.said))
    return rows


def right(judged: bool | None) -> str:
    """What became of a question of the warm-up."""
    return "not judged" if judged is None else ("✓ right" if judged else "✗ wrong")


def score_of(score: float | None) -> str:
    """A score as a percentage; nothing where there is none."""
    return "" if score is None else f"score {score:.0%}"


def joined(parts: Sequence[str]) -> str:
    """The parts in brackets; nothing if there are none."""
    return f" ({'; '.join(parts)})" if parts else ""


def _over(phase: PhaseTime) -> str:
    over = phase.spent - phase.planned
    return f"+{clock(over)}" if over >= 1 else ""


_LEVELS = "▁▂▃▄▅▆▇█"


def sparkline(values: Sequence[float | None]) -> str:
    """Shares of 0 to 1 as a row of columns, a dot where there is none."""
    top = len(_LEVELS) - 1
    return "".join(
        "·" if value is None else _LEVELS[max(0, min(top, round(value * top)))] for value in values
    )


def trend_words(trend: Trend) -> str:
    """`up 12 points`: where a figure is heading, in words."""
    if trend.change is None:
        return "too few to tell"
    if trend.direction is Direction.STEADY:
        return str(trend.direction)
    return f"{trend.direction} {number_of(round(100 * abs(trend.change)), 'point')}"
