"""The one SQLite file, on one kept connection."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, NullPool, create_engine

from trainer.events import Moment
from trainer.store import facts, migrate, opening
from trainer.store.failures import explained
from trainer.store.identity import new_device
from trainer.store.ready import PROJECTION_SETTING
from trainer.store.schema import (
    APPLICATION_ID,
    JOURNAL_REVISION,
    journal_tables,
    projection_tables,
    revision,
    schedule,
)


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The driver's connection under SQLAlchemy's, in the same transaction.

    For what every answer runs: without a result object made by SQLAlchemy for each
    statement, writing an answer takes a fifth less time.
    """
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("the store runs on the standard library's sqlite3")
    return driver


class Database:
    """One connection to one file.

    It may be used from any thread, never from two at once. Everything that goes wrong
    with the file is raised as StoreError, or StoreBusyError while another program writes.
    """

    def __init__(self, path: Path) -> None:
        """Connect to the existing file at `path`; `Database.open` also makes and checks it."""
        self.path = path
        self._writing = False
        engine = create_engine(
            "sqlite://", creator=lambda: opening.connect(path), poolclass=NullPool
        )
        with explained(path):
            self._connection = engine.connect()

    @classmethod
    def open(cls, path: Path, now: Moment) -> Self:
        """The database at `path`: made if there is none, brought up to date if it is older.

        A file of another program, a damaged one and one of a newer version are left
        untouched, and a StoreError says so.
        """
        opening.place(path)
        database = cls(path)
        try:
            with explained(path):
                database._prepare(now)
        except BaseException:
            database.close()
            raise
        return database

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
        self._connection.engine.dispose()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction that no other writer can come between; rolled back on any error.

        Inside another `write` it joins that transaction.
        """
        if self._writing:
            yield self._connection
            return
        with explained(self.path), self._connection.begin():
            # The driver begins nothing by itself. Asking for the write lock now rather than at
            # the first write means that nothing read in here can be out of date.
            self._connection.exec_driver_sql("BEGIN IMMEDIATE")
            self._writing = True
            try:
                yield self._connection
            finally:
                self._writing = False

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One unchanging view of the database; inside `write`, the view of that transaction."""
        if self._connection.in_transaction():
            yield self._connection
            return
        with explained(self.path), self._connection.begin():
            self._connection.exec_driver_sql("BEGIN")
            yield self._connection

    @property
    def _driver(self) -> sqlite3.Connection:
        """The driver's own connection, for what happens outside transactions."""
        return driver_of(self._connection)

    def _prepare(self, now: Moment) -> None:
        """Make sure that every table is there, as this version knows it."""
        new = opening.is_new(self._driver, self.path)
        if not new:
            migrate.bring_up_to_date(self, now)
        opening.use_wal(self._driver)
        if new or not self._has_projection():
            self._create()

    def _create(self) -> None:
        """Make the tables that are missing."""
        with self.write() as connection:
            # Looked at again under the lock: another trainer may have been quicker.
            if opening.is_new(self._driver, self.path):
                journal_tables.create_all(connection, checkfirst=False)
                connection.execute(revision.insert().values(version_num=JOURNAL_REVISION))
                facts.put(connection, facts.DEVICE, new_device())
                connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            if not self._has_projection():
                # Perhaps one of an older version, with other columns: it is folded anew.
                projection_tables.drop_all(connection)
                projection_tables.create_all(connection, checkfirst=False)
                facts.forget(connection, PROJECTION_SETTING)

    def _has_projection(self) -> bool:
        """Whether the schedules have the columns that this version knows."""
        with self.read() as connection:
            found = connection.exec_driver_sql("SELECT name FROM pragma_table_info('schedule')")
            return set(schedule.columns.keys()) <= set(found.scalars())
