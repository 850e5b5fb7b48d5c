"""Finding items by words and filters: a page of rows, the best first, and how many there are.

Whatever is typed reaches SQLite as words that `insight.query` made of it, never as syntax.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection

from trainer.content.cards import CardKind
from trainer.errors import nearest
from trainer.insight.query import (
    FACETS,
    STALE_DAYS,
    Filter,
    Query,
    State,
    folded,
)
from trainer.scheduling.day import day_of
from trainer.store.catalogue_schema import FLAGGED, HARD, PART_KINDS, SUSPENDED
from trainer.store.database import Database, driver_of
from trainer.store.search_index import FACET, TABLE
from trainer.store.search_order import Way, rank, tiers_of
from trainer.store.spelling import Spelling

PAGE = 50
"""Rows fetched at a time."""

CACHE_KB = 48_000
"""Memory for pages of the database: of 100,000 items each keystroke reads most of the rows, and
with SQLite's usual 2 MB it takes nearly twice as long."""

FEW = 1_000
"""So many rows are put in order here; of more, only the page that is asked for is looked at."""

MENDED_WORDS = 3
"""Words that are looked for as mistyped ones; more would take too long."""

_LISTED = f"""
i.active = 1 AND (i.kind NOT IN ('{"', '".join(PART_KINDS)}') OR i.due IS NOT NULL)
"""
"""Parts of scenarios are items once a drill missed them."""

_STATES = {
    State.NEW: "i.due IS NULL AND i.hidden = 0",
    State.DUE: "i.due <= :day AND i.hidden = 0 AND (i.buried IS NULL OR i.buried < :day)",
    State.HARD: f"i.marks & {HARD}",
    State.SUSPENDED: f"i.marks & {SUSPENDED}",
    State.FLAGGED: f"i.marks & {FLAGGED}",
    State.STALE: "i.checked < :stale",
}

_MATCHED = f"{TABLE} AS s CROSS JOIN catalogue_item AS i ON i.n = s.rowid"

_HIT = """
SELECT i.item, i.kind, i.deck, i.topic, f.title, coalesce(json_extract(b.json, '$.ask'), ''),
    i.due, coalesce(h.reviews, 0), coalesce(h.failures, 0), i.marks, i.checked < :stale
FROM json_each(:numbers) AS j CROSS JOIN catalogue_item AS i ON i.n = j.value
JOIN catalogue_file AS f ON f.n = i.file JOIN catalogue_body AS b ON b.n = i.n
LEFT JOIN schedule AS h ON h.item = i.item
ORDER BY j.key
"""

