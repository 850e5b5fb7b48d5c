"""Counts over the journal and the schedules, as plain values.

Answers that were taken back count nowhere. What the counts mean is said in `insight`.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, text

from trainer.events import ANSWERS, Event, Kind
from trainer.scheduling import sm2
from trainer.scheduling.day import day_of
from trainer.scheduling.fold import voided
from trainer.scheduling.schedule import LEECH_FAILURES
from trainer.store.database import Database

MATURE_DAYS = 21
"""From this interval on, remembering is no longer about the last few sessions."""

LEARNING_PASSES = 2
"""Fewer passes in a row than this, and an item is still being learnt."""

_ANSWERED = "kind IN ('" + "', '".join(ANSWERS) + "') AND grade IS NOT NULL"
_KEPT = "id NOT IN (SELECT value FROM json_each(:gone))"

# Each day is found by one step into the index of days, however many events it has.
_PRACTISED = text(f"""
WITH RECURSIVE practice(day) AS (
    SELECT min(day) FROM event
    UNION ALL
    SELECT (SELECT min(e.day) FROM event AS e WHERE e.day > p.day)
    FROM practice AS p WHERE p.day IS NOT NULL
)
SELECT day FROM practice WHERE day IS NOT NULL AND EXISTS (
    SELECT 1 FROM event AS e WHERE e.day = practice.day AND {_ANSWERED} AND e.{_KEPT})
""")

_BY_DAY = text(f"""
SELECT day, count(*), sum(grade >= {sm2.PASS}) FROM event
WHERE day BETWEEN :first AND :last AND {_ANSWERED} AND {_KEPT} GROUP BY day ORDER BY day
""")

# The wait before a review is counted from the answer to the item that came before it.
_RECALL = text(f"""
WITH asked AS (
    SELECT grade >= {sm2.PASS} AS passed, julianday(day) - julianday((
        SELECT p.day FROM event AS p
        WHERE p.item = e.item AND p.at < e.at AND p.kind = '{Kind.REVIEW}'
            AND p.grade IS NOT NULL AND p.{_KEPT}
        ORDER BY p.at DESC LIMIT 1)) AS waited
    FROM event AS e
    WHERE day BETWEEN :first AND :last AND kind = '{Kind.REVIEW}' AND grade IS NOT NULL AND {_KEPT}
)
SELECT
    count(*) FILTER (WHERE waited < {MATURE_DAYS}) AS young,
    count(*) FILTER (WHERE waited < {MATURE_DAYS} AND passed) AS young_passed,
    count(*) FILTER (WHERE waited >= {MATURE_DAYS}) AS mature,
    count(*) FILTER (WHERE waited >= {MATURE_DAYS} AND passed) AS mature_passed
FROM asked WHERE waited > 0
""")

_ITEMS = text(f"""
SELECT
    count(*) FILTER (WHERE i.hidden) AS hidden,
    count(*) FILTER (WHERE NOT i.hidden AND i.due IS NULL) AS new,
    count(*) FILTER (WHERE NOT i.hidden AND i.due IS NOT NULL
        AND s.repetitions < {LEARNING_PASSES}) AS learning,
    count(*) FILTER (WHERE NOT i.hidden AND s.repetitions >= {LEARNING_PASSES}
        AND i.due IS NOT NULL AND s.interval < {MATURE_DAYS}) AS young,
    count(*) FILTER (WHERE NOT i.hidden AND s.repetitions >= {LEARNING_PASSES}
        AND i.due IS NOT NULL AND s.interval >= {MATURE_DAYS}) AS mature,
    count(*) FILTER (WHERE s.failures >= {LEECH_FAILURES}) AS leeches
FROM catalogue_item AS i LEFT JOIN schedule AS s ON s.item = i.item
WHERE i.active = 1 AND i.asked = 1 AND (i.deck <> '' OR i.due IS NOT NULL AND NOT s.closed)
""")

_DUE = text("""
SELECT max(due, :first), count(*) FROM catalogue_today WHERE due <= :last GROUP BY 1 ORDER BY 1
""")

_SUSPENDED = text("SELECT item FROM schedule WHERE suspended = 1 ORDER BY item")

_SCHEDULED = text("SELECT item FROM schedule WHERE due IS NOT NULL ORDER BY item")

_SECONDS = text(f"""
SELECT seconds FROM event WHERE kind = '{Kind.REVIEW}' AND seconds IS NOT NULL
ORDER BY at DESC LIMIT :limit
""")

_LEECHES = text(f"""
SELECT s.item, s.failures, s.reviews, s.easiness FROM schedule AS s
WHERE s.failures >= {LEECH_FAILURES} AND EXISTS (
    SELECT 1 FROM catalogue_item AS i WHERE i.item = s.item AND i.active = 1 AND i.asked = 1)
