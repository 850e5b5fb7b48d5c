"""Streak, forecast, retention and workload."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.insight.forecast import ForecastDay, forecast
from trainer.insight.retention import Share, retention
from trainer.insight.streak import Streak, streak
from trainer.insight.workload import USUAL_SECONDS, minutes_for, pace

TODAY = date(2026, 11, 20)


def ago(*days: int) -> list[date]:
    return [TODAY - timedelta(days=back) for back in days]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], Streak(0, 0, 0, False)),
        (ago(0), Streak(1, 1, 0, True)),
        (ago(1), Streak(1, 1, 0, False)),
        (ago(2), Streak(1, 1, 0, False)),
        (ago(3), Streak(0, 0, 0, False)),
        (ago(0, 1, 2), Streak(3, 3, 0, True)),
        (ago(1, 2, 3), Streak(3, 3, 0, False)),
        (ago(0, 2, 3), Streak(4, 3, 1, True)),
        (ago(2, 3, 4), Streak(3, 3, 0, False)),
        (ago(0, 3, 4), Streak(1, 1, 0, True)),
        (ago(0, 2, 4, 5), Streak(3, 2, 1, True)),
        (ago(0, 2, 3, 4, 5, 6, 7, 9), Streak(10, 8, 2, True)),
        (ago(0, 2, 3, 4, 5, 6, 8), Streak(7, 6, 1, True)),
        (ago(2, 4, 5), Streak(1, 1, 0, False)),
        ([*ago(0, 1), TODAY + timedelta(days=1)], Streak(2, 2, 0, True)),
        (ago(0, 0, 1, 1), Streak(2, 2, 0, True)),
    ],
)
def test_a_streak_forgives_one_day_in_seven(days: list[date], expected: Streak) -> None:
    assert streak(days, TODAY) == expected


@given(st.sets(st.integers(0, 60)))
def test_no_seven_days_of_a_streak_miss_two(back: set[int]) -> None:
    found = streak(ago(*back), TODAY)

    assert found.length == found.practised + found.forgiven
    assert found.done_today == (0 in back)
    if found.length:
        newest = next(day for day in sorted(back))
        span = range(newest, newest + found.length)
        assert sum(day in back for day in span) == found.practised
        for start in span:
            window = [day for day in range(start, start + 7) if day in span]
            assert sum(day not in back for day in window) <= 1


@given(st.sets(st.integers(0, 60)), st.integers(0, 60))
def test_more_practice_never_shortens_a_streak(back: set[int], more: int) -> None:
    assert streak(ago(*back, more), TODAY).length >= streak(ago(*back), TODAY).length


def test_a_streak_may_start_on_the_first_day_of_the_calendar() -> None:
    assert streak([date.min], date.min) == Streak(1, 1, 0, True)


def test_a_forecast_puts_what_is_overdue_on_today() -> None:
    due = {
        TODAY - timedelta(days=9): 4,
        TODAY: 2,
        TODAY + timedelta(days=2): 3,
        TODAY + timedelta(days=3): 9,
    }

    assert forecast(due, TODAY, days=3) == [
        ForecastDay(TODAY, 6),
        ForecastDay(TODAY + timedelta(days=1), 0),
        ForecastDay(TODAY + timedelta(days=2), 3),
    ]


def test_a_forecast_looks_as_far_ahead_as_asked_and_ends_with_the_calendar() -> None:
    assert len(forecast({}, TODAY, days=14)) == 14
    assert forecast({}, date.max, days=14) == [ForecastDay(date.max, 0)]


def test_retention_tells_the_part_that_was_passed() -> None:
    found = retention(young=60, young_passed=45, mature=20, mature_passed=19)

    assert found.overall == Share(64, 80)
    assert found.overall.part == pytest.approx(0.8)
    assert found.mature.part == pytest.approx(0.95)


def test_retention_of_few_reviews_is_not_told() -> None:
    found = retention(young=1, young_passed=1, mature=19, mature_passed=19)

    assert found.mature == Share(19, 19)
    assert found.mature.part is None
    assert found.overall.part == 1.0


def test_the_pace_is_the_median_without_breaks() -> None:
    assert pace([10.0, 12.0, 14.0] * 4 + [3600.0, None, 0.0]) == 12.0


def test_the_pace_is_the_usual_one_until_enough_is_known() -> None:
    assert pace([3.0] * 9) == USUAL_SECONDS
    assert pace([]) == USUAL_SECONDS


@pytest.mark.parametrize(("answers", "minutes"), [(0, 0), (1, 1), (3, 1), (4, 2), (30, 10)])
def test_minutes_are_rounded_up(answers: int, minutes: int) -> None:
    assert minutes_for(answers, 20.0) == minutes
