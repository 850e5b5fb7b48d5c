"""Today's queue and cramming, as queries over the catalogue and the schedules."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from trainer.scheduling.countdown import Countdown
from trainer.scheduling.queue import Entry, Limits, Scope
from trainer.store import countdown, today
from trainer.store.database import Database

if TYPE_CHECKING:
    from trainer.store.ready import Run

_CRAM = f"""
{today.ENTRY_COLUMNS} FROM catalogue_today AS t
LEFT JOIN schedule AS s ON s.item = t.item
WHERE t.due {{known}} {{scope}}
ORDER BY s.easiness, s.interval, t.importance DESC, t.stage, t.position, t.place,
    t.topic, t.deck
LIMIT :limit
"""


def queue(db: Database, scope: Scope, day: date, limits: Limits) -> list[Entry]:
    """Today's queue in the order it is asked: due ones, new ones, then waiting repeats.

    Due items come most overdue first, new ones by importance, both at most as many as the
    limits of the study day leave; what was answered outside the scope counts as well.
    """
    condition, values = _condition(scope)
    with db.read() as connection:
        return today.entries(
            _runner(connection),
            day.isoformat(),
            0 if scope.missed else limits.new_per_day,  # nothing missed is new
            limits.reviews_per_day,
            None if scope.missed else limits.interview,
            condition,
            values,
        )


def before_interview(db: Database, day: date, limits: Limits) -> Countdown | None:
    """What the days before the interview ask for; None if none is set."""
    if limits.interview is None:
        return None
    with db.read() as connection:
        run = _runner(connection)
        return countdown.before_interview(
            run, day.isoformat(), limits.new_per_day, limits.interview
        )


def cram(db: Database, scope: Scope, limit: int) -> list[Entry]:
    """At most `limit` items of the scope whether due or not: new ones, then the least known.

    Items buried for a day are among them: cramming happens outside the schedule.
    """
    condition, values = _condition(scope)
    found: list[Entry] = []
    with db.read() as connection:
        run = _runner(connection)
        # Apart, because new ones come in the order of an index and studied ones are sorted.
        for known in ("IS NULL", "IS NOT NULL"):
            sql = _CRAM.format(known=known, scope=condition)
            rows = run(sql, {**values, "limit": max(0, limit - len(found))})
            found += [today.entry(row) for row in rows]
    return found


def _condition(scope: Scope) -> tuple[str, dict[str, str]]:
    """The scope as a condition on `t` that begins with AND, and its parameters."""
    conditions = {
        "deck": "AND t.deck = :deck",
        "topic": "AND t.topic = :topic",
        "item": "AND t.item = :item",
        "tag": "AND t.n IN (SELECT n FROM catalogue_tag WHERE tag = :tag)",
    }
    values = {name: value for name in conditions if (value := getattr(scope, name)) is not None}
    narrowed = [conditions[name] for name in values]
    narrowed += ["AND t.deck = ''"] if scope.missed else []
    return " ".join(narrowed), values


def _runner(connection: Connection) -> "Run":
    """Runs the statements of `store.today` inside the transaction."""

    def run(sql: str, values: Mapping[str, object]) -> Iterable[Any]:
        return connection.exec_driver_sql(sql, dict(values))

    return run
