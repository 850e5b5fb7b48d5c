"""Short answers against reference answers, where there is no rubric.

A reference is covered by how much of its content the answer has: words of the question say
little, words that can stand for each other count half. An answer to a reference that is a
single claim is also checked: one that denies it, turns it around or names another figure
has nothing of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from trainer.content.points import Point
from trainer.grading import clauses, denial, forms, measures, opposition, rubric
from trainer.grading.claim import LIGHT_WEIGHT, Claim
from trainer.grading.compare import Target, fit, is_comparable
from trainer.grading.intervals import Fit
from trainer.grading.lexicon import Lexicon
from trainer.grading.quantities import Quantity, parse
from trainer.grading.rubric import Rubric
from trainer.grading.stems import stem
from trainer.grading.tokens import words as words_in
from trainer.grading.windows import Text, Window, sentences
from trainer.grading.words import Word, read_words

Combine = Literal["any", "cover"]
"""Whether the references are alternatives, of which the best counts, or parts to cover."""

ASKED_WEIGHT = 0.2
"""Of a word that stands in the question: repeating it says little, leaving it out too."""

FUNCTION_WEIGHT = 0.1
"""Of a word that only holds others together: "at" and "by" tell a little in few words."""

FIGURE_WEIGHT = 1.5
"""Of a figure with its unit: it is what was asked for, however it is written."""

KIN_CREDIT = 0.5
"""For a word that can stand for the one that is meant."""

SAME_BEGINNING = 5
"""Letters that two stems must share to be taken for forms of one word, as in "evaluation" and
"evaluator"."""

SAME_SHARE = 0.6
"""And this share of the longer one."""

ELSEWHERE = 0.2
"""Of what the whole answer holds of a reference: in so few words, less is said twice."""

LENGTH_POWER = 0.85
"""A long reference says more than an answer needs: its weight grows slower than its length."""

CURVE = 0.6
"""Exponent from recall to score: the first words found say most."""

SINGLE_CLAIM = 14
"""Content words up to which a reference is one claim; checks on more cost more than they bring."""

WORTH_CHECKING = 0.4
"""Score below which nothing was said that could be wrong."""

LEAST_DENIED = 0.55
"""Share of a claim that must stand in a window for a denial there to be about it."""

LEAST_OPPOSED = 0.6
"""And for the other side of an opposite: the claim says but once which side it takes."""

CLEAN_WINDOW = 0.7
"""Words that say the claim outweigh others that deny it if they hold so much as much of it."""

TURNED = 1.05
"""What an alternative counts for that a word such as "stateful" turns round, against others:
such a word is no accident."""

COVERED = 0.65
"""Score from which a reference counts as covered in full; below, for its share of this."""

LEAST_COVERED = 0.25
"""Score up to which it is not covered at all: chance words reach this."""

LEAST_KEYWORDS = 3
"""Words in a row that begin to look like a list; fewer may be all that was asked for."""

FUNCTION_WORDS = frozenset(
    stem(word)
    for word in words_in(
        "a an the of to in on at by for with from as into is are was were be been being am do does "
        "did has have had having it its they them their this that these those there he she his "
        "her i we you your our my me us and or but if then than so because which who whom whose "
        "what when where why how can could will would shall should may might must not no also "
        "just very such each any some all both s e g eg ie"
    )
)
"""What holds others together. Fewer than the stopwords of the lexicon: in an answer of six
words "first", "last" and "one" are the content."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference answer made ready for matching."""

    terms: Mapping[str, float]
    """The weight of each stem."""
    kin: Mapping[str, frozenset[int]]
    """The groups of the lexicon that each stem belongs to there."""
    figures: tuple[Quantity, ...]
    """Its measures; mere counts are words like others."""
    claim: Claim | None
    """What checks compare with; None when it is more than a single claim."""
    is_sentence: bool
    """Whether it is more than a list of words itself."""


