"""What a value in a deck file may look like: texts, ids, numbers, choices, lists.

A shape reads a node of the tree. What does not fit is noted with its place and read as
None; so reading goes on, and one run reports everything. No shape reads None otherwise.
"""

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from trainer.content.slugs import ID_LENGTH
from trainer.content.text import one_line
from trainer.deckfile.nodes import Mapping, Node, Refused, Scalar, Sequence
from trainer.deckfile.notes import Notes, Place, Word
from trainer.deckfile.text import clean, quoted, split_phrase

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ID = re.compile(ID_PATTERN)
QUANTITY_PATTERN = r"(?:[<>]=?|[≤≥~≈=])? ?[-−+]?[$€£¥]? ?[-−]?(?:\d|[.,]\d).*"
"""A bound, a sign and a currency where they stand before the figure; then any unit."""
PERCENTAGE_PATTERN = r"(\d{1,3}(?:\.\d+)?) ?%"
DATE_PATTERN = r"[12]\d{3}(?:-\d{2}(?:-\d{2})?)?"
WHOLE_PATTERN = r"0|[1-9]\d{0,8}"

NAME_A_CARD = "write the id of a card of this deck, or `deck-id/card-id`"
"""The cure of a reference that leads nowhere."""
NAME_AN_ITEM = "write `deck-id/card-id`, `scenario-id` or `scenario-id#point-id`"
"""The same where any item will do."""


class Shape(ABC):
    """What a value may look like."""

    @property
    def first_key(self) -> str:
        """The key that one begins with, if it is made of keys and values."""
        return ""

    @abstractmethod
    def read(self, node: Node, key: str, notes: Notes) -> Any:
        """The value of `key`, or None after a note of what is wrong with it."""


class Single(Shape):
    """A value written as one text."""

    def read(self, node: Node, key: str, notes: Notes) -> Any:
        """The value of `key`, or None after a note of what is wrong with it."""
        if isinstance(node, Refused):
            return None
        if not isinstance(node, Scalar):
            notes.error(node, "wrong-type", *_not_text(node, key))
            return None
        text = clean(node.text)
        if not text.strip():
            note_empty(node, key, "write it", notes, optional=True)
            return None
        return self.take(text, node, key, notes)

    @abstractmethod
    def take(self, text: str, node: Scalar, key: str, notes: Notes) -> Any:
        """The value that the text, which is not empty, stands for; or None after a note."""


def note_empty(node: Scalar, key: str, cure: str, notes: Notes, *, optional: bool) -> None:
    """Note that nothing stands where something is expected; `cure` says what that is."""
    message = f"{quoted(key)} is empty"
    place: Place = node
    if node.cut is not None:
        place, message = node.cut, f"{message}: YAML takes what follows ` #` for a comment"
        cure = f"{cure}, in quotes or a `|` block if ` #` is part of it"
    elif node.block:
        cure = "indent its text deeper than the key"
    notes.error(place, "empty", message, f"{cure}, or leave the key out" if optional else cure)


def _not_text(node: Sequence | Mapping, key: str) -> tuple[str, str]:
    """Message and cure for a collection in place of a text."""
    found = "a list" if isinstance(node, Sequence) else "keys and values"
    if node.flow:
        cure = "text that begins with `[` or `{` goes into quotes or a `|` block"
    elif isinstance(node, Mapping):
        cure = "text that holds `: ` goes into quotes or a `|` block"
    else:
        cure = "write it as one text, after `|` if it is long"
    return f"{quoted(key)} is a text, not {found}", cure


@dataclass(frozen=True, slots=True)
class Text(Single):
    """Words to show or to match."""

    prose: bool = False
    """Whether line breaks stay as they were written."""

    def read(self, node: Node, key: str, notes: Notes) -> Any:
        """The value of `key`, or None after a note of what is wrong with it."""
        # Nearly all values are texts and nearly all are right: no call is spent on those.
        if type(node) is Scalar and node.cut is None:
            text = node.text
            if text.replace("\n", "").isprintable():
                text = text.strip("\n").rstrip() if self.prose else " ".join(text.split())
                if text:
                    return text
        return Single.read(self, node, key, notes)

    def take(self, text: str, node: Scalar, key: str, notes: Notes) -> str | None:
        """The text, cleaned."""
        if _is_cut(node, key, notes):
            return None
        if _loses_something(node.text, text):
            message = f"{quoted(key)} holds control characters, which are left out"
            notes.warn(node, "control-character", message, "remove them")
        return text.strip("\n").rstrip() if self.prose else one_line(text)


