"""Anki packages, as made by every version of Anki: which cards come out of them."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.packages import (
    CLOZE,
    CREATED,
    FORMATS,
    NEWEST,
    OLDEST,
    REVERSED,
    Book,
    Kind,
    package,
    saved,
)
from trainer.content.imported import Imported, ImportedCard, ImportedState, Lost
from trainer.exchange.anki_package import read_package


def read(folder: Path, book: Book, name: str = NEWEST, media: tuple[str, ...] = ()) -> Imported:
    return read_package(saved(folder, package(book, name, media)))


def only(folder: Path, book: Book) -> ImportedCard:
    (card,) = read(folder, book).cards
    return card


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_cards(tmp_path: Path, name: str) -> None:
    book = Book(kinds=(Kind(), REVERSED, CLOZE))
    book.note("What is <b>S3</b> &amp; why?", "A store<br>of objects", tags=" aws storage::s3 ")
    book.note("TLS port", "443", kind=1, ords=(0, 1))
    book.note("CAP: {{c1::two}} of {{c2::three}}", "Brewer", kind=2, ords=(0, 1))
    read_ = read(tmp_path, book, name, ("box.png", "tone.mp3"))
    assert [(card.front, card.back, card.why) for card in read_.cards] == [
        ("What is **S3** & why?", "A store\n\nof objects", ""),
        ("TLS port", "443", ""),
        ("443", "TLS port", ""),
        ("CAP: […] of three", "two", "Brewer"),
        ("CAP: two of […]", "three", "Brewer"),
    ]
    assert read_.cards[0].tags == ("aws", "storage::s3")
    assert {card.deck for card in read_.cards} == {"Interview::AWS"}
    assert [card.key for card in read_.cards[1:3]] == ["g1001:0", "g1001:1"]
    assert read_.title == "Interview"
    assert read_.lost == (Lost("media files", 2, "box.png", ("tone.mp3",)),)


def test_the_card_that_asks_for_a_newer_anki_is_not_taken_for_the_deck(tmp_path: Path) -> None:
    book = Book()
    book.note("real", "card")
    assert [card.front for card in read(tmp_path, book).cards] == ["real"]


def test_the_format_is_named(tmp_path: Path) -> None:
    book = Book()
    book.note("a", "b")
    assert read(tmp_path, book, OLDEST).format == "Anki package, oldest format"


def test_a_heading_of_the_question_loses_its_marks(tmp_path: Path) -> None:
    book = Book()
    book.note("<h2>Cache</h2>", "<h2>Where</h2>near")
    assert only(tmp_path, book).front == "Cache"
    book = Book()
    book.note("<b>a</b> and <b>b</b>", "x")
    assert only(tmp_path, book).front == "**a** and **b**"


@pytest.mark.parametrize(
    ("front", "back", "expected"),
    [
        ("{{Front}}", "{{FrontSide}}{{Back}}", ("Q", "A")),
        ("{{Front}} {{type:Back}}", "{{Front}}<hr id='answer'>{{type:Back}}", ("Q", "A")),
        ("{{Front}}", "{{Front}}<br>{{Back}}", ("Q", "A")),
        ("{{#Front}}is {{text:Front}}{{/Front}}{{^Front}}no{{/Front}}", "{{Back}}", ("is Q", "A")),
        ("{{^Front}}hidden {{Back}}{{/Front}}{{Front}}", "{{Back}}", ("Q", "A")),
        ("{{Front}}{{hint:Back}}", "{{hint:Back}}", ("Q", "A")),
        ("{{Front}}{{tts en_GB:Front}}", "{{Back}} {{Missing}}", ("Q", "A")),
        ("{{Deck}}: {{Front}} ({{Tags}})", "{{Back}}", ("Interview::AWS: Q (t)", "A")),
        ("{{Front}}{{/Front}}{{/x}}", "{{#Front}}{{Back}}", ("Q", "A")),
    ],
)
def test_templates(tmp_path: Path, front: str, back: str, expected: tuple[str, str]) -> None:
    book = Book(kinds=(Kind(templates=(("Card 1", front, back),)),))
    book.note("Q", "A", tags="t")
    card = only(tmp_path, book)
    assert (card.front, card.back) == expected


@pytest.mark.parametrize(
    ("text", "front", "back"),
    [
        ("{{c1::a::letter}} b", "[letter] b", "a"),
        ("{{c1::a}} and {{c1::b}}", "[…] and […]", "a; b"),
        ("{{c1::out {{c2::in}} er}}", "[…]", "out in er"),
        ("{{c2::x}} {{c1::std::vector}}", "x [vector]", "std"),
        ("{{c1,2::both}} {{c2::one}}", "[…] one", "both"),
        ("{{c1::a}} {{c2::open", "[…] {{c2::open", "a"),
        ("f(){{ }} {{c1::<b>x</b>}}", "f(){{ }} […]", "**x**"),
    ],
)
def test_gaps(tmp_path: Path, text: str, front: str, back: str) -> None:
    book = Book(kinds=(CLOZE,))
    book.note(text, "")
    card = only(tmp_path, book)
    assert (card.front, card.back) == (front, back)


def test_what_cannot_be_asked_in_words_is_counted(tmp_path: Path) -> None:
    book = Book(kinds=(Kind(), CLOZE))
    book.note('<img src="map.png">', "where")
    book.note("sound", "[sound:a.mp3]")
    book.note("{{c1::image-occlusion:rect:left=.1}}", "", kind=1)
    book.note("no gap", "", kind=1)
    book.cards.append({"id": 1, "nid": 99, "ord": 0})
    book.note("a", "b", ords=(5,))
    found = {lost.what: lost.number for lost in read(tmp_path, book).lost}
    assert found == {
        "cards without a note": 1,
        "pictures": 1,
        "cards without a question in words": 2,
        "sounds": 1,
        "cards without an answer in words": 2,
        "cards without a template": 1,
    }


def day(number: int) -> date:
    return date.fromordinal(date(2023, 11, 14).toordinal() + number)


def test_schedules(tmp_path: Path) -> None:
    book = Book()
    second = CREATED + 3 * 86_400 + 3_600
    rows: dict[str, dict[str, Any]] = {
        "new": {"type": 0, "due": 12},
        "new, suspended": {"type": 0, "queue": -1, "due": 12},
        "learning": {"type": 1, "queue": 1, "due": second, "reps": 1},
        "learning over days": {"type": 1, "queue": 3, "due": 9},
        "review": {"type": 2, "queue": 2, "due": 20, "ivl": 8, "factor": 2360, "lapses": 1},
        "suspended": {"type": 2, "queue": -1, "due": 20, "ivl": 8, "factor": 1300},
        "buried": {"type": 2, "queue": -2, "due": 20, "ivl": 8, "factor": 2500},
        "relearning": {"type": 3, "queue": 1, "due": second, "ivl": 1, "factor": 2100, "lapses": 3},
        "filtered": {"type": 2, "queue": 2, "due": -5, "odue": 30, "odid": 1, "ivl": 4},
        "filtered, learning": {
            "type": 1,
            "queue": 1,
            "due": -99_999,
            "odue": second,
            "odid": 1,
        },
        "no day": {"type": 2, "queue": 2, "due": -99_999, "ivl": 4, "factor": 2500},
        "fraction": {"type": 2, "queue": 2, "due": 20, "ivl": 8.0, "factor": 2360.0},
        "absurd": {"type": 2, "queue": 2, "due": 10**15, "ivl": 10**15, "factor": 10},
    }
    for name, row in rows.items():
        book.note(name, "x", ords=(0,), **row)
    read_ = {card.front: card for card in read(tmp_path, book).cards}

    def state(
        repetitions: int, interval: int, easiness: int, due: date | None, lapses: int = 0
    ) -> ImportedState:
        return ImportedState(
            repetitions=repetitions,
            interval=interval,
            easiness=easiness,
            due=due,
            lapses=lapses,
            suspended=False,
        )

    states = {name: card.state for name, card in read_.items()}
    assert states["new"] is None
    assert states["new, suspended"] is not None
    assert (states["new, suspended"].due, states["new, suspended"].suspended) == (None, True)
    assert states["learning"] == state(0, 0, 250, day(3))
    assert states["learning over days"] == state(0, 0, 250, day(9))
    assert states["review"] == state(2, 8, 236, day(20), 1)
    assert states["suspended"] is not None
    assert states["suspended"].suspended
    assert states["buried"] == state(2, 8, 250, day(20))
    assert states["relearning"] == state(0, 1, 210, day(3), 3)
    assert states["filtered"] == state(2, 4, 250, day(30))
    assert read_["filtered"].deck == "Default"
    assert states["filtered, learning"] == state(0, 0, 250, day(3))
    assert states["no day"] == state(2, 4, 250, day(0))
    assert states["fraction"] == state(2, 8, 236, day(20))
    assert states["absurd"] is not None
    assert states["absurd"].easiness == 130


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("offset", [-480, 0, 345, 840])
def test_due_days_are_those_of_the_clock_where_the_collection_was_made(
    tmp_path: Path, name: str, offset: int
) -> None:
    midnight = int(datetime(2024, 2, 28, tzinfo=UTC).timestamp()) - offset * 60
    book = Book(offset=offset, created=midnight + 100)
    book.note("a", "b", type=2, queue=2, due=2, ivl=1, factor=2500)
    state = read(tmp_path, book, name).cards[0].state
    assert state is not None
    assert state.due == date(2024, 3, 1)


@pytest.mark.parametrize("offset", [-600, 0, 345, 720, 780])
def test_an_old_collection_was_made_at_four_in_the_morning(tmp_path: Path, offset: int) -> None:
    four = int(datetime(2016, 12, 16, 4, tzinfo=UTC).timestamp()) - offset * 60
    book = Book(offset=None, created=four)
    book.note("a", "b", type=2, queue=2, due=16, ivl=1, factor=2500)
    state = read(tmp_path, book, OLDEST).cards[0].state
    assert state is not None
    assert state.due == date(2017, 1, 1)


def test_the_log_of_a_card(tmp_path: Path) -> None:
    book = Book()
    number = book.note("a", "b", type=2, queue=2, ivl=4, factor=2500)
    card = number * 10
    book.log = [
        (3_000, card, 4, 4, 1, 2650, 5_500, 1),
        (1_000, card, 1, -60, -60, 0, 2_000, 0),
        (2_000, card, 2, 1, -60, 2350, 70_000, 2),
        (2_500, card, 3, 1, 1, 2500, 100, 3),
        (4_000, card, 0, 9, 4, 2500, 0, 4),
        (5_000, 77, 3, 9, 4, 2500, 0, 1),
    ]
    read_ = read(tmp_path, book)
    assert [
        (each.at, each.grade, each.seconds, each.interval, each.easiness, each.kind)
        for each in read_.cards[0].log
    ] == [
        (1_000, 1, 2.0, 0, 0, "learn"),
        (2_000, 3, 70.0, 1, 235, "relearn"),
        (2_500, 4, 0.1, 1, 250, "filtered"),
        (3_000, 5, 5.5, 4, 265, "review"),
    ]
    assert {lost.what: lost.number for lost in read_.lost} == {
        "cards moved without an answer": 1,
        "answers to cards that are gone": 1,
    }
