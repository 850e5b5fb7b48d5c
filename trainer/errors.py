"""The one tree of errors that a user may see, and the guess at what was meant.

Each carries one sentence or two: what happened, what was kept, what to do.
Front ends print `str(error)` and leave with `error.exit_code`; nothing else in
the program is allowed to reach the user.
"""

from collections.abc import Iterable
from enum import IntEnum

LONGEST_WORD = 80
"""Characters compared with what was meant: nobody mistypes more, and comparing takes long."""


class ExitCode(IntEnum):
    """The exit codes of the command line; a public interface."""

    DONE = 0
    NOTHING = 1
    """Nothing was due, or a check failed."""
    USAGE = 2
    INVALID_DECK = 3
    STORE = 4
    """The database is locked, damaged or otherwise out of reach."""
    INTERRUPTED = 130


class TrainerError(Exception):
    """Anything the user should read as one clear message."""

    exit_code: ExitCode = ExitCode.NOTHING


class UsageError(TrainerError):
    """The command, an option or a setting is wrong."""

    exit_code = ExitCode.USAGE


class StoreError(TrainerError):
    """The database could not be opened, read or written."""

    exit_code = ExitCode.STORE


class StoreBusyError(StoreError):
    """Another program holds the write lock; trying again may help."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The one of the known words that `word` was most likely meant to be; None if none is like it.

    Who shows it asks "did you mean …?".
    """
    # Imported here: only a mistake needs it.
    from difflib import get_close_matches

    close = get_close_matches(word[:LONGEST_WORD], list(known), n=1)
    return close[0] if close else None
