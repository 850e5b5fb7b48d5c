"""Packages for Anki: what stands in them, and that reading one gives back what was written."""

import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.packages import archive, saved
from trainer.content.cards import Card, Concept, Number, Outdated, RapidFire
from trainer.content.points import Point, Tier
from trainer.events import Moment
from trainer.exchange.anki_note import FIELDS, NAME, card_of, fields_of
from trainer.exchange.anki_package import read_package
from trainer.exchange.anki_write import Answer, Exported, guid, package
from trainer.scheduling.schedule import Schedule

NOW = Moment(1_795_212_000_000, 120, date(2026, 11, 20))

CARDS: tuple[Card, ...] = (
    Concept(
        deck="cold-starts",
        id="what-is-it",
        ask="What is a *cold* start & <b>why</b>?\n\n    code  {{c1::x}}",
        answer="A new\nenvironment.\n\n- fetched\n- started",
        why="Only the first call pays; 1 < 2.",
        importance=3,
        tags=("serverless", "two words"),
        contrasts=("cold-starts/warm",),
        source="AWS docs",
        as_of="2026-11",
        points=(
            Point(id="new", say="It is new.", wordings=("no warm one", "<none>"), tier=Tier.MUST),
        ),
    ),
    Number(
        deck="cold-starts",
        id="size",
        ask="How large?",
        value="<= 250 MB",
        tolerance="5%",
        outdated=(Outdated("50 MB", "2020"),),
    ),
    RapidFire(deck="ports", id="tls", ask="Port of TLS?", answer="443", accept=("https",)),
)

SCHEDULE = Schedule(repetitions=3, interval=20, easiness=236, due=date(2026, 12, 3), reviews=4)
LOG = (
    Answer(1_790_000_000_000, 1, 3.5, 1, 0, 196, 0),
    Answer(1_790_100_000_000, 4, 27.069, 1, 1, 196, 0),
    Answer(1_791_000_000_000, 5, 200.25, 6, 1, 206, 1),
    Answer(1_792_000_000_000, 3, 2.0, 20, 6, 192, 1),
)


def exported(**more: Any) -> list[Exported]:
    first, *rest = CARDS
    return [
        Exported(card=first, deck="Cold starts", **more),
        *(Exported(card=card, deck="Cold starts") for card in rest),
    ]


@contextmanager
def opened(data: bytes) -> Iterator[sqlite3.Connection]:
    with zipfile.ZipFile(BytesIO(data)) as zipped:
        assert zipped.namelist() == ["collection.anki2", "media"]
        assert json.loads(zipped.read("media")) == {}
        collection = zipped.read("collection.anki2")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.row_factory = sqlite3.Row
        connection.deserialize(collection)
        yield connection


