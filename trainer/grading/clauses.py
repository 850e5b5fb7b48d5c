"""Words gathered into clauses, and what in each clause is denied."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from trainer.grading.lexicon import Lexicon
from trainer.grading.stems import Stems
from trainer.grading.words import Word

_OPENERS = frozenset(
    [
        "but",
        "however",
        "although",
        "though",
        "whereas",
        "because",
        "while",
        "so",
        "then",
        "which",
        "unless",
        "since",
    ]
)
"""Words that begin a clause of their own."""

_AUXILIARIES = frozenset(
    [
        "do",
        "does",
        "did",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "am",
        "can",
        "could",
        "will",
        "would",
        "shall",
        "should",
        "must",
        "may",
        "might",
        "have",
        "has",
        "had",
        "need",
        "ought",
    ]
)
"""A negator after one of these denies the whole predicate, its subject included."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of words with at most one predicate."""

    words: tuple[Word, ...]
    denied: tuple[bool, ...]
    """For each word, whether the clause denies what it says."""

    @property
    def grams(self) -> frozenset[Stems]:
        """Every run of one to three stems."""
        stems = [word.stem for word in self.words]
        return frozenset(
            tuple(stems[at : at + length])
            for length in (1, 2, 3)
            for at in range(len(stems) - length + 1)
        )


def split(words: Iterable[Word], lexicon: Lexicon) -> list[Clause]:
    """The clauses of a text, in order."""
    return [Clause(tuple(clause), tuple(_denied(clause, lexicon))) for clause in _pieces(words)]


def _pieces(words: Iterable[Word]) -> Iterator[list[Word]]:
    piece: list[Word] = []
    for word in words:
        if word.is_mark or word.text in _OPENERS:
            if piece:
                yield piece
            piece = [] if word.is_mark else [word]
        else:
            piece.append(word)
    if piece:
        yield piece


def _denied(clause: list[Word], lexicon: Lexicon) -> Iterator[bool]:
    """For each word whether it is denied: by the predicate, or by a "no" before it."""
    denied = False
    local: set[int] = set()
    for at, word in enumerate(clause):
        if word.stem not in lexicon.negators:
            continue
        after = clause[at + 1].stem if at + 1 < len(clause) else ""
        if after in lexicon.harmless:
            continue
        if word.text == "never" or (at > 0 and clause[at - 1].text in _AUXILIARIES):
            denied = not denied
        else:
            local.add(at)
    for at, word in enumerate(clause):
        if at in local:
            denied = not denied
        yield denied and word.stem not in lexicon.negators
