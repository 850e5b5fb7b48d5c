"""The file itself: made, recognised, locked, and every way in which it can fail."""

import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.store.tools import at, journal_at, review, stored
from trainer.errors import ExitCode, StoreBusyError, StoreError
from trainer.store import opening
from trainer.store.database import Database
from trainer.store.journal import Journal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder / "trainer.sqlite3"


def bytes_of(path: Path) -> bytes:
    return path.read_bytes()


def test_a_new_file_is_for_its_owner_alone(path: Path) -> None:
    Database.open(path, at()).close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_pragmas_hold(path: Path) -> None:
    db = Database.open(path, at())
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }
    with db.read() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
        tables = connection.exec_driver_sql(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0"
            " AND name NOT LIKE 'sqlite_%'"
        ).scalars()
        assert list(tables) == ["alembic_version"]
    assert found == wanted


def test_another_thread_may_go_on_with_it(path: Path) -> None:
    opened: list[Journal] = []
    thread = threading.Thread(target=lambda: opened.append(journal_at(path)))
    thread.start()
    thread.join()
    opened[0].record(review(), at())
    assert len(stored(opened[0])) == 1


def test_a_failed_write_leaves_nothing(path: Path) -> None:
    db = Database.open(path, at())

    def fail() -> None:
        with db.write() as connection:
            connection.exec_driver_sql("INSERT INTO setting VALUES ('a', 'b')")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with db.read() as connection:
        found = connection.exec_driver_sql("SELECT name FROM setting").scalars()
        assert "a" not in list(found)


def test_a_write_within_a_write_is_one_transaction(path: Path) -> None:
    db = Database.open(path, at())

    def fail() -> None:
        with db.write():
            with db.write() as inner:
                inner.exec_driver_sql("INSERT INTO setting VALUES ('a', 'b')")
            with db.read() as connection:
                found = connection.exec_driver_sql("SELECT 1 FROM setting WHERE name = 'a'")
                assert found.scalar()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with db.read() as connection:
        assert not connection.exec_driver_sql("SELECT 1 FROM setting WHERE name = 'a'").scalar()


def test_a_read_sees_one_state_throughout(path: Path) -> None:
    reader, writer = journal_at(path), journal_at(path)
    with reader.db.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar() == 0
        writer.record(review(), at())
        assert connection.exec_driver_sql("SELECT count(*) FROM event").scalar() == 0


def test_locked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    journal = journal_at(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(
        StoreBusyError, match=r"locked.*Nothing in it was changed.*try again"
    ) as caught:
        journal.record(review(), at())
    assert caught.value.exit_code == ExitCode.STORE
    other.execute("COMMIT")
    other.close()
    journal.record(review(), at())
    assert len(list(journal.events())) == 1


def test_read_only(path: Path) -> None:
    journal = journal_at(path)
    with journal.db.read() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    with pytest.raises(StoreError, match=r"read-only.*Nothing in it was changed.*--db"):
        journal.record(review(), at())
    assert list(journal.events()) == []


def test_a_full_disk_keeps_what_was_there(path: Path) -> None:
    journal = journal_at(path)
    journal.record(review(), at())
    with journal.db.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StoreError, match=r"full.*kept.*Free some space"):
        journal.record(review(answer="x" * 100_000), at())
    with journal.db.read() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=100000")
    journal.record(review(answer="y" * 100_000), at())
    assert [event.answer for event in journal.events()] == [None, "y" * 100_000]


def test_a_log_that_may_not_grow_keeps_what_was_there(path: Path) -> None:
    """The disk is full for real: the operating system refuses to let the log grow."""
    journal_at(path).db.close()
    script = f"""
import resource, signal, sys
from pathlib import Path
from tests.store.tools import at, journal_at, review
from trainer.errors import StoreError
journal = journal_at(Path({str(path)!r}))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
written = 0
try:
    for number in range(1000):
        journal.record(review(f"deck/{{number}}", answer="x" * 2000), at())
        written += 1
except StoreError as error:
    print(written, "kept" in str(error))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
journal.record(review("deck/last"), at())
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stderr == ""
    written, said = done.stdout.split()
    assert said == "True"
    assert len(list(journal_at(path).events())) == int(written) + 1


def test_a_folder_is_not_a_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        Database.open(tmp_path, at())
    assert list(tmp_path.iterdir()) == []


def test_a_file_as_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text")
    with pytest.raises(StoreError, match="cannot be used"):
        Database.open(tmp_path / "file" / "trainer.sqlite3", at())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="Permission denied"):
            Database.open(tmp_path / "trainer.sqlite3", at())
    finally:
        tmp_path.chmod(0o700)


def test_a_folder_that_refuses(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(StoreError, match=r"Permission denied.*Nothing was changed"):
        Database.open(path, at())


@pytest.mark.parametrize("content", [b"not a database" * 1000, b"\x00" * 8192, b"SQLite format 3"])
def test_another_file_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "thesis.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"not a trainer database.*left as it is"):
        Database.open(path, at())
    assert bytes_of(path) == content
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "photos.sqlite3"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE photo (id)")
    other.close()
    before = bytes_of(path)
    with pytest.raises(StoreError, match="another program"):
        Database.open(path, at())
    assert bytes_of(path) == before


def test_an_empty_file_is_taken(path: Path) -> None:
    path.touch()
    event = journal_at(path).record(review(), at()).event
    assert list(journal_at(path).events()) == [event]


def test_a_damaged_page_is_reported(path: Path) -> None:
    journal = journal_at(path)
    for number in range(200):
        journal.record(review(f"deck/{number}", answer="x" * 500), at())
    journal.db.close()
    sound = bytes_of(path)
    with path.open("r+b") as file:
        for page in range(3, len(sound) // 4096):
            file.seek(page * 4096)
            file.write(b"\xff" * 2000)
    damaged = bytes_of(path)
    with pytest.raises(StoreError, match=r"damaged.*left as it is.*restore"):
        list(journal_at(path).history(1000))
    assert bytes_of(path) == damaged


def test_a_newer_version_is_left_alone(path: Path) -> None:
    db = Database.open(path, at())
    with db.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    db.close()
    before = bytes_of(path)
    with pytest.raises(StoreError, match=r"newer version.*left as it is"):
        Database.open(path, at())
    assert bytes_of(path) == before


def test_the_orm_and_alembic_stay_out(path: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from tests.store.tools import at, journal_at, review
journal_at(Path({str(path)!r})).record(review(), at())
print([name for name in sys.modules if name.startswith(("sqlalchemy.orm", "alembic"))])
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
