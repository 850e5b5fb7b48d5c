"""Reading a file of cards, whoever wrote it: what it is shows in its content, then in its name."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from trainer.content.imported import Imported
from trainer.content.text import one_line
from trainer.errors import UsageError, nearest
from trainer.exchange.anki_text import is_anki_text, read_anki_text
from trainer.exchange.delimited import read_delimited
from trainer.exchange.encoding import decode
from trainer.exchange.hashcards import is_hashcards, read_hashcards
from trainer.exchange.limits import ImportFileError, read_bytes, shown_name
from trainer.exchange.markdown import read_markdown
from trainer.exchange.org import is_org, read_org
from trainer.exchange.rows import sniffed

_ZIP = b"PK\x03\x04"
_SQLITE = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a file is to be read."""

    format: str = ""
    """One of `FORMATS`; empty to find out."""
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Which column of a table is what: a heading or a number by the part of a card."""
    separator: str = ""
    """Between the columns of a table; empty to find out."""


_Reader = Callable[[str, str, str, Options], Imported]
"""From text, file name and title to cards."""

_READERS: Mapping[str, _Reader] = {
    "anki-text": lambda text, name, title, _: read_anki_text(text, name, title),
    "csv": lambda text, name, title, options: read_delimited(
        text, name, title, options.mapping, options.separator
    ),
    "markdown": lambda text, name, title, _: read_markdown(text, name, title),
    "qa": lambda text, name, title, _: read_hashcards(text, name, title),
    "org": lambda text, _, title, __: read_org(text, title),
}

FORMATS = ("anki", *_READERS)
"""The names of the formats, as `--as` has them."""

_BY_ENDING = {
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".org": "org",
    ".md": "markdown",
    ".markdown": "markdown",
}


def read(path: str, options: Options) -> Imported:
    """The cards of the file at the path.

    ImportFileError if it cannot be read or holds no cards; UsageError if the options do not
    fit it. Nothing in the file is ever run or fetched.
    """
    name = shown_name(path)
    if options.format and options.format not in FORMATS:
        close = nearest(options.format, FORMATS)
        cure = f"did you mean {close}?" if close else f"there are {', '.join(FORMATS)}"
        raise UsageError(f"--as: there is no format {options.format!r}; {cure}")
    if options.format == "anki" or (not options.format and _is_package(path)):
        return _package(path, name)
    data = read_bytes(path)
    if data.startswith(_SQLITE):
        raise ImportFileError(f"{name} is a database; export its cards as .apkg or as text")
    text, notice = decode(data, name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ImportFileError(f"{name} is empty")
    if not options.format:
        _refuse_known(text, name)
    title = one_line(PurePath(name).stem.replace("_", " ").replace("-", " "))[:100] or "Imported"
    kind = options.format or _kind(text, name, options)
    found = _READERS[kind](text, PurePath(name).name, title, options)
    if not found.cards:
        lost = "; ".join(map(str, found.lost))
        raise ImportFileError(
            f"{name} was read as {found.format} and holds no cards"
            + (f" ({lost})" if lost else "; name another format by --as")
        )
    return replace(found, notices=(*found.notices, notice)) if notice else found


def _is_package(path: str) -> bool:
    try:
        if not Path(path).is_file():
            return False  # opening a pipe would wait for its other end
        with Path(path).open("rb") as file:
            return file.read(len(_ZIP)) == _ZIP
    except (OSError, ValueError):
        return False  # reading it will tell


def _package(path: str, name: str) -> Imported:
    # Imported here: only packages need an archive and a database.
    from trainer.exchange.anki_package import read_package

    found = read_package(path)
    if not found.cards:
        raise ImportFileError(f"{name} holds no cards")
    return found


def _kind(text: str, name: str, options: Options) -> str:
    """The format of the text."""
    if is_anki_text(text):
        return "anki-text"
    named = _BY_ENDING.get(PurePath(name).suffix.lower(), "")
    if options.mapping or options.separator or named == "csv":
        return "csv"
    if named == "org" or (not named and is_org(text)):
        return "org"
    if is_hashcards(text):
        return "qa"
    if named:
        return named
    return "csv" if sniffed(text) else "markdown"


def _refuse_known(text: str, name: str) -> None:
    """ImportFileError for what would be read as nonsense, as it is plainly something else."""
    for mark, said in _NO_CARDS:
        if mark.match(text):
            raise ImportFileError(f"{name} {said}")


_NO_CARDS = (
    (re.compile(r"\s*(?:\[\s*)?\{\s*\""), "is JSON; make a table of it (CSV) and import that"),
    (
        re.compile(r"\s*<(?:!doctype html|html)\b", re.IGNORECASE),
        "is a web page; save its questions and answers as Markdown or as a table",
    ),
    (
        re.compile(r"(?:\s*(?:#[^\n]*)?\n)*(?:deck|scenario): *[\w-]+ *(?:#[^\n]*)?\n"),
        "is a deck or scenario of this program already: copy it into your decks folder",
    ),
)
