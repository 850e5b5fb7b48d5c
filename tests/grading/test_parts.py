"""Typed answers to parts of scenarios."""

import pytest

from tests.content.drill import PAYMENTS
from tests.practice.desk import GRADER
from trainer.content.parts import parts_of
from trainer.grading.assessment import Assessment
from trainer.grading.cards import AGREED
from trainer.grading.states import State, Unscored

CARDS = {part.id: part for part in parts_of(PAYMENTS)}


def assessed(part: str, typed: str) -> Assessment:
    found = GRADER.assess(CARDS[part], typed)
    assert isinstance(found, Assessment)
    return found


def test_a_point_is_looked_for_alone() -> None:
    found = assessed("retry", "Nothing: each charge carries an idempotency key.")
    assert [(point.id, point.state) for point in found.points] == [("retry", State.HIT)]
    assert found.score == 1


@pytest.mark.parametrize(
    "typed", ["False. It can, behind a queue.", "no: put the payments behind a queue and it can"]
)
def test_a_wrong_claim_is_answered_by_what_is_right(typed: str) -> None:
    assert [point.state for point in assessed("never", typed).points] == [State.HIT]


@pytest.mark.parametrize(
    "typed", ["True", "yes, it cannot", "That is true: behind a queue it cannot either", "I agree."]
)
def test_who_takes_a_wrong_claim_for_true_is_wrong(typed: str) -> None:
    found = assessed("never", typed)
    (point,) = found.points
    assert (point.state, point.reason) == (State.CONTRADICTED, AGREED)
    ((start, end),) = point.evidence
    assert typed[start:end].lower() in ("true", "yes", "that is true", "i agree")
    assert (found.score, found.unscored) == (0.0, None)


def test_half_the_truth_is_judged_by_what_follows() -> None:
    found = assessed("never", "True, but only alone: behind a queue it can.")
    assert [point.state for point in found.points] == [State.HIT]


@pytest.mark.parametrize("typed", ["false", "False!", "no"])
def test_false_without_a_reason_is_no_answer(typed: str) -> None:
    assert assessed("never", typed).unscored in (Unscored.OFF_TOPIC, Unscored.EMPTY)
