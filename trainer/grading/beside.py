"""Where an answer gives a reason or names a cost of a point: what it says beside the claim.

A window of one or two clauses that holds enough of a phrase says it, unless the checks that
refuse claims refuse it too. Candidates put reasons and costs into their own words, and next
to what they are about: so half a phrase is enough there, and behind a connective less still
(see `attached`). None of this touches a state.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.grading import attached, checks, hearsay
from trainer.grading.asides import Asides, Phrase
from trainer.grading.assessment import Span
from trainer.grading.windows import Text, Window

KIN = 0.5
"""What a word adds that can stand for one of the phrase, against that word."""

FURTHER = 0.05
"""What the second clause of a window costs: near together is better evidence."""

FEWEST = 2
"""Words of a phrase, or words for them, that must be there: one alone gives no reason."""

NEW = 0.3
"""What words must weigh that the point itself does not use: saying it again is no reason."""

CANDIDATES = 6
"""Windows that are looked at for the reasons, or the costs, of a point, best first."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much it takes, and what lends weight to the words of a phrase."""

    enough: float
    """From this share of a phrase on, with what lends it weight, it is said."""
    near: float
    """What standing in or beside a sentence that makes the point lends."""
    announced: float
    """What words lend that announce what follows; they never suffice without the phrase's."""
    announcing: re.Pattern[str]
    """These words."""


REASONS = Scale(
    enough=0.5,
    near=0.2,
    announced=0.1,
    announcing=re.compile(
        r"\b(?:because|since|therefore|otherwise|as|so|else|hence|why|due to|thanks to|means?)\b"
    ),
)
"""Candidates give reasons in their own words, but next to what they give them for."""

COSTS = Scale(
    enough=0.7,
    near=0.0,
    announced=0.3,
    announcing=re.compile(
        r"\b(?:costs?|pays?(?! (?:per|as you))|paid|paying|prices?|expense|expensive|downsides?"
        r"|drawbacks?|tradeoffs?|trade offs?|loses?|gives? up|giving up|in exchange|in return"
        r"|accept|accepted|accepting|charged|billed|slower|dearer|penalty|sacrifices?|overhead"
        r"|burden|risks?)\b"
    ),
)
"""A cost is often said in the words of the point, so it takes most of it, or a price."""

Found = tuple[tuple[Span, ...], tuple[Span, ...]]
"""Where a reason is given, and where a cost is named."""


def find(
    asides: Asides,
    made: Sequence[Sequence[Span]],
    wrong: Sequence[Span],
    said: Text,
    answer: str,
) -> list[Found]:
    """For each point where the answer gives a reason and where it names a cost.

    `made` are the stretches that make each point, none for one that is not made; `wrong`
    those of wrong claims, which are no reason for anything.
    """
    spans: dict[tuple[int, bool], Span] = {}
    quoted = hearsay.quotations(answer) if asides.phrases else []
    looked: Counter[tuple[int, bool]] = Counter()
    for _, number, first, end in sorted(_candidates(asides, made, said)):
        phrase = asides.phrases[number]
        kind = (phrase.point, phrase.is_cost)
        looked[kind] += 1
        if kind in spans or looked[kind] > CANDIDATES:
            continue
        window = Window(first, tuple(said.parts[first:end]))
        if _overlaps(window.span, wrong) or _is_condition(window):
            continue
        if not phrase.is_cost and _is_of_another(phrase.point, window.span, made):
            continue
        if not _refused(phrase, window) and not hearsay.is_hearsay(window, said, quoted, answer):
            spans[kind] = window.span
    for kind, window in attached.find(asides.pools, made, said) if asides.pools else ():
        if kind in spans or _overlaps(window.span, wrong) or _is_condition(window):
            continue
        if not hearsay.is_hearsay(window, said, quoted, answer):
            spans[kind] = window.span
    return [
        (_only(spans.get((point, False))), _only(spans.get((point, True))))
        for point in range(len(made))
    ]


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _is_condition(window: Window) -> bool:
    """Whether a window is a condition alone: that says neither why nor at what price."""
    return len(window.clauses) == 1 and window.clauses[0].words[0].text == "if"


def _is_of_another(point: int, span: Span, made: Sequence[Sequence[Span]]) -> bool:
    """Whether a stretch makes another point and not this one."""
    return not _overlaps(span, made[point]) and any(_overlaps(span, each) for each in made)


