"""What is looked for in an answer: a claim, and what it is recognised by."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from trainer.content.points import Tier
from trainer.grading.measures import Kind, Meant
from trainer.grading.polarity import Poles
from trainer.grading.removal import Removed
from trainer.grading.stems import Stems

LIGHT_WEIGHT = 0.3
"""Of a word with little content, or one that stands in the question."""


class Wording(NamedTuple):
    """A clause of a wording, to be compared with a clause of an answer."""

    stems: frozenset[str]
    """All but stop words; negators are among them."""
    sides: Mapping[int, int]
    """The side of each pair of opposites that it takes first: that of its subject, mostly."""


class Literal(NamedTuple):
    """A wording, word by word."""

    stems: Stems
    denied: tuple[bool, ...]
    """For each word whether the wording denies it: said under a denial it says the opposite."""


@dataclass(frozen=True)
class Claim:
    """A point or a red flag, as matching sees it."""

    id: str
    tier: Tier
    terms: Mapping[str, float]
    """The weight of each stem."""
    kin: Mapping[int, float]
    """The weight of each group of the lexicon that its terms belong to."""
    denied: Mapping[str, float]
    """How often the wordings deny each stem, 0 to 1."""
    grams: Mapping[Stems, int]
    """How often runs of one to three stems stand in its wordings."""
    poles: Poles
    """The sides of opposites that its wordings take."""
    meant: Mapping[Kind, Meant]
    """The figures that its wordings name, by what they measure."""
    contraries: Mapping[str, str]
    """The words that would turn it round, with the ones that its wordings lean on."""
    away: Removed = frozenset()
    """What its wordings want away."""
    wordings: tuple[tuple[frozenset[str], float], ...] = ()
    """The terms of each of its wordings, and what they weigh together."""
    usual: float = 1.0
    """The weight of the terms in a usual wording: the median of its own."""
    spoken: tuple[Wording, ...] = ()
    """Each clause of its wordings."""
    literals: tuple[Literal, ...] = ()
    """The wordings that count when they are said word for word."""

    @cached_property
    def stems(self) -> frozenset[str]:
        """Its terms."""
        return frozenset(self.terms)

    @cached_property
    def groups(self) -> frozenset[int]:
        """Its groups of the lexicon."""
        return frozenset(self.kin)

    @cached_property
    def leads(self) -> frozenset[str]:
        """The terms that carry enough weight to say what is denied."""
        return frozenset(stem for stem, weight in self.terms.items() if weight > LIGHT_WEIGHT / 2)
