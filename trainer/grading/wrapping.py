"""Text that an editor or a mail program has broken into lines, read as running text again.

A line break that somebody typed ends a note; one that only keeps a line short ends nothing.
They differ by what would still have fitted: a wrapped line is as long as the width allows.
"""

import re

NARROWEST = 50
"""Characters: nobody wraps running text narrower, and notes are seldom wider."""

SLACK = 10
"""Characters that a wrapped line may fall short of the widest one, besides the next word."""

_BREAK = re.compile(r"(?<=\S)[ \t]*(?:\r\n|\r|\n)[ \t]*(?=\S)")
_ITEM = re.compile(r"[-*•>|+#–—](?!>)|\(?(?:\d{1,2}|[a-z])[.)]\s")
_ENDS = re.compile(r"[.!?][\"'”’)\]]*$")
_WORD = re.compile(r"\S{1,50}")


def unwrapped(text: str) -> str:
    """The text with each break inside a wrapped paragraph as blanks, every character in its place.

    Breaks before list items, around blank lines and after short lines stay, and so do all
    where most lines end early: those are notes, a line each.
    """
    if "\n" not in text and "\r" not in text:
        return text
    width = max(map(len, text.splitlines()))
    if width < NARROWEST:
        return text
    soft: list[tuple[int, int]] = []
    typed = 0
    for match in _BREAK.finditer(text):
        start, end = match.span()
        begin = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
        if _ENDS.search(text, begin, start) or _ITEM.match(text, end):
            continue
        word = _WORD.match(text, end)
        if word and start - begin + 1 + len(word[0]) > width - SLACK:
            soft.append((start, end))
        else:
            typed += 1
    if typed >= len(soft):
        return text
    pieces: list[str] = []
    done = 0
    for start, end in soft:
        pieces += text[done:start], " " * (end - start)
        done = end
    return "".join([*pieces, text[done:]])
