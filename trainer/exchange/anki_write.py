"""Writing Anki packages: cards with their schedules and their log, in a format all Ankis read."""

import hashlib
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from trainer.content.cards import Card
from trainer.events import Moment
from trainer.exchange import anki_note, anki_schema
from trainer.exchange.anki_schedule import OWN
from trainer.scheduling.day import DAY_MS
from trainer.scheduling.schedule import NEW, Schedule

LEARN, REVIEW, RELEARN, EARLY = range(4)
"""What Anki's log says an answer was; early ones are those of filtered decks."""

_LARGEST = 2**31 - 1
_LARGEST_FACTOR = 65_535
_LARGEST_TIME = 10_000_000
"""Milliseconds: nobody thinks longer than that about a card, but a screen may be left open."""

_LONGEST_DECK = 100
_SUSPENDED = -1


class Answer(NamedTuple):
    """One line of the log."""

    at: int
    """Milliseconds since 1970, UTC."""
    grade: int
    """0 to 5."""
    seconds: float
    interval: int
    """Days until the next review, as given by this answer."""
    last_interval: int
    """Days that were given before it."""
    easiness: int
    """Hundredths."""
    kind: int
    """LEARN, REVIEW, RELEARN or EARLY."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """One card on its way to Anki."""

    card: Card
    deck: str
    """The name of its deck there; `::` stands between a deck and what is in it."""
    schedule: Schedule = NEW
    lapses: int = 0
    log: tuple[Answer, ...] = ()


def package(cards: Sequence[Exported], now: Moment, rollover: int = 4) -> bytes:
    """The package that holds the cards: the bytes of an `.apkg` file.

    `rollover` is the hour at which a day begins. The same card always has the same names in it,
    so that Anki brings up to date what an earlier package brought.
    """
    collection = _Collection(cards, now, rollover)
    out = io.BytesIO()
    stamp = datetime.fromtimestamp(now.utc_ms // 1000, UTC).timetuple()[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("collection.anki2", collection.database()), ("media", b"{}")):
            entry = zipfile.ZipInfo(name, stamp)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()


class _Collection:
    """A collection that holds nothing but these cards."""

    def __init__(self, cards: Sequence[Exported], now: Moment, rollover: int) -> None:
        self._cards = cards
        self._now = now
        self._rollover = rollover
        self._second = now.utc_ms // 1000
        days = [each.schedule.due for each in cards if each.schedule.due is not None]
        self._first_day = min([now.day, *days])
        self._decks = {
            name: _number(f"deck {name}") for name in sorted({_deck(each.deck) for each in cards})
        }

    def database(self) -> bytes:
        """The bytes of the SQLite file."""
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.executescript(anki_schema.TABLES)
            connection.execute(_insert("col", 13), self._settings())
            taken: set[int] = set()
            for position, each in enumerate(self._cards):
                self._write(connection, each, position, _free(_number(each.card.item), taken))
            connection.commit()
            return connection.serialize()

    def _settings(self) -> tuple[Any, ...]:
        # Midnight would do: only the day counts. Anki's own collections begin at four.
        midnight = (self._first_day - date(1970, 1, 1)) // timedelta(seconds=1)
        created = midnight + 4 * 3600 - self._now.offset * 60
        ms = self._now.utc_ms
        conf = anki_schema.settings(-self._now.offset, self._rollover)
        decks = anki_schema.decks(self._decks, self._second)
        types = anki_schema.note_types(self._second)
        texts = map(json.dumps, (conf, types, decks, anki_schema.OPTIONS, {}))
        return (1, created, ms, ms, 11, 0, 0, 0, *texts)

    def _write(
        self, connection: sqlite3.Connection, each: Exported, position: int, id_: int
    ) -> None:
        fields = anki_note.fields_of(each.card, position)
        question = re.sub(r"<[^>]*>", " ", fields[0])
        check = int(hashlib.sha1(question.encode(), usedforsecurity=False).hexdigest()[:8], 16)
        tags = "".join(
            f" {tag}" for tag in dict.fromkeys(map(anki_note.tag_of, each.card.tags)) if tag
        )
        connection.execute(
            _insert("notes", 11),
            (
                *(id_, guid(each.card.item), anki_schema.NOTE_TYPE, self._second, -1),
                *(f"{tags} " if tags else "", "\x1f".join(fields), question, check, 0, ""),
            ),
        )
        deck = self._decks[_deck(each.deck)]
        connection.execute(_insert("cards", 18), self._card(each, position, id_, deck))
        for answer in each.log:
            self._log(connection, id_, answer)

    def _card(self, each: Exported, position: int, id_: int, deck: int) -> tuple[Any, ...]:
        state = each.schedule
        reps = max(len(each.log), state.reviews, state.repetitions)
        start = (id_, id_, deck, 0, self._second, -1)
        if state.due is None:
            queue = _SUSPENDED if state.suspended else 0
            return (*start, 0, queue, position + 1, 0, 0, 0, 0, 0, 0, 0, 0, "{}")
        interval = min(max(state.interval, 1), _LARGEST)
        memory = [state.repetitions, state.interval, state.easiness, reps]
        data: dict[str, Any] = {"cd": json.dumps({OWN: memory}, separators=(",", ":"))}
        if each.log:
            data["lrt"] = max(answer.at for answer in each.log) // 1000
        return (
            *start,
            2,
            _SUSPENDED if state.suspended else 2,
            (state.due - self._first_day).days,
            interval,
            _factor(state.easiness),
            reps,
            each.lapses,
            *(0, 0, 0, 0),
            json.dumps(data, separators=(",", ":")),
        )

    def _log(self, connection: sqlite3.Connection, card: int, answer: Answer) -> None:
        ease = _EASES[answer.grade]
        intervals = (min(answer.interval, _LARGEST), min(answer.last_interval, _LARGEST))
        milliseconds = min(max(round(answer.seconds * 1000), 0), _LARGEST_TIME)
        rest = (card, -1, ease, *intervals, _factor(answer.easiness), milliseconds, answer.kind)
        at = answer.at
        # Two answers of one millisecond are kept one after the other: the time is their name.
        while connection.execute("SELECT 1 FROM revlog WHERE id = ?", (at,)).fetchone():
            at += 1
        connection.execute(_insert("revlog", 9), (at, *rest))


_EASES = (1, 1, 1, 2, 3, 4)
"""By grade: again, hard, good, easy."""


def guid(item: str) -> str:
    """The name of a card's note in every Anki."""
    return hashlib.sha256(f"interview-trainer:{item}".encode()).hexdigest()[:20]


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"  # noqa: S608 - constants


def _number(name: str) -> int:
    """A number for a name, always the same; like Anki's own, a time in milliseconds."""
    spread = int.from_bytes(hashlib.sha256(name.encode()).digest()[:6], "big")
    return 1_420_070_400_000 + spread % (1_800 * DAY_MS)


def _free(number: int, taken: set[int]) -> int:
    while number in taken:
        number += 1
    taken.add(number)
    return number


def _factor(easiness: int) -> int:
    return min(easiness * 10, _LARGEST_FACTOR)


def _deck(name: str) -> str:
    """The name of a deck without empty parts."""
    parts = (" ".join(part.split())[:_LONGEST_DECK] for part in name.split("::"))
    return "::".join(part for part in parts if part) or anki_note.NAME
