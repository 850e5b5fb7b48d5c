"""How long the assessment of free answers takes, and how that grows with their length."""

import time

from benchmarks.grading.answers import read_answers
from benchmarks.grading.run import ANSWERS as FILE
from benchmarks.measure import Result, side_by_side
from trainer.content.scenarios import Scenario
from trainer.deckfile.lexicons import read_lexicon
from trainer.deckfile.reader import parse
from trainer.grading.assess import assess
from trainer.grading.rubric import Rubric, prepare
from trainer.resources import bundled

ANSWERS = 1_000
ROUNDS = 7
LONG = 100_000
"""Characters of a long answer."""


def run() -> list[Result]:
    """Seconds for a thousand answers and for a long one, and the growth of time with length."""
    rubric, text = _rubric(), _text()
    words = text.split()
    usual = [" ".join(words[n % 500 : n % 500 + 150]) for n in range(ANSWERS)]
    long = (text * (LONG // len(text) + 1))[:LONG]
    assess(rubric, usual[0])
    started = time.perf_counter()
    for answer in usual:
        assess(rubric, answer)
    thousand = time.perf_counter() - started
    medians = side_by_side(
        {
            "long": lambda: _seconds(rubric, long),
            "half": lambda: _seconds(rubric, long[: LONG // 2]),
        },
        ROUNDS,
    )
    refused = _seconds(rubric, "x" * 5_000_000)
    return [
        Result("1,000 answers of 150 words against a rubric", thousand, "s", 5),
        Result("one answer of 100 KB", medians["long"], "s", 0.3),
        Result("100 KB / 50 KB", medians["long"] / medians["half"], "x", 2.5),
        Result("refusing 5 MB", refused, "s", 0.3),
    ]


def _seconds(rubric: Rubric, answer: str) -> float:
    started = time.perf_counter()
    assess(rubric, answer)
    return time.perf_counter() - started


def _rubric() -> Rubric:
    path = bundled("scenarios") / "cold-starts-3-to-5-seconds.yaml"
    scenario = parse(path.read_bytes(), str(path)).content
    assert isinstance(scenario, Scenario)
    lexicon = read_lexicon(bundled("data") / "lexicon")
    return prepare(scenario.ask, scenario.points, scenario.red_flags, lexicon)


def _text() -> str:
    """Many different answers, one after the other."""
    return "\n".join(answer.text for answer in read_answers(FILE))
