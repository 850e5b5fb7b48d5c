"""What the scripts that kill the trainer share: what they report, and how they are run."""

import argparse
import subprocess
import sys
import tempfile
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

TRAINER = [sys.executable, "-m", "trainer"]


@dataclass
class Report(ABC):
    """What the killing came to."""

    kills: int = 0
    drafts: int = 0
    """What was half typed, and on disk, when the trainer was killed."""
    faults: list[str] = field(default_factory=list)

    @property
    @abstractmethod
    def counts(self) -> str:
        """What was counted, in words."""

    def __str__(self) -> str:
        """The report: a line, and one more for each fault."""
        return "\n".join([f"{self.counts}, {len(self.faults)} faults", *self.faults])

    def done(self, environ: dict[str, str], *command: str) -> str:
        """What a command says that nobody kills; a fault if it fails."""
        done = subprocess.run(
            [*TRAINER, *command], env=environ, capture_output=True, text=True, check=False
        )
        if done.returncode:
            self.faults.append(f"{' '.join(command)}: {done.stdout}{done.stderr}")
        return done.stdout

    def check_journal(self, environ: dict[str, str]) -> None:
        """Check the journal, rebuild it, and check it again."""
        for action in ("check", "rebuild", "check"):
            self.done(environ, "journal", action)


def main(
    torture: Callable[[int, int, Path], Report], described: str | None, times: int = 100
) -> int:
    """Run from the command line; exit code 1 when anything was lost."""
    parser = argparse.ArgumentParser(description=described)
    parser.add_argument("--times", type=int, default=times)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        report = torture(options.times, options.seed, Path(home))
    sys.stdout.write(f"{report}\n")
    return bool(report.faults)
