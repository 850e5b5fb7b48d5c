"""What each answer would lead to, known before the key is pressed."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from trainer.scheduling.fold import review
from trainer.scheduling.schedule import Schedule


class Grade(IntEnum):
    """The four grades a learner gives, as SM-2 qualities."""

    AGAIN = 1
    HARD = 3
    GOOD = 4
    EASY = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a grade leads."""

    grade: Grade
    due: date | None
    """The study day on which the item would be due."""
    days: int
    """Days from today until then."""


def outcomes(schedule: Schedule, day: date) -> tuple[Outcome, ...]:
    """The outcome of each grade for a review on study day `day`, in order of the keys."""
    after = ((grade, review(schedule, grade, day).due) for grade in Grade)
    return tuple(Outcome(grade, due, (due - day).days if due else 0) for grade, due in after)
