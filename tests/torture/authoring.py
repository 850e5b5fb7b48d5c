"""Write decks by script and kill the trainer at random moments: every file stays whole.

After each kill every deck is as it was or as it was to be, what was confirmed stands in it, and
a card half typed is there to be gone on with. In the end the journal is sound, an import that was
killed is made good by doing it again, and nothing is left behind.

Run it for as often as you like:  python -m tests.torture.authoring --times 100
"""

import os
import pty
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.torture import killing
from tests.torture.killing import TRAINER, main
from trainer.content.cards import Deck
from trainer.deckfile.reader import parse

BUNDLED = "cold-starts"
"""A deck that comes with the program."""

CARDS = 60
"""Cards of the deck that is mended and of the one that is imported."""

SAID = ("c", "What is it that was typed {}?", "", "What {} is", "", "", "", "", "", "", "")
"""What somebody types who is asked for a concept, up to the question whether to write it."""

LATEST = 3.0
"""Seconds after which the last kill comes: a little longer than a command takes."""


@dataclass
class Report(killing.Report):
    """What the killing came to."""

    runs: int = 0
    confirmed: int = 0
    """Cards that the trainer said were added."""

    @property
    def counts(self) -> str:
        """What was counted, in words."""
        return (
            f"{self.runs} runs, {self.kills} kills: {self.confirmed} cards confirmed, "
            f"{self.drafts} cards half typed"
        )


