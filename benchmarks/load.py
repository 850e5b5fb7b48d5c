"""All bundled decks and scenarios read from their text, and a start at which none changed."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from benchmarks import home
from benchmarks.measure import Result, side_by_side
from trainer.deckfile.discover import discover
from trainer.deckfile.reading import DeckFiles
from trainer.settings import folders, load_settings
from trainer.workspace import Workspace

ROUNDS = 15


def run() -> list[Result]:
    """Milliseconds cold and warm, and their ratios."""
    here = dict(os.environ)
    with tempfile.TemporaryDirectory() as folder:
        home.make(Path(folder), 0)
        settings = load_settings()
        sources = discover(folders(settings))
        with Workspace.open(settings) as workspace:

            def compile_anew() -> None:
                workspace.catalogue.clear()
                workspace.sync()

            medians = side_by_side(
                {
                    "parsed": lambda: _ms(_parse_all),
                    "decks": lambda: _ms(lambda: _read_all("decks")),
                    "read": lambda: _ms(_read_all),
                    "compiled": lambda: _ms(compile_anew),
                    "warm": lambda: _ms(workspace.sync),
                },
                ROUNDS,
            )
    os.environ.clear()
    os.environ.update(here)
    return [
        Result(f"{len(sources)} files through the YAML parser alone", medians["parsed"], "ms"),
        Result("cold: the decks read into the library", medians["decks"], "ms", 150),
        Result("cold: decks and scenarios", medians["read"], "ms", 150),
        Result("the same / the YAML parser alone", medians["read"] / medians["parsed"], "x", 5),
        Result("the same, and compiled into an empty catalogue", medians["compiled"], "ms"),
        Result("warm: none of them changed", medians["warm"], "ms", 20),
        Result("warm / cold", medians["warm"] / medians["read"], "x", 0.2),
    ]


def _parse_all() -> None:
    """Every file as events, which are thrown away: nothing that reads YAML can be faster."""
    for source in discover(folders(load_settings())):
        for _ in yaml.parse(Path(source.path).read_bytes(), Loader=yaml.CSafeLoader):
            pass


def _read_all(folder: str = "") -> None:
    """Every file, or those of a folder, from its bytes to the deck or scenario in it."""
    files = DeckFiles()
    for source in discover(folders(load_settings())):
        if folder not in Path(source.path).parent.name:
            continue
        data = files.fetch(source)
        if not isinstance(data, bytes) or files.parse(data, source.path).content is None:
            raise RuntimeError(f"{source.path} cannot be read")


def _ms(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000
