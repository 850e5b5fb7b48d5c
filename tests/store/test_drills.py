"""What there is to drill, and drills as the store keeps them."""

import sqlite3
from dataclasses import replace

import pytest

from tests.store.shelf import DAY, Shelf, Store, days, on
from trainer.content.points import Point
from trainer.content.scenarios import Scenario
from trainer.errors import StoreError
from trainer.events import Kind, NewEvent
from trainer.store import drills


def scenario(name: str, importance: int = 2) -> Scenario:
    points = tuple(Point(id=id_, say=f"Say {id_}.") for id_ in ("one", "two", "three"))
    return Scenario(id=name, title=name, ask=f"{name}?", importance=importance, points=points)


@pytest.fixture
def shelved(store: Store) -> Store:
    """A store with two scenarios, one's name the beginning of the other's."""
    shelf = Shelf()
    shelf.put("s/shop.yaml", scenario("shop", 3))
    shelf.put("s/shop-2.yaml", scenario("shop-2"))
    store.sync(shelf)
    return store


def drilled(store: Store, name: str, day: int = 0, **states: str) -> None:
    assessment = {"score": 0.5, "points": states, "red_flags": []}
    new = NewEvent(Kind.REVIEW, name, grade=3, assessment=assessment, data={"drill": True})
    store.journal.record(new, on(days(day)))


def test_scenarios_with_what_was_missed_of_them(shelved: Store) -> None:
    assert drills.scenarios(shelved.db, DAY) == [("shop", 3, 0, None), ("shop-2", 2, 0, None)]
    drilled(shelved, "shop", one="missed", two="contradicted", three="hit")
    assert drills.scenarios(shelved.db, DAY)[0] == ("shop", 3, 0, DAY)
    assert drills.scenarios(shelved.db, days(1))[0] == ("shop", 3, 2, DAY)
    assert drills.scenarios(shelved.db, days(1))[1] == ("shop-2", 2, 0, None)
    drilled(shelved, "shop", 1, one="hit", two="missed", three="hit")
    assert drills.scenarios(shelved.db, days(2))[0] == ("shop", 3, 1, days(1))


def test_what_is_put_away_is_not_counted(shelved: Store) -> None:
    drilled(shelved, "shop", one="missed", two="missed")
    shelved.record("shop#one", Kind.SUSPEND)
    shelved.record("shop-2", Kind.SUSPEND)
    assert drills.scenarios(shelved.db, days(1)) == [("shop", 3, 1, DAY)]


def test_a_point_that_left_its_scenario_calls_for_no_drill(store: Store) -> None:
    shelf = Shelf()
    shelf.put("shop.yaml", scenario("shop"))
    store.sync(shelf)
    drilled(store, "shop", one="missed", two="missed")
    whole = scenario("shop")
    shelf.put("shop.yaml", replace(whole, points=whole.points[1:]))
    store.sync(shelf)
    assert drills.scenarios(store.db, days(1)) == [("shop", 2, 1, DAY)]


def test_several_events_are_written_all_or_none(shelved: Store) -> None:
    good = NewEvent(Kind.PROBE, "shop#one", answer="one")
    with pytest.raises((StoreError, sqlite3.Error, TypeError)):
        shelved.journal.record_all([good, NewEvent(Kind.PROBE, "x", data={"a": object()})], on(DAY))
    assert list(shelved.journal.events()) == []
    review = NewEvent(Kind.REVIEW, "shop#one", grade=1)
    first, second = shelved.journal.record_all([good, review], on(DAY))
    assert [event.id for event in shelved.journal.events()] == [first.event.id, second.event.id]
    assert second.schedules["shop#one"].due == days(1)
    assert first.schedules.get("shop#one") is None or first.schedules["shop#one"].due is None


def test_corrections_that_stand_are_found_oldest_first(shelved: Store) -> None:
    news = [
        NewEvent(Kind.OVERRULE, "shop", answer="a", data={"point": point})
        for point in ("one", "two", "three")
    ]
    recorded = shelved.journal.record_all(news, on(DAY))
    shelved.take_back(recorded[1].event)
    drilled(shelved, "shop", one="hit")
    assert [event.data["point"] for event in shelved.journal.overrules()] == ["one", "three"]


def test_what_is_open_of_each_scenario_whether_due_or_not(shelved: Store) -> None:
    assert drills.still_open(shelved.db) == {}
    drilled(shelved, "shop", one="missed", two="contradicted", three="hit")
    drilled(shelved, "shop-2", one="missed")
    assert drills.still_open(shelved.db) == {"shop": 2, "shop-2": 1}
    shelved.record("shop#two", Kind.SUSPEND)
    drilled(shelved, "shop-2", 1, one="hit")
    assert drills.still_open(shelved.db) == {"shop": 1}
