"""Counts over journal and schedules."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.shelf import DAY, Shelf, Store, days, numbered, on
from trainer.events import Kind, NewEvent
from trainer.store import statistics
from trainer.store.statistics import DayAnswers, ItemCounts, Leech, Recall


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "t.sqlite3") as made:
        shelf = Shelf()
        shelf.put("a.yaml", numbered("a", 6))
        made.sync(shelf)
        yield made


def test_without_answers_there_is_nothing_to_count(store: Store) -> None:
    assert statistics.practised_days(store.db) == []
    assert statistics.answers_by_day(store.db, days(-9), DAY) == []
    assert statistics.due_by_day(store.db, DAY, days(9)) == {}
    assert statistics.leeches(store.db, 10) == []
    nothing = Recall(young=0, young_passed=0, mature=0, mature_passed=0)
    assert statistics.recall(store.db, days(-9), DAY) == nothing
    assert statistics.item_counts(store.db) == ItemCounts(
        new=6, learning=0, young=0, mature=0, hidden=0, leeches=0
    )


def test_practised_days_are_those_with_an_answer(store: Store) -> None:
    store.review("a/c00", day=days(-40))
    store.record("a/c00", Kind.CRAM, days(-7), 5)
    store.record("a/c00", Kind.CRAM, days(-7), 1)
    store.record("a/c00", Kind.REPEAT, days(-2), 5)
    store.record("a/c00", Kind.SUSPEND, days(-1))
    assert statistics.practised_days(store.db) == [days(-40), days(-7), days(-2)]


def test_answers_taken_back_count_nowhere(store: Store) -> None:
    store.review("a/c00", 1, days(-30))
    gone = store.review("a/c00", 4)
    void = store.take_back(gone)
    assert statistics.practised_days(store.db) == [days(-30)]
    assert statistics.answers_by_day(store.db, DAY, DAY) == []
    assert statistics.recall(store.db, DAY, DAY).mature == 0
    store.take_back(void)
    assert statistics.practised_days(store.db) == [days(-30), DAY]
    assert statistics.answers_by_day(store.db, DAY, DAY) == [DayAnswers(DAY, 1, 1)]
    assert statistics.recall(store.db, DAY, DAY).mature == 1


def test_answers_are_counted_by_day_with_those_passed(store: Store) -> None:
    store.review("a/c00", 5, days(-3))
    store.review("a/c01", 2, days(-1))
    store.record("a/c01", Kind.REPEAT, days(-1), 3)
    store.record("a/c02", Kind.SUSPEND, days(-1))
    store.review("a/c03", 4)
    assert statistics.answers_by_day(store.db, days(-2), DAY) == [
        DayAnswers(days(-1), 2, 1),
        DayAnswers(DAY, 1, 1),
    ]


def test_recall_tells_short_waits_from_long_ones(store: Store) -> None:
    store.review("a/c00", 4, days(-60))
    store.review("a/c00", 4, days(-59))
    store.review("a/c00", 1, days(-50))
    store.review("a/c00", 4, days(-29))
    store.review("a/c00", 1, days(-1))
    store.review("a/c00", 1, days(-1))
    found = statistics.recall(store.db, days(-60), DAY)
    assert found == Recall(young=2, young_passed=1, mature=2, mature_passed=1)
    # What came before the span still says how long the wait was.
    assert statistics.recall(store.db, days(-1), DAY).mature == 1


def test_cards_are_counted_by_how_well_they_are_known(store: Store) -> None:
    store.review("a/c00")
    store.set("a/c01", 20, days(5))
    store.set("a/c02", 21, days(5))
    store.record("a/c03", Kind.SUSPEND)
    store.record("a/c04", Kind.BURY)
    store.review("b/gone")
    assert statistics.item_counts(store.db) == ItemCounts(
        new=2, learning=1, young=1, mature=1, hidden=1, leeches=0
    )


def test_the_forecast_counts_overdue_cards_today(store: Store) -> None:
    store.set("a/c00", 6, days(-8))
    store.set("a/c01", 6, DAY)
    store.set("a/c02", 6, days(3))
    store.set("a/c03", 6, days(14))
    store.set("a/c04", 6, days(2))
    store.record("a/c04", Kind.SUSPEND)
    store.set("b/gone", 6, days(1))
    found = statistics.due_by_day(store.db, DAY, DAY + timedelta(days=13))
    assert found == {DAY: 2, days(3): 1}


def test_leeches_are_listed_worst_first(store: Store) -> None:
    failed = {"a/c00": 8, "a/c01": 7, "a/c02": 9, "b/gone": 8}
    for item, failures in failed.items():
        for n in range(failures):
            store.review(item, 1, days(-20 + n))
    worst, other = Leech("a/c02", 9, 9, 130), Leech("a/c00", 8, 8, 130)
    assert statistics.leeches(store.db, 10) == [worst, other]
    assert statistics.leeches(store.db, 1) == [worst]
    assert statistics.item_counts(store.db).leeches == 2


def test_days_are_found_by_steps_into_their_index(store: Store) -> None:
    sql = str(statistics._PRACTISED)
    with store.db.read() as connection:
        steps = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", {"gone": "[]"}).all()
    plan = [row[3] for row in steps]
    assert not [step for step in plan if step.startswith(("SCAN e", "SCAN event"))], plan


def test_a_damaged_day_counts_as_none(store: Store) -> None:
    store.review("a/c00")
    store.review("a/c01", day=days(1))
    with store.db.write() as connection:
        connection.exec_driver_sql("UPDATE event SET day = '2026-11-2?' WHERE item = 'a/c01'")
        connection.exec_driver_sql("UPDATE schedule SET due = '2026-11-2?'")
    assert statistics.practised_days(store.db) == [DAY]
    assert [day.day for day in statistics.answers_by_day(store.db, DAY, days(90))] == [DAY]
    assert set(statistics.due_by_day(store.db, DAY, days(90))) <= {days(n) for n in range(91)}


def test_recent_seconds_are_those_of_the_latest_reviews(store: Store) -> None:
    for n, seconds in enumerate((3.0, None, 9.5, 12.0)):
        store.journal.record(NewEvent(Kind.REVIEW, f"a/c0{n}", 4, seconds), on(DAY))
    store.journal.record(NewEvent(Kind.REPEAT, "a/c00", 4, 1.0), on(DAY))
    assert statistics.recent_seconds(store.db, 2) == [12.0, 9.5]
    assert statistics.recent_seconds(store.db, 10) == [12.0, 9.5, 3.0]
