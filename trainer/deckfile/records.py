"""Records: mappings with known keys. The formats of decks and scenarios are made of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from trainer.deckfile.nodes import Mapping, Node, Refused, Scalar
from trainer.deckfile.notes import Notes, Word
from trainer.deckfile.other_names import meant
from trainer.deckfile.shapes import Many, Shape, note_empty
from trainer.deckfile.text import quoted
from trainer.errors import nearest


@dataclass(frozen=True, slots=True)
class Field:
    """A key that a record may have."""

    key: str
    shape: Shape
    says: str
    """One line for whoever writes the file: what the key is for."""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as it was read: the values that were given and are right."""

    line: int
    column: int
    values: dict[str, Any]

    @property
    def id(self) -> Word | None:
        """The id, if it has a good one."""
        return self.values.get("id")

    def entries(self, key: str) -> tuple["Entry", ...]:
        """The records in the list under the key."""
        return self.values.get(key) or ()

    def words(self, key: str) -> tuple[Word, ...]:
        """The ids or references in the list under the key."""
        return self.values.get(key) or ()


@dataclass(frozen=True, slots=True)
class Record(Shape):
    """A mapping with known keys."""

    name: str
    """What one is called in messages: "a point"."""
    fields: tuple[Field, ...]
    """In the order in which a file has them."""
    loose: frozenset[str] = frozenset()
    """Keys that may follow the others in any order."""
    by_key: dict[str, Field] = field(init=False, repr=False, compare=False)
    required: tuple[Field, ...] = field(init=False, repr=False, compare=False)
    rank: dict[str, int] = field(init=False, repr=False, compare=False)
    """The place of each key among the others; loose ones share the last."""
    parts: dict[str, "Record"] = field(init=False, repr=False, compare=False)
    """The records that stand in lists, by the key of the list."""

    def __post_init__(self) -> None:
        """Index the fields."""
        object.__setattr__(self, "by_key", {each.key: each for each in self.fields})
        required = tuple(each for each in self.fields if each.required)
        object.__setattr__(self, "required", required)
        last = len(self.fields)
        ranks = {key: last if key in self.loose else at for at, key in enumerate(self.by_key)}
        object.__setattr__(self, "rank", ranks)
        lists = ((each.key, each.shape.each) for each in self.fields if type(each.shape) is Many)
        parts = {key: each for key, each in lists if isinstance(each, Record)}
        object.__setattr__(self, "parts", parts)

    @property
    def first_key(self) -> str:
        """The key that one begins with."""
        return self.fields[0].key

    def read(self, node: Node, key: str, notes: Notes) -> Entry | None:
        """The record; None after a note if the node is no mapping."""
        if isinstance(node, Refused):
            return None
        if not isinstance(node, Mapping):
            found = "a list"
            if isinstance(node, Scalar):
                found = "a text" if node.text else "empty"
            required = [f"`{each.key}`" for each in self.fields if each.required]
            cure = f"write its keys, one a line: {', '.join(required)} and what else it needs"
            message = f"{quoted(key)}: {self.name} is made of keys and values, this is {found}"
            notes.error(node, "wrong-type", message, cure)
            return None
        return self.read_mapping(node, notes)

    def read_mapping(self, node: Mapping, notes: Notes) -> Entry:
        """What the mapping holds; everything wrong in it is noted."""
        values: dict[str, Any] = {}
        given: set[str] = set()
        free: list[str] | None = None
        above: Node = node
        for name, value in node.entries:
            key = name.text
            given.add(key)
            known = self.by_key.get(key)
            if known is None:
                if free is None:  # once: a mapping may have as many wrong keys as it likes
                    written = {each.text for each, _ in node.entries}
                    free = [each for each in self.by_key if each not in written]
                given |= self._unknown(name, free, above, notes)
            elif known.required and isinstance(value, Scalar) and value.is_blank:
                note_empty(value, key, f"write {known.says}", notes, optional=False)
            elif (read := known.shape.read(value, key, notes)) is not None:
                values[key] = read
            above = value
        for each in self.required:
            if each.key not in given:
                message = f"{self.name} without {quoted(each.key)}"
                notes.error(node, "missing-field", message, f"add {quoted(each.key)}: {each.says}")
        return Entry(node.line, node.column, values)

    def _unknown(self, name: Scalar, free: Sequence[str], above: Node, notes: Notes) -> set[str]:
        """Note a key that a record may not have; the keys that it was meant to be, mostly `free`.

        Nothing is said of text that lacks its indentation: the empty block above it was noted.
        """
        close = meant(name.text, free) or nearest(name.text, self.by_key)
        if not close and isinstance(above, Scalar) and above.block and above.is_blank:
            return set()
        if close:
            cure = f"did you mean {quoted(close)}?"
        else:
            missing = (f"`{key}`" for key in free)
            cure = f"{self.name} may have {', '.join(missing)}"
        message = f"{self.name} has no key {quoted(name.text)}"
        notes.error(name, "unknown-key", message, cure)
        return {close} if close else set()
