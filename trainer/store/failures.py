"""What went wrong with the database file, said for the person whose answers it holds."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from trainer.errors import StoreBusyError, StoreError

_RESTORE = "`trainer journal restore` puts a backup in its place and keeps this file aside."

_SENTENCES = {
    sqlite3.SQLITE_READONLY: (
        "{path} cannot be written: the file or its folder is read-only. Nothing in it was "
        "changed. Allow writing to both, or name another database with --db."
    ),
    sqlite3.SQLITE_FULL: (
        "The disk is full, or {path} may not grow. What was recorded before is kept, this last "
        "change is not. Free some space and do it again."
    ),
    sqlite3.SQLITE_CORRUPT: (
        "{path} is damaged. It was left as it is, and nothing was changed. " + _RESTORE
    ),
    sqlite3.SQLITE_NOTADB: (
        "{path} is not a trainer database, or its first page is damaged. It was left as it is. "
        "Name another file with --db; if it was your journal: " + _RESTORE
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "{path} cannot be opened. Nothing was changed. Check that the file and its folder exist "
        "and may be read and written, or name another database with --db."
    ),
    sqlite3.SQLITE_PERM: (
        "{path} may not be used: permission denied. Nothing was changed. Check who owns the file "
        "and its folder, or name another database with --db."
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk could not read or write {path}. What was recorded before is kept, this last "
        "change is not. Check the disk and its free space, then do it again."
    ),
}

_BUSY = (
    "{path} is locked: another program is writing to it. Nothing in it was changed. Close the "
    "other program, or try again in a moment."
)


def explain(error: sqlite3.Error, path: Path) -> StoreError:
    """The error to show for what SQLite reported about the database at `path`."""
    # The lower byte is the kind of error, the bytes above say more than a user needs.
    code = getattr(error, "sqlite_errorcode", None)
    kind = code & 0xFF if isinstance(code, int) else sqlite3.SQLITE_ERROR
    if kind in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusyError(_BUSY.format(path=path))
    sentence = _SENTENCES.get(kind)
    if sentence is not None:
        return StoreError(sentence.format(path=path))
    return StoreError(
        f"{path} could not be used: {error}. Nothing was changed. "
        "`trainer journal check` says whether the file is sound."
    )


def explain_file(error: OSError, path: Path) -> StoreError:
    """The error to show for what the operating system reported about `path`."""
    reason = error.strerror or str(error)
    return StoreError(
        f"{path} cannot be used: {reason}. Nothing was changed. "
        "Check the folder and its permissions, or name another place."
    )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns whatever SQLite raises inside the block into a StoreError about `path`."""
    try:
        yield
    except DBAPIError as error:
        if not isinstance(error.orig, sqlite3.Error):
            raise
        raise explain(error.orig, path) from error
    except sqlite3.Error as error:
        raise explain(error, path) from error
