"""Decks in memory, a reader that says what it was asked, and a store in a real file."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Self

from trainer.content.cards import Card, Concept, Deck, Number, RapidFire
from trainer.content.library import Reading
from trainer.content.problems import Problem
from trainer.content.scenarios import Scenario
from trainer.content.sources import SourceFile
from trainer.content.syllabus import Syllabus
from trainer.events import Event, Kind, Moment, NewEvent
from trainer.scheduling.day import moment
from trainer.store.catalogue import Catalogue, SyncReport
from trainer.store.database import Database
from trainer.store.journal import Journal

DAY = date(2026, 11, 20)
"""Today, wherever a test does not say otherwise."""


def on(day: date, hour: int = 12) -> Moment:
    return moment(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))


def days(count: int) -> date:
    return DAY + timedelta(days=count)


def concept(item: str, importance: int = 2, contrasts: Sequence[str] = ()) -> Concept:
    deck, _, id_ = item.partition("/")
    return Concept(
        deck=deck,
        id=id_,
        ask=f"What is {id_}?",
        answer=f"It is {id_}.",
        importance=importance,
        contrasts=tuple(contrasts),
    )


def number(item: str, value: str = "1 MB") -> Number:
    deck, _, id_ = item.partition("/")
    return Number(deck=deck, id=id_, ask=f"How large is {id_}?", value=value)


def rapid(item: str) -> RapidFire:
    deck, _, id_ = item.partition("/")
    return RapidFire(deck=deck, id=id_, ask=f"{id_}?", answer=id_)


def deck(*cards: Card, title: str = "", topic: str = "") -> Deck:
    """A deck of cards, all of one deck."""
    id_ = cards[0].deck
    return Deck(id=id_, title=title or id_.title(), topic=topic, cards=cards)


def numbered(name: str, count: int, importance: int = 2) -> Deck:
    """A deck of `count` concepts: `name/c00`, `name/c01` and so on."""
    return deck(*(concept(f"{name}/c{n:02}", importance) for n in range(count)))


@dataclass
class Shelf:
    """Files that need no disk; also the reader of their contents."""

    readings: dict[bytes, Reading] = field(default_factory=dict)
    """What each content parses to."""
    files: dict[str, tuple[SourceFile, bytes | Problem]] = field(default_factory=dict)
    fetched: list[str] = field(default_factory=list)
    parsed: list[str] = field(default_factory=list)
    clock: int = 0

    def put(
        self,
        path: str,
        content: Deck | Scenario | Syllabus | None,
        *problems: Problem,
        bundled: bool = False,
    ) -> None:
        """Write a file that reads as `content`, or as nothing but problems."""
        reading = Reading(content=content, problems=problems)
        data = repr(reading).encode()
        self.readings[data] = reading
        self._put(path, data, len(data), bundled)

    def close(self, path: str) -> None:
        """Make a file unreadable without a trace in its stamp."""
        source, _ = self.files[path]
        self.files[path] = (source, Problem(path, 0, 0, "unreadable", "reading is not permitted"))

    def touch(self, path: str) -> None:
        """Give a file a new time and nothing else."""
        source, data = self.files[path]
        self.clock += 1
        self.files[path] = (source._replace(modified=self.clock), data)

    def remove(self, path: str) -> None:
        del self.files[path]

    def sources(self, *under: str) -> list[SourceFile]:
        """All files, or those whose path begins with one of the prefixes."""
        return [source for source, _ in self.files.values() if source.path.startswith(under or "")]

    def exists(self, path: str) -> bool:
        return path in self.files

    def fetch(self, source: SourceFile) -> bytes | Problem:
        self.fetched.append(source.path)
        return self.files[source.path][1]

    def parse(self, data: bytes, path: str) -> Reading:
        self.parsed.append(path)
        return self.readings[data]

    def forget_reads(self) -> None:
        self.fetched.clear()
        self.parsed.clear()

    def _put(self, path: str, data: bytes | Problem, size: int, bundled: bool) -> None:
        self.clock += 1
        self.files[path] = (SourceFile(path, bundled, self.clock, size), data)


class Store:
    """Database, catalogue and journal of one file, as the workspace puts them together."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.db = Database.open(path, on(DAY))
        self.catalogue = Catalogue(self.db)
        self.journal = Journal(self.db, self.catalogue.aliases)
        self.refolded: list[list[str]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.db.close()

    def sync(self, shelf: Shelf, *under: str) -> SyncReport:
        """Bring the catalogue up to date with all files, or those under the prefixes."""
        return self.catalogue.sync(shelf.sources(*under), shelf, self._refold)

    def _refold(self, items: Collection[str]) -> None:
        self.refolded.append(list(items))
        self.journal.refold(items)

    def review(self, item: str, grade: int = 4, day: date = DAY) -> Event:
        return self.record(item, Kind.REVIEW, day, grade)

    def record(self, item: str, kind: Kind, day: date = DAY, grade: int | None = None) -> Event:
        return self.journal.record(NewEvent(kind, item, grade), on(day)).event

    def take_back(self, event: Event, day: date = DAY) -> Event:
        void = NewEvent(Kind.VOID, event.item, data={"event": event.id})
        return self.journal.record(void, on(day)).event

    def set(self, item: str, interval: int, due: date, day: date = DAY) -> None:
        """Give the item a schedule, without an answer."""
        data = {
            "repetitions": 3,
            "interval": interval,
            "easiness": 250,
            "due": due.isoformat(),
        }
        self.journal.record(NewEvent(Kind.SET, item, data=data), on(day))


def changed(deck_: Deck, at: int, **fields: object) -> Deck:
    """The deck with fields of one card changed."""
    cards = list(deck_.cards)
    cards[at] = replace(cards[at], **fields)  # type: ignore[arg-type]
    return replace(deck_, cards=tuple(cards))
