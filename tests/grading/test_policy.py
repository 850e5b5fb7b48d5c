"""The grade that a score proposes."""

import pytest

from trainer.grading.policy import propose_grade


@pytest.mark.parametrize(
    ("score", "red_flags", "grade"),
    [
        (None, 0, None),
        (None, 2, None),
        (1.0, 0, 5),
        (0.90, 0, 5),
        (0.90, 1, 4),
        (1.0, 3, 4),
        (0.89, 0, 4),
        (0.70, 0, 4),
        (0.69, 0, 3),
        (0.50, 0, 3),
        (0.50, 1, 3),
        (0.49, 0, 1),
        (0.0, 0, 1),
    ],
)
def test_the_proposed_grade(score: float | None, red_flags: int, grade: int | None) -> None:
    assert propose_grade(score, red_flags) == grade


def test_a_better_answer_never_proposes_less() -> None:
    grades = [propose_grade(step / 100) or 0 for step in range(101)]

    assert grades == sorted(grades)
