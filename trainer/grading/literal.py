"""Wordings that an answer says word for word: there is nothing to weigh.

Terms are weighed by what tells one claim from another, so a wording of common words can
hold too little of them. Whoever says the whole of it has made the claim all the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from trainer.grading import hearsay
from trainer.grading.assessment import Span
from trainer.grading.claim import Literal
from trainer.grading.clauses import Clause
from trainer.grading.stems import Stems
from trainer.grading.windows import Text, Window

FEWEST_WORDS = 4
"""Words of a wording that nobody says by chance, small ones included."""

FEWEST_TOLD = 2
"""And how many of them have to mean something by themselves."""


def literals(wordings: Iterable[Sequence[Clause]], common: frozenset[str]) -> tuple[Literal, ...]:
    """The wordings that are long enough; `common` are words that mean little."""
    return tuple(
        literal
        for parts in wordings
        if len((literal := _literal(parts)).stems) >= FEWEST_WORDS
        and len(set(literal.stems) - common) >= FEWEST_TOLD
    )


class Spoken:
    """An answer, ready to be searched for any number of wordings."""

    def __init__(self, said: Text, answer: str) -> None:
        self.said = said
        self.answer = answer
        self.quoted = hearsay.quotations(answer)
        self._words = [word for part in said.parts for word in part.words]
        self._clauses = [n for n, part in enumerate(said.parts) for _ in part.words]
        self._all = _literal(said.parts)
        self._pairs: dict[Stems, list[int]] = defaultdict(list)
        stems = self._all.stems
        for at in range(len(stems) - 1):
            self._pairs[stems[at : at + 2]].append(at)

    def find(self, wordings: Iterable[Literal]) -> tuple[Window, Span] | None:
        """Where one of the wordings is claimed in full: the clauses, and the words themselves.

        What it denies has to be denied, and nothing else.
        """
        return next(filter(self._is_claimed, map(self._place, self._occurrences(wordings))), None)

    def _occurrences(self, wordings: Iterable[Literal]) -> Iterator[range]:
        for wording in wordings:
            for at in self._pairs.get(wording.stems[:2], ()):
                behind = at + len(wording.stems)
                if (
                    self._all.stems[at:behind] == wording.stems
                    and self._all.denied[at:behind] == wording.denied
                ):
                    yield range(at, behind)
                    break

    def _place(self, words: range) -> tuple[Window, Span]:
        first, last = self._clauses[words[0]], self._clauses[words[-1]]
        window = Window(first, tuple(self.said.parts[first : last + 1]))
        return window, (self._words[words[0]].start, self._words[words[-1]].end)

    def _is_claimed(self, place: tuple[Window, Span]) -> bool:
        window, span = place
        return (
            not any(self.said.lists[window.first : window.last + 1])
            and not hearsay.is_quoted(span, self.quoted)
            and not hearsay.is_hearsay(window, self.said, self.quoted, self.answer)
        )


def _literal(parts: Sequence[Clause]) -> Literal:
    return Literal(
        tuple(word.stem for part in parts for word in part.words),
        tuple(denied for part in parts for denied in part.denied),
    )
