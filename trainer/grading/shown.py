"""What an answer only repeats of what was shown beside the question: it says nothing of its own."""

import re
from collections.abc import Iterator, Sequence

RUN = 6
"""Words in a row that nobody says by chance just as they were shown."""

_WORD = re.compile(r"[^\W_]+")

Runs = frozenset[tuple[str, ...]]
"""Runs of words, as long as `RUN` each."""


def runs_of(shown: str) -> Runs:
    """Every run of words of a text."""
    words = [match[0].casefold() for match in _WORD.finditer(shown)]
    return frozenset(zip(*(words[start:] for start in range(RUN)), strict=False))


def own_words(answer: str, shown: Runs) -> str:
    """The answer with blanks for what was shown, every other character in its place."""
    if not shown:
        return answer
    found = list(_WORD.finditer(answer))
    kept: list[str] = []
    end = 0
    for first, last in _copied([match[0].casefold() for match in found], shown):
        start = found[first].start()
        kept += answer[end:start], re.sub(r"\S", " ", answer[start : found[last].end()])
        end = found[last].end()
    return "".join((*kept, answer[end:]))


def _copied(words: Sequence[str], shown: Runs) -> Iterator[tuple[int, int]]:
    """The longest stretches made of runs, as the places of their first and their last word."""
    first = last = -1
    for at in range(len(words) - RUN + 1):
        if tuple(words[at : at + RUN]) in shown:
            if at > last:
                if last >= 0:
                    yield first, last
                first = at
            last = at + RUN - 1
    if last >= 0:
        yield first, last
