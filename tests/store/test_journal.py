"""Events in, schedules out."""

from datetime import date
from pathlib import Path

import pytest

from tests.store.tools import at, expected, journal_at, redo, review, stored, undo, void
from trainer.events import ACTIONS, MOCK_DRAFT, Draft, Kind, Moment, NewEvent, probe_draft
from trainer.scheduling.schedule import NEW
from trainer.store import journal as journal_module
from trainer.store import rows
from trainer.store.database import driver_of
from trainer.store.doctor import check
from trainer.store.identity import event_id
from trainer.store.journal import Journal
from trainer.store.rows import LARGEST


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return journal_at(tmp_path / "trainer.sqlite3")


def test_an_event_is_kept_whole(journal: Journal) -> None:
    new = NewEvent(
        kind=Kind.REVIEW,
        item="deck/card",
        grade=3,
        seconds=2.5,
        confidence=4,
        answer="tab\tand zero \x00 and 🙂",
        assessment={"points": {}, "evidence": [[0, 3]], "score": 0.5, "half": "\ud800"},
        digest="abc",
        data={"huge": 10**30, "nested": {"list": [None, True, "x"]}},
    )
    now = Moment(1_767_258_000_123, -570, date(2025, 12, 31))
    event = journal.record(new, now).event
    assert list(journal.events()) == [event]
    assert (event.wall, event.offset, event.day) == (now.utc_ms, now.offset, now.day)
    assert (event.at, event.device) == (now.utc_ms, journal.device)
    for name in NewEvent.__dataclass_fields__:
        assert getattr(event, name) == getattr(new, name)


def test_what_cannot_be_stored_is_made_visible(journal: Journal) -> None:
    event = journal.record(review(answer="half \udcff", seconds=float("nan")), at()).event
    assert (event.answer, event.seconds) == ("half \ufffd", None)


def test_ids_are_version_7_and_sort_by_time() -> None:
    ids = [event_id(ms) for ms in (0, 1, 255, 256, 10**12, 10**12 + 1)]
    assert ids == sorted(ids)
    assert {id_[14] for id_ in ids} == {"7"}
    assert {id_[19] for id_ in ids} <= set("89ab")
    assert len({event_id(5) for _ in range(100)}) == 100


def test_order_survives_a_clock_set_back(journal: Journal) -> None:
    first = journal.record(review(), at(5)).event
    second = journal.record(review(), at(2)).event
    assert second.at == first.at + 1
    assert second.wall == at(2).utc_ms


def test_the_schedule_moves_with_the_event(journal: Journal) -> None:
    assert journal.schedule("deck/card") == NEW
    recorded = journal.record(review(), at(1))
    assert recorded.schedules == {"deck/card": journal.schedule("deck/card")}
    assert journal.schedule("deck/card").due == date(2026, 1, 2)


def test_a_drill_moves_its_points(journal: Journal) -> None:
    def drill(state: str) -> NewEvent:
        return review("s", assessment={"points": {"p": state}, "red_flags": ["f"]})

    recorded = journal.record(drill("missed"), at(1))
    assert set(recorded.schedules) == {"s", "s#p", "s#f"}
    journal.record(drill("hit"), at(2))
    assert journal.schedule("s#p").closed
    undone = undo(journal, at(2))
    assert undone is not None
    assert not undone.schedules["s#p"].closed
    assert stored(journal) == expected(journal)


def test_a_void_may_name_the_wrong_item(journal: Journal) -> None:
    event = journal.record(review("deck/a"), at()).event
    wrong = NewEvent(Kind.VOID, "deck/b", data={"event": event.id})
    assert set(journal.record(wrong, at()).schedules) == {"deck/a", "deck/b"}
    nameless = NewEvent(Kind.VOID, None, data={"event": journal.record(wrong, at()).event.id})
    journal.record(nameless, at())
    assert stored(journal) == expected(journal)


def test_kinds_of_later_versions_pass(journal: Journal) -> None:
    journal.record(NewEvent("mock", None, data={"report": [1]}), at())
    journal.record(NewEvent("dream", "deck/card", grade=77), at())
    assert stored(journal) == expected(journal) == {"deck/card": NEW}


