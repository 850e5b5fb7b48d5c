"""The decks beside a file: what stands in one folder may refer to each other."""

import os
import re
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from trainer.content.sources import Folder, SourceFile
from trainer.deckfile.discover import ENDINGS, MAX_ENTRIES, discover
from trainer.deckfile.files import fetch

_SIGN = re.compile(rb"^(?:\xef\xbb\xbf)?(?:deck|scenario):", re.MULTILINE)
"""What other YAML files do not have: a folder may hold anything beside one deck."""


def beside(paths: Iterable[str]) -> list[SourceFile]:
    """The decks and scenarios in the folders of those paths that are files; not those below."""
    parents = {Path(path).parent for path in paths if Path(path).is_file()}
    files = [file for parent in sorted(parents) for file in files_in(str(parent))]
    found = discover([Folder(file, bundled=False) for file in files])
    return [source for source in found if _is_deck(source)]


def files_in(folder: str) -> list[str]:
    """The files named as decks right in the folder, in order; none where it cannot be read."""
    try:
        with os.scandir(folder) as listing:
            entries = islice(listing, MAX_ENTRIES)
            names = sorted(each.name for each in entries if _is_named(each))
    except (OSError, ValueError):
        return []  # using the folder, or the file named in it, will tell
    return [str(Path(folder) / name) for name in names]


def _is_named(entry: "os.DirEntry[str]") -> bool:
    name = entry.name.lower()
    if not name.endswith(ENDINGS) or name.startswith("."):
        return False
    try:
        return entry.is_file()
    except OSError:
        return False  # a link to itself is no reason to know nothing of the others


def _is_deck(source: SourceFile) -> bool:
    data = fetch(source)
    return isinstance(data, bytes) and _SIGN.search(data) is not None
