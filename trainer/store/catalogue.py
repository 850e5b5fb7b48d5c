"""The catalogue: what the decks and scenarios say, compiled so that SQL can ask."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import text

from trainer.content.cards import Card, CardKind
from trainer.content.codec import decode_card, decode_scenario
from trainer.content.points import Level
from trainer.content.problems import Problem, Severity
from trainer.content.scenarios import USUAL_MINUTES, Scenario
from trainer.content.sources import SourceFile
from trainer.errors import StoreError
from trainer.scheduling.fold import canonical
from trainer.store import catalogue_rows, catalogue_schema, catalogue_sync
from trainer.store.catalogue_schema import SCENARIO
from trainer.store.catalogue_sync import Reader, Refold
from trainer.store.database import Database

_T = TypeVar("_T")

_DECKS = text("""
SELECT f.id, f.title, f.topic, f.path, f.bundled,
    NOT f.bundled AND EXISTS (
        SELECT 1 FROM catalogue_file AS g
        WHERE g.id = f.id AND g.kind = 'deck' AND g.bundled AND g.wanted = 1)
FROM catalogue_file AS f WHERE f.kind = 'deck' AND f.active = 1
ORDER BY f.topic, f.title, f.id
""")

_KINDS = text("""
SELECT deck, kind, count(*) FROM catalogue_item
WHERE active = 1 AND deck <> '' GROUP BY deck, kind
""")

# A card that is not wanted stands in where there is no other by its name or former name.
_FOUND = """
FROM catalogue_item AS i JOIN catalogue_file AS f ON f.n = i.file
WHERE i.item = :item AND (i.active = 1 OR f.wanted = 0 AND NOT EXISTS (
    SELECT 1 FROM catalogue_alias AS a CROSS JOIN catalogue_item AS o ON o.n = a.n
    WHERE a.old IN (i.item, substr(i.item, 1, instr(i.item, '#') - 1)) AND o.active = 1))
"""

_BEST = "ORDER BY i.active DESC, f.bundled, f.path LIMIT 1"

BODY = f"""
SELECT (SELECT b.json FROM catalogue_body AS b WHERE b.n = i.n)
{_FOUND} AND (i.kind = 'scenario') = :scenario {_BEST}
"""

PLACE = f"SELECT f.path {_FOUND} {_BEST}"

_ORIGIN = f"SELECT f.path, f.bundled {_FOUND} {_BEST}"

_DECK_ORIGIN = text("""
SELECT path, bundled FROM catalogue_file WHERE kind = 'deck' AND id = :item AND active = 1
""")

_NAMES = text("SELECT id FROM catalogue_file WHERE kind IN ('deck', 'scenario') AND active = 1")

_PARTS = text("""
SELECT item FROM catalogue_item WHERE active = 1
    AND (item > :name || '/' AND item < :name || '0' OR item > :name || '#' AND item < :name || '$')
""")

_WAITING = text("""
SELECT deck, sum(due IS NULL), coalesce(sum(due <= :day), 0)
FROM catalogue_today WHERE buried IS NULL OR buried < :day GROUP BY deck
""")

_SCENARIOS = text(f"""
SELECT f.id, f.title, f.topic, i.importance,
    coalesce(json_extract(b.json, '$.minutes'), {USUAL_MINUTES})
FROM catalogue_item AS i JOIN catalogue_file AS f ON f.n = i.file
JOIN catalogue_body AS b ON b.n = i.n
WHERE i.kind = '{SCENARIO}' AND i.active = 1
    AND (:topics = '[]' OR i.topic IN (SELECT value FROM json_each(:topics)))
    AND (:tags = '[]' OR i.n IN (
        SELECT t.n FROM catalogue_tag AS t WHERE t.tag IN (SELECT value FROM json_each(:tags))))
ORDER BY f.id
""")

_WARM_UP = text(f"""
SELECT item FROM catalogue_item
WHERE active = 1 AND kind IN ('{CardKind.RAPID_FIRE}', '{CardKind.NUMBER}')
    AND (:topics = '[]' OR topic IN (SELECT value FROM json_each(:topics)))
    AND level IN (SELECT value FROM json_each(:levels))
