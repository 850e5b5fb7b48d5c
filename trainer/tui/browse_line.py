"""The line that is typed into Browse: words and filters."""

import re
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from trainer.insight.query import LONGEST_LINE, Filter, State, parse
from trainer.keymap import Place
from trainer.tui.bindings import bindings

_PART = re.compile(r"\S+\s*|\s+")


class FindLine(Input):
    """The words and filters."""

    PLACE = Place.FIND
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.FIND)

    class Done(Message):
        """On to what was found."""

    class Left(Message):
        """Out of the line."""

    class Completed(Message):
        """The first completion is wanted."""

    def __init__(self) -> None:
        super().__init__(
            placeholder="Words, or deck: topic: tag: kind: level: is:",
            compact=True,
            max_length=LONGEST_LINE,
        )

    def next_state(self) -> None:
        """Filter by the next state, or by none after the last."""
        self.value, self.cursor_position = with_next_state(self.value, self.cursor_position)

    def complete(self, word: str) -> None:
        """Put a word in the place of the last one; behind a value one types on."""
        before, blank, _ = self.value.rpartition(" ")
        self.value = f"{before}{blank}{word}" + ("" if word.endswith(":") else " ")
        self.cursor_position = len(self.value)

    def action_to_results(self) -> None:
        """Go to what was found."""
        self.post_message(self.Done())

    def action_complete(self) -> None:
        """Take the first completion."""
        self.post_message(self.Completed())

    def action_leave_find(self) -> None:
        """Clear the line, or leave."""
        self.post_message(self.Left())


def with_next_state(line: str, cursor: int) -> tuple[str, int]:
    """The line with the state that follows its own, or none; and the cursor where it was.

    The state comes first, so that what is being typed stays apart from it, and stays last.
    """
    states, known = parse(line).states, list(State)
    following = known.index(states[-1]) + 1 if states else 0
    rest, place = "", cursor
    for part in _PART.finditer(line):
        if part[0].lower().startswith(f"{Filter.IS}:"):
            place -= min(max(cursor - part.start(), 0), len(part[0]))
        else:
            rest += part[0]
    first = f"{Filter.IS}:{known[following]} " if following < len(known) else ""
    return first + rest, len(first) + place
