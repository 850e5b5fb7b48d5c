"""YAML as a small tree: texts as they were written, each with its place.

The tree is made from PyYAML's stream of events. Its own `compose` and `load` are never
called: they recurse in C without a limit, expand aliases, run constructors for tags, and
turn `no` into False and `10:1` into 601.

A library has fifty thousand nodes, and they are most of what reading it takes: they are
named tuples because those are made three times as fast as frozen dataclasses.
"""

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

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

_SCALAR = yaml.ScalarEvent
_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)

_NEW: Any = tuple.__new__
"""Makes a named tuple without the call that its class would add."""

_ESSENCE = "anchors, aliases and tags are not used here"


class Scalar(NamedTuple):
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


class Sequence(NamedTuple):
    """A list."""

    line: int
    column: int
    items: tuple["Node", ...]
    flow: bool
    """Written in brackets rather than as lines with dashes."""


class Mapping(NamedTuple):
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
        _parse(text, tree)
    except _StopReading:
        return None
    except (yaml.YAMLError, ValueError, ArithmeticError) as error:
        # The parser in Python raises the latter two for escapes such as "\UFFFFFFFF".
        fault = explain(error, lines, tree.reached)
        notes.error(fault.place, fault.code, fault.message, fault.cure)
        return None
    return tree.root


def _parse(text: str, tree: "_Tree") -> None:
    """Put all events of the text into the tree."""
    loader = _LOADER(text)
    try:
        # `yaml.parse` does the same, and looks at each event once more before it hands it out.
        next_event, take, take_text = loader.get_event, tree.take, tree.take_text
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is _SCALAR and event.anchor is None and event.tag is None:
                take_text(event)
                continue
            take(event)
            if kind is yaml.StreamEndEvent:
                break
    finally:
        loader.dispose()


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
    crowded: bool = False
    """Whether the first key came again, so that two entries of a list may stand in one."""


