"""What a shell prompt reads: the same as the queue, without anything that loads slowly."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.store.shelf import DAY, Shelf, Store, concept, days, deck, number, numbered
from trainer.content.scenarios import Scenario
from trainer.errors import ExitCode, StoreBusyError, StoreError
from trainer.events import Kind
from trainer.scheduling.queue import Limits, Scope
from trainer.scheduling.schedule import Schedule
from trainer.store import ready, rows, today
from trainer.store.countdown import read_countdown
from trainer.store.queue import queue

ISO = DAY.isoformat()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "t.sqlite3") as made:
        yield made


def stock(store: Store) -> Shelf:
    shelf = Shelf()
    shelf.put("a.yaml", numbered("a", 5), bundled=True)
    shelf.put("b.yaml", deck(concept("b/x", 3), number("b/y"), title="Bees"))
    store.sync(shelf)
    return shelf


def counts(path: Path, new: int = 15, reviews: int = 150) -> tuple[int, int, int] | None:
    found = today.read_today(str(path), ISO, new, reviews)
    return None if found is None else (found.due, found.new, found.repeat)


def studied(store: Store) -> None:
    """Two due, one of them overdue; one to repeat; one hidden; three new."""
    store.set("a/c00", 6, days(-3))
    store.set("b/y", 6, DAY)
    store.review("a/c01", 1)
    store.record("a/c02", Kind.SUSPEND)


def test_it_counts_what_the_queue_holds(store: Store) -> None:
    stock(store)
    assert counts(store.path) == (0, 7, 0)
    studied(store)
    assert counts(store.path) == (2, 3, 1)
    found = today.read_today(str(store.path), ISO, 15, 150)
    assert found is not None
    assert found.total == 6


@pytest.mark.parametrize(
    "limits",
    [
        *(Limits(), Limits(1, 1), Limits(2, 1), Limits(0, 0), Limits(3, 2), Limits(-1, -1)),
        *(Limits(1, 1, days(count)) for count in (-1, 0, 1, 2, 9)),
        Limits(-1, 0, days(1)),
    ],
)
def test_counts_decks_and_entries_agree_with_the_queue(store: Store, limits: Limits) -> None:
    stock(store)
    studied(store)
    expected = queue(store.db, Scope(), DAY, limits)
    per_day = (limits.new_per_day, limits.reviews_per_day)
    arguments = (str(store.path), ISO, *per_day, limits.interview)
    assert today.read_entries(*arguments) == expected
    count = today.read_today(*arguments)
    decks = today.read_decks(*arguments)
    assert count is not None
    assert decks is not None
    first = [entry for entry in expected if not entry.repeat]
    assert count.total == len(expected)
    assert count.repeat == len(expected) - len(first)
    assert count.due == sum(row.due for row in decks) == sum(1 for e in first if e.due)
    assert count.new == sum(row.new for row in decks) == sum(1 for e in first if not e.due)
    for row in decks:
        assert row.due + row.new == sum(1 for entry in first if entry.deck == row.deck)


def test_before_an_interview_a_day_brings_what_its_plan_asks_for(store: Store) -> None:
    stock(store)

    def new(interview: date | None) -> int:
        found = today.read_today(str(store.path), ISO, 1, 150, interview)
        assert found is not None
        return found.new

    assert new(None) == 1
    assert [new(days(count)) for count in (-1, 0, 1, 2, 3, 4, 99)] == [1, 1, 7, 7, 7, 4, 1]
    store.review("a/c00")
    store.review("b/x")
    assert new(None) == 0
    assert [new(days(count)) for count in (0, 1, 4)] == [0, 5, 2]


@pytest.mark.parametrize("reviewed", [0, 3])
def test_the_limit_of_a_day_is_that_of_the_whole_plan(
    store: Store, monkeypatch: pytest.MonkeyPatch, reviewed: int
) -> None:
    # The limit counts no more cards than the days can bring.
    monkeypatch.setattr("trainer.scheduling.countdown.MOST_NEW_PER_DAY", 4)
    shelf = stock(store)
    shelf.put("c.yaml", numbered("c", 20))
    store.sync(shelf)
    for place in range(reviewed):
        store.review(f"c/c{place:02}")
    for ahead in range(9):
        found = today.read_today(str(store.path), ISO, 0, 150, days(ahead))
        plan = read_countdown(str(store.path), ISO, 0, days(ahead))
        assert found is not None
        assert plan is not None
        assert found.new == plan.today
        assert plan.new == 27 - reviewed


def test_details_are_not_part_of_the_plan(store: Store) -> None:
    shelf = stock(store)
    shelf.put("c.yaml", numbered("c", 9, importance=1))
    store.sync(shelf)
    plan = read_countdown(str(store.path), ISO, 1, days(1))
    assert plan is not None
    assert (plan.new, plan.today, plan.scenarios) == (7, 7, 0)
    store.review("c/c00")
    found = today.read_today(str(store.path), ISO, 1, 150, days(4))
    assert found is not None
    assert found.new == 4, "half of seven: the detail of today takes no place among them"


def test_scenarios_that_wait_to_be_drilled_are_counted(store: Store) -> None:
    shelf = stock(store)
    for name, importance in (("pay", 3), ("chat", 2), ("blog", 1), ("shop", 2)):
        shelf.put(f"{name}.yaml", Scenario(id=name, title=name, ask="?", importance=importance))
    store.sync(shelf)
    store.review("chat")
    store.record("shop", Kind.SUSPEND)
    plan = read_countdown(str(store.path), ISO, 15, days(9))
    assert plan is not None
    assert plan.scenarios == 1


def test_decks_with_most_to_do_come_first(store: Store) -> None:
    stock(store)
    studied(store)
    found = today.read_decks(str(store.path), ISO, 15, 150)
    assert found is not None
    assert [(row.deck, row.title, row.due, row.new) for row in found] == [
        ("a", "A", 1, 2),
        ("b", "Bees", 1, 1),
    ]


def test_stamps_are_those_of_the_files(store: Store) -> None:
    shelf = stock(store)
    found = today.stamps(str(store.path))
    assert found is not None
    assert set(found) == set(shelf.sources())
    shelf.touch("a.yaml")
    assert set(found) != set(shelf.sources())


def test_without_a_database_the_slow_road_is_taken(tmp_path: Path) -> None:
    missing = tmp_path / "none.sqlite3"
    assert counts(missing) is None
    assert today.stamps(str(missing)) is None
    assert not missing.exists()


def test_an_empty_file_is_no_catalogue(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    assert counts(tmp_path / "empty") is None


def test_before_the_first_sync_is_done_nothing_is_counted(store: Store) -> None:
    assert counts(store.path) is None
    assert today.read_entries(str(store.path), ISO, 15, 150) is None
    store.sync(Shelf())
    assert counts(store.path) == (0, 0, 0)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE setting SET value = '0' WHERE name = 'catalogue'",
        "DELETE FROM setting WHERE name = 'catalogue'",
        "DELETE FROM setting WHERE name = 'projection'",
        "DROP TRIGGER catalogue_schedule_update",
        "DROP TABLE schedule",
    ],
)
def test_a_catalogue_that_may_be_wrong_is_not_counted(store: Store, sql: str) -> None:
    stock(store)
    with store.db.write() as connection:
        connection.exec_driver_sql(sql)
    assert counts(store.path) is None


@pytest.mark.parametrize("name", ["a b", "50%", "what?mode=rw", "#1", "%41", "ü", "a'b", "x&y"])
def test_any_path_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / name / f"{name}.sqlite3"
    path.parent.mkdir()
    with Store(path) as store:
        stock(store)
    assert counts(path) == (0, 7, 0)
    assert today.read_today("/" + str(path), ISO, 15, 150) is not None


def test_a_relative_path_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(tmp_path / "t.sqlite3") as store:
        stock(store)
    monkeypatch.chdir(tmp_path)
    assert counts(Path("t.sqlite3")) == (0, 7, 0)


def test_something_else_is_said_to_be_no_database(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database at all, " * 50)
    with pytest.raises(StoreError, match=r"notes\.txt") as caught:
        counts(path)
    assert caught.value.exit_code == ExitCode.STORE


def test_a_folder_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        counts(tmp_path)


def test_a_damaged_page_is_said(store: Store) -> None:
    stock(store)
    store.db.close()
    size = store.path.stat().st_size
    with store.path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    with pytest.raises(StoreError, match="damaged"):
        counts(store.path)


def test_a_locked_database_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    stock(store)
    store.db.close()
    monkeypatch.setattr(ready, "BUSY_SECONDS", 0.01)
    other = sqlite3.connect(store.path, isolation_level=None)
    try:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StoreBusyError, match="locked"):
            counts(store.path)
    finally:
        other.close()


def test_while_another_program_writes_it_reads_what_was_before(store: Store) -> None:
    stock(store)
    with store.db.write() as connection:
        connection.exec_driver_sql("DELETE FROM catalogue_item")
        assert counts(store.path) == (0, 7, 0)


def test_nothing_is_written(store: Store) -> None:
    stock(store)
    store.db.close()
    before = store.path.read_bytes()
    assert counts(store.path) == (0, 7, 0)
    assert store.path.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_can_be_read(store: Store) -> None:
    stock(store)
    store.db.close()
    store.path.parent.chmod(0o500)
    try:
        assert counts(store.path) == (0, 7, 0)
    finally:
        store.path.parent.chmod(0o700)


def test_a_copy_without_its_log_can_be_read_where_no_log_can_be_made(
    store: Store, tmp_path: Path
) -> None:
    stock(store)
    store.db.close()
    folder = tmp_path / "copy"
    folder.mkdir()
    shutil.copy(store.path, folder / "t.sqlite3")
    # What a folder without write permission does to root as well: the log cannot be opened.
    (folder / "t.sqlite3-wal").mkdir()
    (folder / "t.sqlite3-shm").mkdir()
    assert counts(folder / "t.sqlite3") == (0, 7, 0)


def test_it_loads_nothing_heavy(store: Store) -> None:
    stock(store)
    program = (
        "import sys\n"
        "from trainer.store import today\n"
        f"assert today.read_today({str(store.path)!r}, {ISO!r}, 15, 150).new == 7\n"
        f"assert today.stamps({str(store.path)!r})\n"
        "print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    heavy = {"sqlalchemy", "textual", "yaml", "typing", "dataclasses", "enum", "pathlib", "re"}
    assert not heavy & loaded


def plan_of(store: Store, sql: str, **values: object) -> list[str]:
    with store.db.read() as connection:
        found = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
        return [row[3] for row in found]


def test_counting_and_listing_go_through_no_table_from_end_to_end(store: Store) -> None:
    stock(store)
    plans: list[tuple[str, list[str]]] = []

    def run(sql: str, values: Mapping[str, object]) -> Iterable[Any]:
        plans.append((sql, plan_of(store, sql, **values)))
        with store.db.read() as connection:
            return connection.exec_driver_sql(sql, dict(values)).all()

    today.count(run, ISO, 15, 150)
    today.by_deck(run, ISO, 15, 150)
    today.entries(run, ISO, 15, 150)
    assert len(plans) == 2 + 2 + 4
    today.count(run, ISO, 15, 150, days(9))
    assert len(plans) == 8 + 3
    for sql, steps in plans:
        # Subqueries are gone through: a LIMIT has cut them to what a day holds.
        scanned = {step.split()[1] for step in steps if step.startswith("SCAN")}
        tables = {"s", "t", "i", "c", "f", "schedule", "catalogue_item", "catalogue_file"}
        assert not scanned & tables, (sql, steps)


def test_the_order_of_the_queue_is_that_of_its_index(store: Store) -> None:
    for which in (today.DUE, today.NEW):
        sql = f"{today.ENTRY_COLUMNS} {which} {today.BY_PRIORITY}"
        steps = plan_of(store, sql, day=ISO, limit=5)
        assert any("USING INDEX catalogue_item_today" in step for step in steps)
        assert not any("ORDER BY" in step for step in steps)


def test_a_schedule_far_away_is_neither_due_nor_new(store: Store) -> None:
    stock(store)
    with store.db.write() as connection:
        put = rows.from_schedule("a/c00", Schedule(due=days(30_000), introduced=DAY))
        connection.exec_driver_sql(rows.PUT_SCHEDULE, put)
    assert counts(store.path) == (0, 6, 0)
