"""What the interviewer asks next, by rule, after the deep dive."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from trainer.content.points import Level, Point, Tier
from trainer.content.scenarios import FollowUp, Scenario
from trainer.content.text import shortened
from trainer.grading.assessment import Assessment
from trainer.grading.states import State

MOST = 3
"""Questions after one deep dive: more would be an interrogation."""

MOST_HINTS = 2
"""Of them for musts that were missed, so that there is room for what they cost."""

QUOTED = 80
"""Characters of the candidate's own words in a question."""

CURVE_BALLS = (
    "Traffic grows to ten times that, overnight. What breaks first, and what do you do?",
    "A whole region is gone for six hours. What still works, and what did you plan for it?",
    "The budget is cut by half. What do you give up, and what not?",
)
"""Asked of whoever has said it all; not scored."""


class Aim(StrEnum):
    """What a question after the deep dive is for."""

    HINT = "hint"
    """A must that was missed: made now, it counts as hinted."""
    COST = "cost"
    """A choice whose price was not named."""
    FOLLOW_UP = "follow-up"
    """The scenario's own further question, scored by its points."""
    CURVE_BALL = "curve-ball"
    """A general one; not scored."""


LEVELS = tuple(Level)
"""From the lowest expectation to the highest."""


def is_expected(point: Point, level: Level) -> bool:
    """Whether a point is expected of a candidate for a level."""
    return LEVELS.index(point.level) <= LEVELS.index(level)


@dataclass(frozen=True, slots=True)
class Pressed:
    """One question of the interviewer."""

    aim: Aim
    ask: str
    about: str = ""
    """The id of the point or follow-up it is about; empty for a general one."""

    def as_json(self) -> dict[str, str]:
        """The question as the journal keeps it."""
        return {"aim": str(self.aim), "ask": self.ask, "about": self.about}

    @classmethod
    def from_json(cls, data: object) -> "Pressed | None":
        """The question that `as_json` wrote; None for anything else."""
        if not isinstance(data, Mapping) or data.get("aim") not in list(Aim):
            return None
        values: Mapping[str, Any] = data
        return cls(Aim(values["aim"]), str(values.get("ask", "")), str(values.get("about", "")))


def press(
    scenario: Scenario, said: str, assessment: Assessment, level: Level, seed: int
) -> tuple[Pressed, ...]:
    """The questions that an answer so far calls for, at most `MOST`.

    Missed musts come first, then one choice without its price; who left out neither gets
    the scenario's follow-up, or a curve-ball where it has none.
    """
    states = {found.id: found for found in assessment.points}
    expected = [point for point in scenario.points if is_expected(point, level)]
    missed = [
        point
        for point in expected
        if point.tier is Tier.MUST
        and states[point.id].state in (State.MISSED, State.CONTRADICTED)
        and point.probe
    ]
    asked = [Pressed(Aim.HINT, point.probe, point.id) for point in missed[:MOST_HINTS]]
    for point in expected:
        found = states[point.id]
        if found.state is State.HIT and point.costs and not found.costs:
            words = " … ".join(said[start:end] for start, end in found.evidence)
            quote = shortened(" ".join(words.split()), QUOTED)
            asked.append(
                Pressed(Aim.COST, f"You said “{quote}”. What do you give up for that?", point.id)
            )
            break
    if not missed:
        asked.append(curve_ball(scenario.follow_ups, scenario.id, seed))
    return tuple(asked[:MOST])


def curve_ball(follow_ups: Sequence[FollowUp], scenario: str, seed: int) -> Pressed:
    """The scenario's own further question, else a general one; the seed chooses."""
    turn = hashlib.sha256(f"{seed}:{scenario}:curve-ball".encode()).digest()[0]
    if follow_ups:
        follow_up = follow_ups[turn % len(follow_ups)]
        return Pressed(Aim.FOLLOW_UP, follow_up.ask, follow_up.id)
    return Pressed(Aim.CURVE_BALL, CURVE_BALLS[turn % len(CURVE_BALLS)])
