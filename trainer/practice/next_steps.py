"""The gains that would lift the verdict most."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from trainer.content.points import Level, Tier
from trainer.practice.report import NextStep
from trainer.practice.results import FlagResult, Outcome, PointResult, counts, has_level
from trainer.practice.verdict import WORST_FIRST, LevelVerdict, judge

MOST = 2
"""More at once nobody practises."""

_TIERS = tuple(reversed(Tier))
"""Least important first."""


@dataclass(frozen=True, slots=True)
class _State:
    """The interview as it is, or as it would be with something gained."""

    points: tuple[PointResult, ...]
    flags: tuple[FlagResult, ...]


@dataclass(frozen=True, slots=True)
class _Gain:
    """One thing to gain."""

    item: str
    say: str
    weight: int
    after: _State


def next_steps(
    level: Level,
    points: Sequence[PointResult],
    flags: Sequence[FlagResult],
    unscored: Sequence[str] = (),
) -> tuple[NextStep, ...]:
    """Up to two gains, best first, each given those before it; none where nothing was judged."""
    state = _State(tuple(points), tuple(flags))
    steps: list[NextStep] = []
    while len(steps) < MOST:
        found = _best(level, state, unscored)
        if found is None:
            break
        gain, step = found
        state = gain.after
        steps.append(step)
    return tuple(steps)


def _best(level: Level, state: _State, unscored: Sequence[str]) -> tuple[_Gain, NextStep] | None:
    """The gain that does most at the level; at a higher one when nothing is left to gain there."""
    for target in tuple(Level)[tuple(Level).index(level) :]:
        before = judge(target, state.points, state.flags, unscored)
        if before.verdict is None:
            continue
        gains = [
            (gain, judge(target, gain.after.points, gain.after.flags, unscored))
            for gain in _gains(target, state)
        ]
        if gains:
            # The first of equals: the order of the rubric.
            gain, after = max(gains, key=lambda pair: _worth(*pair))
            return gain, NextStep(item=gain.item, say=gain.say, lifts=_lifts(before, after))
    return None


def _gains(level: Level, state: _State) -> Iterator[_Gain]:
    for index, flag in enumerate(state.flags):
        others = (*state.flags[:index], *state.flags[index + 1 :])
        yield _Gain(
            item=f"{flag.scenario}#{flag.id}",
            say=flag.correction or f"Not so: {flag.claim}",
            weight=_TIERS.index(Tier.MUST),
            after=_State(state.points, others),
        )
    for index, point in enumerate(state.points):
        if point.outcome is Outcome.HIT or not counts(point) or not has_level(point, level):
            continue
        made = replace(point, outcome=Outcome.HIT)
        yield _Gain(
            item=f"{point.scenario}#{point.id}",
            say=point.say,
            weight=_TIERS.index(point.tier),
            after=_State((*state.points[:index], made, *state.points[index + 1 :]), state.flags),
        )


def _worth(gain: _Gain, after: LevelVerdict) -> tuple[int, int, int, float]:
    """The verdict it leads to, then what still holds it down, then tier and coverage."""
    verdict = WORST_FIRST.index(after.verdict) if after.verdict else -1
    causes = sum(len(cap.ids) for cap in after.caps)
    return verdict, -causes, gain.weight, after.coverage or 0.0


def _lifts(before: LevelVerdict, after: LevelVerdict) -> str:
    level = before.level
    if after.verdict is not before.verdict:
        return f"Lifts the verdict at {level} from {before.verdict} to {after.verdict}."
    if len(after.caps) < len(before.caps):
        return f"Takes away a cap on the verdict at {level}."
    blamed = sum(len(cap.ids) for cap in after.caps)
    if blamed < sum(len(cap.ids) for cap in before.caps):
        return f"One thing fewer that caps the verdict at {level}."
    return f"Raises the coverage at {level} from {before.coverage:.0%} to {after.coverage:.0%}."