def test_intervals_beyond_64_bits_are_capped(journal: Journal) -> None:
    huge = {"repetitions": 10**40, "interval": 10**40, "easiness": 10**40, "due": "2026-01-01"}
    journal.record(NewEvent(Kind.SET, "deck/card", data=huge), at(1))
    assert journal.schedule("deck/card").interval == LARGEST
    for day in (1, 2, 40_000):
        journal.record(review(), at(day))
        assert stored(journal) == expected(journal)
    assert journal.schedule("deck/card").due == at(40_000 + 36_500).day


def test_undo_and_redo_without_limit(journal: Journal) -> None:
    states = [stored(journal)]
    for day in range(1, 6):
        journal.record(review("deck/card"), at(day))
        states.append(stored(journal))
    for state in reversed(states[1:-1]):
        undo(journal, at(6))
        assert stored(journal) == state
    undo(journal, at(6))
    assert journal.undoable() is None
    for state in states[1:]:
        redo(journal, at(7))
        assert stored(journal) == state
    assert journal.redoable() is None


def test_nothing_is_redone_past_a_new_action(journal: Journal) -> None:
    journal.record(review("deck/a"), at())
    undo(journal, at())
    journal.record(review("deck/b"), at())
    assert journal.redoable() is None


def test_what_can_be_undone(journal: Journal) -> None:
    for kind in ACTIONS:
        event = journal.record(NewEvent(kind, "deck/card", 4), at()).event
        assert journal.undoable() == event
    journal.record(NewEvent("mock", None), at())
    assert journal.undoable() == event


def test_other_devices_are_not_undone(tmp_path: Path, journal: Journal) -> None:
    other = journal_at(tmp_path / "other.sqlite3")
    mine = journal.record(review(), at()).event
    theirs = other.record(review(), at(2)).event
    with journal.db.write() as connection:
        connection.exec_driver_sql(rows.INSERT_EVENT, rows.from_event(theirs))
    assert journal.undoable() == mine


def test_answers_are_the_latest_that_count(journal: Journal) -> None:
    kept = []
    for number, kind in enumerate([Kind.REVIEW, Kind.REPEAT, Kind.CRAM, Kind.REVIEW] * 10):
        event = journal.record(NewEvent(kind, "deck/card", 4, answer=str(number)), at()).event
        if number % 2:
            journal.record(void(event), at())
        else:
            kept.append(event)
    journal.record(NewEvent(Kind.BURY, "deck/card"), at())
    journal.record(review("deck/other"), at())
    assert journal.answers("deck/card", 3) == kept[::-1][:3]
    assert journal.answers("deck/card", 100) == kept[::-1]
    assert journal.answers("deck/none", 3) == []


def test_history_says_what_was_taken_back(journal: Journal) -> None:
    journal.record(review("deck/a"), at())
    journal.record(review("deck/b"), at())
    undo(journal, at())
    assert [(past.event.item, past.taken_back) for past in journal.history(5)] == [
        ("deck/b", True),
        ("deck/a", False),
    ]
    assert [past.event.item for past in journal.history(5, "deck/a")] == ["deck/a"]
    assert len(journal.history(1)) == 1


def test_events_come_in_order_and_chunks(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal_module, "_CHUNK", 3)
    written = [journal.record(review(f"deck/{n}"), at()).event for n in range(10)]
    events = journal.events()
    assert next(events) == written[0]
    written.append(journal.record(review(), at()).event)  # in between
    assert list(events) == written[1:]


def test_one_draft_is_kept(journal: Journal) -> None:
    assert journal.draft() is None
    journal.save_draft(Draft("deck/a", "first", 1))
    journal.save_draft(Draft("deck/a", "second \udc80", 2))
    journal.save_draft(Draft("deck/b", "third", 1))
    assert journal.draft() == Draft("deck/b", "third", 1)
    journal.clear_draft()
    assert journal.draft() is None


@pytest.mark.parametrize("kind", [Kind.REVIEW, Kind.REPEAT, Kind.CRAM])
def test_an_answer_forgets_the_draft_of_its_item(journal: Journal, kind: Kind) -> None:
    journal.save_draft(Draft("deck/a", "typed", 1))
    journal.record(NewEvent(kind, "deck/b", 4), at())
    journal.record(NewEvent(Kind.BURY, "deck/a"), at())
    assert journal.draft() == Draft("deck/a", "typed", 1)
    journal.record(NewEvent(kind, "deck/a", 4), at())
    assert journal.draft() is None


