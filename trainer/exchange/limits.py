"""How much of a foreign file is read: whoever made it may mean harm, or may not know better."""

import os
import stat
from pathlib import Path

from trainer.content.text import shortened
from trainer.errors import ExitCode, TrainerError

LARGEST_TEXT = 50_000_000
"""Bytes of a text file: a hundred thousand long cards."""

LARGEST_FIELD = 500_000
"""Characters of one question or answer: a long chapter, marked up by a word processor."""

LONGEST_SIDE = 20_000
"""Characters of a question or an answer once it is clean: ten pages; more is no card."""

DEEPEST_NESTING = 200
"""Elements, lists or quotes in one another; pages made by people have thirty."""

MOST_CARDS = 100_000
"""Cards of one import: more than anybody learns in a life."""

MOST_COLUMNS = 100
"""Columns of a table."""


class ImportFileError(TrainerError):
    """The file cannot be imported; nothing was written."""

    exit_code = ExitCode.INVALID_DECK


def shown_name(path: str) -> str:
    """The path as a message may show it: a file name, too, may hold escape sequences."""
    return shortened(path.encode("utf-8", "replace").decode(), 200)


def read_bytes(path: str, largest: int = LARGEST_TEXT) -> bytes:
    """The bytes of a regular file of at most `largest` bytes; ImportFileError otherwise.

    Never blocks on a pipe or device, and never reads a large file only to refuse it.
    """
    name = shown_name(path)
    try:
        status = Path(path).stat()
        if not stat.S_ISREG(status.st_mode):
            raise ImportFileError(f"{name} is not a regular file; name a file of cards")
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            data = b"" if os.fstat(descriptor).st_size > largest else file.read(largest + 1)
            size = max(os.fstat(descriptor).st_size, len(data))
    except FileNotFoundError:
        raise ImportFileError(f"there is no file {name}") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not one"
        raise ImportFileError(f"{name} cannot be read: {reason}") from None
    if size > largest:
        raise ImportFileError(
            f"{name} has {size / 1e6:,.0f} MB; at most {largest / 1e6:,.0f} MB are read: split it"
        )
    return data
