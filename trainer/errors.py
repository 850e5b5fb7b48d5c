"""The one tree of errors that a user may see.

Each carries one sentence or two: what happened, what was kept, what to do.
Front ends print `str(error)` and leave with `error.exit_code`; nothing else in
the program is allowed to reach the user.
"""

from enum import IntEnum


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


class DeckError(TrainerError):
    """A deck or scenario cannot be used."""

    exit_code = ExitCode.INVALID_DECK


class StoreError(TrainerError):
    """The database could not be opened, read or written."""

    exit_code = ExitCode.STORE


class StoreBusyError(StoreError):
    """Another program holds the write lock; trying again may help."""
