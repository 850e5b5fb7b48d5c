"""Drills: one review of a scenario that also moves its points and red flags."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.scheduling.events import CARD, SCENARIO, day, drill, event, review, schedule_of, void
from trainer.events import Event, Kind
from trainer.scheduling.fold import fold
from trainer.scheduling.schedule import NEW

POINT = f"{SCENARIO}#idempotent"
FLAG = f"{SCENARIO}#never"


def point(events: list[Event]) -> Any:
    return schedule_of(events, POINT)


def flag(events: list[Event]) -> Any:
    return schedule_of(events, FLAG)


@pytest.mark.parametrize("state", ["missed", "contradicted"])
def test_a_missed_point_starts_as_a_failure(state: str) -> None:
    found = point([drill(0, {"idempotent": state})])

    assert (found.repetitions, found.interval, found.easiness) == (0, 1, 196)
    assert (found.due, found.introduced) == (day(1), day(0))
    assert not found.closed


@pytest.mark.parametrize("state", ["hit", "partial", "unheard-of", None, 3, ["missed"]])
def test_any_other_state_starts_nothing(state: Any) -> None:
    assert set(fold([drill(0, {"idempotent": state})])) == {SCENARIO}


def test_the_scenario_itself_is_reviewed_by_its_grade() -> None:
    assert schedule_of([drill(0, {"idempotent": "missed"}, grade=4)], SCENARIO).interval == 1
    assert schedule_of([drill(0, {}, grade=1)], SCENARIO).failures == 1


def test_what_a_drill_asked_is_not_repeated_on_the_day() -> None:
    follow_up = review(0, 1, item=POINT, data={"drill": "event-1"})
    found = point([follow_up])

    assert (found.due, found.failures, found.repeat_day) == (day(1), 1, None)
    assert point([review(0, 1, item=POINT)]).repeat_day == day(0)


def test_a_hit_closes_a_point_until_it_is_missed_again() -> None:
    events = [drill(0, {"idempotent": "missed"}), drill(3, {"idempotent": "hit"})]

    assert point(events).closed
    again = point([*events, drill(5, {"idempotent": "missed"})])
    assert not again.closed
    assert (again.easiness, again.failures, again.due) == (142, 2, day(6))


def test_a_partial_point_changes_nothing() -> None:
    missed = [drill(0, {"idempotent": "missed"})]
    closed = [*missed, drill(3, {"idempotent": "hit"})]
    partial = drill(5, {"idempotent": "partial"})

    assert point([*missed, partial]) == point(missed)
    assert point([*closed, partial]) == point(closed)


def test_a_point_missed_twice_a_day_fails_once() -> None:
    twice = [drill(0, {"idempotent": "missed"}, at=1), drill(0, {"idempotent": "missed"}, at=2)]

    assert point(twice) == point(twice[:1])


def test_a_point_missed_again_early_is_open() -> None:
    events = [
        drill(0, {"idempotent": "missed"}, at=1),
        drill(0, {"idempotent": "hit"}, at=2),
        drill(0, {"idempotent": "missed"}, at=3),
    ]

    assert not point(events).closed


def test_a_point_is_an_item_of_its_own() -> None:
    events = [drill(0, {"idempotent": "missed"}), review(1, 4, item=POINT)]

    assert (point(events).repetitions, point(events).due) == (1, day(2))


def test_a_failed_review_opens_a_closed_point() -> None:
    events = [
        drill(0, {"idempotent": "missed"}),
        drill(1, {"idempotent": "hit"}),
        review(2, 1, item=POINT),
    ]

    assert not point(events).closed


def test_a_raised_red_flag_fails_and_closes_once_it_is_not_raised() -> None:
    raised = [drill(0, {"idempotent": "hit"}, flags=["never"])]

    assert (flag(raised).failures, flag(raised).due, flag(raised).closed) == (1, day(1), False)
    better = [*raised, drill(3, {"idempotent": "hit"})]
    assert flag(better).closed
    again = [*better, drill(5, {"idempotent": "hit"}, flags=["never"])]
    assert not flag(again).closed
    assert flag(again).failures == 2


def test_one_void_undoes_all_of_a_drill() -> None:
    first = drill(0, {"idempotent": "missed", "outbox": "missed"}, flags=["never"])
    second = drill(3, {"idempotent": "hit", "outbox": "missed"})

    assert fold([first, second, void(second, id="undo")]).items() >= fold([first]).items()
    undone = fold([first, void(first, id="undo")])
    assert all(state == NEW for state in undone.values())


def test_a_point_taken_back_is_as_if_it_had_never_been() -> None:
    """A hit closes only what was missed, also where a void left a trace of the item."""
    on_point = review(0, 1, item=POINT)
    undone = [on_point, Event(kind=Kind.VOID, item=POINT, data={"event": on_point.id}, id="v")]
    hit = drill(1, {"idempotent": "hit"})

    assert point([*undone, hit]) == point([hit]) == NEW


def test_an_unscored_drill_moves_no_point() -> None:
    missed = drill(0, {"idempotent": "missed"}, flags=["never"])
    empty = review(
        1,
        1,
        item=SCENARIO,
        assessment={
            "unscored": "empty",
            "points": {"idempotent": "missed", "outbox": "missed"},
            "red_flags": [],
        },
    )

    assert point([missed, empty]) == point([missed])
    assert flag([missed, empty]) == flag([missed])
    assert f"{SCENARIO}#outbox" not in fold([missed, empty])
    assert schedule_of([missed, empty], SCENARIO).reviews == 2


def test_the_points_of_a_card_are_no_items() -> None:
    assessment = {"points": {"new-environment": "missed"}, "red_flags": []}

    assert set(fold([review(0, 3, assessment=assessment)])) == {CARD}


def test_points_follow_a_renamed_scenario() -> None:
    first = drill(0, {"idempotent": "missed"}, flags=["never"])
    second = review(
        3, 4, item="pay-v2", assessment={"points": {"idempotent": "hit"}, "red_flags": []}
    )

    found = fold([first, second], {SCENARIO: "pay-v2"})

    assert set(found) == {"pay-v2", "pay-v2#idempotent", "pay-v2#never"}
    assert found["pay-v2#idempotent"].closed
    assert found["pay-v2#never"].closed


@pytest.mark.parametrize(
    "assessment",
    [
        {},
        {"points": None},
        {"points": ["idempotent"]},
        {"points": "missed"},
        {"red_flags": ["never"]},
        {"points": {"idempotent": {"state": "missed"}}},
        {"points": {}, "red_flags": "never"},
        {"points": {}, "red_flags": {"never": True}},
        {"points": {}, "red_flags": [7, None, ["never"]]},
        {"points": {"\ud800": "missed", "a\x00b": "missed"}, "red_flags": ["\udfff"]},
    ],
)
def test_an_assessment_that_makes_no_sense_moves_no_point(assessment: Any) -> None:
    assert set(fold([review(0, 3, item=SCENARIO, assessment=assessment)])) == {SCENARIO}


@pytest.mark.parametrize("kind", [Kind.REPEAT, Kind.CRAM, "telepathy"])
def test_only_a_review_is_a_drill(kind: str) -> None:
    assessment: Mapping[str, Any] = {"points": {"idempotent": "missed"}, "red_flags": []}
    said = event(kind, 0, item=SCENARIO, grade=1, assessment=assessment)

    assert set(fold([said])) == {SCENARIO}


def test_a_drill_without_a_grade_is_no_review() -> None:
    assessment = {"points": {"idempotent": "missed"}, "red_flags": []}

    assert set(fold([review(0, None, item=SCENARIO, assessment=assessment)])) == {SCENARIO}
