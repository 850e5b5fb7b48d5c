"""The order of today's questions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Entry:
    """One item that may be asked today."""

    item: str
    deck: str
    """Empty for a part of a scenario."""
    importance: int = 2
    due: date | None = None
    """None while the item is new."""
    contrasts: tuple[str, ...] = ()
    """Items to be asked right before or after this one."""
    repeat: bool = False
    """Asked already today, and not yet well enough."""
    stage: int = 0
    """Where its topic stands in a syllabus, from 1 on; 0 where none names it."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a study day may hold."""

    new_per_day: int = 15
    reviews_per_day: int = 150
    interview: date | None = None
    """Days before it bring more new cards where `scheduling.countdown` asks for more."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The part of the library a session is about; empty means all of it."""

    deck: str | None = None
    topic: str | None = None
    tag: str | None = None
    missed: bool = False
    """Only what was missed in drills."""
    item: str | None = None
    """Only this one."""


EVERYTHING = Scope()
"""The scope of a session that leaves nothing out."""


def arrange(due: Iterable[Entry], new: Iterable[Entry]) -> list[Entry]:
    """Today's queue: the due entries, then the new ones.

    Both come in order of priority: due ones most overdue first, then by importance;
    new ones by importance, then by stage. Confusable cards follow each other; otherwise the
    decks alternate as far as they can, new cards never across a step in importance or a stage.
    """
    queue = _interleave(list(due))
    for _, same in groupby(new, key=lambda entry: (entry.importance, entry.stage)):
        queue += _interleave(list(same), after=queue[-1].deck if queue else None)
    return queue


def _interleave(entries: Sequence[Entry], after: str | None = None) -> list[Entry]:
    """The entries in order of priority, neighbours from different decks where possible."""
    waiting = _blocks(entries)
    queue: list[Entry] = []
    while waiting:
        other = (i for i, block in enumerate(waiting) if block[0].deck != after)
        block = waiting.pop(next(other, 0))
        queue += block
        after = block[-1].deck
    return queue


def _blocks(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The entries in blocks of confusable ones, each block at its first member's place."""
    by_item = {entry.item: entry for entry in entries}
    linked: dict[str, set[str]] = {item: set() for item in by_item}
    for entry in entries:
        for other in entry.contrasts:
            if other in by_item and other != entry.item:
                linked[entry.item].add(other)
                linked[other].add(entry.item)
    rank = {entry.item: place for place, entry in enumerate(entries)}
    seen: set[str] = set()
    blocks: list[list[Entry]] = []
    for entry in entries:
        if entry.item in seen:
            continue
        block, edge = [], [entry.item]
        while edge:
            item = edge.pop()
            if item not in seen:
                seen.add(item)
                block.append(by_item[item])
                edge += sorted(linked[item] - seen, key=rank.__getitem__, reverse=True)
        blocks.append(block)
    return blocks
