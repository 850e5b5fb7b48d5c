"""Reading decks, scenarios and syllabuses one by one, as the catalogue asks for them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trainer.content.library import Reading
from trainer.content.problems import Problem
from trainer.content.sources import SourceFile
from trainer.deckfile.files import fetch


class DeckFiles:
    """The deck files on this machine."""

    def fetch(self, source: SourceFile) -> bytes | Problem:
        """The bytes of the file, or why they cannot be had."""
        return fetch(source)

    def exists(self, path: str) -> bool:
        """Whether there still is a file at the path; one that cannot be looked for counts."""
        try:
            Path(path).stat()
        except (FileNotFoundError, NotADirectoryError, ValueError):
            return False
        except OSError:
            return True  # in a closed folder, say: what was read of it need not be lost
        return True

    def parse(self, data: bytes, path: str) -> Reading:
        """What the bytes of the file at `path` hold."""
        # Imported here: a start with unchanged decks reads no YAML and need not load it.
        from trainer.deckfile.reader import parse
        from trainer.deckfile.syllabus import is_syllabus, parse_syllabus

        with no_collection():
            if is_syllabus(data):
                parsed = parse_syllabus(data, path)
                return Reading(content=parsed.content, problems=parsed.problems)
            return parse(data, path)


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector still: a file becomes thousands of values and no cycle.

    It would walk all of them several times; without it reading takes a twentieth less.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
