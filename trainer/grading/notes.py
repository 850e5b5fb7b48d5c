"""Short phrases as an answer to a card: "SNS: async config; SQS: redrive policy".

A card asks for a handful of ideas, and whoever knows them types the phrases and nothing else.
Such a list is a claim: of all words of the field these answer the question. So it is read
phrase by phrase, as long as it is no longer than the card asks for and its phrases are about
what the card asks for. Any other list stays a list of keywords.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from math import fsum

from trainer.grading import checks
from trainer.grading.assessment import PointAssessment, Span
from trainer.grading.claim import Claim
from trainer.grading.clauses import Clause
from trainer.grading.rubric import Rubric
from trainer.grading.scoring import CREDIT
from trainer.grading.states import State
from trainer.grading.windows import Window
from trainer.grading.words import Word

PER_POINT = 2
"""Phrases that a card takes for each of its points; all that follow a label count as one."""

FEWEST = 6
"""Phrases that it takes however few its points are."""

ALONE = 0.5
"""The share of them that may be single words without a label if there are more than points: who
knows a point does not say it by three words, but who pastes keywords does."""

LONGEST = 8
"""Words of a phrase; who says more says it in a sentence, which is read as such."""

MOST_WORDS = 36
"""Words of all phrases: labels must not make room for whatever comes to mind."""

MOSTLY = 0.5
"""The share of the phrases that must be about points: of a list of the field's words, few are."""

FEWEST_ABOUT = 2
"""And so many of them, unless labels assign: a single word that a wording happens to use is no
answer ("no, fine")."""

OWN = 0.6
"""The share of its words from which on a phrase is about a point, and does not only touch it."""

TOUCHED = 0.2
"""The share of a usual wording that a phrase about a point holds at least: words of the question
hold less."""

FEWEST_LISTED = 3
"""Terms of a wording that an answer lists: fewer may be said by chance."""

NAMED = 0.3
"""The share from which on it names the point: one of three telling words of a wording."""

CLEARLY = 1.5
"""How much more of its own point a phrase must hold than of any other to name it."""

FEWEST_LABELS = 2
"""Labels that make an answer an assignment: "queue: one of them; topic: all of them"."""

LABELLED = 0.2
"""The share of a point's wordings that must use a label for it to be the point's."""

FOREIGN = 2
"""How many times as many wordings of another point use a label that is not this point's."""

_LABELS = frozenset([":", "=", "->", "=>", "→"])
"""Marks behind a label."""

_WITHIN = _LABELS | {"(", ")"}
"""Marks within a phrase."""

COMMA = ","
"""What a label is said of may go on behind it, unless labels do."""

Label = tuple[Sequence[Word], Span]
"""The words of a label, and where it and what is said of it stand."""

SAID = "said"
NAMED_ONLY = "named, not said outright"
MISPLACED = "said of something else"


@dataclass
class _Phrase:
    """The words up to a mark that parts phrases."""

    words: list[Word] = field(default_factory=list)
    labels: int = 0
    """How many of its words are a label."""
    mark: str = ""
    """What stands behind it."""

    @property
    def is_alone(self) -> bool:
        """Whether it is a single word; an abbreviation is several, in one place."""
        return len({word.start for word in self.words}) == 1

    @property
    def span(self) -> Span:
        return (self.words[0].start, self.words[-1].end)


