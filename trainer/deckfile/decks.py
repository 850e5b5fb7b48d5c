"""From the record of a deck to its value."""

from dataclasses import dataclass
from itertools import chain
from typing import Any

from trainer.content.cards import Card, Concept, Deck, Number, Outdated, RapidFire
from trainer.deckfile.links import Link, check_contrast, in_deck, unique
from trainer.deckfile.nodes import Mapping, Sequence
from trainer.deckfile.notes import Notes, Word
from trainer.deckfile.records import Entry
from trainer.deckfile.scenarios import point

SECTIONS: tuple[tuple[str, type[Card]], ...] = (
    ("concepts", Concept),
    ("numbers", Number),
    ("rapid_fire", RapidFire),
)


@dataclass(frozen=True, slots=True)
class DeckNames:
    """The names in a deck: they are known even if something else in it is wrong."""

    cards: dict[str, Word]
    """By id."""
    complete: bool
    """Whether these are all: not where a section or a card could not be read."""
    contrasts: tuple[Link, ...]
    formerly: tuple[Link, ...]


def deck_names(entry: Entry, root: Mapping, deck: str, notes: Notes) -> DeckNames:
    """The names in the deck; note those that stand twice or point nowhere within it.

    `entry` is what was read from `root`.
    """
    cards = list(chain.from_iterable(entry.entries(key) for key, _ in SECTIONS))
    names = DeckNames(
        unique(cards, "card", notes),
        _is_complete(entry, root),
        _links(cards, "contrasts", deck),
        _links(cards, "formerly", deck),
    )
    for card in cards:
        unique(card.entries("points"), "point", notes)
    for link in names.contrasts:
        check_contrast(link, deck, names.cards if names.complete else None, notes)
    return names


def _is_complete(entry: Entry, root: Mapping) -> bool:
    """Whether every card in the file is known by its id."""
    sections = {key for key, _ in SECTIONS}
    for key, value in root.entries:
        if key.text in sections:
            items = value.items if isinstance(value, Sequence) else ()
            read = entry.entries(key.text)
            if not items or len(read) < len(items) or not all(card.id for card in read):
                return False
        elif isinstance(value, Sequence) and value.items and isinstance(value.items[0], Mapping):
            return False  # a section under another name
    return root.whole


def build_deck(entry: Entry) -> Deck:
    """The deck of a record in which everything is right."""
    values = entry.values
    deck = values["deck"].text
    tags = values.get("tags", ())
    cards = (
        build_card(kind, card, deck, tags) for key, kind in SECTIONS for card in entry.entries(key)
    )
    return Deck(
        id=deck,
        title=values["title"],
        topic=values.get("topic", ""),
        tags=tags,
        cards=tuple(cards),
    )


def build_card(kind: type[Card], entry: Entry, deck: str, deck_tags: tuple[str, ...]) -> Card:
    """The card of a record in which everything is right."""
    values: dict[str, Any] = dict(entry.values)
    values["id"] = values["id"].text
    # A dictionary keeps the order and drops what stands twice.
    values["tags"] = tuple(dict.fromkeys((*deck_tags, *values.get("tags", ()))))
    for key in ("contrasts", "formerly"):
        values[key] = tuple(in_deck(word, deck) for word in entry.words(key))
    if kind is Concept:
        values["points"] = tuple(map(point, entry.entries("points")))
    elif kind is Number:
        values["outdated"] = tuple(Outdated(**each.values) for each in entry.entries("outdated"))
    return kind(deck=deck, **values)


def _links(cards: list[Entry], key: str, deck: str) -> tuple[Link, ...]:
    return tuple(
        Link(f"{deck}/{card.id.text if card.id else ''}", in_deck(word, deck), word)
        for card in cards
        for word in card.words(key)
    )