_LINE = Text()


def _is_cut(node: Scalar, key: str, notes: Notes) -> bool:
    """Whether a ` #` cut the text short; that is noted."""
    if node.cut is None:
        return False
    message = f"{quoted(key)} ends before this ` #`: YAML takes the rest for a comment"
    cure = "put the text into quotes or a `|` block; before a real comment put two spaces"
    notes.error(node.cut, "comment-in-text", message, cure)
    return True


def _loses_something(raw: str, text: str) -> bool:
    """Whether cleaning took out more than an unusual line break."""
    return len(text) < len(raw)


@dataclass(frozen=True, slots=True)
class Id(Single):
    """The name of something, never reused."""

    def take(self, text: str, node: Scalar, key: str, notes: Notes) -> Word | None:
        """The id with its place."""
        if is_id(text):
            return Word(text, node.line, node.column)
        cure = f"small letters, digits and single hyphens, at most {ID_LENGTH}: {_as_id(text)}"
        notes.error(node, "bad-id", f"{quoted(key)}: {quoted(text)} is not an id", cure)
        return None


def is_id(text: str) -> bool:
    """Whether the text may be the name of something."""
    return _ID.fullmatch(text) is not None and len(text) <= ID_LENGTH


def _as_id(text: str) -> str:
    """The id that somebody who wrote the text may have meant."""
    words = re.findall("[a-z0-9]+", text.lower())
    return quoted("-".join(words)[:ID_LENGTH].strip("-") or "what-is-a-cold-start")


@dataclass(frozen=True, slots=True)
class Reference(Single):
    """The name of a card: `deck/card`, or `card` within its own deck."""

    def take(self, text: str, node: Scalar, key: str, notes: Notes) -> Word | None:
        """The reference as written, with its place."""
        parts = text.split("/")
        if len(parts) <= 2 and all(map(is_id, parts)):
            return Word(text, node.line, node.column)
        message = f"{quoted(key)}: {quoted(text)} does not name a card"
        notes.error(node, "bad-reference", message, NAME_A_CARD)
        return None


@dataclass(frozen=True, slots=True)
class Item(Single):
    """The name of anything that is asked: `deck/card`, `scenario` or `scenario#point`."""

    def take(self, text: str, node: Scalar, key: str, notes: Notes) -> Word | None:
        """The item with its place."""
        parts = re.split("[/#]", text, maxsplit=1)
        if all(map(is_id, parts)):
            return Word(text, node.line, node.column)
        message = f"{quoted(key)}: {quoted(text)} does not name an item"
        notes.error(node, "bad-item", message, NAME_AN_ITEM)
        return None


@dataclass(frozen=True, slots=True)
class Whole(Single):
    """A whole number from `least` to `most`."""

    least: int
    most: int

    def take(self, text: str, node: Scalar, key: str, notes: Notes) -> int | None:
        """The number."""
        if re.fullmatch(WHOLE_PATTERN, text) and self.least <= int(text) <= self.most:
            return int(text)
        message = f"{quoted(key)} cannot be {quoted(text)}"
        cure = f"write a whole number from {self.least} to {self.most}"
        if self.least == self.most:
            cure = f"write {self.least}"
        notes.error(node, "bad-number", message, cure)
        return None


@dataclass(frozen=True, slots=True)
class Choice(Single):
    """One of the words of an enumeration."""

    options: type[StrEnum]

    def take(self, text: str, node: Scalar, key: str, notes: Notes) -> StrEnum | None:
        """The member."""
        try:
            return self.options(text)
        except ValueError:
            *most, last = [f"`{option}`" for option in self.options]
            cure = f"write {', '.join(most)} or {last}"
            if text.lower() in list(self.options):
                cure += ", in small letters"
            notes.error(node, "bad-choice", f"{quoted(key)} cannot be {quoted(text)}", cure)
            return None


