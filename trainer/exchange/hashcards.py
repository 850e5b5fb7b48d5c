"""Cards in plain text: `Q:` and `A:`, and `C:` with gaps in `[brackets]`."""

import re
from collections.abc import Iterable, Iterator, Sequence

from trainer.content.imported import Imported
from trainer.exchange.gathering import Gathering
from trainer.exchange.limits import ImportFileError
from trainer.exchange.markdown_fences import Fences
from trainer.exchange.markdown_page import heading_above, without_front_matter
from trainer.exchange.markdown_text import markdown_text

_MARKS = (
    re.compile(r"(Q|A|C):(?:\s+|$)(.*)"),
    re.compile(r"(Q)(?:uestion)?(?: ?\d{1,4} ?[:.)]|:)(?:\s+|$)(.*)"),
    re.compile(r"(A)(?:ns(?:wer)?)?(?: ?\d{1,4} ?[:.)]|:)(?:\s+|$)(.*)"),
)
"""The plain marks, and what people write for them: `Question 1:`, `Q1.`, `Ans:`."""
_GAP = re.compile(r"(?<!\\)(?<!!)\[([^\[\]\n]+)\](?!\()")

Block = tuple[str, int, str]
"""`Q`, `A` or `C`, the line it begins in, and its text."""


def is_hashcards(text: str) -> bool:
    """Whether lines begin with `Q:` and `A:`, or with `C:` and a gap."""
    text, _ = without_front_matter(text)
    return _is_plain(text) or _asks_and_answers(_blocks(text, _MARKS[1:]))


def _is_plain(text: str) -> bool:
    """Whether the marks are the plain ones; then others stand in the text."""
    blocks = list(_blocks(text, _MARKS[:1]))
    return _asks_and_answers(blocks) or any(
        mark == "C" and _GAP.search(said) for mark, _, said in blocks
    )


def _asks_and_answers(blocks: Iterable[Block]) -> bool:
    return {"Q", "A"} <= {mark for mark, _, _ in blocks}


def read_hashcards(text: str, name: str, title: str) -> Imported:
    """The cards: one for each question, and one for each gap of a `C:`."""
    gathering = Gathering()
    text, named = without_front_matter(text)
    title = named or heading_above(text).strip("*") or title
    asked: Block | None = None
    for mark, line, written in _blocks(text, _MARKS[:1] if _is_plain(text) else _MARKS[1:]):
        said = markdown_text(written.split("\n"), gathering.losses)
        if mark == "A":
            if asked is None:
                raise ImportFileError(f"{name}:{line}: an `A:` has no `Q:` above it")
            gathering.add(asked[2], said, where=f"line {asked[1]}")
            asked = None
            continue
        if asked is not None:
            gathering.add(asked[2], "", where=f"line {asked[1]}")
        asked = (mark, line, said) if mark == "Q" else None
        if mark == "C":
            _gaps(said, line, gathering)
    if asked is not None:
        gathering.add(asked[2], "", where=f"line {asked[1]}")
    return gathering.imported(title, "questions and answers (`Q:`, `A:`, `C:`)")


def _gaps(text: str, line: int, gathering: Gathering) -> None:
    """A card for each gap of the text."""
    gaps = list(_GAP.finditer(text))
    if not gaps:
        gathering.losses.add("texts without a gap", f"line {line}: {text}")
    whole = _filled(text)
    for gap in gaps:
        question = f"{_filled(text[: gap.start()])}[…]{_filled(text[gap.end() :])}"
        gathering.add(question, gap[1], why=whole, where=f"line {line}")


def _filled(text: str) -> str:
    return _GAP.sub(r"\1", text).replace("\\[", "[").replace("\\]", "]")


def _blocks(text: str, marks: Sequence[re.Pattern[str]]) -> Iterator[Block]:
    """Every text that a mark begins, up to the next mark, a rule or a heading."""
    mark, start = "", 0
    said: list[str] = []
    fences = Fences()
    # Not `splitlines`, for which a line ends where no editor shows an end.
    for number, line in enumerate(text.split("\n"), 1):
        fences.passes(line)
        plain = not fences.open
        found = next(filter(None, (mark.match(line) for mark in marks)), None) if plain else None
        ends = plain and (line.strip() == "---" or re.match(r"#{1,6} ", line))
        if found or ends:
            if mark:
                yield mark, start, "\n".join(said).strip()
            mark, start, said = (found[1], number, [found[2]]) if found else ("", 0, [])
        elif mark:
            said.append(line)
    if mark:
        yield mark, start, "\n".join(said).strip()
