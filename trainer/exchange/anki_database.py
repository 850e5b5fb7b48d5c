"""The database inside an Anki package: its tables, old and new, as plain values.

The file is foreign. It is opened read-only, and an authorizer lets statements read columns of
Anki's own tables and nothing else: no view, no function, no virtual table of the file's
making is ever run. Numbers and texts are checked, as SQLite lets any column hold anything.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

from trainer.exchange import anki_wire
from trainer.exchange.anki_rows import CardRow, Collection, Note, NoteType, ReviewRow, Template
from trainer.exchange.limits import MOST_CARDS, ImportFileError

LARGEST_VALUE = 20_000_000
"""Bytes of one value: all note types of the oldest format are a single one."""

MOST_TEXT = 200_000_000
"""Characters of all notes together."""

MOST_REVIEWS = 2_000_000
"""Answers in the log: ten years of five hundred a day."""

_TABLES = frozenset(
    [
        *("sqlite_master", "col", "notes", "cards", "revlog"),
        *("config", "notetypes", "fields", "templates", "decks"),
    ]
)
_ALLOWED = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ))

_FARTHEST = 30_000_000_000
"""Seconds before or after 1970 in which a collection may have been made: nine centuries."""

_OFFSET = "creationOffset"
_DAY_MINUTES = 24 * 60

_T = TypeVar("_T")

_REPAIR = "let Anki check its database (Tools, Check Database) and export it again"


class DamagedError(ValueError):
    """Something in the database is not what Anki writes."""


def read_collection(path: Path, name: str) -> Collection:
    """The collection in the database at `path`; ImportFileError names the package `name`."""
    try:
        with closing(_connect(path)) as connection:
            return _Reader(connection).collection()
    except sqlite3.DataError:
        raise ImportFileError(
            f"{name} holds a field of more than {LARGEST_VALUE / 1e6:.0f} MB: that is no card"
        ) from None
    except (sqlite3.Error, DamagedError, anki_wire.WireError, UnicodeDecodeError) as error:
        raise ImportFileError(f"{name} is damaged: {_said(error)}; {_REPAIR}") from None


def _said(error: Exception) -> str:
    text = str(error)
    if isinstance(error, UnicodeDecodeError) or "Could not decode" in text:
        return "a text in it is not UTF-8"
    if isinstance(error, sqlite3.Error) and ("prohibited" in text or "not authorized" in text):
        return "a table of it is not one that Anki makes"
    return text


def _connect(path: Path) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "mmap_size=0"):
        connection.execute(f"PRAGMA {pragma}")
    # Newer tables are sorted by it.
    connection.create_collation("unicase", _unicase)
    connection.set_authorizer(_authorize)
    return connection


def _unicase(one: str, other: str) -> int:
    left, right = one.casefold(), other.casefold()
    return (left > right) - (left < right)


def _authorize(
    action: int, table: str | None, _column: str | None, _database: str | None, view: str | None
) -> int:
    known = action == sqlite3.SQLITE_SELECT or table in _TABLES
    if action in _ALLOWED and known and view is None:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


class _Reader:
    """Reads one database; raises sqlite3.Error, DamagedError or WireError."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        query = "SELECT name, type, sql FROM sqlite_master"
        self._tables = {
            name
            for name, type_, sql in connection.execute(query)
            if type_ == "table" and isinstance(sql, str) and _is_plain(sql)
        }

    def collection(self) -> Collection:
        """Everything that is wanted of it."""
        row = next(self._rows("col", "crt, conf, models, decks"), None)
        if row is None:
            raise DamagedError("it has no settings")
        created, conf, models, decks = row
        if abs(_number(created)) > _FARTHEST:
            raise DamagedError("the time when it was made is none")
        notes = self._notes()
        return Collection(
            created=_number(created),
            offset=self._offset(conf),
            types=self._types() if "notetypes" in self._tables else _old_types(models),
            decks=self._decks() if "notetypes" in self._tables else _old_decks(decks),
            notes=notes,
            cards=self._cards(),
            log=self._log(),
        )

    def _rows(self, table: str, columns: str, most: int = 1_000_000) -> Iterator[tuple[Any, ...]]:
        if table not in self._tables:
            raise DamagedError(f"it has no table {table}")
        for number, row in enumerate(
            self._connection.execute(f"SELECT {columns} FROM {table}")  # noqa: S608 - constants
        ):
            if number >= most:
                raise DamagedError(f"its table {table} has more than {most:,} rows")
            yield row

    def _offset(self, conf: Any) -> int | None:
        """Minutes ahead of UTC; Anki keeps minutes behind it."""
        if "config" in self._tables:
            found = next(
                (val for key, val in self._rows("config", "key, val") if key == _OFFSET), None
            )
            west = None if found is None else _json(found)
        else:
            west = _object(conf).get(_OFFSET)
        return -west if isinstance(west, int) and abs(west) <= _DAY_MINUTES else None

    def _notes(self) -> dict[int, Note]:
        notes = {}
        total = 0
        for id_, guid, type_, tags, fields in self._rows(
            "notes", "id, guid, mid, tags, flds", MOST_CARDS
        ):
            written = _text(fields)
            total += len(written)
            if total > MOST_TEXT:
                raise DamagedError(f"its notes have more than {MOST_TEXT:,} characters")
            notes[_number(id_)] = Note(
                str(guid), _number(type_), tuple(_text(tags).split()), tuple(written.split("\x1f"))
            )
        return notes

    def _cards(self) -> tuple[CardRow, ...]:
        columns = "data, id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, odue, odid"
        cards = [
            CardRow(str(row[0] or ""), *map(_number, row[1:]))
            for row in self._rows("cards", columns, MOST_CARDS)
        ]
        return tuple(sorted(cards, key=lambda card: (card.note, card.ord)))

    def _log(self) -> dict[int, tuple[ReviewRow, ...]]:
        log: dict[int, list[ReviewRow]] = {}
        columns = "id, cid, ease, ivl, factor, time, type"
        for row in self._rows("revlog", columns, MOST_REVIEWS):
            review = ReviewRow(*map(_number, row))
            log.setdefault(review.card, []).append(review)
        return {card: tuple(sorted(reviews)) for card, reviews in log.items()}

    def _types(self) -> dict[int, NoteType]:
        fields: dict[int, list[tuple[int, str]]] = {}
        for id_, ord_, name in self._rows("fields", "ntid, ord, name"):
            fields.setdefault(_number(id_), []).append((_number(ord_), _text(name)))
        templates: dict[int, list[tuple[int, Template]]] = {}
        for id_, ord_, name, config in self._rows("templates", "ntid, ord, name, config"):
            made = _bytes(config)
            template = Template(_text(name), anki_wire.text(made, 1), anki_wire.text(made, 2))
            templates.setdefault(_number(id_), []).append((_number(ord_), template))
        return {
            _number(id_): NoteType(
                name=_text(name),
                cloze=anki_wire.count(_bytes(config), 1) == 1,
                fields=_in_order(fields.get(id_, ())),
                templates=_in_order(templates.get(id_, ())),
            )
            for id_, name, config in self._rows("notetypes", "id, name, config")
        }

    def _decks(self) -> dict[int, str]:
        return {
            _number(id_): _text(name).replace("\x1f", "::")
            for id_, name in self._rows("decks", "id, name")
        }


