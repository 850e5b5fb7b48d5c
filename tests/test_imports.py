"""What a command loads: a shell prompt must not wait for libraries it does not use."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    *("textual", "rich", "yaml", "sqlalchemy", "alembic", "rapidfuzz", "argcomplete", "zstandard"),
}

SLOW_TO_LOAD = {"dataclasses", "inspect", "pathlib", "platformdirs", "tomllib", "json", "difflib"}
"""Modules of a few milliseconds each; `trainer due --count` has about forty in all."""

PROGRAM = """
import sys
from trainer.cli.main import run
code = run(sys.argv[1:])
print("\\n" + " ".join(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
sys.exit(code)
"""


def loaded(home: Path, *words: str, typed: str = "") -> set[str]:
    """The top-level modules that a command line loads, in a process of its own."""
    environ = {name: value for name, value in os.environ.items() if "XDG" not in name}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        env={**environ, "HOME": str(home), "TRAINER_DB": str(home / "trainer.db")},
        input=typed,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose database has its decks compiled."""
    folder = tmp_path_factory.mktemp("home")
    assert "yaml" in loaded(folder, "due", "--count"), "the first time, decks are read"
    return folder


@pytest.mark.parametrize("words", [["--count"], ["--format", "{due}"]])
def test_due_at_a_prompt_loads_next_to_nothing(home: Path, words: list[str]) -> None:
    found = loaded(home, "due", *words)
    assert "sqlite3" in found
    assert not found & (HEAVY | SLOW_TO_LOAD)


def test_due_before_an_interview_loads_the_settings_and_little_more(home: Path) -> None:
    config = home / ".config/interview-trainer/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("interview_date = 2999-01-01\n", encoding="utf-8")
    try:
        found = loaded(home, "due", "--count")
    finally:
        config.unlink()
    assert "tomllib" in found
    assert not found & ((HEAVY | SLOW_TO_LOAD) - {"tomllib"})


@pytest.mark.parametrize("words", [[], ["--json"]])
def test_due_in_full_loads_no_library(home: Path, words: list[str]) -> None:
    assert not loaded(home, "due", *words) & HEAVY


def test_a_plain_review_loads_no_screen_and_reads_no_unchanged_deck(home: Path) -> None:
    found = loaded(home, "review", "--plain", typed="q\n")
    assert "sqlalchemy" in found
    assert not found & {"textual", "rich", "alembic", "argcomplete"}


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["simulate", "5,5"], ["keys"]])
def test_what_needs_no_database_loads_none(home: Path, words: list[str]) -> None:
    assert not loaded(home, *words) & (HEAVY | {"sqlite3"})
