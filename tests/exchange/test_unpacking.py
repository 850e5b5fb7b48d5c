"""What killed imports left of their unpacking is swept, and nothing else."""

import errno
import os
from pathlib import Path

import pytest

from tests.exchange.packages import Book, package, saved
from trainer.exchange.anki_archive import Archive
from trainer.exchange.anki_package import read_package
from trainer.exchange.limits import ImportFileError
from trainer.exchange.unpacking import AGE, unpacking

GONE = 999_999_999
"""The number of a process that there cannot be."""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def left(folder: Path, *, process: int = GONE, age: int = 2 * AGE, name: str = "") -> Path:
    """A folder with a database in it, as a kill leaves it."""
    made = folder / (name or f"trainer-import-{process}-abcd_123")
    made.mkdir()
    (made / "collection").write_bytes(b"cards")
    then = made.stat().st_mtime - age
    os.utime(made, (then, then))
    return made


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_folder_goes_when_it_was_used(temporary: Path) -> None:
    with unpacking("a.apkg") as folder:
        assert names(temporary) == [folder.name]
        (folder / "collection").write_bytes(b"cards")
    assert names(temporary) == []


def test_what_a_kill_left_goes_a_day_later(temporary: Path) -> None:
    left(temporary)
    with unpacking("a.apkg") as folder:
        assert names(temporary) == [folder.name]


def test_what_may_be_in_use_stays(temporary: Path) -> None:
    kept = [
        left(temporary, age=AGE // 2),
        left(temporary, process=os.getpid()),
        left(temporary, process=1),
        left(temporary, name="trainer-import-notes"),
        left(temporary, name="somebody-else"),
    ]
    with unpacking("a.apkg"):
        pass
    assert names(temporary) == sorted(each.name for each in kept)
    assert all((each / "collection").exists() for each in kept)


def test_a_link_is_not_followed(temporary: Path, tmp_path: Path) -> None:
    mine = left(tmp_path, name="mine")
    (temporary / f"trainer-import-{GONE}-abcd_123").symlink_to(mine)
    inside = left(temporary, process=GONE - 1)
    (inside / "way-out").symlink_to(mine)
    then = mine.stat().st_mtime
    os.utime(inside, (then, then))
    with unpacking("a.apkg"):
        pass
    assert names(temporary) == [f"trainer-import-{GONE}-abcd_123"]
    assert (mine / "collection").read_bytes() == b"cards"


def test_a_full_disk_and_no_folder_at_all_are_said(
    temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path, package(Book()), "a.apkg")

    def full(archive: Archive, name: str, into: Path) -> None:
        into.write_bytes(b"half of it")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(Archive, "unpack", full)
        with pytest.raises(
            ImportFileError, match=r"no room to unpack .*a\.apkg: .*No space left.*TMPDIR"
        ):
            read_package(path)
    assert names(temporary) == []
    temporary.rmdir()
    with pytest.raises(
        ImportFileError, match=r"no room to unpack .*a\.apkg: .*No such file.*TMPDIR"
    ):
        read_package(path)
