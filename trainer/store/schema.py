"""The tables: the journal, what is folded from it, and the compiled decks."""

from sqlalchemy import (
    Column,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    text,
)
from sqlalchemy.types import REAL

APPLICATION_ID = 0x54524E52
"""The mark of this program's files in SQLite's header: "TRNR"."""

JOURNAL_REVISION = "0001"
"""The migration that made the journal as this version writes it; later ones sort after it."""

journal_tables = MetaData()
"""What must never be lost; changed by migrations only."""

event = Table(
    "event",
    journal_tables,
    Column("id", Text, primary_key=True, nullable=False),
    Column("device", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("wall", Integer, nullable=False),
    Column("offset", Integer, nullable=False),
    Column("day", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("item", Text),
    Column("grade", Integer),
    Column("seconds", REAL),
    Column("confidence", Integer),
    Column("answer", Text),
    Column("assessment", Text),
    Column("digest", Text),
    Column("data", Text, nullable=False),
    Column("target", Text),
    Index("event_at", "at"),
    Index("event_item", "item", "at"),
    Index("event_day", "day", "kind"),
    Index("event_device", "device", "at"),
    Index("event_target", "target", sqlite_where=text("target IS NOT NULL")),
    sqlite_strict=True,
)
"""The fields of `Event`; `assessment` and `data` are JSON, the day is ISO text.

`target` repeats what `data` says of a void, so that an index finds the takers of an event.
"""

draft = Table(
    "draft",
    journal_tables,
    Column("key", Text, primary_key=True, nullable=False),
    Column("text", Text, nullable=False),
    Column("saved", Integer, nullable=False),
    sqlite_strict=True,
)
"""What was typed and not yet submitted."""

setting = Table(
    "setting",
    journal_tables,
    Column("name", Text, primary_key=True, nullable=False),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)
"""Facts about this file: its device id, the version of its projection and catalogue.

Names that begin with `projection` or `catalogue` speak of derived tables: a backup leaves them out.
"""

revision = Table(
    "alembic_version",
    journal_tables,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""The migration that the journal is at; named and shaped as alembic wants it."""

projection_tables = MetaData()
"""What is folded from the journal; dropped and folded anew whenever in doubt."""

schedule = Table(
    "schedule",
    projection_tables,
    Column("item", Text, primary_key=True, nullable=False),
    Column("repetitions", Integer, nullable=False),
    Column("interval", Integer, nullable=False),
    Column("easiness", Integer, nullable=False),
    Column("due", Text),
    Column("last_day", Text),
    Column("failed_day", Text),
    Column("introduced", Text),
    Column("reviews", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("repeat_day", Text),
    Column("suspended", Integer, nullable=False),
    Column("buried_day", Text),
    Column("closed", Integer, nullable=False),
    Column("digest", Text),
    Column("flag", Text),
    Column("flag_day", Text),
    Index("schedule_due", "due"),
    Index("schedule_last_day", "last_day"),
    Index("schedule_introduced", "introduced"),
    Index("schedule_repeat_day", "repeat_day"),
    Index("schedule_flag", "item", sqlite_where=text("flag IS NOT NULL")),
    sqlite_strict=True,
)
"""One row an item that any event touched: the fields of `Schedule`, days as ISO text."""
