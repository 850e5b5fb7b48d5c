"""Schedules and logs of other programs in the journal: written once, and none of the learner's."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.store.shelf import DAY, days, on
from trainer.authoring.histories import LONGEST_LOG, History, history, record
from trainer.content.imported import ImportedCard, ImportedReview, ImportedState
from trainer.events import Event, Kind, NewEvent
from trainer.store import backup
from trainer.store.database import Database
from trainer.store.doctor import check
from trainer.store.journal import Journal

NOW = on(DAY)
SOON = days(5)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    database = Database.open(tmp_path / "t.sqlite3", NOW)
    yield Journal(database)
    database.close()


def state(due: date | None = SOON, *, interval: int = 12, suspended: bool = False) -> ImportedState:
    return ImportedState(
        repetitions=2,
        interval=interval,
        easiness=236,
        due=due,
        lapses=3,
        suspended=suspended,
    )


def answer(at: int, grade: int = 4) -> ImportedReview:
    return ImportedReview(at=at, grade=grade, seconds=2.5, interval=6, easiness=250, kind="review")


def card(
    key: str = "guid:0",
    state: ImportedState | None = None,
    log: tuple[ImportedReview, ...] = (),
) -> ImportedCard:
    return ImportedCard(key=key, front="Q", back="A", state=state, log=log)


def test_what_another_import_wrote_meanwhile_is_not_written_twice(journal: Journal) -> None:
    items = [("d/0", card(state=state(suspended=True), log=(answer(1), answer(2))))]
    one, other = (history(items, journal, schedule=True, log=True) for _ in range(2))
    assert record(one, journal, NOW) == one
    assert record(other, journal, NOW) == History()
    assert [event.kind for event in journal.events()] == ["set", "suspend", "imported"]


def take(
    journal: Journal, *cards: ImportedCard, schedule: bool = True, log: bool = True
) -> History:
    """Import cards as `d/0`, `d/1` and so on."""
    items = [(f"d/{number}", each) for number, each in enumerate(cards)]
    found = history(items, journal, schedule=schedule, log=log)
    record(found, journal, NOW)
    return found


def kinds(journal: Journal) -> list[str]:
    return [event.kind for event in journal.events()]


def events(journal: Journal) -> list[Event]:
    return list(journal.events())


def test_a_schedule_is_taken_over(journal: Journal) -> None:
    take(journal, card(state=state()))
    schedule = journal.schedule("d/0")
    assert (schedule.repetitions, schedule.interval) == (2, 12)
    assert (schedule.easiness, schedule.due) == (236, days(5))
    assert not schedule.suspended
    (event,) = events(journal)
    assert event.data["imported"] == "guid:0"
    assert event.data["lapses"] == 3


def test_a_suspended_card_is_suspended_here_too(journal: Journal) -> None:
    take(journal, card(state=state(suspended=True)), card("b:0", state(None, suspended=True)))
    assert kinds(journal) == ["set", "suspend", "suspend"]
    assert journal.schedule("d/0").suspended
    assert journal.schedule("d/1").due is None
    assert journal.schedule("d/1").suspended


def test_the_log_is_kept_and_moves_nothing(journal: Journal) -> None:
    found = take(journal, card(log=(answer(1_000, 1), answer(2_000))))
    assert (found.answers, found.scheduled) == (2, 0)
    (event,) = events(journal)
    assert event.kind == Kind.IMPORTED
    assert event.data["log"] == [
        [1_000, 1, 2.5, 6, 250, "review"],
        [2_000, 4, 2.5, 6, 250, "review"],
    ]
    assert journal.schedule("d/0").due is None
    assert check(journal, NOW) == []


def test_only_what_is_wanted(journal: Journal) -> None:
    whole = card(state=state(), log=(answer(1_000),))
    assert take(journal, whole, schedule=False, log=False) == History()
    assert [each.kind for each in take(journal, whole, log=False).events] == ["set"]
    assert [each.kind for each in take(journal, whole, schedule=False).events] == ["imported"]


def test_importing_twice_writes_nothing_twice(journal: Journal) -> None:
    cards = (
        card(state=state(suspended=True), log=(answer(1_000),)),
        card("b:0", state(None, suspended=True)),
    )
    assert len(take(journal, *cards).events) == 4
    before = events(journal)
    assert take(journal, *cards) == History()
    assert events(journal) == before


def test_a_card_that_was_resumed_here_stays_so(journal: Journal) -> None:
    take(journal, card(state=state(suspended=True)))
    journal.record(NewEvent(kind=Kind.RESUME, item="d/0"), NOW)
    assert take(journal, card(state=state(suspended=True))) == History()
    assert not journal.schedule("d/0").suspended


def test_a_newer_schedule_replaces_an_imported_one(journal: Journal) -> None:
    take(journal, card(state=state()))
    take(journal, card(state=state(days(40), interval=40)))
    assert journal.schedule("d/0").interval == 40


def test_a_card_that_was_practised_here_keeps_its_schedule(journal: Journal) -> None:
    take(journal, card(state=state(DAY)))
    journal.record(NewEvent(kind=Kind.REVIEW, item="d/0", grade=4), NOW)
    schedule = journal.schedule("d/0")
    again = take(journal, card(state=state(DAY)))
    newer = take(journal, card(state=state(days(40), interval=40), log=(answer(1_000),)))
    assert (again.practised, newer.practised) == (0, 1)
    assert [event.kind for event in newer.events] == ["imported"]
    assert journal.schedule("d/0") == schedule


def test_undo_passes_an_import_by(journal: Journal) -> None:
    journal.record(NewEvent(kind=Kind.REVIEW, item="d/9", grade=4), NOW)
    take(journal, card(state=state(suspended=True), log=(answer(1_000),)))
    found = journal.undoable()
    assert found is not None
    assert found.item == "d/9"
    journal.record(NewEvent(kind=Kind.VOID, item="d/9", data={"event": found.id}), NOW)
    assert journal.undoable() is None
    assert journal.redoable() is not None
    assert journal.schedule("d/0").suspended


def test_words_that_look_like_the_mark_are_the_learner_s(journal: Journal) -> None:
    data = {"note": 'said "imported": yes'}
    journal.record(NewEvent(kind=Kind.FLAG, item="d/0", data=data), NOW)
    assert journal.undoable() is not None
    assert journal.imports() == []


def test_what_was_taken_back_may_be_imported_again(journal: Journal) -> None:
    take(journal, card(state=state()))
    (event,) = events(journal)
    journal.record(NewEvent(kind=Kind.VOID, item="d/0", data={"event": event.id}), NOW)
    assert journal.schedule("d/0").due is None
    assert len(take(journal, card(state=state())).events) == 1
    assert journal.schedule("d/0").due == days(5)


def test_all_or_nothing_and_a_backup_before(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.record(NewEvent(kind=Kind.REVIEW, item="d/9", grade=4), NOW)
    write = journal.record

    def fail(new: NewEvent, now: object) -> object:
        if new.kind == Kind.SUSPEND:
            raise RuntimeError("the disk is full")
        return write(new, now)  # type: ignore[arg-type]

    monkeypatch.setattr(journal, "record", fail)
    with pytest.raises(RuntimeError):
        take(journal, card(state=state(suspended=True)))
    assert kinds(journal) == ["review"]
    assert backup.backups(journal.db.path)[0].name.endswith("-import.sqlite3")


def test_an_endless_log_is_cut_to_its_latest(journal: Journal) -> None:
    first = answer(0)
    log = tuple(replace(first, at=at) for at in range(LONGEST_LOG + 5))
    take(journal, card(log=log))
    (event,) = events(journal)
    kept = event.data["log"]
    assert len(kept) == LONGEST_LOG
    assert kept[-1][0] == LONGEST_LOG + 4
