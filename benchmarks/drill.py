"""A drill: opened, an answer of 300 words assessed, its grade taken; beside a bare transaction."""

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks.grading.answers import read_answers
from benchmarks.grading.run import ANSWERS as FILE
from benchmarks.measure import Result, side_by_side
from trainer.practice.drill import DrillSession
from trainer.settings import load_settings
from trainer.store import opening
from trainer.workspace import Workspace

SCENARIO = "payment-service-in-lambda"
WORDS = 300
ROUNDS = 60
EARLIER = 20
"""Attempts that lie in the journal: a scenario of which one has seen a lot."""

AIM_OPEN = 150
AIM_ASSESS = 50
"""Milliseconds of the whole way to the screen; what is measured here has to be far below."""


def run() -> list[Result]:
    """Milliseconds of each step, and of writing and reading the answer by bare sqlite3."""
    text = text_of_words()
    with tempfile.TemporaryDirectory() as folder, _workspace(Path(folder)) as workspace:
        started = time.perf_counter()
        workspace.drill(SCENARIO, workspace.now()).warm()
        first = (time.perf_counter() - started) * 1000
        for _ in range(EARLIER):
            _drilled(workspace, text)
        bare_file = Path(folder) / "bare.db"
        bare_file.touch()
        with closing(opening.connect(bare_file)) as bare:
            bare.execute("PRAGMA journal_mode = WAL")
            bare.execute("CREATE TABLE draft (text TEXT)")
            medians = side_by_side(
                {
                    "open": lambda: _ms(lambda: workspace.drill(SCENARIO, workspace.now())),
                    "assess": lambda: _assessed(workspace, text),
                    "grade": lambda: _graded(workspace, text),
                    "bare": lambda: _ms(lambda: _write(bare, text)),
                },
                ROUNDS,
            )
    return [
        Result("the first drill after a start, words read and rubric made", first, "ms", AIM_OPEN),
        Result("a drill opened, with earlier attempts", medians["open"], "ms", AIM_OPEN),
        Result(f"{WORDS} words submitted and assessed", medians["assess"], "ms", AIM_ASSESS),
        Result("a grade taken, on disk", medians["grade"], "ms", AIM_ASSESS),
        Result("the same words committed by bare sqlite3", medians["bare"], "ms"),
    ]


@contextmanager
def _workspace(folder: Path) -> Iterator[Workspace]:
    with Workspace.open(load_settings(str(folder / "trainer.db"), ())) as workspace:
        yield workspace


def text_of_words() -> str:
    """Different answers to the scenario, one after the other, up to the number of words."""
    words = " ".join(each.text for each in read_answers(FILE) if each.scenario == SCENARIO).split()
    assert len(words) >= WORDS, "too few answers in the file"
    return " ".join(words[:WORDS])


def _ready(workspace: Workspace) -> DrillSession:
    session = workspace.drill(SCENARIO, workspace.now())
    session.warm()
    return session


def _assessed(workspace: Workspace, text: str) -> float:
    session = _ready(workspace)
    # Another text each time, as a draft that is on disk already would not be written.
    session.typing(text[:-1], workspace.now())
    return _ms(lambda: session.submit(text, workspace.now()))


def _graded(workspace: Workspace, text: str) -> float:
    session = _ready(workspace)
    session.submit(text, workspace.now())
    return _ms(lambda: session.grade(3, workspace.now()))


def _drilled(workspace: Workspace, text: str) -> None:
    session = _ready(workspace)
    session.submit(text, workspace.now())
    session.grade(3, workspace.now())


def _write(connection: sqlite3.Connection, text: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM draft")
    connection.execute("INSERT INTO draft VALUES (?)", (text,))
    connection.execute("COMMIT")


def _ms(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000
