"""`trainer grade`: answers from standard input graded, one for a person or many for a program."""

import json
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, BinaryIO

from trainer.cli.output import say, say_json
from trainer.cli.parser import Args, Parser, add_json
from trainer.cli.shared import open_workspace
from trainer.errors import ExitCode, TrainerError, UsageError

if TYPE_CHECKING:
    from trainer.content.scenarios import Scenario
    from trainer.grading.assessment import Assessment
    from trainer.grading.references import Combine, References
    from trainer.grading.rubric import Rubric
    from trainer.workspace import Workspace

LONGEST_LINE = 4 * 2**20
"""Bytes of a line that are read; the rest of a longer one is passed over."""

KEPT = 256
"""Questions kept prepared: answers mostly come sorted by question."""


def fill(parser: Parser) -> None:
    """Make the options."""
    parser.description = (
        "Grade a free answer from standard input by the rubric of a scenario, or with --jsonl\n"
        "many: one JSON object a line, by a scenario or by reference answers."
    )
    parser.examples(
        "trainer grade --scenario payment-service-in-lambda < answer.txt",
        "trainer grade --scenario checkout-saga --explain < answer.txt    why, step by step",
        "trainer grade --jsonl < answers.jsonl > scores.jsonl",
    )
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--scenario", metavar="ID", help="the scenario whose question is answered")
    what.add_argument("--jsonl", action="store_true", help="grade a JSON object a line")
    parser.add_argument("--explain", action="store_true", help="print every step of the grading")
    add_json(parser)
    parser.set_defaults(run=run)


def run(args: Args) -> int:
    """Grade what comes over standard input."""
    if args.explain and (args.jsonl or args.json):
        raise UsageError("--explain is for people; leave out --json and --jsonl")
    with open_workspace(args) as workspace:
        grader = _Grader(workspace)
        if args.jsonl:
            _grade_lines(grader)
        else:
            _grade_one(grader, args)
    return ExitCode.DONE


class _Grader:
    """Grades any number of answers; what a question needs is prepared once."""

    def __init__(self, workspace: "Workspace") -> None:
        # Imported here: they take longer to load than most commands run.
        from trainer.grading import assess, heard, references, rubric

        self.longest = heard.LONGEST

        @lru_cache(KEPT)
        def prepared(id_: str) -> "tuple[Scenario, Rubric]":
            scenario = workspace.catalogue.scenario(id_)
            if scenario is None:
                raise UsageError(f"there is no scenario {id_!r} among your decks")
            points, flags = scenario.points, scenario.red_flags
            words = workspace.lexicon
            return scenario, rubric.prepare(scenario.ask, points, flags, words, scenario.context)

        @lru_cache(KEPT)
        def answered(question: str, texts: tuple[str, ...]) -> "References":
            return references.prepare(question, texts, workspace.lexicon)

        self.prepared, self._answered = prepared, answered
        self._assess: Callable[[Rubric, str], Assessment] = assess.assess
        self._score = references.score

    def by_scenario(self, id_: str, answer: str) -> "Assessment":
        """The assessment by a rubric; UsageError for an unknown scenario or a long answer."""
        self._check(answer, "answer")
        return self._assess(self.prepared(id_)[1], answer)

    def by_references(
        self,
        question: str,
        texts: tuple[str, ...],
        combine: "Combine",
        points_for_full: float | None,
        answer: str,
    ) -> float:
        """The score by reference answers; UsageError when something is too long."""
        self._check(answer, "answer")
        self._check(question, "question")
        self._check("\n".join(texts), "reference answers")
        return self._score(self._answered(question, texts), combine, points_for_full, answer)

    def _check(self, text: str, what: str) -> None:
        if len(text) > self.longest:
            raise UsageError(
                f"{what}: longer than the {self.longest:,} characters that are graded; shorten it"
            )