@dataclass(frozen=True, slots=True)
class References:
    """What a short answer is graded against."""

    asked: frozenset[str]
    """The stems of the question."""
    each: tuple[Reference, ...]
    rubric: Rubric
    """The references as a rubric: its lexicon, and its spellings to mend slips by."""

    @property
    def wants_claim(self) -> bool:
        """Whether a mere list of words cannot be what is asked for."""
        return any(each.claim is not None and each.is_sentence for each in self.each)


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer taken apart."""

    stems: frozenset[str]
    kin: frozenset[int]
    text: Text
    figures: Sequence[Quantity]
    is_list: bool


def prepare(question: str, references: Sequence[str], lexicon: Lexicon) -> References:
    """The references to a question, prepared once and used for any number of answers."""
    asked = frozenset(word.stem for word in read_words(question, lexicon))
    # Each twice: what a claim says only once is not firm enough for the checks.
    points = [
        Point(id=str(number), say=text, wordings=(text,)) for number, text in enumerate(references)
    ]
    apart = [rubric.prepare(question, [point], [], lexicon).points[0] for point in points]
    return References(
        asked,
        tuple(
            _reference(text, claim, asked, lexicon)
            for text, claim in zip(references, apart, strict=True)
        ),
        rubric.prepare(question, points, [], lexicon),
    )


def score(
    references: References, combine: Combine, points_for_full: float | None, answer: str
) -> float:
    """The score of an answer, 0 to 1. Never raises; time grows with the answer's length.

    With `cover`, so many covered references give the full score; all of them if None.
    """
    words = read_words(answer, references.rubric.lexicon, references.rubric.spellings)
    said = _read(answer, words, references)
    if said is None:
        return 0.0
    met, refuted = [], [0.0]
    for reference in references.each:
        reached = _recall(reference, said) ** CURVE
        checked = reached >= WORTH_CHECKING
        turned = checked and _turned_by(reference, said)
        wrong = turned or (checked and _refuted(reference, said, references))
        met.append(0.0 if wrong else reached)
        refuted.append((reached * TURNED if turned else reached) if wrong else 0.0)
    if combine == "cover":
        covered = sum(
            min(1.0, max(0.0, each - LEAST_COVERED) / (COVERED - LEAST_COVERED)) for each in met
        )
        return min(1.0, covered / (points_for_full or len(met) or 1))
    best = max(met, default=0.0)
    return best if best >= max(refuted) else 0.0


def grade(
    question: str,
    references: Sequence[str],
    combine: Combine,
    points_for_full: float | None,
    answer: str,
    lexicon: Lexicon,
) -> float:
    """The score of an answer, 0 to 1, to a question with these reference answers."""
    return score(prepare(question, references, lexicon), combine, points_for_full, answer)


def _reference(text: str, claim: Claim, asked: frozenset[str], lexicon: Lexicon) -> Reference:
    words = [word for word in read_words(text, lexicon) if not word.is_mark]
    figures = tuple(figure for figure in parse(text) if figure.unit.dimension)
    terms = {
        word.stem: (FUNCTION_WEIGHT if word.stem in FUNCTION_WORDS else 1.0)
        * (ASKED_WEIGHT if word.stem in asked else 1.0)
        for word in words
        if not _within(word, figures)
    }
    content = [word for word in words if word.stem not in lexicon.stopwords]
    return Reference(
        terms,
        {word.stem: word.kin for word in words},
        figures,
        _claim(text, claim, asked, lexicon) if len(content) <= SINGLE_CLAIM else None,
        any(word.stem in FUNCTION_WORDS for word in words) and len(words) > LEAST_KEYWORDS,
    )


def _claim(text: str, claim: Claim, asked: frozenset[str], lexicon: Lexicon) -> Claim:
    """A claim of a rubric, recognised by every word that is more than a function word."""
    denials: dict[str, list[bool]] = {}
    for clause in clauses.split(read_words(text, lexicon), lexicon):
        for word, denied in zip(clause.words, clause.denied, strict=True):
            if word.stem not in FUNCTION_WORDS and word.stem not in lexicon.negators:
                denials.setdefault(word.stem, []).append(denied)
    terms = {
        word: LIGHT_WEIGHT if word in asked or word in lexicon.light else 1.0 for word in denials
    }
    return replace(
        claim,
        terms=terms,
        denied={word: sum(said) / len(said) for word, said in denials.items()},
        usual=max(rubric.LEAST_USUAL, sum(terms.values())),
    )


def _within(word: Word, figures: Sequence[Quantity]) -> bool:
    return any(figure.start <= word.start and word.end <= figure.end for figure in figures)


def _read(text: str, words: Sequence[Word], references: References) -> _Answer | None:
    """The answer taken apart; None when it has no words of its own."""
    spoken = [word for word in words if not word.is_mark]
    stems = frozenset(word.stem for word in spoken)
    if not stems or (stems <= references.asked and len(spoken) > LEAST_KEYWORDS):
        return None
    parts = clauses.split(words, references.rubric.lexicon)
    figures = [figure for figure in parse(text) if figure.unit.dimension]
    function = sum(word.stem in FUNCTION_WORDS for word in spoken)
    return _Answer(
        stems,
        frozenset(group for word in spoken for group in word.kin),
        Text(parts, list(sentences(words, parts)), [False] * len(parts), ELSEWHERE),
        figures,
        is_list=len(text.split()) >= LEAST_KEYWORDS and not function and not figures,
    )


def _recall(reference: Reference, said: _Answer) -> float:
    """The share of the reference's content that is in the answer, 0 to 1."""
    total = sum(reference.terms.values()) + FIGURE_WEIGHT * len(reference.figures)
    found = FIGURE_WEIGHT * sum(_is_named(figure, said.figures) for figure in reference.figures)
    for word, weight in reference.terms.items():
        if word in said.stems:
            found += weight
        elif word not in FUNCTION_WORDS and (
            reference.kin[word] & said.kin or any(_is_form(word, other) for other in said.stems)
        ):
            found += weight * KIN_CREDIT
    return min(1.0, found / total**LENGTH_POWER) if total else 0.0


