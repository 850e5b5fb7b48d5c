"""What is being typed and not yet submitted, by key.

A review keeps one draft, under the item of its card. Beside it lie those of drills, each
under the id of its scenario, and that of the running mock: none pushes another out.
"""

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from trainer.events import Draft
from trainer.store.schema import draft as table

_OF_REVIEW: ColumnElement[bool] = or_(
    func.instr(table.c.key, "/") > 0, func.instr(table.c.key, "#") > 0
)
"""Cards have a slash in their names and parts of scenarios a `#`; nothing else has."""


def put(connection: Connection, draft: Draft) -> None:
    """Keep a draft in place of what its key held."""
    row = insert(table).values(key=draft.item, text=draft.text, saved=draft.saved)
    connection.execute(
        row.on_conflict_do_update(
            index_elements=["key"], set_={"text": row.excluded.text, "saved": row.excluded.saved}
        )
    )


def get(connection: Connection, key: str) -> Draft | None:
    """The draft under the key; None if there is none."""
    row = connection.execute(select(table).where(table.c.key == key)).first()
    return None if row is None else Draft(row.key, row.text, row.saved)


def drop(connection: Connection, key: str) -> None:
    """Forget the draft under the key."""
    connection.execute(delete(table).where(table.c.key == key))


def of_review(connection: Connection) -> Draft | None:
    """The draft of the review; None if there is none."""
    newest = select(table).where(_OF_REVIEW).order_by(table.c.saved.desc()).limit(1)
    row = connection.execute(newest).first()
    return None if row is None else Draft(row.key, row.text, row.saved)


def drop_review(connection: Connection, but: str = "") -> None:
    """Forget the draft of the review, unless it is that of the item `but`."""
    connection.execute(delete(table).where(_OF_REVIEW, table.c.key != but))
