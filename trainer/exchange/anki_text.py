"""Anki's "Notes in plain text": rows below lines such as `#separator:tab`."""

import re
from collections.abc import Mapping, Sequence
from functools import partial

from trainer.content.imported import Imported
from trainer.exchange.cloze import gapped
from trainer.exchange.gathering import Gathering
from trainer.exchange.html import html_text, kept_lines
from trainer.exchange.limits import ImportFileError
from trainer.exchange.rows import rows, sniffed

_SEPARATORS: Mapping[str, str] = {
    "tab": "\t",
    "comma": ",",
    "semicolon": ";",
    "pipe": "|",
    "space": " ",
    "colon": ":",
}
_KEYS = ("separator", "html", "tags", "columns", "notetype", "deck", "guid", "if matches")
_HEADER = re.compile(r"#([a-z][a-z ]{0,30}):(.*)", re.IGNORECASE)
_GAP = re.compile(r"\{\{c(\d{1,3}(?:,\d{1,3}){0,20})::")
_COLUMN = re.compile(r"(guid|notetype|deck|tags) column")


def is_anki_text(text: str) -> bool:
    """Whether the text begins with a line that only Anki writes."""
    found = _HEADER.match(text)
    return found is not None and _key(found[1]) in _KEYS


def read_anki_text(text: str, name: str, title: str) -> Imported:
    """The cards of the notes: one for each gap, two where the note type asks both ways."""
    header, rest, lines = _header(text)
    separator = header.get("separator", "")
    separator = _SEPARATORS.get(separator.lower(), separator) or sniffed(rest) or "\t"
    if len(separator) != 1:
        raise ImportFileError(f"{name}: `#separator:{separator[:20]}` is none that is known")
    notes = _Notes(header)
    gathering = Gathering()
    for line, row in rows(rest, separator, name, lines + 1):
        notes.take(row, line, gathering)
    return gathering.imported(title, "Anki notes in plain text")


def _key(text: str) -> str:
    key = text.strip().lower()
    return key.removesuffix(" column") if _COLUMN.fullmatch(key) else key


def _header(text: str) -> tuple[dict[str, str], str, int]:
    """What the lines at the top say, the text below them, and how many they are."""
    found: dict[str, str] = {}
    count = 0
    while match := _HEADER.match(text):
        found[match[1].strip().lower()] = match[2].strip("\r ") or "\t"
        text = text[match.end() :].removeprefix("\n")
        count += 1
    return found, text, count


class _Notes:
    """How the rows are to be read."""

    def __init__(self, header: Mapping[str, str]) -> None:
        self._html = header.get("html", "true").lower() == "true"
        self._tags = header.get("tags", "").split()
        self._deck = header.get("deck", "").strip()
        self._type = header.get("notetype", "").strip()
        self._places = {
            key.removesuffix(" column"): int(value) - 1
            for key, value in header.items()
            if key.endswith(" column") and value.isdecimal() and 0 < int(value[:4]) < 1000
        }

    def take(self, row: Sequence[str], line: int, gathering: Gathering) -> None:
        """The cards of one note."""
        texts = [
            self._text(cell, gathering)
            for place, cell in enumerate(row)
            if place not in self._places.values()
        ]
        front, back, *more = (*texts, "", "")
        extra = [text for text in more if text]
        guid = self._cell(row, "guid")
        kind = self._cell(row, "notetype") or self._type
        add = partial(
            gathering.add,
            tags=(*self._tags, *self._cell(row, "tags").split()),
            deck=self._cell(row, "deck") or self._deck,
            where=f"note in line {line}",
        )
        numbers = {int(number) for found in _GAP.findall(front) for number in found.split(",")}
        if gaps := sorted(numbers):
            # What stands beside a text with gaps belongs to its answer.
            said = [text for text in (back, *extra) if text]
            for number in gaps:
                question, answers, whole = gapped(front, number)
                key = f"{guid}:{number - 1}" if guid else ""
                why = "\n\n".join((whole, *said))
                add(question, "; ".join(answers), key=key, why=why)
            return
        why = "\n\n".join(extra)
        add(front, back, key=f"{guid}:0" if guid else "", why=why)
        if "revers" in kind.lower() and "optional" not in kind.lower():
            add(back, front, key=f"{guid}:1" if guid else "", why=why)

    def _cell(self, row: Sequence[str], what: str) -> str:
        place = self._places.get(what, len(row))
        return row[place] if place < len(row) else ""

    def _text(self, cell: str, gathering: Gathering) -> str:
        return html_text(cell, gathering.losses) if self._html else kept_lines(cell)
