"""`trainer due --count` against a Python that only imports sqlite3."""

import os
import sys
import tempfile
from pathlib import Path

from benchmarks import home
from benchmarks.measure import Result, run_ms, side_by_side

ROUNDS = 25


def run() -> list[Result]:
    """The ratios, and the milliseconds at 100,000 cards."""
    bare = [sys.executable, "-c", "import sqlite3"]
    command = [home.trainer(), "due", "--count"]
    with tempfile.TemporaryDirectory() as small, tempfile.TemporaryDirectory() as large:
        here = dict(os.environ)
        few, many = home.make(Path(small), 0), home.make(Path(large), 100_000)
        os.environ.clear()
        os.environ.update(here)
        medians = side_by_side(
            {
                "bare": lambda: run_ms(bare),
                "few": lambda: run_ms(command, few),
                "many": lambda: run_ms(command, many),
            },
            ROUNDS,
        )
    ratio = medians["few"] / medians["bare"]
    return [
        Result('python -c "import sqlite3"', medians["bare"], "ms"),
        Result("trainer due --count, bundled decks", medians["few"], "ms"),
        Result("trainer due --count, bundled decks / import sqlite3", ratio, "x", 4),
        Result("trainer due --count, 100,000 cards", medians["many"], "ms", 100),
        Result("the same / import sqlite3", medians["many"] / medians["bare"], "x", 4),
    ]
