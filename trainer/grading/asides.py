"""The reasons and costs of points, ready to be looked for.

Authors write a few short phrases for each, so a phrase is known by its own words alone.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from trainer.content.points import Point, Tier
from trainer.grading import clauses, pools
from trainer.grading.claim import LIGHT_WEIGHT, Claim
from trainer.grading.forms import contraries
from trainer.grading.lexicon import Lexicon
from trainer.grading.measures import meant_by
from trainer.grading.polarity import Poles
from trainer.grading.pools import Pools
from trainer.grading.words import read_words

TOLD = 0.3
"""The weight of a word that the point itself uses: whoever makes the point has said it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a phrase."""

    stem: str
    weight: float
    kin: frozenset[int]
    """The groups of the lexicon that it belongs to."""
    is_told: bool
    """Whether the wordings of the point use it too."""


@dataclass(frozen=True)
class Phrase:
    """One reason or cost."""

    point: int
    """The number of its point."""
    is_cost: bool
    claim: Claim
    """The phrase as a claim, for the checks."""
    parts: tuple[Part, ...]
    """Its words with content."""
    whole: float
    """What they weigh together."""

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(part.stem for part in self.parts)


@dataclass(frozen=True, slots=True)
class Asides:
    """The reasons and costs of all points of a rubric."""

    phrases: tuple[Phrase, ...] = ()
    by_stem: Mapping[str, tuple[tuple[int, float], ...]] = field(default_factory=dict)
    """For each stem the numbers of the phrases that use it, and its share of them."""
    pools: tuple[Pools, ...] = ()
    """The words of all reasons and of all costs of each point; none without any."""


NO_ASIDES = Asides()


def prepare(
    points: Sequence[Point],
    told: Sequence[Collection[str]],
    asked: frozenset[str],
    lexicon: Lexicon,
) -> Asides:
    """The asides of points, whose wordings use the stems `told`; the question's are `asked`."""
    phrases = []
    for number, point in enumerate(points):
        for is_cost, texts in ((False, point.reasons), (True, point.costs)):
            for text in texts:
                phrase = _phrase(number, is_cost, text, told[number], asked, lexicon)
                phrases += [phrase] if phrase.parts else []
    by_stem: dict[str, list[tuple[int, float]]] = {}
    for number, phrase in enumerate(phrases):
        for part in phrase.parts:
            by_stem.setdefault(part.stem, []).append((number, part.weight / phrase.whole))
    return Asides(
        tuple(phrases),
        {stem: tuple(used) for stem, used in by_stem.items()},
        pools.prepare(points, told, asked, lexicon) if phrases else (),
    )


def _phrase(
    point: int,
    is_cost: bool,
    text: str,
    told: Collection[str],
    asked: frozenset[str],
    lexicon: Lexicon,
) -> Phrase:
    split = clauses.split(read_words(text, lexicon), lexicon)
    parts: dict[str, Part] = {}
    denied: dict[str, float] = {}
    for clause in split:
        for word, is_denied in zip(clause.words, clause.denied, strict=True):
            stem = word.stem
            if stem in lexicon.stopwords or stem in lexicon.negators or stem in parts:
                continue
            is_light = stem in lexicon.light or stem in asked
            weight = (LIGHT_WEIGHT if is_light else 1.0) * (
                TOLD if stem in told and not is_cost else 1.0
            )
            parts[stem] = Part(stem, weight, word.kin, stem in told)
            denied[stem] = float(is_denied)
    whole = sum(part.weight for part in parts.values())
    claim = Claim(
        id=text,
        tier=Tier.BONUS,
        # Weighed alike: what is denied of a phrase matters wherever the word is from.
        terms=dict.fromkeys(parts, 1.0),
        kin={},
        denied=denied,
        grams={},
        poles=Poles(split),
        meant=meant_by([split], asked),
        contraries=contraries([split]),
        usual=float(len(parts)),
    )
    return Phrase(point, is_cost, claim, tuple(parts.values()), whole)
