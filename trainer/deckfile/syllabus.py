"""Syllabus files: what is to be known of a subject, reviewed like decks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.content.problems import Problem
from trainer.content.sources import SourceFile
from trainer.content.syllabus import Entry, EntryKind, Stage, Syllabus, Topic
from trainer.deckfile import records
from trainer.deckfile.files import shown_path
from trainer.deckfile.formats import VERSION, is_newer
from trainer.deckfile.links import unique
from trainer.deckfile.nodes import Mapping, load
from trainer.deckfile.notes import Notes, Spot, Word
from trainer.deckfile.records import Field, Record
from trainer.deckfile.shapes import Choice, Id, Item, Many, Text, Whole
from trainer.deckfile.text import BinaryError, decode, quoted

_LINE = Text()
_PROSE = Text(prose=True)

ENTRY = Record(
    "an entry",
    (
        Field("id", Id(), "the id of the entry, never changed", required=True),
        Field("importance", Whole(1, 3), "3 must be known, 2, or 1 for a detail"),
        Field("kind", Choice(EntryKind), "what sort of knowledge it is"),
        Field("know", _PROSE, "what is to be known, as a plain statement", required=True),
        Field("asked_by", Many(Item(), brackets=True), "the items that ask for it"),
        Field("left_out", _PROSE, "why nothing is meant to ask for it"),
    ),
)
_TOPIC = Record(
    "a topic",
    (
        Field("id", Id(), "the topic as decks and scenarios name it", required=True),
        Field("title", _LINE, "the title, as lists show it", required=True),
        Field("entries", Many(ENTRY), "what is to be known of it"),
    ),
)
_STAGE = Record(
    "a stage",
    (
        Field("title", _LINE, "the title, as lists show it", required=True),
        Field("topics", Many(_TOPIC, least=1), "what is learned side by side", required=True),
    ),
)
SYLLABUS = Record(
    "a syllabus",
    (
        Field("format", Whole(VERSION, VERSION), "the version of the format, 1"),
        Field("syllabus", Id(), "the id of the syllabus, never changed", required=True),
        Field("title", _LINE, "the title, as lists show it", required=True),
        Field("stages", Many(_STAGE, least=1), "the path, in the order of learning", required=True),
    ),
)

_KEYS = (b"syllabus", b"stages")
_SIGN = re.compile(rb"^(?:\xef\xbb\xbf)?(?:syllabus|stages)[ \t]*:", re.MULTILINE)
_TOP = 16
"""Bytes at the top of a file, where a key may stand behind a byte order mark."""
_WHICH = "a syllabus begins with `syllabus: some-id`"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedSyllabus:
    """One syllabus file, read, with the names that other files may disagree with."""

    content: Syllabus | None
    """None when an error kept the file from being used."""
    problems: tuple[Problem, ...]
    name: Word | None = None
    """The id; None when the file was not understood that far."""
    asked_by: tuple[Word, ...] = ()
    """Every item that is named."""
    root: Mapping | None = None
    """The tree of the file; None when it has none that could be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SyllabusFile:
    """A syllabus file that was read."""

    source: SourceFile
    parsed: ParsedSyllabus


def is_syllabus(data: bytes) -> bool:
    """Whether the bytes of a file are meant to be a syllabus rather than a deck or a scenario."""
    # To look for the bare words first is many times as fast, and most files lack them.
    may_be = any(b"\n" + key in data or key in data[:_TOP] for key in _KEYS)
    return may_be and _SIGN.search(data) is not None


