"""What the learner noted for later."""

from datetime import date

from sqlalchemy import text

from trainer.scheduling.day import day_of
from trainer.store.database import Database

_FLAGGED = text("""
SELECT item, flag, flag_day FROM schedule WHERE flag IS NOT NULL ORDER BY flag_day, item
""")


def flagged(db: Database) -> list[tuple[str, str, date | None]]:
    """Every item with an open flag, its note, and the day it was made; oldest first."""
    with db.read() as connection:
        rows = connection.execute(_FLAGGED).all()
    return [(item, note, day_of(day)) for item, note, day in rows]
