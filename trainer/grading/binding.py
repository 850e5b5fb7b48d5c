"""Which wording the words of a clause go together as.

A wrong claim is often made of the words of two true ones: "orchestration reacts to events,
choreography has a conductor". As a heap of words both look alike, so here a clause is
compared with one wording at a time: who says the true claim says it as some wording does.
"""

from collections.abc import Iterable, Sequence
from math import fsum, sqrt

from trainer.grading import checks
from trainer.grading.claim import Claim, Wording
from trainer.grading.clauses import Clause
from trainer.grading.rubric import Rubric
from trainer.grading.windows import Window

FEWEST = 2
"""Terms of a wrong claim that a clause must hold to have a part in it."""

BETTER = 1.5
"""How much closer a clause must come to a wording of a point: wordings differ by chance, too."""


def is_said_of_points(flag: Claim, window: Window, rubric: Rubric) -> bool:
    """Whether each clause with a part in a wrong claim is closer to what a point says."""
    parts = [each for each in window.clauses if _shares(flag, each)]
    points = [point for point in rubric.points if not checks.refuted(point, window)]
    return bool(parts) and all(_is_closer(part, flag, points, rubric) for part in parts)


def _shares(flag: Claim, clause: Clause) -> bool:
    return len(flag.terms.keys() & {word.stem for word in clause.words}) >= FEWEST


def _is_closer(clause: Clause, flag: Claim, points: Sequence[Claim], rubric: Rubric) -> bool:
    """Whether some point is closer; by any measure if the flag says it of something opposite."""
    words = rubric.rarity.keys() & {word.stem for word in clause.words}
    nearest = max(flag.spoken, key=lambda wording: _closeness(words, wording, rubric))
    least = _closeness(words, nearest, rubric)
    if all(nearest.sides.get(pair, side) == side for pair, side in clause.sides.items()):
        least *= BETTER
    return any(
        _closeness(words, wording, rubric) > least for point in points for wording in point.spoken
    )


def _closeness(words: set[str], wording: Wording, rubric: Rubric) -> float:
    """How much the words have in common with a wording, 0 to 1."""
    both = _weigh(words & wording.stems, rubric)
    return both and both / sqrt(_weigh(words, rubric) * _weigh(wording.stems, rubric))


def _weigh(words: Iterable[str], rubric: Rubric) -> float:
    return fsum(rubric.rarity[stem] for stem in words)
