"""The Tab key."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.cli.test_grade import SCENARIO
from tests.cli.test_syllabus import SYLLABUS

PROGRAM = "import sys; from trainer.cli.main import run; sys.exit(run(sys.argv[1:]))"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_code_for_each_shell(cli: Cli, shell: str) -> None:
    result = cli("completion", shell)
    assert result.code == 0
    assert "trainer" in result.out
    assert "_ARGCOMPLETE" in result.out


def completions(line: str, database: Path, answers: Path) -> list[str]:
    """What the shell is told for a half-typed line."""
    with answers.open("wb") as file:
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={
                **os.environ,
                "TRAINER_DB": str(database),
                "_ARGCOMPLETE": "1",
                "_ARGCOMPLETE_IFS": "\n",
                "_ARGCOMPLETE_STDOUT_FILENAME": str(answers),
                "COMP_LINE": line,
                "COMP_POINT": str(len(line)),
            },
            stdout=file,
            stderr=subprocess.PIPE,
            timeout=120,
        )
    return [word.strip() for word in answers.read_text(encoding="utf-8").splitlines()]


def test_commands_options_and_names_are_completed(cli: Cli, decks: Path, tmp_path: Path) -> None:
    database = tmp_path / "trainer.db"
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "order-mails.yaml").write_text(SCENARIO, encoding="utf-8")
    own = tmp_path / "data" / "syllabus"
    own.mkdir(parents=True)
    (own / "messaging.yaml").write_text(SYLLABUS, encoding="utf-8")
    cli("due", "--db", str(database))
    answers = tmp_path / "answers"

    def complete(line: str) -> list[str]:
        return completions(line, database, answers)

    assert complete("trainer rev") == ["review"]
    assert complete("trainer journal re") == ["rebuild", "restore"]
    assert complete("trainer due --co") == ["--count"]
    assert complete("trainer review --deck ") == ["queues"]
    assert complete("trainer review --topic mess") == ["messaging"]
    assert complete("trainer review --tag x") == []
    assert complete("trainer decks suggest ord") == ["order-mails"]
    assert complete("trainer decks coverage me") == ["messaging"]
    assert complete("trainer decks cov") == ["coverage"]
    assert complete("trainer decks add q") == ["queues"]
    assert complete("trainer decks add queues --kind r") == ["rapid_fire"]
    assert complete("trainer decks new t") == []  # an id that is not there yet
    assert complete("trainer decks schema sc") == ["scenario"]
    assert complete("trainer decks stale --old") == ["--older-than"]
    assert complete("trainer decks export queues --rep") == ["--replace"]
    assert complete("trainer decks export queues --format m") == ["markdown"]
    assert complete("trainer decks import x --as a") == ["anki", "anki-text"]
    assert complete("trainer decks import x --into q") == ["queues"]
    assert complete("trainer decks import x --title t") == []  # no file such as "tests"
    assert complete("trainer decks check --explain no-w") == ["no-why"]
    assert complete("trainer drill ord") == ["order-mails"]
    assert complete("trainer completion f") == ["fish"]
    assert complete("trainer history t") == []  # a card, and no file such as "tests"
    assert complete("trainer resume t") == []


def test_no_database_means_no_names_and_no_error(home: Path, tmp_path: Path) -> None:
    assert completions("trainer review --deck ", tmp_path / "none.db", tmp_path / "answers") == []
