"""Questions to a ready catalogue, asked by the standard library's sqlite3 and nothing else.

Shell prompts and Tab completion ask them: this file imports neither SQLAlchemy nor
anything else that takes a millisecond to load.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Mapping

from trainer.store import log

TYPE_CHECKING = False  # `typing` would take longer to load than most questions take
if TYPE_CHECKING:
    from typing import Any, TypeVar

    T = TypeVar("T")
    Run = Callable[[str, Mapping[str, object]], Iterable[Any]]
    # Runs one statement with named parameters and gives its rows.

CATALOGUE_VERSION = "7"
"""Raised whenever the tables of the catalogue or the meaning of their columns change."""

VERSION_SETTING = "catalogue"
"""The setting that says which version of the catalogue the database holds."""

COMPLETE_SETTING = "catalogue_complete"
"""The setting that says that every deck was compiled once; until then counts would mislead."""

PROJECTION_SETTING = "projection"
"""The setting that holds the FOLD_VERSION which made the stored schedules; without it they are
folded anew when the journal is next opened."""

TRIGGERS = ("catalogue_schedule_insert", "catalogue_schedule_update", "catalogue_schedule_delete")
"""What keeps the catalogue's copy of each schedule right."""

BUSY_SECONDS = 2.0
"""How long to wait for another program; a prompt must not hang."""

_READY = f"""
SELECT
    (SELECT value FROM setting WHERE name = '{VERSION_SETTING}') = '{CATALOGUE_VERSION}'
    AND EXISTS (SELECT 1 FROM setting WHERE name = '{COMPLETE_SETTING}')
    AND EXISTS (SELECT 1 FROM setting WHERE name = '{PROJECTION_SETTING}')
    AND (SELECT count(*) FROM sqlite_master
        WHERE type = 'trigger' AND name IN {TRIGGERS}) = {len(TRIGGERS)}
"""


def ask(path: str, question: "Callable[[Run], T | None]") -> "T | None":
    """What the question finds in the database at `path`.

    None if there is no database yet, or no ready catalogue in it: then a workspace has to be
    opened first. StoreError if the database is locked, damaged or out of reach.
    """
    # A folder is SQLite's to refuse; a pipe it would wait for.
    if not (os.path.isfile(path) or os.path.isdir(path)) or log.is_stray(path):  # noqa: PTH112, PTH113
        return None  # opening a workspace makes the file, or says what is wrong
    # A path that starts with two slashes would be read as the name of a host.
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    uri = f"file://{quoted}" if path.startswith("/") else f"file:{quoted}"
    try:
        try:
            return _ask_at(f"{uri}?mode=ro", question)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (
                sqlite3.SQLITE_CANTOPEN,
                sqlite3.SQLITE_READONLY,
            ):
                raise
            if log.is_filled(path):
                raise  # the file alone would show what was true before the log
            # In a folder that cannot be written there is no place for the log's index, and
            # nobody who could be writing.
            return _ask_at(f"{uri}?mode=ro&immutable=1", question)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
            return None  # a table is missing: the trainer was not opened on this file yet
        from pathlib import Path

        from trainer.store.failures import explain

        raise explain(error, Path(path)) from error


def _ask_at(uri: str, question: "Callable[[Run], T | None]") -> "T | None":
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        ((ready,),) = connection.execute(_READY)
        return question(connection.execute) if ready else None
    finally:
        connection.close()
