"""Facts about the database file: the table `setting`, a name and a value each.

Every function runs inside a transaction of its caller.
"""

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from trainer.store.schema import setting

DEVICE = "device"
"""The fact that says by which name this database signs its events."""


def get(connection: Connection, name: str) -> str | None:
    """The value of a fact; None where it is not known."""
    return connection.execute(select(setting.c.value).where(setting.c.name == name)).scalar()


def put(connection: Connection, name: str, value: str) -> None:
    """Make the fact known, whatever it was before."""
    row = insert(setting).values(name=name, value=value)
    connection.execute(
        row.on_conflict_do_update(index_elements=["name"], set_={"value": row.excluded.value})
    )


def forget(connection: Connection, *names: str) -> None:
    """Make these facts unknown."""
    connection.execute(delete(setting).where(setting.c.name.in_(names)))
