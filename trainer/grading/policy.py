"""From a score to the grade that is proposed; the learner decides."""

EASY, GOOD, HARD, AGAIN = 5, 4, 3, 1

THRESHOLDS = ((0.70, GOOD), (0.50, HARD))
"""The least score for a grade, highest grade first; below them all it is `AGAIN`."""

FLAWLESS = 0.90
"""The least score for `EASY`, and only without a red flag."""


def propose_grade(score: float | None, red_flags: int = 0) -> int | None:
    """The SM-2 quality for a score of 0..1 and so many red flags; none for an unscored answer."""
    if score is None:
        return None
    if score >= FLAWLESS and red_flags == 0:
        return EASY
    return next((grade for least, grade in THRESHOLDS if score >= least), AGAIN)
