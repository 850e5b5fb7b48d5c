"""Counting what a format holds and a deck cannot."""

from trainer.content.imported import Lost
from trainer.content.text import shortened

LONGEST_EXAMPLE = 60
"""Characters of an example."""


class Losses:
    """What was left out so far, by what it is; the first one of each is the example."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._examples: dict[str, str] = {}

    def add(self, what: str, example: str = "", number: int = 1) -> None:
        """Count more of `what`, named in the plural; the example may be any foreign text."""
        self._counts[what] = self._counts.get(what, 0) + number
        if example and what not in self._examples:
            self._examples[what] = shortened(example[: 10 * LONGEST_EXAMPLE], LONGEST_EXAMPLE)

    def found(self) -> tuple[Lost, ...]:
        """Everything counted, in the order in which it was first met."""
        return tuple(
            Lost(what, number, self._examples.get(what, ""))
            for what, number in self._counts.items()
        )
