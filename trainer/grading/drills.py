"""Free answers to open questions: a scenario, a follow-up, a probe on a single point."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from trainer.content.points import Point, RedFlag
from trainer.grading.assess import judge
from trainer.grading.assessment import Assessment, Span
from trainer.grading.cards import OVERRULED
from trainer.grading.heard import Heard, hear
from trainer.grading.lexicon import Lexicon
from trainer.grading.rubric import Rubric, prepare
from trainer.grading.scoring import score_of
from trainer.grading.states import State

KEPT = 8
"""Rubrics kept ready: a scenario, its follow-up and its probes."""

_Asked = tuple[str, tuple[Point, ...], tuple[RedFlag, ...], str]


class RubricGrader:
    """Assesses typed answers; pure but for remembering the latest few rubrics."""

    def __init__(self, lexicon: Callable[[], Lexicon]) -> None:
        """`lexicon` is asked once words have to be compared, and not before."""
        self._lexicon = lexicon
        self._ready: dict[_Asked, Rubric] = {}

    def prepare(
        self,
        ask: str,
        points: Sequence[Point],
        red_flags: Sequence[RedFlag] = (),
        shown: str = "",
    ) -> Rubric:
        """Make the rubric ready, so that assessing need not wait for it."""
        asked = (ask, tuple(points), tuple(red_flags), shown)
        rubric = self._ready.pop(asked, None)
        if rubric is None:
            rubric = prepare(*asked[:3], self._lexicon(), shown)
        self._ready[asked] = rubric  # the latest is the last to be forgotten
        while len(self._ready) > KEPT:
            del self._ready[next(iter(self._ready))]
        return rubric

    def assess(
        self,
        ask: str,
        points: Sequence[Point],
        red_flags: Sequence[RedFlag],
        typed: str,
        shown: str = "",
    ) -> Assessment:
        """The assessment of what was typed; to repeat what was `shown` earns nothing."""
        return judge(self.hear(ask, points, red_flags, typed, shown))

    def hear(
        self,
        ask: str,
        points: Sequence[Point],
        red_flags: Sequence[RedFlag],
        typed: str,
        shown: str = "",
    ) -> Heard:
        """What was typed, as it is read to be compared with the points."""
        return hear(self.prepare(ask, points, red_flags, shown), typed)


def credited(
    assessment: Assessment, points: Sequence[Point], spans: Mapping[str, Span]
) -> Assessment:
    """The assessment with some points, by id, made by the words that the learner marked.

    `points` are those of the rubric; the answer has to be a scored one.
    """
    if not spans:
        return assessment
    states = tuple(
        replace(each, state=State.HIT, evidence=(spans[each.id],), reason=OVERRULED)
        if each.id in spans
        else each
        for each in assessment.points
    )
    score = score_of(points, states, len(assessment.red_flags))
    return replace(assessment, points=states, score=score)
