"""How a drill ends: what was gained, what is open, what comes back when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trainer.content.points import Point, RedFlag
from trainer.content.scenarios import Scenario
from trainer.grading.assessment import Assessment
from trainer.grading.states import State
from trainer.practice.attempts import Comparison
from trainer.practice.probes import ProbeResult
from trainer.scheduling.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Closing:
    """A drill in the end. Each point of the scenario is in one of the first three lists."""

    score: float
    """0 to 1, of the answer without its probes."""
    grade: int
    """What the learner took."""
    gained: tuple[Point, ...]
    """Points hit, those that the learner credited included."""
    hinted: tuple[Point, ...]
    """Points made only when a probe asked for them."""
    still_open: tuple[Point, ...]
    """All others: missed, contradicted, half made."""
    flags: tuple[RedFlag, ...]
    """Wrong claims of the answer."""
    probed: tuple[ProbeResult, ...]
    """The answers to probes and the follow-up, in order."""
    coming: tuple[tuple[str, date], ...]
    """What comes back of the scenario, and on which study day, soonest first."""
    comparison: Comparison | None
    """With earlier attempts; None if this is the first."""


def close(
    scenario: Scenario,
    assessment: Assessment,
    grade: int,
    probed: Sequence[ProbeResult],
    moved: Mapping[str, Schedule],
    comparison: Comparison | None,
) -> Closing:
    """The closing of a drill; `moved` are schedules of the scenario after it, by item."""
    hit = {point.id for point in assessment.points if point.state is State.HIT}
    said = {each.probe.point.id for each in probed if each.made and each.probe.point} - hit
    raised = {flag.id for flag in assessment.red_flags}
    return Closing(
        score=assessment.score or 0.0,
        grade=grade,
        gained=_those(scenario.points, hit),
        hinted=_those(scenario.points, said),
        still_open=tuple(p for p in scenario.points if p.id not in hit | said),
        flags=tuple(flag for flag in scenario.red_flags if flag.id in raised),
        probed=tuple(probed),
        coming=_coming(scenario, moved),
        comparison=comparison,
    )


def _those(points: Iterable[Point], names: set[str]) -> tuple[Point, ...]:
    return tuple(point for point in points if point.id in names)


def _coming(scenario: Scenario, moved: Mapping[str, Schedule]) -> tuple[tuple[str, date], ...]:
    """What is due when: by day, then in the order of the scenario, itself last."""
    days = [
        (item, schedule.due)
        for item in items_of(scenario)
        if (schedule := moved.get(item)) and schedule.due and not schedule.closed
    ]
    return tuple(sorted(days, key=lambda each: each[1]))


def items_of(scenario: Scenario) -> list[str]:
    """All that is scheduled of a scenario, in its order, itself last."""
    parts = [point.id for point in scenario.points]
    parts += [flag.id for flag in scenario.red_flags]
    parts += [point.id for each in scenario.follow_ups for point in each.points]
    return [*(f"{scenario.id}#{part}" for part in parts), scenario.id]
