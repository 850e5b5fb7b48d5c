"""An answer as a whole: whoever denies most of what they name has not said the rest either.

Checks of single clauses miss claims that are turned around in ways no list of words
foresees. In an answer that turns around most of what it touches, what is left over is
far more likely such a claim than a point made.
"""

from collections.abc import Sequence
from dataclasses import replace

from trainer.grading.assessment import FlagAssessment, PointAssessment
from trainer.grading.states import State

FEWEST_DENIED = 2.0
"""Denied points from which an answer has a stance at all."""

DENIED_SHARE = 0.3
"""And what share of all points they must be: of many points, two may be misread."""

FIRM = 1.0
"""Strength from which a denial counts: as much of a point is denied as would make it."""

FLAG_SHARE = 0.5
"""What a red flag adds to them: a wrong claim, but of a point that may be made besides."""

DENIED_PER_SAID = 1.0
"""From so many denied points for each said one on, the said ones are not believed."""

DISBELIEVED = "the answer denies most of what it names, so this is not taken as said"


def read_as_whole(
    points: Sequence[PointAssessment], flags: Sequence[FlagAssessment]
) -> tuple[PointAssessment, ...]:
    """The points; none of them said if the answer denies at least as many as it says."""
    denied = sum(p.state is State.CONTRADICTED and p.strength >= FIRM for p in points)
    against = denied + FLAG_SHARE * len(flags)
    said = sum(point.state in (State.HIT, State.PARTIAL) for point in points)
    least = max(FEWEST_DENIED, DENIED_SHARE * len(points), DENIED_PER_SAID * said)
    if against < least:
        return tuple(points)
    return tuple(
        replace(point, state=State.CONTRADICTED, reason=DISBELIEVED)
        if point.state in (State.HIT, State.PARTIAL)
        else point
        for point in points
    )
