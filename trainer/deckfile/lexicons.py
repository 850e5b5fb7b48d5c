"""Lexicon files: the words that grading knows, reviewed like decks."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from trainer.content.problems import Problem
from trainer.content.sources import Folder
from trainer.deckfile.discover import discover
from trainer.deckfile.files import fetch
from trainer.deckfile.formats import VERSION
from trainer.deckfile.nodes import Mapping, load
from trainer.deckfile.notes import Notes, Spot
from trainer.deckfile.records import Entry, Field, Record
from trainer.deckfile.shapes import Id, Many, Text, Whole
from trainer.deckfile.text import BinaryError, decode
from trainer.grading.lexicon import Entries, Lexicon, compiled

_PHRASES = Many(Text())

_SAME = Record(
    "a name",
    (
        Field("name", Text(), "what it is called", required=True),
        Field("written", _PHRASES, "how that is also written, one a line", required=True),
    ),
)
_KIN = Record(
    "a group", (Field("words", _PHRASES, "what can stand for each other", required=True),)
)
_PAIR = Record(
    "a pair of opposites",
    (
        Field("one", _PHRASES, "one side", required=True),
        Field("other", _PHRASES, "the other side", required=True),
    ),
)
LEXICON = Record(
    "a lexicon",
    (
        Field("format", Whole(VERSION, VERSION), "the version of the format, 1"),
        Field("lexicon", Id(), "the id of the lexicon", required=True),
        Field("stopwords", _PHRASES, "words without content of their own"),
        Field("light", _PHRASES, "words with little content"),
        Field("negators", _PHRASES, "words that deny"),
        Field("harmless", _PHRASES, "words after which a negator denies nothing"),
        Field("deniers", _PHRASES, "phrases that reject a claim"),
        Field("refusals", _PHRASES, "verbs that reject what follows"),
        Field("same", Many(_SAME), "names and how they are also written"),
        Field("kin", Many(_KIN), "phrases that can stand for each other"),
        Field("opposites", Many(_PAIR), "phrases that turn a claim around"),
    ),
)


def read_lexicon(*folders: Path) -> Lexicon:
    """The lexicon that the files of all folders make together; later ones add to earlier ones.

    A file with errors, or one that is missing, is left out: `lexicon_problems` names what is
    wrong with it.
    """
    return compiled(entries for entries, _ in _files(folders) if entries is not None)


def lexicon_problems(*folders: Path) -> list[Problem]:
    """What is wrong with the lexicon files of the folders, in order of place."""
    return sorted(problem for _, problems in _files(folders) for problem in problems)


def _files(folders: Iterable[Path]) -> Iterator[tuple[Entries | None, tuple[Problem, ...]]]:
    there = [Folder(str(folder), bundled=False) for folder in folders if folder.is_dir()]
    for source in discover(there):
        data = fetch(source)
        yield (None, (data,)) if isinstance(data, Problem) else _parse(data, source.path)


def _parse(data: bytes, path: str) -> tuple[Entries | None, tuple[Problem, ...]]:
    notes = Notes(path)
    try:
        root = load(decode(data), notes)
    except BinaryError as error:
        notes.error(Spot(error.line, error.column), "not-text", str(error), "save it as UTF-8")
        return None, notes.problems()
    if isinstance(root, Mapping):
        entry = LEXICON.read_mapping(root, notes)
        return (None if notes.failed else _entries(entry)), notes.problems()
    if not notes.failed:
        cure = "a lexicon begins with `lexicon: some-id`"
        notes.error(Spot(1, 1), "no-lexicon", "this is no lexicon", cure)
    return None, notes.problems()


def _entries(entry: Entry) -> Entries:
    return Entries(
        id=entry.values["lexicon"].text,
        stopwords=_lines(entry, "stopwords"),
        light=_lines(entry, "light"),
        negators=_lines(entry, "negators"),
        harmless=_lines(entry, "harmless"),
        deniers=_lines(entry, "deniers"),
        refusals=_lines(entry, "refusals"),
        same=tuple((e.values["name"], _lines(e, "written")) for e in entry.entries("same")),
        kin=tuple(_lines(e, "words") for e in entry.entries("kin")),
        opposites=tuple((_lines(e, "one"), _lines(e, "other")) for e in entry.entries("opposites")),
    )


def _lines(entry: Entry, key: str) -> tuple[str, ...]:
    lines: Iterable[str] = entry.values.get(key) or ()
    return tuple(lines)