def _is_form(one: str, other: str) -> bool:
    """Whether two stems are so alike that they are forms of one word."""
    least, most = sorted((len(one), len(other)))
    same = next((n for n in range(least, 0, -1) if one[:n] == other[:n]), 0)
    return same >= SAME_BEGINNING and same >= SAME_SHARE * most


def _is_named(figure: Quantity, named: Sequence[Quantity]) -> bool:
    return any(fit(each, Target(figure)) > Fit.REVERSED for each in named)


def _turned_by(reference: Reference, said: _Answer) -> str:
    """The word in the answer whose form is the opposite of one in a reference, if any."""
    claim = reference.claim
    if claim is None:
        return ""
    return forms.contrary(claim.contraries, said.text.parts, claim.leads)


def _refuted(reference: Reference, said: _Answer, references: References) -> str:
    """What in the answer goes against a reference, in plain words; empty if nothing."""
    claim = reference.claim
    if claim is None:
        return ""
    if said.is_list and references.wants_claim:
        return "these are words in a row, not a claim"
    for figure in reference.figures:
        target = Target(figure)
        named = [each for each in said.figures if is_comparable(each, target)]
        if named and not _is_named(figure, named):
            return "the answer names another figure"
    clean = against = 0.0
    why = ""
    for strength, window in said.text.search(claim, min(LEAST_DENIED, LEAST_OPPOSED)):
        reason = _against(claim, window, strength)
        if reason and not why:
            why, against = reason, strength
        elif not reason:
            clean = max(clean, strength)
    return why if clean < CLEAN_WINDOW * against else ""


def _against(claim: Claim, window: Window, strength: float) -> str:
    """What in one window, which holds so much of a claim, goes against it; empty if nothing."""
    opposed = strength >= LEAST_OPPOSED and opposition.is_opposite(claim, window)
    # What a claim itself denies can be put in too many ways to be told from its opposite.
    negative = any(claim.denied.values())
    denied = strength >= LEAST_DENIED and not negative and denial.is_denied(claim, window)
    if denied and _turned(claim, window):
        return ""
    if denied:
        return "the answer denies it"
    if opposed:
        return "the answer says the opposite"
    return measures.other_figure(claim.meant, window.clauses, claim.leads)


def _turned(claim: Claim, window: Window) -> bool:
    """Whether a window has the opposite word: denying that "in the same path" says "apart"."""
    return any(
        claim.poles.side(pole.pair, -pole.side) and not claim.poles.side(pole.pair, pole.side)
        for clause in window.clauses
        for pole in clause.poles
    )
