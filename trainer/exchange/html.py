"""HTML to plain text that reads well: lists, code and bold as Markdown has them, nothing live.

Tags come one after the other, and no tree is ever built: no nesting can exhaust the stack.
"""

import re
from collections.abc import Mapping

from trainer.content.text import clean
from trainer.exchange.elements import (
    APART,
    BLOCKS,
    CLOSED_BY,
    DROPPED,
    DROPPED_ALONE,
    EMPTY,
    MARKS,
    NONE,
    PARAGRAPH,
)
from trainer.exchange.limits import DEEPEST_NESTING, LARGEST_FIELD, ImportFileError
from trainer.exchange.losses import Losses
from trainer.exchange.tags import Tag, tokens

_MARK = re.compile(r"\[sound:([^\]\n]{1,200})\]|\[anki:play:[^\]\n]{1,40}\]")
_TAG = re.compile(r"<[a-zA-Z/!?]|&(?:[a-zA-Z]{2,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_BLANKS = re.compile(r"[ \t\n\r\f\u00a0]+")
_STANDS_ALONE = re.compile(r"\s|[-*•>|] |\d+[.)] ")
"""How a line begins that stays a line of its own."""


def html_text(html: str, losses: Losses) -> str:
    """The text of a fragment of HTML; what has no place in text is counted.

    Bold is `**bold**`, code `` `code` ``, a block of code is indented by four blanks, a row
    of a table is `| a | b |`, a heading is bold. ImportFileError where it is larger than a
    field may be, or nested deeper.
    """
    if len(html) > LARGEST_FIELD:
        raise ImportFileError(
            f"a field of {len(html):,} characters is too large: at most {LARGEST_FIELD:,} are read"
        )
    html = _MARK.sub(lambda found: _sound(found, losses), html)
    if not _TAG.search(html):
        return _tidied(clean(html))
    reader = _Reader(losses)
    for token in tokens(html):
        reader.take(token)
    return _tidied(clean(reader.text()))


def kept_lines(text: str) -> str:
    """The text with an empty line wherever its lines would else be run into one paragraph.

    In decks a line break within a paragraph means nothing; in fields of other programs it does.
    """
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and lines[-1] and line and not _STANDS_ALONE.match(line):
            lines.append("")
        lines.append(line)
    return "\n".join(lines)


def looks_like_html(text: str) -> bool:
    """Whether a text holds tags or entities of HTML."""
    return bool(re.search(r"</?[a-zA-Z][^<>]{0,2000}>|&(?:[a-z]{2,8}|#\d{1,7});", text))


def _sound(found: re.Match[str], losses: Losses) -> str:
    losses.add("sounds", found[1] or "")
    return " "


def _tidied(text: str) -> str:
    """The text without trailing blanks, and with one empty line where there were several."""
    lines = [line.rstrip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", kept_lines("\n".join(lines))).strip("\n")


class _Cell:
    """The text of one cell of a table, or of the page around all tables."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.gap = 0
        """Line breaks that are due before the next text."""
        self.blank = False
        """Whether a blank is due before the next text."""
        self.marks: list[str] = []
        """Marks of bold and code that wait for their end, the outermost first."""


class _Reader:
    """Writes text while tags come in."""

    def __init__(self, losses: Losses) -> None:
        self._losses = losses
        self._open: list[str] = []
        self._cells = [_Cell()]
        self._rows: list[list[list[str]]] = []
        """For each open table its rows, each of them its cells."""
        self._lists: list[int] = []
        """For each open list the number of its next item; -1 where it has marks."""
        self._item = ""
        """The mark of an item whose words are still to come."""
        self._pre = 0
        self._indentation = ""
        """Blanks at the start of a line of code whose words are still to come."""
        self._skipped = ""
        """The element that is being left out; empty for none."""
        self._skips = 0
        """How often it was opened within itself."""

    def take(self, token: Tag | str) -> None:
        """Take in one more piece of the page."""
        if isinstance(token, str):
            self._data(token)
        elif token.ends:
            self._close(token.name)
        else:
            self._start(token)

    def text(self) -> str:
        """All that was written; whatever is still open is closed."""
        while self._open:
            self._end(self._open.pop())
        return "".join(self._cells[0].parts)

    # What comes in

    def _start(self, tag: Tag) -> None:
        name = tag.name
        if self._skipped:
            self._skips += name == self._skipped
            return
        self._note_attributes(tag.attributes)
        if name in DROPPED_ALONE:
            self._losses.add(DROPPED_ALONE[name], _source(tag.attributes))
        elif name in DROPPED:
            if DROPPED[name]:
                self._losses.add(DROPPED[name], _source(tag.attributes))
            self._skipped, self._skips = name, 1
        elif name == "br":
            self._cell.gap += 1
        elif name == "hr":
            self._break(2)
        elif name not in EMPTY:
            if name == "a" and "href" in tag.attributes:
                self._losses.add("link addresses", tag.attributes["href"])
            self._begin(name)

    def _close(self, name: str) -> None:
        if self._skipped:
            self._skips -= name == self._skipped
            if self._skips == 0:
                self._skipped = ""
        elif name == "br":
            self._cell.gap += 1
        elif name in self._open:
            while (inner := self._open.pop()) != name:
                self._end(inner)
            self._end(name)

    def _data(self, data: str) -> None:
        if self._skipped:
            return
        if self._pre:
            self._write_code(data)
            return
        words = _BLANKS.sub(" ", data)
        if words.startswith(" "):
            self._cell.blank = True
        if text := words.strip(" "):
            self._write(text)
            self._cell.blank = words.endswith(" ")

    # What goes out

    @property
    def _cell(self) -> _Cell:
        return self._cells[-1]

    def _break(self, lines: int) -> None:
        self._cell.gap = max(self._cell.gap, lines)
        self._cell.blank = False

    def _write(self, text: str) -> None:
        cell = self._cell
        if cell.gap and cell.parts:
            self._unmark(cell, 0)
            cell.parts.append("\n" * min(cell.gap, 2))
        elif cell.blank and cell.parts:
            cell.parts.append(" ")
        cell.gap, cell.blank = 0, False
        if self._item:
            cell.parts.append(self._item)
            self._item = ""
        # Bold over several paragraphs begins anew in each of them.
        for mark in self._wanted():
            if mark not in cell.marks:
                cell.marks.append(mark)
                cell.parts.append(mark)
        cell.parts.append(text)

    def _wanted(self) -> list[str]:
        """The marks that what is open now gives to a text."""
        return [mark for tags, mark in MARKS if not self._pre and not tags.isdisjoint(self._open)]

    @staticmethod
    def _unmark(cell: _Cell, down_to: int) -> None:
        while len(cell.marks) > down_to:
            cell.parts.append(cell.marks.pop())

    def _write_code(self, data: str) -> None:
        for number, line in enumerate(data.expandtabs(4).split("\n")):
            cell = self._cell
            if number:
                cell.gap = min(cell.gap + 1, 2) if cell.parts else 0
                self._indentation = ""
            starts = cell.gap > 0 or not cell.parts
            cell.blank = False
            if starts and not line.strip():
                self._indentation += line
            elif starts:
                self._write(f"    {self._indentation}{line}")
            elif line:
                cell.parts.append(line)

    def _begin(self, tag: str) -> None:
        if len(self._open) >= DEEPEST_NESTING:
            raise ImportFileError(f"the HTML is nested more than {DEEPEST_NESTING} deep")
        self._close_for(tag)
        self._open.append(tag)
        if tag in BLOCKS:
            # A list inside of a list needs no empty line.
            self._break(2 if tag in APART and not self._lists else 1)
        if tag in ("ul", "ol", "menu"):
            self._lists.append(1 if tag == "ol" else -1)
        elif tag == "li":
            self._begin_item()
        elif tag == "pre":
            self._pre += 1
        elif tag == "table":
            self._rows.append([])
        elif tag == "tr" and self._rows:
            self._rows[-1].append([])
        elif tag in ("td", "th") and self._rows:
            self._cells.append(_Cell())

    def _close_for(self, tag: str) -> None:
        """Close what the start of an element ends without saying so: a paragraph, an item."""
        closed, within = CLOSED_BY.get(tag, (NONE, NONE))
        if tag in BLOCKS and not closed:
            closed, within = PARAGRAPH, BLOCKS - PARAGRAPH
        for each in reversed(self._open):
            if each in within:
                return
            if each in closed:
                self._close(each)
                return

    def _end(self, tag: str) -> None:
        if tag in ("ul", "ol", "menu"):
            self._lists.pop()
        elif tag == "pre":
            self._pre -= 1
        elif tag in ("td", "th") and self._rows:
            self._end_cell()
        elif tag == "table":
            self._end_table()
        elif tag == "li":
            self._item = ""
        self._end_marks()
        if tag in BLOCKS:
            self._break(2 if tag in APART and not self._lists else 1)

    def _end_marks(self) -> None:
        """End bold or code where nothing that is open asks for it any more."""
        cell = self._cell
        wanted = self._wanted()
        kept = 0
        while kept < len(cell.marks) and cell.marks[kept] in wanted:
            kept += 1
        self._unmark(cell, kept)

    def _begin_item(self) -> None:
        number = self._lists[-1] if self._lists else -1
        mark = "- "
        if number > 0:
            mark = f"{number}. "
            self._lists[-1] += 1
        self._item = f"{'  ' * max(len(self._lists) - 1, 0)}{mark}"

    def _end_cell(self) -> None:
        cell = self._cells.pop()
        self._unmark(cell, 0)
        if self._rows and not self._rows[-1]:
            self._rows[-1].append([])
        text = " ".join("".join(cell.parts).split())
        self._rows[-1][-1].append(text.replace("|", "/"))

    def _end_table(self) -> None:
        rows = [[cell for cell in row if cell] for row in self._rows.pop()]
        rows = [row for row in rows if row]
        if self._rows:  # a table in a cell of another one
            if rows:
                self._write("; ".join(", ".join(row) for row in rows))
            return
        for row in rows:
            self._break(1)
            self._write(row[0] if len(row) == 1 else f"| {' | '.join(row)} |")

    def _note_attributes(self, attributes: Mapping[str, str]) -> None:
        for name, value in attributes.items():
            if name.startswith("on"):
                self._losses.add("scripts", f"{name}={value}")
            elif value.lstrip().lower().startswith(("javascript:", "vbscript:")):
                self._losses.add("scripts", value)


def _source(attributes: Mapping[str, str]) -> str:
    """What an element that is left out would have shown."""
    return attributes.get("src") or attributes.get("data") or attributes.get("alt") or ""
