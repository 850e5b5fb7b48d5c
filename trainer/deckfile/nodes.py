"""YAML as a small tree: texts as they were written, each with its place.

The tree is made from PyYAML's stream of events. Its own `compose` and `load` are never
called: they recurse in C without a limit, expand aliases, run constructors for tags, and
turn `no` into False and `10:1` into 601.

A library has fifty thousand nodes, and they are most of what reading it takes: they are
named tuples because those are made three times as fast as frozen dataclasses.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, NoReturn, TypeAlias

import yaml

from trainer.deckfile.notes import Notes, Spot
from trainer.deckfile.syntax import Fault, explain
from trainer.deckfile.text import quoted

MAX_DEPTH = 20
"""Collections in collections; a scenario needs seven."""
MAX_NODES = 200_000
"""About ten thousand cards; bounds the memory that one file can take."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser where PyYAML was built with it, ten times as fast."""

_SCALAR: Any = yaml.ScalarEvent
_LIST_END = yaml.SequenceEndEvent
_MAPPING_END = yaml.MappingEndEvent

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
    root, fault = read(text, notes)
    if fault is not None:
        notes.error(fault.place, fault.code, fault.message, fault.cure)
    return root


def read(text: str, notes: Notes) -> tuple[Node | None, Fault | None]:
    """Like `load`, and what the parser refuses, which is not noted."""
    tree = _Tree(text, notes)
    try:
        return tree.made_of(text), None
    except _StopReading:
        return None, None
    except (yaml.YAMLError, ValueError, ArithmeticError) as error:
        # The parser in Python raises the latter two for escapes such as "\UFFFFFFFF".
        return None, explain(error, text.splitlines(), tree.reached)


class _StopReading(Exception):  # noqa: N818 - a signal, not an error of its own
    """What was noted makes the rest of the file useless."""


