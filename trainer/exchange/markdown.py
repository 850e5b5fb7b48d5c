"""Questions and answers in Markdown, in the shapes that people give them.

What is marked as a question (`**Q1: …**`, `<details>`, a table of questions and answers)
comes first: only a file without any is searched for bold questions and headings that end
with a question mark, and only one without those is taken for terms with text below.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from trainer.content.imported import Imported
from trainer.exchange.gathering import Gathering
from trainer.exchange.html import html_text
from trainer.exchange.limits import LARGEST_FIELD, ImportFileError
from trainer.exchange.markdown_blocks import Block, blocks
from trainer.exchange.markdown_text import inline_text, markdown_text, unquoted

LARGEST_MARKDOWN = 5_000_000
"""Bytes; a book has one million."""

_BOLD = re.compile(r"(?:\*\*|__)\s*(.+?)\s*(?:\*\*|__)(.*)")
_NUMBER = re.compile(
    r"(?:Q(?:uestion)?\s*\d{0,6}\s*[:.)\]–—-]+|Q\d{1,6}\s"
    r"|\d{1,3}(?:\.\d{1,3}){0,3}[.)\uFE0F\u20E3]+)\s*",
    re.IGNORECASE,
)
_MARKED = re.compile(r"Q(?:uestion)?\s*\d{0,6}\s*[:.)\]–—-]|Q\d{1,6}\b", re.IGNORECASE)
_ANSWER = re.compile(
    r"\s*(?:\*\*|__)?\s*A(?:nswer|ns)?\s*\d{0,6}\s*[:.)]\s*(?:\*\*|__)?[ \t]*", re.IGNORECASE
)
_OPENING = re.compile(r"(?:\*\*|__)\s*(?=Q(?:uestion)?\s*\d)", re.IGNORECASE)
_WHY = re.compile(r"^\s*\*\*(?:Why|Explanation)\s*:\s*\*\*\s*", re.IGNORECASE | re.MULTILINE)

_UNMARKED = "questions without the mark of the others"
_MINGLED = "questions in a layout that is not known"


class Shape(IntEnum):
    """How a card was written; only the plainest kind that a file has is taken."""

    MARKED = 1
    """It says that it is a question."""
    ASKED = 2
    """It ends with a question mark."""
    TERM = 3
    """It is a heading or the first cell of a row."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What may be a card."""

    shape: Shape
    called: str
    line: int
    front: list[str]
    back: list[str]
    lost: str = ""
    """Why it is no card, in the plural; empty if it may be one."""

    @property
    def is_answered(self) -> bool:
        """Whether there is anything to be an answer."""
        return not self.lost and any(map(str.strip, self.back))


def read_markdown(text: str, name: str, title: str) -> Imported:
    """The cards of a page; ImportFileError if it is too large."""
    if len(text) > LARGEST_MARKDOWN:
        raise ImportFileError(f"{name} is larger than {LARGEST_MARKDOWN / 1e6:.0f} MB; split it")
    gathering = Gathering()
    folded, details = _details(_without_scripts(text, gathering), gathering)
    found = sorted([*details, *_Page(folded).found()], key=lambda each: each.line)
    shape = min((each.shape for each in found if each.is_answered), default=Shape.TERM)
    counts: dict[str, int] = {}
    for each in found:
        if each.lost or (each.shape is Shape.ASKED and shape is Shape.MARKED):
            gathering.losses.add(each.lost or _UNMARKED, f"line {each.line}: {each.front[0]}")
        elif each.shape is shape or (each.shape < shape and not each.is_answered):
            counts[each.called] = counts.get(each.called, 0) + each.is_answered
            _take(each, gathering)
    counts = {called: number for called, number in counts.items() if number}
    if counts:
        said = ", ".join(f"{number} × {what}" for what, number in counts.items())
        gathering.notices.append(f"found {said}")
    return gathering.imported(_title(folded) or title, "Markdown")


