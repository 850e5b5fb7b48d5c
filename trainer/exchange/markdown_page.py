"""A page of Markdown made ready: what is no text taken out, and what folds open found.

Every line stays on its line, so that messages can name it.
"""

import re
from dataclasses import dataclass

from trainer.exchange.html import html_text
from trainer.exchange.limits import LARGEST_FIELD
from trainer.exchange.losses import Losses
from trainer.exchange.markdown_marks import is_answer, is_hint, leads_up

_FRONT_MATTER = re.compile(r"\A---\n(.{0,20000}?)^(?:---|\.\.\.)$", re.DOTALL | re.MULTILINE)
_NAME = re.compile(
    r"""^(?:title|name)[ \t]*[:=][ \t]*["']?([^\n]{1,200}?)["']?[ \t]*$""", re.MULTILINE
)
_OPENING = re.compile(r"(?:[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t])*")
_WIDEST = 200
"""Characters before a `<details>` that may be blanks and marks of lists."""

_DEEPEST = 20
"""Elements `<details>` within each other that are told apart."""


@dataclass(frozen=True, slots=True)
class Details:
    """A question that is clicked on to see its answer."""

    line: int
    question: str
    answer: list[str]


def without_front_matter(text: str) -> tuple[str, str]:
    """The text with its front matter blanked out, and the title that this names."""
    found = _FRONT_MATTER.match(text)
    if found is None or not re.match(r"[\w-]+[ \t]*[:=]", found[1].lstrip("\n")):
        return text, ""
    named = _NAME.search(found[1])
    return "\n" * found[0].count("\n") + text[found.end() :], named[1] if named else ""


def heading_above(text: str) -> str:
    """The first heading, if nothing stands above it: the title of the page."""
    found = re.match(r"\s{0,3}#\s+([^\n]+)", text.lstrip())
    return found[1].strip(" #") if found else ""


def without_ways_up(text: str) -> str:
    """The text without the lines that only lead back to the top of the page."""
    if "top" not in text.lower():
        return text
    return "\n".join(
        "" if len(line) < 500 and leads_up(line) else line for line in text.split("\n")
    )


def unfolded(text: str, losses: Losses) -> tuple[str, list[Details]]:
    """The text without its `<details>`, and the questions that they hold.

    One that only says `Answer` holds that of the question above it: it becomes a quote
    which says so. Hints are left out.
    """
    folded = text.lower()
    if len(folded) != len(text):
        folded = text
    found: list[Details] = []
    kept: list[str] = []
    at, line = 0, 1
    while (start := folded.find("<details", at)) >= 0:
        end = _end(folded, start)
        if end < 0:
            break
        summary, close = folded.find("<summary", start, end), folded.find("</summary>", start, end)
        begin = folded.find(">", summary, close) + 1 if summary >= 0 else 0
        line += text.count("\n", at, start)
        kept.append(text[at:start])
        at = end + len("</details>")
        blank = "\n" * text.count("\n", start, end)
        if 0 < begin <= close:
            asked = html_text(text[begin:close][:LARGEST_FIELD], losses)
            question = " ".join(asked.replace("**", "").split())
            answer = text[close + len("</summary>") : end]
            margin = max(start - _WIDEST, 0)
            before = text[max(text.rfind("\n", margin, start) + 1, margin) : start]
            if is_hint(question):
                losses.add("hints", f"line {line}: {' '.join(answer.split())[:100]}")
            elif is_answer(question) and _OPENING.fullmatch(before):
                above = text.count("\n", start, close)
                blank = "\n" * above + _quoted(answer, " " * len(before.expandtabs(4)))
            else:
                found.append(Details(line, question, _dedented(answer)))
        kept.append(blank)
        line += text.count("\n", start, end)
    kept.append(text[at:])
    return "".join(kept), found


def _end(folded: str, start: int) -> int:
    """Where the `<details>` that starts there ends; -1 if it does not."""
    first = end = folded.find("</details>", start)
    if first < 0:
        return first
    inner = start
    for _ in range(_DEEPEST):
        inner = folded.find("<details", inner + 1, end)
        if inner < 0:
            return end
        end = folded.find("</details>", end + 1)
        if end < 0:
            break
    return first


def _quoted(answer: str, margin: str) -> str:
    """The lines of an answer as a quote that says so."""
    first, *rest = _dedented(answer)
    return "\n".join((f"> A: {first}".rstrip(), *(f"{margin}> {line}" for line in rest)))


def _dedented(text: str) -> list[str]:
    """The lines without the blanks that all but the first begin with."""
    first, *rest = text.rstrip().split("\n")
    depth = min((len(line) - len(line.lstrip()) for line in rest if line.strip()), default=0)
    return [first.strip(), *(line[depth:] for line in rest)]


def without_scripts(text: str, losses: Losses) -> str:
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
            losses.add(f"{opening[1]}s", text[start : start + 60])
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + len(closing)
    return "".join((*kept, text[at:]))
