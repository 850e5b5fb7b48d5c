"""What there is to drill, as a query over the catalogue and the schedules."""

from datetime import date

from sqlalchemy import text

from trainer.scheduling.day import day_of
from trainer.store.database import Database

# The parts of a scenario are the items from `id#` up to, not including, `id$`.
_SCENARIOS = text("""
SELECT i.item, i.importance,
    (SELECT count(*) FROM catalogue_today AS t
     WHERE t.item > i.item || '#' AND t.item < i.item || '$' AND t.due <= :day),
    s.last_day
FROM catalogue_item AS i LEFT JOIN schedule AS s ON s.item = i.item
WHERE i.kind = 'scenario' AND i.active = 1 AND NOT coalesce(s.suspended, 0)
ORDER BY i.item
""")


_OPEN = text("""
SELECT substr(item, 1, instr(item, '#') - 1) AS scenario, count(*)
FROM catalogue_today WHERE due IS NOT NULL AND instr(item, '#') GROUP BY scenario
""")


def still_open(db: Database) -> dict[str, int]:
    """How many points and red flags of each scenario were missed and are open, due or not."""
    with db.read() as connection:
        return {row[0]: row[1] for row in connection.execute(_OPEN)}


def scenarios(db: Database, day: date) -> list[tuple[str, int, int, date | None]]:
    """Each scenario that may be drilled on `day`.

    Its id and importance, how many of its missed points are due, and the study day of its
    last drill that counted.
    """
    with db.read() as connection:
        rows = connection.execute(_SCENARIOS, {"day": day.isoformat()}).all()
    # A damaged schedule reads as that of a scenario never drilled; `journal check` names it.
    return [(id_, importance, due, day_of(last)) for id_, importance, due, last in rows]
