"""The journal: events, drafts and settings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables. Spelled out, so that later changes of the schema leave it as it was."""
    op.create_table(
        "event",
        sa.Column("id", sa.Text, primary_key=True, nullable=False),
        sa.Column("device", sa.Text, nullable=False),
        sa.Column("at", sa.Integer, nullable=False),
        sa.Column("wall", sa.Integer, nullable=False),
        sa.Column("offset", sa.Integer, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("item", sa.Text),
        sa.Column("grade", sa.Integer),
        sa.Column("seconds", sa.REAL),
        sa.Column("confidence", sa.Integer),
        sa.Column("answer", sa.Text),
        sa.Column("assessment", sa.Text),
        sa.Column("digest", sa.Text),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("target", sa.Text),
        sqlite_strict=True,
    )
    op.create_index("event_at", "event", ["at"])
    op.create_index("event_item", "event", ["item", "at"])
    op.create_index("event_day", "event", ["day", "kind"])
    op.create_index("event_device", "event", ["device", "at"])
    op.create_index("event_target", "event", ["target"], sqlite_where=sa.text("target IS NOT NULL"))
    op.create_table(
        "draft",
        sa.Column("key", sa.Text, primary_key=True, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("saved", sa.Integer, nullable=False),
        sqlite_strict=True,
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text, primary_key=True, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sqlite_strict=True,
    )
