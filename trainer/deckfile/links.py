"""Names in a deck file and what they point at: within the file, and for later between files."""

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.deckfile.notes import Notes, Word
from trainer.deckfile.records import Entry
from trainer.deckfile.shapes import NAME_A_CARD
from trainer.deckfile.text import quoted
from trainer.errors import nearest


@dataclass(frozen=True, slots=True)
class Link:
    """A reference from one item to another."""

    item: str
    """The item that refers."""
    target: str
    """The item referred to, with its deck."""
    place: Word


def unique(entries: Iterable[Entry], what: str, notes: Notes) -> dict[str, Word]:
    """The ids of the entries; one that stands a second time is noted."""
    found: dict[str, Word] = {}
    for entry in entries:
        if entry.id is None:
            continue
        first = found.setdefault(entry.id.text, entry.id)
        if first is not entry.id:
            message = f"the id {quoted(first.text)} is taken by the {what} in line {first.line}"
            notes.error(entry.id, "duplicate-id", message, "give this one an id of its own")
    return found


def in_deck(word: Word, deck: str) -> str:
    """The item that a reference of a card in the deck names."""
    return word.text if "/" in word.text else f"{deck}/{word.text}"


def check_contrast(link: Link, deck: str, cards: Iterable[str] | None, notes: Notes) -> None:
    """Note a reference to a card of the same deck that the deck does not have.

    `cards` is None where not all of them are known.
    """
    target_deck, _, card = link.target.partition("/")
    if link.target == link.item:
        cure = "name the card it is confused with"
        notes.error(link.place, "self-reference", "a card is contrasted with itself", cure)
    elif target_deck == deck and cards is not None and card not in cards:
        named = [f"{deck}/{card}" for card in cards] if "/" in link.place.text else cards
        note_dangling(link.place, named, notes)


def note_dangling(place: Word, cards: Iterable[str], notes: Notes) -> None:
    """Note that there is no such card; `cards` are named as the place names one."""
    close = nearest(place.text, cards)
    cure = f"did you mean {quoted(close)}?" if close else NAME_A_CARD
    message = f"there is no card {quoted(place.text)}"
    notes.error(place, "dangling-reference", message, cure)
