"""A drill on the screen: from the key to the painted picture, beside a plain list."""

import asyncio
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from textual.screen import Screen

from benchmarks import home
from benchmarks.drill import text_of_words
from benchmarks.measure import Result
from trainer.settings import load_settings
from trainer.tui import app
from trainer.tui.app import TrainerApp, look, open_workspace
from trainer.tui.drill import DrillScreen
from trainer.tui.drills import DrillsScreen
from trainer.tui.essay import DraftField

SIZE = (120, 36)
ROUNDS = 12

AIM_OPEN = 150
AIM_ASSESS = 50
"""Milliseconds that feel like at once."""


class Counting(TrainerApp):
    """The trainer, which counts what it paints."""

    CSS_PATH = Path(app.__file__).with_name("app.tcss")
    paints = 0

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        super()._display(screen, renderable)
        self.paints += bool(screen.size.width)


def run() -> list[Result]:
    """Milliseconds from each key to the picture that it brings."""
    kept = dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        home.make(Path(folder), 0)
        try:
            opened, assessed, listed = asyncio.run(_measured())
        finally:
            os.environ.clear()
            os.environ.update(kept)
    return [
        Result("the first drill opened, from the key to the picture", opened[0], "ms", AIM_OPEN),
        Result("a later drill", median(opened[1:]), "ms", AIM_OPEN),
        Result("300 words submitted, assessment on screen", median(assessed), "ms", AIM_ASSESS),
        Result("the list of scenarios opened", median(listed), "ms"),
    ]


async def _measured() -> tuple[list[float], list[float], list[float]]:
    settings = load_settings()
    trainer = Counting(settings, open_workspace, lambda: look(settings))
    opened, assessed, listed = [], [], []
    async with trainer.run_test(size=SIZE) as pilot:
        await trainer.workers.wait_for_complete()
        for number in range(ROUNDS):
            listed.append(
                await _until_painted(
                    trainer,
                    lambda: trainer.simulate_key("d"),
                    lambda: isinstance(trainer.screen, DrillsScreen),
                )
            )
            await trainer.workers.wait_for_complete()
            await pilot.pause()
            opened.append(
                await _until_painted(
                    trainer,
                    lambda: trainer.simulate_key("enter"),
                    lambda: _drill(trainer) is not None,
                )
            )
            await trainer.workers.wait_for_complete()
            trainer.screen.query_one(DraftField).text = f"{text_of_words()} {number}"
            await pilot.pause()
            assessed.append(
                await _until_painted(
                    trainer,
                    lambda: trainer.simulate_key("ctrl+j"),
                    lambda: (drill := _drill(trainer)) is not None and drill.session.typed != "",
                )
            )
            await pilot.press("q")
            await pilot.pause()
    return opened, assessed, listed


def _drill(trainer: TrainerApp) -> DrillScreen | None:
    return trainer.screen if isinstance(trainer.screen, DrillScreen) else None


async def _until_painted(
    trainer: Counting, act: Callable[[], object], is_there: Callable[[], bool]
) -> float:
    """Milliseconds until something is painted once it is there."""
    started = time.perf_counter()
    act()
    before = trainer.paints
    while not is_there():
        before = trainer.paints
        await asyncio.sleep(0)
    while trainer.paints == before:
        await asyncio.sleep(0)
    return (time.perf_counter() - started) * 1000
