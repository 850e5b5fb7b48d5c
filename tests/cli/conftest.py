"""The command line in a home folder of its own."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from trainer.cli.main import run
from trainer.resources import bundled_path

TODAY = date(2026, 11, 21)

DECK = """\
deck: queues
title: Queues
topic: messaging
tags: [async]
concepts:
  - id: why-a-queue
    importance: 3
    ask: Why put a queue between two services?
    answer: A burst waits instead of failing.
    why: The producer need not wait for the consumer.
numbers:
  - id: retention
    ask: How long does SQS keep a message at most?
    value: 14 days
    why: Longer outages need another store.
    source: Amazon SQS quotas
    as_of: 2026-11
rapid_fire:
  - id: order
    importance: 1
    ask: Which SQS queue keeps the order?
    answer: FIFO
    why: Standard queues only try to.
"""


@dataclass(frozen=True)
class Result:
    """What a command line came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


Cli = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder with no bundled decks, so that tests say what there is."""
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
    for name in ("TRAINER_DB", "TRAINER_CONFIG", "_ARGCOMPLETE"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    # Figures grow old, and tests do not.
    monkeypatch.setattr("trainer.cli.commands.check.today", lambda _: TODAY)
    # The words that grading knows stay: without them nothing typed could be judged.
    monkeypatch.setattr(
        "trainer.settings.bundled_path",
        lambda name: bundled_path(name) if name == "data" else str(tmp_path / name),
    )
    return folder


@pytest.fixture
def decks(home: Path, tmp_path: Path) -> Path:
    """The folder of the bundled decks, with one deck of three cards."""
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "queues.yaml").write_text(DECK, encoding="utf-8")
    return folder


@pytest.fixture
def cli(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Runs a command line in this process; `typed` is its standard input."""

    def call(*argv: str, typed: str | bytes = "") -> Result:
        given = typed if isinstance(typed, bytes) else typed.encode()
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(given), encoding="utf-8"))
        code = run(argv)
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return Result(code, said.out, said.err)

    return call
