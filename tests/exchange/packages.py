"""Anki packages made by hand, in the three formats that Anki ever wrote."""

import io
import json
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import zstandard

OLDEST, OLD, NEWEST = "collection.anki2", "collection.anki21", "collection.anki21b"
FORMATS = (OLDEST, OLD, NEWEST)

CREATED = 1_700_000_000 - 1_700_000_000 % 86_400 + 4 * 3600
"""2023-11-14, four in the morning, UTC."""

BASIC_TEMPLATES = (("Card 1", "{{Front}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}"),)


@dataclass(kw_only=True)
class Kind:
    """A note type."""

    name: str = "Basic"
    fields: Sequence[str] = ("Front", "Back")
    templates: Sequence[tuple[str, str, str]] = BASIC_TEMPLATES
    cloze: bool = False


REVERSED = Kind(
    name="Basic (and reversed card)",
    templates=(
        *BASIC_TEMPLATES,
        ("Card 2", "{{Back}}", "{{FrontSide}}<hr id=answer>{{Front}}"),
    ),
)
CLOZE = Kind(
    name="Cloze",
    fields=("Text", "Back Extra"),
    templates=(("Cloze", "{{cloze:Text}}", "{{cloze:Text}}<br>\n{{Back Extra}}"),),
    cloze=True,
)


@dataclass(kw_only=True)
class Book:
    """What goes into a package: notes with the values of their fields, and rows of cards."""

    kinds: Sequence[Kind] = (Kind(),)
    notes: list[dict[str, Any]] = field(default_factory=list)
    cards: list[dict[str, Any]] = field(default_factory=list)
    log: list[tuple[Any, ...]] = field(default_factory=list)
    decks: Mapping[int, str] = field(default_factory=lambda: {1: "Default", 7: "Interview::AWS"})
    offset: int | None = 0
    created: int = CREATED

    def note(
        self, *fields: str, kind: int = 0, tags: str = "", ords: Sequence[int] = (0,), **card: Any
    ) -> int:
        """Add a note with its cards; its number."""
        number = 1000 + len(self.notes)
        guid = f"g{number}"
        self.notes.append(
            {
                "id": number,
                "guid": guid,
                "mid": 50 + kind,
                "tags": tags,
                "flds": "\x1f".join(fields),
            }
        )
        for ord_ in ords:
            self.cards.append({"id": number * 10 + ord_, "nid": number, "ord": ord_, **card})
        return number


_TABLES = {
    "col": "id, crt, mod, scm, ver, dty, usn, ls, conf, models, decks, dconf, tags",
    "notes": "id, guid, mid, mod, usn, tags, flds, sfld, csum, flags, data",
    "cards": "id, nid, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, "
    "odue, odid, flags, data",
    "revlog": "id, cid, usn, ease, ivl, lastIvl, factor, time, type",
    "graves": "usn, oid, type",
}
_NEWER = """
CREATE TABLE config (KEY text NOT NULL PRIMARY KEY, usn, mtime_secs, val blob) WITHOUT ROWID;
CREATE TABLE fields (ntid integer, ord integer, name text NOT NULL COLLATE unicase, config blob,
    PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
CREATE TABLE templates (ntid integer, ord integer, name text NOT NULL COLLATE unicase,
    mtime_secs, usn, config blob, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE TABLE notetypes (id integer PRIMARY KEY, name text NOT NULL COLLATE unicase, mtime_secs,
    usn, config blob);
CREATE TABLE decks (id integer PRIMARY KEY, name text NOT NULL COLLATE unicase, mtime_secs, usn,
    common blob, kind blob);
CREATE UNIQUE INDEX idx_decks_name ON decks (name);
"""
_CARD = {"did": 7, "type": 0, "queue": 0, "due": 0, "ivl": 0, "factor": 0, "reps": 0, "lapses": 0}
_ZERO = ("mod", "usn", "sfld", "csum", "flags", "left", "odue", "odid")


