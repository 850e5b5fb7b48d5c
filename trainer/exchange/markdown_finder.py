"""The questions on a page of Markdown, found by its headings, bold lines, lists and tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from trainer.exchange.markdown_blocks import Block, blocks
from trainer.exchange.markdown_found import Found, Shape
from trainer.exchange.markdown_lists import ASKED, BEHIND
from trainer.exchange.markdown_marks import (
    ANSWER,
    BOLD,
    MARKED,
    asks,
    is_answer,
    is_bare,
    is_marked,
    is_question,
)
from trainer.exchange.markdown_table import cards_of
from trainer.exchange.markdown_text import unquoted

_OPENING = re.compile(r"(?:\*\*|__)\s*(?=Q(?:uestion)?\s*\d)", re.IGNORECASE)
_MINGLED = "questions in a layout that is not known"


class Page:
    """The blocks of a page beside its lines."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._blocks = list(blocks(text))

    def found(self) -> Iterator[Found]:
        """Everything that may be a card, in the order of the page."""
        asked = False
        for place, block in enumerate(self._blocks):
            if block.kind == "heading":
                words = self._words(block)
                asked = asks(words) or is_marked(words) or words.startswith(ASKED)
                yield from self._heading(place)
            elif block.kind == "paragraph":
                yield from self._bold(place)
            elif block.kind == "table":
                yield from self._table(block, within=asked)

    def _words(self, block: Block) -> str:
        return self._lines[block.start].strip().lstrip("#").rstrip("#").strip()

    def _heading(self, place: int) -> Iterator[Found]:
        block = self._blocks[place]
        words = self._words(block)
        if not words or is_answer(words):
            return
        if words.startswith(ASKED):
            yield self._item(place)
            return
        if (answer := self._answer_heading(place)) is not None:
            yield self._parts(place, answer)
            return
        below = self._below(place)
        shape = Shape.ASKED if asks(words) else Shape.TERM
        shape = Shape.MARKED if is_marked(words) else shape
        # The title of the page is no term, and what has questions below it is no question.
        if (shape is not Shape.TERM or block.level > 1) if below else self._is_bare(place, shape):
            yield replace(self._card(shape, "heading", block, words, below), level=block.level)

    def _answer_heading(self, place: int) -> int | None:
        """The place of the heading `Answer` that comes next; None if another one does."""
        for at in range(place + 1, len(self._blocks)):
            block = self._blocks[at]
            if block.kind == "heading":
                deep = block.level >= self._blocks[place].level
                says = deep and is_answer(self._words(block)) and self._below(at)
                return at if says else None
        return None

    def _parts(self, place: int, answer: int) -> Found:
        """The card of a heading whose answer has a heading of its own."""
        words = self._words(self._blocks[place])
        front = ["" if is_bare(words) else words]
        for block in self._blocks[place + 1 : answer]:
            front += ["", *self._text(block)]
        front = front if front[0] else front[2:] or [words]
        back: list[str] = []
        for block in self._below(answer):
            back += [*self._text(block), ""]
        return Found(Shape.ASKED, "heading", self._blocks[place].start + 1, front, back)

    def _is_bare(self, place: int, shape: Shape) -> bool:
        """Whether the heading is a question and the page goes on without an answer."""
        following = self._blocks[place + 1 : place + 2]
        goes_on = any(
            each.kind == "paragraph" or each.level > self._blocks[place].level for each in following
        )
        return shape is not Shape.TERM and not goes_on

    def _bold(self, place: int) -> Iterator[Found]:
        block = self._blocks[place]
        first = self._lines[block.start].strip()
        bold = BOLD.fullmatch(first)
        if bold is None:
            if _OPENING.match(first):
                yield self._lost(block)
            return
        words, behind = bold[2], bold[3].strip()
        # `**Q1:** What is it?` has its words behind the bold mark.
        if behind and MARKED.fullmatch(words.rstrip(":") + ":"):
            words, behind = f"Q: {behind}", ""
        if not is_question(words):
            return
        if behind:
            if MARKED.match(words):
                yield self._lost(block)
            return
        shape = Shape.MARKED if MARKED.match(words) else Shape.ASKED
        if is_bare(words):
            yield self._stated(place)
            return
        below = [*self._rest(block), *self._below(place)]
        yield self._card(shape, "bold question", block, words, below)

    def _item(self, place: int) -> Found:
        """The card of what was an item of a list, with an answer behind the question or below."""
        block = self._blocks[place]
        words, _, behind = self._words(block).removeprefix(ASKED).partition(BEHIND)
        shape = Shape.MARKED if MARKED.match(words) else Shape.ASKED
        found = self._card(shape, "item of a list", block, words, self._below(place))
        return replace(found, back=[behind, *found.back]) if behind else found

    def _stated(self, place: int) -> Found:
        """The card of `**Question:**`, with the question below it up to what says `Answer:`."""
        block = self._blocks[place]
        texts = [self._text(each) for each in (*self._rest(block), *self._below(place))]
        answer = next((at for at, each in enumerate(texts) if ANSWER.match(each[0])), len(texts))
        front = [line for each in texts[:answer] for line in ("", *each)][1:]
        back = [line for each in texts[answer:] for line in (*each, "")]
        return Found(Shape.MARKED, "bold question", block.start + 1, front, back)

    def _lost(self, block: Block) -> Found:
        """A marked question that cannot be told from its answer."""
        words = self._words(block).strip("*_ ")
        line = block.start + 1
        return Found(Shape.MARKED, "bold question", line, [words], [], lost=_MINGLED)

    def _card(
        self,
        shape: Shape,
        called: str,
        block: Block,
        words: str,
        below: Sequence[Block],
    ) -> Found:
        """The card of a question and what stands below it.

        A quote is the answer alone; what stands between the question and a quote that begins
        with `A:` still belongs to the question.
        """
        front, back = [words], list(below)
        quotes = [at for at, each in enumerate(below) if each.kind == "quote"]
        marked = [at for at in quotes if ANSWER.match(self._text(below[at])[0])]
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
        return Found(shape, called, block.start + 1, front, lines)

    def _text(self, block: Block) -> list[str]:
        lines = self._lines[block.start : block.end]
        return unquoted(lines) if block.kind == "quote" else lines

    @staticmethod
    def _rest(block: Block) -> list[Block]:
        """The paragraph without its first line; nothing if it has no other."""
        rest = replace(block, start=block.start + 1)
        return [rest] if rest.start < rest.end else []

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
        bold = BOLD.fullmatch(self._lines[block.start].strip())
        return bold is not None and is_question(bold[2])

    def _table(self, block: Block, *, within: bool) -> Iterator[Found]:
        """The rows; a table below a question is part of its answer, unless it says otherwise."""
        found = cards_of(block.rows)
        if found is None or (within and not found.questions):
            return
        for number, (front, back) in enumerate(found.cards):
            shape = Shape.ASKED if asks(front) else Shape.TERM
            shape = Shape.MARKED if found.marked else shape
            yield Found(shape, "row of a table", block.start + 3 + number, [front], back)
