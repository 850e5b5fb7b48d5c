"""Practise by script and kill the trainer at random moments: nothing acknowledged may be lost.

Run it for as often as you like:  python -m tests.torture.kill --times 200
"""

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

CONFIG = "new_per_day = 1000\nreviews_per_day = 1000\n"
TRAINER = [sys.executable, "-m", "trainer"]


@dataclass
class Report:
    """What the killing came to."""

    kills: int = 0
    mid_session: int = 0
    """Kills that met a session with at least one question asked."""
    acknowledged: int = 0
    """Answers that the trainer said were saved."""
    drafts: int = 0
    """Half-typed answers that were on disk when the trainer was killed."""
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """The report in two lines or more."""
        return "\n".join(
            [
                f"{self.kills} kills, {self.mid_session} in the middle of a session: "
                f"{self.acknowledged} answers acknowledged, {self.drafts} drafts kept, "
                f"{len(self.faults)} faults",
                *self.faults,
            ]
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
    for command in (["journal", "check"], ["journal", "rebuild"], ["journal", "check"]):
        done = subprocess.run(
            [*TRAINER, *command], env=environ, capture_output=True, text=True, check=False
        )
        if done.returncode:
            report.faults.append(f"{' '.join(command)}: {done.stdout}{done.stderr}")
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


def main() -> int:
    """Run from the command line; exit code 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        report = torture(options.times, options.seed, Path(home))
    sys.stdout.write(f"{report}\n")
    return bool(report.faults)


if __name__ == "__main__":
    sys.exit(main())