@dataclass(frozen=True)
class Notes:
    """An answer that consists of phrases."""

    rubric: Rubric
    phrases: Sequence[Window]
    runs: Sequence[range]
    """The numbers of the clauses of what is read together where commas only part phrases."""
    labels: Sequence[Label]
    """None if there is only one: that is a heading."""

    def judged(self, found: Sequence[PointAssessment]) -> list[PointAssessment]:
        """What was found of the points, corrected by what phrases name and labels assign."""
        wrong = [label for label in self.labels if not self._is_right(label, found)]
        pairs = zip(self.rubric.points, found, strict=True)
        return [self._point(claim, point, wrong) for claim, point in pairs]

    def _point(
        self, claim: Claim, found: PointAssessment, wrong: Sequence[Label]
    ) -> PointAssessment:
        """What was found of a point; `wrong` are the labels that do not say what they should."""
        if CREDIT[found.state] and self._is_misplaced(claim, found.evidence, wrong):
            found = replace(found, state=State.MISSED, evidence=(), reason=MISPLACED)
        if found.state is State.HIT:
            return found
        denied = found.evidence if found.state is State.CONTRADICTED else ()
        named = [
            phrase
            for phrase in self.phrases
            if not any(_holds(phrase.span, span) for span in denied)
            and _names(claim, phrase, self.rubric)
            and not checks.refuted(claim, phrase)
            and not self._is_misplaced(claim, (phrase.span,), wrong)
        ]
        for phrase in named:
            if _is_wording(claim, phrase, self.rubric):
                return replace(found, state=State.HIT, evidence=(phrase.span,), reason=SAID)
        if named and found.state is not State.PARTIAL:
            spans = (named[0].span,)
            return replace(found, state=State.PARTIAL, evidence=spans, reason=NAMED_ONLY)
        return found

    def _is_right(self, label: Label, found: Sequence[PointAssessment]) -> bool:
        """Whether the point that uses a label is made behind it."""
        words, place = label
        return any(
            CREDIT[point.state]
            and _use(claim, words) >= LABELLED
            and not self._is_foreign(claim, words)
            and all(_holds(place, span) for span in point.evidence)
            for claim, point in zip(self.rubric.points, found, strict=True)
        )

    def _is_misplaced(self, claim: Claim, evidence: Sequence[Span], wrong: Sequence[Label]) -> bool:
        """Whether a label that is another point's stands before it."""
        return any(
            all(_holds(place, span) for span in evidence) and self._is_foreign(claim, words)
            for words, place in wrong
        )

    def _is_foreign(self, claim: Claim, label: Sequence[Word]) -> bool:
        others = [_use(other, label) for other in self.rubric.points if other is not claim]
        return max(others, default=0.0) >= max(LABELLED, FOREIGN * _use(claim, label))


def read(rubric: Rubric, words: Sequence[Word], parts: Sequence[Clause]) -> Notes | None:
    """The answer as phrases; None if it is not made of them, or they are a list of keywords.

    `words` are those of the answer, with its marks, and `parts` its clauses.
    """
    phrases = list(_phrases(words))
    if not phrases or any(len(phrase.words) > LONGEST for phrase in phrases):
        return None
    if sum(len(phrase.words) for phrase in phrases) > MOST_WORDS:
        return None
    groups = list(_groups(phrases))
    if _count(phrases, groups) > max(FEWEST, PER_POINT * len(rubric.points)):
        return None
    windows = [_window(phrase, parts) for phrase in phrases]
    runs = list(_runs(phrases, windows))
    whole = Window(0, tuple(parts))
    if len(rubric.points) == 1 and _enumerates(rubric.points[0], whole, rubric):
        windows = [whole]
    elif len(windows) < FEWEST_ABOUT or _is_pasted(phrases, groups, rubric):
        return None
    about = sum(any(_touches(c, window, rubric) for c in rubric.points) for window in windows)
    if about < MOSTLY * len(windows) or (about < FEWEST_ABOUT <= len(windows) and not groups):
        return None
    labels = [
        (group[0].words[: group[0].labels], (group[0].span[0], group[-1].span[1]))
        for group in groups
    ]
    return Notes(rubric, windows, runs, labels)


def _count(phrases: Sequence[_Phrase], groups: Sequence[Sequence[_Phrase]]) -> int:
    """The number of phrases, those with the same label as one."""
    return len(phrases) - sum(len(group) - 1 for group in groups)


def _is_pasted(
    phrases: Sequence[_Phrase], groups: Sequence[Sequence[_Phrase]], rubric: Rubric
) -> bool:
    """Whether there are more phrases than points, and most are single words without a label."""
    count = _count(phrases, groups)
    alone = sum(phrase.is_alone and phrase not in chain(*groups) for phrase in phrases)
    return count > len(rubric.points) and alone > ALONE * count


