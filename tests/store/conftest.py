"""A store for tests, and closing what they open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.shelf import Store
from trainer.store.database import Database


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "t.sqlite3") as made:
        yield made


@pytest.fixture(autouse=True)
def _close_databases(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close every database in the end: Python warns of those that are merely forgotten."""
    opened: list[Database] = []
    make = Database.__init__

    def remember(self: Database, path: Path) -> None:
        make(self, path)
        opened.append(self)

    monkeypatch.setattr(Database, "__init__", remember)
    yield
    for database in opened:
        database.close()