ORDER BY item
""")

_PROBLEMS = text("""
SELECT p.path, p.line, p."column", p.code, p.message, p.cure, p.severity
FROM catalogue_problem AS p JOIN catalogue_file AS f ON f.n = p.file WHERE f.wanted = 1
""")

_CLASHES = text("""
SELECT f.path, f.kind, f.id, w.path FROM catalogue_file AS f
JOIN catalogue_file AS w ON w.id = f.id AND w.kind = f.kind AND w.active = 1
WHERE f.wanted = 1 AND f.active = 0 AND f.bundled = w.bundled
""")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckRow:
    """One deck as lists show it."""

    id: str
    title: str
    topic: str
    path: str
    bundled: bool
    shadows: bool
    """Whether it stands in for a deck that came with the program."""
    cards: Mapping[CardKind, int]
    """How many of each kind; kinds it has none of are left out."""
    new: int
    """Cards never reviewed, limits not applied; hidden ones left out."""
    due: int
    """Cards due, limits not applied; hidden ones left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioRow:
    """One scenario as lists show it."""

    id: str
    title: str
    topic: str
    importance: int
    minutes: int
    """Time that a good answer takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncReport:
    """What bringing the catalogue up to date came to."""

    changed: bool
    """Whether any card or scenario may have come, gone or changed."""
    problems: tuple[Problem, ...]
    """All that is wrong with the files now, in order of place."""


class Catalogue:
    """The compiled decks and scenarios of one database.

    Every method may raise StoreError.
    """

    def __init__(self, db: Database) -> None:
        """The catalogue in `db`: its tables are made, and made anew if of another version."""
        self._db = db
        with db.read() as connection:
            ready = catalogue_schema.is_ready(connection)
        if not ready:
            with db.write() as connection:
                catalogue_schema.make_ready(connection)

    def is_current(self, sources: Sequence[SourceFile]) -> bool:
        """Whether the files are those compiled, judged by path, time and size alone.

        A file that could not be read is tried again, so with one this is never so.
        """
        with self._db.read() as connection:
            return catalogue_sync.is_current(connection, sources)

    def sync(self, sources: Sequence[SourceFile], reader: Reader, refold: Refold) -> SyncReport:
        """Compile what changed in the files; `sources` alone are asked.

        Files that are not among them are forgotten once they are gone; until then what was
        read of them is kept, so that they can come back, and so that a trainer with other
        sources can go on. A file with errors keeps what it last held without. A deck or
        scenario of the user stands in for a bundled one with the same id. When items are
        renamed, `refold` is called with all their names inside the transaction that renames
        them.
        """
        changed = catalogue_sync.bring_up_to_date(self._db, sources, reader, refold)
        return SyncReport(changed=changed, problems=self.problems())

    def clear(self) -> None:
        """Drop all that is compiled; the next `sync` reads every file.

        The schedules wait to be folded anew after that: `Journal.rebuild`.
        """
        with self._db.write() as connection:
            catalogue_schema.drop(connection)
            catalogue_schema.make_ready(connection)

    def card(self, item: str) -> Card | None:
        """The card as the decks have it now, by any of its names; None when no deck has it.

        A deck that is not among the sources, but still there, will do as well.
        """
        found = self._body(item, scenario=False)
        if found is None:
            item = canonical(item, self.aliases())
            found = self._body(item, scenario=False)
        return None if found is None else _decoded(decode_card, found, item)

    def scenario(self, id_: str) -> Scenario | None:
        """The scenario; None when no file has it. Sources count as for `card`."""
        found = self._body(id_, scenario=True)
        return None if found is None else _decoded(decode_scenario, found, id_)

    def scenarios(self, topics: Sequence[str] = (), tags: Sequence[str] = ()) -> list[ScenarioRow]:
        """The scenarios of any of these topics and with any of these tags, in order of ids.

        Where no topic is named all will do, and so for tags.
        """
        with self._db.read() as connection:
            values = {"topics": json.dumps(list(topics)), "tags": json.dumps(list(tags))}
            found = connection.execute(_SCENARIOS, values).all()
        return [
            ScenarioRow(id=id_, title=title, topic=topic, importance=importance, minutes=minutes)
            for id_, title, topic, importance, minutes in found
        ]

    def warm_up(self, topics: Sequence[str], level: Level) -> list[str]:
        """The cards that are answered in a breath, as items in the order of their names.

        They are rapid fire and numbers of this level or below, of any of these topics, or of
        all if none is named.
        """
        levels = list(Level)[: list(Level).index(level) + 1]
        with self._db.read() as connection:
            values = {"topics": json.dumps(list(topics)), "levels": json.dumps(levels)}
            return list(connection.execute(_WARM_UP, values).scalars())

    def decks(self, day: date) -> list[DeckRow]:
        """The decks in order of topic and title, with what is new and what is due on `day`."""
        with self._db.read() as connection:
            files = connection.execute(_DECKS).all()
            kinds = connection.execute(_KINDS).all()
            waiting = connection.execute(_WAITING, {"day": day.isoformat()}).all()
        cards: dict[str, dict[CardKind, int]] = {}
        for deck, kind, count in kinds:
            cards.setdefault(deck, {})[CardKind(kind)] = count
        todo = {deck: (new, due) for deck, new, due in waiting}
        return [
            DeckRow(
                id=id_,
                title=title,
                topic=topic,
                path=path,
                bundled=bool(bundled),
                shadows=bool(shadows),
                cards=cards.get(id_, {}),
                new=todo.get(id_, (0, 0))[0],
                due=todo.get(id_, (0, 0))[1],
            )
            for id_, title, topic, path, bundled, shadows in files
        ]

    def place(self, item: str) -> str | None:
        """The path of the file that holds the item of this name; None when none does."""
        with self._db.read() as connection:
            return connection.execute(text(PLACE), {"item": item}).scalar()

    def origin(self, item: str) -> tuple[str, bool] | None:
        """The path of the file that holds an item or is this deck, and whether it is bundled.

        A scenario comes before a deck of the same name. None if there is neither.
        """
        values = {"item": item}
        with self._db.read() as connection:
            found = (
                connection.execute(text(_ORIGIN), values).first()
                or connection.execute(_DECK_ORIGIN, values).first()
            )
        return None if found is None else (found[0], bool(found[1]))

    def names(self) -> list[str]:
        """The ids of all decks and scenarios."""
        with self._db.read() as connection:
            return list(connection.execute(_NAMES).scalars())

    def parts(self, name: str) -> list[str]:
        """The cards of a deck, or the points and red flags of a scenario, as items."""
        with self._db.read() as connection:
            return list(connection.execute(_PARTS, {"name": name}).scalars())

    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with the files when they were last read, in order of place."""
        with self._db.read() as connection:
            stored = connection.execute(_PROBLEMS).all()
            clashes = connection.execute(_CLASHES).all()
        found = [
            Problem(path, line, column, code, message, cure, Severity(severity))
            for path, line, column, code, message, cure, severity in stored
        ]
        for path, kind, id_, winner in clashes:
            message = f"the {kind} `{id_}` is in `{winner}` already, so this file is left out"
            cure = "give one of them another id, or remove one"
            found.append(Problem(path, 0, 0, "duplicate-file", message, cure))
        return tuple(sorted(found))

    def aliases(self) -> dict[str, str]:
        """The present item for each item that a card or scenario used to be.

        The name of an item that is still there stands for that item and no other.
        """
        with self._db.read() as connection:
            return catalogue_rows.aliases(connection)

    def _body(self, item: str, *, scenario: bool) -> str | None:
        with self._db.read() as connection:
            values = {"item": item, "scenario": int(scenario)}
            return connection.execute(text(BODY), values).scalar()


def _decoded(decode: Callable[[str], _T], stored: str, item: str) -> _T:
    try:
        return decode(stored)
    except ValueError as error:
        raise StoreError(
            f"What is stored of {item} cannot be read. `trainer journal rebuild` compiles the "
            "decks again; no answer is lost."
        ) from error
