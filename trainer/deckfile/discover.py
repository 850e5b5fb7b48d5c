"""Finding deck files, without opening any of them.

`trainer due` does this on every shell prompt, so nothing is imported here but `os`
and `stat`, which every start of Python has loaded already.

What cannot be used is not passed over in silence: it is returned as a source whose
`size` is one of the negative numbers below, and `files.fetch` says in words what is
wrong with it.
"""

import os
import stat
from collections.abc import Iterator, Sequence

from trainer.content.sources import Folder, SourceFile

UNREADABLE = -1
"""Missing, closed to this user, or a link in a circle: opening it will tell."""
NOT_A_FILE = -2
"""A folder, a pipe, a socket or a device with the name of a deck."""
LOOP = -3
"""A link that leads back to a folder it lies in."""
TOO_DEEP = -4
TOO_MANY = -5
CLOSED_FOLDER = -6
BAD_NAME = -7
"""A name that is not UTF-8; in the path the bad bytes are replaced."""

MAX_DEPTH = 12
"""Folders within folders; a repository of decks needs three."""
MAX_ENTRIES = 100_000
"""Files and folders looked at: a search started in a home folder ends."""

ENDINGS = (".yaml", ".yml")
"""Of the names of deck files, in capitals too."""

_Identity = tuple[int, int]


def discover(folders: Sequence[Folder]) -> list[SourceFile]:
    """Every `*.yaml` and `*.yml` in the folders and below, each file once, in a stable order.

    Hidden files and folders are skipped. A folder that does not exist is reported like
    anything else that cannot be read. A file in place of a folder is taken as it is,
    whatever its name.
    """
    search = _Search()
    return [source for folder in folders for source in search.start(folder)]


class _Search:
    """One walk through all folders."""

    def __init__(self) -> None:
        self._seen: set[_Identity] = set()
        self._unreadable: set[str] = set()
        """Paths that led nowhere, which have no identity."""
        self._left = MAX_ENTRIES

    def start(self, folder: Folder) -> Iterator[SourceFile]:
        """What the folder, or file, named by the user holds."""
        try:
            status = os.stat(folder.path)  # noqa: PTH116 - pathlib costs too much here
        except (OSError, ValueError):
            yield from self._nothing(folder.path, folder.bundled)
            return
        if stat.S_ISDIR(status.st_mode):
            yield from self._walk(folder.path, folder.bundled, status, ())
        else:
            yield from self._file(folder.path, folder.bundled, status)

    def _walk(
        self, path: str, bundled: bool, status: os.stat_result, above: tuple[_Identity, ...]
    ) -> Iterator[SourceFile]:
        identity = (status.st_dev, status.st_ino)
        if identity in above:
            yield _reported(path, bundled, LOOP)
            return
        if len(above) > MAX_DEPTH:
            yield _reported(path, bundled, TOO_DEEP)
            return
        if identity in self._seen:
            return  # named twice, or reached by a second link
        self._seen.add(identity)
        entries: list[os.DirEntry[str]] = []
        try:
            with os.scandir(path) as listing:
                for entry in listing:
                    if self._left == 0:
                        break
                    self._left -= 1
                    if not entry.name.startswith("."):
                        entries.append(entry)
        except OSError:
            yield _reported(path, bundled, CLOSED_FOLDER)
            return
        for entry in sorted(entries, key=_name):
            yield from self._entry(entry, bundled, (*above, identity))
        if self._left == 0:
            self._left = -1  # said once
            yield _reported(path, bundled, TOO_MANY)

    def _entry(
        self, entry: os.DirEntry[str], bundled: bool, above: tuple[_Identity, ...]
    ) -> Iterator[SourceFile]:
        is_deck = entry.name.lower().endswith(ENDINGS)
        try:
            if not is_deck and not entry.is_dir():
                return
            status = entry.stat()
        except OSError:  # a link to nowhere or to itself, or a folder that may not be entered
            if is_deck:
                yield from self._nothing(entry.path, bundled)
            return
        if is_deck:
            yield from self._file(entry.path, bundled, status)
        elif _is_utf8(entry.path):
            yield from self._walk(entry.path, bundled, status, above)
        else:
            yield _reported(entry.path, bundled, BAD_NAME)

    def _nothing(self, path: str, bundled: bool) -> Iterator[SourceFile]:
        name = os.path.abspath(path)  # noqa: PTH100 - pathlib costs too much here
        if name not in self._unreadable:
            self._unreadable.add(name)
            yield _reported(path, bundled, UNREADABLE)

    def _file(self, path: str, bundled: bool, status: os.stat_result) -> Iterator[SourceFile]:
        identity = (status.st_dev, status.st_ino)
        if identity in self._seen:
            return
        self._seen.add(identity)
        if not _is_utf8(path):
            yield _reported(path, bundled, BAD_NAME)
        elif not stat.S_ISREG(status.st_mode):
            yield _reported(path, bundled, NOT_A_FILE)
        else:
            yield SourceFile(path, bundled, status.st_mtime_ns, status.st_size)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _reported(path: str, bundled: bool, reason: int) -> SourceFile:
    """A source that cannot be read, for the reason."""
    return SourceFile(os.fsencode(path).decode("utf-8", "replace"), bundled, 0, reason)


def _is_utf8(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
