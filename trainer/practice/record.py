"""What happened in an interview: all that its report card is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from trainer.content.points import Level
from trainer.content.scenarios import Scenario
from trainer.events import Moment
from trainer.grading.assessment import Assessment
from trainer.grading.states import State


class Mode(StrEnum):
    """How the answers were given, and so who says which points were made."""

    TYPED = "typed"
    SPOKEN = "spoken"
    """Answered aloud; the candidate ticked the points afterwards."""
    HOSTED = "hosted"
    """Another person asked and ticked."""


class ProbeKind(StrEnum):
    """What a question of the interviewer was after."""

    MISSED = "missed"
    """A point that the answer left out; what comes now was hinted at."""
    COST = "cost"
    """What a choice gives up."""
    FOLLOW_UP = "follow-up"
    CURVE_BALL = "curve-ball"
    """The same question in other circumstances; not scored."""


class ProbeOutcome(StrEnum):
    """What came of a probe."""

    MADE = "made"
    """The point was made, or the cost named."""
    NOT_MADE = "not made"
    SKIPPED = "skipped"
    NOT_SCORED = "not scored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What was agreed before it began."""

    level: Level
    minutes: int
    mode: Mode = Mode.TYPED
    topics: tuple[str, ...] = ()
    seed: int | None = None
    """What chose the questions; None where a person did."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseTime:
    """A phase of the interview, and its time."""

    phase: str
    """As the plan calls it: `warm-up`, `clarify`, `high-level` …"""
    scenario: str = ""
    """The id of the scenario it belongs to; none for the warm-up."""
    planned: float
    """Seconds."""
    spent: float
    """Seconds, pauses left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """When it was, and where the time went."""

    started: Moment
    finished: Moment
    phases: tuple[PhaseTime, ...] = ()
    """In the order of the plan."""
    paused: float = 0.0
    """Seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseAnswer:
    """What was typed in one phase."""

    phase: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A clarifying question of the candidate."""

    question: str
    reveal: str | None = None
    """The id of the fact it was answered with; None when there was none to give."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probed:
    """A question of the interviewer, and what came of it."""

    kind: ProbeKind
    ask: str
    text: str = ""
    """What the candidate said."""
    outcome: ProbeOutcome = ProbeOutcome.NOT_MADE
    point: str | None = None
    """The id of the point or follow-up it was about; None for a generic one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One scenario of the interview."""

    scenario: Scenario
    answers: tuple[PhaseAnswer, ...] = ()
    """In the order of the phases; empty texts where nothing was typed."""
    assessment: Assessment | None = None
    """Of `typed`; None where the answer was spoken."""
    hinted: frozenset[str] = frozenset()
    """Ids of points that were made only after a probe."""
    costs_named: frozenset[str] | None = None
    """Ids of points whose cost the answer names; None when nobody looked."""
    reasons_given: frozenset[str] | None = None
    """Ids of points whose reason the answer gives; None when nobody looked."""
    asked: tuple[Asked, ...] = ()
    probes: tuple[Probed, ...] = ()
    ticks: Mapping[str, State] = field(default_factory=dict)
    """The states that a person gave to points, by id; they stand above the assessment."""
    flagged: frozenset[str] = frozenset()
    """Ids of red flags that a person ticked."""

    @property
    def typed(self) -> str:
        """The answers of all phases as one text: what is graded, and what evidence points into."""
        return "\n\n".join(answer.text for answer in self.answers if answer.text.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmUp:
    """A short question of the warm-up."""

    item: str
    ask: str
    solution: str
    typed: str = ""
    score: float | None = None
    """0 to 1; None when it was unscored or not answered."""
    right: bool | None = None
    """Whether it counts as right; None where nobody judged it."""
    seconds: float = 0.0