class _Tree:
    """Puts events together."""

    def __init__(self, lines: list[str], notes: Notes) -> None:
        self.root: Node | None = None
        self._lines = lines
        self._commented = {at for at, line in enumerate(lines, start=1) if " #" in line}
        """Lines, from 1, in which a ` #` may cut a text short."""
        self._notes = notes
        self._open: list[_Open] = []
        self._nodes = 0
        self._documents = 0
        self._line = self._column = 1

    @property
    def reached(self) -> Spot:
        """As far as the text was understood."""
        return Spot(self._line, self._column)

    def take_text(self, event: Any) -> None:
        """Put in its place a text without anchor and tag: four events of five are one.

        It does what `take` would, in one call instead of four.
        """
        text = event.value
        if not self._open or not text or self._nodes == MAX_NODES:
            self.take(event)
            return
        around = self._open[-1]
        self._nodes += 1
        start, end, style = event.start_mark, event.end_mark, event.style
        line, last = start.line + 1, end.line + 1
        self._line, self._column = line, start.column + 1
        cut, block = None, False
        if not style:
            column = end.column
            if last in self._commented and self._lines[last - 1][column : column + 2] == " #":
                cut = Spot(last, column + 2)
        elif style in "|>":
            block = True
            if end.column == 0:
                last -= 1  # it ends where the next line begins
        node = _NEW(Scalar, (line, self._column, text, cut, block, last))
        if not around.mapping:
            around.items.append(node)
        elif (key := around.key) is None:
            if text in around.seen:
                around.key = self._key(around, node)
            else:
                around.seen[text] = line
                around.key = node
        else:
            if type(key) is Scalar:
                around.entries.append((key, node))
            else:
                around.whole = False
            around.key = None

    def take(self, event: Any) -> None:
        """Put one more event in its place."""
        kind = type(event)
        start = event.start_mark
        self._line, self._column = start.line + 1, start.column + 1
        if kind is _SCALAR or kind in _STARTS:
            # Most events come this way: what is seldom needed is a call, and the rest is none.
            self._nodes += 1
            if self._nodes > MAX_NODES:
                self._stop_counting()
            if event.anchor is not None or event.tag is not None:
                self._refuse_marks(event)
            if kind is _SCALAR:
                self._place(self._scalar(event))
            else:
                self._begin(event, kind is yaml.MappingStartEvent)
        elif kind in _ENDS:
            self._end()
        elif kind is yaml.AliasEvent:
            self._nodes += 1
            if self._nodes > MAX_NODES:
                self._stop_counting()
            self._refuse("alias", f"{quoted(f'*{event.anchor}')} is an alias")
            self._place(Refused(self._line, self._column))
        elif kind is yaml.DocumentStartEvent:
            self._documents += 1
            if self._documents > 1:
                self._stop(
                    "several-documents",
                    "a second document begins here",
                    "one deck or scenario a file: move it, or remove the line `---`",
                )

    def _stop_counting(self) -> None:
        self._stop("too-many-nodes", f"the file has more than {MAX_NODES:,} values", "split it")

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse("anchor", f"{quoted('&' + event.anchor)} is an anchor")
        if event.tag is not None:
            self._refuse("tag", f"{quoted(event.tag)} is a tag")

    def _scalar(self, event: Any) -> Scalar:
        text, style, end = event.value, event.style, event.end_mark
        ends = end.line
        if style:
            block = style in ("|", ">")
            # A block ends where the next line begins, unless the file ends with it.
            last = ends + (not block or end.column > 0)
            return Scalar(self._line, self._column, text, None, block, last)
        if not text and self._open and (key := self._open[-1].key) is not None:
            # Nothing was written: the place is that of the key that lacks it.
            return Scalar(key.line, key.column, "", self._comment_after(key))
        cut = None
        if text and ends < len(self._lines):
            column = end.column
            if self._lines[ends][column : column + 2] == " #":
                cut = Spot(ends + 1, column + 2)
        return Scalar(self._line, self._column, text, cut, False, ends + 1)

    def _comment_after(self, key: Scalar | Refused) -> Spot | None:
        """Where a comment stands in place of the key's value."""
        found = re.search(r":\s+(#)", self._lines[key.line - 1][key.column - 1 :])
        return Spot(key.line, key.column + found.start(1)) if found else None

    def _begin(self, event: Any, mapping: bool) -> None:
        if len(self._open) == MAX_DEPTH:
            self._stop(
                "too-deep",
                f"lists and keys are nested more than {MAX_DEPTH} deep",
                "text that begins with `[` or `{` goes into quotes",
            )
        self._open.append(_Open(self._line, self._column, mapping, bool(event.flow_style)))

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
            return
        key = around.key
        if key is None:
            around.key = self._key(around, node)
            return
        if type(key) is Scalar:
            around.entries.append((key, node))
        else:
            around.whole = False
        around.key = None

    def _key(self, around: _Open, node: Node) -> Scalar | Refused:
        """The node as a key; what cannot be one is noted and its value left out."""
        if type(node) is not Scalar:
            if isinstance(node, Refused):
                return node
            cure = "text that begins with `[` or `{` goes into quotes"
            self._notes.error(node, "bad-key", "a list or a mapping cannot be a key", cure)
            return Refused(node.line, node.column)
        first = around.seen.get(node.text)
        if first is not None:
            cure = "keep one of the two"
            if self._begins_another(around, node):
                around.crowded = True
                cure = f"if another one begins here, begin it with `- `; otherwise {cure}"
            elif around.crowded:  # the keys of the other one, whose beginning was noted
                return Refused(node.line, node.column)
            message = f"{quoted(node.text)} stands here a second time, first in line {first}"
            self._notes.error(node, "duplicate-key", message, cure)
            return Refused(node.line, node.column)
        around.seen[node.text] = node.line
        return node

    def _begins_another(self, around: _Open, node: Scalar) -> bool:
        """Whether the dash may be missing before a key that an entry of a list has already."""
        listed = len(self._open) > 1 and not self._open[-2].mapping and not around.flow
        return listed and node.text == next(iter(around.seen)) and not around.crowded

    def _refuse(self, code: str, message: str) -> None:
        cure = f"{_ESSENCE}; text that begins with `&`, `*` or `!` goes into quotes"
        self._notes.error(self.reached, code, message, cure)

    def _stop(self, code: str, message: str, cure: str) -> None:
        self._notes.error(self.reached, code, message, cure)
        raise _StopReading
