"""Which scenario to drill: what the choice is by, and the most needed one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Candidate:
    """A scenario that may be drilled."""

    id: str
    importance: int
    """3 asked first … 1 detail."""
    due: int
    """Its points and red flags that are due after having been missed."""
    drilled: date | None
    """The study day of its last drill that counted; None if it never was."""


_C = TypeVar("_C", bound=Candidate)


@dataclass(frozen=True, slots=True)
class Drillable(Candidate):
    """A scenario as one chooses it."""

    title: str
    topic: str
    minutes: int
    missed: int
    """Its points and red flags that were missed and are still open, due or not."""
    score: float | None
    """Of the latest answer, 0 to 1; None if there is none."""


def most_needed_first(candidates: Iterable[_C]) -> list[_C]:
    """The scenarios in the order in which they should be drilled."""
    return sorted(candidates, key=_rank)


def most_needed(candidates: Iterable[Candidate]) -> str | None:
    """The id of the scenario to drill now; None if there is none.

    Most missed points due first, then those never drilled, by importance, then the one
    drilled longest ago.
    """
    return min(candidates, key=_rank).id if (candidates := list(candidates)) else None


def _rank(candidate: Candidate) -> tuple[int, bool, int, date, str]:
    drilled = candidate.drilled
    # Importance orders the undrilled; of the others the one longest ago comes first.
    first = -candidate.importance if drilled is None else 0
    return (-candidate.due, drilled is not None, first, drilled or date.min, candidate.id)
