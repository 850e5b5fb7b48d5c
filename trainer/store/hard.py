"""The cards that keep failing."""

from dataclasses import dataclass

from sqlalchemy import text

from trainer.scheduling.schedule import LEECH_FAILURES
from trainer.store.catalogue_schema import IS_HARD
from trainer.store.database import Database

_HARD = text(f"""
SELECT s.item, s.failures, s.reviews, s.easiness, s.suspended FROM schedule AS s
WHERE {IS_HARD.format("s")} AND NOT s.closed AND EXISTS (
    SELECT 1 FROM catalogue_item AS i WHERE i.item = s.item AND i.active = 1 AND i.asked = 1)
ORDER BY s.failures DESC, s.easiness, s.item LIMIT :limit
""")


@dataclass(frozen=True, slots=True)
class Hard:
    """A card that is hard for the learner."""

    item: str
    failures: int
    reviews: int
    easiness: int
    """Hundredths."""
    suspended: bool

    @property
    def is_leech(self) -> bool:
        """Whether it failed so often that it should be rewritten."""
        return self.failures >= LEECH_FAILURES


def hard(db: Database, limit: int) -> list[Hard]:
    """The hard cards, as a search for `is:hard` finds them, the worst first; at most `limit`."""
    with db.read() as connection:
        rows = connection.execute(_HARD, {"limit": limit}).all()
    return [
        Hard(item, failures, reviews, easiness, bool(suspended))
        for item, failures, reviews, easiness, suspended in rows
    ]
