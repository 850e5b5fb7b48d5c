"""Every keystroke of a search through 100,000 items, beside a plain scan with LIKE."""

import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from benchmarks.measure import Result
from benchmarks.synthetic import decks
from trainer.content.cards import Card, Concept, Deck
from trainer.content.library import Reading
from trainer.content.sources import SourceFile
from trainer.deckfile.discover import discover
from trainer.deckfile.reading import DeckFiles
from trainer.insight.query import parse
from trainer.scheduling.schedule import Schedule
from trainer.settings import folders, load_settings
from trainer.store import rows
from trainer.store.catalogue import Catalogue
from trainer.store.database import Database, driver_of
from trainer.store.search import Found, Search
from trainer.workspace import present

CARDS = 100_000
AIM_MS = 50
ROUNDS = 3

TYPED = (
    ("a phrase", "", "cold start provisioned"),
    ("a typo in it", "", "provisoined concurency"),
    ("filters on", "is:due kind:concept ", "lambda memory"),
    ("a filter few pass", "is:flagged ", "function"),
    ("typing a filter", "", "deck:deck-0421 is:hard queue"),
)
"""What is shown, what stands on the line already, and what is typed after it."""

_WORST = "a c s t w"
"""Letters that begin words of nearly every card."""

_LIKE = """
SELECT count(*) FROM catalogue_item AS i JOIN catalogue_body AS b ON b.n = i.n
WHERE i.active = 1
"""


class _Made:
    """A reader of decks that stand in no file."""

    def __init__(self, cards: int) -> None:
        self._sentences = list(_sentences())
        self._decks = {f"{deck.id}.yaml": deck for deck in decks(cards)}

    @property
    def sources(self) -> list[SourceFile]:
        return [SourceFile(path, False, 1, 1) for path in self._decks]

    def fetch(self, source: SourceFile) -> bytes:
        return source.path.encode()

    def exists(self, path: str) -> bool:
        return path in self._decks

    def parse(self, data: bytes, path: str) -> Reading:  # noqa: ARG002
        deck = self._decks[path]
        draw = random.Random(path)
        return Reading(content=replace(deck, cards=tuple(self._card(c, draw) for c in deck.cards)))

    def _card(self, card: Card, draw: random.Random) -> Card:
        """The card with as much text as real ones have, and a word of its own."""
        ask, first, second, third = draw.choices(self._sentences, k=4)
        own = "".join(draw.choices("abcdefghijklmnoprstuvwy", k=draw.randint(5, 11)))
        card = replace(card, ask=ask, why=f"{second} {third} {own}")
        return replace(card, answer=first) if isinstance(card, Concept) else card


def run() -> list[Result]:
    """The slowest keystroke of each phrase; every one is printed."""
    day = present(load_settings()).day
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "browse.db"
        database = Database.open(path, present(load_settings()))
        made, started = _Made(CARDS), time.perf_counter()
        Catalogue(database).sync(made.sources, made, lambda _items: None)
        compiled = time.perf_counter() - started
        _study(database, day)
        size = path.stat().st_size / 1e6
        results = [Result(f"compile {CARDS:,} cards without their YAML", compiled, "s")]
        results.append(Result("database", size, "MB"))
        try:
            results += _type_all(database, path, day)
        finally:
            database.close()
    return results


def _type_all(database: Database, path: Path, day: date) -> Iterator[Result]:
    plain = sqlite3.connect(path)
    for name, given, typed in TYPED:
        lines = [given + typed[:end] for end in range(1, len(typed) + 1)]
        yield from _type(database, plain, day, name, lines)
    plain.close()
    search = Search(database)
    ends = [_WORST[:end] for end in range(1, len(_WORST) + 1)]
    slowest = max(_median(partial(_find, search, line, day)) for line in ends)
    yield Result("letters that nearly every card has: slowest", slowest, "ms", AIM_MS)
    last = _median(lambda: search.find(parse("function"), day, first=20_000))
    yield Result("the page after 20,000 rows", last, "ms", 2 * AIM_MS)


def _type(
    database: Database, plain: sqlite3.Connection, day: date, name: str, lines: Sequence[str]
) -> Iterator[Result]:
    search = Search(database)  # as a screen just opened: no word is known yet
    taken: list[float] = []
    scanned: list[float] = []
    for line in lines:
        find = partial(_find, search, line, day)
        first = _ms(find)
        again = [_ms(find) for _ in range(ROUNDS - 1)]
        like = _ms(partial(_scan, plain, parse(line).words))
        taken.append(statistics.median([first, *again]))
        scanned.append(like)
        found = find()
        print(
            f"    {line:<40}{taken[-1]:>8.1f} ms, first {first:>6.1f} ms"
            f"{like:>9.1f} ms by LIKE{found.total:>9,} found",
            flush=True,
        )
    yield Result(f"{name}: slowest keystroke of {len(lines)}", max(taken), "ms", AIM_MS)
    ratio = statistics.median(taken) / statistics.median(scanned)
    yield Result("the same, the usual one / a scan with LIKE", ratio, "x", 1)


def _find(search: Search, line: str, day: date) -> Found:
    return search.find(parse(line), day)


def _scan(plain: sqlite3.Connection, words: Sequence[str]) -> None:
    conditions = " AND b.json LIKE ?" * len(words)
    plain.execute(_LIKE + conditions, [f"%{word}%" for word in words]).fetchall()


def _study(database: Database, day: date) -> None:
    """A schedule for each card: a few due, hard, suspended or flagged."""
    items = (card.item for deck in decks(CARDS) for card in deck.cards)
    with database.write() as connection:
        driver_of(connection).executemany(
            rows.PUT_SCHEDULE,
            (
                rows.from_schedule(
                    item,
                    Schedule(
                        repetitions=3,
                        interval=6,
                        due=day + timedelta(days=number % 400 - 2),
                        reviews=5,
                        failures=number % 9,
                        suspended=number % 50 == 0,
                        flag="later" if number % 5_000 == 1 else None,
                    ),
                )
                for number, item in enumerate(items)
            ),
        )


def _sentences() -> Iterator[str]:
    """What the bundled decks say, a sentence or two at a time."""
    files = DeckFiles()
    for source in discover(folders(load_settings())):
        data = files.fetch(source)
        content = files.parse(data, source.path).content if isinstance(data, bytes) else None
        if isinstance(content, Deck):
            for card in content.cards:
                yield from filter(None, (card.ask, card.solution, card.why))


def _median(work: Callable[[], object]) -> float:
    return statistics.median(_ms(work) for _ in range(ROUNDS))


def _ms(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000
