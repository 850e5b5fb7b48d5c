"""The log beside a database, in which SQLite keeps what is not yet in the file itself.

SQLite takes any log under the right name for the file's own: it would mix the pages of two
databases, and it deletes a log whose file is empty. So the two are compared first. This runs
at every shell prompt too, and imports nothing that takes a millisecond to load.
"""

import os
import stat

SUFFIXES = ("-wal", "-shm", "-journal")
"""Of the files that SQLite keeps beside a database."""

_MAGIC = b"SQLite format 3\x00"
_BY_LOG = b"\x02\x02"
"""The file format versions in the header of a database that is written through a log."""


def is_filled(path: str) -> bool:
    """Whether there is a log beside the database at `path`, with anything in it."""
    try:
        # SQLite follows links first, and names the log after the file itself.
        found = os.stat(f"{os.path.realpath(path)}-wal")  # noqa: PTH116
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size > 0


def is_stray(path: str) -> bool:
    """Whether the log beside `path` is none of that file: it is missing, empty or another's.

    Every database of ours is written through a log from the start and says so in its header;
    a backup says otherwise.
    """
    # In this order: the header is there before the log is.
    if not is_filled(path):
        return False
    try:
        header = _header(path)
    except OSError:
        return False  # SQLite will say why it cannot be read
    return not (header.startswith(_MAGIC) and header[18:20] == _BY_LOG)


def has_header(path: str) -> bool:
    """Whether the file at `path` begins as an SQLite database does; OSError if out of reach."""
    return _header(path).startswith(_MAGIC)


def _header(path: str) -> bytes:
    """The beginning of the file; empty if there is none, or if it is no plain file."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except FileNotFoundError:
        return b""
    if not stat.S_ISREG(found.st_mode):
        return b""
    file = _kept.get((found.st_dev, found.st_ino))
    if file is None:
        try:
            # Without waiting: should it be a pipe by now, opening it would block.
            file = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        except FileNotFoundError:
            return b""
        opened = os.fstat(file)
        _kept[opened.st_dev, opened.st_ino] = file
    return os.pread(file, 20, 0)


_kept: dict[tuple[int, int], int] = {}
"""A descriptor of each file that was looked into, by device and inode.

They stay open to the end of the process: closing any of them would give up every lock that
SQLite holds on the file in this process, and another trainer would delete the log that this
one writes into.
"""
