"""The problems of one file, gathered while it is read."""

from dataclasses import dataclass
from typing import Protocol

from trainer.content.problems import Problem, Severity
from trainer.deckfile.allowed import Allowed
from trainer.deckfile.files import shown_path

MAX_PROBLEMS = 200
"""Reported of one file: whoever breaks more has broken one thing many times."""

MAX_NOTED = 10 * MAX_PROBLEMS
"""Kept of each severity, for they are noted in another order than they stand."""


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

    def __init__(self, path: str, allowed: Allowed | None = None) -> None:
        """`allowed` are the warnings that the author of the file means to keep."""
        self._path = shown_path(path)
        self._allowed = allowed or {}
        self._errors: list[Problem] = []
        self._warnings: list[Problem] = []
        self._dropped = 0
        self.failed = False
        """Whether an error was noted."""

    def copy(self) -> "Notes":
        """A notebook that holds the same; what is noted there is not noted here."""
        other = Notes(self._path, self._allowed)
        other._path = self._path  # as the user would name it already
        other._errors, other._warnings = [*self._errors], [*self._warnings]
        other._dropped, other.failed = self._dropped, self.failed
        return other

    def error(self, place: Place, code: str, message: str, cure: str) -> None:
        """Note something that keeps the file from being used."""
        self.failed = True
        self._add(place, code, message, cure, Severity.ERROR)

    def warn(self, place: Place, code: str, message: str, cure: str) -> None:
        """Note something the author would want to know, unless it is allowed there."""
        if code not in self._allowed.get(place.line, ()):
            self._add(place, code, message, cure, Severity.WARNING)

    def problems(self) -> tuple[Problem, ...]:
        """What was noted, in the order of the file; errors first where it is too much."""
        errors, warnings = sorted(set(self._errors)), sorted(set(self._warnings))
        kept = errors[:MAX_PROBLEMS]
        kept += warnings[: MAX_PROBLEMS - len(kept)]
        kept.sort()
        more = len(errors) + len(warnings) - len(kept) + self._dropped
        if more:
            problems = "1 more problem is" if more == 1 else f"{more} more problems are"
            message, cure = f"{problems} not shown", "mend these first"
            severity = Severity.ERROR if self.failed else Severity.WARNING
            line, column = kept[-1].line, kept[-1].column
            kept.append(
                Problem(self._path, line, column, "too-many-problems", message, cure, severity)
            )
        return tuple(kept)

    def _add(self, place: Place, code: str, message: str, cure: str, severity: Severity) -> None:
        noted = self._errors if severity is Severity.ERROR else self._warnings
        if len(noted) >= MAX_NOTED:
            self._dropped += 1
            return
        noted.append(Problem(self._path, place.line, place.column, code, message, cure, severity))
