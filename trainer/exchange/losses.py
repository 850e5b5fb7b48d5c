"""Counting what a format holds and a deck cannot."""

from collections.abc import Sequence

from trainer.content.imported import Lost
from trainer.content.text import shortened

LONGEST_EXAMPLE = 60
"""Characters of an example."""

MOST_NAMED = 20
"""Of things that are named one by one."""


class Losses:
    """What was left out so far, by what it is; the first one of each is the example."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._examples: dict[str, str] = {}
        self._others: dict[str, tuple[str, ...]] = {}

    def add(self, what: str, example: str = "", number: int = 1) -> None:
        """Count more of `what`, named in the plural; the example may be any foreign text."""
        self._counts[what] = self._counts.get(what, 0) + number
        if example and what not in self._examples:
            self._examples[what] = _short(example)

    def name(self, what: str, names: Sequence[str]) -> None:
        """Count things that are to be named one by one; the names may be any foreign text."""
        if names:
            self.add(what, names[0], len(names))
            self._others[what] = tuple(map(_short, names[1:MOST_NAMED]))

    def found(self) -> tuple[Lost, ...]:
        """Everything counted, in the order in which it was first met."""
        return tuple(
            Lost(what, number, self._examples.get(what, ""), self._others.get(what, ()))
            for what, number in self._counts.items()
        )


def _short(example: str) -> str:
    return shortened(example[: 10 * LONGEST_EXAMPLE], LONGEST_EXAMPLE)
