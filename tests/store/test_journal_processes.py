"""Several processes at one file, and processes that die."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.tools import at, expected, journal_at, review, stored
from trainer.store import today
from trainer.store.doctor import check

WRITER = """
import sys
from pathlib import Path
from tests.store.tools import at, journal_at, review
journal = journal_at(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    event = journal.record(review(f"deck/{number % 7}", 4, answer=sys.argv[2]), at(1, number)).event
    print(event.id, flush=True)
"""


def writer(path: Path, name: str, count: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", WRITER, str(path), name, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_trainers_keep_every_answer(tmp_path: Path) -> None:
    """Started at once on a file that neither has made yet."""
    path = tmp_path / "trainer.sqlite3"
    writers = [writer(path, name, 100) for name in ("left", "right")]
    acknowledged: set[str] = set()
    for process in writers:
        out, err = process.communicate(timeout=60)
        assert err == ""
        acknowledged |= set(out.split())
    journal = journal_at(path)
    events = list(journal.events())
    assert {event.id for event in events} == acknowledged
    assert len(acknowledged) == 200
    assert len({event.at for event in events}) == 200
    assert stored(journal) == expected(journal)
    assert {event.device for event in events} == {journal.device}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_killed_trainer_loses_no_acknowledged_answer(tmp_path: Path) -> None:
    path = tmp_path / "trainer.sqlite3"
    chance = random.Random(7)
    acknowledged: set[str] = set()
    for _ in range(20):
        process = writer(path, "killed", 100_000)
        assert process.stdout is not None
        acknowledged.add(process.stdout.readline().strip())
        time.sleep(chance.random() * 0.02)
        process.kill()
        out, err = process.communicate(timeout=60)
        assert err == ""
        lines = out.split("\n")
        acknowledged |= set(lines[:-1])
        journal = journal_at(path)
        assert acknowledged <= {event.id for event in journal.events()}
        journal.db.close()
    journal = journal_at(path)
    assert check(journal, at(2)) == []
    assert stored(journal) == expected(journal)


def test_a_look_at_today_gives_up_no_lock_of_an_open_journal(tmp_path: Path) -> None:
    """A process that closes any descriptor of a file loses its locks on that file.

    Another trainer then takes itself for the last one, and deletes the log that this one
    goes on writing into.
    """
    path = tmp_path / "trainer.sqlite3"
    journal = journal_at(path)
    journal.record(review("deck/before"), at())
    today.read_today(str(path), "2026-01-05", 15, 150)
    _, err = writer(path, "other", 1).communicate(timeout=60)
    assert err == ""
    journal.record(review("deck/after"), at(2))
    assert {"deck/before", "deck/after"} <= set(stored(journal_at(path)))
