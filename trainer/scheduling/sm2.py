"""SM-2 as SuperMemo's reference code runs it, in whole numbers.

P. A. Woźniak, "Application of a computer to improve the results obtained in working
with the SuperMemo method" (1990). Intervals are rounded up and easiness is kept in
hundredths, so that no float can move a day.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

PASS = 3
"""The lowest grade that counts as remembered."""

EASINESS_FLOOR = 130
EASINESS_CHANGE = (-80, -54, -32, -14, 0, 10)
"""By grade 0–5: 100 · (0.1 − (5 − q)(0.08 + (5 − q) · 0.02))."""

FIRST_INTERVAL = 1
SECOND_INTERVAL = 6


class Memory(NamedTuple):
    """What SM-2 itself keeps of an item."""

    repetitions: int = 0
    """Passes in a row."""
    interval: int = 0
    """Days."""
    easiness: int = 250
    """Hundredths."""


def step(memory: Memory, grade: int) -> Memory:
    """The memory after a review of `grade` (0–5); ValueError for any other grade."""
    if not 0 <= grade <= 5:
        raise ValueError(f"a grade is 0 to 5, not {grade}")
    repetitions, interval, easiness = memory
    if grade < PASS:
        repetitions, interval = 0, FIRST_INTERVAL
    else:
        if repetitions == 0:
            interval = FIRST_INTERVAL
        elif repetitions == 1:
            interval = SECOND_INTERVAL
        else:
            interval = -(-interval * easiness // 100)  # rounded up
        repetitions += 1
    return Memory(repetitions, interval, max(EASINESS_FLOOR, easiness + EASINESS_CHANGE[grade]))


def simulate(grades: Iterable[int]) -> Iterator[Memory]:
    """The memory after each grade, from the start, every review on its day."""
    memory = Memory()
    for grade in grades:
        memory = step(memory, grade)
        yield memory
