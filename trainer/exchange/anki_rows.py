"""What an Anki collection holds, as plain values in Anki's own numbers."""

from collections.abc import Mapping
from typing import NamedTuple


class Template(NamedTuple):
    """One kind of card of a note type."""

    name: str
    front: str
    back: str


class NoteType(NamedTuple):
    """What the fields of a note are called, and the cards made of them."""

    name: str
    cloze: bool
    fields: tuple[str, ...]
    templates: tuple[Template, ...]


class Note(NamedTuple):
    """What somebody wrote down once, and any number of cards are made of."""

    guid: str
    type: int
    tags: tuple[str, ...]
    fields: tuple[str, ...]


class CardRow(NamedTuple):
    """One card with its state, in Anki's own numbers."""

    data: str
    """What newer versions keep besides, as JSON."""
    id: int
    note: int
    deck: int
    ord: int
    type: int
    queue: int
    due: int
    interval: int
    factor: int
    reps: int
    lapses: int
    original_due: int
    """Where it is in a filtered deck: what it was due before; else 0."""
    original_deck: int


class ReviewRow(NamedTuple):
    """One line of the log, in Anki's own numbers."""

    at: int
    card: int
    ease: int
    interval: int
    factor: int
    milliseconds: int
    kind: int


class Collection(NamedTuple):
    """All that is read of a collection."""

    created: int
    """The second from which due days are counted, UTC."""
    offset: int | None
    """Minutes that local time was ahead of UTC then; None where an older Anki did not say."""
    types: Mapping[int, NoteType]
    decks: Mapping[int, str]
    """Names, with `::` between a deck and what is in it."""
    notes: Mapping[int, Note]
    cards: tuple[CardRow, ...]
    """In the order in which their notes were made."""
    log: Mapping[int, tuple[ReviewRow, ...]]
    """Of each card, earliest first."""
