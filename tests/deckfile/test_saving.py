"""Saving a deck file: all or nothing, whatever goes wrong, and never over other people's work."""

import errno
import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from trainer.content.sources import Folder
from trainer.deckfile.discover import discover
from trainer.deckfile.saving import (
    AlreadyThereError,
    ChangedMeanwhileError,
    SavingError,
    discard,
    save,
)

OLD, NEW = b"deck: a\n", "deck: a\ntitle: Früh\n".encode()


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "decks" / "a.yaml"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def test_a_file_is_replaced_and_keeps_its_rights(deck: Path) -> None:
    deck.chmod(0o640)
    save(deck, NEW, OLD)
    assert deck.read_bytes() == NEW
    assert stat.S_IMODE(deck.stat().st_mode) == 0o640
    assert _names(deck.parent) == ["a.yaml"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_stays(deck: Path) -> None:
    os.chown(deck, 12345, 12346)
    save(deck, NEW, OLD)
    assert (deck.stat().st_uid, deck.stat().st_gid) == (12345, 12346)


def test_a_link_stays_one_and_its_target_is_written(deck: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(Path("decks") / "a.yaml")
    save(str(link), NEW, OLD)
    assert link.is_symlink()
    assert deck.read_bytes() == NEW
    assert _names(tmp_path) == ["decks", "link.yaml"]


def test_a_new_file_has_the_usual_rights(deck: Path) -> None:
    before = os.umask(0o027)
    try:
        save(deck.with_name("b.yaml"), NEW, None)
    finally:
        os.umask(before)
    made = deck.with_name("b.yaml")
    assert made.read_bytes() == NEW
    assert stat.S_IMODE(made.stat().st_mode) == 0o640
    assert made.stat().st_nlink == 1
    assert _names(deck.parent) == ["a.yaml", "b.yaml"]


def test_an_unchanged_file_is_not_touched(deck: Path) -> None:
    before = deck.stat()
    save(deck, OLD, OLD)
    assert deck.stat().st_ino == before.st_ino


def test_a_new_file_never_takes_the_place_of_anything(deck: Path) -> None:
    nowhere = deck.with_name("nowhere.yaml")
    nowhere.symlink_to("missing.yaml")
    folder = deck.with_name("folder.yaml")
    folder.mkdir()
    for path in (deck, nowhere, folder):
        with pytest.raises(AlreadyThereError, match="exists already and was left"):
            save(path, NEW, None)
    assert deck.read_bytes() == OLD
    assert _names(deck.parent) == ["a.yaml", "folder.yaml", "nowhere.yaml"]


def test_a_file_that_appears_meanwhile_is_left(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = deck.with_name("b.yaml")
    _meanwhile(monkeypatch, lambda: path.write_bytes(b"theirs"))
    with pytest.raises(AlreadyThereError):
        save(path, NEW, None)
    assert path.read_bytes() == b"theirs"


def test_without_hard_links_a_new_file_is_made_all_the_same(
    deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", _failing(errno.EPERM))
    path = deck.with_name("b.yaml")
    save(path, NEW, None)
    assert path.read_bytes() == NEW
    taken = deck.with_name("c.yaml")
    _meanwhile(monkeypatch, lambda: taken.write_bytes(b"theirs"))
    with pytest.raises(AlreadyThereError):
        save(taken, NEW, None)
    assert taken.read_bytes() == b"theirs"
    assert _names(deck.parent) == ["a.yaml", "b.yaml", "c.yaml"]


@pytest.mark.parametrize("theirs", [b"", b"deck: b\n", OLD + b"more", OLD[:-1]])
def test_what_another_program_wrote_before_stays(deck: Path, theirs: bytes) -> None:
    deck.write_bytes(theirs)
    with pytest.raises(ChangedMeanwhileError, match="was changed meanwhile"):
        save(deck, NEW, OLD)
    assert deck.read_bytes() == theirs


def test_what_another_program_writes_just_now_stays(
    deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _meanwhile(monkeypatch, lambda: deck.write_bytes(b"theirs"))
    with pytest.raises(ChangedMeanwhileError):
        save(deck, NEW, OLD)
    assert deck.read_bytes() == b"theirs"
    assert _names(deck.parent) == ["a.yaml"]


def test_a_file_that_is_gone_is_not_made_again(deck: Path) -> None:
    deck.unlink()
    with pytest.raises(ChangedMeanwhileError, match="is gone"):
        save(deck, NEW, OLD)
    deck.mkdir()
    with pytest.raises(ChangedMeanwhileError, match="no file any more"):
        save(deck, NEW, OLD)
    assert _names(deck.parent) == ["a.yaml"]


def test_what_a_killed_trainer_left_is_swept_away_and_nothing_else(deck: Path) -> None:
    left = deck.with_name(".trainer-0123456789abcdef.tmp")
    others = [".trainer-notes.tmp", ".trainer-0123456789abcdef.tmp.yaml", "a.yaml~", ".a.yaml.swp"]
    for name in others:
        deck.with_name(name).write_bytes(b"theirs")
    changes: list[Callable[[], None]] = [
        lambda: save(deck, NEW, OLD),
        lambda: save(deck.with_name("b.yaml"), NEW, None),
        lambda: discard(deck.with_name("b.yaml"), NEW),
    ]
    for change in changes:
        left.write_bytes(NEW[:5])
        change()
        assert not left.exists()
    assert _names(deck.parent) == sorted(["a.yaml", *others])


def test_what_another_trainer_is_writing_stays(deck: Path) -> None:
    """Two write a file each in one folder, many times: neither sweeps away what the other has."""
    count, faults = 60, list[SavingError]()

    def write(name: str) -> None:
        path = deck.with_name(name)
        path.write_bytes(OLD)
        try:
            for number in range(count):
                save(path, b"deck: %d\n" % number, path.read_bytes())
        except SavingError as error:
            faults.append(error)

    threads = [threading.Thread(target=write, args=(f"{name}.yaml",)) for name in "xyz"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not faults
    assert deck.with_name("x.yaml").read_bytes() == b"deck: %d\n" % (count - 1)


def test_a_read_only_file_is_respected(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck.chmod(0o400)
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root has access to anything
    with pytest.raises(SavingError, match="read-only, and was not changed"):
        save(deck, NEW, OLD)
    assert deck.read_bytes() == OLD


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "quota"),
        (errno.EIO, "check the disk"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "give yourself the right"),
    ],
)
@pytest.mark.parametrize(
    ("step", "new"),
    [
        ("open", False),
        ("fchmod", False),
        ("fsync", False),
        ("replace", False),
        ("open", True),
        ("fsync", True),
        ("link", True),
    ],
)
def test_any_step_that_fails_leaves_everything_as_it_was(
    deck: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, words: str, new: bool
) -> None:
    if step == "replace":
        monkeypatch.setattr(Path, "replace", _failing(number))
    else:
        monkeypatch.setattr(os, step, _failing(number))
    path, read = (deck.with_name("b.yaml"), None) if new else (deck, OLD)
    with pytest.raises(SavingError) as caught:
        save(path, NEW, read)
    monkeypatch.undo()
    message = str(caught.value)
    assert words in message
    assert ("was not made" if new else "is as it was") in message
    assert str(path) in message
    assert deck.read_bytes() == OLD
    assert [source.path for source in discover([Folder(str(deck.parent), False)])] == [str(deck)]
    assert _names(deck.parent) == ["a.yaml"]


def test_a_write_that_fails_half_way_leaves_the_old_file(deck: Path) -> None:
    """A real full disk: the smallest file size that a process may be held to."""
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        with pytest.raises(SavingError, match="is as it was: files may not grow that large"):
            save(deck, NEW * 100, OLD)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert deck.read_bytes() == OLD
    assert _names(deck.parent) == ["a.yaml"]


def test_a_keyboard_interrupt_leaves_the_old_file(
    deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    _meanwhile(monkeypatch, interrupt)
    with pytest.raises(KeyboardInterrupt):
        save(deck, NEW, OLD)
    assert deck.read_bytes() == OLD
    assert _names(deck.parent) == ["a.yaml"]


def test_a_folder_that_cannot_be_put_on_the_disk_is_reported(
    deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def failing(number: int) -> Callable[[int], None]:
        def sync(descriptor: int) -> None:
            if stat.S_ISDIR(os.fstat(descriptor).st_mode):
                raise OSError(number, os.strerror(number))
            real(descriptor)

        return sync

    monkeypatch.setattr(os, "fsync", failing(errno.EINVAL))
    save(deck, NEW, OLD)
    monkeypatch.setattr(os, "fsync", failing(errno.EIO))
    with pytest.raises(SavingError, match="the file was written, but the disk"):
        save(deck, OLD, NEW)
    assert deck.read_bytes() == OLD


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_closed_to_writing(deck: Path) -> None:
    deck.parent.chmod(0o500)
    try:
        with pytest.raises(SavingError, match="give yourself the right"):
            save(deck, NEW, OLD)
    finally:
        deck.parent.chmod(0o700)
    assert deck.read_bytes() == OLD


@pytest.mark.parametrize(
    "name", ["no/such/folder.yaml", "a.yaml/b.yaml", "x" * 300, "a\0b", "\ud800"]
)
def test_a_place_that_cannot_be(deck: Path, name: str) -> None:
    with pytest.raises(SavingError):
        save(f"{deck.parent}/{name}", NEW, None)
    with pytest.raises(SavingError):
        save(f"{deck.parent}/{name}", NEW, OLD)
    assert _names(deck.parent) == ["a.yaml"]


def test_a_message_shows_no_escape_sequence(deck: Path) -> None:
    path = deck.with_name("a\x1b[31m.yaml")
    path.write_bytes(b"")
    with pytest.raises(AlreadyThereError) as caught:
        save(path, NEW, None)
    assert "\x1b" not in str(caught.value)


def test_many_writers_lose_no_change(deck: Path) -> None:
    """Each adds its lines to what it read, and does so again when somebody was faster."""
    wanted = [f"# {writer} {line}\n".encode() for writer in range(6) for line in range(8)]

    def write(mine: list[bytes]) -> None:
        for line in mine:
            while True:
                read = deck.read_bytes()
                try:
                    save(deck, read + line, read)
                    break
                except ChangedMeanwhileError:
                    continue

    threads = [
        threading.Thread(target=write, args=(wanted[at : at + 8],)) for at in range(0, 48, 8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = deck.read_bytes().splitlines(keepends=True)
    assert sorted(lines) == sorted([OLD, *wanted])
    assert _names(deck.parent) == ["a.yaml"]


def _failing(number: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return fail


def _meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Have something happen once the new bytes are written and before they take their place."""
    real = os.fsync

    def sync(descriptor: int) -> None:
        real(descriptor)
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            act()

    monkeypatch.setattr(os, "fsync", sync)


def _names(folder: Path) -> list[str]:
    """Everything in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())