def test_drafts_of_drills_and_mocks_lie_beside_that_of_the_review(journal: Journal) -> None:
    drill, mock = Draft("payments", "drill \udc80", 1), Draft(MOCK_DRAFT, "mock", 1)
    journal.keep_draft(drill)
    journal.keep_draft(mock)
    assert journal.draft() is None
    journal.save_draft(Draft("deck/a", "card", 1))
    journal.save_draft(Draft("payments#retry", "point", 1))
    assert journal.draft() == Draft("payments#retry", "point", 1)
    journal.clear_draft()
    assert journal.draft_of("payments#retry") is None
    kept = journal.draft_of("payments")
    assert kept is not None
    assert kept.text.startswith("drill ")
    journal.keep_draft(Draft("payments", "more", 2))
    assert journal.draft_of("payments") == Draft("payments", "more", 2)
    journal.forget_draft("payments")
    assert journal.draft_of("payments") is None
    assert journal.draft_of(MOCK_DRAFT) == mock


@pytest.mark.parametrize(
    ("do", "goes"), [("answer", True), ("finish", True), ("pause", False), ("tick", False)]
)
def test_a_step_of_a_mock_forgets_its_draft_if_it_submits(
    journal: Journal, do: str, goes: bool
) -> None:
    journal.keep_draft(Draft(MOCK_DRAFT, "typed", 1))
    journal.keep_draft(Draft("payments", "another", 1))
    journal.record(NewEvent(Kind.MOCK, "payments", data={"do": do}), at())
    assert (journal.draft_of(MOCK_DRAFT) is None) is goes
    assert journal.draft_of("payments") is not None


def test_a_drill_forgets_its_draft(journal: Journal) -> None:
    journal.keep_draft(Draft("payments", "typed", 1))
    journal.record(NewEvent(Kind.REVIEW, "payments", data={"drill": True}), at())
    assert journal.draft_of("payments") is None


@pytest.mark.parametrize(
    ("item", "data"),
    [("payments#queue", {}), ("payments", {"follow_up": "queue"})],
    ids=["probe", "follow-up"],
)
def test_an_answer_to_a_probe_forgets_its_own_draft(
    journal: Journal, item: str, data: dict[str, str]
) -> None:
    others = [Draft(key, "another", 1) for key in ("payments", probe_draft("drill", "other"))]
    of_review = Draft("payments#queue", "another", 1)
    for draft in (*others, Draft(probe_draft("drill", "queue"), "typed", 1)):
        journal.keep_draft(draft)
    journal.save_draft(of_review)
    assert journal.draft() == of_review
    new = NewEvent(Kind.PROBE, item, answer="typed", data={"drill": "drill", **data})
    journal.record(new, at())
    assert journal.draft_of(probe_draft("drill", "queue")) is None
    assert [journal.draft_of(each.item) for each in others] == others
    assert journal.draft() == of_review


@pytest.mark.parametrize("data", [{"drill": "of the answer"}, {"drill": True, "mock": "m"}])
def test_what_follows_from_other_practice_forgets_no_draft(
    journal: Journal, data: dict[str, object]
) -> None:
    journal.keep_draft(Draft("payments", "typed", 1))
    journal.save_draft(Draft("payments#queue", "typed", 1))
    for item in ("payments", "payments#queue"):
        journal.record(NewEvent(Kind.REVIEW, item, 1, data=data), at())
    assert journal.draft_of("payments") is not None
    assert journal.draft() is not None


def test_what_happened_to_an_item_and_its_parts_since(tmp_path: Path) -> None:
    journal = journal_at(tmp_path / "trainer.sqlite3", {"bills": "payments"})
    items = ("bills", "payments", "bills#a", "payments#b", "payments/c", "payments-d", "bill")
    events = [journal.record(review(item), at()).event for item in items]
    journal.record(void(events[3]), at())
    assert journal.since("payments", None) == events[:3]
    assert journal.since("payments", events[0]) == events[1:3]
    assert journal.since("payments#a", None) == [events[2]]
    assert journal.since("payments", events[-1]) == []


