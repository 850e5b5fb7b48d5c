"""Schedules as a fold: what each kind of event does, and what it leaves alone."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.scheduling.events import CARD, day, event, review, schedule_of, void
from trainer.events import Event, Kind
from trainer.scheduling.fold import LONGEST_NOTE, canonical, fold
from trainer.scheduling.schedule import LEECH_FAILURES, NEW, Schedule

LEARNT = [review(0, 4), review(1, 4)]
"""Two passes on their days: due on day 7."""


def sm2_of(state: Schedule) -> tuple[int, int, int, date | None]:
    return (state.repetitions, state.interval, state.easiness, state.due)


def test_an_item_starts_new() -> None:
    assert sm2_of(NEW) == (0, 0, 250, None)
    assert fold([]) == {}


def test_reviews_on_their_days() -> None:
    state = schedule_of([*LEARNT, review(7, 5)])

    assert sm2_of(state) == (3, 15, 260, day(22))
    assert (state.introduced, state.last_day, state.reviews) == (day(0), day(7), 3)


def test_lateness_never_counts() -> None:
    assert schedule_of([*LEARNT, review(200, 4)]).interval == 15


@pytest.mark.parametrize("grade", [3, 4, 5])
def test_an_early_pass_changes_nothing(grade: int) -> None:
    before, after = schedule_of(LEARNT), schedule_of([*LEARNT, review(3, grade)])

    assert replace(after, repeat_day=None) == before


def test_an_early_failure_counts_once_a_day() -> None:
    once = schedule_of([*LEARNT, review(3, 1)])
    twice = schedule_of([*LEARNT, review(3, 1), review(3, 0, id="again", at=9**9)])
    next_day = schedule_of([*LEARNT, review(3, 1), review(4, 0)])

    assert sm2_of(once) == (0, 1, 196, day(4))
    assert sm2_of(twice) == sm2_of(once)
    assert sm2_of(next_day) == (0, 1, 130, day(5))


def test_a_failure_on_the_due_day_is_the_only_one_of_that_day() -> None:
    assert schedule_of([review(0, 1, at=1), review(0, 1, at=2), review(0, 1, at=3)]).failures == 1


def test_a_failure_may_follow_a_pass_on_one_day() -> None:
    assert sm2_of(schedule_of([review(0, 4, at=1), review(0, 2, at=2)])) == (0, 1, 218, day(1))


def test_a_set_does_not_make_room_for_a_second_failure() -> None:
    known = {"repetitions": 3, "interval": 30, "easiness": 250, "due": day(30).isoformat()}
    events = [
        review(0, 1, at=1),
        event(Kind.SET, 0, at=2, data=known),
        review(0, 1, at=3),
    ]

    assert sm2_of(schedule_of(events)) == (3, 30, 250, day(30))


def test_two_devices_on_one_day_count_once() -> None:
    events = [review(0, 4, at=1, device="desk"), review(0, 4, at=2, device="laptop")]

    assert schedule_of(events).reviews == 1


def test_a_clock_set_back_counts_on_the_last_counted_day() -> None:
    events = [review(10, 4, at=1), review(3, 1, at=2)]

    state = schedule_of(events)

    assert sm2_of(state) == (0, 1, 196, day(11))
    assert state.last_day == day(10)


def test_an_event_that_arrives_late_takes_its_place() -> None:
    late = review(0, 1, at=5)
    others = [review(0, 4, at=1), review(1, 4)]

    assert schedule_of([*others, late]) == schedule_of([others[0], late, others[1]])
    assert schedule_of([*others, late]) != schedule_of(others)


def test_equal_places_are_told_apart_by_id() -> None:
    first, second = review(0, 4, at=1, id="a"), review(0, 1, at=1, id="b")

    assert schedule_of([second, first]) == schedule_of([first, second])
    assert schedule_of([first, second]).failures == 1


def test_due_days_stay_within_a_century_and_the_calendar() -> None:
    data = {"repetitions": 9, "interval": 30_000, "easiness": 250, "due": None}
    long = schedule_of([event(Kind.SET, data=data), review(1, 4)])
    last = schedule_of([event(Kind.SET, data=data), review(date(9999, 1, 1), 4, at=9)])

    assert long.interval == 75_000
    assert long.due == date.fromordinal(day(1).toordinal() + 36_500)
    assert last.due == date.max


@pytest.mark.parametrize("kind", [Kind.REPEAT, Kind.CRAM])
@pytest.mark.parametrize("grade", range(6))
def test_repeats_and_cramming_are_no_reviews(kind: Kind, grade: int) -> None:
    before = schedule_of(LEARNT)
    after = schedule_of([*LEARNT, event(kind, 30, grade=grade)])

    assert replace(after, repeat_day=None) == before


def test_a_weak_grade_asks_for_a_repeat_until_it_went_well() -> None:
    weak = review(0, 3, at=1)
    still = event(Kind.REPEAT, 0, at=2, grade=1)
    well = event(Kind.REPEAT, 0, at=3, grade=4)

    assert schedule_of([weak]).repeat_day == day(0)
    assert schedule_of([weak, still]).repeat_day == day(0)
    assert schedule_of([weak, still, well]).repeat_day is None
    assert schedule_of([review(0, 4)]).repeat_day is None


def test_suspending_only_hides() -> None:
    events = [review(0, 4), event(Kind.SUSPEND, 0, at=1), review(1, 4)]

    hidden = schedule_of(events)
    shown = schedule_of([*events, event(Kind.RESUME, 2)])

    assert hidden.suspended
    assert replace(hidden, suspended=False) == shown == schedule_of(LEARNT)


def test_burying_hides_for_its_study_day() -> None:
    state = schedule_of([*LEARNT, event(Kind.BURY, 7)])

    assert state.buried_day == day(7)
    assert replace(state, buried_day=None) == schedule_of(LEARNT)


def test_a_reset_restores_the_start() -> None:
    events = [*LEARNT, event(Kind.RESET, 3)]

    assert schedule_of(events) == NEW
    assert schedule_of([*events, review(4, 4)]).introduced == day(4)


def test_a_reset_leaves_a_suspended_item_hidden() -> None:
    assert schedule_of([event(Kind.SUSPEND), event(Kind.RESET, 1)]).suspended


def test_a_set_gives_the_schedule() -> None:
    data = {"repetitions": 4, "interval": 38, "easiness": 236, "due": "2026-03-01"}
    events = [event(Kind.SET, data=data)]

    assert sm2_of(schedule_of(events)) == (4, 38, 236, date(2026, 3, 1))
    assert sm2_of(schedule_of([*events, review(date(2026, 3, 1), 4)])) == (
        5,
        90,
        236,
        date(2026, 5, 30),
    )


def test_a_set_heeds_the_floor_of_easiness() -> None:
    data = {"repetitions": 1, "interval": 1, "easiness": 90, "due": None}

    assert schedule_of([event(Kind.SET, data=data)]).easiness == 130


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"repetitions": 1, "interval": 1, "easiness": 250, "due": "soon"},
        {"repetitions": 1, "interval": 1, "easiness": 250, "due": 20_260_301},
        {"repetitions": 1, "interval": 1, "easiness": 250, "due": ["2026-03-01"]},
        {"repetitions": -1, "interval": 1, "easiness": 250, "due": "2026-03-01"},
        {"repetitions": 1.5, "interval": 1, "easiness": 250, "due": "2026-03-01"},
        {"repetitions": True, "interval": 1, "easiness": 250, "due": "2026-03-01"},
        {"repetitions": "1", "interval": 1, "easiness": 250, "due": "2026-03-01"},
        {"repetitions": 1, "interval": None, "easiness": 250, "due": "2026-03-01"},
    ],
)
def test_a_set_that_makes_no_sense_changes_nothing(data: Any) -> None:
    assert schedule_of([*LEARNT, event(Kind.SET, 2, data=data)]) == schedule_of(LEARNT)


@pytest.mark.parametrize("grade", [None, -1, 6, 10**30, "4", 3.5, float("nan"), [4]])
@pytest.mark.parametrize("kind", [Kind.REVIEW, Kind.REPEAT])
def test_a_grade_that_makes_no_sense_changes_nothing(kind: Kind, grade: Any) -> None:
    assert schedule_of([*LEARNT, event(kind, 7, grade=grade)]) == schedule_of(LEARNT)


@pytest.mark.parametrize("data", [{}, {"event": None}, {"event": 7}, {"event": ["a"]}])
def test_a_void_that_makes_no_sense_changes_nothing(data: Any) -> None:
    assert schedule_of([*LEARNT, event(Kind.VOID, 2, data=data)]) == schedule_of(LEARNT)


@pytest.mark.parametrize("kind", ["telepathy", "mock", "overrule", ""])
def test_unknown_kinds_are_ignored(kind: str) -> None:
    later = event(kind, 2, grade=1, data={"due": "2026-01-01"}, assessment={"points": {"a": "hit"}})

    assert schedule_of([*LEARNT, later]) == schedule_of(LEARNT)


def test_events_of_no_item_are_ignored() -> None:
    assert fold([event("mock", item=None), review(0, 4, item=None)]) == {}


def test_the_digest_is_that_of_the_card_as_last_shown() -> None:
    events = [
        replace(review(0, 4), digest="one"),
        replace(event(Kind.CRAM, 1, grade=4), digest="two"),
        replace(event(Kind.FLAG, 2), digest="three"),
    ]

    assert schedule_of(events).digest == "two"


def test_eight_failures_make_a_leech() -> None:
    failures = [review(number, 1) for number in range(LEECH_FAILURES)]

    assert schedule_of(failures).is_leech
    assert not schedule_of(failures[1:]).is_leech


# Voids.


def test_a_void_takes_an_event_back() -> None:
    wrong = review(1, 1)
    events = [review(0, 4), wrong, void(wrong, id="undo")]

    assert schedule_of(events) == schedule_of(events[:1])


def test_the_only_event_taken_back_leaves_a_new_item() -> None:
    only = review(0, 4)

    assert fold([only, void(only, id="undo")]) == {CARD: NEW}


def test_a_void_of_a_void_brings_the_event_back() -> None:
    events: list[Event] = [*LEARNT]
    last = events[-1]
    for number in range(1, 8):
        last = void(last, id=f"void-{number}", at=10**12 + number)
        events.append(last)
        taken_back = number % 2 == 1
        assert schedule_of(events) == schedule_of(LEARNT[:1] if taken_back else LEARNT)


def test_a_void_waits_while_its_target_is_absent() -> None:
    early = void("review-later", id="undo")
    target = review(1, 1, id="review-later")

    assert schedule_of([review(0, 4), early]) == schedule_of([review(0, 4)])
    assert schedule_of([review(0, 4), early, target]) == schedule_of([review(0, 4)])


def test_two_voids_of_one_event_both_have_to_go() -> None:
    target = review(0, 4)
    events = [target, void(target, id="a"), void(target, id="b")]

    assert schedule_of([*events, void("a", id="c")]) == NEW
    both = [*events, void("a", id="c"), void("b", id="d")]
    assert schedule_of(both) == schedule_of([target])


def test_voids_in_a_circle_are_settled() -> None:
    target = review(0, 4)
    circle = [void("b", id="a", at=1), void("a", id="b", at=2), void(target, id="c", at=3)]

    assert schedule_of([target, *circle]) == NEW
    assert schedule_of([target, void("self", id="self"), void("self", id="x")]).reviews == 1


def test_a_long_row_of_undo_and_redo_is_settled() -> None:
    target = review(0, 4)
    events = [target]
    for number in range(20_000):
        events.append(void(events[-1], id=f"{number:06}", at=number + 1))

    assert schedule_of(events) == schedule_of([target])


# Names.


def test_a_renamed_item_keeps_its_history() -> None:
    aliases = {"old/timeout": CARD}
    events = [review(0, 4, item="old/timeout"), review(1, 4)]

    assert fold(events, aliases) == {CARD: schedule_of(LEARNT)}


def test_parts_of_a_renamed_scenario_follow_it() -> None:
    assert canonical("pay#idempotent", {"pay": "payments"}) == "payments#idempotent"
    assert canonical("payments#idempotent", {}) == "payments#idempotent"
    assert canonical("pays#idempotent", {"pay": "payments"}) == "pays#idempotent"


def test_items_do_not_touch_each_other() -> None:
    others = [review(0, 1, item="limits/memory"), review(0, 4, item="limits/payload")]

    assert fold([*LEARNT, *others])[CARD] == schedule_of(LEARNT)


# Flags.


def test_a_flag_keeps_its_latest_note_and_its_day_through_all_but_its_end() -> None:
    events = [
        event(Kind.FLAG, 1, data={"note": "a typo"}, id="a"),
        event(Kind.FLAG, 2, data={"note": "two typos"}, id="b"),
        event(Kind.RESET, 3),
        review(4, 4),
    ]
    assert (schedule_of(events).flag, schedule_of(events).flag_day) == ("two typos", day(2))
    assert schedule_of([*events, void("b", id="v")]).flag == "a typo"
    gone = schedule_of([*events, event(Kind.FLAG, 5, data={"flag": False})])
    assert (gone.flag, gone.flag_day) == (None, None)


@pytest.mark.parametrize(
    ("data", "note"),
    [
        ({}, ""),
        ({"note": None}, ""),
        ({"note": ["x"]}, ""),
        ({"flag": True, "note": "x\ny"}, "x y"),
        ({"note": "\x1b[31mred\ud800"}, "red"),
        ({"note": "x" * 10_000}, "x" * (LONGEST_NOTE - 1) + "…"),
    ],
)
def test_a_note_of_another_machine_is_cleaned(data: Any, note: str) -> None:
    assert schedule_of([event(Kind.FLAG, 0, data=data)]).flag == note
