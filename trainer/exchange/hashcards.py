"""Cards in plain text: `Q:` and `A:`, and `C:` with gaps in `[brackets]`."""

import re
from collections.abc import Iterator

from trainer.content.imported import Imported
from trainer.exchange.gathering import Gathering
from trainer.exchange.limits import ImportFileError

_MARK = re.compile(r"(Q|A|C):(?:\s+|$)(.*)", re.DOTALL)
_GAP = re.compile(r"(?<!\\)(?<!!)\[([^\[\]\n]+)\](?!\()")
_FENCE = re.compile(r"\s*(```|~~~)")
_FRONT_MATTER = re.compile(r"\A---\n(.*?)^---$\n?", re.DOTALL | re.MULTILINE)
_NAME = re.compile(r"""^(?:name|title)\s*[=:]\s*["']?(.+?)["']?\s*$""", re.MULTILINE)

Block = tuple[str, int, str]
"""`Q`, `A` or `C`, the line it begins in, and its text."""


def is_hashcards(text: str) -> bool:
    """Whether lines begin with `Q:` and `A:`, or with `C:` and a gap."""
    marks = {mark for mark, _, said in _blocks(text) if mark != "C" or _GAP.search(said)}
    return {"Q", "A"} <= marks or "C" in marks


def read_hashcards(text: str, name: str, title: str) -> Imported:
    """The cards: one for each question, and one for each gap of a `C:`."""
    gathering = Gathering()
    if front := _FRONT_MATTER.match(text[:10_000]):
        named = _NAME.search(front[1])
        title = named[1] if named else title
    asked: Block | None = None
    for mark, line, said in _blocks(text):
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


def _blocks(text: str) -> Iterator[Block]:
    """Every text that a mark begins, up to the next mark, a rule or a heading."""
    mark, start = "", 0
    said: list[str] = []
    fenced = False
    skipped = (
        text[: found.end()].count("\n") if (found := _FRONT_MATTER.match(text[:10_000])) else 0
    )
    for number, line in enumerate(text.splitlines()[skipped:], skipped + 1):
        fenced ^= bool(_FENCE.match(line))
        found = None if fenced else _MARK.fullmatch(line)
        ends = not fenced and (line.strip() == "---" or re.match(r"#{1,6} ", line))
        if found or ends:
            if mark:
                yield mark, start, "\n".join(said).strip()
            mark, start, said = (found[1], number, [found[2]]) if found else ("", 0, [])
        elif mark:
            said.append(line)
    if mark:
        yield mark, start, "\n".join(said).strip()
