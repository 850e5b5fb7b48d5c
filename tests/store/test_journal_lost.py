"""Files that went missing, were emptied or were mixed up: nothing new hides them."""

import os
import shutil
from pathlib import Path

import pytest

from tests.store.tools import at, journal_at, review, stored
from trainer.errors import StoreError
from trainer.store import backup, log, today
from trainer.store.database import Database
from trainer.store.restore import restore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "trainer.sqlite3"


def wal(path: Path) -> Path:
    return path.with_name(path.name + "-wal")


@pytest.fixture
def killed(path: Path) -> Path:
    """A backup of two answers, beside what a killed trainer leaves: a file and its log."""
    journal = journal_at(path)
    journal.record(review("deck/a"), at())
    journal.record(review("deck/b"), at())
    written = backup.write(journal.db, at(), "manual")
    journal.record(review("deck/c"), at(2))
    for file in (path, wal(path)):
        shutil.copy(file, file.with_name(f"kept-{file.name}"))
    journal.db.close()
    for file in (path, wal(path)):
        file.with_name(f"kept-{file.name}").rename(file)
    return written


def refused(path: Path, match: str) -> None:
    """Opening says so, and neither that nor `trainer due` touches the log."""
    before = wal(path).read_bytes()
    assert today.read_today(str(path), "2026-01-05", 15, 150) is None
    with pytest.raises(StoreError, match=match):
        Database.open(path, at(3))
    assert wal(path).read_bytes() == before


def test_a_killed_trainer_s_log_is_its_file_s_own(path: Path, killed: Path) -> None:
    assert log.is_filled(str(path))
    assert not log.is_stray(str(path))
    assert set(stored(journal_at(path))) == {"deck/a", "deck/b", "deck/c"}


def test_a_link_leads_to_the_file_and_its_log(path: Path, killed: Path) -> None:
    link = path.parent / "elsewhere" / "link.sqlite3"
    link.parent.mkdir()
    link.symlink_to(path)
    path.write_bytes(b"")
    assert log.is_stray(str(link))
    restore(killed, link, at(3))
    assert link.is_symlink()
    assert set(stored(journal_at(path))) == {"deck/a", "deck/b"}


def test_a_file_that_is_gone_leaves_its_log_untouched(path: Path, killed: Path) -> None:
    path.unlink()
    refused(path, r"is not there, but a log .* left as they are.*restore")
    assert not path.exists()


def test_an_emptied_file_leaves_its_log_untouched(path: Path, killed: Path) -> None:
    os.truncate(path, 0)
    refused(path, r"is empty, but a log .* left as they are.*restore")


def test_a_backup_copied_over_is_not_mixed_with_the_log(path: Path, killed: Path) -> None:
    shutil.copy(killed, path)
    refused(path, r"a copy that this log is none of.*left as they are.*restore")
    assert path.read_bytes() == killed.read_bytes()


@pytest.mark.parametrize("what", ["gone", "emptied", "copied over", "overwritten"])
def test_restore_sets_the_log_aside(path: Path, killed: Path, what: str) -> None:
    if what == "gone":
        path.unlink()
    elif what == "copied over":
        shutil.copy(killed, path)
    else:
        path.write_bytes(b"" if what == "emptied" else b"?" * 8192)
    held = wal(path).read_bytes()
    restore(killed, path, at(3))
    restore(killed, path, at(3))
    kept = [file.read_bytes() for file in path.parent.glob("*-set-aside*-wal")]
    assert kept == [held]
    assert set(stored(journal_at(path))) == {"deck/a", "deck/b"}


@pytest.mark.parametrize("emptied", [False, True])
def test_a_lost_journal_with_backups_is_not_begun_anew(path: Path, emptied: bool) -> None:
    journal = journal_at(path)
    journal.record(review(), at())
    written = backup.write(journal.db, at(), "manual")
    journal.db.close()
    path.unlink()
    if emptied:
        path.touch()
    with pytest.raises(StoreError, match=r"backups are.*Nothing was changed.*restore") as caught:
        Database.open(path, at(2))
    assert str(written) in str(caught.value)
    assert path.exists() is emptied
    restore(written, path, at(2))
    assert set(stored(journal_at(path))) == {"deck/card"}


def test_no_folder_is_made_where_a_disk_may_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "stick" / "trainer.sqlite3"
    with pytest.raises(StoreError, match=r"neither is its folder.*Nothing was changed"):
        Database.open(path, at())
    assert not path.parent.exists()


def test_only_a_plain_file_will_do(path: Path) -> None:
    os.mkfifo(path)
    assert today.read_today(str(path), "2026-01-05", 15, 150) is None
    with pytest.raises(StoreError, match="not a plain file"):
        Database.open(path, at())


def test_a_log_that_cannot_be_read_is_not_left_out(path: Path, killed: Path) -> None:
    """Without its log, the file would show what is past."""
    # What a folder without write permission does to root as well: the log has no index.
    path.with_name(path.name + "-shm").symlink_to("nowhere")
    with pytest.raises(StoreError, match="cannot be opened"):
        today.read_today(str(path), "2026-01-05", 15, 150)
