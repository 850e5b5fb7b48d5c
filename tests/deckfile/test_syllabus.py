"""Syllabus files: what they may hold, what is said of faults, and which file is used."""

from dataclasses import replace
from pathlib import Path

import pytest

from trainer.content.library import Library
from trainer.content.problems import Severity
from trainer.content.sources import Folder
from trainer.content.syllabus import Entry, EntryKind, Stage, Syllabus, Topic
from trainer.deckfile.check import check
from trainer.deckfile.discover import discover
from trainer.deckfile.syllabus import is_syllabus, parse_syllabus

WHOLE = """\
format: 1
syllabus: queues
title: Queues at work
stages:
  - title: Foundations
    topics:
      - id: queues
        title: Queues
        entries:
          - id: why-a-queue
            importance: 3
            kind: decision
            know: A queue lets a burst wait.
            asked_by: [queues/why, shop, shop#buffer]
          - id: old-names
            importance: 1
            know: It had other names once.
            left_out: Nobody asks for names.
  - title: Depth
    topics:
      - id: dead-letters
        title: Dead letters
"""


def faults(text: str) -> list[tuple[int, int, str, str]]:
    parsed = parse_syllabus(text.encode(), "s.yaml")
    return [(p.line, p.column, p.code, f"{p.message}; {p.cure}") for p in parsed.problems]


def test_a_whole_syllabus_is_read_in_its_order() -> None:
    parsed = parse_syllabus(WHOLE.encode(), "s.yaml")
    assert parsed.problems == ()
    why = Entry(
        id="why-a-queue",
        importance=3,
        kind=EntryKind.DECISION,
        know="A queue lets a burst wait.",
        asked_by=("queues/why", "shop", "shop#buffer"),
    )
    names = Entry(
        id="old-names",
        importance=1,
        know="It had other names once.",
        left_out="Nobody asks for names.",
    )
    queues = Topic(id="queues", title="Queues", entries=(why, names))
    letters = Topic(id="dead-letters", title="Dead letters")
    stages = (
        Stage(title="Foundations", topics=(queues,)),
        Stage(title="Depth", topics=(letters,)),
    )
    content = Syllabus(id="queues", title="Queues at work", stages=stages)
    assert parsed.content == content
    assert list(content.topics) == [queues, letters]
    assert list(content.entries) == [why, names]
    assert [(w.text, w.line, w.column) for w in parsed.asked_by] == [
        ("queues/why", 14, 24),
        ("shop", 14, 36),
        ("shop#buffer", 14, 42),
    ]


def test_an_entry_may_say_nothing_of_who_asks_it() -> None:
    text = WHOLE.replace("            left_out: Nobody asks for names.\n", "")
    content = parse_syllabus(text.encode(), "s.yaml").content
    assert content is not None
    names = list(content.entries)[1]
    assert (names.asked_by, names.left_out) == ((), "")


@pytest.mark.parametrize(
    ("was", "becomes", "line", "column", "code", "says"),
    [
        ("importance: 3", "importnace: 3", 11, 13, "unknown-key", "did you mean `importance`?"),
        ("importance: 3", "importance: 4", 11, 25, "bad-number", "a whole number from 1 to 3"),
        ("kind: decision", "kind: choice", 12, 19, "bad-choice", "`number`, `term` or `example`"),
        ("shop#buffer", "shop/a#b", 14, 42, "bad-item", "`scenario-id#point-id`"),
        ("id: old-names", "id: why-a-queue", 15, 17, "duplicate-id", "the entry in line 10"),
        ("id: dead-letters", "id: queues", 21, 13, "duplicate-id", "the topic in line 7"),
        ("know: It had other names once.", "know:", 17, 13, "empty", "`know` is empty"),
        ("stages:", "path:", 1, 1, "missing-field", "a syllabus without `stages`"),
        ("syllabus: queues", "syllabus: Queues", 2, 11, "bad-id", "`queues`"),
        ("format: 1", "format: 2", 1, 9, "newer-format", "update the trainer"),
        ("title: Queues at work", "title: [a", 3, 8, "yaml-bracket", "is not closed"),
        (
            "left_out: Nobody asks for names.",
            "left_out: Nobody asks.\n            asked_by: [shop]",
            15,
            13,
            "asked-and-left-out",
            "asked or left out, not both",
        ),
    ],
)
def test_a_fault_is_named_with_its_place_and_the_cure(
    was: str, becomes: str, line: int, column: int, code: str, says: str
) -> None:
    assert was in WHOLE
    found = faults(WHOLE.replace(was, becomes, 1))
    matching = [each for each in found if each[:3] == (line, column, code)]
    assert matching, found
    assert says in matching[0][3]


