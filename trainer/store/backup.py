"""Copies of the journal, beside it in `backups/`: one a day, and one before anything risky."""

import glob
import os
import re
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.errors import StoreError
from trainer.events import Moment
from trainer.scheduling.day import DAY_MS, wall_clock
from trainer.store.failures import explain_file, explained
from trainer.store.schema import APPLICATION_ID, JOURNAL_REVISION, journal_tables

if TYPE_CHECKING:
    from trainer.store.database import Database

DAYS = 7
"""Every backup of this many days is kept,"""
WEEKS = 8
"""then the last of each of this many weeks,"""
MONTHS = 24
"""then the last of each of this many months,"""
FEWEST = 3
"""and never fewer than this."""

_STAMP = "%Y-%m-%dT%H-%M-%S"
_NAME = r"-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d)-[a-z-]+\.sqlite3"


def folder(path: Path) -> Path:
    """Where the backups of the database at `path` lie."""
    return path.parent / "backups"


def backups(path: Path) -> list[Path]:
    """The backups of the database at `path`, newest first."""
    return [found for _, found in _stamped(path)]


def daily(db: "Database", now: Moment) -> Path | None:
    """Write the backup of the day; None if there is one already, or nothing to keep yet."""
    today = _local(now).date()
    if any(time.date() == today for time, _ in _stamped(db.path)):
        return None
    with db.read() as connection:
        if connection.exec_driver_sql("SELECT 1 FROM event LIMIT 1").first() is None:
            return None
    return write(db, now, "daily")


def write(db: "Database", now: Moment, reason: str) -> Path:
    """Write a backup, `reason` (kebab-case) in its name, and thin out the old ones.

    It is complete and checked before it bears its name. StoreError if it cannot be written.
    """
    target = folder(db.path) / f"{db.path.name}-{stamp(now)}-{reason}.sqlite3"
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(mode=0o700, exist_ok=True)
        try:
            copy_journal(db.path, part)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        sync_folder(target.parent)
        _thin(db.path, now)
    except OSError as error:
        raise explain_file(error, target) from error
    return target


def copy_journal(source: Path, target: Path) -> None:
    """Copy the journal tables of one database into a new one, on disk and checked.

    StoreError if the source is damaged or none of ours, or the target cannot be written;
    OSError if it exists.
    """
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    # A connection of its own: the copy is a file by itself, made table by table.
    copy = sqlite3.connect(target, isolation_level=None)
    try:
        with explained(source):
            copy.execute("PRAGMA synchronous=FULL")
            copy.execute("PRAGMA trusted_schema=OFF")
            copy.execute("ATTACH ? AS source", (source.absolute().as_uri() + "?mode=ro",))
            _check_ours(copy, source)
            copy.execute("BEGIN")
            for table in journal_tables.sorted_tables:
                _copy_table(copy, table.name, source)
            # They speak of tables that the copy does not have.
            copy.execute("DELETE FROM setting WHERE name GLOB 'projection*'")
            copy.execute("DELETE FROM setting WHERE name GLOB 'catalogue*'")
            copy.execute(f"PRAGMA application_id={APPLICATION_ID}")
            copy.execute("COMMIT")
            if copy.execute("PRAGMA main.quick_check(1)").fetchone() != ("ok",):
                raise StoreError(f"The copy of {source} came out damaged. Check the disk.")
    finally:
        copy.close()


def sync_folder(path: Path) -> None:
    """Have the disk keep the names in a folder as they are now."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def stamp(now: Moment) -> str:
    """The local date and time, as file names bear it."""
    return _local(now).strftime(_STAMP)


def kept(stamps: Iterable[datetime], today: date) -> set[datetime]:
    """Which backups to keep, by their local times."""
    newest_first = sorted(stamps, reverse=True)
    keep = set(newest_first[:FEWEST])
    periods: set[tuple[str, int, int]] = set()
    for time in newest_first:
        period = _period(time.date(), today)
        if period is None or period in periods:
            continue
        keep.add(time)
        if period != _RECENT:
            periods.add(period)
    return keep


_RECENT = ("recent", 0, 0)


def _period(day: date, today: date) -> tuple[str, int, int] | None:
    """The stretch of time of which one backup is kept; None for a day long past."""
    age = (today - day).days
    if age < DAYS:
        return _RECENT
    if age < DAYS + WEEKS * 7:
        week = day.isocalendar()
        return ("week", week.year, week.week)
    if age < DAYS + WEEKS * 7 + MONTHS * 30:
        return ("month", day.year, day.month)
    return None


def _stamped(path: Path) -> list[tuple[datetime, Path]]:
    """The backups of the database at `path` with their local times, newest first."""
    name = re.compile(re.escape(path.name) + _NAME)
    found: list[tuple[datetime, Path]] = []
    try:
        for file in folder(path).iterdir():
            match = name.fullmatch(file.name)
            if match is not None:
                # A file that only looks like a backup is not ours to list or to thin out.
                with suppress(ValueError):
                    found.append((datetime.strptime(match[1], _STAMP), file))  # noqa: DTZ007
    except FileNotFoundError:
        return []
    except OSError as error:
        raise explain_file(error, folder(path)) from error
    return sorted(found, reverse=True)


def _thin(path: Path, now: Moment) -> None:
    stamped = _stamped(path)
    keep = kept((time for time, _ in stamped), _local(now).date())
    for time, file in stamped:
        if time not in keep:
            file.unlink(missing_ok=True)
    # What a killed backup left behind; one that is being written is younger than a day.
    for part in folder(path).glob(f".{glob.escape(path.name)}-*.part"):
        with suppress(FileNotFoundError):  # another trainer has finished it meanwhile
            if part.stat().st_mtime * 1000 < now.utc_ms - DAY_MS:
                part.unlink()


def _check_ours(connection: sqlite3.Connection, source: Path) -> None:
    """StoreError unless the attached `source` is a sound database of this program or older."""
    (mark,) = connection.execute("PRAGMA source.application_id").fetchone()
    if mark != APPLICATION_ID:
        raise StoreError(f"{source} is not a database of the trainer. Nothing was changed.")
    if connection.execute("PRAGMA source.quick_check(1)").fetchone() != ("ok",):
        raise StoreError(f"{source} is damaged. Nothing was changed. Use an older backup.")
    found = connection.execute("SELECT version_num FROM source.alembic_version").fetchone()
    if found is not None and found[0] > JOURNAL_REVISION:
        raise StoreError(
            f"{source} was written by a newer version of the trainer. Nothing was changed. "
            "Install that version first."
        )


def _copy_table(connection: sqlite3.Connection, name: str, source: Path) -> None:
    """Copy a table with its rows and indexes, as they are in `source`, whatever its version."""
    made = connection.execute(
        "SELECT type, sql FROM source.sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL "
        "AND type IN ('table', 'index') ORDER BY type DESC",
        (name,),
    ).fetchall()
    for kind, sql in made:
        connection.execute(sql)
        if kind == "table":
            # Indexes come after the rows: made at once, they are smaller and quicker.
            connection.execute(f"INSERT INTO main.{name} SELECT * FROM source.{name}")
    counts = [
        connection.execute(f"SELECT count(*) FROM {where}.{name}").fetchone()
        for where in ("source", "main")
    ]
    if counts[0] != counts[1]:
        raise StoreError(f"The copy of {source} came out incomplete. Check the disk.")


def _local(now: Moment) -> datetime:
    return wall_clock(now.utc_ms, now.offset)
