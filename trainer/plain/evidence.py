"""Words of an answer: where they were found, and where the learner says they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from trainer.content.text import clean
from trainer.grading.assessment import Span

_QUOTES = "\"'“”‘’"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the answer that decided something."""

    span: Span
    label: str
    """What it decided, as the list below the answer names it."""


def marked(text: str, marks: Sequence[Mark]) -> str:
    """The text with every marked stretch in brackets, what it decided before it: `[2: words]`.

    Where stretches overlap they are cut, and the part they share has both labels.
    """
    return "".join(_pieces(text, marks))


def _pieces(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    cuts = sorted({0, len(text), *(cut for mark in marks for cut in mark.span)})
    for start, end in pairwise(cuts):
        labels = [mark.label for mark in marks if mark.span[0] <= start and end <= mark.span[1]]
        piece = text[start:end]
        words = piece.strip()
        if labels and any(map(str.isalnum, words)):
            before, _, after = piece.partition(words)
            yield f"{before}[{', '.join(dict.fromkeys(labels))}: {words}]{after}"
        else:
            yield piece


def quoted(text: str, spans: Sequence[Span]) -> str:
    """The words of the spans, in quotation marks."""
    return f'"{" ... ".join(" ".join(clean(text[start:end]).split()) for start, end in spans)}"'


def places_of(words: str, text: str) -> list[Span]:
    """Every place of the words in the text; case, line breaks and quotation marks do not count.

    No words are nowhere.
    """
    wanted = words.strip().strip(_QUOTES).split()
    if not wanted:
        return []
    pattern = r"\s+".join(map(_spelt, wanted))
    # Whole words only: "art" is not said by who says "start".
    pattern = rf"(?<!\w){pattern}" if wanted[0][0].isalnum() else pattern
    pattern = rf"{pattern}(?!\w)" if wanted[-1][-1].isalnum() else pattern
    return [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]


def _spelt(word: str) -> str:
    """A pattern for the word, with any kind of apostrophe and quotation mark."""
    return re.sub(f"[{_QUOTES}]", f"[{_QUOTES}]", re.escape(word))
