"""Org files: a heading asks, the text below it answers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from textwrap import dedent

from trainer.content.imported import Imported
from trainer.exchange.gathering import Gathering

_HEADING = re.compile(
    r"(\*{1,20})\s+(?:(?:TODO|NEXT|WAIT(?:ING)?|DONE|CANCEL+ED)\s+)?(?:\[#[A-Z0-9]\]\s+)?(.*?)"
    r"(?:\s+\[\d*(?:%|/\d*)\])?(?:\s+(:[\w@#%:]+:))?\s*"
)
_LINK = re.compile(r"\[\[([^\[\]\n]{1,2000})\](?:\[([^\[\]\n]{1,500})\])?\]")
_TITLE = re.compile(r"#\+title:\s*(.+)", re.IGNORECASE)
_ID = re.compile(r"\s*:(?:CUSTOM_)?ID:\s*(\S+)", re.IGNORECASE)
_PLANNED = re.compile(r"\s*(?:SCHEDULED|DEADLINE|CLOSED):\s*[<\[]")
_MARKS = re.compile(
    r"(?<![\w*])\*(\S(?:[^*\n]{0,300}\S)?)\*(?![\w*])|(?<![\w=~])[=~](\S(?:[^=~\n]{0,300}\S)?)[=~](?![\w=~])"
)
_SIDES = {"front": "front", "question": "front", "back": "back", "answer": "back"}


@dataclass(slots=True)
class _Entry:
    """A heading with its own text."""

    level: int
    words: str
    line: int
    tags: list[str]
    key: str = ""
    lines: list[str] = field(default_factory=list)


def is_org(text: str) -> bool:
    """Whether the text has what only Org files have."""
    return bool(
        re.search(
            r"^(?:#\+title:|:PROPERTIES:|#\+begin_)", text[:100_000], re.IGNORECASE | re.MULTILINE
        )
    )


def read_org(text: str, title: str) -> Imported:
    """The cards: headings with text of their own; `Front` and `Back` below one are its sides."""
    gathering = Gathering()
    if found := _TITLE.search(text[:10_000]):
        title = found[1]
    entries = _entries(text, gathering)
    place = 0
    while place < len(entries):
        entry = entries[place]
        place += 1
        sides = {"front": entry.lines, "back": []}
        while place < len(entries) and entries[place].level == entry.level + 1:
            side = _SIDES.get(entries[place].words.strip().casefold())
            if side is None:
                break
            sides[side] = entries[place].lines
            place += 1
        front, back = entry.words, _text(entry.lines)
        if sides["back"]:
            front = _text(sides["front"]).strip() or entry.words
            back = _text(sides["back"])
        if back.strip():
            where = f"line {entry.line}"
            gathering.add(front, back, where=where, key=entry.key, tags=entry.tags)
    return gathering.imported(title, "Org headings")


def _entries(text: str, gathering: Gathering) -> list[_Entry]:
    """The headings with what stands below each, drawers and keywords left out."""
    entries: list[_Entry] = []
    block = drawer = False
    for number, line in enumerate(text.split("\n"), 1):
        begins = re.match(r"\s*#\+(begin|end)_", line, re.IGNORECASE)
        if begins:
            block = begins[1].lower() == "begin"
            _append(entries, "")
        elif block:
            _append(entries, f"    {line}")
        elif drawer:
            drawer = line.strip().upper() != ":END:"
            if entries and (found := _ID.fullmatch(line)):
                entries[-1].key = found[1]
        elif re.fullmatch(r"\s*:[A-Za-z]+:\s*", line):
            drawer = True
        # Blanks without an end would be tried in every way.
        elif line.startswith("*") and (found := _HEADING.fullmatch(" ".join(line.split()))):
            tags = [tag for tag in (found[3] or "").split(":") if tag]
            words = _inline(found[2], gathering)
            entries.append(_Entry(len(found[1]), words, number, tags))
        elif not line.startswith("#+") and not _PLANNED.match(line):
            _append(entries, _inline(line, gathering))
    return entries


def _text(lines: Iterable[str]) -> str:
    """The lines without the indentation that they share: many stand as deep as their heading."""
    return dedent("\n".join(lines))


def _append(entries: list[_Entry], line: str) -> None:
    if entries:
        entries[-1].lines.append(line)


def _inline(text: str, gathering: Gathering) -> str:
    """Bold and code as Markdown has them; links give way to their words."""

    def link(found: re.Match[str]) -> str:
        picture = re.search(r"\.(?:png|jpe?g|gif|svg|webp)$", found[1], re.IGNORECASE)
        gathering.losses.add("pictures" if picture else "link addresses", found[1])
        return "" if picture else found[2] or found[1]

    def mark(found: re.Match[str]) -> str:
        return f"**{found[1]}**" if found[1] else f"`{found[2]}`"

    return _MARKS.sub(mark, _LINK.sub(link, text))
