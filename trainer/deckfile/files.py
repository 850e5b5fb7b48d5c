"""Reading the bytes of a deck file, come what may lie at its path."""

import errno
import os
import stat
from pathlib import Path

from trainer.content.problems import Problem
from trainer.content.sources import SourceFile
from trainer.content.text import one_line
from trainer.deckfile import discover
from trainer.deckfile.text import clean

MAX_BYTES = 5_000_000
"""A deck of a thousand cards has half a million."""

_TOO_LARGE = "split it: a deck or scenario has at most 5 MB"

_REASONS: dict[int, tuple[str, str, str]] = {
    discover.NOT_A_FILE: (
        "not-a-file",
        "this is not a regular file",
        "only files may be named `.yaml` or `.yml`; rename or remove it",
    ),
    discover.LOOP: (
        "symlink-loop",
        "this link leads back to itself or to a folder it lies in",
        "remove the link or let it point to a deck",
    ),
    discover.TOO_DEEP: (
        "too-deep",
        f"folders are searched {discover.MAX_DEPTH} levels deep, this one lies deeper",
        "name it as a deck folder of its own",
    ),
    discover.TOO_MANY: (
        "too-many-files",
        f"the search stopped here after {discover.MAX_ENTRIES:,} files and folders",
        "name a folder that holds decks and little else",
    ),
    discover.CLOSED_FOLDER: (
        "unreadable",
        "this folder may not be searched",
        "give yourself the right to read it",
    ),
    discover.BAD_NAME: (
        "bad-name",
        "the name is not valid UTF-8",
        "rename it",
    ),
}


def fetch(source: SourceFile) -> bytes | Problem:
    """The bytes of the file, at most `MAX_BYTES`; or the problem that kept them away.

    Never blocks on a pipe or device and never reads a large file only to refuse it.
    """
    if source.size in _REASONS:
        code, message, cure = _REASONS[source.size]
        return whole_file(source.path, code, message, cure)
    if source.size > MAX_BYTES:
        return whole_file(source.path, "too-large", _size(source.size), _TOO_LARGE)
    try:
        return _read(source.path)
    except (OSError, ValueError) as error:
        return _unreadable(source.path, error)


def whole_file(path: str, code: str, message: str, cure: str) -> Problem:
    """A problem of a file as a whole."""
    return Problem(shown_path(path), 0, 0, code, message, cure)


def shown_path(path: str) -> str:
    """The path as a message may show it: a file name, too, may hold escape sequences."""
    return one_line(clean(path))


def _read(path: str) -> bytes | Problem:
    # Looked at before it is opened: opening alone can act on a device. O_NONBLOCK for a
    # pipe that took the file's place in between.
    if not stat.S_ISREG(Path(path).stat().st_mode):
        return whole_file(path, *_REASONS[discover.NOT_A_FILE])
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return whole_file(path, *_REASONS[discover.NOT_A_FILE])
        if status.st_size > MAX_BYTES:
            return whole_file(path, "too-large", _size(status.st_size), _TOO_LARGE)
        data = file.read(status.st_size + 1)
        if len(data) > status.st_size:  # it grew meanwhile
            data += file.read(MAX_BYTES + 1 - len(data))
    if len(data) > MAX_BYTES:
        return whole_file(path, "too-large", "the file is larger than 5 MB", _TOO_LARGE)
    return data


def _size(size: int) -> str:
    return f"the file has {size / 1e6:.1f} MB"


def _unreadable(path: str, error: OSError | ValueError) -> Problem:
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    match number:
        case errno.ENOENT | errno.ENOTDIR:
            return whole_file(path, "missing", "there is no such file or folder", "check the path")
        case errno.EACCES | errno.EPERM:
            cure = "give yourself the right to read it"
            return whole_file(path, "unreadable", "reading it is not permitted", cure)
        case errno.ELOOP:
            return whole_file(path, *_REASONS[discover.LOOP])
        case _:
            reason = os.strerror(number or errno.EIO)
            return whole_file(path, "unreadable", f"it cannot be read: {reason}", "try again")
