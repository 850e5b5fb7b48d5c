"""Where the sections of a deck file begin and end, exactly: what additions need to know.

The tree of a file knows where each value begins. Where a list ends, its brackets and the
comments behind it, only the parser's events tell.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from trainer.deckfile import nodes
from trainer.deckfile.notes import Spot

_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)

NOWHERE = Spot(0, 0)


@dataclass(slots=True)
class Section:
    """A key at the top of a file, with its value."""

    key: Spot
    last: int
    """The line, from 1, in which the last of its text stands; comments do not count."""
    value: Spot = NOWHERE
    is_list: bool = False
    flow: bool = False
    """Whether the list stands in brackets."""
    is_empty: bool = True
    """Whether nothing was written, be it in brackets or not at all."""
    end: Spot = NOWHERE
    """Of a list in brackets: where the closing one stands."""
    items: list[int] = field(default_factory=list)
    """The lines in which the items of the list begin."""


@dataclass(slots=True)
class Outline:
    """The top of a file."""

    column: int = 1
    """Of its keys, from 1."""
    flow: bool = False
    """Whether the file as a whole stands in braces."""
    sections: dict[str, Section] = field(default_factory=dict)
    """In the order of the file."""
    last: int = 0
    """The line of the `...` that ends it; 0 where only the end of the file does."""
    end: Spot = NOWHERE
    """Where the closing brace stands."""


def outline(text: str) -> Outline:
    """The outline of a decoded file; an error of PyYAML where it is none."""
    reading = _Reading()
    for event in _events(text):
        if isinstance(event, (*_STARTS, *_ENDS, yaml.ScalarEvent)):
            reading.take(event)
        elif isinstance(event, yaml.DocumentEndEvent) and event.explicit:
            reading.made.last = _spot(event.start_mark).line
    return reading.made


class _Reading:
    """Puts events into an outline."""

    def __init__(self) -> None:
        self.made = Outline()
        self._depth = 0
        self._section: Section | None = None
        """The one whose value comes next or is not complete."""

    def take(self, event: Any) -> None:
        """Take the beginning or the end of a collection, or a scalar."""
        is_end = isinstance(event, _ENDS)
        self._depth -= is_end
        if self._section is not None:
            self._section.last = max(self._section.last, _last_line(event))
        if self._depth == 0:
            self._root(event, is_end)
        elif self._depth == 1 and self._section is None:
            key = _spot(event.start_mark)
            name = getattr(event, "value", "")
            self._section = self.made.sections.setdefault(name, Section(key, key.line))
        elif self._section is not None:
            self._value(event, self._section, is_end)
        self._depth += isinstance(event, _STARTS)

    def _root(self, event: Any, is_end: bool) -> None:
        if is_end:
            self.made.end = _before(event.end_mark)
        else:
            self.made.column = _spot(event.start_mark).column
            self.made.flow = bool(getattr(event, "flow_style", False))

    def _value(self, event: Any, section: Section, is_end: bool) -> None:
        if self._depth > 1:
            section.is_empty = False
            if self._depth == 2 and not is_end:
                section.items.append(_spot(event.start_mark).line)
        elif is_end:
            section.end = _before(event.end_mark)
            self._section = None
        else:
            section.value = _spot(event.start_mark)
            section.is_list = isinstance(event, yaml.SequenceStartEvent)
            section.flow = bool(section.is_list and event.flow_style)
            if isinstance(event, yaml.ScalarEvent):
                section.is_empty = not event.value
                self._section = None


def _events(text: str) -> Iterator[Any]:
    loader = nodes._LOADER(text)
    try:
        while not isinstance(event := loader.get_event(), yaml.StreamEndEvent):
            yield event
    finally:
        loader.dispose()


def _last_line(event: Any) -> int:
    """The line in which the text of an event ends; that of a block's end is not known by it."""
    start, end = _spot(event.start_mark), _spot(event.end_mark)
    if start == end:
        return 0
    is_block = isinstance(event, yaml.ScalarEvent) and event.style in ("|", ">")
    # A block ends where the next line begins, unless the file ends with it.
    return end.line - (is_block and end.column == 1)


def _before(mark: Any) -> Spot:
    """The place of the bracket that ends at the mark."""
    return Spot(mark.line + 1, mark.column)


def _spot(mark: Any) -> Spot:
    return Spot(mark.line + 1, mark.column + 1)
