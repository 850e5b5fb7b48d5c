"""The full-text index of the catalogue: the words of every item, and what filters ask of it.

Words are told apart here, not by SQLite, so that decks and what is typed are read alike; the
index only splits at blanks. It knows for each word in which column it stands, not where, which
makes it small: nobody looks for phrases.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from trainer.content.cards import Card, Concept, Number, RapidFire
from trainer.content.parts import Part, ScenarioPoint
from trainer.content.scenarios import Scenario
from trainer.insight.query import Filter, folded, words_of
from trainer.store.database import driver_of

TABLE = "catalogue_search"
"""One row an item, by the number of its row in `catalogue_item`."""

WORDS = "catalogue_word"
"""The words that mistyped ones are compared with. Those of text that is gone may stay: they find
nothing."""

FACET = ":"
"""What a facet begins with, so that no word begins one."""

EVERY = f"{FACET}every"
"""What each item has among its facets."""

SHORTEST = 4
"""Letters of a word that can be mistyped and still be recognised."""

_CREATE = (
    f"""
    CREATE VIRTUAL TABLE {TABLE} USING fts5(
        name, ask, answer, more, facet,
        tokenize = "ascii tokenchars '=:/#-'", detail = column, columnsize = 0, prefix = '1 2 3')
    """,
    f"CREATE TABLE {WORDS} (n INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT",
)

_INSERT = f"INSERT INTO {TABLE} (rowid, name, ask, answer, more, facet) VALUES (?, ?, ?, ?, ?, ?)"
_DELETE = f"DELETE FROM {TABLE} WHERE rowid IN (SELECT n FROM catalogue_item WHERE file = ?)"
_ADD_WORD = f"INSERT OR IGNORE INTO {WORDS} (word) VALUES (?)"


@dataclass(frozen=True, slots=True)
class Searched:
    """The columns of one item: words between blanks."""

    name: str
    """The item and its id, each after an equals sign, and their words."""
    ask: str
    answer: str
    more: str
    """The explanation, tags and the title of the deck."""
    facet: str
    """`:deck:cost` and the like, and `EVERY`."""

    def words(self) -> Iterator[str]:
        """The words that may be mistyped."""
        for column in (self.name, self.ask, self.answer, self.more):
            yield from (word for word in column.split() if len(word) >= SHORTEST and word[0] != "=")


def of_card(card: Card, title: str, topic: str) -> Searched:
    """What is found of a card, or of a part of a scenario; `title` is that of its file."""
    answer = [card.solution]
    more = [card.why, title, card.source, *card.tags]
    match card:
        case Concept():
            more += [point.say for point in card.points]
        case RapidFire():
            answer += card.accept
        case Number():
            more += [old.value for old in card.outdated]
        case ScenarioPoint():
            more += [card.scene, card.point.say]
        case Part():
            more.append(card.scene)
    deck = "" if isinstance(card, Part) else card.deck
    return Searched(
        name=_names(card.item, card.id),
        ask=_words(card.ask),
        answer=_words(*answer),
        more=_words(*more),
        facet=_facets(
            (Filter.DECK, deck),
            (Filter.TOPIC, topic),
            (Filter.KIND, card.kind),
            (Filter.LEVEL, card.level),
            *((Filter.TAG, tag) for tag in card.tags),
        ),
    )


def of_scenario(scenario: Scenario, kind: str) -> Searched:
    """What is found of a scenario: its points too, that are items only once they were missed."""
    points = [*scenario.points, *(p for each in scenario.follow_ups for p in each.points)]
    return Searched(
        name=_names(scenario.item),
        ask=_words(scenario.title, scenario.ask, scenario.context),
        answer=_words(scenario.model, *(point.say for point in points)),
        more=_words(
            *scenario.tags,
            *(each.ask for each in scenario.follow_ups),
            *(point.why for point in points),
            *(flag.claim for flag in scenario.red_flags),
        ),
        facet=_facets(
            (Filter.TOPIC, scenario.topic),
            (Filter.KIND, kind),
            *((Filter.TAG, tag) for tag in scenario.tags),
        ),
    )


def create(connection: Connection) -> None:
    """Make the tables."""
    for sql in _CREATE:
        connection.exec_driver_sql(sql)


def insert(connection: Connection, rows: Sequence[tuple[int, Searched]]) -> None:
    """Index these items, by the numbers of their rows."""
    driver = driver_of(connection)
    values = ((n, it.name, it.ask, it.answer, it.more, it.facet) for n, it in rows)
    driver.executemany(_INSERT, values)
    words = sorted({word for _, each in rows for word in each.words()})
    driver.executemany(_ADD_WORD, ((word,) for word in words))


def delete(connection: Connection, file: int) -> None:
    """Forget the items of a file, before their rows are deleted."""
    driver_of(connection).execute(_DELETE, (file,))


def _words(*texts: str) -> str:
    """The distinct words of the texts."""
    return " ".join(dict.fromkeys(words_of(" ".join(texts))))


def _names(*names: str) -> str:
    return " ".join([*(f"={name}" for name in names), _words(*names)])


def _facets(*facets: tuple[Filter, str]) -> str:
    values = [(name, folded(value)) for name, value in facets]
    return " ".join([EVERY, *(f"{FACET}{name}:{value}" for name, value in values if value)])
