"""Anki packages made to do harm, or damaged: one clear message each, and nothing left behind."""

import io
import os
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import zstandard

from tests.exchange.packages import (
    FORMATS,
    NEWEST,
    OLD,
    OLDEST,
    Book,
    Kind,
    archive,
    database,
    package,
    saved,
)
from trainer.exchange import anki_archive, anki_database, anki_package
from trainer.exchange.anki_package import read_package
from trainer.exchange.limits import ImportFileError


def book() -> Book:
    made = Book()
    made.note("front", "back")
    return made


def refusal(folder: Path, data: bytes) -> str:
    """The message that reading the package ends with."""
    with pytest.raises(ImportFileError) as caught:
        read_package(saved(folder, data))
    message = str(caught.value)
    assert message.isprintable()
    assert len(message) < 400
    assert str(folder) not in message or "deck.apkg" in message
    return message


def outcome(path: str) -> None:
    """Read a package that may or may not be readable: nothing else than the two may happen."""
    message = ""
    try:
        read_package(path)
    except ImportFileError as error:
        message = str(error)
    assert not message or message.isprintable()


def changed(statements: str, made: Book | None = None) -> bytes:
    """A package of the oldest format after some SQL."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database(made or book()))
        connection.executescript(statements)
        connection.commit()
        return archive({OLDEST: connection.serialize()})


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError, match="there is no file"):
        read_package(str(tmp_path / "none.apkg"))


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_neither_pipe_nor_folder_is_read(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "odd")
    with pytest.raises(ImportFileError, match="is not a regular file"):
        read_package(str(tmp_path / "odd"))


def test_a_name_that_would_steer_the_terminal(tmp_path: Path) -> None:
    path = saved(tmp_path, b"no archive", "\x1b[2J\x1b]0;x\x07deck.apkg")
    with pytest.raises(ImportFileError) as caught:
        read_package(path)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is no archive"),
        (b"PK\x03\x04 cut off", "is no archive"),
        (package(book())[:-40], "is no archive"),
        (archive({"readme.txt": b"hello"}), "there is no collection in it"),
        (archive({OLDEST: b""}), "is damaged"),
        (archive({OLDEST: b"no database"}), "is damaged"),
        (archive({OLDEST: database(book())[:5000]}), "is damaged"),
        (archive({NEWEST: b"\x28\xb5\x2f\xfd broken"}), "cannot be unpacked"),
        (archive({NEWEST: zstandard.compress(database(book()))[:-20]}), "is damaged"),
    ],
)
def test_damaged_files(tmp_path: Path, data: bytes, said: str) -> None:
    assert said in refusal(tmp_path, data)


@pytest.mark.parametrize("name", FORMATS)
def test_every_byte_may_be_wrong(tmp_path: Path, name: str) -> None:
    data = package(book(), name)
    for place in range(0, len(data), max(len(data) // 150, 1)):
        spoilt = data[:place] + bytes([data[place] ^ 0x5A]) + data[place + 1 :]
        path = tmp_path / f"{place}.apkg"
        path.write_bytes(spoilt)
        outcome(str(path))


def test_every_page_of_the_database_may_be_wrong(tmp_path: Path) -> None:
    data = database(book(), newest=True)
    for place in range(0, len(data), 97):
        spoilt = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
        path = saved(tmp_path, archive({NEWEST: zstandard.compress(spoilt)}), f"{place}.apkg")
        outcome(path)


@pytest.mark.parametrize("name", [OLDEST, NEWEST])
def test_bombs_are_given_up_early(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(anki_archive, "FREE", 100_000)
    zeros = bytes(40_000_000)
    packed = zstandard.compress(zeros) if name == NEWEST else zeros
    written: list[int] = []
    pieces = anki_archive._pieces

    def counted(file: io.BytesIO) -> object:
        for piece in pieces(file):
            written.append(len(piece))
            yield piece

    monkeypatch.setattr(anki_archive, "_pieces", counted)
    assert "would unpack to more than" in refusal(tmp_path, archive({name: packed}))
    assert sum(written) < 10_000_000


def test_a_large_collection_that_packs_badly_is_too_large_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(anki_archive, "LARGEST_COLLECTION", 1_000_000)
    assert "would unpack" in refusal(tmp_path, archive({OLDEST: os.urandom(3_000_000)}))


def test_a_list_of_media_may_be_a_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anki_archive, "FREE", 100_000)
    files = {OLDEST: database(book()), "media": zstandard.compress(bytes(60_000_000))}
    assert "would unpack" in refusal(tmp_path, archive(files))


@pytest.mark.parametrize("media", [b"", b"[]", b"\xff\xff", b"null", b'{"0": {"a": [1]}}'])
def test_a_damaged_list_of_media_costs_nothing(tmp_path: Path, media: bytes) -> None:
    path = saved(tmp_path, archive({OLDEST: database(book()), "media": media}))
    assert [card.front for card in read_package(path).cards] == ["front"]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_that_inflate_without_a_bound(tmp_path: Path, method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as zipped:
        zipped.writestr(OLDEST, database(book()))
    assert "packed in a way that Anki does not use" in refusal(tmp_path, out.getvalue())


def test_encrypted_archives(tmp_path: Path) -> None:
    data = bytearray(archive({OLDEST: database(book())}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    assert "is encrypted" in refusal(tmp_path, bytes(data))


def test_links_are_not_followed(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        link = zipfile.ZipInfo(OLDEST)
        link.external_attr = 0o120777 << 16
        zipped.writestr(link, "/etc/passwd")
    assert "is a link" in refusal(tmp_path, out.getvalue())


def test_names_that_lead_elsewhere_are_never_written(tmp_path: Path) -> None:
    files = {"../../evil": b"x", "/etc/evil": b"x", "\x1b[2J": b"x", OLDEST: database(book())}
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert len(read_package(saved(inner, archive(files))).cards) == 1
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["deck.apkg"]


def test_a_directory_of_millions_of_files_is_not_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(anki_archive, "LARGEST_DIRECTORY", 100_000)
    data = archive({str(number): b"" for number in range(3_000)})
    assert "holds more files than an Anki package can" in refusal(tmp_path, data)


def test_thousands_of_pictures_are_fine(tmp_path: Path) -> None:
    names = tuple(f"{number}.png" for number in range(5_000))
    read = read_package(saved(tmp_path, package(book(), OLD, names)))
    assert read.lost[0].number == 5_000


@pytest.mark.parametrize(
    "statements",
    [
        "ALTER TABLE notes RENAME TO x; CREATE VIEW notes AS SELECT * FROM x",
        "DROP TABLE notes; CREATE VIRTUAL TABLE notes USING fts5(id, guid, mid, tags, flds)",
        "DROP TABLE cards",
        "DROP TABLE col",
        "DELETE FROM col",
        "ALTER TABLE cards DROP COLUMN ivl",
        "UPDATE col SET models = '[]'",
        'UPDATE col SET models = \'{"1": {"name": "x"}}\'',
        "UPDATE col SET models = '" + "[" * 100_000 + "'",
        "UPDATE col SET decks = '{'",
        "UPDATE col SET crt = 'long ago'",
        "UPDATE col SET crt = 9223372036854775807",
        "UPDATE col SET crt = -9223372036854775807",
        "UPDATE notes SET flds = x'00ff'",
        "UPDATE notes SET mid = NULL",
        "UPDATE notes SET flds = CAST(x'66ff1f67' AS TEXT)",
        "UPDATE cards SET due = 'soon'",
        "UPDATE cards SET factor = 9e999",
        "INSERT INTO revlog VALUES (1, 10000, 0, x'01', 1, 1, 1, 1, 1)",
    ],
)
def test_databases_that_are_not_as_anki_makes_them(tmp_path: Path, statements: str) -> None:
    assert "is damaged: " in refusal(tmp_path, changed(statements))


def test_triggers_and_views_beside_the_tables_are_never_run(tmp_path: Path) -> None:
    data = changed(
        "CREATE VIEW v AS SELECT load_extension('evil'); "
        "CREATE TRIGGER t AFTER INSERT ON notes BEGIN DELETE FROM cards; END"
    )
    assert len(read_package(saved(tmp_path, data)).cards) == 1


def test_computed_columns_cannot_call_functions(tmp_path: Path) -> None:
    data = changed(
        "DROP TABLE notes; CREATE TABLE notes (id integer PRIMARY KEY, guid, mid, tags, "
        "flds AS (hex(zeroblob(100000000)))); INSERT INTO notes VALUES (1000, 'g', 50, '')"
    )
    assert "deck.apkg" in refusal(tmp_path, data)


def test_a_field_of_a_gigabyte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anki_database, "LARGEST_VALUE", 1_000_000)
    made = Book()
    made.note("front", os.urandom(1_000_000).hex())
    assert "holds a field of more than" in refusal(tmp_path, package(made, OLDEST))


def test_a_field_too_large_for_a_card(tmp_path: Path) -> None:
    made = Book()
    made.note("front", "<b>x</b>" * 100_000)
    assert "longer than any card" in refusal(tmp_path, package(made))


def test_more_notes_and_answers_than_anybody_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = book()
    made.note("two", "2")
    monkeypatch.setattr(anki_database, "MOST_CARDS", 1)
    assert "more than 1 rows" in refusal(tmp_path, package(made))
    monkeypatch.setattr(anki_database, "MOST_CARDS", 100)
    monkeypatch.setattr(anki_database, "MOST_TEXT", 12)
    assert "more than 12 characters" in refusal(tmp_path, package(made))
    monkeypatch.setattr(anki_database, "MOST_TEXT", 10_000)
    monkeypatch.setattr(anki_database, "MOST_REVIEWS", 3)
    made.log = [(number, 10_000, 3, 1, 1, 2500, 1, 1) for number in range(9)]
    assert "more than 3 rows" in refusal(tmp_path, package(made))


@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("{{Front}}" * 2_000, "{{Back}}"),
        ("{{Front}}", "x" * 600_000),
        ("{{Front}}", "{{#Front}}" * 5_000),
        ("{{Front}}" + "{{" * 300_000, "{{Back}}"),
    ],
)
def test_templates_that_make_a_book_of_a_word(tmp_path: Path, front: str, back: str) -> None:
    made = Book(kinds=(Kind(templates=(("Card 1", front, back),)),))
    made.note("front " * 100, "back")
    assert "longer than any card" in refusal(tmp_path, package(made))


def test_many_cards_of_one_long_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anki_package, "MOST_RENDERED", 100_000)
    hidden = "{{#None}}" + "x" * 20_000 + "{{/None}}{{Front}}"
    made = Book(kinds=(Kind(templates=(("Card 1", hidden, "{{Back}}"),)),))
    for _ in range(10):
        made.note("front", "back")
    assert "templates" in refusal(tmp_path, package(made))


def test_a_card_of_a_hundred_pages_is_left_out(tmp_path: Path) -> None:
    made = book()
    made.note("long", "word " * 50_000)
    read = read_package(saved(tmp_path, package(made)))
    assert [card.front for card in read.cards] == ["front"]
    assert [lost.number for lost in read.lost] == [1]


def test_names_without_an_end_are_cut(tmp_path: Path) -> None:
    made = Book(decks={7: "d" * 100_000})
    made.note("front", "back", tags=" ".join("t" * 1_000 + str(n) for n in range(1_000)))
    made.notes[0]["guid"] = "g" * 100_000
    (card,) = read_package(saved(tmp_path, package(made))).cards
    assert len(card.key) + len(card.deck) + len("".join(card.tags)) < 3_000


def test_text_is_clean(tmp_path: Path) -> None:
    made = Book(decks={7: "De\x1b[2Jck\u202e"})
    made.note(
        "Q\x1b]0;title\x07<script>alert(1)</script>[link](javascript:x)",
        '<a href="javascript:x" onclick="y">A</a>\u202e',
        tags="a\x1b[31m \u202eb \x1b[2J",
    )
    (card,) = read_package(saved(tmp_path, package(made))).cards
    for text in (card.front, card.back, card.deck, card.key, *card.tags):
        assert text.isprintable()
    assert card.tags == ("a", "b")
    assert "alert" not in card.front
