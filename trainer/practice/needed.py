"""Which scenario to drill when none is named."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


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
