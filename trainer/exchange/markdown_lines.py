"""Questions in lines, as notes have them: `Question::Answer`, or a `?` between the two."""

import re
from collections.abc import Iterator, Sequence

from trainer.exchange.markdown_fences import Fences
from trainer.exchange.markdown_found import Found, Shape

_TAG = re.compile(
    r"#flashcards\b|^(?:tags?:[^\n]{0,500}|[ \t]{0,8}-[ \t]{1,4})\bflashcards\b", re.MULTILINE
)
"""What notes with such lines carry."""

_TAGGED = re.compile(r"#flashcards[\w/-]{0,80}\s{0,4}|\A#[\w/-]{1,80}\Z")
_MARK = re.compile(r"`[^`\n]*`|:+")
_ITEM = re.compile(r"[ \t]{0,8}(?:[-*+]|\d{1,9}[.)])[ \t]{1,4}")
_GAP = re.compile(r"==[^=\s](?:[^=\n]{0,500}[^=\s])?==")
_BETWEEN = ("?", "??")
_LINE, _LINES = "line with `::`", "question above a `?`"
_GAPS = "lines with gaps"


def lined(text: str, page: str) -> tuple[str, list[Found]]:
    """The text without such questions, every line on its line, and the questions.

    `page` is the text with its front matter, where a tag may say what its lines are. Without
    one a `::` counts only where most lines have it: in code it means something else.
    """
    if "::" not in text and not any(f"\n{mark}\n" in text for mark in _BETWEEN):
        return text, []
    lines = text.split("\n")
    groups = list(_groups(lines))
    plain = [at for start, end in groups for at in range(start, end) if _is_plain(lines[at])]
    halved = sum(_parts(lines[at]) is not None for at in plain)
    tagged = _TAG.search(page) is not None
    counts = tagged or 2 * halved >= len(plain) > 0
    found: list[Found] = []
    for start, end in groups:
        found += _between(lines, start, end) or (_halves(lines, start, end) if counts else ())
    if not (found or tagged):
        return text, []
    gaps = [at for start, end in groups for at in range(start, end) if _GAP.search(lines[at])]
    found += (Found(Shape.MARKED, _LINE, at + 1, [lines[at]], [], lost=_GAPS) for at in gaps)
    return "\n".join(lines), found


def _groups(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Lines that stand together, from and to; code stands with those above it."""
    start, fences = -1, Fences()
    for at, line in enumerate((*lines, "")):
        fences.passes(line)
        if line.strip() and start < 0:
            start = at
        elif not line.strip() and start >= 0 and (not fences.open or at == len(lines)):
            yield start, at
            start = -1


def _is_plain(line: str) -> bool:
    return not line.lstrip().startswith(("#", "|", ">", "`", "~")) and not line.startswith("    ")


def _parts(line: str) -> tuple[str, str, bool] | None:
    """The two halves of a line and whether each asks for the other; None if it is none such."""
    for mark in _MARK.finditer(line):
        if mark[0] in ("::", ":::"):
            item = _ITEM.match(line)
            front = _TAGGED.sub("", line[item.end() if item else 0 : mark.start()].strip())
            back = line[mark.end() :].strip()
            return (front, back, mark[0] == ":::") if front and back else None
    return None


def _halves(lines: list[str], start: int, end: int) -> Iterator[Found]:
    """The questions that have a line of their own."""
    fences = Fences()
    for at in range(start, end):
        fences.passes(lines[at])
        if fences.open or not (_is_plain(lines[at]) or lines[at].startswith("#flashcards")):
            continue
        if (parts := _parts(lines[at])) is not None:
            yield from _cards(_LINE, at, [parts[0]], [parts[1]], both=parts[2])
            lines[at] = ""


def _between(lines: list[str], start: int, end: int) -> list[Found]:
    """The question of lines that stand together around a `?`; none where there is no such mark."""
    fences, at = Fences(), start
    while at < end and (fences.open or lines[at].strip() not in _BETWEEN):
        fences.passes(lines[at])
        at += 1
    front = [_TAGGED.sub("", line.strip()) for line in lines[start:at]]
    front = [line for line in front if line]
    # A heading right above a question is not part of it.
    while len(front) > 1 and front[0].startswith("#"):
        del front[0]
    back = lines[at + 1 : end]
    if not front or not any(map(str.strip, back)):
        return []
    front[0] = front[0].lstrip("# ")
    both = lines[at].strip() == "??"
    lines[start:end] = [""] * (end - start)
    return list(_cards(_LINES, start, front, back, both=both))


def _cards(
    called: str, at: int, front: list[str], back: list[str], *, both: bool
) -> Iterator[Found]:
    yield Found(Shape.MARKED, called, at + 1, front, back)
    if both:
        yield Found(Shape.MARKED, called, at + 1, back, front)
