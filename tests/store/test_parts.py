"""What drills missed, in today's queue."""

from dataclasses import replace
from datetime import date

import pytest

from tests.content.drill import PAYMENTS
from tests.store.shelf import DAY, Shelf, Store, concept, days, deck, numbered, on, rapid
from trainer.content.cards import Card, CardKind
from trainer.content.parts import ScenarioPoint, WrongClaim
from trainer.content.points import Level
from trainer.events import Event, Kind, NewEvent
from trainer.scheduling.queue import Limits, Scope
from trainer.store import statistics, today
from trainer.store.catalogue import ScenarioRow
from trainer.store.queue import cram, queue

MISSED = Scope(missed=True)
RETRY, NEVER = "payments#retry", "payments#never"
ALL_SAID = {"retry": "hit", "slow": "hit"}


@pytest.fixture
def shelf(store: Store) -> Shelf:
    shelf = Shelf()
    shelf.put("p.yaml", PAYMENTS, bundled=True)
    shelf.put("a.yaml", numbered("a", 3))
    store.sync(shelf)
    return shelf


def drill(
    store: Store,
    day: date = DAY,
    flags: tuple[str, ...] = (),
    item: str = "payments",
    **points: str,
) -> Event:
    """A drill with these points missed or otherwise, all others hit."""
    states = {"points": {**ALL_SAID, **points}, "red_flags": list(flags)}
    new = NewEvent(Kind.REVIEW, item, 3, seconds=200, assessment=states, data={"drill": True})
    return store.journal.record(new, on(day)).event


def asked(store: Store, day: date = DAY, scope: Scope = MISSED) -> list[str]:
    return [entry.item for entry in queue(store.db, scope, day, Limits())]


def decks(store: Store, day: date = DAY, new: int = 15) -> list[tuple[str, str, int, int]]:
    found = today.read_decks(str(store.path), day.isoformat(), new, 150)
    return [(row.deck, row.title, row.due, row.new) for row in found or ()]


@pytest.mark.usefixtures("shelf")
def test_parts_are_never_new(store: Store) -> None:
    assert asked(store) == []
    assert asked(store, scope=Scope()) == ["a/c00", "a/c01", "a/c02"]
    assert cram(store.db, MISSED, 9) == []
    assert statistics.item_counts(store.db).new == 3
    drill(store)
    assert asked(store, days(400)) == []


@pytest.mark.usefixtures("shelf")
def test_a_missed_point_is_asked_the_next_study_day_and_once(store: Store) -> None:
    drill(store, retry="missed", slow="partial")
    assert asked(store) == []
    assert asked(store, days(1)) == [RETRY]
    assert asked(store, days(1), Scope())[0] == RETRY
    store.review(RETRY, 4, days(1))
    assert asked(store, days(1)) == []
    assert asked(store, days(2)) == [RETRY]


@pytest.mark.usefixtures("shelf")
def test_a_part_that_fails_is_repeated_like_a_card(store: Store) -> None:
    drill(store, retry="contradicted")
    store.review(RETRY, 1, days(1))
    (entry,) = queue(store.db, MISSED, days(1), Limits())
    assert (entry.item, entry.repeat) == (RETRY, True)
    store.record(RETRY, Kind.REPEAT, days(1), 4)
    assert asked(store, days(1)) == []


@pytest.mark.usefixtures("shelf")
def test_a_hit_closes_the_point_until_it_is_missed_again(store: Store) -> None:
    drill(store, retry="missed", flags=("never",))
    assert asked(store, days(1)) == [RETRY, NEVER]
    second = drill(store, days(1))
    assert asked(store, days(1)) == []
    counts = statistics.item_counts(store.db)
    assert (counts.hidden, counts.learning) == (0, 0)
    store.take_back(second, days(1))
    assert asked(store, days(1)) == [RETRY, NEVER]
    drill(store, days(1), retry="hit", slow="hit")
    drill(store, days(3), retry="missed")
    assert asked(store, days(3)) == []
    assert asked(store, days(4)) == [RETRY]


@pytest.mark.usefixtures("shelf")
def test_taking_the_drill_back_removes_all_that_it_brought(store: Store) -> None:
    drilled = drill(store, retry="missed", slow="missed", flags=("never",))
    assert len(asked(store, days(1))) == 3
    store.take_back(drilled)
    assert asked(store, days(1)) == []
    assert decks(store, days(1)) == [("a", "A", 0, 3)]