class _Tree:
    """Makes nodes of the events of one text, a collection with all that is in it."""

    def __init__(self, text: str, notes: Notes) -> None:
        self._notes = notes
        self._lines = text.splitlines() if " #" in text or "\t#" in text else []
        """Of a text with comments behind something: in others nothing is looked for by line."""
        self._commented = {at for at, line in enumerate(self._lines) if " #" in line}
        """Lines, from 0, in which a ` #` may cut a text short."""
        self._depth = 0
        self._nodes = 0
        self._at: Any = None
        """The mark where the latest event begins."""

    @property
    def reached(self) -> Spot:
        """As far as the text was understood."""
        return Spot(1, 1) if self._at is None else Spot(self._at.line + 1, self._at.column + 1)

    def made_of(self, text: str) -> Node | None:
        """The tree of the text; None if it holds nothing. Raises what the parser does."""
        loader = _LOADER(text)
        # `yaml.parse` does the same, and looks at each event once more before it hands it out.
        self._next_event: Callable[[], Any] = loader.get_event
        try:
            return self._root()
        finally:
            loader.dispose()

    def _root(self) -> Node | None:
        root, documents = None, 0
        while (event := self._next_event()) is not None:
            self._at = event.start_mark
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop(
                        "several-documents",
                        "a second document begins here",
                        "one deck or scenario a file: move it, or remove the line `---`",
                    )
        return root

    def _node(self, event: Any, key: Scalar | Refused | None = None, listed: bool = False) -> Node:
        """The node that begins with the event: the value of a key, `listed`, or neither.

        Four of five are texts, and no further call is spent on those.
        """
        self._at = start = event.start_mark
        self._nodes += 1
        if self._nodes > MAX_NODES:
            message = f"the file has more than {MAX_NODES:,} values"
            self._stop("too-many-nodes", message, "split it")
        if type(event) is not _SCALAR:
            return self._collection(event, listed)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        text, style, end = event.value, event.style, event.end_mark
        last, cut, block = end.line + 1, None, False
        if not style:
            if not text and key is not None:
                # Nothing was written: the place is that of the key that lacks it.
                return Scalar(key.line, key.column, "", self._comment_after(key))
            if text and self._commented:
                cut = self._cut(end)
        elif style in "|>":
            block = True
            if end.column == 0:
                last -= 1  # it ends where the next line begins; the last of a file may not
        node: Scalar = _NEW(Scalar, (start.line + 1, start.column + 1, text, cut, block, last))
        return node

    def _collection(self, event: Any, listed: bool) -> Node:
        """The collection that begins with the event, or the alias that it is."""
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if type(event) is yaml.AliasEvent:
            self._refuse("alias", f"{quoted(f'*{event.anchor}')} is an alias")
            return Refused(line, column)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        if self._depth == MAX_DEPTH:
            self._stop(
                "too-deep",
                f"lists and keys are nested more than {MAX_DEPTH} deep",
                "text that begins with `[` or `{` goes into quotes",
            )
        self._depth += 1
        flow = bool(event.flow_style)
        if type(event) is yaml.MappingStartEvent:
            entries, whole = self._entries(listed and not flow)
            node: Node = _NEW(Mapping, (line, column, entries, flow, whole))
        else:
            node = _NEW(Sequence, (line, column, self._items(), flow))
        self._depth -= 1
        return node

    def _items(self) -> tuple[Node, ...]:
        """What a list holds."""
        items: list[Node] = []
        put, node, next_event = items.append, self._node, self._next_event
        while type(event := next_event()) is not _LIST_END:
            put(node(event, None, True))
        self._at = event.start_mark
        return tuple(items)

    def _entries(self, listed: bool) -> tuple[tuple[tuple[Scalar, Node], ...], bool]:
        """What a mapping holds, and whether that is all: none of its keys was refused."""
        entries = []
        seen: dict[str, Scalar] = {}
        whole, crowded = True, False
        node, next_event = self._node, self._next_event
        while type(event := next_event()) is not _MAPPING_END:
            key = node(event)
            if type(key) is Scalar and seen.setdefault(key.text, key) is key:
                entries.append((key, node(next_event(), key)))
                continue
            whole = False
            if type(key) is Scalar:
                # The first key again, and the dash of another entry may be missing before it.
                begins = listed and not crowded and key.text == next(iter(seen))
                if begins or not crowded:
                    self._note_repeated(key, seen[key.text], begins=begins)
                crowded = crowded or begins
            elif not isinstance(key, Refused):
                cure = "text that begins with `[` or `{` goes into quotes"
                self._notes.error(key, "bad-key", "a list or a mapping cannot be a key", cure)
            node(next_event(), Refused(key.line, key.column))
        self._at = event.start_mark
        return tuple(entries), whole

    def _cut(self, end: Any) -> Spot | None:
        """Where a ` #` stands, if one follows at the mark where a text ends."""
        line, column = end.line, end.column
        if line in self._commented and self._lines[line][column : column + 2] == " #":
            return Spot(line + 1, column + 2)
        return None

    def _comment_after(self, key: Scalar | Refused) -> Spot | None:
        """Where a comment stands in place of the key's value."""
        if not self._lines:
            return None
        found = re.search(r":\s+(#)", self._lines[key.line - 1][key.column - 1 :])
        return Spot(key.line, key.column + found.start(1)) if found else None

    def _note_repeated(self, key: Scalar, first: Scalar, *, begins: bool) -> None:
        """Note a key that its mapping has already; it may begin another entry of a list."""
        cure = "keep one of the two"
        if begins:
            cure = f"if another one begins here, begin it with `- `; otherwise {cure}"
        message = f"{quoted(key.text)} stands here a second time, first in line {first.line}"
        self._notes.error(key, "duplicate-key", message, cure)

    def _refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse("anchor", f"{quoted('&' + event.anchor)} is an anchor")
        if event.tag is not None:
            self._refuse("tag", f"{quoted(event.tag)} is a tag")

    def _refuse(self, code: str, message: str) -> None:
        cure = f"{_ESSENCE}; text that begins with `&`, `*` or `!` goes into quotes"
        self._notes.error(self.reached, code, message, cure)

    def _stop(self, code: str, message: str, cure: str) -> NoReturn:
        self._notes.error(self.reached, code, message, cure)
        raise _StopReading
