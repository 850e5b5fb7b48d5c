"""The decks beside a file: what stands in one folder may refer to each other."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from trainer.content.sources import Folder, SourceFile
from trainer.deckfile.discover import discover
from trainer.deckfile.files import fetch

_SIGN = re.compile(rb"^(?:\xef\xbb\xbf)?(?:deck|scenario):", re.MULTILINE)
"""What other YAML files do not have: a folder may hold anything beside one deck."""


def beside(paths: Iterable[str]) -> list[SourceFile]:
    """The decks and scenarios in the folders of those paths that are files; not those below."""
    parents = {Path(path).parent for path in paths if Path(path).is_file()}
    files = sorted(file for parent in parents for file in _yaml_in(parent))
    found = discover([Folder(str(file), bundled=False) for file in files])
    return [source for source in found if _is_deck(source)]


def _yaml_in(folder: Path) -> Iterator[Path]:
    try:
        for file in folder.iterdir():
            if file.suffix.lower() in (".yaml", ".yml") and not file.name.startswith("."):
                yield file
    except OSError:
        return  # the named file itself may be readable nevertheless


def _is_deck(source: SourceFile) -> bool:
    data = fetch(source)
    return isinstance(data, bytes) and _SIGN.search(data) is not None
