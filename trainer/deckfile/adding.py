"""Cards added to a deck's file: lines put in where its sections end, all else as it was.

Behind the id of an imported card a comment says what it was called in its source, so that
importing the same again finds it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from trainer.content.cards import Card, Deck
from trainer.content.text import one_line
from trainer.deckfile import nodes
from trainer.deckfile.notes import Notes
from trainer.deckfile.reader import parse, parse_names
from trainer.deckfile.text import decode
from trainer.deckfile.writing import SECTIONS, card_lines
from trainer.errors import TrainerError

_REMARK = re.compile(r"  # from (.+)$")
_BOM = b"\xef\xbb\xbf"


class UnaddableError(TrainerError):
    """The file is laid out so that no card can be added to it."""


def remark(key: str) -> str:
    """The comment that says what a card was called in its source."""
    return f"from {one_line(key)}"


def sources_of(data: bytes, path: str) -> dict[str, str]:
    """The ids of the cards in a deck's file that were imported, by their names in the source."""
    cards = parse_names(data, path).cards or {}
    lines = data.decode(errors="replace").splitlines()
    found = {}
    for name, word in cards.items():
        match = _REMARK.search(lines[word.line - 1]) if word.line <= len(lines) else None
        if match:
            found[match[1].strip()] = name
    return found


def with_cards(data: bytes, path: str, cards: Sequence[Card], remarks: Mapping[str, str]) -> bytes:
    """The file of a deck with further cards; `remarks` are comments by card id.

    UnaddableError if `data` is no deck, or is laid out so that nothing can be added.
    """
    before = parse(data, path).content
    if not isinstance(before, Deck):
        raise UnaddableError(f"{path} is no deck, or has errors; mend it before you add to it.")
    mark = _BOM if data.startswith(_BOM) else b""
    lines = data[len(mark) :].decode().split("\n")
    root = nodes.load(decode(data), Notes(path))
    if not isinstance(root, nodes.Mapping) or root.flow:
        raise _refused(path)
    while lines and not lines[-1].strip():
        lines.pop()
    added: list[tuple[int, list[str]]] = []
    for key, kind, _ in SECTIONS:
        new = [card for card in cards if type(card) is kind]
        if new:
            added.append(_section(root, key, new, before, remarks, len(lines), path))
    for place, text in reversed(added):
        lines[place:place] = text
    changed = mark + ("\n".join(lines) + "\n").encode()
    after = parse(changed, path).content
    if not isinstance(after, Deck) or _by_id(after) != _by_id(
        replace(before, cards=(*before.cards, *cards))
    ):
        raise _refused(path)
    return changed


def _section(
    root: nodes.Mapping,
    key: str,
    cards: Sequence[Card],
    deck: Deck,
    remarks: Mapping[str, str],
    length: int,
    path: str,
) -> tuple[int, list[str]]:
    """After how many lines the cards of a section go in, and their lines."""
    entries = [(name, value) for name, value in root.entries if name.text == key]
    if not entries:
        text = [f"{key}:"]
        for card in cards:
            text += card_lines(card, deck, remark=remarks.get(card.id, ""))
        return length, text
    _, value = entries[0]
    if not isinstance(value, nodes.Sequence) or value.flow or not value.items:
        raise _refused(path)
    following = [name.line for name, _ in root.entries if name.line > value.line]
    indent = value.column - 1
    text = []
    for card in cards:
        text += card_lines(card, deck, indent, remarks.get(card.id, ""))
    place = min(following) - 1 if following else length
    return min(place, length), text


def _by_id(deck: Deck) -> Deck:
    return replace(deck, cards=tuple(sorted(deck.cards, key=lambda card: card.id)))


def _refused(path: str) -> UnaddableError:
    return UnaddableError(
        f"{path} is laid out so that no card can be added to it; import into a new deck instead."
    )
