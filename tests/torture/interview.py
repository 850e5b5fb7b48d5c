"""Sit interviews by script and kill the trainer at random moments: nothing may be lost.

After each kill the interview goes on with every step that was acknowledged, and with the
draft as it was at the last prompt: a line is on disk before the next one is asked for.

Run it for as often as you like:  python -m tests.torture.interview --times 100
"""

import json
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

OFFER = "q leaves: "

KEPT = "Kept so far:\n"

SAID = ("a queue in between", "the worker is idempotent", "an alarm on the dead letter queue")

EARLY = 0.2
"""The share of kills that may come before the first prompt."""

STEPS = ("answer", "ask", "probe")
"""What acknowledged lines leave in the journal."""


@dataclass
class Report(killing.Report):
    """What the killing came to."""

    mid_interview: int = 0
    """Kills that met an interview in which something was being typed or asked."""
    acknowledged: int = 0
    """Steps that the trainer said were saved."""
    finished: int = 0
    """Interviews that came to their report."""

    @property
    def counts(self) -> str:
        """What was counted, in words."""
        return (
            f"{self.kills} kills, {self.mid_interview} in the middle of an interview: "
            f"{self.acknowledged} steps acknowledged, {self.drafts} drafts kept, "
            f"{self.finished} interviews finished"
        )


class Gone(Exception):  # noqa: N818 - being killed is what it is for
    """The trainer was killed, or has ended."""


class Sitting:
    """One start of the trainer, and the timer that kills it."""

    def __init__(self, environ: dict[str, str], chance: random.Random, number: int) -> None:
        self.saved = 0
        self.finished = 0
        self.prompts = 0
        self.was_offered = False
        """Whether there was an interview to go on with."""
        self.found: str | None = None
        """The draft that the trainer said was kept from before."""
        self.drafts: set[str | None] = {None}
        """What may be kept next time: one draft, or two while a line is under way."""
        self._chance = chance
        self._number = number
        self._process = subprocess.Popen(
            [*TRAINER, "mock", "--plain", "--minutes", "20"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environ,
            bufsize=0,
        )
        self._timer = threading.Timer(chance.uniform(0.05, 1.5), self._process.kill)
        self._is_handed_in = False
        """Whether an answer was handed in whose draft is gone by the next prompt."""
        self._is_early = chance.random() < EARLY

    def run(self) -> int:
        """Go on until the kill; the exit code, negative for a signal."""
        if self._is_early:
            self._timer.start()
        try:
            while True:
                self._answer(self._until_prompt())
        except (Gone, BrokenPipeError, ConnectionResetError):
            pass
        self._timer.cancel()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()
        return self._process.wait()

    def _answer(self, said: str) -> None:
        """Type what is to follow at this prompt, now and then only half an answer."""
        if said.endswith(OFFER):
            self.was_offered = True
            return self._send("")
        self.prompts += 1
        if self._is_handed_in:
            self.drafts, self._is_handed_in = {None}, False
        if KEPT in said:
            self.found = said.split(KEPT, 1)[1].rsplit("\n(", 1)[0]
            self.drafts = {self.found}
        if KEPT in said or "single dot hands it in" in said or "Answer in a few lines" in said:
            return self._write()
        one_line = "Question " in said.rsplit("\n\n", 1)[-1]
        asks = self._chance.random() < 0.4
        self._send(f"line {self._number}.{self.prompts}" if one_line or asks else "")
        return None

    def _write(self) -> None:
        """Some lines of an answer, then the dot that hands it in."""
        (draft,) = self.drafts
        for _ in range(self._chance.randint(1, 6)):
            line = f"{self._chance.choice(SAID)} {self._number}.{self.prompts}"
            longer = f"{draft}\n{line}" if draft else line
            self._send(line, longer)
            self._until_prompt()
            draft, self.drafts = longer, {longer}  # the line is on disk now
            self.prompts += 1
        self._send(".", None)
        self._is_handed_in = True

    def _until_prompt(self) -> str:
        """What is said up to the next prompt."""
        assert self._process.stdout is not None
        said = ""
        while not said.endswith(("\n> ", OFFER)):
            chunk = self._process.stdout.read(65536)
            if not chunk:
                self._count(said)
                raise Gone
            said += chunk.decode()
        self._count(said)
        if self._timer.ident is None:
            self._timer.start()  # a busy machine may take long to get here
        return said

    def _count(self, said: str) -> None:
        for line in said.split("\n")[:-1]:
            self.finished += line == "That was the last question. Your report:"
            self.saved += line == "saved" or line.startswith("saved: ")
        # The name of the report is no step.
        self.saved -= "saved: `trainer report" in said

    def _send(self, line: str, *drafts: str | None) -> None:
        """Type a line after a moment's thought; from then on `drafts` may be kept as well."""
        time.sleep(self._chance.uniform(0, 0.12))
        self.drafts.update(drafts)
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n".encode())


def torture(times: int, seed: int, home: Path) -> Report:
    """Sit until `times` kills in one home folder, or the first fault; what came of it."""
    chance = random.Random(seed)
    database = home / "trainer.db"
    environ = {**os.environ, "HOME": str(home), "TRAINER_DB": str(database)}
    report = Report()
    drafts: set[str | None] = {None}
    number = 0
    while report.kills < times and not report.faults:
        number += 1
        unfinished = _is_unfinished(database)
        sitting = Sitting(environ, chance, number)
        code = sitting.run()
        report.kills += code == -signal.SIGKILL
        if code not in (0, -signal.SIGKILL):
            report.faults.append(f"sitting {number} ended with exit code {code}")
        if sitting.prompts:
            report.mid_interview += 1
            if unfinished and not sitting.was_offered:
                report.faults.append(f"sitting {number}: the interview was not offered again")
            if sitting.found not in drafts:
                report.faults.append(f"sitting {number}: {sitting.found!r} is not of {drafts!r}")
            drafts = sitting.drafts
        report.acknowledged += sitting.saved
        report.finished += sitting.finished
        report.drafts += None not in drafts
        written = _steps(database)
        # At most one step a kill can be on disk without having been acknowledged.
        if not report.acknowledged <= written <= report.acknowledged + report.kills:
            report.faults.append(f"{report.acknowledged} acknowledged, {written} on disk")
    report.check_journal(environ)
    return report


def _steps(database: Path) -> int:
    """The steps on disk that are acknowledged by "saved"."""
    return sum(step in STEPS for step in _did(database))


def _is_unfinished(database: Path) -> bool:
    """Whether an interview has begun and not ended."""
    did = _did(database)
    return did.count("start") > did.count("finish")


def _did(database: Path) -> list[str]:
    """What every step of every interview did."""
    if not database.exists():
        return []
    with closing(sqlite3.connect(database)) as connection:
        try:
            rows = connection.execute("SELECT data FROM event WHERE kind = 'mock'").fetchall()
        except sqlite3.OperationalError:
            return []  # killed before the tables were made
    return [str(json.loads(data)["do"]) for (data,) in rows]


if __name__ == "__main__":
    sys.exit(main(torture, __doc__))
