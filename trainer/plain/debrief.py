"""The end of a drill in lines of text."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from trainer.content.points import Point
from trainer.content.scenarios import Scenario
from trainer.content.text import one_line
from trainer.plain.grades import GRADE_NAMES
from trainer.plain.text import on_day
from trainer.practice.attempts import Comparison
from trainer.practice.closing import Closing
from trainer.practice.probes import name_of

MOST_ATTEMPTS = 5
"""Attempts listed, the latest: more would hide where things are going."""


def closing_lines(scenario: Scenario, closing: Closing, today: date) -> Iterator[str]:
    """What the drill came to, and what comes back when."""
    yield ""
    yield f"Done: score {closing.score:.0%}, graded {GRADE_NAMES[closing.grade]}."
    yield from _listed("Gained", closing.gained)
    yield from _listed("Made when asked for it, so hinted", closing.hinted)
    if closing.still_open:
        yield "Still open:"
        yield from (f"- {one_line(point.say)}" for point in closing.still_open)
    if closing.flags:
        yield "Wrong claims:"
        for flag in closing.flags:
            correct = f" Correct is: {one_line(flag.correction)}" if flag.correction else ""
            yield f"- {one_line(flag.claim)}{correct}"
    if closing.comparison is not None:
        yield from _compared(scenario, closing.comparison, today)
    if closing.coming:
        yield "Coming back:"
        for day, items in groupby(closing.coming, key=lambda each: each[1]):
            names = [_coming_name(scenario, item) for item, _ in items]
            yield f"- {on_day(day, today)}: {', '.join(names)}"


def _listed(label: str, points: Sequence[Point]) -> Iterator[str]:
    if points:
        yield f"{label}: {', '.join(map(name_of, points))}."


def _compared(scenario: Scenario, comparison: Comparison, today: date) -> Iterator[str]:
    """The attempts over time, then what changed since the one before."""
    latest = comparison.attempts[-MOST_ATTEMPTS:]
    yield f"Your attempts, {len(comparison.attempts)} so far, by the points that were made:"
    for attempt in latest:
        when = "now" if attempt is latest[-1] else on_day(attempt.day, today)
        yield f"- {when}: {attempt.covered} of {attempt.of}, score {attempt.score:.0%}"
    points = {point.id: point for point in scenario.points}
    for label, names in (("Gained", comparison.gained), ("Lost", comparison.lost)):
        yield from _listed(f"{label} since the last one", [points[name] for name in names])


def _coming_name(scenario: Scenario, item: str) -> str:
    """What comes back, in a few words."""
    _, _, part = item.partition("#")
    if not part:
        return "the whole drill"
    flags = {flag.id for flag in scenario.red_flags}
    words = part.replace("-", " ")
    return f"the wrong claim {words}" if part in flags else words
