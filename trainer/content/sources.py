"""Deck files as they lie on disk, before anything reads them.

Named tuples rather than dataclasses: `trainer due` looks at these on every shell
prompt, and importing `dataclasses` would cost more than all else it does.
"""

from typing import NamedTuple


class Folder(NamedTuple):
    """A folder that is searched for decks and scenarios."""

    path: str
    bundled: bool
    """Whether it came with the program; its decks may be shadowed."""


class SourceFile(NamedTuple):
    """A file that may hold a deck or a scenario."""

    path: str
    bundled: bool
    modified: int
    """Modification time, nanoseconds."""
    size: int
    """Bytes; negative where the search met something that is no readable file."""
