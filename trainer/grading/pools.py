"""The words in which an author gives the reasons of a point and names its costs."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from trainer.content.points import Point
from trainer.grading import clauses
from trainer.grading.lexicon import Lexicon
from trainer.grading.words import read_words

LIGHT = 0.3
"""The weight of a common word, or one of the question."""

KIN = 0.5
"""What a word adds that can stand for one of the pool, against that word."""

PROSE = 0.6
"""The weight of a word that stands only in why the point matters: that tells stories too."""

SHARED = 0.25
"""How fast a word loses weight that several points' pools use: by this power of their number."""


@dataclass(frozen=True, slots=True)
class Pool:
    """The words of all reasons, or of all costs, of one point."""

    terms: Mapping[str, float]
    """The weight of each stem."""
    kin: Mapping[int, float]
    """The weight of each group of the lexicon that its new stems belong to."""
    polarity: Mapping[str, frozenset[bool]]
    """For each stem whether it is denied there; both where it stands both ways."""
    told: frozenset[str]
    """The stems that the wordings of the point use too."""


Pools = tuple[Pool, Pool]
"""Of the reasons of a point, and of its costs."""


def prepare(
    points: Sequence[Point],
    told: Sequence[Collection[str]],
    asked: frozenset[str],
    lexicon: Lexicon,
) -> tuple[Pools, ...]:
    """The pools of points, whose wordings use the stems `told`; the question's are `asked`."""
    reasons = [
        _pool(((*point.reasons,), (point.why,)), told[number], asked, lexicon)
        for number, point in enumerate(points)
    ]
    costs = [
        _pool(((*point.costs,), ()), told[number], asked, lexicon)
        for number, point in enumerate(points)
    ]
    return tuple(zip(_apart(reasons), _apart(costs), strict=True))


def _pool(
    texts: tuple[tuple[str, ...], tuple[str, ...]],
    told: Collection[str],
    asked: frozenset[str],
    lexicon: Lexicon,
) -> Pool:
    """The pool of phrases and of prose."""
    terms: dict[str, float] = {}
    kin: dict[int, float] = {}
    polarity: dict[str, frozenset[bool]] = {}
    for share, group in zip((1.0, PROSE), texts, strict=True):
        split = (
            clause for text in group for clause in clauses.split(read_words(text, lexicon), lexicon)
        )
        for clause in split:
            for word, is_denied in zip(clause.words, clause.denied, strict=True):
                stem = word.stem
                if stem in lexicon.stopwords or stem in lexicon.negators:
                    continue
                is_light = stem in lexicon.light or stem in asked
                weight = share * (LIGHT if is_light else 1.0)
                terms[stem] = max(terms.get(stem, 0.0), weight)
                polarity[stem] = polarity.get(stem, frozenset()) | {is_denied}
                for number in () if stem in told else word.kin:
                    kin[number] = max(kin.get(number, 0.0), weight * KIN)
    return Pool(terms, kin, polarity, frozenset(told) & terms.keys())


def _apart(pools: Sequence[Pool]) -> list[Pool]:
    """The pools with words that several of them use weighing less."""
    stems = Counter(stem for pool in pools for stem in pool.terms)
    groups = Counter(group for pool in pools for group in pool.kin)
    return [
        Pool(
            {stem: weight / stems[stem] ** SHARED for stem, weight in pool.terms.items()},
            {group: weight / groups[group] ** SHARED for group, weight in pool.kin.items()},
            pool.polarity,
            pool.told,
        )
        for pool in pools
    ]
