"""Watching one deck or scenario file while its author edits it."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from trainer.authoring.places import Place, is_bundled, owned, read
from trainer.content.cards import Card, Deck
from trainer.content.problems import Problem, Severity
from trainer.content.scenarios import Scenario
from trainer.content.sources import Folder, SourceFile
from trainer.deckfile.beside import beside
from trainer.deckfile.check import Craft, check
from trainer.deckfile.discover import discover
from trainer.deckfile.files import fetch, shown_path
from trainer.deckfile.marks import mark
from trainer.deckfile.opened import Kept
from trainer.deckfile.reader import parse
from trainer.errors import UsageError

Previewed = Card | Scenario
"""What is shown by itself."""

_Stamp = tuple[int, int, int]

GONE = 4
"""Looks in a row without a file until that is a problem: editors rename when they save."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was last saved."""

    items: tuple[Previewed, ...] = ()
    """The cards of the deck or the scenario, of the last state without an error."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with the file as it is now, and what could be better."""
    changed: str | None = None
    """The first item that this save changed; None if it changed none."""
    title: str = ""
    """Of the deck or the scenario."""

    @property
    def broken(self) -> bool:
        """Whether the items are older than the file."""
        return any(each.severity is Severity.ERROR for each in self.problems)


class Watched:
    """The file; each look costs one `stat` unless it was saved."""

    def __init__(self, path: str, today: date, known: Sequence[Folder] = ()) -> None:
        """`known` are the folders of the library, which the file may refer to."""
        self.path = path
        self._today = today
        self._known = known
        self._kept = Kept()
        self._stamp: _Stamp | None = None
        self._gone = GONE - 1  # a file that is not there at the start is gone
        self._seen = Seen()

    @property
    def bundled(self) -> bool:
        """Whether the file came with the program, and is only read."""
        return is_bundled(self.path, self._known)

    def look(self) -> Seen | None:
        """The file as it is now; None if it is as it was at the last look. Never raises."""
        stamp = self._look()
        if stamp is None:
            self._gone += 1
            if self._gone != GONE:
                return None
        elif stamp == self._stamp and self._gone < GONE:
            self._gone = 0
            return None
        else:
            self._gone = 0
        self._stamp = stamp
        self._seen = self._read()
        return self._seen

    def own(self, thing: Previewed | None, point: str = "") -> Place:
        """Where an item, or a point of it, stands in a file that the author may write.

        Of None it is where the file begins, and of a point with no place of its own the item's.
        A file that came with the program is copied to the author's own folder first, unless
        there is one of theirs with the same id. TrainerError if a file cannot be read or made.
        """
        if thing is None:
            return Place(self.path, 1, 1, bundled=False)
        data = read(self.path)
        spot = mark(data, f"{thing.item}#{point}") if point else None
        spot = spot or mark(data, thing.item)
        line, column = (spot.line, spot.column) if spot else (1, 1)
        place = Place(self.path, line, column, self.bundled)
        if not place.bundled:
            return place
        folder = "scenarios" if isinstance(thing, Scenario) else "decks"
        return owned(place, thing.item, folder, self._known)

    def follow(self, path: str) -> "Watched":
        """The watching of another file with the same items, from what was seen last."""
        other = Watched(path, self._today, self._known)
        other._seen = self._seen
        return other

    def _look(self) -> _Stamp | None:
        try:
            status = Path(self.path).stat()
        except (OSError, ValueError):
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino

    def _read(self) -> Seen:
        before = self._seen
        data = fetch(SourceFile(self.path, False, 0, 0))
        if isinstance(data, Problem):
            return replace(before, problems=(data,), changed=None)
        reading = parse(data, self.path)
        problems = self._problems(reading.problems)
        content = reading.content
        if not isinstance(content, Deck | Scenario):
            return replace(before, problems=problems, changed=None)
        items: tuple[Previewed, ...] = content.cards if isinstance(content, Deck) else (content,)
        old: Mapping[str, Previewed] = {each.item: each for each in before.items}
        changed = next((each.item for each in items if old.get(each.item) != each), None)
        return Seen(items, problems, changed if old else None, content.title)

    def _problems(self, own: tuple[Problem, ...]) -> tuple[Problem, ...]:
        """Errors first, what only shows beside its folder and the library among them."""
        # Found anew: another file may lie there by now.
        sources = discover([Folder(self.path, bundled=False), *self._known])
        there = {os.path.realpath(each.path) for each in sources}
        others = beside([self.path])
        sources += [each for each in others if os.path.realpath(each.path) not in there]
        craft = Craft(self._today, frozenset(sources[:1]))
        shown = shown_path(sources[0].path) if sources else ""
        more = [
            each
            for each in check(sources, craft=craft, kept=self._kept).problems
            if each.path == shown
        ]
        found = {(each.line, each.column, each.code): each for each in (*more, *own)}
        return tuple(sorted(found.values(), key=lambda p: (p.severity != Severity.ERROR, p)))


def watch(path: str, today: date, known: Sequence[Folder] = ()) -> Watched:
    """The file to be watched; UsageError if it is none that can be read now."""
    data = fetch(SourceFile(path, False, 0, 0))
    if isinstance(data, Problem):
        raise UsageError(str(data))
    return Watched(path, today, known)
