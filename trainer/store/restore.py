"""Putting a backup in the place of the journal."""

import os
import sqlite3
from pathlib import Path

from trainer.errors import StoreError
from trainer.events import Moment
from trainer.store import log, opening
from trainer.store.backup import copy_journal, stamp, sync_folder
from trainer.store.failures import explain, explain_file


def restore(backup: Path, path: Path, now: Moment) -> Path | None:
    """Make the database at `path` hold what `backup` holds; where the present file went.

    The backup is checked first and copied, never moved. The present file, sound or not,
    is set aside beside it under a name with date and time, and never deleted. What is
    folded and compiled is made anew when the database is next opened. StoreBusyError
    while another program has the database open.
    """
    if not backup.is_file():
        raise StoreError(f"There is no backup at {backup}. Nothing was changed.")
    # Where `path` is a link, the file it leads to is meant: beside that lies its log.
    path = Path(os.path.realpath(path))
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            copy_journal(backup, part)
            aside = _set_aside(path, now)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as error:
        raise explain_file(error, path) from error
    return aside


def _set_aside(path: Path, now: Moment) -> Path | None:
    """Give the present file another name beside the one it has; None if there is no file."""
    there = path.exists()
    if there:
        _settle(path)
    aside = _free_name(path, now)
    # Left over where the file is gone, too damaged to settle, or not the one they belong to.
    # Next to another file SQLite would take them for that file's own, so they move first.
    for suffix in log.SUFFIXES:
        left = path.with_name(path.name + suffix)
        if left.exists():
            left.rename(aside.with_name(aside.name + suffix))
    if not there:
        return None
    try:
        # A second name, so that at no moment there is no file: a trainer started right now
        # would make a new one.
        aside.hardlink_to(path)
    except OSError:
        path.rename(aside)
    return aside


def _settle(path: Path) -> None:
    """Bring everything that the log holds into the file itself, if the two are sound enough."""
    if log.is_stray(str(path)) or not log.has_header(str(path)):
        return  # SQLite would mix the two, or throw the log away
    try:
        connection = opening.connect(path)
        try:
            opening.is_new(connection, path)
            # Works only while nobody else has the file open: their answers would be lost.
            connection.execute("PRAGMA journal_mode=DELETE")
        finally:
            connection.close()
    except sqlite3.Error as error:
        if (error.sqlite_errorcode & 0xFF) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY):
            raise explain(error, path) from error
        # Damaged, most likely the reason for restoring: set aside as it is.


def _free_name(path: Path, now: Moment) -> Path:
    base = f"{path.stem}-{stamp(now)}-set-aside"
    names = (f"{base}{number}{path.suffix}" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    for name in names:
        aside = path.with_name(name)
        if not any(aside.with_name(name + suffix).exists() for suffix in ("", *log.SUFFIXES)):
            return aside
    raise StoreError(f"There are too many files such as {base} beside {path}. Move some away.")
