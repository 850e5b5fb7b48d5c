"""Two machines and a shared folder; and whatever else may lie in it."""

import fcntl
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.tools import at, expected, journal_at, review, stored, undo, void
from trainer.errors import StoreBusyError, StoreError
from trainer.events import Event, Kind, NewEvent
from trainer.store import exchange
from trainer.store.exchange import export, merge
from trainer.store.journal import MOST_CHARACTERS, Journal
from trainer.store.lines import from_line, to_line


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "shared"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = journal_at(tmp_path / "trainer.sqlite3")
    journal.record(review("deck/a", answer="“so” 🙂", data={"x": [1, None]}), at(1))
    journal.record(review("deck/b", 1, seconds=2.5, assessment={"points": {}}), at(2))
    undo(journal, at(2))
    return journal


@pytest.fixture
def other(tmp_path: Path) -> Journal:
    return journal_at(tmp_path / "other.sqlite3")


def test_the_lines_are_as_documented(journal: Journal, folder: Path) -> None:
    done = export(journal, folder)
    assert done.path == folder / f"{journal.device}.jsonl"
    first, _, last = map(json.loads, done.path.read_text().splitlines())
    event = next(journal.events())
    assert first == {
        "format": 1,
        "id": event.id,
        "device": journal.device,
        "at": at(1).utc_ms,
        "wall": at(1).utc_ms,
        "offset": 0,
        "day": "2026-01-01",
        "kind": "review",
        "item": "deck/a",
        "grade": 4,
        "answer": "“so” 🙂",
        "data": {"x": [1, None]},
    }
    assert last["data"]["event"]


def test_a_line_there_and_back() -> None:
    event = Event(
        kind="later",
        item="s#p",
        grade=0,
        seconds=0.0,
        confidence=-1,
        answer="",
        assessment={},
        digest="",
        data={"half": "\ud800", "n": 10**30},
        id="x",
        device="d",
        at=0,
        wall=-5,
        offset=-570,
    )
    assert from_line(to_line(event)) == event


def test_export_appends_only_what_is_missing(journal: Journal, folder: Path) -> None:
    assert export(journal, folder).written == 3
    assert export(journal, folder).written == 0
    before = export(journal, folder).path.read_bytes()
    journal.record(review(), at(3))
    done = export(journal, folder)
    assert done.written == 1
    assert done.path.read_bytes().startswith(before)
    assert done.path.stat().st_mode & 0o777 == 0o600


def test_export_of_others_events_only_when_asked(
    journal: Journal, other: Journal, folder: Path, tmp_path: Path
) -> None:
    export(journal, folder)
    merge(other, folder)
    other.record(review(), at(3))
    assert export(other, folder).written == 1
    done = export(other, tmp_path / "all", everything=True)
    assert done.written == 4
    assert [file.name for file in (tmp_path / "all").iterdir()] == [f"{other.device}.jsonl"]


@pytest.mark.parametrize("cut", [1, 2, 50, 200])
def test_a_torn_last_line_is_made_good(journal: Journal, folder: Path, cut: int) -> None:
    path = export(journal, folder).path
    whole = path.read_bytes()
    path.write_bytes(whole[:-cut])
    export(journal, folder)
    assert sorted(path.read_bytes().splitlines()) == sorted(whole.splitlines())
    assert path.read_bytes().endswith(b"\n")


def test_one_export_at_a_time(journal: Journal, folder: Path) -> None:
    path = export(journal, folder).path
    with path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with pytest.raises(StoreBusyError, match="another trainer"):
            export(journal, folder)


