"""Decks on their way to Anki and back, with what the journal knows of them."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.shelf import DAY, concept, days, deck, number, on, rapid
from trainer.authoring.anki_export import anki_package
from trainer.authoring.histories import history, record
from trainer.content.imported import Imported, ImportedCard, ImportedReview
from trainer.events import Kind, NewEvent
from trainer.exchange.anki_package import read_package
from trainer.store.database import Database
from trainer.store.journal import Journal

DECK = deck(concept("d/a"), number("d/b"), rapid("d/c"), title="My deck")
NOW = on(DAY)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    database = Database.open(tmp_path / "t.sqlite3", NOW)
    yield Journal(database, lambda: {"old/a": "d/a"})
    database.close()


def answer(journal: Journal, item: str, *grades: int, hour: int = 12) -> None:
    """Review the item on each day it is due from sixty days ago on."""
    day = days(-60)
    for grade in grades:
        new = NewEvent(kind=Kind.REVIEW, item=item, grade=grade, seconds=4.5)
        journal.record(new, on(day, hour))
        day = max(journal.schedule(item).due or day, day + timedelta(days=1))


def exported(
    journal: Journal, folder: Path, *, schedule: bool = True, log: bool = True
) -> Imported:
    path = folder / "out.apkg"
    path.write_bytes(anki_package([DECK], journal, NOW, schedule=schedule, log=log))
    return read_package(str(path))


def logged(card: ImportedCard) -> list[tuple[int, int, str]]:
    return [(each.grade, each.interval, each.kind) for each in card.log]


def test_cards_alone(journal: Journal, tmp_path: Path) -> None:
    answer(journal, "d/a", 4, 4)
    read = exported(journal, tmp_path, schedule=False, log=False)
    assert tuple(card.card for card in read.cards) == DECK.cards
    assert read.title == "My deck"
    assert all(card.state is None and not card.log for card in read.cards)


def test_schedule_and_log(journal: Journal, tmp_path: Path) -> None:
    answer(journal, "d/a", 4, 5, 1, 4)
    journal.record(NewEvent(kind=Kind.REPEAT, item="d/a", grade=5), NOW)
    journal.record(NewEvent(kind=Kind.SUSPEND, item="d/b"), NOW)
    first, second, third = exported(journal, tmp_path).cards
    schedule = journal.schedule("d/a")
    assert first.state is not None
    assert (first.state.repetitions, first.state.interval) == (1, 1)
    assert (first.state.easiness, first.state.due) == (schedule.easiness, schedule.due)
    assert first.state.lapses == 1
    assert logged(first) == [(4, 1, "learn"), (5, 6, "review"), (1, 1, "review"), (4, 1, "relearn")]
    assert {each.seconds for each in first.log} == {4.5}
    assert second.state is not None
    assert second.state.suspended
    assert third.state is None


def test_what_was_taken_back_stays_here(journal: Journal, tmp_path: Path) -> None:
    answer(journal, "d/a", 4, 1)
    undone = journal.undoable()
    assert undone is not None
    journal.record(NewEvent(kind=Kind.VOID, item="d/a", data={"event": undone.id}), NOW)
    assert logged(exported(journal, tmp_path).cards[0]) == [(4, 1, "learn")]


def test_an_early_answer_is_one_of_a_filtered_deck(journal: Journal, tmp_path: Path) -> None:
    answer(journal, "d/a", 4, 4)
    day = (journal.schedule("d/a").due or DAY) - timedelta(days=2)
    journal.record(NewEvent(kind=Kind.REVIEW, item="d/a", grade=4), on(day))
    assert [kind for _, _, kind in logged(exported(journal, tmp_path).cards[0])] == [
        "learn",
        "review",
        "filtered",
    ]


def test_answers_under_a_former_name_belong_to_the_card(journal: Journal, tmp_path: Path) -> None:
    answer(journal, "old/a", 4)
    assert len(exported(journal, tmp_path).cards[0].log) == 1


def test_an_imported_log_goes_on_to_anki(journal: Journal, tmp_path: Path) -> None:
    log = tuple(
        ImportedReview(
            at=on(days(-90)).utc_ms + at,
            grade=grade,
            seconds=3.0,
            interval=interval,
            easiness=250,
            kind=kind,
        )
        for at, grade, interval, kind in ((0, 1, 0, "learn"), (9, 4, 6, "review"))
    )
    card = ImportedCard(key="g:0", front="a", back="b", log=log)
    record(history([("d/a", card)], journal, schedule=True, log=True), journal, NOW)
    answer(journal, "d/a", 4)
    first = exported(journal, tmp_path).cards[0]
    assert first.log[:2] == log
    assert len(first.log) == 3


def test_there_and_back_again_adds_nothing(journal: Journal, tmp_path: Path) -> None:
    answer(journal, "d/a", 4, 5, 1, 4)
    answer(journal, "d/c", 3, hour=13)
    first = exported(journal, tmp_path)
    items = [(card.card.item, card) for card in first.cards if card.card is not None]
    found = history(items, journal, schedule=True, log=True)
    assert found.practised == 2
    record(found, journal, NOW)
    again = exported(journal, tmp_path)
    assert [card.log for card in again.cards] == [card.log for card in first.cards]
    assert [card.state for card in again.cards] == [card.state for card in first.cards]


def test_there_and_into_an_empty_journal(journal: Journal, tmp_path: Path) -> None:
    answer(journal, "d/a", 4, 5, 1, 4)
    answer(journal, "d/c", 3, hour=13)
    first = exported(journal, tmp_path)
    with closing(Database.open(tmp_path / "other.sqlite3", NOW)) as database:
        other = Journal(database)
        items = [(card.card.item, card) for card in first.cards if card.card is not None]
        record(history(items, other, schedule=True, log=True), other, NOW)
        for item in ("d/a", "d/b", "d/c"):
            here, there = journal.schedule(item), other.schedule(item)
            assert (here.repetitions, here.interval) == (there.repetitions, there.interval)
            assert (here.easiness, here.due) == (there.easiness, there.due)
        assert exported(other, tmp_path).cards == first.cards


def test_a_damaged_log_is_left_out(journal: Journal, tmp_path: Path) -> None:
    good = [on(DAY).utc_ms, 4, 3.0, 6, 250, "review"]
    rows = [good, [1], "x", None, [1, 9, 1.0, 1, 1, "review"], [-1, 4, 1, 1, 1, "review"], good[:5]]
    journal.record(NewEvent(kind=Kind.IMPORTED, item="d/a", data={"log": rows}), NOW)
    journal.record(NewEvent(kind=Kind.IMPORTED, item="d/b", data={"log": "none"}), NOW)
    read = exported(journal, tmp_path)
    assert [len(card.log) for card in read.cards] == [1, 0, 0]
