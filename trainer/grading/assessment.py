"""What grading says of a free answer: every state with its evidence, then the score."""

from dataclasses import dataclass

from trainer.grading.states import State, Unscored

Span = tuple[int, int]
"""Start and end in the answer as it was typed."""

DENIES = "the answer denies it"
"""The reason of a point that is denied, and not said wrongly in some other way."""


@dataclass(frozen=True, slots=True)
class PointAssessment:
    """What was found of one point."""

    id: str
    state: State
    evidence: tuple[Span, ...]
    """The stretches of the answer that decided; none for a missed point."""
    reason: str
    """In plain words, for the learner."""
    strength: float = 0.0
    """How much of what the point is recognised by was found; 1 is enough for a hit."""
    reasons: tuple[Span, ...] = ()
    """Where the answer gives a reason of the point, made or not; it never changes the state."""
    costs: tuple[Span, ...] = ()
    """Where it names a cost of the point; nor does this."""

    @property
    def beside(self) -> tuple[str, ...]:
        """What was said beside the point, in words; nothing of a point that was not made."""
        if self.state not in (State.HIT, State.PARTIAL):
            return ()
        said = (("reason given", self.reasons), ("cost named", self.costs))
        return tuple(name for name, spans in said if spans)


@dataclass(frozen=True, slots=True)
class FlagAssessment:
    """A wrong claim that the answer makes."""

    id: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What grading says of an answer."""

    points: tuple[PointAssessment, ...]
    red_flags: tuple[FlagAssessment, ...]
    score: float | None
    """0 to 1; None when unscored."""
    unscored: Unscored | None
    reason: str
    """Why there is no score; empty otherwise."""

    def as_json(self) -> dict[str, object]:
        """The assessment as the journal keeps it and the command line prints it."""
        return {
            "score": 0.0 if self.score is None else round(self.score, 4),
            "points": {each.id: str(each.state) for each in self.points},
            "evidence": {each.id: [list(s) for s in each.evidence] for each in self.points},
            "reasons": {p.id: [list(s) for s in p.reasons] for p in self.points if p.reasons},
            "costs": {p.id: [list(s) for s in p.costs] for p in self.points if p.costs},
            "red_flags": [flag.id for flag in self.red_flags],
            **({} if self.unscored is None else {"unscored": str(self.unscored)}),
        }
