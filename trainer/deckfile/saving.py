"""Writing deck files: all of a file or nothing, and never over what somebody else wrote.

Whoever is killed at any moment, or runs out of disk, has the old file or the new one,
whole. An editor, Git or a synced folder may write the same file: what it wrote stays.
"""

import errno
import fcntl
import os
import re
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from trainer.deckfile.files import shown_path
from trainer.errors import ExitCode, TrainerError


class SavingError(TrainerError):
    """A deck file could not be written; the message says what is there now."""

    exit_code = ExitCode.NOTHING


class ChangedMeanwhileError(SavingError):
    """The file no longer holds what the change was made from."""


class AlreadyThereError(SavingError):
    """Something stands where a new file was to be made."""


_CURES = {
    errno.ENOSPC: "the disk is full; free some space, then do it again",
    errno.EDQUOT: "your quota on this disk is used up; free some space, then do it again",
    errno.EFBIG: "files may not grow that large here; split it",
    errno.EACCES: "its folder may not be written; give yourself the right to",
    errno.EPERM: "its folder may not be written; give yourself the right to",
    errno.EROFS: "the disk is read-only; copy the file to a folder of your own",
    errno.ENOENT: "its folder does not exist; make it, or name another place",
    errno.ENOTDIR: "a part of its path is no folder; name another place",
    errno.ELOOP: "its path is a link that leads back to itself; remove the link",
    errno.ENAMETOOLONG: "its name is too long; choose a shorter one",
}
"""What is wrong and what would be right, by the number of the system's error."""

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
"""What a file system says that knows no hard links, as on many memory sticks."""

_UNSYNCABLE = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
"""What a file system says that cannot be asked to put a folder on the disk."""

_DRAFT = re.compile(r"\.trainer-[0-9a-f]{16}\.tmp")
"""The name of a file that is being written, until it gets its own."""


def save(path: str | Path, data: bytes, read: bytes | None) -> None:
    """Write the bytes of a file, whose present ones are `read`; None makes a new file.

    The new bytes are on the disk when it returns. A link stays one, what it points to is
    written; the rights of the file stay; a hard link parts from its other names. SavingError
    if it cannot be written, ChangedMeanwhileError if it does not hold `read`, AlreadyThereError
    if a new one is there already: the file is then as it was, and so is its folder.
    """
    named = os.fspath(path)
    try:
        if read is None:
            _make(named, data)
        else:
            _replace(Path(os.path.realpath(named)), data, read)
    except OSError as error:
        raise SavingError(_said(named, read, error)) from error
    except ValueError as error:  # a NUL or half a character in the name
        raise SavingError(f"{shown_path(named)!r} is no name for a file; choose another") from error


def discard(path: str | Path, read: bytes) -> None:
    """Remove a file that holds `read`; it stays, and that is no error, if it holds another thing.

    SavingError if it cannot be removed.
    """
    target = Path(path)
    try:
        with _locked(target.parent):
            if target.is_file() and target.read_bytes() == read:
                target.unlink(missing_ok=True)
    except OSError as error:
        reason = os.strerror(error.errno or errno.EIO)
        shown = shown_path(str(target))
        raise SavingError(f"{shown} could not be removed: {reason}. It is as it was.") from error


def _make(path: str, data: bytes) -> None:
    """Make a new file, and none if the name is taken, be it by a link to nowhere."""
    if os.path.lexists(path):
        raise _taken(path)
    target = Path(path)
    with _locked(target.parent), _written(target, data, None) as draft:
        try:
            os.link(draft, target)
        except FileExistsError:
            raise _taken(path) from None
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            _claim(path)
            draft.replace(target)


def _claim(path: str) -> None:
    """Take the name by an empty file, where nothing else makes sure that it is free."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC, 0o666))
    except FileExistsError:
        raise _taken(path) from None


def _replace(target: Path, data: bytes, read: bytes) -> None:
    """Put a new file in the place of one that still holds `read`."""
    status = _check(target, read)
    if data == read:
        return
    with _locked(target.parent), _written(target, data, status) as draft:
        _check(target, read)  # writing took its time
        draft.replace(target)


def _check(target: Path, read: bytes) -> os.stat_result:
    """Refuse a file that may not be written or holds something else than `read`."""
    shown = shown_path(str(target))
    try:
        status = target.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ChangedMeanwhileError(f"{shown} is no file any more; nothing was written.")
        with target.open("rb") as file:
            present = file.read(len(read) + 1)
    except FileNotFoundError:
        raise ChangedMeanwhileError(
            f"{shown} is gone: something removed or renamed it meanwhile. Nothing was written."
        ) from None
    if present != read:
        raise ChangedMeanwhileError(
            f"{shown} was changed meanwhile by another program. It is as that program left it; "
            "do your change again."
        )
    if not os.access(target, os.W_OK):
        raise SavingError(f"{shown} is read-only, and was not changed. Allow writing to it first.")
    return status


@contextmanager
def _written(target: Path, data: bytes, status: os.stat_result | None) -> Iterator[Path]:
    """A file beside the target that holds the data, safe on the disk; gone in the end."""
    # Hidden and with another ending: no search for decks ever takes it for one.
    draft = target.with_name(f".trainer-{secrets.token_hex(8)}.tmp")  # as in `_DRAFT`
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | os.O_CLOEXEC | os.O_NOFOLLOW
    descriptor = os.open(draft, flags, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            if status is not None:
                _give(descriptor, status)
            file.write(data)
            file.flush()
            os.fsync(descriptor)
        yield draft
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _give(descriptor: int, status: os.stat_result) -> None:
    """Give a new file the owner, where that is permitted, and the rights of another."""
    own = os.fstat(descriptor)
    if (own.st_uid, own.st_gid) != (status.st_uid, status.st_gid):
        with suppress(OSError):
            os.fchown(descriptor, status.st_uid, status.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(status.st_mode))


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Keep other trainers from writing in the folder; put it on the disk in the end."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with suppress(OSError):  # not every file system has locks
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            _sweep(descriptor)
        yield
        _sync(descriptor, folder)
    finally:
        os.close(descriptor)


def _sweep(descriptor: int) -> None:
    """Remove what killed trainers left of their writing; none is at it but who has the lock."""
    with os.scandir(descriptor) as entries:
        left = [each.name for each in entries if _DRAFT.fullmatch(each.name)]
    for name in left:
        with suppress(OSError):
            os.unlink(name, dir_fd=descriptor)


def _sync(descriptor: int, folder: Path) -> None:
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _UNSYNCABLE:
            reason = os.strerror(error.errno or errno.EIO)
            raise SavingError(
                f"the file was written, but the disk under {shown_path(str(folder))} reports: "
                f"{reason}. Look at the file, and check the disk."
            ) from error


def _taken(path: str) -> AlreadyThereError:
    return AlreadyThereError(
        f"{shown_path(path)} exists already and was left as it is. Choose another name."
    )


def _said(path: str, read: bytes | None, error: OSError) -> str:
    """What the system reported, for the person whose file it is."""
    number = error.errno or errno.EIO
    reason = _CURES.get(number) or f"{os.strerror(number)}; check the disk, then do it again"
    kept = "was not made" if read is None else "is as it was"
    return f"{shown_path(path)} {kept}: {reason}."
