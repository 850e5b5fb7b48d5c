"""The last resort: what nobody expected becomes one sentence and a file."""

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from trainer import __version__
from trainer.settings import user_folder

MOST_BYTES = 1_000_000
"""A log that has grown beyond this begins anew."""


def report(error: BaseException) -> str:
    """Write the traceback to the log; the sentence to print, which names the log."""
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    said = f"something went wrong that the program did not expect ({what})"
    path = Path(user_folder("state")) / "crash.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        full = path.exists() and path.stat().st_size > MOST_BYTES
        with path.open("w" if full else "a", encoding="utf-8", errors="replace") as log:
            log.write(f"{datetime.now(UTC).isoformat()} trainer {__version__}, ")
            log.write(f"Python {sys.version.split()[0]}, {sys.platform}\n")
            log.writelines(traceback.format_exception(error))
            log.write("\n")
    except OSError as refused:
        return f"{said}. What was saved is safe; no log could be written: {refused.strerror}"
    return f"{said}. What was saved is safe; the details are in {path}"
