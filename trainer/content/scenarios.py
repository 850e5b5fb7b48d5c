"""Scenarios: open interview questions with a rubric."""

from dataclasses import dataclass
from enum import StrEnum

from trainer.content.points import Point, RedFlag

USUAL_MINUTES = 8
"""Of a scenario that names no time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reveal:
    """A fact the interviewer gives when asked for it."""

    id: str
    when: tuple[str, ...]
    """Words in a question that call for the fact."""
    say: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A second question, with points of its own."""

    id: str
    ask: str
    points: tuple[Point, ...] = ()


class Label(StrEnum):
    """How good a golden answer is."""

    STRONG = "strong"
    OK = "ok"
    WEAK = "weak"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldenAnswer:
    """An answer whose worth is known: it tests the rubric."""

    label: Label
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """An open interview question with a rubric."""

    id: str
    title: str
    ask: str
    topic: str = ""
    tags: tuple[str, ...] = ()
    importance: int = 2
    context: str = ""
    """Shown with the question."""
    reveals: tuple[Reveal, ...] = ()
    minutes: int = USUAL_MINUTES
    """Time that a good answer takes."""
    model: str = ""
    """The answer a strong candidate gives."""
    points: tuple[Point, ...] = ()
    red_flags: tuple[RedFlag, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    answers: tuple[GoldenAnswer, ...] = ()
    formerly: tuple[str, ...] = ()
    """Scenario ids whose history is this one's."""

    @property
    def item(self) -> str:
        """The name the scheduler knows the scenario by."""
        return self.id
