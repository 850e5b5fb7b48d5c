"""Mock interviews in the journal."""

from pathlib import Path

import pytest

from tests.store.tools import at, journal_at, void
from trainer.events import Event, Kind, NewEvent
from trainer.store.journal import Journal


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return journal_at(tmp_path / "trainer.sqlite3")


def step(journal: Journal, do: str, start: Event | None = None, **data: object) -> Event:
    mock = {"mock": start.id} if start else {}
    return journal.record(NewEvent(Kind.MOCK, data={"do": do, **mock, **data}), at()).event


def test_a_mock_is_its_start_and_its_steps_in_order(journal: Journal) -> None:
    first = step(journal, "start", minutes=20)
    other = step(journal, "start")
    answer = step(journal, "answer", first, step=0)
    step(journal, "answer", other)
    slip = step(journal, "answer", first, step=1)
    journal.record(void(slip), at())
    journal.record(NewEvent(Kind.REVIEW, "payments", 3, data={"mock": first.id}), at())
    end = step(journal, "finish", first)
    assert journal.mock_events(first.id) == [first, answer, end]
    assert journal.mock_events(answer.id) == []
    assert journal.mock_events("nothing") == []


def test_the_unfinished_mock_is_the_latest_that_has_no_end(journal: Journal) -> None:
    assert journal.unfinished_mock() is None
    first = step(journal, "start")
    assert journal.unfinished_mock() == first
    second = step(journal, "start")
    step(journal, "pause", second)
    assert journal.unfinished_mock() == second
    end = step(journal, "abandon", second)
    assert journal.unfinished_mock() == first
    journal.record(void(end), at())
    assert journal.unfinished_mock() == second
    journal.record(void(second), at())
    assert journal.mock_events(second.id) == []
    step(journal, "finish", first)
    assert journal.unfinished_mock() is None


def test_finished_mocks_come_newest_first(journal: Journal) -> None:
    ends = []
    for number in range(20):
        start = step(journal, "start")
        ends.append(step(journal, "finish", start, report={"number": number}))
    step(journal, "abandon", step(journal, "start"))
    journal.record(void(ends[18]), at())
    assert journal.mocks(2) == [ends[19], ends[17]]
    assert len(journal.mocks(100)) == 19


def test_damaged_steps_are_passed_over(journal: Journal) -> None:
    start = step(journal, "start")
    with journal.db.write() as connection:
        for number, data in enumerate(("{", "[]", '{"do": 3}', '{"do": ["start"]}')):
            connection.exec_driver_sql(
                "INSERT INTO event (id, device, at, wall, offset, day, kind, data)"
                f" VALUES ('odd{number}', 'x', {start.at + number + 1}, 0, 0, '', 'mock', '{data}')"
            )
    assert journal.unfinished_mock() == start
    assert journal.mocks(5) == []
    assert journal.mock_events(start.id) == [start]