def test_probes_and_steps_of_a_mock_are_nothing_to_undo_and_move_no_schedule(
    journal: Journal,
) -> None:
    answered = journal.record(review("deck/a"), at()).event
    missed = {"points": {"retry": "missed"}, "red_flags": []}
    journal.record(NewEvent(Kind.PROBE, "payments#retry", grade=1, assessment=missed), at())
    journal.record(NewEvent(Kind.MOCK, "payments", grade=1, assessment=missed), at())
    assert journal.schedule("payments") == journal.schedule("payments#retry") == NEW
    assert journal.undoable() == answered
    journal.record(NewEvent(Kind.VOID, "deck/a", data={"event": answered.id}), at())
    journal.record(NewEvent(Kind.MOCK, "payments"), at())
    assert journal.undoable() is None
    assert journal.redoable() is not None
    assert [finding.message for finding in check(journal, at())] == []


def test_a_rename_carries_the_history(tmp_path: Path) -> None:
    path = tmp_path / "trainer.sqlite3"
    aliases: dict[str, str] = {}
    journal = journal_at(path, aliases)
    journal.record(review("old/card"), at(1))
    journal.record(review("old/card#p"), at(1))
    journal.record(review("new/card"), at(2))
    before = stored(journal)
    aliases["old/card"] = "new/card"
    journal.refold(["old/card", "new/card"])
    assert set(stored(journal)) == {"new/card", "new/card#p"}
    assert journal.schedule("old/card").repetitions == 2
    assert journal.record(review("old/card"), at(8)).schedules["new/card"].repetitions == 3
    assert [e.item for e in journal.answers("new/card", 9)] == ["old/card", "new/card", "old/card"]
    assert journal.answers("old/card", 9) == journal.answers("new/card", 9)
    assert stored(journal) == expected(journal)
    undo(journal, at(8))
    journal.rebuild()
    assert stored(journal) == expected(journal)
    aliases.clear()
    journal.refold(["old/card", "new/card"])
    assert stored(journal) == before


def test_another_version_of_the_fold_folds_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "trainer.sqlite3"
    journal = journal_at(path)
    journal.record(review(), at())
    with journal.db.write() as connection:
        connection.exec_driver_sql("DELETE FROM schedule")
    assert stored(journal_at(path)) == {}
    monkeypatch.setattr(journal_module, "FOLD_VERSION", 1_000)
    assert stored(journal_at(path)) == expected(journal)


def test_a_lost_projection_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "trainer.sqlite3"
    journal = journal_at(path)
    journal.record(review(), at())
    with journal.db.write() as connection:
        connection.exec_driver_sql("DROP TABLE schedule")
    journal.db.close()
    again = journal_at(path)
    assert stored(again) == expected(again) != {}


def test_the_device_stays(tmp_path: Path) -> None:
    path = tmp_path / "trainer.sqlite3"
    device = journal_at(path).device
    assert device == journal_at(path).device
    assert device != journal_at(tmp_path / "other.sqlite3").device


def test_a_device_name_that_no_file_may_bear_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "trainer.sqlite3"
    journal = journal_at(path)
    with journal.db.write() as connection:
        connection.exec_driver_sql("UPDATE setting SET value = '../x' WHERE name = 'device'")
    device = journal_at(path).device
    assert "/" not in device
    assert device == journal_at(path).device


def test_odd_values_never_break_reading(journal: Journal) -> None:
    journal.record(review(), at())
    with journal.db.write() as connection:
        connection.exec_driver_sql(
            "UPDATE event SET day = 'never', assessment = '[1', data = '[]', grade = 99"
        )
    (event,) = journal.events()
    assert (event.day, event.assessment, event.data) == (date.min, None, {})
    journal.rebuild()
    journal.history(5)
    assert journal.undoable() == event


def test_a_long_journal_is_searched_by_index(journal: Journal) -> None:
    """Undo reads the events of one item and the voids aimed at them, never the whole journal."""
    seen: list[str] = []
    with journal.db.read() as connection:
        driver = driver_of(connection)
        driver.set_trace_callback(seen.append)
    for day in range(1, 5):
        journal.record(review("deck/card"), at(day))
    undo(journal, at(5))
    redo(journal, at(5))
    journal.answers("deck/card", 3)
    driver.set_trace_callback(None)
    plans = [
        (sql, str(step[3]))
        for sql in set(seen)
        if sql.lstrip().upper().startswith(("SELECT", "WITH"))
        for step in driver.execute("EXPLAIN QUERY PLAN " + sql)
    ]
    assert plans
    steps = [step for _, step in plans]
    assert [step for step in steps if step.startswith(("SCAN event", "SCAN schedule"))] == []
    assert "USE TEMP B-TREE FOR ORDER BY" not in steps
