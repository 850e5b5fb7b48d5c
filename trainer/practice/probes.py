"""What an interviewer asks after the answer: probes on what was missed, then a follow-up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trainer.content.parts import question_of
from trainer.content.points import Point, RedFlag
from trainer.content.scenarios import FollowUp, Scenario
from trainer.grading.assessment import Assessment, PointAssessment
from trainer.grading.scoring import WEIGHTS
from trainer.grading.states import State

MOST_PROBES = 3
"""An interviewer asks on about this often; what else was missed comes back in reviews."""

OPEN = (State.MISSED, State.CONTRADICTED)
"""The states that are asked on; what was hinted at is known well enough to be read up."""


def name_of(part: Point | RedFlag) -> str:
    """A part of a rubric in the words of its id: enough to know it again, too little to say it."""
    return part.id.replace("-", " ")


def standing_of(point: Point) -> str:
    """What weight a point has, and to which area it belongs if to any: `must, depth`."""
    return ", ".join(filter(None, (point.tier, point.area)))


@dataclass(frozen=True, slots=True)
class Probe:
    """A question on, as it is asked."""

    point: Point | None
    """What was missed; None for a follow-up."""
    follow_up: FollowUp | None
    """The second question of the scenario; None for a probe on a point."""
    ask: str
    number: int
    """Its place among all that are asked, from 1."""
    of: int
    hints: tuple[str, ...] = ()
    """The hints given so far."""
    more_hints: bool = False
    """Whether there is a further one."""

    @property
    def points(self) -> tuple[Point, ...]:
        """What a good answer to it says."""
        if self.follow_up is not None:
            return self.follow_up.points
        return (self.point,) if self.point is not None else ()


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """An answer to a probe."""

    probe: Probe
    typed: str
    assessment: Assessment
    """Of the probe's own points alone."""
    made: bool
    """Whether every point it asks for was said. Such a point counts as hinted, never as hit."""


def probes(scenario: Scenario, assessment: Assessment, attempts: int) -> tuple[Probe, ...]:
    """What is asked after an answer, the heaviest first; `attempts` is how many came before.

    Each attempt is asked another one of the follow-ups, until all had their turn.
    """
    missed = heaviest(scenario.points, assessment.points)[:MOST_PROBES]
    second = [follow_up for follow_up in scenario.follow_ups if follow_up.points]
    second = second[attempts % len(second) :][:1] if second else []
    count = len(missed) + len(second)
    asked = [
        Probe(point, None, question_of(point), number, count, more_hints=True)
        for number, point in enumerate(missed, start=1)
    ]
    return (*asked, *(Probe(None, each, each.ask, count, count) for each in second))


def heaviest(points: Sequence[Point], found: Iterable[PointAssessment]) -> list[Point]:
    """The points that were missed or contradicted, by tier and then as they stand."""
    open_ = {each.id for each in found if each.state in OPEN}
    return sorted((p for p in points if p.id in open_), key=lambda p: -WEIGHTS[p.tier])


def is_made(assessment: Assessment) -> bool:
    """Whether an answer to a probe says all that it asks for."""
    points = assessment.points
    return assessment.score is not None and all(point.state is State.HIT for point in points)
