"""What came out of reading deck files."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The decks and scenarios of a set of files, shadowed ones left out."""

    decks: tuple[Deck, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    problems: tuple[Problem, ...] = ()
    """Of all files, those that only show between files included; in order of place."""
