"""Start, next card and memory with 1,000, 10,000 and 100,000 cards."""

import os
import statistics
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks import home
from benchmarks.measure import Result, side_by_side
from benchmarks.terminal import seen_after
from trainer.practice.question import Plan
from trainer.settings import load_settings
from trainer.workspace import Workspace

SIZES = (1_000, 10_000, 100_000)
ROUNDS = 9
CARDS = 30
"""Answers timed one after the other, where so many are due."""

QUESTION = "What does part"
"""How the question of a synthetic card begins."""


def run() -> list[Result]:
    """Milliseconds, megabytes and ratios by size."""
    here = dict(os.environ)
    results: list[Result] = []
    peaks: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        environs: dict[int, Mapping[str, str]] = {}
        for size in SIZES:
            place = Path(folder) / str(size)
            place.mkdir()
            started = time.perf_counter()
            environs[size] = home.make(place, size)
            seconds = time.perf_counter() - started
            results.append(Result(f"write, read and compile {size:,} cards", seconds, "s"))
        os.environ.clear()
        os.environ.update(here)

        def start(size: int) -> float:
            seen = seen_after([home.trainer(), "review"], QUESTION, environs[size])
            peaks[size] = max(peaks.get(size, 0), seen.peak_mb)
            return seen.ms

        medians = side_by_side(
            {str(size): lambda size=size: start(size) for size in SIZES},  # type: ignore[misc]
            ROUNDS,
        )
        # Last, because answering uses up what is due today.
        for size in SIZES:
            os.environ.update(environs[size])
            results.append(Result(f"next card, {size:,} cards", _next_card_ms(), "ms"))
        os.environ.clear()
        os.environ.update(here)
    for size in SIZES:
        results.append(Result(f"start to first question, {size:,} cards", medians[str(size)], "ms"))
        results.append(Result(f"peak memory, {size:,} cards", peaks[size], "MB", 150))
    few, many = (medians[str(size)] for size in (SIZES[0], SIZES[-1]))
    name = f"start at {SIZES[-1]:,} cards / at {SIZES[0]:,}"
    return [*results, Result(name, many / few, "x", 1.5)]


def _next_card_ms() -> float:
    """The median time from a grade to the next question, writing included."""
    with Workspace.open(load_settings()) as workspace:
        session = workspace.review(Plan())
        taken: list[float] = []
        while session.question is not None and len(taken) < CARDS:
            session.reveal(workspace.now())
            started = time.perf_counter()
            session.grade(4, workspace.now())
            taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)
