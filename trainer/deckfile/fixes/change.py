"""A change of a file as text, and what it may change in what is read from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias

import yaml

from trainer.deckfile import nodes
from trainer.deckfile.layout import Path, mappings
from trainer.deckfile.notes import Notes
from trainer.deckfile.records import Field, Record
from trainer.deckfile.text import clean

Place: TypeAlias = tuple[int, int]
"""Line and column, 1-based."""

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What a node comes to, whatever its layout; None for one that was refused."""


class Edit(NamedTuple):
    """Text put in the place of other text."""

    start: Place
    end: Place
    """Where the replaced text ends; what stands here stays."""
    text: str


class Change(NamedTuple):
    """Edits that belong together."""

    code: str
    """Of the problem that they mend."""
    edits: tuple[Edit, ...]
    path: Path = ()
    """The value that reads otherwise afterwards."""
    value: Value = None
    """What it reads then; None where nothing reads otherwise."""


class Seen(NamedTuple):
    """A key of a record in the tree, with its value."""

    path: Path
    """Of the value."""
    key: nodes.Scalar
    value: nodes.Node
    field: Field
    within: nodes.Mapping


@dataclass
class Source:
    """A file that could be read as YAML."""

    text: str
    root: nodes.Mapping
    record: Record
    lines: list[str] = field(init=False)
    """Without their line breaks."""
    end: str = field(init=False)
    """How a line ends."""

    def __post_init__(self) -> None:
        """Look at the text once."""
        self.lines = [line.removesuffix("\r") for line in self.text.split("\n")]
        self.end = "\r\n" if "\r\n" in self.text else "\n"

    @cached_property
    def ends(self) -> dict[Place, Place]:
        """Where each text and each list in brackets ends, by where it begins."""
        return {place: end for place, end, _ in scan(self.text)}

    def between(self, start: Place, end: Place) -> str:
        """The text between two places of one line."""
        return self.lines[start[0] - 1][start[1] - 1 : end[1] - 1]

    def seen(self) -> Iterator[Seen]:
        """Every known key of every record."""
        for path, record, mapping in mappings(self.root, self.record):
            for key, value in mapping.entries:
                if (field := record.by_key.get(key.text)) is not None:
                    yield Seen((*path, key.text), key, value, field, mapping)


def items(node: nodes.Node) -> tuple[nodes.Node, ...]:
    """The items of a list; none of anything else."""
    return node.items if isinstance(node, nodes.Sequence) else ()


def scan(text: str) -> Iterator[tuple[Place, Place, str | None]]:
    """Where each text (with what it says) and each list in brackets begins and ends.

    As far as the parser understands the file.
    """
    loader = nodes._LOADER(text)
    lists: list[tuple[Place, bool]] = []
    try:
        while not isinstance(event := loader.get_event(), yaml.StreamEndEvent):
            start = (event.start_mark.line + 1, event.start_mark.column + 1)
            end = (event.end_mark.line + 1, event.end_mark.column + 1)
            if isinstance(event, yaml.ScalarEvent):
                yield start, end, event.value
            elif isinstance(event, yaml.SequenceStartEvent):
                lists.append((start, bool(event.flow_style)))
            elif isinstance(event, yaml.SequenceEndEvent):
                begun, flow = lists.pop()
                if flow:
                    yield begun, end, None
    except (yaml.YAMLError, ValueError, ArithmeticError):
        return
    finally:
        loader.dispose()


def tree_of(text: str) -> tuple[nodes.Node | None, Notes]:
    """The tree of a decoded text, and the notes of what is not YAML in it."""
    notes = Notes("")
    return nodes.load(text, notes), notes


def value_of(node: nodes.Node | None) -> Value:
    """What a node comes to once it is read: texts are cleaned, the order of keys is nothing."""
    if isinstance(node, nodes.Scalar):
        return clean(node.text).strip("\n").rstrip()
    if isinstance(node, nodes.Sequence):
        return [value_of(item) for item in node.items]
    if isinstance(node, nodes.Mapping):
        return {key.text: value_of(value) for key, value in node.entries}
    return None


def with_change(value: Value, change: Change) -> Value:
    """The value with what a change makes of it; the value itself is altered."""
    if change.value is None:
        return value
    *above, last = change.path
    place = value
    for step in above:
        place = place[step]  # type: ignore[index]
    if isinstance(place, dict):
        place[str(last)] = change.value
    elif isinstance(place, list) and isinstance(last, int):
        place[last] = change.value
    return value


def edited(text: str, edits: Iterable[Edit]) -> str | None:
    """The text with the edits; None if two of them overlap."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    pieces: list[str] = []
    reached = len(text)
    for edit in sorted(edits, key=lambda each: (each.start, each.end), reverse=True):
        start = starts[edit.start[0] - 1] + edit.start[1] - 1
        end = starts[edit.end[0] - 1] + edit.end[1] - 1
        if end > reached or start > end:
            return None
        pieces += [text[end:reached], edit.text]
        reached = start
    pieces.append(text[:reached])
    return "".join(reversed(pieces))
