"""The parts of a rubric: points and red flags."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """The seniority from which something is expected."""

    MID = "mid"
    SENIOR = "senior"
    STAFF = "staff"


class Tier(StrEnum):
    """How much a point matters."""

    MUST = "must"
    GOOD = "good"
    BONUS = "bonus"


class Area(StrEnum):
    """The part of an interview that a point shows."""

    NAVIGATE = "navigate"
    DESIGN = "design"
    DEPTH = "depth"
    OPERATE = "operate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One trade-off: what a good answer says, why, and at what cost."""

    id: str
    say: str
    """The point as a strong candidate says it; its own first wording."""
    wordings: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    """Phrases that show the why: they never change the state of the point."""
    costs: tuple[str, ...] = ()
    """Phrases that show the price: they feed "cost named"."""
    tier: Tier = Tier.GOOD
    level: Level = Level.MID
    area: Area | None = None
    why: str = ""
    probe: str = ""
    """The follow-up an interviewer asks when the point was missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlag:
    """A wrong claim that costs the answer."""

    id: str
    claim: str
    """The wrong claim; its own first wording."""
    wordings: tuple[str, ...] = ()
    correction: str = ""