def _grade_one(grader: _Grader, args: Args) -> None:
    """Print the assessment of the one answer that standard input holds."""
    scenario, rubric = grader.prepared(args.scenario)
    data = sys.stdin.buffer.read(4 * grader.longest + 1)  # a character has four bytes at most
    answer = data.decode("utf-8", "replace")
    found = grader.by_scenario(args.scenario, answer)
    if args.json:
        say_json({"id": scenario.id, **found.as_json()})
        return
    if args.explain:
        from trainer.grading.trace import trace

        for line in trace(rubric, answer):
            say(line)
        return
    say(found.reason if found.score is None else f"Score: {found.score:.2f}")
    for point in found.points:
        say(f"{point.state:>12}  {point.id}: {point.reason}")
        for start, end in point.evidence:
            say(f"{'':>14}“{' '.join(answer[start:end].split())}”")
    for flag in found.red_flags:
        say(f"{'red flag':>12}  {flag.id}")
        for start, end in flag.evidence:
            say(f"{'':>14}“{' '.join(answer[start:end].split())}”")


def _grade_lines(grader: _Grader) -> None:
    """Print one line of JSON for every line of standard input, as they come."""
    for line in _lines(sys.stdin.buffer):
        # ASCII: an id comes out as it went in, half a surrogate pair included.
        sys.stdout.write(json.dumps(_graded(grader, line)) + "\n")
        sys.stdout.flush()


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream; None for one that is too long."""
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) <= LONGEST_LINE:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE)
        yield None


def _graded(grader: _Grader, line: bytes | None) -> dict[str, Any]:
    """What one line comes to."""
    name: str | int | float | None = None
    try:
        given = _object(line)
        name = _name(given)
        answer = _text(given, "answer")
        if given.get("scenario") is not None:
            found = grader.by_scenario(_text(given, "scenario"), answer)
            return {"id": name, **found.as_json()}
        score = grader.by_references(
            _text(given, "question") if given.get("question") is not None else "",
            _references(given),
            _combine(given),
            _points_for_full(given),
            answer,
        )
    except TrainerError as error:
        return {"id": name, "score": 0, "error": str(error)}
    return {"id": name, "score": round(score, 4)}


def _object(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise UsageError(f"longer than the {LONGEST_LINE // 2**20} MB that a line may have")
    try:
        given = json.loads(line.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise UsageError(
            "not a line of JSON; expected an object such as "
            '{"id": "1", "scenario": "…", "answer": "…"}'
        ) from error
    if not isinstance(given, dict):
        raise UsageError("expected a JSON object with id, answer and scenario or references")
    return given


def _no_number(text: str) -> float:
    raise ValueError(text)


def _name(given: dict[str, Any]) -> str | int | float | None:
    name = given.get("id")
    if isinstance(name, float) and name in (float("inf"), float("-inf")):
        raise UsageError("id: expected a text or a number")
    if name is None or isinstance(name, str | int | float):
        return name
    raise UsageError("id: expected a text or a number")


def _text(given: dict[str, Any], key: str) -> str:
    text = given.get(key)
    if not isinstance(text, str):
        raise UsageError(f"{key}: expected a text")
    return text


def _references(given: dict[str, Any]) -> tuple[str, ...]:
    texts = given.get("reference_answers")
    if not isinstance(texts, list) or not texts or not all(isinstance(t, str) for t in texts):
        raise UsageError("expected `scenario`, or `reference_answers` as a list of texts")
    return tuple(texts)


def _combine(given: dict[str, Any]) -> "Combine":
    combine = given.get("combine")
    if combine is None or combine == "any":
        return "any"
    if combine == "cover":
        return "cover"
    raise UsageError('combine: expected "any" or "cover"')


def _points_for_full(given: dict[str, Any]) -> float | None:
    points = given.get("points_for_full")
    if points is None:
        return None
    if isinstance(points, bool) or not isinstance(points, int | float) or not 0 < points < 1e6:
        raise UsageError("points_for_full: expected a number above 0, or null")
    return float(points)
