"""A learner's home folder with any number of cards in it, warm."""

import os
import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from benchmarks.synthetic import schedules, write_decks
from trainer.settings import load_settings
from trainer.store import rows
from trainer.store.database import Database, driver_of
from trainer.workspace import Workspace, present

STUDIED_DAYS = 400
"""Due days are spread over so many, so that a fraction of all cards is due today."""


def make(folder: Path, cards: int) -> Mapping[str, str]:
    """The environment of a learner with `cards` studied cards; 0 for the bundled ones alone."""
    environ = {
        "HOME": str(folder),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
        "TRAINER_DB": str(folder / "trainer.db"),
    }
    if cards:
        write_decks(folder / "data" / "interview-trainer" / "decks", cards)
    os.environ.update(environ)
    settings = load_settings()
    with Workspace.open(settings):
        pass  # compiles the decks
    if cards:
        database = Database.open(Path(settings.db), present(settings))
        studied = schedules(cards, present(settings).day - timedelta(days=2), STUDIED_DAYS)
        with database.write() as connection:
            driver_of(connection).executemany(
                rows.PUT_SCHEDULE, [rows.from_schedule(item, state) for item, state in studied]
            )
        database.close()
    return environ


def trainer() -> str:
    """The console command beside this interpreter."""
    return str(Path(sys.executable).parent / "trainer")
