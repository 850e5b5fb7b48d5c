"""Labelled answers: what people said of each point, read from JSON lines."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from trainer.content.scenarios import Scenario
from trainer.deckfile.reader import parse
from trainer.errors import TrainerError

LISTS = ("hits", "partial", "misses", "red_flags")


class AnswersError(TrainerError):
    """The answers or their scenarios cannot be used."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer with its labels."""

    scenario: str
    label: str
    """What kind of answer it is."""
    text: str
    hits: frozenset[str]
    partial: frozenset[str]
    misses: frozenset[str]
    """Points it does not make, denies or merely lists."""
    red_flags: frozenset[str]

    @property
    def name(self) -> str:
        """How reports call it."""
        return f"{self.scenario}/{self.label}"


def read_answers(path: Path) -> list[Answer]:
    """The answers of a file, one on each line; AnswersError names the line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise AnswersError(f"{path} cannot be read: {error}") from error
    answers = [_answer(line, f"{path}:{n}") for n, line in enumerate(lines, 1) if line.strip()]
    if not answers:
        raise AnswersError(f"{path} holds no answers.")
    return answers


def read_scenarios(folder: Path, wanted: Iterable[str]) -> dict[str, Scenario]:
    """The wanted scenarios by id, each read from the file that bears its name."""
    found: dict[str, Scenario] = {}
    for name in sorted(set(wanted)):
        path = folder / f"{name}.yaml"
        if path.name != f"{name}.yaml" or path.parent != folder or not path.is_file():
            raise AnswersError(f"There is no scenario {name!r} in {folder}.")
        reading = parse(path.read_bytes(), str(path))
        if not isinstance(reading.content, Scenario):
            problems = "\n".join(map(str, reading.problems))
            raise AnswersError(problems or f"{path}: this is no scenario.")
        found[name] = reading.content
    return found


def check_labels(answers: Iterable[Answer], scenarios: Mapping[str, Scenario]) -> None:
    """AnswersError unless each point of the scenario is labelled once, and no others are."""
    for answer in answers:
        scenario = scenarios[answer.scenario]
        labelled = Counter([*answer.hits, *answer.partial, *answer.misses])
        points = Counter(point.id for point in scenario.points)
        if labelled != points:
            wrong = sorted((labelled - points) + (points - labelled))
            raise AnswersError(
                f"{answer.name}: every point belongs into exactly one of hits, partial and"
                f" misses; look at {', '.join(wrong)}."
            )
        unknown = sorted(answer.red_flags - {flag.id for flag in scenario.red_flags})
        if unknown:
            raise AnswersError(f"{answer.name}: there is no red flag {unknown[0]!r}.")


def _answer(line: str, where: str) -> Answer:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise AnswersError(f"{where}: this is not JSON: {error}") from error
    if not isinstance(row, dict):
        raise AnswersError(f"{where}: each line must be one JSON object.")
    for key in ("scenario", "label", "answer"):
        if not isinstance(row.get(key), str):
            raise AnswersError(f"{where}: {key!r} must be text.")
    for key in LISTS:
        ids = row.get(key)
        if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids):
            raise AnswersError(f"{where}: {key!r} must be a list of ids.")
        if len(set(ids)) < len(ids):
            raise AnswersError(f"{where}: {key!r} names an id twice.")
    return Answer(
        scenario=row["scenario"],
        label=row["label"],
        text=row["answer"],
        hits=frozenset(row["hits"]),
        partial=frozenset(row["partial"]),
        misses=frozenset(row["misses"]),
        red_flags=frozenset(row["red_flags"]),
    )