def test_it_is_a_collection_of_schema_11() -> None:
    with opened(package(exported(schedule=SCHEDULE, lapses=1, log=LOG), NOW)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        col = connection.execute("SELECT * FROM col").fetchone()
        conf, models, decks = (json.loads(col[key]) for key in ("conf", "models", "decks"))
        assert (col["ver"], conf["schedVer"], conf["sched2021"]) == (11, 2, True)
        assert (conf["creationOffset"], conf["rollover"]) == (-120, 4)
        (model,) = models.values()
        assert model["name"] == NAME
        assert tuple(each["name"] for each in model["flds"]) == FIELDS
        assert {deck["name"] for deck in decks.values()} == {"Default", "Cold starts"}
        notes = connection.execute("SELECT * FROM notes").fetchall()
        assert {note["guid"] for note in notes} == {guid(card.item) for card in CARDS}
        assert all(len(note["flds"].split("\x1f")) == len(FIELDS) for note in notes)
        homes = {row[0] for row in connection.execute("SELECT did FROM cards")}
        assert {str(home) for home in homes} < set(decks)
        joined = "SELECT count(*) FROM cards JOIN notes ON nid = notes.id"
        assert connection.execute(joined).fetchone()[0] == 3


def test_the_schedule_in_anki_s_numbers() -> None:
    with opened(package(exported(schedule=SCHEDULE, lapses=1, log=LOG), NOW)) as connection:
        card = connection.execute("SELECT * FROM cards WHERE type = 2").fetchone()
        created = connection.execute("SELECT crt FROM col").fetchone()[0]
        first = datetime.fromtimestamp(created + 120 * 60 - 4 * 3600, UTC)
        assert (SCHEDULE.due or date.min).toordinal() == first.toordinal() + card["due"]
        assert (card["queue"], card["ivl"], card["factor"]) == (2, 20, 2360)
        assert (card["reps"], card["lapses"]) == (4, 1)
        assert json.loads(card["data"])["lrt"] == 1_792_000_000
        rows = connection.execute("SELECT * FROM revlog ORDER BY id").fetchall()
        assert [(row["ease"], row["ivl"], row["lastIvl"]) for row in rows] == [
            (1, 1, 0),
            (3, 1, 1),
            (4, 6, 1),
            (2, 20, 6),
        ]
        assert [(row["factor"], row["time"], row["type"]) for row in rows] == [
            (1960, 3_500, 0),
            (1960, 27_069, 0),
            (2060, 200_250, 1),
            (1920, 2_000, 1),
        ]
        assert {row["cid"] for row in rows} == {card["id"]}


def test_text_is_escaped_for_anki() -> None:
    question, answer, why, source, item, _ = fields_of(CARDS[0])
    assert "&lt;b&gt;why&lt;/b&gt;" in question
    assert "<br><br>&nbsp;&nbsp;&nbsp;&nbsp;code&nbsp;&nbsp;{{" in question
    assert answer == "A new environment.<br><br>- fetched<br>- started"
    assert why == "Only the first call pays; 1 &lt; 2."
    assert (source, item) == ("AWS docs, 2026-11", "cold-starts/what-is-it")


def test_reading_a_package_of_our_own_gives_back_everything(tmp_path: Path) -> None:
    data = package(exported(schedule=SCHEDULE, lapses=1, log=LOG), NOW)
    read = read_package(saved(tmp_path, data))
    assert tuple(card.card for card in read.cards) == CARDS
    assert read.lost == ()
    state = read.cards[0].state
    assert state is not None
    assert (state.repetitions, state.interval, state.easiness) == (3, 20, 236)
    assert (state.due, state.lapses, state.suspended) == (SCHEDULE.due, 1, False)
    assert [(each.at, each.grade, each.seconds) for each in read.cards[0].log] == [
        (answer.at, answer.grade, answer.seconds) for answer in LOG
    ]
    assert read.cards[1].state is None
    assert package(exported(schedule=SCHEDULE, lapses=1, log=LOG), NOW) == data


@given(
    repetitions=st.integers(0, 40),
    interval=st.integers(0, 40_000),
    easiness=st.integers(130, 900),
    due=st.dates(date(1990, 1, 1), date(2126, 1, 1)),
    suspended=st.booleans(),
    offset=st.integers(-720, 840),
)
def test_every_schedule_comes_back(
    tmp_path_factory: pytest.TempPathFactory,
    repetitions: int,
    interval: int,
    easiness: int,
    due: date,
    suspended: bool,
    offset: int,
) -> None:
    schedule = Schedule(
        repetitions=repetitions,
        interval=interval,
        easiness=easiness,
        due=due,
        suspended=suspended,
    )
    now = Moment(NOW.utc_ms, offset, NOW.day)
    data = package([Exported(card=CARDS[0], deck="x", schedule=schedule)], now)
    (card,) = read_package(saved(tmp_path_factory.mktemp("p"), data)).cards
    assert card.state is not None
    assert (card.state.repetitions, card.state.interval) == (repetitions, interval)
    assert (card.state.easiness, card.state.due) == (easiness, due)
    assert card.state.suspended == suspended


def test_what_anki_moved_since_counts_by_anki_s_numbers(tmp_path: Path) -> None:
    with opened(package(exported(schedule=SCHEDULE, log=LOG), NOW)) as connection:
        connection.execute("UPDATE cards SET reps = 5, ivl = 44, factor = 2500 WHERE type = 2")
        connection.commit()
        data = archive({"collection.anki2": connection.serialize()})
    state = read_package(saved(tmp_path, data)).cards[0].state
    assert state is not None
    assert (state.repetitions, state.interval, state.easiness) == (2, 44, 250)


def named(card: Card, **changes: str) -> dict[str, str]:
    return {**dict(zip(FIELDS, fields_of(card), strict=True)), **changes}


def test_what_was_mended_in_anki_comes_along() -> None:
    fields = named(CARDS[0], Question="What is a <i>cold</i> start?", Why="")
    own = card_of(fields, ["serverless", "two-words", "leech"])
    assert own is not None
    assert isinstance(own.card, Concept)
    assert own.card.ask == "What is a cold start?"
    assert own.card.why == ""
    assert own.card.tags == ("serverless", "two words", "leech")
    assert own.card.points == CARDS[0].points  # type: ignore[attr-defined]
    number = card_of(named(CARDS[1], Answer="&lt;= 300 MB"), [])
    assert number is not None
    assert number.card.solution == "<= 300 MB"


@pytest.mark.parametrize(
    "data",
    [
        "",
        "null",
        "[]",
        "{}",
        "[" * 50_000,
        '{"kind": "point", "deck": "a", "id": "b", "ask": "c", "point": {"id": "x", "say": "y"}}',
        '{"kind": "concept", "deck": "../../etc", "id": "b", "ask": "c", "answer": "d"}',
        '{"kind": "concept", "deck": "a", "id": "b/c", "ask": "c", "answer": "d"}',
        '{"kind": "concept", "deck": "a", "id": "b\\u001b[2J", "ask": "c", "answer": ["d"]}',
        '{"kind": "concept", "deck": "a", "id": "b", "ask": "c"}',
        '{"kind": "concept", "deck": "a", "id": "' + "b" * 500 + '", "ask": "c", "answer": "d"}',
    ],
)
def test_a_card_that_is_none(data: str) -> None:
    assert card_of(named(CARDS[0], Card=data), []) is None


def test_a_card_of_a_stranger_is_clean() -> None:
    data = '{"kind": "concept", "deck": "a", "id": "b", "ask": "c\\u001b[2J", "answer": "d\\u202e"}'
    own = card_of(named(CARDS[0], Card=data, Question="c", Answer="d", Why=""), [])
    assert own is not None
    assert (own.card.ask, own.card.solution) == ("c", "d")


def test_answers_of_one_millisecond_are_both_kept() -> None:
    twice = (LOG[0], LOG[0])
    with opened(package(exported(schedule=SCHEDULE, log=twice), NOW)) as connection:
        ids = [row[0] for row in connection.execute("SELECT id FROM revlog ORDER BY id")]
    assert ids == [LOG[0].at, LOG[0].at + 1]
