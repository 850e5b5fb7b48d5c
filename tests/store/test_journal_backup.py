"""Backups are complete or absent, thinned with care, and bring everything back."""

import sqlite3
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.store.tools import at, expected, journal_at, review, stored, undo
from trainer.errors import StoreBusyError, StoreError
from trainer.events import Draft
from trainer.store import backup, opening
from trainer.store.database import Database
from trainer.store.journal import Journal
from trainer.store.restore import restore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "trainer.sqlite3"


@pytest.fixture
def journal(path: Path) -> Journal:
    journal = journal_at(path)
    for day in range(1, 6):
        journal.record(review(f"deck/{day % 3}", answer="said"), at(day))
    undo(journal, at(5))
    return journal


def names(path: Path) -> list[str]:
    return sorted(file.name for file in path.iterdir())


def test_a_backup_holds_the_journal_and_nothing_else(journal: Journal) -> None:
    journal.save_draft(Draft("deck/1", "half", 1))
    with journal.db.write() as connection:
        connection.exec_driver_sql("INSERT INTO setting VALUES ('catalogue_version', '9')")
    written = backup.write(journal.db, at(5), "asked")
    assert written.name == "trainer.sqlite3-2026-01-05T09-00-00-asked.sqlite3"
    assert written.stat().st_mode & 0o777 == 0o600
    assert names(written.parent) == [written.name]
    copy = sqlite3.connect(written)
    tables = copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    assert sorted(tables) == [("alembic_version",), ("draft",), ("event",), ("setting",)]
    assert copy.execute("SELECT name FROM setting").fetchall() == [("device",)]
    copy.close()


def test_one_backup_a_day(journal: Journal, path: Path) -> None:
    first = backup.daily(journal.db, at(5))
    assert first is not None
    assert backup.daily(journal.db, at(5.5)) is None
    second = backup.daily(journal.db, at(6))
    assert backup.backups(path) == [second, first]


def test_an_empty_journal_needs_no_backup(path: Path) -> None:
    assert backup.daily(journal_at(path).db, at()) is None
    assert not backup.folder(path).exists()


def test_backups_thin_out_and_other_files_stay(journal: Journal, path: Path) -> None:
    folder = backup.folder(path)
    folder.mkdir()
    others = ["notes.txt", "other-2020-01-01T00-00-00-daily.sqlite3", "trainer-2020.sqlite3"]
    others.append("trainer.sqlite3-2020-99-01T00-00-00-daily.sqlite3")
    for name in others:
        (folder / name).touch()
    (folder / ".trainer.sqlite3-2020-01-01T00-00-00-daily.sqlite3.1.part").touch()
    for day in range(1, 40):
        backup.daily(journal.db, at(day))
    assert len(backup.backups(path)) < 15
    backup.write(journal.db, at(400_000), "asked")
    assert set(others) <= set(names(folder))
    assert not list(folder.glob(".*"))
    assert len(backup.backups(path)) == backup.FEWEST


def test_two_databases_in_one_folder_have_backups_of_their_own(path: Path) -> None:
    for each in (path, path.with_suffix(".other")):
        journal = journal_at(each)
        journal.record(review("deck/1"), at())
        assert backup.daily(journal.db, at()) is not None
        assert len(backup.backups(each)) == 1


def test_another_trainer_may_finish_its_backup_meanwhile(journal: Journal, path: Path) -> None:
    folder = backup.folder(path)
    folder.mkdir(exist_ok=True)
    # Listed, and gone when it is looked at.
    (folder / f".{path.stem}-x.part").symlink_to("nowhere")
    assert backup.write(journal.db, at(3), "manual").exists()


def test_what_is_kept() -> None:
    today = date(2026, 6, 30)
    days = [datetime(2026, 6, 30, 9) - timedelta(days=n) for n in range(1000)]
    kept = backup.kept(days, today)
    ages = sorted((today - time.date()).days for time in kept)
    assert ages[:7] == list(range(7))
    weekly = [age for age in ages if 7 <= age < 63]
    assert 8 <= len(weekly) <= 9
    monthly = [age for age in ages if age >= 63]
    assert 24 <= len(monthly) <= 26
    assert max(b - a for a, b in pairwise(ages)) <= 31
    assert backup.kept(days[500:], today) >= set(days[500:503])
    assert backup.kept([], today) == set()


def test_thinning_every_day_keeps_a_month_apart() -> None:
    """What is dropped one day is not what another day would have kept."""
    kept: set[datetime] = set()
    for n in range(1200):
        time = datetime(2023, 1, 1, 9) + timedelta(days=n)
        kept = backup.kept(kept | {time}, time.date())
    ages = sorted((time - other).days for other in kept)
    assert ages[-1] > 600
    assert max(b - a for a, b in pairwise(ages)) <= 40


