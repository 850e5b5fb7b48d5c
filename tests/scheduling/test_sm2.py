"""SM-2 against every recorded sequence, by itself and through events."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scheduling.events import day, review
from trainer.events import Event
from trainer.scheduling.fold import LONGEST_WAIT, fold
from trainer.scheduling.sm2 import EASINESS_FLOOR, Memory, simulate, step

FILE = Path(__file__).parents[1] / "data" / "sm2-vectors.json"
VECTORS: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))["vectors"]
GRADES = st.lists(st.integers(0, 5), max_size=30)


def _expected(vector: dict[str, Any]) -> list[Memory]:
    return [Memory(n, days, round(100 * easiness)) for n, days, easiness in vector["expect"]]


def test_there_are_vectors() -> None:
    assert len(VECTORS) == 256


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["id"]))
def test_simulate_agrees(vector: dict[str, Any]) -> None:
    assert list(simulate(vector["qualities"])) == _expected(vector)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: str(vector["id"]))
def test_reviews_on_their_due_days_agree(vector: dict[str, Any]) -> None:
    events: list[Event] = []
    today = day(0)
    for grade, memory in zip(vector["qualities"], _expected(vector), strict=True):
        events.append(review(today, grade, at=len(events)))
        (state,) = fold(events).values()
        assert (state.repetitions, state.interval, state.easiness) == memory
        assert state.due is not None
        assert (state.due - today).days == min(memory.interval, LONGEST_WAIT)
        today = state.due


@given(GRADES)
def test_easiness_has_a_floor_and_a_failure_starts_over(grades: list[int]) -> None:
    for grade, memory in zip(grades, simulate(grades), strict=True):
        assert memory.easiness >= EASINESS_FLOOR
        assert (memory.repetitions == 0) == (grade < 3)
        assert memory.interval >= 1


def test_intervals_are_not_capped() -> None:
    *_, last = simulate([5] * 40)

    assert last.interval > LONGEST_WAIT


@pytest.mark.parametrize("grade", [-1, 6])
def test_other_grades_are_refused(grade: int) -> None:
    with pytest.raises(ValueError, match="0 to 5"):
        step(Memory(), grade)
