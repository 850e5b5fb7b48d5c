"""Timing two or more things side by side."""

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One line of a benchmark's outcome."""

    name: str
    value: float
    unit: str
    aim: float | None = None
    """The value must not be above this."""

    @property
    def missed(self) -> bool:
        """Whether the aim was missed."""
        return self.aim is not None and self.value > self.aim

    def __str__(self) -> str:
        """The line as it is printed."""
        aim = (
            "" if self.aim is None else f"   aim <= {self.aim:g}{' MISSED' if self.missed else ''}"
        )
        return f"  {self.name:<58}{self.value:>10.2f} {self.unit}{aim}"


def side_by_side(
    subjects: Mapping[str, Callable[[], float]], rounds: int, warm_up: int = 2
) -> dict[str, float]:
    """The median of what each subject returns, the subjects taking turns."""
    values: dict[str, list[float]] = {name: [] for name in subjects}
    for number in range(warm_up + rounds):
        for name, subject in subjects.items():
            value = subject()
            if number >= warm_up:
                values[name].append(value)
    return {name: statistics.median(taken) for name, taken in values.items()}


def run_ms(command: list[str], environ: Mapping[str, str] | None = None) -> float:
    """Milliseconds from start to end of a command whose output is thrown away."""
    started = time.perf_counter()
    subprocess.run(
        command,
        stdout=subprocess.DEVNULL,
        env={**os.environ, **(environ or {})},
        check=False,
    )
    return (time.perf_counter() - started) * 1000
