"""What a claim wants away, and an answer wants away in other words: "remove it", "drop it".

A verb such as "drop" denies what it drops, and would turn round a claim about that. Where
the claim itself says to remove the same, both mean one thing.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol

from trainer.grading.lexicon import Lexicon
from trainer.grading.words import Word

REACH = 4
"""Words behind a verb that are its object."""

Removed = frozenset[tuple[int, str]]
"""Stems of what is wanted away, each with a group of the lexicon that the verb belongs to."""


class Clause(Protocol):
    """A clause, as it is looked at here."""

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words."""

    @property
    def denied(self) -> tuple[bool, ...]:
        """For each word, whether it is denied."""


def wanted_away(told: Iterable[Sequence[Clause]], lexicon: Lexicon) -> Removed:
    """What the wordings of a claim want away, by verbs that can stand for a refusal."""
    verbs = frozenset[int]().union(*(lexicon.kin.get(verb, ()) for verb in lexicon.refusals))
    return frozenset(
        (group, word.stem)
        for parts in told
        for clause in parts
        for at, verb in enumerate(clause.words)
        if not clause.denied[at]
        for group in verb.kin & verbs
        for word in clause.words[at + 1 : at + 1 + REACH]
    )


def refused(
    words: Sequence[Word], denied: Sequence[bool], otherwise: Sequence[bool], lexicon: Lexicon
) -> Removed:
    """What a clause wants away: what is denied in it, but not `otherwise`, without refusals."""
    verbs = (word.kin for word in words if (word.stem,) in lexicon.refusals)
    groups = frozenset[int]().union(*verbs)
    flags = zip(words, denied, otherwise, strict=True)
    only = {word.stem for word, is_denied, is_else in flags if is_denied and not is_else}
    return frozenset((group, stem) for group in groups for stem in only)
