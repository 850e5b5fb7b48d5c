"""The problems of one file, gathered while it is read."""

from dataclasses import dataclass
from typing import Protocol

from trainer.content.problems import Problem, Severity
from trainer.deckfile.files import shown_path

MAX_PROBLEMS = 200
"""Reported of one file: whoever breaks more has broken one thing many times."""


class Place(Protocol):
    """Anything that knows where it stands; both numbers 1-based, columns in characters."""

    @property
    def line(self) -> int:
        """The line."""

    @property
    def column(self) -> int:
        """The column."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A bare place."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Word:
    """An id or a reference, with its place: what other files may disagree with."""

    text: str
    line: int
    column: int


class Notes:
    """A notebook for one file."""

    def __init__(self, path: str) -> None:
        self._path = shown_path(path)
        self._problems: list[Problem] = []
        self.failed = False
        """Whether an error was noted."""

    def error(self, place: Place, code: str, message: str, cure: str) -> None:
        """Note something that keeps the file from being used."""
        self.failed = True
        self._add(place, code, message, cure, Severity.ERROR)

    def warn(self, place: Place, code: str, message: str, cure: str) -> None:
        """Note something the author would want to know."""
        self._add(place, code, message, cure, Severity.WARNING)

    def problems(self) -> tuple[Problem, ...]:
        """All that was noted, in the order of the file, each once, at most `MAX_PROBLEMS`."""
        found = sorted(set(self._problems))
        if len(found) <= MAX_PROBLEMS:
            return tuple(found)
        # An error must not fall behind the warnings that stand before it.
        found.sort(key=lambda problem: problem.severity is Severity.WARNING)
        kept, more = sorted(found[:MAX_PROBLEMS]), len(found) - MAX_PROBLEMS
        last = kept[-1]
        message, cure = f"{more} more problems are not shown", "mend these first"
        severity = Severity.ERROR if self.failed else Severity.WARNING
        kept.append(
            Problem(
                self._path, last.line, last.column, "too-many-problems", message, cure, severity
            )
        )
        return tuple(kept)

    def _add(self, place: Place, code: str, message: str, cure: str, severity: Severity) -> None:
        self._problems.append(
            Problem(self._path, place.line, place.column, code, message, cure, severity)
        )
