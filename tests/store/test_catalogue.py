"""What the catalogue answers, and how its tables come and go."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests.store.shelf import DAY, Shelf, Store, concept, days, deck, number, numbered, rapid
from trainer.content.cards import CardKind
from trainer.content.scenarios import Scenario
from trainer.errors import StoreError
from trainer.events import Kind
from trainer.scheduling.queue import Limits, Scope
from trainer.store import catalogue, catalogue_rows, catalogue_schema
from trainer.store.catalogue import Catalogue
from trainer.store.queue import queue
from trainer.store.schema import projection_tables


@pytest.fixture
def shelf() -> Shelf:
    made = Shelf()
    made.put(
        "q.yaml",
        deck(
            concept("queues/fifo"),
            concept("queues/lag"),
            number("queues/size"),
            rapid("queues/ack"),
            title="Queues",
            topic="messaging",
        ),
        bundled=True,
    )
    made.put("a.yaml", numbered("zebra", 2))
    return made


def asked(store: Store) -> list[str]:
    return [entry.item for entry in queue(store.db, Scope(), DAY, Limits())]


def names(connection: Connection) -> set[tuple[str, str]]:
    return {
        (row[0], row[1])
        for row in connection.exec_driver_sql(
            "SELECT type, name FROM sqlite_master WHERE name GLOB '*catalogue_*'"
        )
    }


def test_decks_say_what_they_hold(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    zebra, queues = store.catalogue.decks(DAY)
    assert (zebra.id, zebra.bundled, zebra.shadows) == ("zebra", False, False)
    assert (queues.id, queues.title, queues.topic) == ("queues", "Queues", "messaging")
    assert (queues.path, queues.bundled) == ("q.yaml", True)
    assert queues.cards == {CardKind.CONCEPT: 2, CardKind.NUMBER: 1, CardKind.RAPID_FIRE: 1}


def test_decks_count_what_is_new_and_what_is_due(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    store.review("queues/fifo", day=days(-1))
    store.review("queues/lag", day=DAY)
    store.record("queues/size", Kind.SUSPEND)
    queues = store.catalogue.decks(DAY)[1]
    assert (queues.new, queues.due) == (1, 1)
    store.record("queues/fifo", Kind.BURY)
    queues = store.catalogue.decks(DAY)[1]
    assert (queues.new, queues.due) == (1, 0)
    queues = store.catalogue.decks(days(1))[1]
    assert (queues.new, queues.due) == (1, 2)


def test_cards_and_scenarios_come_back_whole(store: Store, shelf: Shelf) -> None:
    scenario = Scenario(id="pay", title="Payments", ask="Would you?", tags=("money",))
    shelf.put("s.yaml", scenario)
    card = replace(concept("notes/x", 3, ["queues/fifo"]), why="Why: “quoted” 🦉", tags=("t",))
    shelf.put("n.yaml", deck(card))
    store.sync(shelf)
    assert store.catalogue.card("notes/x") == card
    assert store.catalogue.scenario("pay") == scenario
    assert store.catalogue.card("pay") is None
    assert store.catalogue.scenario("notes/x") is None
    assert store.catalogue.card("notes/none") is None


def test_what_cannot_be_decoded_is_said_and_mended_by_clearing(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    with store.db.write() as connection:
        connection.exec_driver_sql("""UPDATE catalogue_body SET json = '{"kind":"poem"}'""")
    with pytest.raises(StoreError, match="journal rebuild"):
        store.catalogue.card("queues/fifo")
    store.catalogue.clear()
    assert not store.catalogue.is_current(shelf.sources())
    store.sync(shelf)
    assert store.catalogue.card("queues/fifo") == concept("queues/fifo")


@pytest.mark.parametrize(
    "damage",
    [
        "DROP TABLE catalogue_item",
        "DROP TABLE catalogue_alias",
        "DROP VIEW catalogue_today",
        "DROP TRIGGER catalogue_schedule_update; UPDATE schedule SET due = '2030-01-01'",
    ],
)
def test_what_is_missing_of_it_is_made_again(store: Store, shelf: Shelf, damage: str) -> None:
    store.sync(shelf)
    store.review("queues/fifo")
    with store.db.write() as connection:
        for sql in damage.split(";"):
            connection.exec_driver_sql(sql)
    with Store(store.path) as again:
        again.sync(shelf)
        assert again.catalogue.card("queues/fifo") == concept("queues/fifo")
        assert again.catalogue.decks(DAY)
        again.review("queues/fifo", 1, days(1))
        again.journal.rebuild()
        assert sum(each.due for each in again.catalogue.decks(days(5))) == 1


def test_a_catalogue_of_another_version_is_dropped_whole(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    store.review("queues/fifo")
    with store.db.write() as connection:
        connection.exec_driver_sql("UPDATE setting SET value = '0' WHERE name = 'catalogue'")
        connection.exec_driver_sql("CREATE TABLE catalogue_strange (x TEXT) STRICT")
        connection.exec_driver_sql("CREATE VIEW catalogue_odd AS SELECT * FROM catalogue_today")
        connection.exec_driver_sql(
            "CREATE TRIGGER catalogue_noise AFTER UPDATE ON schedule"
            " BEGIN DELETE FROM catalogue_strange; END"
        )
    made = Catalogue(store.db)
    with store.db.read() as connection:
        left = {name for _, name in names(connection)}
    assert not left & {"catalogue_strange", "catalogue_odd", "catalogue_noise"}
    assert not made.is_current(shelf.sources())
    store.sync(shelf)
    assert "queues/fifo" not in asked(store)
    assert len(asked(store)) == 5


def test_nothing_of_it_stays_behind_when_dropped(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    with store.db.write() as connection:
        catalogue_schema.drop(connection)
        assert names(connection) == set()
    # The journal does not need it.
    store.db.close()
    with Store(store.path) as again:
        again.review("queues/fifo")
        assert asked(again) == []


def test_a_projection_made_anew_gets_its_triggers_back(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    store.review("queues/fifo")
    with store.db.write() as connection:
        projection_tables.drop_all(connection)
        projection_tables.create_all(connection)
    Catalogue(store.db)
    assert "queues/fifo" in asked(store)
    store.journal.rebuild()
    assert "queues/fifo" not in asked(store)


def test_the_copy_of_each_schedule_follows_every_change(store: Store, shelf: Shelf) -> None:
    store.sync(shelf)
    everything = set(asked(store))

    review = store.review("queues/fifo")
    assert set(asked(store)) == everything - {"queues/fifo"}
    void = store.take_back(review)
    assert set(asked(store)) == everything
    store.take_back(void)
    assert set(asked(store)) == everything - {"queues/fifo"}
    store.record("queues/fifo", Kind.RESET)
    assert set(asked(store)) == everything
    store.record("queues/lag", Kind.SUSPEND)
    store.review("queues/size")
    hidden = {"queues/lag", "queues/size"}
    assert set(asked(store)) == everything - hidden
    store.journal.rebuild()
    assert set(asked(store)) == everything - hidden
    store.record("queues/lag", Kind.RESUME)
    assert set(asked(store)) == everything - {"queues/size"}


def test_two_databases_know_nothing_of_each_other(
    store: Store, shelf: Shelf, tmp_path: Path
) -> None:
    store.sync(shelf)
    with Store(tmp_path / "other.sqlite3") as other:
        assert not other.catalogue.is_current(shelf.sources())
        assert other.catalogue.decks(DAY) == []
        small = Shelf()
        small.put("z.yaml", numbered("zebra", 1))
        other.sync(small)
        other.review("zebra/c00")
        assert asked(other) == []
    assert len(asked(store)) == 6


@pytest.mark.parametrize(
    "sql",
    [catalogue.BODY, catalogue.PLACE, "UPDATE catalogue_item SET due = '' WHERE item = :item"],
)
def test_looking_up_one_card_visits_no_other(store: Store, sql: str) -> None:
    with store.db.read() as connection:
        values = {"item": "x", "scenario": 0}
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values).all()
    # Former names are few, and looked at only for a card that no wanted file has.
    assert {row[3] for row in plan if row[3].startswith("SCAN")} <= {"SCAN a"}


def test_asking_for_former_names_visits_no_card_without_one(store: Store) -> None:
    # Every answer asks for them, with however many cards.
    with store.db.read() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {catalogue_rows.ALIASES}").all()
    assert [row[3] for row in plan if row[3].startswith("SCAN")] == ["SCAN a"]


def test_a_card_is_found_in_its_file(store: Store, shelf: Shelf) -> None:
    shelf.put("home/z.yaml", numbered("zebra", 1))
    shelf.put("bundled/z.yaml", numbered("zebra", 3), bundled=True)
    store.sync(shelf)
    assert store.catalogue.place("queues/size") == "q.yaml"
    assert store.catalogue.place("zebra/c00") == "a.yaml"
    assert store.catalogue.place("zebra/c02") is None
