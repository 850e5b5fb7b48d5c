"""The stretches of an answer in which a claim may be made, and how much of it they hold.

A window never reaches over the end of a sentence: two sentences that happen to stand side
by side make no claim together, and their order must not matter. What the rest of the
answer says of the same claim counts a little, wherever it stands.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import fsum
from typing import TypeVar

from trainer.grading.assessment import Span
from trainer.grading.claim import Claim
from trainer.grading.clauses import Clause
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
"""At most this much for a window with a single term, and no word that stands for another:
one rare word makes no claim."""


WHOLE = 0.85
"""A single term with this share of a usual wording, or more, is such a wording: where an
author takes the name of a product for the point, the name is enough."""

WEIGHTY = 0.6
"""And with this share it is a hint at the point."""

NAMED = 0.58
"""At most this much for a term that hints: less than what makes a point."""

CANDIDATES = 12
"""Windows that are looked at for a claim, best first."""


SHORT_WORDING = 0.4
"""A wording with less than this of a usual one's weight must not decide alone: "cost is low"."""


Key = TypeVar("Key", bound=Hashable)


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


@dataclass(frozen=True)
class Text:
    """The clauses of an answer, ready to be searched for any number of claims."""

    parts: Sequence[Clause]
    runs: Sequence[range]
    """The numbers of the clauses of each sentence."""
    lists: Sequence[bool]
    """For each clause whether it is an item of a list, which says nothing."""
    elsewhere: float = ELSEWHERE
    """What share of what all of it holds of a claim is added to each window."""

    @cached_property
    def stems(self) -> list[frozenset[str]]:
        """The stems of each clause; none of a list."""
        return [
            frozenset() if listed else frozenset(word.stem for word in part.words)
            for part, listed in zip(self.parts, self.lists, strict=True)
        ]

    @cached_property
    def kin(self) -> list[frozenset[int]]:
        """The groups that the words of each clause belong to."""
        return [
            frozenset() if listed else frozenset(g for word in part.words for g in word.kin)
            for part, listed in zip(self.parts, self.lists, strict=True)
        ]

    @cached_property
    def kin_words(self) -> list[frozenset[tuple[str, frozenset[int]]]]:
        """The stems of each clause that belong to groups, with these."""
        return [
            frozenset() if listed else frozenset((w.stem, w.kin) for w in part.words if w.kin)
            for part, listed in zip(self.parts, self.lists, strict=True)
        ]

    @cached_property
    def all_stems(self) -> frozenset[str]:
        """The stems of the whole answer."""
        return frozenset[str]().union(*self.stems)

    @cached_property
    def where(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the clauses in which each stem stands: most hold nothing of a claim."""
        return _index(self.stems)

    @cached_property
    def where_kin(self) -> Mapping[int, Sequence[int]]:
        """The numbers of the clauses with a word of each group."""
        return _index(self.kin)

    @cached_property
    def stops(self) -> Sequence[int]:
        """For each clause, where its sentence ends."""
        return [run.stop for run in self.runs for _ in run]

    def search(self, claim: Claim, least: float) -> list[tuple[float, Window]]:
        """The windows that hold at least so much of a claim, the best first, and how much.

        1 is what a usual wording of the claim holds. A clause at the edge of a window that
        brings nothing is left out.
        """
        own = _places(self.where, claim.stems)
        kin = _places(self.where_kin, claim.groups)
        held = fsum(claim.terms[stem] for stem in self.all_stems & claim.leads)
        more = self.elsewhere * min(held, MOST_ELSEWHERE)
        found: list[tuple[float, int, int]] = []
        for first, begun in own.items():
            stems, groups = frozenset(begun), frozenset(kin.get(first, ()))
            for last in range(first, min(first + WIDTH, self.stops[first])):
                if last > first:
                    if last not in own and last not in kin:
                        continue
                    stems, groups = stems.union(own.get(last, ())), groups.union(kin.get(last, ()))
                strength = self._held(claim, stems, groups, range(first, last + 1), more)
                if strength >= least:
                    found.append((-strength, first, last))
        found.sort()
        return [
            (-strength, Window(first, tuple(self.parts[first : last + 1])))
            for strength, first, last in found[:CANDIDATES]
        ]

    def strength(self, claim: Claim, window: Window) -> float:
        """How much a given window holds of a claim."""
        numbers = range(window.first, window.last + 1)
        stems = frozenset[str]().union(*(self.stems[n] for n in numbers)) & claim.stems
        groups = frozenset[int]().union(*(self.kin[n] for n in numbers)) & claim.groups
        return self._held(claim, stems, groups, numbers, 0.0)

    def _held(
        self,
        claim: Claim,
        stems: frozenset[str],
        groups: frozenset[int],
        numbers: range,
        more: float,
    ) -> float:
        """What terms and groups in these clauses weigh against a usual wording.

        A wording said in full is 1 as well, however short it is.
        """
        far = PER_CLAUSE * (len(numbers) - 1)
        weight = fsum([claim.terms[stem] for stem in stems])
        kin = min(fsum([claim.kin[group] for group in groups]), MOST_KIN) if groups else 0.0
        strength = (max(0.0, weight + kin - far) + more) / claim.usual
        if len(stems) < 2:
            if len(claim.terms) == 1 or strength <= ONE_WORD or self._has_kin(claim, numbers):
                return strength
            if weight >= WHOLE * claim.usual:
                return strength
            return min(strength, NAMED) if weight >= WEIGHTY * claim.usual else ONE_WORD
        least = SHORT_WORDING * claim.usual
        if strength >= 1.0 - far or weight < least:
            return strength
        said = any(own >= least and terms <= stems for terms, own in claim.wordings)
        return 1.0 - far if said else strength

    def _has_kin(self, claim: Claim, numbers: range) -> bool:
        """Whether a word that is no term of a claim stands for one in these clauses."""
        return any(
            stem not in claim.terms and not groups.isdisjoint(claim.groups)
            for number in numbers
            for stem, groups in self.kin_words[number]
        )


def _index(clauses: Iterable[Iterable[Key]]) -> Mapping[Key, Sequence[int]]:
    """For each thing the numbers of the clauses that hold it."""
    found: defaultdict[Key, list[int]] = defaultdict(list)
    for number, held in enumerate(clauses):
        for key in held:
            found[key].append(number)
    return found


def _places(index: Mapping[Key, Sequence[int]], keys: Iterable[Key]) -> dict[int, list[Key]]:
    """For each clause that holds some of the keys, which."""
    found: dict[int, list[Key]] = {}
    for key in keys:
        for number in index.get(key, ()):
            found.setdefault(number, []).append(key)
    return found


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
