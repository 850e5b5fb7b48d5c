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

from trainer.content.points import Point, RedFlag, Tier
from trainer.grading import asides, clauses
from trainer.grading.asides import NO_ASIDES, Asides
from trainer.grading.claim import LIGHT_WEIGHT, Claim, Wording
from trainer.grading.forms import contraries
from trainer.grading.lexicon import Lexicon
from trainer.grading.literal import literals
from trainer.grading.measures import meant_by
from trainer.grading.polarity import Poles
from trainer.grading.removal import wanted_away
from trainer.grading.shown import Runs, runs_of
from trainer.grading.spelling import Spellings
from trainer.grading.stems import Stems
from trainer.grading.words import read_words

USUAL = 0.25
"""A term in this share of the wordings, or more, has its full weight."""

KIN_WEIGHT = 0.25
"""Of a word that can stand for a term, against the term itself."""

LEAST_USUAL = 0.5
"""A claim all of whose words are common is not recognised by next to nothing."""


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
    asides: Asides = NO_ASIDES
    """The reasons and costs of its points."""
    shown: Runs = frozenset()
    """Runs of words of what stands beside the question: to repeat them claims nothing."""

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
    question: str,
    points: Sequence[Point],
    red_flags: Sequence[RedFlag],
    lexicon: Lexicon,
    shown: str = "",
) -> Rubric:
    """The rubric of a question, prepared once and used for any number of answers.

    `shown` is what a candidate is told besides the question.
    """
    heading = [word for word in read_words(question, lexicon) if not word.is_mark]
    asked = frozenset(word.stem for word in heading)
    drafts = [_Draft(p.id, p.tier, (p.say, *p.wordings), lexicon) for p in points]
    flags = [_Draft(f.id, Tier.GOOD, (f.claim, *f.wordings), lexicon) for f in red_flags]
    return Rubric(
        question=asked,
        points=tuple(draft.claim(drafts + flags, asked) for draft in drafts),
        red_flags=tuple(flag.claim(drafts + flags, asked) for flag in flags),
        lexicon=lexicon,
        # Reasons and costs are left out of all that decides a state, slips of the keyboard too.
        spellings=Spellings.of(
            {word.text for word in heading}.union(*(draft.texts for draft in drafts + flags))
        ),
        asides=asides.prepare(points, [draft.stems.keys() for draft in drafts], asked, lexicon),
        shown=runs_of(shown),
    )


class _Draft:
    """A claim before it is known what other claims say."""

    def __init__(self, name: str, tier: Tier, wordings: Sequence[str], lexicon: Lexicon) -> None:
        self.id, self.tier, self.lexicon = name, tier, lexicon
        self.texts: set[str] = set()
        """Its words as they are written."""
        self.stems: Counter[str] = Counter()
        self.groups: Counter[int] = Counter()
        self.denials: Counter[str] = Counter()
        self.grams: Counter[Stems] = Counter()
        self.told: list[list[clauses.Clause]] = []
        self.wordings: list[set[str]] = []
        for text in wordings:
            self.wordings.append(self._add(text))

    def _add(self, text: str) -> set[str]:
        words = read_words(text, self.lexicon)
        self.texts.update(word.text for word in words if not word.is_mark)
        parts = clauses.split(words, self.lexicon)
        seen: set[str] = set()
        groups: set[int] = set()
        self.told.append(parts)
        for clause in parts:
            self.grams.update(clause.grams)
            for word, denied in zip(clause.words, clause.denied, strict=True):
                if word.stem in seen or not _has_content(word.stem, self.lexicon):
                    continue
                seen.add(word.stem)
                groups |= word.kin
                self.stems[word.stem] += 1
                self.denials[word.stem] += denied
        self.groups.update(groups)
        return seen

    def _spoken(self, clause: clauses.Clause) -> Wording:
        stems = frozenset(word.stem for word in clause.words)
        return Wording(stems - self.lexicon.stopwords, clause.sides)

    def share(self, stem: str) -> float:
        """The share of the wordings that use a stem."""
        return self.stems[stem] / len(self.wordings)

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
            own = count / len(self.wordings)
            theirs = sum(other.groups[group] / len(other.wordings) for other in others)
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
            away=wanted_away(self.told, self.lexicon),
            wordings=tuple((frozenset(w), weight) for w, weight in weighed if len(w) > 1),
            spoken=tuple(self._spoken(each) for each in chain.from_iterable(self.told)),
            literals=literals(self.told, self.lexicon.stopwords | self.lexicon.negators),
            usual=max(LEAST_USUAL, median(weight for _, weight in weighed)),
        )


def _has_content(stem: str, lexicon: Lexicon) -> bool:
    return stem not in lexicon.stopwords and stem not in lexicon.negators
