"""Bringing the journal of an older version up to date."""

from pathlib import Path
from typing import TYPE_CHECKING

from trainer.errors import StoreError
from trainer.events import Moment
from trainer.store import backup
from trainer.store.schema import JOURNAL_REVISION, revision

if TYPE_CHECKING:
    from trainer.store.database import Database

SCRIPTS = Path(__file__).parent / "migrations"
"""The folder that alembic reads."""


def bring_up_to_date(db: "Database", now: Moment) -> None:
    """Migrate the journal to this version, after a backup; all of it or nothing.

    StoreError for a journal that a newer version wrote, and when a migration fails.
    """
    stored = _stored(db)
    if stored == JOURNAL_REVISION:
        return
    if stored > JOURNAL_REVISION:
        raise StoreError(
            f"{db.path} was written by a newer version of the trainer. "
            "It was left as it is. Install that version, or name another file with --db."
        )
    kept = backup.write(db, now, "before-migration")
    try:
        upgrade(db)
    except StoreError as error:
        raise StoreError(
            f"{error} It was not brought up to date, and a backup lies at {kept}."
        ) from error


def upgrade(db: "Database") -> None:
    """Run the migrations that the journal lacks in one transaction; StoreError if one fails."""
    # Imported here: only the first start after an update pays for it.
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    try:
        with db.write() as connection:
            config.attributes["connection"] = connection
            # Under the lock: a trainer that was quicker leaves nothing to do.
            command.upgrade(config, JOURNAL_REVISION)
    except CommandError as error:
        raise StoreError(
            f"{db.path} could not be brought up to date: {error}. It was left as it is. "
            "Install the trainer again."
        ) from error


def _stored(db: "Database") -> str:
    """The revision that the journal is at, empty if it bears none."""
    with db.read() as connection:
        return connection.execute(revision.select()).scalar() or ""
