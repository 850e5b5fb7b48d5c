"""What a review is about, and what it shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from trainer.content.cards import Card
from trainer.content.points import Point
from trainer.events import Event, Kind
from trainer.grading.cards import CardAssessment
from trainer.grading.states import State
from trainer.scheduling.preview import Outcome
from trainer.scheduling.queue import EVERYTHING, Scope
from trainer.scheduling.schedule import Schedule


class Phase(StrEnum):
    """Where the session stands."""

    ASKED = "asked"
    REVEALED = "revealed"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a session is about."""

    scope: Scope = EVERYTHING
    limit: int | None = None
    """At most so many cards, repeats not counted."""
    minutes: int | None = None
    """After so many minutes no further card is asked."""
    cram: bool = False
    """Practise without moving any schedule."""


@dataclass(frozen=True, slots=True)
class Question:
    """A card as it is asked."""

    card: Card
    schedule: Schedule
    kind: Kind
    """What its answer will count as: a review, a repeat or cramming."""
    changed: bool
    """The answer was edited since the learner last saw it."""
    draft: str
    """What was typed before practice was interrupted."""

    @property
    def repeat(self) -> bool:
        """Asked already today, and not yet well enough."""
        return self.kind is Kind.REPEAT


@dataclass(frozen=True, slots=True)
class Revealed:
    """What stands beside the solution."""

    typed: str
    points: tuple[Point, ...]
    """The ideas that a good answer contains."""
    assessment: CardAssessment | None
    """Of what was typed, the learner's corrections included; None when nothing was."""
    overruled: Mapping[str, State]
    """The states that the learner set, by point."""
    proposed: int | None
    """The grade that the assessment proposes."""
    outcomes: tuple[Outcome, ...]
    """Where each grade leads; empty where no schedule moves."""
    earlier: tuple[Event, ...]
    """What was answered before, for a card that keeps failing."""
    seconds: float | None
    """Time from question to answer; None for an answer that came back by undo."""
