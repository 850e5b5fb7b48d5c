"""What the learner noted for later, as the store keeps and finds it."""

import sqlite3
from pathlib import Path

from tests.store.shelf import DAY, Shelf, Store, numbered, on
from tests.store.tools import at, expected, journal_at, stored
from trainer.events import Kind, NewEvent
from trainer.store.catalogue import Catalogue
from trainer.store.flags import flagged
from trainer.store.ready import TRIGGERS


def test_open_flags_are_found_and_a_void_takes_one_back(store: Store) -> None:
    shelf = Shelf()
    shelf.put("a.yaml", numbered("a", 3))
    store.sync(shelf)
    first = store.journal.record(NewEvent(Kind.FLAG, "a/c0", data={"note": "a typo"}), on(DAY))
    store.journal.record(NewEvent(Kind.FLAG, "gone/card", data={"note": ""}), on(DAY))
    store.journal.record(NewEvent(Kind.FLAG, "a/c1", data={"note": "x"}), on(DAY))
    store.journal.record(NewEvent(Kind.FLAG, "a/c1", data={"flag": False}), on(DAY))
    assert flagged(store.db) == [("a/c0", "a typo", DAY), ("gone/card", "", DAY)]
    assert store.journal.undoable() is not None
    store.journal.record(NewEvent(Kind.VOID, "a/c0", data={"event": first.event.id}), on(DAY))
    assert flagged(store.db) == [("gone/card", "", DAY)]


def test_schedules_of_an_older_version_are_folded_anew(tmp_path: Path) -> None:
    path = tmp_path / "trainer.sqlite3"
    journal = journal_at(path)
    Catalogue(journal.db)
    journal.record(NewEvent(Kind.REVIEW, "a/b", grade=4), at())
    journal.record(NewEvent(Kind.FLAG, "a/b", data={"note": "later"}), at())
    journal.db.close()
    with sqlite3.connect(path) as old:
        for name in TRIGGERS:  # those of that version knew nothing of flags
            old.execute(f"DROP TRIGGER {name}")
        old.execute("DROP INDEX schedule_flag")
        old.execute("ALTER TABLE schedule DROP COLUMN flag")
        old.execute("ALTER TABLE schedule DROP COLUMN flag_day")
        old.execute("UPDATE setting SET value = '2' WHERE name = 'projection'")
    old.close()
    journal = journal_at(path)
    assert stored(journal) == expected(journal)
    assert flagged(journal.db) == [("a/b", "later", at().day)]
    Catalogue(journal.db)  # makes its triggers anew
    with journal.db.read() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars().all()
    assert "catalogue_schedule_update" in names
