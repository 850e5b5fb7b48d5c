"""Reasons and costs: labels of which points an answer gives them for, and their figures."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.grading.answers import Answer, AnswersError
from trainer.content.scenarios import Scenario
from trainer.grading.assessment import Assessment

KINDS = {"reason given": "reasons", "cost named": "costs"}
"""Names of the figures, and the labels that they are taken from."""


@dataclass(frozen=True, slots=True)
class Depth:
    """Of one labelled answer, the points that it gives reasons for and names costs of."""

    reasons: frozenset[str]
    costs: frozenset[str]


def read_depths(path: Path, scenarios: Mapping[str, Scenario]) -> dict[str, Depth]:
    """The labels by the name of the answer; none if there is no such file.

    AnswersError names the line that is wrong.
    """
    if not path.is_file():
        return {}
    depths = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            known = {point.id for point in scenarios[row["scenario"]].points}
            depth = Depth(frozenset(row["reasons"]), frozenset(row["costs"]))
            depths[f"{row['scenario']}/{row['label']}"] = depth
        except (ValueError, KeyError, TypeError) as error:
            raise AnswersError(f"{path}:{number}: these labels cannot be read: {error}") from error
        for point in sorted((depth.reasons | depth.costs) - known):
            raise AnswersError(f"{path}:{number}: there is no point {point!r}.")
    return depths


def measure_depth(
    said: Iterable[tuple[Answer, Assessment]], depths: Mapping[str, Depth]
) -> dict[str, float]:
    """Precision and recall of reasons and costs over all points of the labelled answers."""
    pairs = [(found, depths[answer.name]) for answer, found in said if answer.name in depths]
    figures = {}
    for name, kind in KINDS.items() if pairs else ():
        right = found = meant = 0
        for assessment, depth in pairs:
            theirs = {point.id for point in assessment.points if getattr(point, kind)}
            ours = getattr(depth, kind)
            right, found, meant = right + len(ours & theirs), found + len(theirs), meant + len(ours)
        figures[f"{name}, precision"] = right / found if found else 0.0
        figures[f"{name}, recall"] = right / meant if meant else 0.0
    return figures