def test_a_file_with_a_fault_is_not_used() -> None:
    parsed = parse_syllabus(WHOLE.replace("importance: 3", "importance: 4").encode(), "s.yaml")
    assert parsed.content is None
    assert parsed.name is not None
    assert parsed.name.text == "queues"


def test_an_item_named_twice_is_named_once_and_warned_of() -> None:
    text = WHOLE.replace("[queues/why, shop,", "[queues/why, queues/why,")
    parsed = parse_syllabus(text.encode(), "s.yaml")
    assert [(p.code, p.severity) for p in parsed.problems] == [("repeated-item", Severity.WARNING)]
    assert parsed.content is not None
    assert next(parsed.content.entries).asked_by == ("queues/why", "shop#buffer")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"- a list\n", "no-syllabus"),
        (b"", "no-syllabus"),
        (b"syllabus: \xff", "not-text"),
        (b"syllabus: s\nsyllabus: t\ntitle: T\nstages: []\n", "duplicate-key"),
    ],
)
def test_what_is_no_syllabus_is_named(data: bytes, code: str) -> None:
    parsed = parse_syllabus(data, "s.yaml")
    assert parsed.content is None
    assert code in [p.code for p in parsed.problems]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (WHOLE.encode(), True),
        (b"\xef\xbb\xbfsyllabus: a\n", True),
        (b"stages: []\n", True),
        (b"deck: a\ntitle: |\n  syllabus: b\n", False),
        (b"scenario: syllabus\n", False),
    ],
)
def test_a_syllabus_is_told_from_decks(data: bytes, expected: bool) -> None:
    assert is_syllabus(data) is expected


@pytest.fixture
def shelves(tmp_path: Path) -> list[Folder]:
    for name in ("bundled", "own"):
        (tmp_path / name).mkdir()
    return [
        Folder(str(tmp_path / "bundled"), bundled=True),
        Folder(str(tmp_path / "own"), bundled=False),
    ]


def put(folder: Folder, name: str, text: str) -> None:
    Path(folder.path, name).write_text(text, encoding="utf-8")


def shelved(shelves: list[Folder]) -> Library:
    """What the folders hold; the items of these syllabuses are of no account here."""
    found = check(discover(shelves))
    mine = (each for each in found.problems if each.code != "dangling-reference")
    return replace(found, problems=tuple(mine))


def test_a_users_file_stands_in_for_the_bundled_one(shelves: list[Folder]) -> None:
    bundled, own = shelves
    put(bundled, "q.yaml", WHOLE)
    put(bundled, "r.yaml", WHOLE.replace("syllabus: queues", "syllabus: rest"))
    put(own, "mine.yaml", WHOLE.replace("Queues at work", "Mine"))
    library = shelved(shelves)
    assert library.problems == ()
    assert sorted((each.id, each.title) for each in library.syllabuses) == [
        ("queues", "Mine"),
        ("rest", "Queues at work"),
    ]


def test_a_users_file_that_cannot_be_used_leaves_the_bundled_one(shelves: list[Folder]) -> None:
    bundled, own = shelves
    put(bundled, "q.yaml", WHOLE)
    put(own, "mine.yaml", WHOLE.replace("Queues at work", "Mine").replace("importance: 3", "x: 4"))
    library = shelved(shelves)
    assert [each.title for each in library.syllabuses] == ["Queues at work"]
    assert [Path(each.path).name for each in library.problems] == ["mine.yaml"]


def test_two_files_with_one_id_are_a_problem_of_the_second(shelves: list[Folder]) -> None:
    _, own = shelves
    put(own, "a.yaml", WHOLE)
    put(own, "b.yaml", WHOLE.replace("Queues at work", "Again"))
    library = shelved(shelves)
    assert [each.title for each in library.syllabuses] == ["Queues at work"]
    (problem,) = library.problems
    assert (Path(problem.path).name, problem.line, problem.code) == ("b.yaml", 2, "duplicate-file")
    assert "a.yaml:2" in problem.message
