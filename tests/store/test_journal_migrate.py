"""Older journals come up to date; the one kept as test data stays readable for ever."""

import shutil
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlalchemy import Connection

from tests.store.tools import at, expected, journal_at, review, stored
from trainer.errors import StoreError
from trainer.store import backup, migrate
from trainer.store.database import Database
from trainer.store.doctor import Weight, check
from trainer.store.schema import JOURNAL_REVISION, journal_tables

KEPT = Path(__file__).parents[1] / "data" / "journal-0001.sqlite3"


def schema(connection: Connection) -> list[tuple[object, ...]]:
    """The journal's tables, columns, keys and indexes, without the spelling of their SQL."""
    found: list[tuple[object, ...]] = []
    for table in sorted(journal_tables.tables):
        columns = connection.exec_driver_sql(f"PRAGMA table_xinfo({table})").all()
        indexes = connection.exec_driver_sql(f"PRAGMA index_list({table})").all()
        found += [(table, *row) for row in columns]
        # Without the number of an index: the order in which they were made means nothing.
        found += sorted((table, *row[1:]) for row in indexes)
        found += connection.exec_driver_sql(
            "SELECT t.name, t.strict, t.wr FROM pragma_table_list AS t WHERE t.name = ?", (table,)
        ).all()
        found += connection.exec_driver_sql(
            "SELECT i.name, x.seqno, x.name, x.desc FROM pragma_index_list(?) AS i"
            " JOIN pragma_index_xinfo(i.name) AS x ORDER BY 1, 2",
            (table,),
        ).all()
        found += connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE tbl_name = ? AND type = 'index' ORDER BY 1",
            (table,),
        ).all()
    return found


def test_migrating_gives_the_schema_of_a_new_file(tmp_path: Path) -> None:
    new = Database.open(tmp_path / "new.sqlite3", at())
    with new.read() as connection:
        wanted = schema(connection)
    assert len(wanted) > 50
    (tmp_path / "old.sqlite3").touch()
    old = Database(tmp_path / "old.sqlite3")
    migrate.upgrade(old)
    with old.read() as connection:
        assert schema(connection) == wanted
        stamped = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    assert stamped == JOURNAL_REVISION


@pytest.fixture
def second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A later version of the program, whose migration adds a column; its script."""
    scripts = tmp_path / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts)
    script = scripts / "versions" / "r0002_mood.py"
    script.write_text(
        textwrap.dedent("""
            import sqlalchemy as sa
            from alembic import op

            revision = "0002"
            down_revision = "0001"


            def upgrade() -> None:
                op.add_column("event", sa.Column("mood", sa.Text))
                op.create_table("pet", sa.Column("name", sa.Text))
        """)
    )
    monkeypatch.setattr(migrate, "SCRIPTS", scripts)
    monkeypatch.setattr(migrate, "JOURNAL_REVISION", "0002")
    return script


def test_an_older_journal_is_backed_up_and_migrated(tmp_path: Path, second: Path) -> None:
    path = tmp_path / "trainer.sqlite3"
    shutil.copy(KEPT, path)
    db = Database.open(path, at(50))
    with db.read() as connection:
        assert connection.exec_driver_sql("SELECT count(mood) FROM event").scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM pet").scalar() == 0
    (kept,) = backup.backups(path)
    assert kept.name.endswith("-before-migration.sqlite3")
    db.close()
    Database.open(path, at(51)).close()
    assert backup.backups(path) == [kept]


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, second: Path) -> None:
    path = tmp_path / "trainer.sqlite3"
    shutil.copy(KEPT, path)
    second.write_text(second.read_text() + '    op.execute("SELECT * FROM nowhere")\n')
    with pytest.raises(StoreError, match=r"nowhere.*backup lies at"):
        Database.open(path, at(50))
    second.unlink()
    with pytest.raises(StoreError, match=r"could not be brought up to date.*backup lies at"):
        Database.open(path, at(50))
    connection = sqlite3.connect(path)
    columns = [row[1] for row in connection.execute("PRAGMA table_info(event)")]
    connection.close()
    assert "mood" not in columns


def test_two_trainers_migrate_once(tmp_path: Path, second: Path) -> None:
    path = tmp_path / "trainer.sqlite3"
    shutil.copy(KEPT, path)
    slow, quick = Database(path), Database(path)
    migrate.bring_up_to_date(quick, at(50))
    with slow.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM pet").scalar() == 0
    migrate.bring_up_to_date(slow, at(50))


def test_the_kept_journal_opens_folds_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "trainer.sqlite3"
    shutil.copy(KEPT, path)
    journal = journal_at(path, now=at(50))
    events = list(journal.events())
    assert len(events) > 30
    assert {event.kind for event in events} >= {"review", "void", "set", "reset", "mock"}
    assert stored(journal) == expected(journal)
    journal.rebuild()
    assert stored(journal) == expected(journal)
    assert journal.draft_of("payments") is not None
    journal.record(review("cold-starts/what-is-it"), at(50))
    assert [event.id for event in journal.events()][:-1] == [event.id for event in events]
    found = check(journal, at(50))
    assert [finding for finding in found if finding.weight is not Weight.NOTE] == []


def test_alembic_is_imported_only_to_migrate(tmp_path: Path) -> None:
    path = tmp_path / "trainer.sqlite3"
    shutil.copy(KEPT, path)
    script = f"""
import sys
from pathlib import Path
from tests.store.tools import at, journal_at
journal_at(Path({str(path)!r}))
print("alembic" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("False", "")