_NAMES = {
    Filter.DECK: """
        SELECT DISTINCT id FROM catalogue_file WHERE kind = 'deck' AND active = 1 ORDER BY id""",
    Filter.TOPIC: """
        SELECT DISTINCT topic FROM catalogue_file WHERE active = 1 AND topic <> '' ORDER BY topic
        """,
    Filter.TAG: "SELECT DISTINCT tag FROM catalogue_tag ORDER BY tag",
    Filter.KIND: "SELECT DISTINCT kind FROM catalogue_item ORDER BY kind",
    Filter.LEVEL: "SELECT DISTINCT level FROM catalogue_item ORDER BY level",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One item as lists show it."""

    item: str
    kind: str
    """A `CardKind`, or `scenario`."""
    deck: str
    """The id of its deck; empty for a scenario and its parts."""
    topic: str
    title: str
    """Of its deck or scenario."""
    ask: str
    due: date | None
    reviews: int
    failures: int
    suspended: bool
    flagged: bool
    stale: bool

    @property
    def is_new(self) -> bool:
        """Whether it has no schedule yet."""
        return self.due is None

    @property
    def kind_words(self) -> str:
        """The kind as screens name it."""
        return CardKind(self.kind).words if self.kind in set(CardKind) else self.kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a query finds."""

    hits: tuple[Hit, ...]
    """The rows asked for, the best of all first."""
    total: int
    """How many items there are."""
    mended: tuple[tuple[str, str], ...] = ()
    """Words that nothing has, and the nearest that was looked for in the place of each."""
    problems: tuple[str, ...] = ()
    """What of the query could not be understood, a sentence each."""


class Search:
    """The searchable catalogue of one database. Every method may raise StoreError."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._spelling = Spelling()
        with db.read() as connection:
            driver_of(connection).execute(f"PRAGMA cache_size = {-CACHE_KB}")

    def find(self, query: Query, day: date, first: int = 0, limit: int = PAGE) -> Found:
        """The rows `first` to `first + limit` of all that the query finds, as it stands on `day`.

        Names come first, then those with all words in the question, in the answer, elsewhere;
        within each they are in the order of the files. If no item has the words, words spelled
        alike are looked for.
        """
        with self._db.read() as connection:
            facets, wrong = _facets(connection, query)
            values = {
                "day": day.isoformat(),
                "stale": (day - timedelta(days=STALE_DAYS)).isoformat(),
            }
            asking = _Asking(connection, query.states, facets, values)
            ways: list[Way] = [(f'"{word}" *',) for word in query.words]
            found = asking.find(ways, query.exact, first, limit)
            mended: tuple[tuple[str, str], ...] = ()
            if not found.total and query.words:
                ways, mended = self._mended(connection, query.words)
                if mended:
                    found = asking.find(ways, "", first, limit)
        problems = (*query.problems, *wrong)
        return replace(found, mended=mended if found.total else (), problems=problems)

    def names(self, filter_: Filter, begin: str = "", limit: int = 8) -> list[str]:
        """The values of a filter that begin so, as they are typed."""
        with self._db.read() as connection:
            values = _names(connection, filter_)
        return [value for value in values if value.startswith(folded(begin))][:limit]

    def prepare(self) -> None:
        """Read the words that mistyped ones are compared with, before there is one."""
        with self._db.read() as connection:
            self._spelling.refresh(connection)

    def _mended(
        self, connection: Connection, words: Sequence[str]
    ) -> "tuple[list[Way], tuple[tuple[str, str], ...]]":
        """The words with those spelled alike, and which were taken for which.

        Those that no item has are mended; if all are known, any may be the mistyped one.
        """
        self._spelling.refresh(connection)
        unknown = [word for word in words if not _begins_one(connection, word)]
        ways: list[Way] = []
        mended: list[tuple[str, str]] = []
        for word in words:
            near: list[str] = []
            if len(mended) < MENDED_WORDS and (word in unknown or not unknown):
                near = self._spelling.near(word)
            if near:
                mended.append((word, near[0]))
            ways.append((f'"{word}" *', *(f'"{each}"' for each in near)))
        return ways, tuple(mended)


@dataclass(frozen=True, slots=True)
class _Asking:
    """Runs what one query needs."""

    connection: Connection
    states: Sequence[State]
    facets: Sequence[str]
    values: dict[str, str]

    def find(self, ways: Sequence[Way], exact: str, first: int, limit: int) -> Found:
        """The rows from `first` on, and how many there are."""
        anywhere, tiers = tiers_of(ways, exact)
        few = self._few(anywhere)
        if few is not None:
            ranked = sorted(few, key=lambda row: rank(ways, exact, *row[1:]))
            numbers = [n for n, *_ in ranked]
            return Found(hits=self._hits(numbers[first : first + limit]), total=len(numbers))
        total = self._count(anywhere)
        numbers = []
        skip = first
        for tier in tiers:
            if len(numbers) >= limit or first >= total:
                break
            if skip and (passed := self._count(tier)) <= skip:
                skip -= passed
                continue
            numbers += self._numbers(tier, skip, limit - len(numbers))
            skip = 0
        return Found(hits=self._hits(numbers), total=total)

    def _few(self, match: str) -> list[tuple[int, str, str, str]] | None:
        """Number, names, question and answer of all rows; None if there are more than a few."""
        numbers = self._numbers(match, 0, FEW + 1)
        if len(numbers) > FEW:
            return None
        sql = f"SELECT rowid, name, ask, answer FROM {TABLE} WHERE rowid = ?"
        driver = driver_of(self.connection)
        return [row for n in numbers for row in driver.execute(sql, (n,))]

    def _count(self, match: str) -> int:
        sql = f"SELECT count(*) FROM {_MATCHED} {self._where()}"
        ((number,),) = self._run(sql, match)
        return int(number)

    def _numbers(self, match: str, skip: int, limit: int) -> list[int]:
        sql = f"SELECT s.rowid FROM {_MATCHED} {self._where()} ORDER BY s.rowid"
        return [n for (n,) in self._run(f"{sql} LIMIT {limit:d} OFFSET {skip:d}", match)]

    def _hits(self, numbers: Sequence[int]) -> tuple[Hit, ...]:
        """The rows of these numbers, in this order."""
        values = {**self.values, "numbers": json.dumps(numbers)}
        return tuple(_hit(*row) for row in driver_of(self.connection).execute(_HIT, values))

    def _where(self) -> str:
        states = "".join(f" AND ({_STATES[state]})" for state in self.states)
        return f"WHERE s.{TABLE} MATCH :match AND {_LISTED} {states}"

    def _run(self, sql: str, match: str) -> Iterator[tuple[Any, ...]]:
        match = " AND ".join(f"({each})" for each in (match, *self.facets))
        return driver_of(self.connection).execute(sql, {**self.values, "match": match})


def _hit(
    item: str, kind: str, deck: str, topic: str, title: str, ask: str, due: str | None, *facts: int
) -> Hit:
    """One row of the columns of `_HIT`."""
    reviews, failures, marks, stale = facts
    return Hit(
        item=item,
        kind=kind,
        deck=deck,
        topic=topic,
        title=title,
        ask=ask,
        due=day_of(due),
        reviews=reviews,
        failures=failures,
        suspended=bool(marks & SUSPENDED),
        flagged=bool(marks & FLAGGED),
        stale=bool(stale),
    )


def _facets(connection: Connection, query: Query) -> tuple[list[str], list[str]]:
    """The filters as expressions of the index, and what is wrong with them."""
    wanted: list[str] = []
    problems: list[str] = []
    for name in FACETS:
        tokens: list[str] = []
        for value in (value for filter_, value in query.facets if filter_ is name):
            token = f'"{FACET}{name}:{value}"'
            if not _any_with(connection, token):
                token += " *"  # it may still be being typed
                if not _any_with(connection, token):
                    problems.append(_unknown(connection, name, value))
            tokens.append(token)
        if tokens:
            wanted.append(f"facet : ({(' AND ' if name is Filter.TAG else ' OR ').join(tokens)})")
    return wanted, problems


def _any_with(connection: Connection, token: str) -> bool:
    sql = f"SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH ? LIMIT 1"
    return bool(driver_of(connection).execute(sql, (f"facet : {token}",)).fetchall())


def _unknown(connection: Connection, name: Filter, value: str) -> str:
    close = nearest(value, _names(connection, name))
    return f"there is no {name} {value!r}" + (f"; did you mean {name}:{close}?" if close else "")


def _names(connection: Connection, filter_: Filter) -> list[str]:
    """The values of a filter as they are typed."""
    if filter_ is Filter.IS:
        return list(State)
    rows = driver_of(connection).execute(_NAMES[filter_])
    return list(dict.fromkeys(folded(value) for (value,) in rows))


def _begins_one(connection: Connection, word: str) -> bool:
    """Whether any item has a word that begins so."""
    sql = f"SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH ? LIMIT 1"
    match = f'{{name ask answer more}} : "{word}" *'
    return bool(driver_of(connection).execute(sql, (match,)).fetchall())