def database(book: Book, *, newest: bool = False) -> bytes:
    """The SQLite file of a collection."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.create_collation("unicase", lambda a, b: (a > b) - (a < b))
        for name, columns in _TABLES.items():
            first, _, rest = columns.partition(", ")
            key = f"{first} integer PRIMARY KEY" if first == "id" else first
            connection.execute(f"CREATE TABLE {name} ({key}, {rest})")
        conf = {} if book.offset is None else {"creationOffset": -book.offset}
        old = (
            ("", "", "") if newest else tuple(map(json.dumps, (conf, _models(book), _decks(book))))
        )
        settings = (1, book.created, 0, 0, 18 if newest else 11, 0, 0, 0, *old, "", "")
        connection.execute(f"INSERT INTO col VALUES ({','.join('?' * 13)})", settings)
        for note in book.notes:
            _insert(connection, "notes", {**dict.fromkeys(_ZERO, 0), "data": "", **note})
        for card in book.cards:
            _insert(connection, "cards", {**dict.fromkeys(_ZERO, 0), "data": "{}", **_CARD, **card})
        for row in book.log:
            connection.execute("INSERT INTO revlog VALUES (?,?,-1,?,?,?,?,?,?)", row)
        if newest:
            connection.executescript(_NEWER)
            _write_newer(connection, book, conf)
        connection.commit()
        return connection.serialize()


def package(book: Book, name: str = NEWEST, media: Sequence[str] = ()) -> bytes:
    """The bytes of an .apkg in the format that has its collection under that name."""
    newest = name == NEWEST
    collection = database(book, newest=newest)
    listed = json.dumps({str(i): each for i, each in enumerate(media)}).encode()
    files = {name: collection, "media": listed, **{str(i): b"x" for i in range(len(media))}}
    if newest:
        entries = b"".join(wire(1, wire(1, each.encode()) + b"\x10\x05") for each in media)
        zstd = zstandard.ZstdCompressor()
        files |= {name: zstd.compress(collection), "media": zstd.compress(entries)}
    if name != OLDEST:
        dummy = Book()
        dummy.note("Please update to the latest Anki version", "")
        files[OLDEST] = database(dummy)
    return archive(files)


def archive(files: Mapping[str, bytes]) -> bytes:
    """The bytes of a ZIP archive of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in files.items():
            zipped.writestr(name, data)
    return out.getvalue()


def saved(folder: Path, data: bytes, name: str = "deck.apkg") -> str:
    """The path of a new file with these bytes."""
    path = folder / name
    path.write_bytes(data)
    return str(path)


def wire(number: int, value: bytes) -> bytes:
    """A field of a protocol buffer that holds bytes."""
    length, size = len(value), b""
    while length > 127:
        size += bytes([length & 127 | 128])
        length >>= 7
    return bytes([number << 3 | 2]) + size + bytes([length]) + value


def _insert(connection: sqlite3.Connection, table: str, values: Mapping[str, Any]) -> None:
    columns = _TABLES[table].split(", ")
    connection.execute(
        f"INSERT INTO {table} VALUES ({','.join('?' * len(columns))})",
        tuple(values.get(column, 0) for column in columns),
    )


def _models(book: Book) -> dict[str, Any]:
    return {
        str(50 + number): {
            "id": 50 + number,
            "name": kind.name,
            "type": int(kind.cloze),
            "flds": [{"name": name, "ord": ord_} for ord_, name in enumerate(kind.fields)],
            "tmpls": [
                {"name": name, "qfmt": front, "afmt": back, "ord": ord_}
                for ord_, (name, front, back) in enumerate(kind.templates)
            ],
        }
        for number, kind in enumerate(book.kinds)
    }


def _decks(book: Book) -> dict[str, Any]:
    return {str(id_): {"id": id_, "name": name} for id_, name in book.decks.items()}


def _write_newer(connection: sqlite3.Connection, book: Book, conf: Mapping[str, Any]) -> None:
    for key, value in conf.items():
        connection.execute(
            "INSERT INTO config VALUES (?, 0, 0, ?)", (key, json.dumps(value).encode())
        )
    for id_, name in book.decks.items():
        row = (id_, name.replace("::", "\x1f"))
        connection.execute("INSERT INTO decks VALUES (?, ?, 0, 0, x'', x'')", row)
    for number, kind in enumerate(book.kinds):
        config = b"\x08\x01" if kind.cloze else b""
        connection.execute(
            "INSERT INTO notetypes VALUES (?, ?, 0, 0, ?)", (50 + number, kind.name, config)
        )
        for ord_, name in enumerate(kind.fields):
            connection.execute(
                "INSERT INTO fields VALUES (?, ?, ?, x'')", (50 + number, ord_, name)
            )
        for ord_, (name, front, back) in enumerate(kind.templates):
            made = wire(1, front.encode()) + wire(2, back.encode())
            connection.execute(
                "INSERT INTO templates VALUES (?, ?, ?, 0, 0, ?)", (50 + number, ord_, name, made)
            )
