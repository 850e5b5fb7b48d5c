"""What a report cannot know, said plainly."""

from collections.abc import Iterator, Sequence

from trainer.practice.record import Mode
from trainer.practice.report import SectionResult
from trainer.practice.results import Credit, Outcome, PointResult, counts
from trainer.practice.verdict import WORST_FIRST, LevelVerdict, verdict_for
from trainer.practice.wording import number_of

FEW = 8
"""Expected points below which a single one moves the coverage by more than a tenth."""


def uncertainty(
    headline: LevelVerdict, sections: Sequence[SectionResult], mode: Mode
) -> tuple[str, ...]:
    """Sentences on what makes the verdict less sure, weightiest first."""
    return tuple(_reasons(headline, sections, mode))


def _reasons(
    headline: LevelVerdict, sections: Sequence[SectionResult], mode: Mode
) -> Iterator[str]:
    unscored = [section.title for section in sections if section.unscored]
    if unscored and len(unscored) < len(sections):
        yield f"{len(unscored)} of {number_of(len(sections), 'answer')} could not be judged."
    if headline.verdict is None:
        return
    points = [point for section in sections for point in section.points if counts(point)]
    own = sum(_is_gain(point) and point.credit is Credit.SELF for point in points)
    if mode is Mode.SPOKEN:
        yield "Answered aloud: every point is the candidate's own judgement."
    elif own:
        yield f"{number_of(own, 'point')} self-credited, not found by grading."
    if mode is Mode.HOSTED:
        yield "Ticked by one interviewer, without a second opinion."
    if 0 < headline.of < FEW:
        yield (
            f"Only {number_of(headline.of, 'point')} counted at {headline.level}: "
            f"one more or less moves the coverage by {1 / headline.of:.0%}."
        )
    near = _near(headline)
    if near:
        yield near
    if mode is Mode.TYPED:
        yield (
            "Points are found by their wording: an unusual way to say one may be missed. "
            "Read the evidence before you believe a miss."
        )


def _is_gain(point: PointResult) -> bool:
    return point.outcome in (Outcome.HIT, Outcome.PARTIAL, Outcome.HINTED)


def _near(headline: LevelVerdict) -> str:
    """A sentence if half a point more or less would be another verdict by coverage."""
    if headline.by_coverage is None:
        return ""
    made = headline.made + headline.bonus
    up = verdict_for((made + 0.5) / headline.of)
    down = verdict_for((made - 0.5) / headline.of)
    others = sorted({up, down} - {headline.by_coverage}, key=WORST_FIRST.index)
    if not others:
        return ""
    return f"Half a point more or less would make it {' or '.join(others)} by coverage."
