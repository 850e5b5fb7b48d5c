"""The faultless cards of a faulty deck: their craft is looked at all the same."""

from collections.abc import Iterator

from trainer.content.cards import Deck
from trainer.deckfile import formats
from trainer.deckfile.decks import SECTIONS, build_deck
from trainer.deckfile.links import unique
from trainer.deckfile.nodes import Mapping, Node, Scalar, Sequence
from trainer.deckfile.notes import Notes
from trainer.deckfile.records import Entry
from trainer.deckfile.shapes import Many, Shape

_SECTIONS = frozenset(key for key, _ in SECTIONS)


def sound_part(root: Mapping) -> tuple[Deck, Mapping] | None:
    """The deck of the cards in which nothing is wrong, and the tree of just these.

    `root` is the tree of a deck with an error. Of cards with one id the first is taken. None
    where the deck has no good id.
    """
    part = root._replace(entries=tuple(_sound_entries(root)))
    entry = formats.DECK.read_mapping(part, Notes(""))
    if "deck" not in entry.values:
        return None
    entry.values.setdefault("title", "")
    return build_deck(entry), part


def _sound_entries(root: Mapping) -> Iterator[tuple[Scalar, Node]]:
    taken: set[str] = set()
    for key, value in root.entries:
        known = formats.DECK.by_key.get(key.text)
        if known is None:
            continue
        if key.text not in _SECTIONS:
            if _is_sound(known.shape, value, key.text):
                yield key, value
        elif isinstance(known.shape, Many) and isinstance(value, Sequence):
            items = tuple(each for each in value.items if _is_new(known.shape.each, each, taken))
            if items:
                yield key, value._replace(items=items)


def _is_sound(shape: Shape, node: Node, key: str) -> bool:
    notes = Notes("")
    return shape.read(node, key, notes) is not None and not notes.failed


def _is_new(card: Shape, node: Node, taken: set[str]) -> bool:
    """Whether a card has no fault, and an id that is not taken; it is taken then."""
    notes = Notes("")
    entry = card.read(node, "", notes)
    if not isinstance(entry, Entry) or entry.id is None or entry.id.text in taken:
        return False
    unique(entry.entries("points"), "point", notes)
    if notes.failed or not _is_whole(node):
        return False
    taken.add(entry.id.text)
    return True


def _is_whole(node: Node) -> bool:
    """Whether nothing in it was refused."""
    if isinstance(node, Sequence):
        return all(map(_is_whole, node.items))
    if isinstance(node, Mapping):
        return node.whole and all(_is_whole(value) for _, value in node.entries)
    return isinstance(node, Scalar)