@pytest.mark.usefixtures("shelf")
def test_parts_can_be_suspended_and_buried(store: Store) -> None:
    drill(store, retry="missed", slow="missed")
    store.record(RETRY, Kind.SUSPEND, days(1))
    store.record("payments#slow", Kind.BURY, days(1))
    assert asked(store, days(1)) == []
    assert statistics.suspended(store.db) == [RETRY]
    store.record(RETRY, Kind.RESUME, days(1))
    assert asked(store, days(2)) == [RETRY, "payments#slow"]
    store.record(RETRY, Kind.RESET, days(2))
    assert asked(store, days(2)) == ["payments#slow"]


@pytest.mark.usefixtures("shelf")
def test_a_drill_takes_no_new_card_off_the_day(store: Store) -> None:
    drill(store, retry="missed", slow="missed", flags=("never",))
    assert len(queue(store.db, Scope(), DAY, Limits(new_per_day=2))) == 2
    drill(store, days(1))
    store.review("a/c00", 4, days(1))
    assert decks(store, days(1), new=2) == [("a", "A", 0, 1)]


@pytest.mark.usefixtures("shelf")
def test_what_was_missed_is_one_row_and_the_first(store: Store) -> None:
    drill(store, retry="missed", flags=("never",))
    assert decks(store, days(1)) == [("", "Missed in drills", 2, 0), ("a", "A", 0, 3)]
    found = today.read_today(str(store.path), days(1).isoformat(), 15, 150)
    assert found is not None
    assert (found.due, found.new) == (2, 3)
    (row,) = store.catalogue.decks(days(1))
    assert (row.id, row.due, row.cards) == ("a", 0, {CardKind.CONCEPT: 3})


@pytest.mark.usefixtures("shelf")
def test_scopes_hold_for_parts(store: Store) -> None:
    drill(store, retry="missed")
    for scope in (Scope(topic="when-to-use"), Scope(tag="money"), Scope(tag="money", missed=True)):
        assert asked(store, days(1), scope) == [RETRY]
    assert asked(store, days(1), Scope(deck="payments")) == []
    assert [entry.item for entry in cram(store.db, MISSED, 9)] == [RETRY]


@pytest.mark.usefixtures("shelf")
def test_a_part_is_found_as_a_card(store: Store) -> None:
    point, claim = store.catalogue.card(RETRY), store.catalogue.card(NEVER)
    assert isinstance(point, ScenarioPoint)
    assert isinstance(claim, WrongClaim)
    assert (point.item, point.title) == (RETRY, "Payments")
    assert store.catalogue.place(RETRY) == "p.yaml"
    assert store.catalogue.card("payments#nothing") is None
    assert store.catalogue.card("payments") is None


@pytest.mark.usefixtures("shelf")
def test_the_history_of_a_part_holds_the_drills_that_spoke_of_it(store: Store) -> None:
    first = drill(store, retry="missed", flags=("never",))
    asked_once = store.review(RETRY, 4, days(1))
    second = drill(store, days(2))

    def history(item: str) -> list[Event]:
        return [past.event for past in store.journal.history(9, item)]

    assert history(RETRY) == [second, asked_once, first]
    assert history(NEVER) == [first]
    assert history("payments#shards") == history("payments#points") == []
    assert history("payments") == [second, first]
    assert store.journal.answers(RETRY, 9) == [asked_once]


def test_what_left_the_scenario_is_not_asked_and_comes_back_with_it(
    store: Store, shelf: Shelf
) -> None:
    drill(store, retry="missed", slow="missed")
    before = store.journal.schedule(RETRY)
    shelf.put("p.yaml", replace(PAYMENTS, points=PAYMENTS.points[1:]), bundled=True)
    store.sync(shelf)
    assert asked(store, days(1)) == ["payments#slow"]
    assert store.catalogue.card(RETRY) is None
    shelf.remove("p.yaml")
    store.sync(shelf)
    assert asked(store, days(1)) == []
    assert store.journal.schedule(RETRY) == before
    shelf.put("p.yaml", PAYMENTS, bundled=True)
    store.sync(shelf)
    assert asked(store, days(1)) == [RETRY, "payments#slow"]