class Desk:
    """One home folder and the decks in it."""

    def __init__(self, home: Path, seed: int) -> None:
        self.home = home
        self.report = Report()
        self.chance = random.Random(seed)
        self.folder = home / ".local/share/interview-trainer/decks"
        self.environ = {
            **{name: value for name, value in os.environ.items() if not name.startswith("XDG_")},
            "HOME": str(home),
            "TRAINER_DB": str(home / "trainer.db"),
            "TRAINER_CONFIG": str(home / "config.toml"),
            "VISUAL": "",
            "EDITOR": str(home / "editor"),
        }
        self._confirmed: list[str] = []
        self._typed: list[str] = []
        """What is kept of a card half typed."""

    def prepare(self) -> None:
        """A deck to add to, one to be mended, an editor, and a package to import."""
        (self.home / "config.toml").write_text("")
        editor = self.home / "editor"
        editor.write_text('#!/bin/sh\nsed -i "s/^title: .*/title: Edited $$/" "$1"\n')
        editor.chmod(0o755)
        self.done("decks", "new", "base")
        source = self.home / "packed.yaml"
        cards = (f"  - id: p{n}\n    ask: Why {n}?\n    answer: So.\n" for n in range(CARDS))
        source.write_text(f"deck: packed\ntitle: Packed\nconcepts:\n{''.join(cards)}")
        self.done("--decks", str(source), "decks", "export", "packed", *self._export("apkg"))

    def done(self, *command: str) -> str:
        """What a command says that nobody kills."""
        return self.report.done(self.environ, *command)

    def _export(self, form: str) -> list[str]:
        return ["--format", form, "-o", str(self.home / f"out.{form}")]

    def round(self, number: int) -> None:
        """Run one command, kill it, and look at what is there."""
        steps: list[Callable[[int], None]] = [
            *(self._add, self._type, self._fix, self._bundled, self._import, self._type),
            *(self._new, self._add, self._write, self._edit),
        ]
        self.report.runs += 1
        before = {path: path.read_bytes() for path in self._decks()}
        steps[number % len(steps)](number)
        for path, data in before.items():
            if not path.exists():
                self._fault(number, f"{path.name} is gone")
            elif path.read_bytes() != data and not _is_whole(path):
                self._fault(number, f"{path.name} is torn")
        for path in {*self._decks(), *self.home.glob("out.yaml")} - {*before}:
            if not _is_whole(path):
                self._fault(number, f"{path.name} is torn")
        base = (self.folder / "base.yaml").read_text()
        for name in self._confirmed:
            if f"id: {name}\n" not in base:
                self._fault(number, f"{name} was confirmed and is lost")

    def _decks(self) -> set[Path]:
        """The decks but for the one that waits to be mended."""
        return {*self.folder.glob("*.yaml")} - {self.folder / "messy.yaml"}

    def finish(self) -> None:
        """Do again what may have been killed, and look whether all is there and nothing more."""
        package = str(self.home / "out.apkg")
        self.done("decks", "import", package, "--with-schedule", "--with-log")
        last = ("--ask", "What is last?", "--answer", "This.")
        self.done("decks", "add", "base", *last)
        left = [path.name for path in self.folder.iterdir() if path.suffix != ".yaml"]
        if left:
            self.report.faults.append(f"left behind: {', '.join(left)}")
        self.report.check_journal(self.environ)

    def _fault(self, number: int, what: str) -> None:
        self.report.faults.append(f"run {number}: {what}")

    def _killed(self, number: int, *command: str) -> str:
        """What a command says until it is killed, if it is not done before."""
        process = subprocess.Popen(
            [*TRAINER, *command],
            env=self.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        try:
            said, complaint = process.communicate(timeout=self.chance.uniform(0.2, LATEST))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            said, complaint = process.communicate()
            self.report.kills += 1
        if process.returncode not in (0, -signal.SIGKILL):
            self._fault(number, f"{' '.join(command)}: {process.returncode}: {complaint}")
        return said

    def _add(self, number: int) -> None:
        name = f"card-{number}"
        given = ("--ask", f"What is {number}?", "--answer", f"It is {number}.", "--id", name)
        if "added" in self._killed(number, "decks", "add", "base", *given):
            self._confirmed.append(name)
            self.report.confirmed += 1

    def _bundled(self, number: int) -> None:
        """Add to a bundled deck: its copy is there with the card or not at all."""
        copy = self.folder / f"{BUNDLED}.yaml"
        copy.unlink(missing_ok=True)
        given = ("--ask", f"What is {number}?", "--answer", f"It is {number}.", "--id", "mine")
        self._killed(number, "decks", "add", BUNDLED, *given)
        if copy.exists() and "id: mine\n" not in copy.read_text():
            self._fault(number, f"{copy.name} is a copy without the card")
        copy.unlink(missing_ok=True)

    def _new(self, number: int) -> None:
        self._killed(number, "decks", "new", f"deck-{number}")

    def _fix(self, number: int) -> None:
        cards = (f"  - ask: Why {n}?\n    answer:   So it is {n}.\n" for n in range(CARDS))
        messy = self.folder / "messy.yaml"
        messy.write_text(f"deck: messy\ntitle: Messy\nconcepts:\n{''.join(cards)}")
        before = messy.read_bytes()
        self._killed(number, "decks", "check", "--fix", str(messy))
        if messy.read_bytes() != before and messy.read_text().count("id: ") != CARDS:
            self._fault(number, "messy.yaml is mended by half")

    def _import(self, number: int) -> None:
        package = str(self.home / "out.apkg")
        self._killed(number, "decks", "import", package, "--with-schedule", "--with-log")

    def _write(self, number: int) -> None:
        (self.home / "out.yaml").unlink(missing_ok=True)
        self._killed(number, "decks", "export", "base", *self._export("yaml"))

    def _edit(self, number: int) -> None:
        self._killed(number, "decks", "edit", "base")

    def _type(self, number: int) -> None:
        """Type a card at a terminal, or go on with one, up to a kill."""
        terminal = Terminal(self.environ, "decks", "add", "base")
        kept, self._typed = self._typed, []
        said = terminal.until_asked()
        if kept:
            if said is None or "was begun" not in said:
                self._fault(number, f"{kept} was typed and is not offered: {said}")
            said = terminal.answer("")
            if said is None or not all(f"> {line}" in said for line in kept if "typed" in line):
                self._fault(number, f"{kept} was typed, and {said} came back")
        lines = [line.format(number) for line in SAID]
        if not kept:
            stop = self.chance.randrange(2, len(lines) + 1)
            for line in lines[:stop]:
                said = terminal.answer(line)
            # What comes after a line means that the line is on the disk.
            self._typed = lines[:stop] if said is not None else []
        self.report.drafts += bool(self._typed)
        self.report.kills += 1
        terminal.kill()
        if kept:
            self._typed = kept
            if self.chance.random() < 0.5:
                self._typed = []
                terminal = Terminal(self.environ, "decks", "add", "base")
                terminal.until_asked()
                terminal.answer("n")
                terminal.kill()


class Terminal:
    """A trainer that believes that somebody types."""

    def __init__(self, environ: dict[str, str], *command: str) -> None:
        self._fd, end = pty.openpty()
        self._process = subprocess.Popen(
            [*TRAINER, *command],
            env={**environ, "TERM": "dumb"},
            stdin=end,
            stdout=end,
            stderr=end,
            start_new_session=True,
        )
        os.close(end)

    def until_asked(self) -> str | None:
        """What is said up to a question; None when the trainer is gone."""
        said, guard = "", time.monotonic() + 60
        while not said.endswith(("> ", "]: ", "drops it: ", "changes it: ")):
            if not select.select([self._fd], [], [], max(guard - time.monotonic(), 0))[0]:
                return None
            try:
                said += os.read(self._fd, 65536).decode(errors="replace")
            except OSError:  # the other end was closed
                return None
        return said

    def answer(self, line: str) -> str | None:
        """Type a line; what is said up to the next question."""
        os.write(self._fd, f"{line}\n".encode())
        return self.until_asked()

    def kill(self) -> None:
        """Kill the trainer."""
        self._process.kill()
        self._process.wait()
        os.close(self._fd)


def _is_whole(path: Path) -> bool:
    return isinstance(parse(path.read_bytes(), path.name).content, Deck)


def torture(times: int, seed: int, home: Path) -> Report:
    """Write and kill `times` times in one home folder; what came of it."""
    desk = Desk(home, seed)
    desk.prepare()
    for number in range(times):
        desk.round(number)
    desk.finish()
    return desk.report


if __name__ == "__main__":
    sys.exit(main(torture, __doc__))
