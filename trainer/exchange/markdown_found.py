"""What may be a card on a page of Markdown, and how plainly it was written as one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum

from trainer.exchange.markdown_marks import numbered, orders


class Shape(IntEnum):
    """How a card was written; only the plainest kind that a file has is taken."""

    MARKED = 1
    """It says that it is a question."""
    ASKED = 2
    """It ends with a question mark."""
    TERM = 3
    """It is a heading or the first cell of a row."""


@dataclass(frozen=True, slots=True)
class Found:
    """What may be a card."""

    shape: Shape
    called: str
    line: int
    front: list[str]
    back: list[str]
    level: int = 0
    """Of a heading; 0 for anything else."""
    lost: str = ""
    """Why it is no card, in the plural; empty if it may be one."""

    @property
    def is_answered(self) -> bool:
        """Whether there is anything to be an answer."""
        return not self.lost and any(map(str.strip, self.back))


def promoted(found: Iterable[Found]) -> list[Found]:
    """All in the order of the page; headings beside questions that ask without a `?` as such.

    `3. Explain it` is a question where most headings of its level are.
    """
    found = sorted(found, key=lambda each: each.line)
    asked = Counter(each.level for each in found if each.shape is Shape.ASKED)
    terms = [each for each in found if each.shape is Shape.TERM and asked[each.level]]
    ordered = Counter(each.level for each in terms if orders(each.front[0]))
    idle = Counter(each.level for each in terms if not orders(each.front[0]))

    def is_asked(term: Found) -> bool:
        many = asked[term.level] + ordered[term.level] >= idle[term.level]
        return orders(term.front[0]) or (many and numbered(term.front[0]))

    return [
        replace(each, shape=Shape.ASKED)
        if each.shape is Shape.TERM and each.level and asked[each.level] and is_asked(each)
        else each
        for each in found
    ]
