"""Steps that write, while the disk may refuse them."""

from collections.abc import Callable
from typing import TypeVar

from trainer.errors import StoreError
from trainer.plain.lines import Lines

_T = TypeVar("_T")


def attempt(lines: Lines, step: Callable[[], _T]) -> _T:
    """Do a step that writes; when the database fails, offer to do it once more.

    StoreError if it fails twice, or nobody wants to try again.
    """
    try:
        return step()
    except StoreError as error:
        lines.say(str(error), "This step is not saved; all before it is.")
        line = lines.ask("Enter tries once more, q leaves: ")
        if line is None or line.strip() == "q":
            raise
        return step()
