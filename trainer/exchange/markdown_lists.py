"""Lists whose items are questions with their answers, written as headings with text below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from trainer.exchange.markdown_blocks import parsed
from trainer.exchange.markdown_marks import (
    ANSWER,
    BOLD,
    MARKED,
    asks,
    bare,
    is_question,
    numbered,
)

ASKED = "\x02"
"""Stands before the words of an item that is a question; no text has it."""

BEHIND = "\x03"
"""Stands between the question of an item and an answer on the same line."""

_ITEM = re.compile(r"( {0,3}(?:[-*+]|\d{1,9}[.)]))( {1,4}|\t|$)")


@dataclass(slots=True)
class _Item:
    """One item of a list of the page itself."""

    start: int
    end: int
    first: str
    """What it begins with: `heading`, `paragraph` or something else."""
    words_end: int
    """The line behind its first block."""
    width: int = 0
    """Blanks that its further lines begin with."""
    words: str = ""
    question: bool = False
    answered: bool = False


@dataclass(slots=True)
class _List:
    """A list, and whether it may be one of questions."""

    free: bool
    """Whether it stands below no question, which it would be the answer of."""
    end: int = 0
    items: list[_Item] = field(default_factory=list)


def unlisted(text: str) -> str:
    """The text with items that ask as headings marked `ASKED`; every line stays on its line.

    A list below a question is left as it is: it belongs to the answer.
    """
    lines = text.split("\n")
    for each in _lists(text, lines):
        for item in each.items:
            _look_at(item, lines, alone=len(each.items) == 1 and _is_followed(each.end, lines))
        asked = [item for item in each.items if item.question and item.answered]
        if not each.free or 2 * len(asked) < len(each.items):
            continue
        for item in each.items:
            _rewrite(item, lines)
        if len(each.items) > 1:
            _part(each.end, lines)
    return "\n".join(lines)


def _lists(text: str, lines: Sequence[str]) -> list[_List]:
    """The lists of the page itself, not within another block."""
    found: list[_List] = []
    below = False
    tokens = parsed(text)
    for place, token in enumerate(tokens):
        start, end = token.map or (0, 0)
        if token.type == "heading_open" and token.level == 0:
            words = lines[start].strip(" #")
            below = asks(words) or MARKED.match(bare(words)) is not None or numbered(words)
        elif token.type == "paragraph_open" and token.level == 0:
            bold = BOLD.fullmatch(lines[start].strip())
            below = below or (bold is not None and is_question(bold[2]))
        elif token.type in ("bullet_list_open", "ordered_list_open") and token.level == 0:
            found.append(_List(free=not below, end=end))
        elif token.type == "list_item_open" and token.level == 1:
            first = tokens[place + 1]
            words_end = first.map[1] if first.map else start + 1
            called = first.type.removesuffix("_open")
            found[-1].items.append(_Item(start, end, called, words_end))
    return found


def _look_at(item: _Item, lines: Sequence[str], *, alone: bool) -> None:
    """Find out what the item asks, and whether it holds an answer, or one follows it."""
    mark = _ITEM.match(lines[item.start])
    if mark is None or item.first not in ("heading", "paragraph"):
        return
    item.width = len(mark[1]) + max(len(mark[2].expandtabs(4 - len(mark[1]) % 4)), 1)
    words = lines[item.start][mark.end() :].strip()
    if "](#" in words:
        return  # an entry of a table of contents
    bold = BOLD.fullmatch(words)
    if item.first == "paragraph" and bold is None and not is_question(words):
        # A question may be longer than its line.
        wrapped = " ".join(map(str.strip, (words, *lines[item.start + 1 : item.words_end])))
        words = wrapped if asks(wrapped) else words
    rest = [line for line in lines[item.start + 1 : item.end] if line.strip()]
    item.words = words
    item.answered = bool(rest) or alone or (bold is not None and bool(bold[3].strip(" :-–—")))
    says = any(ANSWER.match(line.strip(" -*+>\t")) for line in rest[:1])
    item.question = item.first == "heading" or says or is_question(bold[2] if bold else words)


def _is_followed(end: int, lines: Sequence[str]) -> bool:
    """Whether text follows the list that may be the answer to its only item."""
    # Without a copy of the rest of the page: there may be a list on every other line.
    following = next((lines[at] for at in range(end, len(lines)) if lines[at].strip()), "")
    return bool(following) and not re.match(r"\s{0,3}(?:#{1,6}\s|[-*_]{3,}\s*$)", following)


def _rewrite(item: _Item, lines: list[str]) -> None:
    """Make the question of the item a heading, and its answer the text below that."""
    bold = BOLD.fullmatch(item.words)
    if not item.answered or not (item.question or bold):
        return
    for place in range(item.start + 1, item.end):
        line = lines[place].expandtabs(4)
        blanks = len(line) - len(line.lstrip(" "))
        lines[place] = line[min(blanks, item.width) :]
    if item.words not in lines[item.start]:  # it went over several lines
        lines[item.start + 1 : item.words_end] = [""] * (item.words_end - item.start - 1)
    words, behind = (bold[2], bold[3].strip(" :-–—")) if bold else (item.words.strip("# "), "")
    lines[item.start] = f"###### {ASKED}{words}{BEHIND}{behind}"
    _unmark_answer(item, lines)


def _unmark_answer(item: _Item, lines: list[str]) -> None:
    """Take an answer out of the list whose only item it is: `- **Answer**: …`."""
    place = next((at for at in range(item.start + 1, item.end) if lines[at].strip()), item.start)
    mark = _ITEM.match(lines[place])
    if mark is None:
        return
    width = mark.end()
    below = [at for at in range(place + 1, item.end) if lines[at].strip()]
    says = ANSWER.match(lines[place][width:]) is not None
    if (says or not below) and all(lines[at][:width].isspace() for at in below):
        for at in range(place, item.end):
            lines[at] = lines[at][width:]


def _part(end: int, lines: list[str]) -> None:
    """Draw a line below the list: what follows is no part of its last answer."""
    for place in (end - 1, end):
        if place < len(lines) and not lines[place].strip():
            lines[place] = "***"
            return
