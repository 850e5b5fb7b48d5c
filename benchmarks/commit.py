"""An answer on disk, against the same two rows written by bare sqlite3."""

import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.measure import Result, side_by_side
from trainer.events import Kind, NewEvent
from trainer.scheduling.day import moment
from trainer.store import opening
from trainer.store.catalogue import Catalogue
from trainer.store.database import Database
from trainer.store.journal import Journal

ROUNDS = 400
ANSWER = "A new execution environment is made before the handler can run: code, runtime, init."
START = datetime(2026, 1, 1, 9, tzinfo=UTC)


def run() -> list[Result]:
    """The ratio, and both sides in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        subjects = {
            "answer": _by_journal(Path(folder) / "journal.db"),
            "bare": _by_hand(Path(folder) / "bare.db"),
        }
        medians = side_by_side(subjects, ROUNDS, warm_up=50)
    return [
        Result("an answer's commit", medians["answer"], "ms"),
        Result("the same rows by bare sqlite3", medians["bare"], "ms"),
        Result(
            "an answer's commit / bare transaction", medians["answer"] / medians["bare"], "x", 2
        ),
    ]


def _by_journal(path: Path) -> Callable[[], float]:
    database = Database.open(path, moment(START))
    catalogue = Catalogue(database)
    journal = Journal(database, catalogue.aliases)
    count = 0

    def record() -> float:
        nonlocal count
        count += 1
        new = NewEvent(
            kind=Kind.REVIEW,
            item=f"deck/card-{count}",
            grade=4,
            seconds=12.5,
            answer=ANSWER,
            digest="0123456789abcdef",
        )
        now = moment(START + timedelta(seconds=count))
        started = time.perf_counter()
        journal.record(new, now)
        return (time.perf_counter() - started) * 1000

    return record


def _by_hand(path: Path) -> Callable[[], float]:
    # The same tables, indexes and pragmas; then nothing but sqlite3.
    database = Database.open(path, moment(START))
    Catalogue(database)
    database.close()
    connection = opening.connect(path)
    events, schedules = (_insert(connection, table) for table in ("event", "schedule"))
    count = 0

    def record() -> float:
        nonlocal count
        count += 1
        at = 1_767_258_000_000 + count
        item = f"deck/card-{count}"
        event = {
            **dict.fromkeys(("grade", "confidence"), 4),
            **dict.fromkeys(("at", "wall"), at),
            "id": f"0{at:x}-0000-7000-8000-{count:012}",
            "device": "0123456789ab",
            "offset": 0,
            "day": "2026-01-01",
            "kind": "review",
            "item": item,
            "seconds": 12.5,
            "answer": ANSWER,
            "assessment": None,
            "digest": "0123456789abcdef",
            "data": "{}",
        }
        schedule = {
            **dict.fromkeys(("repetitions", "interval", "reviews"), 1),
            **dict.fromkeys(("failures", "suspended", "closed"), 0),
            **dict.fromkeys(("last_day", "introduced"), "2026-01-01"),
            **dict.fromkeys(("failed_day", "repeat_day", "buried_day"), None),
            "item": item,
            "easiness": 250,
            "due": "2026-01-02",
            "digest": "0123456789abcdef",
        }
        started = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(events[0], [event.get(name) for name in events[1]])
        connection.execute(schedules[0], [schedule.get(name) for name in schedules[1]])
        connection.execute("COMMIT")
        return (time.perf_counter() - started) * 1000

    return record


def _insert(connection: sqlite3.Connection, table: str) -> tuple[str, list[str]]:
    """An INSERT for the plain columns of a table, and their names."""
    columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
    marks = ", ".join("?" * len(columns))
    quoted = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({quoted}) VALUES ({marks})", columns
