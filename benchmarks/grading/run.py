"""The project's grader on labelled answers: figures, and whether they got worse."""

import argparse
import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import mean

from benchmarks.grading.answers import (
    Answer,
    AnswersError,
    check_labels,
    read_answers,
    read_scenarios,
)
from benchmarks.grading.depth import measure_depth, read_depths
from benchmarks.grading.figures import (
    OTHER_QUESTION,
    Figures,
    Verdict,
    measure,
    mistakes,
    worse,
)
from trainer.deckfile.lexicons import read_lexicon
from trainer.errors import TrainerError
from trainer.grading.assess import assess
from trainer.grading.assessment import Assessment
from trainer.grading.rubric import Rubric, prepare

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
ANSWERS = HERE / "answers.jsonl"
RECORDED = HERE / "recorded.json"
DEPTH = "depth.jsonl"


def main(arguments: Sequence[str]) -> int:
    """Print the figures; 1 when one is worse than recorded, 2 when there is nothing to grade."""
    options = _options().parse_args(arguments)
    recorded = options.recorded or options.data.with_name(RECORDED.name)
    try:
        before = _read_recorded(recorded) if options.check else {}
        graded, more, took_ms = _grade(options.data, options.scenarios, options.lexicon)
    except TrainerError as error:
        print(error, file=sys.stderr)
        return 2
    figures = measure(graded) | more
    print(f"{len(graded)} answers, {took_ms:.1f} ms each")
    for name, value in figures.items():
        print(f"  {name:<42}{value:>7.3f}")
    if options.errors:
        print("\n".join(mistakes(graded)))
    losses = worse(figures, before)
    for line in losses:
        print(line, file=sys.stderr)
    if options.record:
        rounded = {name: round(value, 4) for name, value in figures.items()}
        recorded.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")
    return int(bool(losses))


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.grading", description=__doc__)
    parser.add_argument("--data", type=Path, default=ANSWERS, help="labelled answers, JSON lines")
    parser.add_argument(
        "--scenarios", type=Path, default=PROJECT / "scenarios", help="folder of their scenarios"
    )
    parser.add_argument(
        "--lexicon", type=Path, default=PROJECT / "data" / "lexicon", help="folder of lexicons"
    )
    parser.add_argument(
        "--recorded", type=Path, help="file of recorded figures; recorded.json beside the data"
    )
    parser.add_argument("--errors", action="store_true", help="list what was graded wrongly")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="fail when a figure became worse")
    what.add_argument("--record", action="store_true", help="keep these figures as recorded")
    return parser


def _grade(
    data: Path, scenarios: Path, lexicon: Path
) -> tuple[list[tuple[Answer, Verdict]], Figures, float]:
    """Each answer with what the grader says of it, figures of more than that, and time.

    The time is the mean of an answer, in milliseconds. Labels of reasons and costs stand in
    `depth.jsonl` beside the answers, if there are any.
    """
    answers = read_answers(data)
    known = read_scenarios(scenarios, (answer.scenario for answer in answers))
    check_labels(answers, known)
    words = read_lexicon(lexicon)
    rubrics = {
        name: prepare(scenario.ask, scenario.points, scenario.red_flags, words)
        for name, scenario in known.items()
    }
    started = time.perf_counter()
    said = [assess(rubrics[answer.scenario], answer.text) for answer in answers]
    took = time.perf_counter() - started
    depths = read_depths(data.with_name(DEPTH), known)
    more = measure_depth(zip(answers, said, strict=True), depths) | _misplaced(answers, rubrics)
    return list(zip(answers, map(_verdict, said), strict=True)), more, took * 1000 / len(answers)


def _misplaced(answers: Sequence[Answer], rubrics: Mapping[str, Rubric]) -> Figures:
    """What strong answers earn for questions that they do not answer."""
    scores = [
        assess(rubric, answer.text).score or 0.0
        for answer in answers
        for name, rubric in rubrics.items()
        if answer.label == "strong" and name != answer.scenario
    ]
    return {OTHER_QUESTION: mean(scores)} if scores else {}


def _verdict(said: Assessment) -> Verdict:
    return Verdict(
        score=said.score or 0.0,
        points={point.id: point.state for point in said.points},
        red_flags=frozenset(flag.id for flag in said.red_flags),
    )


def _read_recorded(path: Path) -> Figures:
    try:
        figures = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise AnswersError(f"{path} holds no recorded figures: {error}") from error
    if not isinstance(figures, dict) or not all(_is_number(each) for each in figures.values()):
        raise AnswersError(f"{path} must hold one JSON object, a number for each figure.")
    return {str(name): float(value) for name, value in figures.items()}


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
