"""One line on a terminal that says how far a long command is, and is gone when it ends."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tell = Callable[[str, int, int], None]
"""Takes what is done, how many of it are begun, and of how many."""

_WIPE = "\r\x1b[K"


@contextmanager
def progress(*, wanted: bool) -> Iterator[Tell | None]:
    """A way to tell how far it is; None where nobody looks at standard error, or at all."""
    if not wanted or not _is_watched():
        yield None
        return
    try:
        yield _tell
    finally:
        sys.stderr.write(_WIPE)
        sys.stderr.flush()


def _tell(what: str, number: int, of: int) -> None:
    line = f"{what} file {number} of {of}"
    sys.stderr.write(f"{_WIPE}{line[: _columns() - 1]}")
    sys.stderr.flush()


def _is_watched() -> bool:
    """Whether somebody sees a line come and go: no log of a build, no editor's window."""
    is_log = os.environ.get("CI") or os.environ.get("TERM", "dumb") == "dumb"
    return sys.stderr.isatty() and not is_log


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except (OSError, ValueError):
        return 80
