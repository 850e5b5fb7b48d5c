"""Finding, making and recognising the database file."""

import os
import sqlite3
import time
from pathlib import Path

from trainer.errors import StoreError
from trainer.store import log
from trainer.store.backup import backups
from trainer.store.failures import explain_file
from trainer.store.schema import APPLICATION_ID

BUSY_SECONDS = 5.0
"""How long a writer waits for another one."""


def place(path: Path) -> None:
    """Make the file at `path`, for its owner alone, if there is none.

    A new file never hides that there was one: StoreError where its backups or its log are
    left, and where the folder is missing, as on a disk that is not mounted.
    """
    try:
        if path.is_dir():
            raise StoreError(
                f"{path} is a folder, not a database. Nothing was changed. "
                f"Name a file in it, such as {path / 'trainer.sqlite3'}."
            )
        if path.exists() and not path.is_file():
            raise StoreError(f"{path} is not a plain file. Nothing was changed. Name another file.")
        if log.is_stray(str(path)):
            raise StoreError(_stray(path))
        if not path.exists() or path.stat().st_size == 0:
            _refuse_lost(path)
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            return
    except OSError as error:
        raise explain_file(error, path) from error


def _refuse_lost(path: Path) -> None:
    """StoreError where a missing or empty file has been a journal, or has no folder."""
    kept = backups(path)
    if kept:
        raise StoreError(
            f"{path} is {'empty' if path.exists() else 'not there'}, but its backups are. Nothing "
            f"was changed. `trainer journal restore {kept[0]}` brings the newest one back; to "
            f"begin anew, move {kept[0].parent} away."
        )
    if not path.parent.exists():
        raise StoreError(
            f"{path} is not there, and neither is its folder. Nothing was changed. If the folder "
            "is on another disk, connect that; if it is to be a new one, make it first."
        )


def _stray(path: Path) -> str:
    """What to say of a log that is none of the file at `path`."""
    what = "not there" if not path.exists() else "no trainer database"
    if log.has_header(str(path)):
        what = "a copy that this log is none of"
    elif path.exists() and path.stat().st_size == 0:
        what = "empty"
    return (
        f"{path} is {what}, but a log with answers lies beside it: {path.name}-wal. Both were "
        "left as they are. Bring back the file that the log belongs to, or let `trainer journal "
        "restore` put a backup there: it sets both aside."
    )


def connect(path: Path) -> sqlite3.Connection:
    """A configured connection to the existing file at `path`; sqlite3.Error if there is none."""
    connection = sqlite3.connect(
        path.absolute().as_uri() + "?mode=rw",
        uri=True,
        timeout=BUSY_SECONDS,
        # Transactions are begun and ended by `Database` alone.
        isolation_level=None,
        # Opened in a worker thread, used in the main one, never in both at once.
        check_same_thread=False,
    )
    # One flipped bit in an answer must not keep every other from being read.
    connection.text_factory = _lenient
    try:
        for pragma in (
            "synchronous=FULL",
            "foreign_keys=ON",
            # The file may have come from somewhere else: nothing stored in it is run.
            "trusted_schema=OFF",
            "cell_size_check=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _lenient(text: bytes) -> str:
    """Stored text, with what is damaged beyond reading made visible; `doctor.check` names it."""
    return text.decode(errors="replace")


def is_new(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the database is still empty; StoreError if it belongs to another program."""
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if mark == APPLICATION_ID:
        return False
    if mark == 0 and objects == 0:
        return True
    raise StoreError(
        f"{path} is a database of another program. It was left as it is. "
        "Name another file with --db."
    )


def use_wal(connection: sqlite3.Connection) -> None:
    """Write through a log, so that readers and the writer do not wait for each other."""
    # SQLite's own waiting does not cover the switch itself, and two trainers may start at once.
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return
