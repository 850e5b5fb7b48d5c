"""What became of each point and red flag of an interview."""

from dataclasses import dataclass
from enum import StrEnum

from trainer.content.points import Area, Level, Tier


class Outcome(StrEnum):
    """What became of a point in the end, probes included."""

    HIT = "hit"
    PARTIAL = "partial"
    """Vague, incomplete or hedged."""
    HINTED = "hinted"
    """Made, but only after a probe."""
    MISSED = "missed"
    CONTRADICTED = "contradicted"
    UNSCORED = "unscored"
    """Nothing can be said: the answer as a whole could not be judged."""


class Credit(StrEnum):
    """Who says so."""

    GRADED = "graded"
    """Found in the answer by its words."""
    SELF = "self-credited"
    """The candidate's own judgement."""
    INTERVIEWER = "ticked by the interviewer"


@dataclass(frozen=True, slots=True, kw_only=True)
class PointResult:
    """One point of a scenario."""

    scenario: str
    """The id of the scenario."""
    id: str
    say: str
    why: str = ""
    tier: Tier
    level: Level
    area: Area | None = None
    outcome: Outcome
    credit: Credit
    evidence: tuple[str, ...] = ()
    """The words of the answer that decided, shortened."""
    reason: str = ""
    """Why the words were taken as they were, where it is not plain: what denies the point."""
    reason_given: bool | None = None
    """Whether the answer also says why; None when nobody looked."""
    cost_named: bool | None = None
    """Whether the answer also says what it gives up; None when nobody looked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagResult:
    """A wrong claim that was made."""

    scenario: str
    id: str
    claim: str
    correction: str = ""
    credit: Credit
    evidence: tuple[str, ...] = ()


def counts(point: PointResult) -> bool:
    """Whether the point was judged at all."""
    return point.outcome is not Outcome.UNSCORED


def has_level(point: PointResult, level: Level) -> bool:
    """Whether a candidate of the level is expected to make the point."""
    return RANK[point.level] <= RANK[level]


RANK = {Level.MID: 0, Level.SENIOR: 1, Level.STAFF: 2}
"""The order of the levels."""
