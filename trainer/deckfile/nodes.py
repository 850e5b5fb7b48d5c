"""YAML as a small tree: texts as they were written, each with its place.

The tree is made from PyYAML's stream of events. Its own `compose` and `load` are never
called: they recurse in C without a limit, expand aliases, run constructors for tags, and
turn `no` into False and `10:1` into 601.
"""

import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from trainer.deckfile.notes import Notes, Spot
from trainer.deckfile.syntax import explain
from trainer.deckfile.text import quoted

MAX_DEPTH = 20
"""Collections in collections; a scenario needs seven."""
MAX_NODES = 200_000
"""About ten thousand cards; bounds the memory that one file can take."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser where PyYAML was built with it, ten times as fast."""

_ESSENCE = "anchors, aliases and tags are not used here"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text."""

    line: int
    column: int
    text: str
    cut: Spot | None = None
    """Where a ` #` follows, one space only: more likely lost text than a comment."""
    block: bool = False
    """Written below a `|` or `>`."""
    last: int = 0
    """The line it ends in, empty ones at the end of a block included; 0 if nothing was written."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing was written."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    line: int
    column: int
    items: tuple["Node", ...]
    flow: bool
    """Written in brackets rather than as lines with dashes."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, each key once."""

    line: int
    column: int
    entries: tuple[tuple[Scalar, "Node"], ...]
    flow: bool
    """Written in braces rather than as lines."""
    whole: bool = True
    """Whether every key is among the entries; one that was refused is not."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Where something stood that was already reported; whoever meets it says nothing more."""

    line: int
    column: int


Node: TypeAlias = Scalar | Sequence | Mapping | Refused


def load(text: str, notes: Notes) -> Node | None:
    """The tree of a text; None when it holds nothing or is broken off by an error."""
    lines = text.splitlines()
    tree = _Tree(lines, notes)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            tree.take(event)
    except _StopReading:
        return None
    except (yaml.YAMLError, ValueError, ArithmeticError) as error:
        # The parser in Python raises the latter two for escapes such as "\UFFFFFFFF".
        fault = explain(error, lines, tree.reached)
        notes.error(fault.place, fault.code, fault.message, fault.cure)
        return None
    return tree.root


class _StopReading(Exception):  # noqa: N818 - a signal, not an error of its own
    """What was noted makes the rest of the file useless."""


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet."""

    line: int
    column: int
    mapping: bool
    flow: bool
    items: list[Node] = field(default_factory=list)
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    seen: dict[str, int] = field(default_factory=dict)
    """Lines of the keys so far."""
    key: Scalar | Refused | None = None
    """The key whose value comes next."""
    whole: bool = True
    """Whether no key was refused so far."""


class _Tree:
    """Puts events together."""

    def __init__(self, lines: list[str], notes: Notes) -> None:
        self.root: Node | None = None
        self.reached = Spot(1, 1)
        """As far as the text was understood."""
        self._lines = lines
        self._notes = notes
        self._open: list[_Open] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: Any) -> None:
        """Put one more event in its place."""
        start = event.start_mark
        spot = Spot(start.line + 1, start.column + 1)
        self.reached = spot
        if isinstance(event, yaml.ScalarEvent):
            self._check_node(event, spot)
            self._place(self._scalar(event, spot))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._check_node(event, spot)
            self._begin(event, spot)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end()
        elif isinstance(event, yaml.AliasEvent):
            self._count(spot)
            self._refuse(spot, "alias", f"{quoted(f'*{event.anchor}')} is an alias")
            self._place(Refused(spot.line, spot.column))
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._stop(
                    spot,
                    "several-documents",
                    "a second document begins here",
                    "one deck or scenario a file: move it, or remove the line `---`",
                )

    def _count(self, spot: Spot) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            message = f"the file has more than {MAX_NODES:,} values"
            self._stop(spot, "too-many-nodes", message, "split it")

    def _check_node(self, event: Any, spot: Spot) -> None:
        self._count(spot)
        if event.anchor is not None:
            self._refuse(spot, "anchor", f"{quoted('&' + event.anchor)} is an anchor")
        if event.tag is not None:
            self._refuse(spot, "tag", f"{quoted(event.tag)} is a tag")

    def _scalar(self, event: Any, spot: Spot) -> Scalar:
        plain = not event.style
        if plain and not event.value and self._open and (key := self._open[-1].key) is not None:
            # Nothing was written: the place is that of the key that lacks it.
            return Scalar(key.line, key.column, "", self._comment_after(key))
        end = event.end_mark
        line = self._lines[end.line] if plain and end.line < len(self._lines) else ""
        rest = line[end.column : end.column + 2]
        cut = Spot(end.line + 1, end.column + 2) if event.value and rest == " #" else None
        block = event.style in ("|", ">")
        # A block ends where the next line begins, unless the file ends with it.
        last = end.line + (not block or end.column > 0)
        return Scalar(spot.line, spot.column, event.value, cut, block, last)

    def _comment_after(self, key: Scalar | Refused) -> Spot | None:
        """Where a comment stands in place of the key's value."""
        found = re.search(r":\s+(#)", self._lines[key.line - 1][key.column - 1 :])
        return Spot(key.line, key.column + found.start(1)) if found else None

    def _begin(self, event: Any, spot: Spot) -> None:
        if len(self._open) == MAX_DEPTH:
            self._stop(
                spot,
                "too-deep",
                f"lists and keys are nested more than {MAX_DEPTH} deep",
                "text that begins with `[` or `{` goes into quotes",
            )
        mapping = isinstance(event, yaml.MappingStartEvent)
        self._open.append(_Open(spot.line, spot.column, mapping, bool(event.flow_style)))

    def _end(self) -> None:
        done = self._open.pop()
        if done.mapping:
            entries = tuple(done.entries)
            self._place(Mapping(done.line, done.column, entries, done.flow, done.whole))
        else:
            self._place(Sequence(done.line, done.column, tuple(done.items), done.flow))

    def _place(self, node: Node) -> None:
        """Put a finished node into the collection around it."""
        if not self._open:
            self.root = node
            return
        around = self._open[-1]
        if not around.mapping:
            around.items.append(node)
        elif around.key is None:
            around.key = self._key(around, node)
        else:
            if isinstance(around.key, Scalar):
                around.entries.append((around.key, node))
            else:
                around.whole = False
            around.key = None

    def _key(self, around: _Open, node: Node) -> Scalar | Refused:
        """The node as a key; what cannot be one is noted and its value left out."""
        if isinstance(node, Refused):
            return node
        if not isinstance(node, Scalar):
            cure = "text that begins with `[` or `{` goes into quotes"
            self._notes.error(node, "bad-key", "a list or a mapping cannot be a key", cure)
            return Refused(node.line, node.column)
        first = around.seen.get(node.text)
        if first is not None:
            self._notes.error(
                node,
                "duplicate-key",
                f"{quoted(node.text)} stands here a second time, first in line {first}",
                "keep one of the two",
            )
            return Refused(node.line, node.column)
        around.seen[node.text] = node.line
        return node

    def _refuse(self, spot: Spot, code: str, message: str) -> None:
        cure = f"{_ESSENCE}; text that begins with `&`, `*` or `!` goes into quotes"
        self._notes.error(spot, code, message, cure)

    def _stop(self, spot: Spot, code: str, message: str, cure: str) -> None:
        self._notes.error(spot, code, message, cure)
        raise _StopReading