def test_restore_brings_everything_back(journal: Journal, path: Path) -> None:
    journal.save_draft(Draft("deck/1", "half", 1))
    events, states = list(journal.events()), stored(journal)
    written = backup.write(journal.db, at(5), "asked")
    journal.record(review("deck/later"), at(6))
    journal.db.close()
    aside = restore(written, path, at(7))
    assert aside is not None
    assert written.exists()
    again = journal_at(path)
    assert list(again.events()) == events
    assert stored(again) == states == expected(again)
    assert again.draft() == Draft("deck/1", "half", 1)
    assert again.device == journal.device
    assert path.stat().st_mode & 0o777 == 0o600
    assert [e.item for e in journal_at(aside).events()][-1] == "deck/later"


def test_restore_where_nothing_is(journal: Journal, tmp_path: Path) -> None:
    written = backup.write(journal.db, at(5), "asked")
    fresh = tmp_path / "new" / "trainer.sqlite3"
    assert restore(written, fresh, at(7)) is None
    assert list(journal_at(fresh).events()) == list(journal.events())


def test_restore_from_a_whole_database(journal: Journal, tmp_path: Path) -> None:
    """A file set aside, or copied by hand with its log, serves as well as a backup."""
    fresh = tmp_path / "fresh.sqlite3"
    restore(journal.db.path, fresh, at(7))
    assert list(journal_at(fresh).events()) == list(journal.events())


def test_restore_sets_a_damaged_file_aside(journal: Journal, path: Path) -> None:
    written = backup.write(journal.db, at(5), "asked")
    journal.db.close()
    path.write_bytes(b"\xff" * 8192)
    log = path.with_name(path.name + "-wal")
    log.write_bytes(b"an old log")
    aside = restore(written, path, at(7))
    assert aside is not None
    assert aside.read_bytes() == b"\xff" * 8192
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"an old log"
    assert len(list(journal_at(path).events())) == 6


def test_two_restores_in_one_second(journal: Journal, path: Path) -> None:
    written = backup.write(journal.db, at(5), "asked")
    journal.db.close()
    assert restore(written, path, at(7)) != restore(written, path, at(7))


def test_no_restore_under_an_open_trainer(
    journal: Journal, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    written = backup.write(journal.db, at(5), "asked")
    before = names(path.parent)
    with pytest.raises(StoreBusyError, match=r"Nothing in it was changed.*Close the other"):
        restore(written, path, at(7))
    journal.record(review("deck/later"), at(7))
    assert len(list(journal.events())) == 7
    assert names(path.parent) == before


def test_a_bad_backup_changes_nothing(journal: Journal, path: Path, tmp_path: Path) -> None:
    good = backup.write(journal.db, at(5), "asked")
    with journal.db.write() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    newer = backup.folder(path) / "newer.sqlite3"
    newer.write_bytes(good.read_bytes())
    changed = sqlite3.connect(newer)
    changed.execute("UPDATE alembic_version SET version_num = '9999'")
    changed.commit()
    changed.close()
    text = tmp_path / "text.sqlite3"
    text.write_text("nothing" * 1000)
    foreign = tmp_path / "foreign.sqlite3"
    other = sqlite3.connect(foreign)
    other.execute("CREATE TABLE photo (id)")
    other.close()
    damaged = tmp_path / "damaged.sqlite3"
    content = bytearray(good.read_bytes())
    content[8192:20000] = b"\xff" * (20000 - 8192)
    damaged.write_bytes(content)
    journal.db.close()
    before = path.read_bytes()
    for bad in (newer, text, foreign, damaged, tmp_path / "absent", tmp_path):
        with pytest.raises(StoreError):
            restore(bad, path, at(7))
    assert path.read_bytes() == before
    assert not [name for name in names(tmp_path) if "part" in name or "aside" in name]


def test_restore_leaves_the_file_of_another_program(journal: Journal, tmp_path: Path) -> None:
    written = backup.write(journal.db, at(5), "asked")
    foreign = tmp_path / "foreign.sqlite3"
    other = sqlite3.connect(foreign)
    other.execute("CREATE TABLE photo (id)")
    other.close()
    before = foreign.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        restore(written, foreign, at(7))
    assert foreign.read_bytes() == before


def test_a_backup_that_cannot_be_written_says_so(journal: Journal, path: Path) -> None:
    backup.folder(path).write_text("in the way")
    with pytest.raises(StoreError, match="cannot be used"):
        backup.write(journal.db, at(5), "asked")


def test_a_damaged_journal_is_not_backed_up(journal: Journal, path: Path) -> None:
    for number in range(100):
        journal.record(review(f"deck/{number}", answer="x" * 500), at())
    good = backup.write(journal.db, at(5), "asked")
    journal.db.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        for page in range(8, size // 4096):
            file.seek(page * 4096)
            file.write(b"\xff" * 2000)
    with pytest.raises(StoreError, match="damaged"):
        backup.write(Database.open(path, at(6)), at(6), "daily")
    assert backup.backups(path) == [good]
    assert names(good.parent) == [good.name]
