"""Writes a small journal with something of everything, to be kept for later versions."""

import sqlite3
import sys
from pathlib import Path

from tests.store.tools import at, journal_at, redo, review, undo
from trainer.events import Draft, Kind, NewEvent
from trainer.store.journal import Journal

ITEMS = ("cold-starts/what-is-it", "cold-starts/async-payload", "cost/rounding-up")


def fill(journal: Journal) -> None:
    """Record a few dozen varied events."""
    grades = iter([4, 5, 1, 3, 4, 2, 5, 4, 0, 3, 5, 1, 4, 4, 3])
    for day in range(1, 16):
        for item in ITEMS[day % 2 :]:
            grade = next(grades, 4)
            journal.record(
                review(item, grade, seconds=3.5 * day, answer=f"an answer, “quoted” {day}"),
                at(day),
            )
            if grade < 4:
                journal.record(NewEvent(Kind.REPEAT, item, 4, digest="d1"), at(day, 1))
    drilled = {"points": {"idempotent": "missed", "queue": "hit"}, "red_flags": ["never"]}
    journal.record(review("payments", 3, assessment=drilled, digest="d2"), at(16))
    journal.record(NewEvent(Kind.CRAM, ITEMS[0], 3, confidence=2), at(16))
    undo(journal, at(16))
    undo(journal, at(16))
    redo(journal, at(16))
    journal.record(NewEvent(Kind.SUSPEND, ITEMS[0]), at(17))
    journal.record(NewEvent(Kind.RESUME, ITEMS[0]), at(17))
    journal.record(NewEvent(Kind.BURY, ITEMS[1]), at(17))
    journal.record(NewEvent(Kind.RESET, ITEMS[2]), at(17))
    known = {"repetitions": 3, "interval": 21, "easiness": 260, "due": "2026-02-07"}
    journal.record(NewEvent(Kind.SET, "cost/free-tier", data=known), at(17))
    journal.record(NewEvent(Kind.FLAG, ITEMS[1], data={"note": "unclear"}), at(12))
    journal.record(NewEvent("mock", data={"minutes": 45, "level": "senior"}), at(18))
    journal.save_draft(Draft("payments", "I would keep a", at(18).utc_ms))


def main() -> None:
    """Write the journal to the file that the command line names."""
    path = Path(sys.argv[1])
    journal = journal_at(path)
    fill(journal)
    journal.db.close()
    # One file, without a log beside it, and without what is folded.
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.execute("VACUUM")
    connection.close()


if __name__ == "__main__":
    main()
