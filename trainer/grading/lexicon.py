"""What words mean the same, the opposite, or nothing: the knowledge that matching needs.

The values come from `data/lexicon/*.yaml`; grading itself reads no files.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from trainer.grading.stems import Stems, stem, stems

LONGEST_PHRASE = 4
"""Words: no entry of a lexicon is longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries:
    """One lexicon file as it is written."""

    id: str
    stopwords: tuple[str, ...] = ()
    """Words without content of their own."""
    light: tuple[str, ...] = ()
    """Words with little content."""
    negators: tuple[str, ...] = ()
    """Words that deny the predicate they stand with, or what follows them."""
    harmless: tuple[str, ...] = ()
    """Words after which a negator denies nothing: "not only"."""
    deniers: tuple[str, ...] = ()
    """Phrases that reject their subject, or say that it does not matter."""
    refusals: tuple[str, ...] = ()
    """Verbs by which a speaker rejects what follows: "skip"."""
    same: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """What something is called, and how that is also written."""
    kin: tuple[tuple[str, ...], ...] = ()
    """Groups of phrases that can stand for each other, at part credit."""
    opposites: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    """Pairs of groups of phrases: one side said for the other turns a claim around."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Several files together, every phrase as stems, ready to be looked up."""

    stopwords: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    negators: frozenset[str] = frozenset()
    harmless: frozenset[str] = frozenset()
    deniers: frozenset[Stems] = frozenset()
    refusals: frozenset[Stems] = frozenset()
    same: Mapping[Stems, Stems] = field(default_factory=dict)
    kin: Mapping[Stems, frozenset[int]] = field(default_factory=dict)
    """The groups each phrase belongs to, by number."""
    opposites: tuple[tuple[frozenset[Stems], frozenset[Stems]], ...] = ()
    """In both directions."""
    poles: Mapping[Stems, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """For each phrase of a pair of opposites the number of the pair, and its side, -1 or 1."""
    starts: frozenset[str] = frozenset()
    """The first words of deniers and opposites: most words begin none."""
    same_starts: frozenset[str] = field(init=False, repr=False, compare=False)
    """The first words of what is also written otherwise."""
    kin_starts: frozenset[str] = field(init=False, repr=False, compare=False)
    """The first words of phrases of a group."""

    def __post_init__(self) -> None:
        """Index what every text is looked through for: a rubric has hundreds of texts."""
        object.__setattr__(self, "same_starts", frozenset(phrase[0] for phrase in self.same))
        object.__setattr__(self, "kin_starts", frozenset(phrase[0] for phrase in self.kin))


def compiled(files: Iterable[Entries]) -> Lexicon:
    """The lexicon that the files make together, in the order given."""
    given = list(files)
    kin: dict[Stems, set[int]] = {}
    for number, group in enumerate(group for each in given for group in each.kin):
        for phrase in group:
            kin.setdefault(stems(phrase), set()).add(number)
    deniers = frozenset(stems(phrase) for each in given for phrase in each.deniers)
    poles = _poles([pair for each in given for pair in each.opposites])
    return Lexicon(
        stopwords=_stemmed(word for each in given for word in each.stopwords),
        light=_stemmed(word for each in given for word in each.light),
        negators=_stemmed(word for each in given for word in each.negators),
        harmless=_stemmed(word for each in given for word in each.harmless),
        deniers=deniers,
        refusals=frozenset(stems(phrase) for each in given for phrase in each.refusals),
        same={
            stems(phrase): stems(name)
            for each in given
            for name, written in each.same
            for phrase in written
        },
        kin={phrase: frozenset(groups) for phrase, groups in kin.items()},
        opposites=tuple(_both_ways(pair for each in given for pair in each.opposites)),
        poles=poles,
        starts=frozenset(phrase[0] for phrase in (*deniers, *poles)),
    )


def _stemmed(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words)


def _both_ways(
    pairs: Iterable[tuple[tuple[str, ...], tuple[str, ...]]],
) -> Iterator[tuple[frozenset[Stems], frozenset[Stems]]]:
    for one, other in pairs:
        first, second = (frozenset(map(stems, side)) for side in (one, other))
        yield first, second
        yield second, first


def _poles(
    pairs: Iterable[tuple[tuple[str, ...], tuple[str, ...]]],
) -> Mapping[Stems, tuple[tuple[int, int], ...]]:
    poles: dict[Stems, tuple[tuple[int, int], ...]] = {}
    for number, (one, other) in enumerate(pairs):
        for side, phrases in ((1, one), (-1, other)):
            for phrase in sorted(set(map(_side, phrases))):
                poles[phrase] = (*poles.get(phrase, ()), (number, side))
    return poles


def keeps_side(word: str) -> bool:
    """Whether a lower-case word loses with its ending which side of a pair of opposites it is.

    "Stateful" has the stem of "state", which is no opposite of "stateless".
    """
    return word.endswith("ful") and len(word) > len("ful")


def _side(phrase: str) -> Stems:
    """The stems of a phrase, or the phrase itself if it is known only by its ending."""
    return (phrase,) if keeps_side(phrase) else stems(phrase)
