"""What the check finds, and what it does not complain of."""

from pathlib import Path

import pytest

from tests.store.tools import at, expected, journal_at, review, stored, undo
from trainer.errors import StoreBusyError
from trainer.events import Kind, NewEvent
from trainer.store import doctor
from trainer.store.doctor import Weight, check
from trainer.store.journal import Journal


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = journal_at(tmp_path / "trainer.sqlite3", {"old/x": "deck/a"})
    for day in range(1, 5):
        journal.record(review("deck/a"), at(day))
        journal.record(review("old/x"), at(day))
        journal.record(review("s", assessment={"points": {"p": "missed"}}), at(day))
    undo(journal, at(5))
    return journal


def run(journal: Journal, sql: str) -> None:
    with journal.db.write() as connection:
        connection.exec_driver_sql(sql)


def messages(journal: Journal, weight: Weight) -> list[str]:
    return [found.message for found in check(journal, at(10)) if found.weight is weight]


def test_a_sound_journal(journal: Journal) -> None:
    huge = {"repetitions": 0, "interval": 10**30, "easiness": 250, "due": None}
    journal.record(NewEvent(Kind.SET, "deck/b", data=huge), at(5))
    assert check(journal, at(10)) == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            "UPDATE event SET grade = 6 WHERE item = 's' AND kind = 'review'",
            "grade that is not 0 to 5",
        ),
        (
            "UPDATE event SET day = '2026-02-31' WHERE item = 's' AND kind = 'review'",
            "study day that is no date",
        ),
        (
            "UPDATE event SET assessment = '[]' WHERE item = 's' AND kind = 'review'",
            "assessment that is no JSON",
        ),
        (
            "UPDATE event SET data = '{' WHERE item = 's' AND kind = 'review'",
            "data that are no JSON object",
        ),
    ],
)
def test_values_that_make_no_sense(journal: Journal, change: str, message: str) -> None:
    run(journal, change)
    journal.rebuild()
    found = messages(journal, Weight.ERROR)
    assert len(found) == 4
    assert all(message in line for line in found)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE schedule SET interval = interval + 1 WHERE item = 'deck/a'",
        "DELETE FROM schedule WHERE item = 'deck/a'",
        "UPDATE schedule SET item = 'old/x' WHERE item = 'deck/a'",
    ],
)
def test_a_schedule_that_went_astray_is_named(journal: Journal, change: str) -> None:
    run(journal, change)
    (message,) = messages(journal, Weight.ERROR)
    assert "deck/a" in message
    assert "rebuild" in message
    journal.rebuild()
    assert check(journal, at(10)) == []


def test_many_schedules_are_named_briefly(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "NAMED", 1)
    run(journal, "UPDATE schedule SET easiness = 1")
    (message,) = messages(journal, Weight.ERROR)
    assert "deck/a and 2 more" in message


def test_what_waits_and_what_is_unknown_is_noted(journal: Journal) -> None:
    journal.record(NewEvent(Kind.VOID, "deck/a", data={"event": "absent"}), at(6))
    journal.record(NewEvent("dream", "deck/a"), at(6))
    assert len(messages(journal, Weight.NOTE)) == 2
    assert len(check(journal, at(10))) == 2


def test_a_clock_that_ran_ahead_is_reported(journal: Journal) -> None:
    journal.record(review("deck/c"), at(100))
    (message,) = messages(journal, Weight.WARNING)
    assert "2026-04-10" in message
    assert check(journal, at(99.5)) == []


def test_damaged_text_is_a_finding_and_hides_no_other_answer(journal: Journal) -> None:
    journal.record(review("deck/b", answer="whole"), at(5))
    journal.record(review("deck/b", answer="torn"), at(5))
    run(journal, "UPDATE event SET answer = CAST(x'74ff726e' AS TEXT) WHERE answer = 'torn'")
    assert any("holds text that is damaged" in said for said in messages(journal, Weight.ERROR))
    assert [event.answer for event in journal.answers("deck/b", 2)] == ["t\ufffdrn", "whole"]
    journal.rebuild()
    assert stored(journal) == expected(journal)


def test_a_damaged_file_is_a_finding(journal: Journal) -> None:
    for number in range(200):
        journal.record(review(f"deck/{number}", answer="x" * 500), at())
    journal.db.close()
    path = journal.db.path
    with path.open("r+b") as file:
        pages = path.stat().st_size // 4096
        for page in range(pages - 10, pages):
            file.seek(page * 4096)
            file.write(b"\xff" * 2000)
    found = messages(journal_at(path), Weight.ERROR)
    assert any("damaged" in message for message in found)


def test_a_lock_is_no_finding(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        raise StoreBusyError("locked")

    monkeypatch.setattr(doctor, "_file", busy)
    with pytest.raises(StoreBusyError):
        check(journal, at(10))
