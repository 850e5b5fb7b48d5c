"""What came out of reading deck files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from trainer.content.cards import Deck
from trainer.content.problems import Problem
from trainer.content.scenarios import Scenario
from trainer.content.syllabus import Syllabus


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One file, read."""

    content: Deck | Scenario | Syllabus | None
    """None when an error kept the file from being used."""
    problems: tuple[Problem, ...] = ()


class Place(NamedTuple):
    """Where something stands."""

    path: str
    """The file as the user would name it."""
    line: int
    """1-based."""
    column: int
    """1-based, in characters."""

    def __str__(self) -> str:
        """`file:line:column`."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The decks, scenarios and syllabuses of a set of files, shadowed ones left out."""

    decks: tuple[Deck, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    syllabuses: tuple[Syllabus, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where each card of the decks stands, by its item."""
    problems: tuple[Problem, ...] = ()
    """Of all files, those that only show between files included; in order of place."""