def _only(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)


def _candidates(
    asides: Asides, made: Sequence[Sequence[Span]], said: Text
) -> Iterator[tuple[float, int, int, int]]:
    """The windows that hold enough of a phrase.

    How much, negative; the number of the phrase; the first clause and the one behind the last.
    """
    if not asides.phrases:
        return
    least = min(scale.enough - scale.near - scale.announced for scale in (REASONS, COSTS))
    near = _sentences_near(made, said)
    for sentence, run in enumerate(said.runs):
        before: dict[int, float] = {}
        for at in run:
            own: dict[int, float] = {}
            for stem in said.stems[at] & asides.by_stem.keys():
                for number, share in asides.by_stem[stem]:
                    own[number] = own.get(number, 0.0) + share
            for number, share in own.items():
                for first, bare in ((at, share), (at - 1, share + before.get(number, 0.0))):
                    # What only stands for words of a phrase adds to it but begins no search.
                    if bare < least * KIN or (first < at and number not in before):
                        continue
                    phrase = asides.phrases[number]
                    window = range(first, at + 1)
                    around = range(max(run.start, first - 1), at + 1)
                    held = _strength(phrase, said, window, around, sentence in near[phrase.point])
                    if held:
                        yield -held, number, first, at + 1
            before = own


def _sentences_near(made: Sequence[Sequence[Span]], said: Text) -> list[frozenset[int]]:
    """For each point the numbers of the sentences that make it, and of those beside them."""
    starts = [said.parts[run.start].words[0].start for run in said.runs]
    return [
        frozenset(
            bisect_right(starts, start) - 1 + beside for start, _ in spans for beside in (-1, 0, 1)
        )
        for spans in made
    ]


def _strength(phrase: Phrase, said: Text, window: range, around: range, is_near: bool) -> float:
    """How much clauses say a phrase, with what lends it weight; 0 if not enough.

    `around` are the clauses that may announce it.
    """
    scale = COSTS if phrase.is_cost else REASONS
    held, new = _held(phrase, said, window)
    held += scale.near * is_near
    if not 0 < scale.enough - scale.announced <= held:
        return 0.0
    text = " ".join(word.text for at in around for word in said.parts[at].words)
    is_announced = scale.announcing.search(text) is not None
    # A point may name its own price: then only what announces one tells the two apart.
    if new < NEW and not (phrase.is_cost and is_announced):
        return 0.0
    held += scale.announced * is_announced
    return held if held >= scale.enough else 0.0


def _held(phrase: Phrase, said: Text, window: range) -> tuple[float, float]:
    """The share of a phrase that clauses hold, and the weight of what the point does not use."""
    stems = frozenset[str]().union(*(said.stems[at] for at in window))
    # A word of the phrase must not stand for another one as well.
    kin = {
        group
        for at in window
        for stem, groups in said.kin_words[at]
        if stem not in phrase.stems
        for group in groups
    }
    held, new, count = 0.0, 0.0, 0
    for part in phrase.parts:
        credit = 1.0 if part.stem in stems else KIN if part.kin & kin else 0.0
        held += credit * part.weight
        new += 0.0 if part.is_told else credit * part.weight
        count += credit > 0
    if count < min(FEWEST, len(phrase.parts)):
        return 0.0, 0.0
    return held / phrase.whole - FURTHER * (len(window) - 1), new


def _refused(phrase: Phrase, window: Window) -> bool:
    """Whether a window denies a phrase, affirms what it denies, or says the other side of it."""
    if checks.refuted(phrase.claim, window):
        return True
    matched = [
        (bool(phrase.claim.denied[part.stem]), all(window.denials[part.stem]))
        for part in phrase.parts
        if part.stem in window.denials
    ]
    turned = sum(ours != theirs for ours, theirs in matched)
    return turned * 2 > len(matched) or _takes_other_side(phrase, window)


def _takes_other_side(phrase: Phrase, window: Window) -> bool:
    """Whether a window takes only the other side of a pair of opposites than the phrase."""
    sides = {(pole.pair, pole.side) for clause in window.clauses for pole in clause.poles}
    ours = phrase.claim.poles
    return any(
        ours.side(pair, -side) > 0 and not ours.side(pair, side) and (pair, -side) not in sides
        for pair, side in sides
    )
