"""Attempts beside each other, from whatever the journal holds."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.practice.drills import SCENARIO
from trainer.events import Event, Kind
from trainer.practice.attempts import attempt, compare

MUSTS_AND_GOOD = 4


def event(day: int = 1, assessment: Any = None, **states: str) -> Event:
    """A drill; each point by its id with underscores, those left out were missed."""
    points = {p.id: states.get(p.id.replace("-", "_"), "missed") for p in SCENARIO.points}
    kept = {"score": 0.5, "points": points} if assessment is None else assessment
    return Event(kind=Kind.REVIEW, item="order-mail", assessment=kept, day=date(2026, 1, day))


def test_coverage_counts_musts_and_good_points_that_were_hit() -> None:
    found = attempt(SCENARIO, event(queue="hit", later_failure="hit", backlog="partial"))
    assert found is not None
    assert (found.covered, found.of, found.coverage) == (1, MUSTS_AND_GOOD, 0.25)


def test_the_first_scored_attempt_has_nothing_beside_it() -> None:
    unscored = event(1, {"score": 0.0, "unscored": "empty", "points": {"queue": "missed"}})
    assert compare(SCENARIO, [], event(2)) is None
    assert compare(SCENARIO, [unscored], event(2)) is None


def test_gained_and_lost_are_against_the_last_scored_attempt() -> None:
    earlier = [
        event(3, {"score": 0.0, "unscored": "gibberish"}),
        event(2, queue="hit", backlog="hit"),
        event(1, idempotent="hit"),
    ]
    found = compare(SCENARIO, earlier, event(4, queue="hit", idempotent="hit", later_failure="hit"))
    assert found is not None
    assert [each.day.day for each in found.attempts] == [1, 2, 4]
    assert found.gained == ("later-failure", "idempotent")
    assert found.lost == ("backlog",)


def test_points_that_came_or_went_since_are_neither_gained_nor_lost() -> None:
    old = event(1, {"score": 1, "points": {"queue": "hit", "was-removed": "hit"}})
    found = compare(SCENARIO, [old], event(2, backlog="hit"))
    assert found is not None
    assert (found.attempts[0].covered, found.attempts[0].of) == (1, 1)
    assert (found.gained, found.lost) == ((), ("queue",))


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"points": {}},
        {"score": "high", "points": {}},
        {"score": True, "points": {}},
        {"score": 7, "points": {}},
        {"score": float("nan"), "points": {}},
        {"score": 0.5},
        {"score": 0.5, "points": ["queue"]},
    ],
)
def test_odd_assessments_are_left_out(odd: dict[str, Any]) -> None:
    assert attempt(SCENARIO, event(1, odd)) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
KEPT = st.fixed_dictionaries(
    {},
    optional={
        "score": JSON | st.floats(0, 1),
        "unscored": JSON,
        "points": JSON | st.dictionaries(st.sampled_from([p.id for p in SCENARIO.points]), JSON),
    },
)


@given(st.lists(KEPT, max_size=4), KEPT)
def test_no_journal_is_too_odd_to_compare(
    earlier: list[dict[str, Any]], last: dict[str, Any]
) -> None:
    found = compare(SCENARIO, [event(1, each) for each in earlier], event(2, last))
    if found is not None:
        assert all(0 <= each.covered <= each.of <= MUSTS_AND_GOOD for each in found.attempts)
        assert not set(found.gained) & set(found.lost)
