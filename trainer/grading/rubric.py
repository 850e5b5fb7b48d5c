"""A rubric made ready for matching: what each claim is recognised by.

A candidate never says a point in the author's words, and its many wordings overlap only
in part. So each claim is also known by its *terms*: the stems of all its wordings, each
weighing the more the more of them use it and the fewer other claims of the rubric do.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import fsum, log
from statistics import median
from typing import NamedTuple

from trainer.content.points import Point, RedFlag, Tier
from trainer.grading import clauses
from trainer.grading.forms import contraries
from trainer.grading.lexicon import Lexicon
from trainer.grading.measures import Kind, Meant, meant_by
from trainer.grading.polarity import Poles
from trainer.grading.spelling import Spellings
from trainer.grading.stems import Stems
from trainer.grading.words import read_words

LIGHT_WEIGHT = 0.3
"""Of a word with little content, or one that stands in the question."""

USUAL = 0.25
"""A term in this share of the wordings, or more, has its full weight."""

ASIDE = 0.3
"""What a reason or a cost adds to the terms, against a wording's one."""

KIN_WEIGHT = 0.25
"""Of a word that can stand for a term, against the term itself."""

LEAST_USUAL = 0.5
"""A claim all of whose words are common is not recognised by next to nothing."""


class Wording(NamedTuple):
    """A clause of a wording, to be compared with a clause of an answer."""

    stems: frozenset[str]
    """All but stop words; negators are among them."""
    sides: Mapping[int, int]
    """The side of each pair of opposites that it takes first: that of its subject, mostly."""


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
    wordings: tuple[tuple[frozenset[str], float], ...] = ()
    """The terms of each of its wordings, and what they weigh together."""
    usual: float = 1.0
    """The weight of the terms in a usual wording: the median of its own."""
    spoken: tuple[Wording, ...] = ()
    """Each clause of its wordings."""

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


@dataclass(frozen=True)
class Rubric:
    """What an answer is assessed against."""

    question: frozenset[str]
    """The stems of the question."""
    points: tuple[Claim, ...]
    red_flags: tuple[Claim, ...]
    lexicon: Lexicon
    spellings: Spellings
    """How its words are written, to mend slips by."""

    @cached_property
    def given(self) -> frozenset[str]:
        """The figures of the question: to name them claims nothing."""
        return frozenset(stem for stem in self.question if stem[0].isdecimal())

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every stem of its claims and its question."""
        return self.question.union(*(claim.terms for claim in self.points + self.red_flags))

    @cached_property
    def rarity(self) -> Mapping[str, float]:
        """For each stem of a wording what it tells apart: the more, the fewer wordings use it."""
        wordings = [each for claim in self.points + self.red_flags for each in claim.spoken]
        counts = Counter(stem for wording in wordings for stem in wording.stems)
        return {stem: log(1 + len(wordings) / count) ** 2 for stem, count in counts.items()}


def prepare(
    question: str, points: Sequence[Point], red_flags: Sequence[RedFlag], lexicon: Lexicon
) -> Rubric:
    """The rubric of a question, prepared once and used for any number of answers."""
    asked = frozenset(word.stem for word in read_words(question, lexicon) if not word.is_mark)
    drafts = [
        _Draft(p.id, p.tier, (p.say, *p.wordings), (*p.reasons, *p.costs), lexicon) for p in points
    ]
    texts = [question]
    texts += [text for p in points for text in (p.say, *p.wordings, *p.reasons, *p.costs)]
    texts += [text for f in red_flags for text in (f.claim, *f.wordings)]
    flags = [_Draft(f.id, Tier.GOOD, (f.claim, *f.wordings), (), lexicon) for f in red_flags]
    return Rubric(
        question=asked,
        points=tuple(draft.claim(drafts + flags, asked) for draft in drafts),
        red_flags=tuple(flag.claim(drafts + flags, asked) for flag in flags),
        lexicon=lexicon,
        spellings=Spellings.of(
            word.text for text in texts for word in read_words(text, lexicon) if not word.is_mark
        ),
    )


class _Draft:
    """A claim before it is known what other claims say."""

    def __init__(
        self, name: str, tier: Tier, wordings: Sequence[str], aside: Sequence[str], lexicon: Lexicon
    ) -> None:
        self.id, self.tier, self.lexicon = name, tier, lexicon
        self.stems: Counter[str] = Counter()
        self.groups: Counter[int] = Counter()
        self.denials: Counter[str] = Counter()
        self.grams: Counter[Stems] = Counter()
        self.told: list[list[clauses.Clause]] = []
        self.wordings: list[set[str]] = []
        for texts, weight in ((wordings, 1.0), (aside, ASIDE)):
            for text in texts:
                seen = self._add(text, weight)
                if texts is wordings:
                    self.wordings.append(seen)
        self.texts = len(wordings)

    def _add(self, text: str, weight: float) -> set[str]:
        parts = clauses.split(read_words(text, self.lexicon), self.lexicon)
        seen: set[str] = set()
        groups: set[int] = set()
        self.told += [parts] if weight == 1 else []
        for clause in parts:
            self.grams.update(clause.grams)
            for word, denied in zip(clause.words, clause.denied, strict=True):
                if word.stem in seen or not _has_content(word.stem, self.lexicon):
                    continue
                seen.add(word.stem)
                groups |= word.kin
                self.stems[word.stem] += weight  # type: ignore[assignment]
                self.denials[word.stem] += weight * denied  # type: ignore[assignment]
        for group in groups:
            self.groups[group] += weight  # type: ignore[assignment]
        return seen

    def _spoken(self, clause: clauses.Clause) -> Wording:
        stems = frozenset(word.stem for word in clause.words)
        return Wording(stems - self.lexicon.stopwords, clause.sides)

    def share(self, stem: str) -> float:
        """The share of the wordings that use a stem."""
        return self.stems[stem] / self.texts

    def claim(self, all_: Iterable["_Draft"], asked: frozenset[str]) -> Claim:
        """The claim, its terms weighed against those of all claims of the rubric."""
        others = [draft for draft in all_ if draft is not self]
        terms: dict[str, float] = {}
        for stem in self.stems:
            own = self.share(stem)
            special = own / (own + sum(other.share(stem) for other in others))
            if stem in asked or stem in self.lexicon.light:
                special *= LIGHT_WEIGHT
            terms[stem] = special * min(1.0, own / USUAL) ** 0.5
        kin: dict[int, float] = {}
        for group, count in self.groups.items():
            own = count / self.texts
            theirs = sum(other.groups[group] / other.texts for other in others)
            kin[group] = KIN_WEIGHT * own / (own + theirs) * min(1.0, own * 3) ** 0.5
        weighed = [(w, fsum(terms[stem] for stem in w)) for w in self.wordings]
        return Claim(
            id=self.id,
            tier=self.tier,
            terms=terms,
            kin=kin,
            denied={stem: self.denials[stem] / count for stem, count in self.stems.items()},
            grams=dict(self.grams),
            poles=Poles(chain.from_iterable(self.told)),
            meant=meant_by(self.told, asked),
            contraries=contraries(self.told),
            wordings=tuple((frozenset(w), weight) for w, weight in weighed if len(w) > 1),
            spoken=tuple(self._spoken(each) for each in chain.from_iterable(self.told)),
            usual=max(LEAST_USUAL, median(weight for _, weight in weighed)),
        )


def _has_content(stem: str, lexicon: Lexicon) -> bool:
    return stem not in lexicon.stopwords and stem not in lexicon.negators
