"""The stretches of an answer in which a claim may be made, and how much of it they hold.

A window never reaches over the end of a sentence: two sentences that happen to stand side
by side make no claim together, and their order must not matter. What the rest of the
answer says of the same claim counts a little, wherever it stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from trainer.grading.assessment import Span
from trainer.grading.clauses import Clause
from trainer.grading.rubric import Claim
from trainer.grading.words import Word

WIDTH = 3
"""Clauses in the widest window."""

SENTENCE_ENDS = frozenset(".!?\n")

PER_CLAUSE = 0.12
"""What each further clause of a window costs: near together is better evidence."""

MOST_KIN = 0.6
"""What words that only stand for terms can add at most, in a window."""

ELSEWHERE = 0.2
"""Of what the whole answer holds of a claim: a candidate comes back to a thought."""

MOST_ELSEWHERE = 2.0
"""And no more than this of it counts: length never pays."""

ONE_WORD = 0.4
"""At most this much for a window with a single term: one rare word makes no claim."""


@dataclass(frozen=True)
class Window:
    """Some neighbouring clauses."""

    first: int
    clauses: tuple[Clause, ...]

    @property
    def last(self) -> int:
        """The number of its last clause."""
        return self.first + len(self.clauses) - 1

    @cached_property
    def denials(self) -> dict[str, list[bool]]:
        """For each stem whether it is denied, once for each time it stands there."""
        found: dict[str, list[bool]] = {}
        for clause in self.clauses:
            for word, denied in zip(clause.words, clause.denied, strict=True):
                found.setdefault(word.stem, []).append(denied)
        return found

    @cached_property
    def kin(self) -> frozenset[int]:
        """The groups that its words belong to."""
        return frozenset(g for clause in self.clauses for word in clause.words for g in word.kin)

    @cached_property
    def grams(self) -> frozenset[tuple[str, ...]]:
        """Every run of one to three stems within its clauses."""
        return frozenset[tuple[str, ...]]().union(*(clause.grams for clause in self.clauses))

    @property
    def span(self) -> Span:
        """Where it stands in the answer."""
        return (self.clauses[0].words[0].start, self.clauses[-1].words[-1].end)

    def strength(self, claim: Claim) -> float:
        """How much of what the claim is recognised by stands here; 1 is a usual wording."""
        found = [claim.terms[stem] for stem in self.denials if stem in claim.terms]
        kin = min(sum(claim.kin[g] for g in self.kin if g in claim.kin), MOST_KIN)
        held = sum(found) + kin - PER_CLAUSE * (len(self.clauses) - 1)
        strength = max(held, 0.0) / claim.usual
        return min(strength, ONE_WORD) if len(found) < 2 and len(claim.terms) > 1 else strength


def sentences(words: Sequence[Word], parts: Sequence[Clause]) -> Iterator[range]:
    """The numbers of the clauses of each sentence."""
    ends = [word.start for word in words if word.is_mark and word.text in SENTENCE_ENDS]
    begin, at = 0, 0
    for number, part in enumerate(parts):
        passed = at
        while at < len(ends) and ends[at] < part.words[0].start:
            at += 1
        if at > passed and number > begin:
            yield range(begin, number)
            begin = number
    if begin < len(parts):
        yield range(begin, len(parts))


def windows_of(parts: Sequence[Clause], runs: Iterable[range]) -> list[Window]:
    """Every window of a text, given the clauses of each sentence."""
    return [
        Window(first, tuple(parts[first : first + width]))
        for run in runs
        for width in range(1, WIDTH + 1)
        for first in range(run.start, run.stop - width + 1)
    ]


def elsewhere(claim: Claim, stems: Iterable[str]) -> float:
    """What the whole answer, of these different words, adds to any window for a claim."""
    held = sum(claim.terms[stem] for stem in stems if stem in claim.terms)
    return ELSEWHERE * min(held, MOST_ELSEWHERE) / claim.usual
