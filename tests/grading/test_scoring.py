"""From the states of points to one score."""

import pytest

from tests.grading.shop import POINTS
from trainer.grading.assessment import PointAssessment
from trainer.grading.scoring import score_of
from trainer.grading.states import State

STATES = {
    "h": State.HIT,
    "p": State.PARTIAL,
    "m": State.MISSED,
    "c": State.CONTRADICTED,
}


def _score(states: str, red_flags: int = 0) -> float:
    points = [
        PointAssessment(point.id, STATES[letter], (), "")
        for point, letter in zip(POINTS, states, strict=True)
    ]
    return score_of(POINTS, points, red_flags)


@pytest.mark.parametrize(
    ("states", "red_flags", "score"),
    [
        # must, must, good, bonus: 3 + 3 + 2 are full marks
        ("hhhh", 0, 1.0),
        ("hhhm", 0, 1.0),
        ("hhmh", 0, 7 / 8),
        ("hhmm", 0, 6 / 8),
        ("hpmm", 0, 4.5 / 8),
        ("mmmm", 0, 0.0),
        ("cccc", 0, 0.0),
        ("mmmh", 0, 1 / 8),
        ("hhhm", 1, 0.85),
        ("hhhm", 2, 0.70),
        ("mmmh", 1, 0.0),
        ("hhhm", 9, 0.0),
    ],
)
def test_score(states: str, red_flags: int, score: float) -> None:
    assert _score(states, red_flags) == pytest.approx(score)


def test_a_missing_must_caps_the_score() -> None:
    assert _score("hmhh") < _score("hphm")
    assert _score("hmhh") < 0.75


@pytest.mark.parametrize("other", ["mmhh", "mhmh", "hmmh"])
def test_a_bonus_cannot_rescue_a_hollow_answer(other: str) -> None:
    assert _score(other) < 0.7


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("rest", ["hhhh", "mmmm", "pppp", "hmpm", "mhhm"])
def test_more_of_a_point_never_scores_less(rest: str, place: int) -> None:
    scores = [_score(rest[:place] + letter + rest[place + 1 :]) for letter in "mph"]

    assert scores == sorted(scores)
    assert _score(rest[:place] + "c" + rest[place + 1 :]) == scores[0]


def test_a_rubric_without_points_scores_nothing() -> None:
    assert score_of([], [], 0) == 0.0
