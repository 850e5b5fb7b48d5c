"""HTML cut into tags and text, in time that grows with its length whatever stands in it.

The parser of the standard library takes minutes for a page of unfinished tags.
"""

import html as entities
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

LONGEST_ATTRIBUTES = 20_000
"""Characters of one tag in which attributes are looked for."""

_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9:-]{0,40})")
_SPECIAL = re.compile("[>\"']")
_ATTRIBUTE = re.compile(r"""([^\s=/"'>]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "noembed"))
"""Elements whose content is no HTML."""


class Tag(NamedTuple):
    """The start or the end of an element."""

    name: str
    """In small letters."""
    ends: bool
    attributes: Mapping[str, str]


def tokens(html: str) -> Iterator[Tag | str]:
    """Tags and texts in their order, entities resolved; comments and what no tag is are left out.

    What stands in a script is left out too, so that its end follows its start.
    """
    folded = html.lower()
    if len(folded) != len(html):  # a few letters grow when they are made small
        folded = "".join(small if len(small := each.lower()) == 1 else each for each in html)
    unclosed: set[str] = set()
    at = 0
    while (start := html.find("<", at)) >= 0:
        if start > at:
            yield entities.unescape(html[at:start])
        if html.startswith(("<!", "<?"), start):
            closing = "-->" if html.startswith("<!--", start) else ">"
            end = html.find(closing, start)
            if end < 0:
                return
            at = end + len(closing)
            continue
        name = _NAME.match(html, start)
        end = _end(html, name.end(), unclosed) if name else -1
        if name is None:
            yield "<"
            at = start + 1
            continue
        if end < 0:
            yield entities.unescape(html[start:])  # no tag ends any more: it is text
            return
        tag = _tag(html[start : end + 1], name[1])
        yield tag
        at = end + 1
        if tag.name in _RAW and not tag.ends:
            at = folded.find(f"</{tag.name}", at)
            if at < 0:
                return
    yield entities.unescape(html[at:])


def _end(html: str, at: int, unclosed: set[str]) -> int:
    """Where the tag ends, quoted values passed over; -1 if it does not."""
    while found := _SPECIAL.search(html, at):
        at = found.end()
        mark = found[0]
        if mark == ">":
            return found.start()
        if mark in unclosed or html[found.start() - 1] not in "= \t\n":
            continue
        closing = html.find(mark, at)
        if closing < 0:
            unclosed.add(mark)
        else:
            at = closing + 1
    return -1


def _tag(text: str, name: str) -> Tag:
    found = _ATTRIBUTE.finditer(text[:LONGEST_ATTRIBUTES], len(name) + 1)
    return Tag(
        name.lower(),
        text.startswith("</"),
        {each[1].lower(): entities.unescape((each[2] or "").strip("\"'")) for each in found},
    )
