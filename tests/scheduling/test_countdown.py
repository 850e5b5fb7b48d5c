"""What the days before an interview ask for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.scheduling.countdown import (
    MOST_NEW_PER_DAY,
    REPEAT_DAYS,
    Countdown,
    countdown,
)

TODAY = date(2026, 11, 21)


def plan(
    days: int, new: int, introduced: int = 0, scenarios: int = 0, new_per_day: int = 15
) -> Countdown:
    return countdown(
        TODAY + timedelta(days=days),
        TODAY,
        new=new,
        introduced=introduced,
        scenarios=scenarios,
        new_per_day=new_per_day,
    )


def test_cards_are_spread_evenly_and_the_last_days_are_left_for_repeating() -> None:
    found = plan(23, 312)
    assert (found.days, found.free_days) == (23, REPEAT_DAYS)
    assert found.per_day == found.today == 15  # 312 over 21 days
    assert found.unseen == 0


@pytest.mark.parametrize(
    ("days", "new", "per_day", "free_days", "unseen"),
    [
        (4, 120, 60, 2, 0),
        (4, 121, 41, 1, 0),  # 61 on two days would be too many
        (3, 121, 41, 0, 0),
        (4, 240, 60, 0, 0),
        (4, 241, 60, 0, 1),
        (20, 1284, 60, 0, 84),
        (2, 60, 60, 1, 0),
        (1, 60, 60, 0, 0),
        (1, 61, 60, 0, 1),
        (9, 0, 0, 2, 0),
        (9, 1, 1, 2, 0),
    ],
)
def test_days_are_left_free_only_if_no_card_is_left_out(
    days: int, new: int, per_day: int, free_days: int, unseen: int
) -> None:
    found = plan(days, new)
    assert (found.per_day, found.free_days, found.unseen) == (per_day, free_days, unseen)


@pytest.mark.parametrize("days", [0, -1, -300])
def test_without_a_day_left_nothing_is_asked(days: int) -> None:
    found = plan(days, 100, scenarios=9)
    assert (found.days, found.per_day, found.today, found.scenarios_per_week) == (days, 0, 0, 0)
    assert found.unseen == 100


def test_the_share_of_a_day_does_not_grow_or_shrink_while_it_is_done() -> None:
    shares = [plan(10, 100 - done, done) for done in range(14)]
    assert {share.per_day for share in shares} == {13}
    assert [share.today for share in shares] == [*range(13, -1, -1)]


def test_a_learner_who_wants_more_than_is_usual_is_not_held_back() -> None:
    assert plan(3, 300, new_per_day=100).per_day == 100
    assert plan(3, 300, new_per_day=100).unseen == 0
    assert plan(3, 300).unseen == 300 - 3 * MOST_NEW_PER_DAY


@pytest.mark.parametrize(
    ("days", "scenarios", "a_week"), [(23, 31, 10), (7, 2, 2), (28, 4, 1), (1, 3, 21), (9, 0, 0)]
)
def test_scenarios_are_paced_to_be_drilled_in_time(days: int, scenarios: int, a_week: int) -> None:
    assert plan(days, 10, scenarios=scenarios).scenarios_per_week == a_week


@given(st.integers(1, 40), st.integers(0, 3000), st.integers(0, 100))
def test_who_follows_the_plan_sees_everything_that_it_promises(
    days: int, new: int, new_per_day: int
) -> None:
    interview = TODAY + timedelta(days=days)
    first = plan(days, new, new_per_day=new_per_day)
    most = max(MOST_NEW_PER_DAY, new_per_day)
    left, free = new, 0
    for past in range(days):
        now = TODAY + timedelta(days=past)
        found = countdown(
            interview, now, new=left, introduced=0, scenarios=0, new_per_day=new_per_day
        )
        assert found.today <= min(most, left)
        assert found.unseen == first.unseen, "what was promised stays so"
        left -= found.today
        free = 0 if found.today else free + 1
    assert left == first.unseen == max(0, new - most * days)
    if new:
        assert free >= first.free_days
