"""Whether the journal is sound."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, Text

from trainer.errors import StoreBusyError, StoreError
from trainer.events import Kind, Moment
from trainer.scheduling.day import DAY_MS
from trainer.store import projection, rows
from trainer.store.journal import Journal
from trainer.store.schema import event

NAMED = 20
"""Findings of one sort that are named one by one."""


class Weight(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """Something is broken."""
    WARNING = "warning"
    """Something should be looked at."""
    NOTE = "note"
    """Nothing is wrong; it may explain what is seen."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the check found."""

    weight: Weight
    message: str


def check(journal: Journal, now: Moment) -> list[Finding]:
    """What is wrong with the database file, the events and the schedules; nothing if all is well.

    StoreBusyError while another program writes; any other trouble is itself a finding.
    """
    found: list[Finding] = []
    try:
        with journal.db.read() as connection:
            found += _file(connection)
            found += _values(connection)
            found += _texts(connection)
            found += _kinds(connection)
            found += _voids(connection)
            found += _ahead(connection, now)
            found += _schedules(connection, journal)
    except StoreBusyError:
        raise
    except StoreError as error:
        found.append(Finding(Weight.ERROR, str(error)))
    return found


def _file(connection: Connection) -> Iterator[Finding]:
    for (message,) in connection.exec_driver_sql(f"PRAGMA integrity_check({NAMED})"):
        if message != "ok":
            yield Finding(
                Weight.ERROR,
                f"The file is damaged: {message}. `trainer journal restore` brings a backup back.",
            )
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Finding(Weight.ERROR, f"A row of table {row[0]} points to one that is not there.")


_BROKEN = {
    "has a grade that is not 0 to 5": "grade NOT BETWEEN 0 AND 5",
    "has a study day that is no date": "date(day, '+0 days') IS NOT day",
    "has an assessment that is no JSON object": (
        "assessment IS NOT NULL AND CASE WHEN json_valid(assessment) "
        "THEN json_type(assessment) <> 'object' ELSE 1 END"
    ),
    "has data that are no JSON object": (
        "CASE WHEN json_valid(data) THEN json_type(data) <> 'object' ELSE 1 END"
    ),
}


def _values(connection: Connection) -> Iterator[Finding]:
    for what, condition in _BROKEN.items():
        query = f"SELECT id FROM event WHERE {condition} LIMIT {NAMED}"
        for (id_,) in connection.exec_driver_sql(query):
            yield Finding(Weight.ERROR, f"Event {id_} {what}; it counts as if it had none.")


def _texts(connection: Connection) -> Iterator[Finding]:
    """Events with text that is no text any more; reading shows signs in its place."""
    names = [column.name for column in event.columns if isinstance(column.type, Text)]
    blobs = ", ".join(f"CAST({name} AS BLOB)" for name in names)
    damaged = 0
    for values in connection.exec_driver_sql(f"SELECT {blobs} FROM event"):
        try:
            for value in values:
                (value or b"").decode()
        except UnicodeDecodeError:
            damaged += 1
    if damaged:
        holds = "holds" if damaged == 1 else "hold"
        yield Finding(
            Weight.ERROR,
            f"{damaged} of the events {holds} text that is damaged. "
            "`trainer journal restore` brings a backup back.",
        )


def _kinds(connection: Connection) -> Iterator[Finding]:
    for kind, count in connection.exec_driver_sql("SELECT kind, count(*) FROM event GROUP BY kind"):
        if kind not in set(Kind):
            are = "is" if count == 1 else "are"
            yield Finding(
                Weight.NOTE,
                f"{count} of the events {are} of kind {kind!r}, unknown to this version: "
                "kept, and without effect here.",
            )


def _voids(connection: Connection) -> Iterator[Finding]:
    waiting = connection.exec_driver_sql(
        "SELECT count(*) FROM event AS void WHERE void.kind = ? "
        "AND NOT EXISTS (SELECT 1 FROM event WHERE event.id = void.target)",
        (Kind.VOID,),
    ).scalar()
    if waiting:
        yield Finding(
            Weight.NOTE,
            f"{waiting} of the events take back one that is not here: "
            "they wait for a merge to bring it.",
        )


def _ahead(connection: Connection, now: Moment) -> Iterator[Finding]:
    ahead = connection.exec_driver_sql(
        "SELECT count(*), max(day) FROM event WHERE at > ? OR wall > ?",
        (now.utc_ms + DAY_MS, now.utc_ms + DAY_MS),
    ).one()
    if ahead[0]:
        yield Finding(
            Weight.WARNING,
            f"{ahead[0]} of the events lie more than a day ahead of now, up to {ahead[1]}: "
            "a clock was or is wrong. They are kept and count.",
        )


def _schedules(connection: Connection, journal: Journal) -> Iterator[Finding]:
    """Items whose stored schedule is not what their events lead to."""
    stored = dict(projection.every(connection))
    different: list[str] = []
    for item, state in projection.folded(connection, journal.aliases()):
        if stored.pop(item, None) != rows.as_stored(item, state):
            different.append(item)
    different += stored
    if different:
        named = ", ".join(sorted(different)[:NAMED])
        more = f" and {len(different) - NAMED} more" if len(different) > NAMED else ""
        yield Finding(
            Weight.ERROR,
            f"The schedules of {named}{more} are not what the events lead to. "
            "`trainer journal rebuild` folds them anew.",
        )
