"""One file as it is read before it is compared with others, and many of them kept."""

from dataclasses import dataclass

from trainer.content.problems import Problem
from trainer.content.sources import SourceFile
from trainer.deckfile.allowed import allowed_in
from trainer.deckfile.files import fetch
from trainer.deckfile.layout import check_layout
from trainer.deckfile.nodes import Mapping
from trainer.deckfile.notes import Notes
from trainer.deckfile.reader import Parsed, parse_names
from trainer.deckfile.records import Record
from trainer.deckfile.syllabus import SYLLABUS, SyllabusFile, is_syllabus, parse_syllabus
from trainer.deckfile.text import decode


@dataclass(frozen=True, slots=True)
class Opened:
    """A file by itself."""

    problems: tuple[Problem, ...]
    """What is wrong with a deck or scenario, or why the file cannot be read."""
    notes: Notes
    """What is wrong with the layout; what a check finds further belongs into a copy."""
    parsed: Parsed | None = None
    """The deck or scenario."""
    plan: SyllabusFile | None = None
    """The syllabus; its problems are in itself."""


def opened_file(source: SourceFile) -> Opened:
    """The file, read."""
    data = fetch(source)
    if isinstance(data, Problem):
        return Opened((data,), Notes(source.path))
    return _opened(source, data)


def _opened(source: SourceFile, data: bytes) -> Opened:
    """The file that holds the bytes."""
    if is_syllabus(data):
        plan = parse_syllabus(data, source.path)
        notes = _layout(source, data, plan.root, SYLLABUS)
        return Opened((), notes, plan=SyllabusFile(source=source, parsed=plan))
    parsed = parse_names(data, source.path)
    notes = _layout(source, data, parsed.root, parsed.record)
    return Opened(parsed.problems, notes, parsed)


def _layout(source: SourceFile, data: bytes, root: Mapping | None, record: Record) -> Notes:
    """What is wrong with the layout; nothing where there is no tree of the file."""
    if root is None:
        return Notes(source.path)
    text = decode(data)
    notes = Notes(source.path, allowed_in(text))
    check_layout(text, root, record, notes)
    return notes


class Kept:
    """Files that were read, used again while their time and size stay as they are."""

    def __init__(self) -> None:
        self._files: dict[str, tuple[SourceFile, Opened]] = {}

    def opened(self, source: SourceFile) -> Opened:
        """The file, read now or earlier."""
        before = self._files.get(source.path)
        if before is not None and before[0] == source:
            return before[1]
        file = opened_file(source)
        if source.size >= 0:  # what could not be looked at has no stamp to go by
            self._files[source.path] = source, file
        return file

    def hold(self, source: SourceFile, data: bytes) -> None:
        """Take the file for one that holds the bytes."""
        self._files[source.path] = source, _opened(source, data)