ORDER BY s.failures DESC, s.easiness, s.item LIMIT :limit
""")


@dataclass(frozen=True, slots=True)
class DayAnswers:
    """The answers of one study day, repeats and cramming included."""

    day: date
    answers: int
    passed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """How reviews went that came a day or more after the one before of the same item."""

    young: int
    """Reviews after less than `MATURE_DAYS`."""
    young_passed: int
    mature: int
    """Reviews after `MATURE_DAYS` or more."""
    mature_passed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemCounts:
    """The cards by how well they are known, what drills missed among them.

    Leeches are counted twice.
    """

    new: int
    learning: int
    """Passed fewer than two times in a row."""
    young: int
    mature: int
    """With an interval of `MATURE_DAYS` or more."""
    hidden: int
    """Suspended."""
    leeches: int


@dataclass(frozen=True, slots=True)
class Leech:
    """A card that keeps failing."""

    item: str
    failures: int
    reviews: int
    easiness: int
    """Hundredths."""


def practised_days(db: Database) -> list[date]:
    """The study days on which anything was answered, the first one first."""
    with db.read() as connection:
        rows = connection.execute(_PRACTISED, {"gone": _gone(connection)}).scalars()
        return [day for text_ in rows if (day := day_of(text_)) is not None]


def answers_by_day(db: Database, first: date, last: date) -> list[DayAnswers]:
    """The answers of each day from `first` to `last`; days without any are left out."""
    with db.read() as connection:
        rows = connection.execute(_BY_DAY, _span(connection, first, last))
        found = ((day_of(day), count, passed) for day, count, passed in rows)
        return [DayAnswers(day, count, passed) for day, count, passed in found if day is not None]


def recall(db: Database, first: date, last: date) -> Recall:
    """How well items were remembered from `first` to `last`."""
    with db.read() as connection:
        row = connection.execute(_RECALL, _span(connection, first, last)).mappings().one()
    return Recall(**_counts(row))


def item_counts(db: Database) -> ItemCounts:
    """How many cards stand where."""
    with db.read() as connection:
        return ItemCounts(**_counts(connection.execute(_ITEMS).mappings().one()))


def due_by_day(db: Database, first: date, last: date) -> dict[date, int]:
    """How many cards fall due on each day; those overdue on `first`, limits not applied."""
    span = {"first": first.isoformat(), "last": last.isoformat()}
    with db.read() as connection:
        rows = connection.execute(_DUE, span).all()
    return {day: count for text_, count in rows if (day := day_of(text_)) is not None}


def recent_seconds(db: Database, limit: int) -> list[float]:
    """How long the latest reviews took, newest first; at most `limit` of them."""
    with db.read() as connection:
        return list(connection.execute(_SECONDS, {"limit": limit}).scalars())


def leeches(db: Database, limit: int) -> list[Leech]:
    """The cards that keep failing, the worst first; at most `limit` of them."""
    with db.read() as connection:
        rows = connection.execute(_LEECHES, {"limit": limit}).all()
    return [Leech(*row) for row in rows]


def suspended(db: Database) -> list[str]:
    """The items that are suspended, in order of their names."""
    with db.read() as connection:
        return list(connection.execute(_SUSPENDED).scalars())


def scheduled(db: Database) -> list[str]:
    """The items that have a schedule, in order of their names; gone ones among them."""
    with db.read() as connection:
        return list(connection.execute(_SCHEDULED).scalars())


def _span(connection: Connection, first: date, last: date) -> dict[str, Any]:
    return {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "gone": _gone(connection),
    }


def _gone(connection: Connection) -> str:
    """The ids of the events that are taken back, as a JSON list."""
    rows = connection.exec_driver_sql("SELECT id, at, target FROM event WHERE target IS NOT NULL")
    voids = (
        Event(kind=Kind.VOID, id=id_, at=at, data={"event": target}) for id_, at, target in rows
    )
    return json.dumps(sorted(voided(voids)))


def _counts(row: RowMapping) -> dict[str, int]:
    return {str(name): int(value) for name, value in row.items()}
