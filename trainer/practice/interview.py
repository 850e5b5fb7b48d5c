"""The plan of a mock interview: which questions, in which phases, for how long.

One seed gives one interview. The choice orders candidates by a hash of the seed and
their id, so it does not depend on what was practised, and new content moves as little
of it as possible.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from trainer.content.points import Level


class Stage(StrEnum):
    """The parts of an interview."""

    WARM_UP = "warm-up"
    CLARIFY = "clarify"
    ESTIMATE = "estimate"
    HIGH_LEVEL = "high-level"
    DEEP_DIVE = "deep-dive"
    WRAP_UP = "wrap-up"


ANSWERED = (Stage.ESTIMATE, Stage.HIGH_LEVEL, Stage.DEEP_DIVE, Stage.WRAP_UP)
"""The stages of a scenario in which it is answered; they are graded together."""

TASKS = {
    Stage.WARM_UP: "Short questions, one after the other.",
    Stage.CLARIFY: "Ask what you need to know before you begin.",
    Stage.ESTIMATE: "Estimate: the figures that decide, and what follows from them.",
    Stage.HIGH_LEVEL: "The design in large: your decision, the parts, why these.",
    Stage.DEEP_DIVE: "Go deep: what is hard, what fails, what you trade for what.",
    Stage.WRAP_UP: "Wrap up: the risks that are left, operation, what you would do next.",
}
"""What the interviewer asks for in each stage."""


@dataclass(frozen=True, slots=True)
class Length:
    """How an interview of so many minutes is cut."""

    cards: int
    """Questions of the warm-up."""
    scenarios: int
    warm_up: int
    """Minutes."""
    stages: tuple[int, int, int, int, int]
    """Minutes of each stage of a scenario, in order."""


LENGTHS = {
    20: Length(cards=3, scenarios=1, warm_up=3, stages=(2, 2, 5, 6, 2)),
    30: Length(cards=5, scenarios=1, warm_up=4, stages=(3, 3, 8, 9, 3)),
    45: Length(cards=5, scenarios=2, warm_up=5, stages=(2, 2, 6, 7, 3)),
}
"""The lengths on offer, by minutes."""

_SCENARIO_STAGES = (Stage.CLARIFY, *ANSWERED)


@dataclass(frozen=True, slots=True)
class Setup:
    """What the learner chose."""

    minutes: int = 30
    """A key of `LENGTHS`."""
    level: Level = Level.SENIOR
    topics: tuple[str, ...] = ()
    """Topics to choose from; none means all."""
    seed: int = 0
    spoken: bool = False
    """Answered aloud; the learner ticks the points afterwards."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One part of the interview with its time."""

    stage: Stage
    scenario: str | None
    """The id of the scenario it belongs to; None for the warm-up."""
    seconds: int
    """The time planned for it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A scenario that may be chosen."""

    id: str
    topic: str


@dataclass(frozen=True, slots=True)
class InterviewPlan:
    """What was chosen; it stands in the journal, so that an interview outlives its decks."""

    setup: Setup
    cards: tuple[str, ...]
    """Items of the warm-up."""
    scenarios: tuple[str, ...]

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The parts in their order."""
        length = LENGTHS[self.setup.minutes]
        phases = [Phase(Stage.WARM_UP, None, length.warm_up * 60)] if self.cards else []
        phases += [
            Phase(stage, scenario, minutes * 60)
            for scenario in self.scenarios
            for stage, minutes in zip(_SCENARIO_STAGES, length.stages, strict=True)
        ]
        return tuple(phases)

    def renamed(self, names: Mapping[str, str]) -> "InterviewPlan":
        """The plan with other names for some of what was chosen."""
        cards, scenarios = (
            tuple(names.get(each, each) for each in chosen)
            for chosen in (self.cards, self.scenarios)
        )
        return InterviewPlan(self.setup, cards, scenarios)

    def as_json(self) -> dict[str, Any]:
        """The plan as the journal keeps it."""
        setup = self.setup
        return {
            "minutes": setup.minutes,
            "level": str(setup.level),
            "topics": list(setup.topics),
            "seed": setup.seed,
            "spoken": setup.spoken,
            "cards": list(self.cards),
            "scenarios": list(self.scenarios),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "InterviewPlan | None":
        """The plan that `as_json` wrote; None for anything else."""
        minutes, level, seed = data.get("minutes"), data.get("level"), data.get("seed")
        lists = [data.get(name) for name in ("topics", "cards", "scenarios")]
        if minutes not in list(LENGTHS) or level not in list(Level) or type(seed) is not int:
            return None
        if not all(isinstance(each, list) for each in lists):
            return None
        topics, cards, scenarios = (tuple(map(str, each or ())) for each in lists)
        spoken = data.get("spoken") is True
        return cls(Setup(int(minutes or 0), Level(level), topics, seed, spoken), cards, scenarios)


def plan_interview(
    setup: Setup, scenarios: Sequence[Candidate], cards: Iterable[str]
) -> InterviewPlan:
    """The interview that a set-up and its seed lead to, from all that may be chosen.

    Fewer questions than planned where there are no more; several scenarios come from
    different topics where they can.
    """
    length = LENGTHS[setup.minutes]
    by_id = {each.id: each for each in scenarios}
    waiting = [by_id[id_] for id_ in _shuffled(setup.seed, by_id)]
    chosen: list[Candidate] = []
    while waiting and len(chosen) < length.scenarios:
        topics = {each.topic for each in chosen}
        other = next((each for each in waiting if each.topic not in topics), waiting[0])
        waiting.remove(other)
        chosen.append(other)
    warm_up = _shuffled(setup.seed, cards)[: length.cards]
    return InterviewPlan(setup, tuple(warm_up), tuple(each.id for each in chosen))


def _shuffled(seed: int, ids: Iterable[str]) -> list[str]:
    """The ids in the order that the seed gives them."""
    return sorted(ids, key=lambda id_: hashlib.sha256(f"{seed}:{id_}".encode()).digest())
