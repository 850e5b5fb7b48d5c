"""Practise by script and kill the trainer at random moments: nothing acknowledged may be lost.

Run it for as often as you like:  python -m tests.torture.kill --times 200
"""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.torture import killing
from tests.torture.killing import TRAINER, main

CONFIG = "new_per_day = 1000\nreviews_per_day = 1000\n"


@dataclass
class Report(killing.Report):
    """What the killing came to."""

    mid_session: int = 0
    """Kills that met a session with at least one question asked."""
    acknowledged: int = 0
    """Answers that the trainer said were saved."""

    @property
    def counts(self) -> str:
        """What was counted, in words."""
        return (
            f"{self.kills} kills, {self.mid_session} in the middle of a session: "
            f"{self.acknowledged} answers acknowledged, {self.drafts} drafts kept"
        )


class Session:
    """One scripted review, and the timer that kills it."""

    def __init__(self, environ: dict[str, str], chance: random.Random, number: int) -> None:
        self.saved = 0
        self.asked = 0
        self.draft: str | None = None
        """The half-typed text that must be there next time."""
        self.kept: str | None = None
        """What the trainer said it kept from last time."""
        self.settled = True
        """Whether it is certain what draft there is."""
        self._chance = chance
        self._number = number
        self._output = ""
        self._process = subprocess.Popen(
            [*TRAINER, "review", "--plain"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environ,
            bufsize=0,
        )
        self._timer = threading.Timer(chance.uniform(0.3, 2.0), self._process.kill)

    def run(self) -> int:
        """Practise until the kill; the exit code, negative for a signal."""
        self._timer.start()
        try:
            while self._step():
                pass
        except (BrokenPipeError, ConnectionResetError):
            pass
        self._timer.cancel()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()
        return self._process.wait()

    def _step(self) -> bool:
        said = self._until_prompt()
        if said is None:
            return False
        if "Kept from last time:" in said and self.kept is None:
            self.kept = said.split("Kept from last time:\n", 1)[1].split("\nEnter submits", 1)[0]
        if said.endswith(": "):
            if "grade [" not in said.rsplit("\n", 1)[1]:
                return False  # the summary: nothing left to practise
            # From here on the draft may be gone, and until "saved" nobody can tell.
            self.draft, self.settled = None, False
            # Nearly always a failure, which asks again: the cards must outlast the killing.
            self._send(self._chance.choices("134", weights=(96, 2, 2))[0])
            return True
        self.asked += "Question " in said
        if "own words" in said and self._chance.random() < 0.7:
            text = f"half a thought, session {self._number}, question {self.asked}"
            kept = said.split("Kept from last time:\n", 1)[1:]
            self._send(text)
            if self._until_prompt() is None:
                return False
            # The next prompt means that the line before it is on disk.
            before = kept[0].split("\nEnter submits", 1)[0] + "\n" if kept else ""
            self.draft = before + text
        self._send(".")
        return True

    def _until_prompt(self) -> str | None:
        """What is said up to the next prompt; None when the trainer is gone."""
        assert self._process.stdout is not None
        said = ""
        while not said.endswith(("\n> ", "]: ", "leaves: ")):
            chunk = self._process.stdout.read(65536)
            if not chunk:
                self._count(said)
                return None
            said += chunk.decode()
        self._count(said)
        return said

    def _count(self, said: str) -> None:
        for line in said.split("\n")[:-1]:
            if line.startswith("saved: "):
                self.saved += 1
                self.settled = True

    def _send(self, line: str) -> None:
        time.sleep(self._chance.uniform(0, 0.04))
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n".encode())


def torture(times: int, seed: int, home: Path) -> Report:
    """Practise and kill `times` times in one home folder; what came of it."""
    chance = random.Random(seed)
    database, config = home / "trainer.db", home / "config.toml"
    config.write_text(CONFIG)
    environ = {
        **os.environ,
        "HOME": str(home),
        "TRAINER_DB": str(database),
        "TRAINER_CONFIG": str(config),
    }
    report = Report()
    expected: str | None = None
    for number in range(times):
        session = Session(environ, chance, number)
        code = session.run()
        report.kills += code == -signal.SIGKILL
        if code not in (0, 1, -signal.SIGKILL):
            report.faults.append(f"session {number} ended with exit code {code}")
        if session.asked:
            report.mid_session += 1
            if expected is not None and session.kept != expected:
                report.faults.append(f"session {number}: draft {expected!r} is {session.kept!r}")
            expected = session.draft if session.settled else None
        report.acknowledged += session.saved
        report.drafts += session.draft is not None
        written = _answers(database)
        # At most one answer a kill can be on disk without having been acknowledged.
        if not report.acknowledged <= written <= report.acknowledged + report.kills:
            report.faults.append(f"{report.acknowledged} acknowledged, {written} on disk")
    report.check_journal(environ)
    return report


def _answers(database: Path) -> int:
    if not database.exists():
        return 0
    with closing(sqlite3.connect(database)) as connection:
        try:
            query = "SELECT count(*) FROM event WHERE kind IN ('review', 'repeat')"
            (count,) = connection.execute(query).fetchone()
        except sqlite3.OperationalError:
            return 0  # killed before the tables were made
    return int(count)


if __name__ == "__main__":
    sys.exit(main(torture, __doc__, times=200))