def _take(found: _Found, gathering: Gathering) -> None:
    """Make a card of what was found."""
    losses = gathering.losses
    first, *rest = found.front or [""]
    first = _NUMBER.sub("", inline_text(first.strip(), losses), count=1)
    first = re.sub(r"""^["“”](.+)["“”]$""", r"\1", first.strip())
    front = "\n".join((first, *([markdown_text(rest, losses)] if any(rest) else [])))
    back = markdown_text(found.back, losses)
    if _ANSWER.match(back):
        back = _ANSWER.sub("", back, count=1)
    back = re.sub(r"""\A["“]([^"“”]+)["”]\Z""", r"\1", back.strip("\n"))
    back, why = _parted(back)
    gathering.add(front, back, why=why, where=f"line {found.line}")


def _parted(text: str) -> tuple[str, str]:
    """The text before a line that begins with `**Why:**`, and the text after that mark."""
    found = _WHY.search(text)
    if found is None or not text[: found.start()].strip():
        return text, ""
    return text[: found.start()], text[found.end() :]


class _Page:
    """The blocks of a page beside its lines."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._blocks = list(blocks(text))

    def found(self) -> Iterator[_Found]:
        """Everything that may be a card, in the order of the page."""
        for place, block in enumerate(self._blocks):
            if block.kind == "heading":
                yield from self._heading(place)
            elif block.kind == "paragraph":
                yield from self._bold(place)
            elif block.kind == "table":
                yield from self._table(block)

    def _words(self, block: Block) -> str:
        return self._lines[block.start].strip().lstrip("#").strip(" #*")

    def _heading(self, place: int) -> Iterator[_Found]:
        block = self._blocks[place]
        words = self._words(block)
        below = self._below(place)
        if not words:
            return
        shape = Shape.ASKED if _asks(words) else Shape.TERM
        shape = Shape.MARKED if _MARKED.match(words) else shape
        # The title of the page is no term, and what has questions below it is no question.
        if (shape is not Shape.TERM or block.level > 1) if below else self._is_bare(place, shape):
            yield self._card(shape, "heading", block, words, below)

    def _is_bare(self, place: int, shape: Shape) -> bool:
        """Whether the heading is a question and the page goes on without an answer."""
        following = self._blocks[place + 1 : place + 2]
        goes_on = any(
            each.kind == "paragraph" or each.level > self._blocks[place].level for each in following
        )
        return shape is not Shape.TERM and not goes_on

    def _bold(self, place: int) -> Iterator[_Found]:
        block = self._blocks[place]
        first = self._lines[block.start].strip()
        bold = _BOLD.fullmatch(first)
        if bold is None:
            if _OPENING.match(first):
                yield self._lost(block)
            return
        words, behind = bold[1], bold[2].strip()
        # `**Q1:** What is it?` has its words behind the bold mark.
        if behind and _MARKED.fullmatch(words.rstrip(":") + ":"):
            words, behind = f"Q: {behind}", ""
        if not (_MARKED.match(words) or _asks(words)):
            return
        if behind:
            if _MARKED.match(words):
                yield self._lost(block)
            return
        shape = Shape.MARKED if _MARKED.match(words) else Shape.ASKED
        rest = Block("paragraph", block.start + 1, block.end)
        below = [rest] if rest.start < rest.end else []
        below += self._below(place)
        yield self._card(shape, "bold question", block, words, below)

    def _lost(self, block: Block) -> _Found:
        """A marked question that cannot be told from its answer."""
        words = self._words(block)
        return _Found(Shape.MARKED, "bold question", block.start + 1, [words], [], _MINGLED)

    def _card(
        self,
        shape: Shape,
        called: str,
        block: Block,
        words: str,
        below: Sequence[Block],
    ) -> _Found:
        """The card of a question and what stands below it.

        A quote is the answer alone; what stands between the question and a quote that begins
        with `A:` still belongs to the question.
        """
        front, back = [words], list(below)
        quotes = [at for at, each in enumerate(below) if each.kind == "quote"]
        marked = [at for at in quotes if _ANSWER.match(self._text(below[at])[0])]
        if marked or 0 in quotes:
            start = end = marked[0] if marked else 0
            for each in below[:start]:
                front += ["", *self._text(each)]
            while end < len(below) and below[end].kind == "quote":
                end += 1
            back = list(below[start:end])
        lines: list[str] = []
        for each in back:
            lines += [*self._text(each), ""]
        return _Found(shape, called, block.start + 1, front, lines)

    def _text(self, block: Block) -> list[str]:
        lines = self._lines[block.start : block.end]
        return unquoted(lines) if block.kind == "quote" else lines

    def _below(self, place: int) -> list[Block]:
        """The blocks up to the next heading, rule or bold question."""
        below: list[Block] = []
        for at in range(place + 1, len(self._blocks)):
            block = self._blocks[at]
            ends = block.kind in ("heading", "rule")
            if ends or (block.kind == "paragraph" and self._is_question(block)):
                break
            below.append(block)
        return below

    def _is_question(self, block: Block) -> bool:
        bold = _BOLD.fullmatch(self._lines[block.start].strip())
        return bold is not None and bool(_MARKED.match(bold[1]) or _asks(bold[1]))

    def _table(self, block: Block) -> Iterator[_Found]:
        head, *rows = block.rows
        if len(head) != 2:
            return
        asks = head[0].strip(" *").casefold() in _HEADS[0]
        answers = head[1].strip(" *").casefold() in _HEADS[1]
        for number, row in enumerate(rows):
            if asks and answers:
                shape = Shape.MARKED
            else:
                shape = Shape.ASKED if _asks(row[0]) else Shape.TERM
            line = block.start + 3 + number
            yield _Found(shape, "row of a table", line, [row[0]], [row[1]])


_HEADS = (
    frozenset(
        ("question", "questions", "q", "they ask", "ask", "front", "prompt", "term", "concept")
    ),
    frozenset(
        ("answer", "answers", "a", "you answer", "back", "response", "definition", "meaning")
    ),
)
"""What the two columns of a table of questions are called."""


def _asks(words: str) -> bool:
    return words.rstrip("\"'”’*) ").endswith("?")


def _title(text: str) -> str:
    """The first heading, if it is the title of the page."""
    found = re.match(r"\s{0,3}#\s+([^\n]+)", text.lstrip())
    return found[1].strip(" #") if found else ""


def _details(text: str, gathering: Gathering) -> tuple[str, list[_Found]]:
    """The text with every `<details>` blanked out, and what they hold."""
    folded = text.lower()
    if len(folded) != len(text):
        folded = text
    found: list[_Found] = []
    kept: list[str] = []
    at, line = 0, 1
    while (start := folded.find("<details", at)) >= 0:
        end = folded.find("</details>", start)
        if end < 0:
            break
        summary, close = folded.find("<summary", start, end), folded.find("</summary>", start, end)
        begin = folded.find(">", summary, close) + 1 if summary >= 0 else 0
        line += text.count("\n", at, start)
        breaks = text.count("\n", start, end)
        kept += [text[at:start], "\n" * breaks]
        at = end + len("</details>")
        if 0 < begin <= close:
            asked = html_text(text[begin:close][:LARGEST_FIELD], gathering.losses)
            answer = text[close + len("</summary>") : end].strip("\n").split("\n")
            front = " ".join(asked.replace("**", "").split())
            found.append(_Found(Shape.MARKED, "<details>", line, [front], answer))
        line += breaks
    kept.append(text[at:])
    return "".join(kept), found


def _without_scripts(text: str, gathering: Gathering) -> str:
    """The text without scripts, styles and comments of HTML; their line breaks stay."""
    folded = text.lower()
    if len(folded) != len(text) or not re.search("<(?:script|style|!--)", folded):
        return text
    kept: list[str] = []
    missing: set[str] = set()
    at = 0
    for opening in re.finditer(r"<(script|style)\b|<!--", folded):
        start = opening.start()
        if start < at:
            continue
        closing = "-->" if opening[1] is None else f"</{opening[1]}>"
        end = -1 if closing in missing else folded.find(closing, start)
        if end < 0:
            missing.add(closing)
            continue
        if opening[1]:
            gathering.losses.add(f"{opening[1]}s", text[start : start + 60])
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + len(closing)
    return "".join((*kept, text[at:]))
