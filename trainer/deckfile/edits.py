"""Changes to a deck file that leave everything else in it as its author wrote it.

What is new is put between what is there, byte for byte: comments, order, quoting and line
ends stay. The file that this leads to is read again before it is handed out, so that no
layout, however odd, can lose or change anything.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import yaml

from trainer.content.cards import Card, Deck
from trainer.deckfile import nodes
from trainer.deckfile.decks import SECTIONS
from trainer.deckfile.formats import DECK
from trainer.deckfile.notes import Notes, Spot
from trainer.deckfile.outline import Outline, Section, outline
from trainer.deckfile.reader import parse
from trainer.deckfile.text import BinaryError, decode
from trainer.deckfile.writing import card_lines
from trainer.errors import ExitCode, TrainerError

_BOM = b"\xef\xbb\xbf"
_STEP = 2
"""Columns that a list is indented by where the file does not show it."""
_LINES = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_COMMENT = re.compile(r"( *)#")


class UneditableError(TrainerError):
    """The file has errors, or is laid out so that nothing can be added."""

    exit_code = ExitCode.INVALID_DECK


def deck_in(data: bytes, path: str) -> Deck:
    """The deck in the bytes of a file, sections that wait for their first card left out.

    UneditableError if there is none.
    """
    before = parse(_without_empty_sections(data), path).content
    if isinstance(before, Deck):
        return before
    if before is not None:
        raise UneditableError(f"{path} is a scenario; only decks have cards.")
    raise _faulty(path)


def with_card(data: bytes, path: str, card: Card) -> bytes:
    """The bytes of a deck's file with one more card, as `with_cards` adds it."""
    return with_cards(data, path, (card,))


def with_cards(
    data: bytes, path: str, cards: Sequence[Card], remarks: Mapping[str, str] = MappingProxyType({})
) -> bytes:
    """The bytes of a deck's file with more cards, each kind the last of its section.

    `remarks` are comments by card id, which a section in brackets has no place for. Sections
    that stay without a card become empty lists, for a key alone keeps the file from being read.
    UneditableError if the cards cannot be added; their ids must be new.
    """
    before = deck_in(data, path)
    mark, text = (_BOM, data[len(_BOM) :]) if data.startswith(_BOM) else (b"", data)
    changed = text.decode()
    for key, kind in SECTIONS:
        if new := [card for card in cards if type(card) is kind]:
            place = _Additions(changed, outline(decode(changed.encode())), before, remarks)
            changed = place.with_(key, new)
    result = mark + _with_empty_lists(changed).encode()
    after = parse(result, path).content
    if after is None and parse(data, path).content is None:
        raise _faulty(path)
    if after != _with_last(before, cards):
        what = "the card" if len(cards) == 1 else "the cards"
        raise UneditableError(
            f"{path} is laid out so that you have to add {what} yourself: "
            f"`trainer decks edit {before.id}` opens it."
        )
    return result


def _faulty(path: str) -> UneditableError:
    return UneditableError(f"{path} has errors: `trainer decks check {path}` lists them.")