def parse_syllabus(data: bytes, path: str) -> ParsedSyllabus:
    """The syllabus in the bytes of a file; `path` is how its problems name it.

    Every problem within the file is in the result; none is raised.
    """
    notes = Notes(path)
    try:
        root = load(decode(data), notes)
    except BinaryError as error:
        notes.error(Spot(error.line, error.column), "not-text", str(error), "save it as UTF-8")
        return ParsedSyllabus(content=None, problems=notes.problems())
    if not isinstance(root, Mapping):
        if not notes.failed:
            notes.error(root or Spot(1, 1), "no-syllabus", "this is no syllabus", _WHICH)
        return ParsedSyllabus(content=None, problems=notes.problems())
    if is_newer(root, notes):
        return ParsedSyllabus(content=None, problems=notes.problems())
    record = SYLLABUS.read_mapping(root, notes)
    topics = [each for stage in record.entries("stages") for each in stage.entries("topics")]
    entries = [each for topic in topics for each in topic.entries("entries")]
    unique(topics, "topic", notes)
    unique(entries, "entry", notes)
    for entry in entries:
        _check_entry(entry, notes)
    return ParsedSyllabus(
        content=None if notes.failed else _syllabus(record),
        problems=notes.problems(),
        name=record.values.get("syllabus"),
        asked_by=tuple(word for entry in entries for word in entry.words("asked_by")),
        root=root,
    )


def in_use(files: Sequence[SyllabusFile]) -> tuple[list[SyllabusFile], list[Problem]]:
    """The files in use, in the order given, and the problems of those with a repeated id.

    Of two files with one id a user's stands before a bundled one, unless it cannot be used.
    """
    first: dict[tuple[str, bool], SyllabusFile] = {}
    problems: list[Problem] = []
    for file in files:
        name = file.parsed.name
        if name is None:
            continue
        other = first.setdefault((name.text, file.source.bundled), file)
        if other is not file and other.parsed.name is not None:
            where = f"{shown_path(other.source.path)}:{other.parsed.name.line}"
            notes = Notes(file.source.path)
            message = f"the syllabus {quoted(name.text)} is also in {where}"
            cure = "keep one of the two files, or give one an id of its own"
            notes.error(name, "duplicate-file", message, cure)
            problems += notes.problems()
    return [file for key, file in first.items() if _is_chosen(key, file, first)], problems


def _is_chosen(
    key: tuple[str, bool], file: SyllabusFile, files: dict[tuple[str, bool], SyllabusFile]
) -> bool:
    """Whether the file is used, and not the one of the other origin with the same id."""
    name, is_bundled = key
    other = files.get((name, not is_bundled))
    if other is None:
        return True
    users, bundled = (other, file) if is_bundled else (file, other)
    broken = users.parsed.content is None and bundled.parsed.content is not None
    return is_bundled if broken else not is_bundled


def _check_entry(entry: records.Entry, notes: Notes) -> None:
    """Note what is at odds within one entry."""
    words = entry.words("asked_by")
    if words and "left_out" in entry.values:
        message = "an entry is asked or left out, not both"
        cure = "remove `left_out`, or `asked_by`"
        notes.error(Spot(entry.line, entry.column), "asked-and-left-out", message, cure)
    seen: dict[str, Word] = {}
    for word in words:
        if seen.setdefault(word.text, word) is not word:
            message = f"{quoted(word.text)} stands here a second time"
            notes.warn(word, "repeated-item", message, "remove it")


def _syllabus(record: records.Entry) -> Syllabus:
    """The syllabus of a record in which everything is right."""
    return Syllabus(
        id=record.values["syllabus"].text,
        title=record.values["title"],
        stages=tuple(
            Stage(title=stage.values["title"], topics=tuple(_topics(stage)))
            for stage in record.entries("stages")
        ),
    )


def _topics(stage: records.Entry) -> Iterator[Topic]:
    for topic in stage.entries("topics"):
        yield Topic(
            id=topic.values["id"].text,
            title=topic.values["title"],
            entries=tuple(map(_entry, topic.entries("entries"))),
        )


def _entry(entry: records.Entry) -> Entry:
    values = dict(entry.values)
    values["id"] = values["id"].text
    # A dictionary keeps the order and drops what stands twice.
    values["asked_by"] = tuple(dict.fromkeys(word.text for word in entry.words("asked_by")))
    return Entry(**values)
