"""Study days across clocks, zones and journeys."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scheduling.events import review
from trainer.scheduling.day import add_days, moment, study_day
from trainer.scheduling.fold import fold

SYDNEY = ZoneInfo("Australia/Sydney")
LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")
KATHMANDU = ZoneInfo("Asia/Kathmandu")


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 11, 20, 3, 59, 59, 999_999, LONDON), date(2026, 11, 19)),
        (datetime(2026, 11, 20, 4, 0, tzinfo=LONDON), date(2026, 11, 20)),
        (datetime(2026, 11, 20, 23, 59, tzinfo=LONDON), date(2026, 11, 20)),
        (datetime(2026, 11, 21, 0, 0, tzinfo=LONDON), date(2026, 11, 20)),
        (datetime(2027, 1, 1, 3, 0, tzinfo=SYDNEY), date(2026, 12, 31)),
        (datetime(2026, 11, 20, 3, 59, tzinfo=KATHMANDU), date(2026, 11, 19)),
        (datetime(2026, 11, 20, 4, 0, tzinfo=KATHMANDU), date(2026, 11, 20)),
        # Spring forward, 02:00 to 03:00, and back, 03:00 to 02:00, in New York.
        (datetime(2026, 3, 8, 3, 59, tzinfo=NEW_YORK), date(2026, 3, 7)),
        (datetime(2026, 3, 8, 4, 0, tzinfo=NEW_YORK), date(2026, 3, 8)),
        (datetime(2026, 11, 1, 1, 30, fold=0, tzinfo=NEW_YORK), date(2026, 10, 31)),
        (datetime(2026, 11, 1, 1, 30, fold=1, tzinfo=NEW_YORK), date(2026, 10, 31)),
        (datetime(2026, 11, 1, 3, 59, tzinfo=NEW_YORK), date(2026, 10, 31)),
        (datetime(2026, 11, 1, 4, 0, tzinfo=NEW_YORK), date(2026, 11, 1)),
    ],
)
def test_the_day_rolls_over_at_four_on_the_wall(now: datetime, expected: date) -> None:
    assert moment(now).day == expected


def test_a_moment_holds_the_clock_and_the_offset() -> None:
    now = moment(datetime(2026, 1, 20, 12, 0, 0, 1_500, SYDNEY))

    assert now.utc_ms == 1_768_870_800_001
    assert now.offset == 11 * 60


def test_another_rollover() -> None:
    now = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)

    assert moment(now, time(0, 0)).day == date(2026, 11, 20)
    assert moment(now, time(0, 31)).day == date(2026, 11, 19)


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        moment(datetime(2026, 11, 20, 12, 0))


@given(
    st.datetimes(datetime(1971, 1, 1), datetime(2100, 1, 1), timezones=st.timezones()),
    st.times(),
)
def test_a_study_day_lasts_from_rollover_to_rollover(now: datetime, rollover: time) -> None:
    rollover = rollover.replace(second=0, microsecond=0, tzinfo=None)
    ahead = now.utcoffset()
    assert ahead is not None
    wall = (now.astimezone(UTC) + ahead // timedelta(minutes=1) * timedelta(minutes=1)).replace(
        tzinfo=None
    )

    found = moment(now, rollover)

    assert found.day == study_day(found.utc_ms, found.offset, rollover)
    assert datetime.combine(found.day, rollover) <= wall
    assert wall < datetime.combine(found.day + timedelta(days=1), rollover)


def test_days_end_with_the_calendar() -> None:
    assert add_days(date(2026, 12, 31), 1) == date(2027, 1, 1)
    assert add_days(date(9999, 12, 1), 36_500) == date.max


def test_a_journey_from_sydney_to_london_moves_no_past_day() -> None:
    evening = moment(datetime(2026, 11, 20, 20, 0, tzinfo=SYDNEY))
    landed = moment(datetime(2026, 11, 20, 17, 0, tzinfo=LONDON))
    morning = moment(datetime(2026, 11, 21, 8, 0, tzinfo=LONDON))

    assert [m.day.day for m in (evening, landed, morning)] == [20, 20, 21]
    events = [review(m.day, 4, at=m.utc_ms, id=str(m.utc_ms)) for m in (evening, landed, morning)]
    (state,) = fold(events).values()

    assert state.reviews == 2  # the one after landing was early: still the same study day
    assert state.due == date(2026, 11, 27)


def test_a_journey_over_the_date_line_loses_nothing() -> None:
    auckland = moment(datetime(2026, 11, 21, 9, 0, tzinfo=ZoneInfo("Pacific/Auckland")))
    honolulu = moment(datetime(2026, 11, 20, 12, 0, tzinfo=ZoneInfo("Pacific/Honolulu")))

    assert honolulu.utc_ms > auckland.utc_ms
    assert honolulu.day < auckland.day
    events = [
        review(auckland.day, 4, at=auckland.utc_ms, id="a"),
        review(honolulu.day, 1, at=honolulu.utc_ms, id="b"),
    ]
    (state,) = fold(events).values()

    assert state.failures == 1
    assert state.last_day == auckland.day