def _phrases(words: Sequence[Word]) -> Iterator[_Phrase]:
    phrase = _Phrase()
    for word in words:
        if not word.is_mark:
            if phrase.mark:
                yield phrase
                phrase = _Phrase()
            phrase.words.append(word)
        elif word.text in _WITHIN:
            if word.text in _LABELS and not phrase.labels:
                phrase.labels = len(phrase.words)
        elif phrase.words and phrase.mark in ("", COMMA):
            phrase.mark = word.text
    if phrase.words:
        yield phrase


def _groups(phrases: Sequence[_Phrase]) -> Iterator[Sequence[_Phrase]]:
    """The phrases with a label, each with those behind it that have the same; none if only one."""
    labelled = [at for at, phrase in enumerate(phrases) if phrase.labels]
    if len(labelled) < FEWEST_LABELS:
        return
    goes_on = all(phrases[at - 1].mark != COMMA for at in labelled[1:])
    for at, end in pairwise([*labelled, len(phrases)]):
        last = at
        while goes_on and last + 1 < end and phrases[last].mark == COMMA:
            last += 1
        yield phrases[at : last + 1]


def _window(phrase: _Phrase, parts: Sequence[Clause]) -> Window:
    """The clauses of a phrase; no clause reaches over a mark that ends one."""
    start, end = phrase.span
    first = next(at for at, part in enumerate(parts) if part.words[-1].end > start)
    inside = [part for part in parts[first:] if part.words[0].start < end]
    return Window(first, tuple(inside))


def _runs(phrases: Sequence[_Phrase], windows: Sequence[Window]) -> Iterator[range]:
    """What is read together: what commas join if there are other marks, or else each phrase."""
    only_commas = all(phrase.mark == COMMA for phrase in phrases[:-1])
    first = windows[0].first
    for at, (phrase, window) in enumerate(zip(phrases, windows, strict=True), 1):
        if only_commas or phrase.mark != COMMA or at == len(phrases):
            yield range(first, window.last + 1)
            first = window.last + 1


def _holds(place: Span, span: Span) -> bool:
    return place[0] <= span[0] and span[1] <= place[1]


def _use(claim: Claim, label: Sequence[Word]) -> float:
    """The share of the wordings of a point that use a word of a label."""
    stems = {word.stem for word in label}
    using = sum(not stems.isdisjoint(each.stems) for each in claim.spoken)
    return using / len(claim.spoken) if using else 0.0


def _content(phrase: Window, rubric: Rubric) -> Mapping[str, Word]:
    """The words of a phrase that mean something, by stem."""
    common = rubric.lexicon.stopwords | rubric.lexicon.negators
    return {w.stem: w for clause in phrase.clauses for w in clause.words if w.stem not in common}


def _held(claim: Claim, stems: Iterable[str]) -> float:
    """How much of a usual wording the stems are."""
    return fsum(claim.terms[stem] for stem in stems if stem in claim.terms) / claim.usual


def _touches(claim: Claim, phrase: Window, rubric: Rubric, least: float = TOUCHED) -> bool:
    """Whether a phrase is about a point, and holds so much of it."""
    content = _content(phrase, rubric)
    own = sum(s in claim.terms or not w.kin.isdisjoint(claim.groups) for s, w in content.items())
    return own >= OWN * len(content) and _held(claim, content) >= least


def _names(claim: Claim, phrase: Window, rubric: Rubric) -> bool:
    """Whether a phrase is about this point and clearly about no other."""
    content = _content(phrase, rubric)
    others = [_held(other, content) for other in rubric.points if other is not claim]
    return _touches(claim, phrase, rubric, NAMED) and CLEARLY * max(others, default=0.0) <= _held(
        claim, content
    )


def _is_wording(claim: Claim, phrase: Window, rubric: Rubric) -> bool:
    """Whether a phrase says all that one of the wordings does, but for words of the question."""
    stems = {word.stem for clause in phrase.clauses for word in clause.words}
    small = rubric.lexicon.light | rubric.question
    return any((asked := each.stems - small) and asked <= stems for each in claim.spoken)


def _enumerates(claim: Claim, answer: Window, rubric: Rubric) -> bool:
    """Whether an answer lists all that one of the wordings does: "issuer, audience, expiry"."""
    stems = _content(answer, rubric).keys()
    return any(len(terms) >= FEWEST_LISTED and terms <= stems for terms, _ in claim.wordings)
