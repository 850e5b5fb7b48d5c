"""Finding, making and recognising the database file."""

import os
import sqlite3
import time
from pathlib import Path

from trainer.errors import StoreError
from trainer.store.failures import explain_file
from trainer.store.schema import APPLICATION_ID

BUSY_SECONDS = 5.0
"""How long a writer waits for another one."""


def place(path: Path) -> None:
    """Make the file at `path` and its folder, for their owner alone, if there are none."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.is_dir():
            raise StoreError(
                f"{path} is a folder, not a database. Nothing was changed. "
                f"Name a file in it, such as {path / 'trainer.sqlite3'}."
            )
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            return
    except OSError as error:
        raise explain_file(error, path) from error


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
