"""A folder to unpack into, which goes again, be it by the next import after a kill."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from trainer.exchange.limits import ImportFileError

AGE = 24 * 60 * 60
"""Seconds after which a folder is taken for left behind, if its trainer is gone too."""

_NAME = re.compile(r"trainer-import-([0-9]{1,9})-[a-z0-9_]{8}")
"""Of a folder, with the number of the process that made it."""


@contextmanager
def unpacking(package: str) -> Iterator[Path]:
    """A folder of this process alone, for the package of that name.

    ImportFileError if there can be none, or its disk gets full.
    """
    try:
        with TemporaryDirectory(prefix=f"trainer-import-{os.getpid()}-") as named:
            folder = Path(named)
            with suppress(OSError):
                _sweep(folder)
            yield folder
    except OSError as error:
        raise ImportFileError(
            f"there is no room to unpack {package}: {error.strerror or error}. "
            "Make some in the folder for temporary files, or name another by `export TMPDIR=…`"
        ) from error


def _sweep(new: Path) -> None:
    """Remove what killed trainers left beside the folder that was made just now."""
    mine = new.stat()
    with os.scandir(new.parent) as entries:
        named = [(each, found) for each in entries if (found := _NAME.fullmatch(each.name))]
    for entry, found in named:
        with suppress(OSError):  # gone meanwhile
            status = entry.stat(follow_symlinks=False)
            if (
                entry.is_dir(follow_symlinks=False)
                and status.st_uid == mine.st_uid
                and mine.st_mtime - status.st_mtime > AGE
                and not _is_running(int(found[1]))
            ):
                shutil.rmtree(entry.path, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # somebody else's has the number by now
    return True
