"""Little evidence in an answer that says hardly anything else: chance, not a point made.

Few words shared with a point are worth believing where a candidate is clearly at home in
the subject. Who talks around the question shares as many words with it, for no reason.
And whoever talks of something else shares some with any question of the field.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from trainer.grading.assessment import PointAssessment, Span
from trainer.grading.heard import Heard
from trainer.grading.states import State
from trainer.grading.words import Word

THIN = 1.35
"""Strength, 1 being what makes a hit, below which shared words may be chance."""

CLEAR_SHARE = 0.2
"""Of the points. Who makes fewer than these clearly gets no benefit of the doubt."""

FEWEST_POINTS = 5
"""With fewer points, a share of them says nothing of the answer."""

DOUBTED = "only some words of it are there, and hardly another point is clearly made"

AROUND = (60, 80)
"""Words of content up to what is found, or from there on, that tell what it is all about; the
best of the four counts. Who adds something else to a good answer has given a good answer, and
a good one of usual length has little more than the fewer: more would reach into the addition."""

AT_HOME = 0.5
"""From this share on of those words that the rubric has too, they are about its subject. Of ten
answers to a question nine have .48 or more, and .7 is usual; of ten to other questions of the
field nine have less than .42."""

STRANGE = 0.35
"""And up to this one they are about another."""

PLAIN = 2.5
"""The strength that a point needs there: a tenth of the points have it that an answer to another
question seems to make, and nearly half of those that one to this question makes."""

WIDE = 120
"""Stems of a rubric below which the share says nothing: its wordings are too few to hold the
words of every good answer."""

LONG = 20
"""Words of content of an answer below which it says nothing either."""

ELSEWHERE = "only some words of it are there, amid much that is about other things"


def least_strength(heard: Heard, place: Span) -> float:
    """The strength that a point found there needs; 0 if no more than elsewhere."""
    known, content = heard.rubric.vocabulary, heard.content
    if len(heard.rubric.points) < FEWEST_POINTS or len(known) < WIDE or len(content) < LONG:
        return 0.0
    first, last = (bisect_left(content, end, key=lambda word: word.start) for end in place)
    share = 0.0
    for many in AROUND:
        before = content[max(last - many, 0) : max(last, many)]
        behind = content[min(first, max(len(content) - many, 0)) : first + many]
        share = max(share, _share(before, known), _share(behind, known))
    if share >= AT_HOME:
        return 0.0
    return 1.0 + (PLAIN - 1.0) * min(1.0, (AT_HOME - share) / (AT_HOME - STRANGE))


def _share(words: Sequence[Word], known: frozenset[str]) -> float:
    stems = {word.stem for word in words}
    return len(stems & known) / len(stems) if stems else 0.0


def if_plain(point: PointAssessment, heard: Heard) -> PointAssessment:
    """The point; missed if it was found amid other things, and not plainly enough for that."""
    if point.state not in (State.HIT, State.PARTIAL):
        return point
    if point.strength >= least_strength(heard, point.evidence[0]):
        return point
    return replace(point, state=State.MISSED, evidence=(), reason=ELSEWHERE)


def without_doubtful(points: Sequence[PointAssessment]) -> Sequence[PointAssessment]:
    """The points; those with thin evidence are missed if hardly any is clearly made."""
    clear = sum(point.state is State.HIT and point.strength >= THIN for point in points)
    if len(points) < FEWEST_POINTS or clear >= CLEAR_SHARE * len(points):
        return points
    return [
        replace(point, state=State.MISSED, evidence=(), reason=DOUBTED)
        if point.state in (State.HIT, State.PARTIAL) and point.strength < THIN
        else point
        for point in points
    ]