def _is_plain(sql: str) -> bool:
    """Whether a statement makes an ordinary table, whose rows are just what is stored."""
    words = sql[:40].upper().split()
    return words[:2] == ["CREATE", "TABLE"]


def _old_types(models: Any) -> dict[int, NoteType]:
    return {
        _number(id_): NoteType(
            name=_text(model.get("name")),
            cloze=model.get("type") == 1,
            fields=tuple(_text(_named(field, "name")) for field in _ordered(model.get("flds"))),
            templates=tuple(
                Template(*(_text(_named(each, key)) for key in ("name", "qfmt", "afmt")))
                for each in _ordered(model.get("tmpls"))
            ),
        )
        for id_, model in _object(models).items()
        if isinstance(model, dict)
    }


def _old_decks(decks: Any) -> dict[int, str]:
    return {
        _number(id_): _text(deck.get("name"))
        for id_, deck in _object(decks).items()
        if isinstance(deck, dict)
    }


def _ordered(value: Any) -> list[Any]:
    """The entries of a list of JSON objects by their `ord`."""
    if not isinstance(value, list):
        raise DamagedError("a note type lacks its fields or its cards")
    return sorted(value, key=lambda each: _number(_named(each, "ord")))


def _named(value: Any, key: str) -> Any:
    if not isinstance(value, dict) or key not in value:
        raise DamagedError(f"a note type lacks {key}")
    return value[key]


def _in_order(pairs: Iterable[tuple[int, _T]]) -> tuple[_T, ...]:
    return tuple(value for _, value in sorted(pairs))


def _object(value: Any) -> dict[str, Any]:
    found = _json(value)
    if not isinstance(found, dict):
        raise DamagedError("its settings are not an object")
    return found


def _json(value: Any) -> Any:
    try:
        return json.loads(value)
    except (ValueError, TypeError, RecursionError):
        raise DamagedError("its settings are no JSON") from None


def _number(value: Any) -> int:
    """A whole number; add-ons have been known to write fractions, and keys of JSON are text."""
    try:
        if isinstance(value, int | float | str):
            return int(value)
    except (ValueError, OverflowError):
        pass
    raise DamagedError("a number in it is none")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise DamagedError("a text in it is none")
    return value


def _bytes(value: Any) -> bytes:
    if not isinstance(value, bytes):
        raise DamagedError("a note type in it is none")
    return value
