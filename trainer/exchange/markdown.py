"""Questions and answers in Markdown, in the shapes that people give them.

What is marked as a question (`**Q1: …**`, `<details>`, a table of questions and answers)
comes first: only a file without any is searched for bold questions and headings that end
with a question mark, and only one without those is taken for terms with text below.
"""

import re

from trainer.content.imported import Imported
from trainer.exchange.gathering import Gathering
from trainer.exchange.limits import ImportFileError
from trainer.exchange.markdown_finder import Page
from trainer.exchange.markdown_found import Found, Shape, promoted
from trainer.exchange.markdown_lines import lined
from trainer.exchange.markdown_lists import unlisted
from trainer.exchange.markdown_marks import ANSWER, asks, bare, is_marked, orders
from trainer.exchange.markdown_page import (
    Details,
    heading_above,
    unfolded,
    without_front_matter,
    without_scripts,
    without_ways_up,
)
from trainer.exchange.markdown_text import inline_text, markdown_text

LARGEST_MARKDOWN = 5_000_000
"""Bytes; a book has one million."""

_WHY = re.compile(r"^\s*\*\*(?:Why|Explanation)\s*:\s*\*\*\s*", re.IGNORECASE | re.MULTILINE)

_UNMARKED = "questions without the mark of the others"
_DETAILS = "<details>"
_IDLE = "headings without a question"
_FOLDED = "folded texts without a question"


def read_markdown(text: str, name: str, title: str) -> Imported:
    """The cards of a page; ImportFileError if it is too large."""
    if len(text) > LARGEST_MARKDOWN:
        raise ImportFileError(f"{name} is larger than {LARGEST_MARKDOWN / 1e6:.0f} MB; split it")
    gathering = Gathering()
    losses = gathering.losses
    plain, named = without_front_matter(text)
    folded, details = unfolded(without_ways_up(without_scripts(plain, losses)), losses)
    unlined, lines = lined(folded, text)
    page = Page(unlisted(unlined))
    found = promoted([*map(_folded, details), *lines, *page.found()])
    shape = min((each.shape for each in found if each.is_answered), default=Shape.TERM)
    counts: dict[str, int] = {}
    for each in found:
        if each.lost or (each.shape is Shape.ASKED and shape is Shape.MARKED):
            losses.add(each.lost or _UNMARKED, f"line {each.line}: {each.front[0]}")
        elif each.shape is shape or (each.shape < shape and not each.is_answered):
            counts[each.called] = counts.get(each.called, 0) + each.is_answered
            _take(each, gathering)
    counts = {called: number for called, number in counts.items() if number}
    if counts:
        said = ", ".join(f"{number} × {what}" for what, number in counts.items())
        gathering.notices.append(f"found {said}")
    levels = {each.level for each in found if each.shape is shape and each.level}
    for each in found:
        idle = each.level in levels or each.called == _DETAILS
        if idle and each.shape is Shape.TERM and shape is not Shape.TERM:
            losses.add(_IDLE if each.level else _FOLDED, f"line {each.line}: {each.front[0]}")
    return gathering.imported(heading_above(folded) or named or title, "Markdown")


def _folded(details: Details) -> Found:
    """What folds open as what may be a card."""
    words = details.question
    says = asks(words) or orders(words) or is_marked(words)
    shape = Shape.MARKED if says else Shape.TERM
    return Found(shape, _DETAILS, details.line, [words], details.answer)


def _take(found: Found, gathering: Gathering) -> None:
    """Make a card of what was found."""
    losses = gathering.losses
    first, *rest = found.front or [""]
    first = bare(inline_text(first.strip(), losses))
    first = re.sub(r"""^["“”](.+)["“”]$""", r"\1", first.strip())
    if any(map(str.strip, rest)):
        below = markdown_text(rest, losses)
        gap = "\n\n" if below.startswith("    ") else "\n"  # code stands apart
        first = f"{first}{gap}{below}"
    back = markdown_text(found.back, losses)
    if ANSWER.match(back):
        back = ANSWER.sub("", back, count=1).lstrip("\n")
    back = re.sub(r"""\A["“]([^"“”]+)["”]\Z""", r"\1", back.strip("\n"))
    back, why = _parted(back)
    gathering.add(first, back, why=why, where=f"line {found.line}")


def _parted(text: str) -> tuple[str, str]:
    """The text before a line that begins with `**Why:**`, and the text after that mark."""
    found = _WHY.search(text)
    if found is None or not text[: found.start()].strip():
        return text, ""
    return text[: found.start()], text[found.end() :]
