"""Whether "min" is the least of something or a minute: its neighbours tell."""

from collections.abc import Sequence
from typing import Protocol

MIN = "min"

_MOST = frozenset(["max", "maximum"])

AHEAD = 3
"""Words behind "min" among which its figure stands, or its counterpart: "min replicas 3"."""


class Spelled(Protocol):
    """A word, as it is looked at here."""

    @property
    def text(self) -> str:
        """In lower case, as written."""


def is_minimum(words: Sequence[Spelled], at: int) -> bool:
    """Whether "min" at a place is a bound: "min 3, max 50", and not a time: "5 min".

    A figure right before it makes it a time; else a figure or "max" behind it, or "max" right
    before it, makes it a bound.
    """
    before = words[at - 1].text if at else ""
    if before[:1].isdigit():
        return False
    ahead = [word.text for word in words[at + 1 : at + 1 + AHEAD]]
    figures = any(text[0].isdigit() for text in ahead)
    return figures or before in _MOST or not _MOST.isdisjoint(ahead)
