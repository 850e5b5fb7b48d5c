"""The order of today's questions, and how many of them there are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.store.shelf import DAY, Shelf, Store, concept, days, deck, number, numbered, on, rapid
from trainer.content.scenarios import Scenario
from trainer.events import Kind, NewEvent
from trainer.scheduling.queue import Entry, Limits, Scope
from trainer.store.queue import cram, queue

ALL = Scope()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "t.sqlite3") as made:
        yield made


def stock(store: Store, *decks: object) -> None:
    """Fill the store with these decks, a file each."""
    shelf = Shelf()
    for place, each in enumerate(decks):
        shelf.put(f"{place}.yaml", each)  # type: ignore[arg-type]
    store.sync(shelf)


def asked(
    store: Store, scope: Scope = ALL, limits: Limits | None = None, day: date = DAY
) -> list[str]:
    return items(queue(store.db, scope, day, limits or Limits()))


def items(entries: Sequence[Entry]) -> list[str]:
    return [entry.item for entry in entries]


def test_an_empty_library_asks_nothing(store: Store) -> None:
    assert asked(store) == []
    assert cram(store.db, ALL, 10) == []


def test_due_ones_come_first_the_most_overdue_before_all(store: Store) -> None:
    stock(store, numbered("a", 4))
    store.set("a/c01", 6, days(-1))
    store.set("a/c02", 6, days(-9))
    store.set("a/c03", 6, days(1))
    assert queue(store.db, ALL, DAY, Limits()) == [
        Entry("a/c02", "a", 2, days(-9)),
        Entry("a/c01", "a", 2, days(-1)),
        Entry("a/c00", "a", 2, None),
    ]


def test_a_card_is_due_on_its_day_and_not_before(store: Store) -> None:
    stock(store, numbered("a", 1))
    store.set("a/c00", 6, days(1))
    assert asked(store) == []
    assert asked(store, day=days(1)) == ["a/c00"]


def test_among_equally_overdue_ones_importance_decides(store: Store) -> None:
    stock(store, deck(concept("a/low", 1), concept("a/high", 3), concept("a/mid", 2)))
    for name in ("low", "high", "mid"):
        store.set(f"a/{name}", 6, days(-1))
    assert asked(store) == ["a/high", "a/mid", "a/low"]


def test_new_ones_come_by_importance_then_in_the_order_of_the_deck(store: Store) -> None:
    stock(store, deck(concept("a/z", 1), concept("a/y", 3), concept("a/x", 2), concept("a/w", 3)))
    assert asked(store) == ["a/y", "a/w", "a/x", "a/z"]


def test_decks_take_turns(store: Store) -> None:
    stock(store, numbered("a", 2), numbered("b", 2))
    assert asked(store) == ["a/c00", "b/c00", "a/c01", "b/c01"]
    for item in ("a/c00", "a/c01", "b/c00", "b/c01"):
        store.set(item, 6, days(-1))
    assert asked(store) == ["a/c00", "b/c00", "a/c01", "b/c01"]


def test_confusable_cards_are_asked_back_to_back(store: Store) -> None:
    other = deck(concept("b/x"), concept("b/y", contrasts=["a/c00", "b/none"]))
    stock(store, numbered("a", 2), other)
    assert asked(store) == ["a/c00", "b/y", "a/c01", "b/x"]


def test_limits_hold_for_due_and_new_ones(store: Store) -> None:
    stock(store, numbered("a", 9))
    for n in range(5):
        store.set(f"a/c0{n}", 6, days(-1))
    assert asked(store, limits=Limits(2, 3)) == ["a/c00", "a/c01", "a/c02", "a/c05", "a/c06"]
    assert asked(store, limits=Limits(0, 3)) == ["a/c00", "a/c01", "a/c02"]
    assert asked(store, limits=Limits(0, 0)) == []
    assert asked(store, limits=Limits(-1, -1)) == []


def test_what_was_done_today_counts_against_the_limits(store: Store) -> None:
    stock(store, numbered("a", 9))
    for n in range(5):
        store.review(f"a/c0{n}", 4, days(-2))
    store.review("a/c00")
    store.review("a/c05")
    assert asked(store, limits=Limits(2, 3)) == ["a/c01", "a/c02", "a/c06"]
    # Tomorrow is another day.
    assert len(asked(store, limits=Limits(2, 3), day=days(1))) == 5


def test_scenarios_drilled_today_take_no_room_from_cards(store: Store) -> None:
    stock(store, numbered("a", 3), Scenario(id="pay", title="Payments", ask="?"))
    assessment = {"points": {"once": "missed"}, "red_flags": []}
    store.journal.record(NewEvent(Kind.REVIEW, "pay", 1, assessment=assessment), on(DAY))
    assert store.journal.schedule("pay#once").due == days(1)
    assert asked(store, limits=Limits(2, 2)) == ["a/c00", "a/c01"]
    # Neither the scenario nor its points are asked by the queue of cards.
    assert asked(store, day=days(9)) == ["a/c00", "a/c01", "a/c02"]
    assert items(cram(store.db, ALL, 9)) == ["a/c00", "a/c01", "a/c02"]


def test_hidden_cards_are_not_asked(store: Store) -> None:
    stock(store, numbered("a", 4))
    store.set("a/c00", 6, days(-1))
    store.record("a/c00", Kind.SUSPEND)
    store.record("a/c01", Kind.SUSPEND)
    store.record("a/c02", Kind.BURY)
    assert asked(store) == ["a/c03"]
    assert asked(store, day=days(1)) == ["a/c02", "a/c03"]
    store.record("a/c00", Kind.RESUME)
    assert asked(store) == ["a/c00", "a/c03"]


def test_hidden_cards_use_up_no_limit(store: Store) -> None:
    stock(store, numbered("a", 4))
    store.record("a/c00", Kind.SUSPEND)
    store.record("a/c01", Kind.BURY)
    assert asked(store, limits=Limits(new_per_day=1)) == ["a/c02"]


def test_repeats_wait_at_the_end(store: Store) -> None:
    stock(store, numbered("a", 3))
    store.review("a/c01", 1)
    store.review("a/c02", 3)
    assert queue(store.db, ALL, DAY, Limits()) == [
        Entry("a/c00", "a"),
        Entry("a/c01", "a", 2, days(1), repeat=True),
        Entry("a/c02", "a", 2, days(1), repeat=True),
    ]
    # Limits are for what is asked the first time.
    assert asked(store, limits=Limits(0, 0)) == ["a/c01", "a/c02"]
    store.record("a/c01", Kind.REPEAT, grade=4)
    store.record("a/c02", Kind.BURY)
    assert asked(store) == ["a/c00"]


def test_tomorrow_nothing_waits_to_be_repeated(store: Store) -> None:
    stock(store, numbered("a", 1))
    store.review("a/c00", 1)
    (entry,) = queue(store.db, ALL, days(1), Limits())
    assert (entry.item, entry.repeat) == ("a/c00", False)


def test_a_card_due_again_is_asked_once_and_not_as_a_repeat(store: Store) -> None:
    stock(store, numbered("a", 1))
    store.set("a/c00", 6, days(-1))
    review = store.review("a/c00", 1)
    store.record("a/c00", Kind.REPEAT, grade=1)
    store.take_back(review)
    (entry,) = queue(store.db, ALL, DAY, Limits())
    assert (entry.due, entry.repeat) == (days(-1), False)


def test_cards_that_no_deck_has_any_more_are_not_asked(store: Store) -> None:
    stock(store, numbered("a", 1))
    store.set("b/gone", 6, days(-1))
    store.review("b/gone-too", 1)
    assert asked(store) == ["a/c00"]


def scoped(store: Store) -> None:
    one = replace(numbered("a", 2), topic="queues")
    tagged = replace(concept("b/x"), tags=("limits", "aws"))
    two = replace(deck(tagged, rapid("b/y")), topic="queues")
    stock(store, one, two, numbered("c", 1))
    for item in ("a/c00", "b/x", "c/c00"):
        store.set(item, 6, days(-1))
    store.review("b/y", 1)


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (ALL, {"a/c00", "a/c01", "b/x", "b/y", "c/c00"}),
        (Scope(deck="a"), {"a/c00", "a/c01"}),
        (Scope(topic="queues"), {"a/c00", "a/c01", "b/x", "b/y"}),
        (Scope(tag="limits"), {"b/x"}),
        (Scope(deck="b", topic="queues", tag="aws"), {"b/x"}),
        (Scope(deck="a", tag="aws"), set()),
        (Scope(deck="nosuch"), set()),
        (Scope(topic="' OR 1 --"), set()),
    ],
)
def test_a_scope_narrows_the_queue(store: Store, scope: Scope, expected: set[str]) -> None:
    scoped(store)
    assert set(asked(store, scope)) == expected
    assert set(items(cram(store.db, scope, 99))) == expected


def test_what_was_done_elsewhere_counts_inside_a_scope(store: Store) -> None:
    stock(store, numbered("a", 3), numbered("b", 3))
    store.review("b/c00")
    assert asked(store, Scope(deck="a"), Limits(new_per_day=2)) == ["a/c00"]


def test_cramming_takes_the_least_known_first(store: Store) -> None:
    stock(store, deck(*(concept(f"a/{name}") for name in ("easy", "hard", "long", "new"))))
    store.set("a/easy", 6, days(5))
    store.set("a/long", 60, days(50))
    store.review("a/hard", 1)
    assert items(cram(store.db, ALL, 10)) == ["a/new", "a/hard", "a/easy", "a/long"]
    assert items(cram(store.db, ALL, 2)) == ["a/new", "a/hard"]
    assert cram(store.db, ALL, 0) == []


def test_cramming_leaves_suspended_cards_alone(store: Store) -> None:
    stock(store, numbered("a", 2))
    store.record("a/c00", Kind.SUSPEND)
    store.record("a/c01", Kind.BURY)
    assert items(cram(store.db, ALL, 10)) == ["a/c01"]


def test_a_damaged_day_is_no_traceback(store: Store) -> None:
    stock(store, numbered("a", 1))
    store.set("a/c00", 6, days(-1))
    with store.db.write() as connection:
        connection.exec_driver_sql("UPDATE schedule SET due = '0-0-0'")
    assert queue(store.db, ALL, DAY, Limits()) == [Entry("a/c00", "a")]


def test_the_limit_on_new_cards_takes_from_every_deck_in_turn(store: Store) -> None:
    stock(store, numbered("a", 9), numbered("b", 9), numbered("c", 9))
    new = asked(store, limits=Limits(new_per_day=6))
    assert sorted(new) == ["a/c00", "a/c01", "b/c00", "b/c01", "c/c00", "c/c01"]


def test_the_kinds_of_a_deck_are_met_side_by_side(store: Store) -> None:
    concepts = (concept(f"a/c{n}") for n in range(4))
    numbers = (number(f"a/n{n}") for n in range(2))
    stock(store, deck(*concepts, *numbers, rapid("a/r0")))
    assert asked(store) == ["a/c0", "a/n0", "a/c1", "a/r0", "a/c2", "a/n1", "a/c3"]


def test_a_card_known_already_takes_no_place_of_a_new_one(store: Store) -> None:
    stock(store, numbered("a", 4))
    store.set("a/c00", 6, days(0))
    store.journal.record(NewEvent(kind=Kind.REVIEW, item="a/c00", grade=4), on(DAY))
    assert asked(store, limits=Limits(new_per_day=2)) == ["a/c01", "a/c02"]