def test_export_through_a_link_is_refused(journal: Journal, folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    (tmp_path / "victim").write_text("precious")
    (folder / f"{journal.device}.jsonl").symlink_to(tmp_path / "victim")
    with pytest.raises(StoreError, match="cannot be used"):
        export(journal, folder)
    assert (tmp_path / "victim").read_text() == "precious"


def test_merge_takes_in_what_is_new_and_folds(
    journal: Journal, other: Journal, folder: Path
) -> None:
    other.record(review("deck/a", 5), at(1, 500))
    export(journal, folder)
    merged = merge(other, folder)
    assert (merged.files, merged.added, merged.known, merged.skipped) == (1, 3, 0, 0)
    assert len(list(other.events())) == 4
    assert stored(other) == expected(other)
    again = merge(other, folder)
    assert (again.added, again.known) == (0, 3)


def test_whatever_was_answered_comes_across(journal: Journal, other: Journal, folder: Path) -> None:
    answer = "\x01" * (MOST_CHARACTERS + 1)
    kept = journal.record(review("deck/long", answer=answer), at(3)).event
    assert kept.answer == answer[: MOST_CHARACTERS - 1] + "…"
    export(journal, folder)
    assert export(journal, folder).written == 0
    assert merge(other, folder).added == 4
    assert kept in list(other.events())


@pytest.mark.parametrize(
    "said",
    [
        {"kind": "void", "grade": None, "data": {"event": "\ud800"}},
        {"item": "s", "assessment": {"points": {"\ud800": "missed"}, "red_flags": ["\udfff"]}},
    ],
)
def test_names_that_cannot_be_stored_have_no_effect(
    journal: Journal, other: Journal, folder: Path, said: dict[str, object]
) -> None:
    path = export(journal, folder).path
    last = json.loads(path.read_bytes().splitlines()[0])
    line = json.dumps(last | {"id": "odd"} | said).encode()
    path.write_bytes(path.read_bytes() + line + b"\n")
    assert merge(other, folder).added == 4
    assert stored(other) == expected(other)
    assert not any(item.startswith("s#") for item in stored(other))


def test_a_void_may_come_before_its_target(journal: Journal, other: Journal, folder: Path) -> None:
    path = export(journal, folder).path
    content = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(content[2])
    merge(other, folder)
    path.write_bytes(content[1] + content[0])
    merge(other, folder)
    assert stored(other) == stored(journal) == expected(other)


def test_a_merged_undo_takes_back_a_local_answer(
    journal: Journal, other: Journal, folder: Path
) -> None:
    export(journal, folder)
    merge(other, folder)
    other.record(void(next(other.events())), at(4))
    export(other, folder)
    merge(journal, folder)
    assert stored(journal) == expected(journal) == stored(other)
    assert journal.undoable() is None


def test_events_of_the_future_are_kept_and_order_goes_on(
    journal: Journal, other: Journal, folder: Path
) -> None:
    journal.record(review("deck/c"), at(100_000))
    export(journal, folder)
    merge(other, folder)
    late = other.record(review("deck/c"), at(3)).event
    assert late.at == at(100_000).utc_ms + 1
    assert stored(other) == expected(other)


def change(**values: object) -> Callable[[dict[str, object]], dict[str, object]]:
    return lambda line: {**line, **values}


BAD: dict[str, bytes | Callable[[dict[str, object]], dict[str, object]]] = {
    "not JSON": b"{nonsense",
    "not UTF-8": b'{"format": 1, "id": "\xff"}',
    "not a JSON object": b"[1]",
    "nested too deeply": b"[" * 100_000 + b"]" * 100_000,
    "`format` is 2": change(format=2),
    "`format` is None": lambda line: {k: v for k, v in line.items() if k != "format"},
    "`id` is missing": lambda line: {k: v for k, v in line.items() if k != "id"},
    "`id` must be text": change(id=5),
    "`id` must be printable text": change(id="a\x1b[2J"),
    "`kind` must be printable text of 1 to 500": change(kind=""),
    "`item` must be printable text": change(item="a\x00b"),
    "`device` must be letters": change(device="../../etc/passwd"),
    "`at` must be milliseconds": change(at=-1),
    "`at` must be milliseconds since": change(at=10**17),
    "`at` must be a whole number": change(at=True),
    "`wall` must be a whole number": change(wall=1.5),
    "`offset` must be a whole number of at most 64 bits": change(offset=10**30),
    "`day` must be a date": change(day="2026-1-1"),
    "`day` must be a date such": change(day="20260101"),
    "`grade` must be a whole number": change(grade="4"),
    "`seconds` must be a number": change(seconds="4"),
    "`seconds` must be a number ": change(seconds=10**400),
    "`answer` must be text": change(answer=["x"]),
    "`answer` must be text without halves": change(answer="\ud800"),
    "`assessment` must be a JSON object": change(assessment=[1]),
    "`data` must be a JSON object": change(data="x"),
    "`data` must be nested at most": change(data=json.loads('{"a":' * 60 + "1" + "}" * 60)),
    "is not JSON": b'{"format": 1, "seconds": NaN}',
    "line is not JSON": b'{"format": 1, "seconds": 1e999}',
    "the line is not JSON": b'{"format": 1, "at": ' + b"9" * 5000 + b"}",
}


@pytest.mark.parametrize("message", BAD)
def test_bad_lines_are_reported_and_skipped(
    journal: Journal, other: Journal, folder: Path, message: str
) -> None:
    path = export(journal, folder).path
    good = path.read_bytes().splitlines(keepends=True)
    bad = BAD[message]
    line = bad if isinstance(bad, bytes) else json.dumps(bad(json.loads(good[1]))).encode()
    path.write_bytes(good[0] + b"\n" + line + b"\n" + good[1] + good[2])
    merged = merge(other, folder)
    assert (merged.added, merged.skipped) == (3, 1)
    (fault,) = merged.faults
    assert str(fault).startswith(f"{path}:3: ")
    assert message.strip() in str(fault)
    assert stored(other) == expected(other)
    list(map(to_line, other.events()))


def test_other_content_under_a_known_id_is_reported(
    journal: Journal, other: Journal, folder: Path
) -> None:
    path = export(journal, folder).path
    merge(other, folder)
    before = list(other.events())
    path.write_text(path.read_text().replace('"grade":4', '"grade":1'))
    merged = merge(other, folder)
    assert (merged.added, merged.known, merged.skipped) == (0, 2, 1)
    assert "differs from the one in the journal" in str(merged.faults[0])
    assert list(other.events()) == before


def test_a_torn_last_line_waits(journal: Journal, other: Journal, folder: Path) -> None:
    path = export(journal, folder).path
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    merged = merge(other, folder)
    assert (merged.added, merged.skipped) == (2, 0)
    path.write_bytes(whole[:-1])  # only the newline is not there yet
    assert merge(other, folder).added == 1


def test_line_ends_and_marks_of_other_systems(
    journal: Journal, other: Journal, folder: Path
) -> None:
    path = export(journal, folder).path
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert merge(other, folder).added == 3
    assert list(other.events()) == list(journal.events())


def test_a_line_without_end_takes_no_memory(
    journal: Journal, other: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "LONGEST", 1000)
    path = export(journal, folder).path
    good = path.read_bytes()
    path.write_bytes(b"x" * 100_000 + b"\n" + good + b"y" * 5000)
    merged = merge(other, folder)
    assert (merged.added, merged.skipped) == (3, 2)
    assert [fault.line for fault in merged.faults] == [1, 5]


def test_faults_are_counted_beyond_those_named(
    other: Journal, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "FAULTS_KEPT", 3)
    folder.mkdir()
    (folder / "x.jsonl").write_bytes(b"[]\n" * 10)
    merged = merge(other, folder)
    assert (merged.skipped, len(merged.faults)) == (10, 3)


def test_what_is_no_plain_file_of_the_folder_is_skipped(
    journal: Journal, other: Journal, folder: Path, tmp_path: Path
) -> None:
    outside = export(journal, tmp_path / "outside").path
    folder.mkdir()
    (folder / "link.jsonl").symlink_to(outside)
    (folder / "loop.jsonl").symlink_to(folder / "loop.jsonl")
    (folder / "gone.jsonl").symlink_to(folder / "nowhere")
    (folder / "sub.jsonl").mkdir()
    os.mkfifo(folder / "pipe.jsonl")
    (folder / "notes.txt").write_text("not ours")
    merged = merge(other, folder)
    assert (merged.files, merged.added, merged.skipped) == (0, 0, 5)
    assert {fault.path.name for fault in merged.faults} == {
        "link.jsonl",
        "loop.jsonl",
        "gone.jsonl",
        "sub.jsonl",
        "pipe.jsonl",
    }


def test_a_link_within_the_folder_is_followed(
    journal: Journal, other: Journal, folder: Path
) -> None:
    path = export(journal, folder).path
    (folder / "link.jsonl").symlink_to(path)
    merged = merge(other, folder)
    assert (merged.added, merged.known) == (3, 3)


def test_no_folder(journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="No such file"):
        merge(journal, tmp_path / "nowhere")
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be used"):
        export(journal, tmp_path / "file")


def test_own_lines_come_back_after_a_restore(
    journal: Journal, other: Journal, folder: Path
) -> None:
    """What a restored, older journal lacks is still in its own file, and comes from there."""
    export(journal, folder)
    with journal.db.write() as connection:
        connection.exec_driver_sql("DELETE FROM event WHERE kind = 'void'")
    assert merge(journal, folder).added == 1
    assert stored(journal) == expected(journal)


def test_kinds_of_later_versions_travel(journal: Journal, other: Journal, folder: Path) -> None:
    event = journal.record(NewEvent("dream", "deck/z", data={"deep": {"er": [1]}}), at(3)).event
    export(journal, folder)
    merge(other, folder)
    assert list(other.events())[-1] == event
    assert event.kind not in set(Kind)
