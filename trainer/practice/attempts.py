"""This answer to a scenario beside the earlier ones: what was gained, what was lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeGuard

from trainer.content.points import Tier
from trainer.content.scenarios import Scenario
from trainer.events import Event
from trainer.grading.states import State


@dataclass(frozen=True, slots=True)
class Attempt:
    """One scored answer to a scenario."""

    day: date
    """The study day."""
    score: float
    """0 to 1."""
    covered: int
    """Points hit that a good answer has: must and good ones."""
    of: int
    """Points of those tiers that the answer was held against."""
    states: Mapping[str, State]
    """By point, of those that the scenario still has."""

    @property
    def coverage(self) -> float:
        """The share of the must and good points that were hit, 0 to 1."""
        return self.covered / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """The scored answers to a scenario over time."""

    attempts: tuple[Attempt, ...]
    """Oldest first; the last is the present one."""
    gained: tuple[str, ...]
    """Points hit now that the answer before did not hit, in the order of the scenario."""
    lost: tuple[str, ...]
    """Points that the answer before hit and this one did not."""


def compare(scenario: Scenario, earlier: Sequence[Event], now: Event) -> Comparison | None:
    """The answer `now` beside earlier ones, newest first; None if there is none to compare with.

    Answers without a score, and events that make no sense, are left out.
    """
    present = attempt(scenario, now)
    past = [found for event in earlier if (found := attempt(scenario, event)) is not None]
    if present is None or not past:
        return None
    before = past[0]
    # A point that is new in the rubric was neither hit nor missed before.
    both = [p.id for p in scenario.points if p.id in before.states and p.id in present.states]
    hit_now = {name for name in both if present.states[name] is State.HIT}
    hit_before = {name for name in both if before.states[name] is State.HIT}
    return Comparison(
        attempts=(*reversed(past), present),
        gained=tuple(name for name in both if name in hit_now - hit_before),
        lost=tuple(name for name in both if name in hit_before - hit_now),
    )


def score_in(event: Event) -> float | None:
    """The score that an event holds of an answer, 0 to 1; None if there is none to be read."""
    kept: Mapping[str, Any] = event.assessment or {}
    score = kept.get("score")
    return None if kept.get("unscored") or not _is_share(score) else score


def attempt(scenario: Scenario, event: Event) -> Attempt | None:
    """What an event says of an answer; None if it holds no score that can be read."""
    kept: Mapping[str, Any] = event.assessment or {}
    score, given = score_in(event), kept.get("points")
    if score is None or not isinstance(given, Mapping):
        return None
    known = list(State)  # a list: what another machine wrote need not be hashable
    states = {p.id: State(given[p.id]) for p in scenario.points if given.get(p.id) in known}
    wanted = [p.id for p in scenario.points if p.tier is not Tier.BONUS and p.id in states]
    covered = sum(states[name] is State.HIT for name in wanted)
    return Attempt(event.day, score, covered, len(wanted), states)


def _is_share(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