def test_a_renamed_scenario_takes_what_was_missed_with_it(store: Store, shelf: Shelf) -> None:
    drill(store, retry="missed")
    renamed = replace(PAYMENTS, id="charges", formerly=("payments",))
    shelf.remove("p.yaml")
    shelf.put("c.yaml", renamed, bundled=True)
    store.sync(shelf)
    assert asked(store, days(1)) == ["charges#retry"]
    card = store.catalogue.card(RETRY)
    assert isinstance(card, ScenarioPoint)
    assert card.item == "charges#retry"
    store.review("charges#retry", 4, days(1))
    past = [past.event.item for past in store.journal.history(9, "charges#retry")]
    assert past == ["charges#retry", "payments"]
    drill(store, days(2), item="charges")
    assert asked(store, days(9)) == []


def test_an_unwanted_file_gives_no_part_of_a_scenario_that_was_renamed(
    store: Store, shelf: Shelf
) -> None:
    shelf.put("mine/c.yaml", replace(PAYMENTS, id="charges", formerly=("payments",), points=()))
    store.sync(shelf, "mine")
    assert store.catalogue.card(RETRY) is None
    assert store.catalogue.place(RETRY) is None


def test_a_users_file_stands_in_with_points_of_its_own(store: Store, shelf: Shelf) -> None:
    drill(store, retry="missed", slow="missed")
    kept = replace(PAYMENTS.points[0], probe="Said twice: what then?")
    shelf.put("home.yaml", replace(PAYMENTS, points=(kept,)))
    store.sync(shelf)
    assert asked(store, days(1)) == [RETRY]
    card = store.catalogue.card(RETRY)
    assert card is not None
    assert card.ask == "Said twice: what then?"
    assert store.catalogue.place(RETRY) == "home.yaml"
    shelf.remove("home.yaml")
    store.sync(shelf)
    assert asked(store, days(1)) == [RETRY, "payments#slow"]


def test_folding_anew_and_compiling_anew_hide_what_was_never_missed(
    store: Store, shelf: Shelf
) -> None:
    drill(store, retry="missed")
    store.journal.rebuild()
    assert asked(store, days(1)) == [RETRY]
    store.catalogue.clear()
    store.sync(shelf)
    store.journal.rebuild()
    assert asked(store, days(1)) == [RETRY]
    assert asked(store, scope=Scope()) == ["a/c00", "a/c01", "a/c02"]


def test_scenarios_are_listed_by_topic_and_tag(store: Store, shelf: Shelf) -> None:
    shelf.put("s.yaml", replace(PAYMENTS, id="shop", topic="queues", tags=(), minutes=8))
    store.sync(shelf)
    payments = ScenarioRow(
        id="payments", title="Payments", topic="when-to-use", importance=3, minutes=12
    )
    found = store.catalogue.scenarios()
    assert [row.id for row in found] == ["payments", "shop"]
    assert found[0] == payments
    assert found[1].minutes == 8
    assert store.catalogue.scenarios(["when-to-use", "other"]) == [payments]
    assert store.catalogue.scenarios(tags=["money"]) == [payments]
    assert store.catalogue.scenarios(["queues"], ["money"]) == []


def test_what_warms_up_is_rapid_fire_and_numbers_of_the_level(store: Store) -> None:
    def quick(name: str, level: Level) -> Card:
        return replace(rapid(name), level=level)

    shelf = Shelf()
    cards = (concept("a/c"), quick("a/z", Level.MID), quick("a/s", Level.STAFF))
    shelf.put("a.yaml", deck(*cards, topic="one"))
    shelf.put("b.yaml", deck(quick("b/y", Level.SENIOR), topic="two"))
    shelf.put("p.yaml", PAYMENTS)
    store.sync(shelf)
    assert store.catalogue.warm_up([], Level.MID) == ["a/z"]
    assert store.catalogue.warm_up([], Level.SENIOR) == ["a/z", "b/y"]
    assert store.catalogue.warm_up([], Level.STAFF) == ["a/s", "a/z", "b/y"]
    assert store.catalogue.warm_up(["one"], Level.STAFF) == ["a/s", "a/z"]