@dataclass(frozen=True, slots=True)
class _Additions:
    """A deck's file, without its byte order mark, beside its outline."""

    text: str
    outline: Outline
    deck: Deck
    remarks: Mapping[str, str]
    """Comments by card id."""

    def with_(self, key: str, cards: Sequence[Card]) -> str:
        """The text with the cards of one section."""
        section = self.outline.sections.get(key)
        if self.outline.flow and section is None:
            return self._inserted(self.outline.end, f"{key}: [{self._in_braces(cards)}]")
        if section is None:
            return self._new_section(key, cards)
        if section.flow and (self.outline.flow or not section.is_empty):
            return self._inserted(section.end, self._in_braces(cards))
        if section.is_empty:
            return self._first_cards(section, cards)
        rows = self._rows(cards, section.value.column - 1, apart=self._is_spaced(section))
        return self._below(self._last_line(section), rows, self._lines())

    def _new_section(self, key: str, cards: Sequence[Card]) -> str:
        """The section in its usual place: above those that come after it, or at the end."""
        places = self.outline.sections.items()
        rank = DECK.rank[key]
        above = [each for name, each in places if DECK.rank.get(name, 0) < rank]
        is_last = len(above) == len(places)
        blanks = " " * (self.outline.column - 1)
        rows = [f"{blanks}{key}:", *self._rows(cards, self._dash_column() - 1)]
        lines = self._lines()
        last = self._end(lines) if is_last or not above else max(map(self._last_line, above))
        return self._below(last, ["", *rows] if lines[last - 1].strip() else rows, lines)

    def _first_cards(self, section: Section, cards: Sequence[Card]) -> str:
        """The cards below a key whose list is empty; brackets with nothing in them go."""
        lines = self._lines()
        rows = self._rows(cards, self._dash_column() - 1)
        last = section.last
        if section.flow:
            first = lines[section.value.line - 1]
            rest = lines[section.end.line - 1][section.end.column :]
            lines[section.value.line - 1] = first[: section.value.column - 1].rstrip() + rest
            del lines[section.value.line : section.end.line]
            last = section.value.line
        last = _past_comments(last, lines, self.outline.column)
        return self._below(last, rows, lines)

    def _below(self, last: int, rows: Sequence[str], lines: list[str]) -> str:
        """Rows put below the line with this number, counted from 1."""
        ending = next((end for end in ("\r\n", "\n", "\r") if lines[0].endswith(end)), "\n")
        if not lines[last - 1].endswith(("\r", "\n")):
            lines[last - 1] += ending
        lines[last:last] = [row + ending for row in rows]
        return "".join(lines)

    def _inserted(self, place: Spot, added: str) -> str:
        """The text with one more value in front of the bracket or brace at the place."""
        lines = self._lines()
        line = lines[place.line - 1]
        above = "".join(lines[: place.line - 1]) + line[: place.column - 1]
        comma = "" if above.rstrip().endswith((",", "[", "{")) else ", "
        lines[place.line - 1] = line[: place.column - 1] + comma + added + line[place.column - 1 :]
        return "".join(lines)

    def _rows(self, cards: Sequence[Card], indent: int, *, apart: bool = False) -> list[str]:
        """The lines of the cards, with an empty one above each if they stand apart."""
        rows: list[str] = []
        for card in cards:
            rows += [""] * apart
            rows += card_lines(card, self.deck, indent, self.remarks.get(card.id, ""))
        return rows

    def _is_spaced(self, section: Section) -> bool:
        """Whether the cards of the section stand apart, with empty lines between them."""
        lines = self._lines()
        further = section.items[1:]
        apart = all(any(not lines[each - up].strip() for up in (2, 3)) for each in further)
        return bool(further) and apart

    def _last_line(self, section: Section) -> int:
        """The last line of a section: without empty ones, with comments indented below it."""
        lines = self._lines()
        last = section.last
        while last > section.key.line and not lines[last - 1].strip():
            last -= 1
        is_block = section.is_list and not section.flow
        return _past_comments(
            last, lines, section.value.column if is_block else self.outline.column
        )

    def _end(self, lines: Sequence[str]) -> int:
        """The last line of the file that is not empty, above a `...`."""
        last = self.outline.last - 1 if self.outline.last else len(lines)
        while last > 1 and not lines[last - 1].strip():
            last -= 1
        return last

    def _dash_column(self) -> int:
        """The column in which the dashes of a section stand in this file."""
        for each in self.outline.sections.values():
            if each.is_list and not each.flow:
                return each.value.column
        return self.outline.column + _STEP

    def _in_braces(self, cards: Sequence[Card]) -> str:
        """The cards on one line: JSON is YAML."""
        tree = nodes.load("\n".join(self._rows(cards, 0)), Notes(""))
        return ", ".join(json.dumps(each, ensure_ascii=False) for each in _plain(tree))

    def _lines(self) -> list[str]:
        return _LINES.findall(self.text)


def _past_comments(last: int, lines: Sequence[str], column: int) -> int:
    """The last line once comments below it are passed that stand so far in, or further.

    They belong to what is above, and would be taken for the text of a block.
    """
    for number, line in enumerate(lines[last:], last + 1):
        found = _COMMENT.match(line)
        if found and len(found[1]) >= column:
            last = number
        elif line.strip():
            break
    return last


def _plain(node: nodes.Node | None) -> Any:
    """The node as lists, dictionaries and texts."""
    match node:
        case nodes.Mapping():
            return {key.text: _plain(value) for key, value in node.entries}
        case nodes.Sequence():
            return [_plain(item) for item in node.items]
        case nodes.Scalar():
            return node.text
    raise TypeError(node)


def _with_last(deck: Deck, more: Sequence[Card]) -> Deck:
    """The deck with the cards at the ends of their sections."""
    order: Mapping[type[Card], int] = {kind: at for at, (_, kind) in enumerate(SECTIONS)}
    cards = sorted((*deck.cards, *more), key=lambda each: order[type(each)])
    return replace(deck, cards=tuple(cards))


def _without_empty_sections(data: bytes) -> bytes:
    """The file without the keys that have nothing below them yet, which reading would refuse."""
    try:
        found = outline(decode(data))
    except (BinaryError, yaml.YAMLError, ValueError, ArithmeticError):
        return data
    waiting = _waiting(found)
    if not waiting:
        return data
    lines = _LINES.findall(data.decode())
    for each in waiting:
        lines[each.key.line - 1] = f"#{lines[each.key.line - 1]}"
    return "".join(lines).encode()


def _with_empty_lists(text: str) -> str:
    """The text with brackets behind the keys that still have nothing below them.

    Reading refuses a key without a value, and takes an empty list.
    """
    lines = _LINES.findall(text)
    for each in _waiting(outline(decode(text.encode()))):
        line = lines[each.value.line - 1]
        lines[each.value.line - 1] = (
            f"{line[: each.value.column - 1]} []{line[each.value.column - 1 :]}"
        )
    return "".join(lines)


def _waiting(found: Outline) -> list[Section]:
    """The sections that have a key and nothing else yet."""
    names = dict(SECTIONS)
    return [
        each
        for name, each in found.sections.items()
        if name in names and each.is_empty and not each.is_list and not found.flow
    ]
