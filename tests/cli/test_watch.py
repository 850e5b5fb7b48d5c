"""`trainer decks watch` in lines."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest

from trainer.cli.main import run

SCENARIO = """\
scenario: order-mail
title: The slow checkout
ask: How would you make the checkout faster?
model: Put a queue there.
points:
  - id: queue
    tier: must
    say: Put a queue between the checkout and the mailer, so nobody waits for the mail.
answers:
  - label: strong
    text: Put a queue between the checkout and the mailer, so nobody waits for the mail.
"""

DECK = """\
deck: queues
title: Queues
concepts:
  - id: why-a-queue
    ask: Why put a queue between two services?
    answer: A burst waits instead of failing.
    why: The producer need not wait.
  - id: order
    ask: Which queue keeps the order?
    answer: A FIFO queue keeps it.
    why: Standard ones only try to.
"""
GUARD = 120.0
"""Seconds after which a program that hangs is ended."""


def test_once_prints_the_scenario_and_what_its_golden_answers_score(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mail.yaml"
    file.write_text(SCENARIO, encoding="utf-8")
    assert run(["decks", "watch", "--once", str(file)]) == 0
    assert "Golden answer 1 (strong): 1, as it should." in capsys.readouterr().out
    file.write_text(SCENARIO.replace("ask:", "asks:"), encoding="utf-8")
    assert run(["decks", "watch", "--once", str(file)]) == 3
    assert ":3:1: error" in capsys.readouterr().out
    assert run(["decks", "watch", "--once", str(tmp_path / "none.yaml")]) == 2


def test_one_of_your_own_is_watched_by_its_name(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = home / ".local/share/interview-trainer"
    for name, text in {"decks/queues": DECK, "scenarios/order-mail": SCENARIO}.items():
        (folder / name).parent.mkdir(parents=True)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    assert run(["decks", "watch", "--once", "order-mail"]) == 0
    assert "How would you make the checkout faster?" in capsys.readouterr().out
    assert run(["decks", "watch", "--once", "queues", "order"]) == 0
    assert "Which queue keeps the order?" in capsys.readouterr().out
    (folder / "scenarios/queues.yaml").write_text(SCENARIO, encoding="utf-8")
    assert run(["decks", "watch", "--once", "queues"]) == 2
    assert "name one of them" in capsys.readouterr().err
    assert run(["decks", "watch", "--once", ""]) == 2


def test_lines_are_printed_again_on_every_save_until_it_is_interrupted(tmp_path: Path) -> None:
    file = tmp_path / "mail.yaml"
    file.write_text(SCENARIO, encoding="utf-8")
    with watching(file, tmp_path) as program:
        first = until_watched(program)
        assert "How would you make the checkout faster?" in first
        saved(file, SCENARIO.replace("faster?", "quicker?"))
        assert "How would you make the checkout quicker?" in until_watched(program)
        saved(file, SCENARIO.replace("ask:", "asks:"))
        broken = until_watched(program)
        assert ":3:1: error" in broken
        assert "How would you make the checkout quicker?" in broken, "its last state without any"
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=GUARD)
    assert program.returncode == 130
    assert "Traceback" not in out + err
    assert "KeyboardInterrupt" not in out + err


def test_a_card_that_is_saved_is_the_one_that_is_printed(tmp_path: Path) -> None:
    file = tmp_path / "queues.yaml"
    file.write_text(DECK, encoding="utf-8")
    with watching(file, tmp_path) as program:
        assert "Why put a queue between two services?" in until_watched(program)
        saved(file, DECK.replace("A FIFO queue keeps it.", "One of the kind FIFO."))
        assert "One of the kind FIFO." in until_watched(program)
        program.send_signal(signal.SIGINT)
        program.communicate(timeout=GUARD)
    assert program.returncode == 130


@contextmanager
def watching(file: Path, home: Path) -> Iterator["subprocess.Popen[str]"]:
    """The program that prints the file on every save; ended with the block."""
    program = subprocess.Popen(
        [sys.executable, "-m", "trainer", "decks", "watch", "--plain", str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "HOME": str(home)},
    )
    guard = Timer(GUARD, program.kill)  # so that a hanging program ends its test
    guard.start()
    try:
        yield program
    finally:
        guard.cancel()
        program.kill()
        program.communicate()


def until_watched(program: "subprocess.Popen[str]") -> str:
    """What is printed until the program waits for the next save."""
    assert program.stdout is not None
    lines = []
    for line in program.stdout:
        lines.append(line)
        if line.startswith("-- watching"):
            break
    return "".join(lines)


def saved(file: Path, text: str) -> None:
    """As editors save: a file beside it that takes its place."""
    other = file.with_suffix(".new")
    other.write_text(text, encoding="utf-8")
    other.replace(file)
