"""The blocks of a page of Markdown: headings, paragraphs, quotes and tables with their lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a table … of the page itself, not within another block."""

    kind: str
    start: int
    end: int
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


def parsed(text: str) -> "list[Token]":
    """What the blocks of the page begin and end with."""
    # Imported here: only Markdown needs it.
    from markdown_it import MarkdownIt

    # Inline marks are not looked at: that is where parsers of Markdown are slow.
    return MarkdownIt("commonmark").enable("table").disable("inline").parse(text)


def blocks(text: str) -> Iterator[Block]:
    """The blocks of the page."""
    rows: list[list[str]] = []
    for token in parsed(text):
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows and token.level > 2:
            rows[-1].append(token.content)
        elif token.type == "table_open" and token.level == 0:
            start, end = token.map or (0, 0)
            rows = []
        elif token.type == "table_close" and token.level == 0:
            yield Block("table", start, end, rows=tuple(map(tuple, rows)))
            rows = []
        elif token.level == 0 and token.nesting >= 0 and token.map:
            level = int(token.tag[1]) if token.type == "heading_open" else 0
            kind = _KINDS.get(token.type, "text")
            yield Block(kind, token.map[0], token.map[1], level)


_KINDS = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "blockquote_open": "quote",
    "hr": "rule",
}