@dataclass(frozen=True, slots=True)
class Day(Single):
    """A date, as exact as it is known."""

    def take(self, text: str, node: Scalar, key: str, notes: Notes) -> str | None:
        """The date as written."""
        if re.fullmatch(DATE_PATTERN, text, re.ASCII):
            try:
                date.fromisoformat(text + "-01-01"[len(text) - 4 :])
            except ValueError:
                pass
            else:
                return text
        cure = "write `2026`, `2026-11` or `2026-11-20`"
        notes.error(node, "bad-date", f"{quoted(key)}: {quoted(text)} is not a date", cure)
        return None


@dataclass(frozen=True, slots=True)
class Quantity(Single):
    """A figure with its unit, a range or a bound; a plain count has no unit."""

    def take(self, text: str, node: Scalar, key: str, notes: Notes) -> str | None:
        """The quantity as written, on one line."""
        if _is_cut(node, key, notes):
            return None
        value = one_line(text)
        if not re.fullmatch(QUANTITY_PATTERN, value, re.ASCII):
            cure = 'write `1 MB`, `$16.67`, a range `100-500 ms` or a bound `"<= 250 MB"`'
            message = f"{quoted(key)} begins with a figure, {quoted(text)} does not"
            notes.error(node, "bad-quantity", message, cure)
            return None
        return value


@dataclass(frozen=True, slots=True)
class Percentage(Single):
    """How far off a figure may be."""

    def take(self, text: str, node: Scalar, key: str, notes: Notes) -> str | None:
        """The percentage, written without a space."""
        found = re.fullmatch(PERCENTAGE_PATTERN, one_line(text), re.ASCII)
        if found is None or float(found[1]) > 100:
            message = f"{quoted(key)} is a percentage, not {quoted(text)}"
            notes.error(node, "bad-percentage", message, "write `0%` to `100%`, such as `5%`")
            return None
        return f"{found[1]}%"


@dataclass(frozen=True, slots=True)
class Many(Shape):
    """A list of values of one shape."""

    each: Shape
    brackets: bool = False
    """Whether `[a, b]` is good style: for ids, tags and single words, not for phrases."""
    least: int = 0

    def read(self, node: Node, key: str, notes: Notes) -> tuple[Any, ...] | None:
        """The values that could be read."""
        if isinstance(node, Refused):
            return None
        if not isinstance(node, Sequence):
            self._not_a_list(node, key, notes)
            return None
        if len(node.items) < self.least:
            message = f"{quoted(key)} needs at least {self.least}"
            notes.error(node, "empty", message, "add one, on a line that begins with `- `")
            return None
        if node.flow and node.items and isinstance(self.each, Text) and not self.brackets:
            message = f"{quoted(key)} stands in brackets, where a comma splits a phrase"
            if phrase := split_phrase([item.text for item in node.items if type(item) is Scalar]):
                message = f"{quoted(key)} stands in brackets, and a comma split {quoted(phrase)}"
            notes.warn(node, "flow-list", message, "write each on its own line, after `- `")
        single, lines = isinstance(self.each, Single), self.each == _LINE
        values = []
        for item in node.items:
            # Most of a library is wordings, and they are right: as `Text` reads them.
            text = item.text if lines and type(item) is Scalar and item.cut is None else ""
            if text.isprintable() and (line := text.strip()):
                # No other white space is printable.
                values.append(" ".join(line.split()) if "  " in line else line)
                continue
            if single and type(item) is Scalar and not item.text.strip():
                message = f"nothing follows this `-` of {quoted(key)}"
                notes.error(item, "empty", message, "write it, or remove the `-`")
            elif (value := self.each.read(item, key, notes)) is not None:
                values.append(value)
        return tuple(values)

    def _not_a_list(self, node: Scalar | Mapping, key: str, notes: Notes) -> None:
        cure = "write each on its own line, after `- `"
        if isinstance(node, Scalar) and node.is_blank:
            note_empty(node, key, cure, notes, optional=True)
            return
        if self.brackets:
            cure += ", or all in brackets: `[one, two]`"
        elif not isinstance(self.each, Single):
            cure += f" with its keys, as in `- {self.each.first_key}: …`"
        found = "a text" if isinstance(node, Scalar) else "keys and values"
        notes.error(node, "wrong-type", f"{quoted(key)} is a list, not {found}", cure)
