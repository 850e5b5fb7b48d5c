"""Reasons and costs in a candidate's own words, told by where they stand and how they begin.

Beside the words that make a point a connective is strong evidence: "because", "otherwise",
"at the price of". Then a word or two of what the author says there suffice; without one, or
further away, it takes more of them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.grading.assessment import Span
from trainer.grading.clauses import Clause
from trainer.grading.pools import Pool, Pools
from trainer.grading.windows import Text, Window

REACH = 3
"""Clauses between a point and what is said for it or against it, at most."""

WIDTH = 2
"""Clauses in which it is said."""

FURTHER = 0.1
"""What the second of them costs: near together is better evidence."""

FAR = 0.2
"""What each clause between it and the point costs."""

BESIDE = 0.5
"""What standing in a sentence that makes the point lends."""

LEAST = 0.2
"""What words of the author must weigh: a connective alone gives no reason."""

TOLD_ANNOUNCED = 0.4
"""The weight of a word that the point uses too, behind a connective."""

TOLD = 0.2
"""And without one: there it mostly makes the point again."""


@dataclass(frozen=True, slots=True)
class Signs:
    """How much it takes, and what connectives lend."""

    enough: float
    strong: float
    """What a connective lends that hardly means anything else."""
    weak: float
    """And one that may."""
    against: float
    """What a connective of the other kind costs."""
    bare: float
    """What it costs to have no connective at all."""


REASONS = Signs(enough=2.1, strong=1.0, weak=0.2, against=0.8, bare=0.8)
COSTS = Signs(enough=1.5, strong=1.1, weak=0.4, against=0.8, bare=0.4)
"""Chosen with the figures of all labelled answers in view, so these flatter it a little."""

_BECAUSE = re.compile(
    r"\b(?:because|therefore|otherwise|so that|or else|else|hence|thus|due to|thanks to|that way"
    r"|that is why|the reason|if not"
    r"|since(?! (?:\d|the \d|then\b|january|february|march|april|may|june|july|august|september"
    r"|october|november|december))"  # those tell a time
    r"|as(?! (?:soon|long|well|far|many|much|a|an|the|with|in|before|for|if)\b))\b|^(?:and )?so\b"
)
_PERHAPS_BECAUSE = re.compile(
    r"^(?:which|that) means|\b(?:nobody|no one|would|needs?|only|without|why|never|nothing|no"
    r"|can not)\b|^if\b"
)
_PRICE = re.compile(
    r"\b(?:costs|pays?(?! (?:per use|per call|as you))|paid|paying|expense|expensive|downsides?"
    r"|drawbacks?|tradeoffs?|trade offs?"
    r"|loses?|gives? up|giving up|in exchange|in return|accept|accepted|accepting|flip side"
    r"|other hand|penalty|sacrifices?|overhead|burden|charged|billed|dearer|_free)\b"
    r"|\b(?:the|a|at|its|main|one|that|only) (?:price|cost|con)\b"
    r"|^(?:price|cost|cons?|minus)(?: is| of|$)|\bcost (?:us|me|you|more|extra|money)\b"
)
"""Words that announce a price, unless they are denied; what is not free has one."""

_PERHAPS_PRICE = re.compile(
    r"\b(?:but|however|though|although|expect|extra|more|later|bit|needs?|stale|lag|slower|risks?"
    r"|drops?|careful|remains?|still)\b"
)
_NO_PRICE = re.compile(
    r"\b_?(?:costs?|pays?|charged) _?nothing\b|\bno _?(?:extra|additional)\b|\bfor free\b|\bless\b"
)
_CONSEQUENCE = frozenset(["so", "therefore", "hence", "thus"])
"""How a clause begins whose reason stands before it."""

Key = tuple[int, bool]
"""The number of a point, and whether it is about a cost."""


def find(
    pools: Sequence[Pools], made: Sequence[Sequence[Span]], said: Text
) -> Iterator[tuple[Key, Window]]:
    """Where reasons are given and costs are named of points, by the stretches that make these.

    What fits two points is said of the one that it fits better.
    """
    evidence = [_clauses(spans, said) for spans in made]
    kept: dict[bool, list[tuple[int, int]]] = {False: [], True: []}
    found = sorted(
        best
        for number, own in enumerate(evidence)
        if own
        for best in _best(pools[number], number, evidence, said)
    )
    for _, number, is_cost, first, end in found:
        if not any(first < stop and start < end for start, stop in kept[is_cost]):
            kept[is_cost].append((first, end))
            yield (number, is_cost), Window(first, tuple(said.parts[first:end]))


def _clauses(spans: Sequence[Span], said: Text) -> frozenset[int]:
    """The numbers of the clauses in which spans lie."""
    return frozenset(
        number
        for start, end in spans
        for number in range(
            max(0, bisect_right(said.parts, start, key=_start) - 1),
            bisect_left(said.parts, end, key=_start),
        )
    )


def _start(clause: Clause) -> int:
    return clause.words[0].start


def _best(
    pools: Pools, number: int, evidence: Sequence[frozenset[int]], said: Text
) -> Iterator[tuple[float, int, bool, int, int]]:
    """For the reasons and the costs of a point the best window, if any says enough."""
    own = evidence[number]
    others = frozenset[int]().union(*evidence) - own
    sentences = {said.stops[at] for at in own}
    near = {at + by for at in own for by in range(-REACH, REACH + 1)} - others
    places = [at for at in sorted(near) if 0 <= at < len(said.parts) and _is_near(at, own, said)]
    for pool, is_cost in zip(pools, (False, True), strict=True):
        best: tuple[float, int, bool, int, int] | None = None
        for first in places:
            for end in range(first + 1, min(first + WIDTH, said.stops[first]) + 1):
                if end - 1 in others:
                    break
                window = range(first, end)
                strength = _strength(pool, is_cost, said, window, said.stops[first] in sentences)
                strength -= FAR * min(abs(at - each) for at in window for each in own)
                if strength >= (COSTS if is_cost else REASONS).enough:
                    each = (-strength, number, is_cost, first, end)
                    best = each if best is None else min(best, each)
        if best is not None:
            yield best


def _is_near(at: int, own: frozenset[int], said: Text) -> bool:
    """Whether a clause stands in a sentence that makes the point, or beside one."""
    between = [range(min(at, each), max(at, each)) for each in own if abs(at - each) <= REACH]
    ends = min(sum(said.stops[n] == n + 1 for n in each) for each in between)
    return not said.lists[at] and ends <= 1


def _strength(pool: Pool, is_cost: bool, said: Text, window: range, is_same: bool) -> float:
    """How much clauses say of a pool, with what lends it weight."""
    signs = COSTS if is_cost else REASONS
    held = _held(pool, said, window, TOLD_ANNOUNCED)
    # Most clauses could not say enough with any connective: they need not be read for one.
    if held < max(LEAST, signs.enough - signs.strong - BESIDE * is_same):
        return 0.0
    texts = [_text(said.parts[at]) for at in window]
    whole = " ".join(texts)
    follows = said.parts[window.stop].words[0].text if window.stop < said.stops[window[0]] else ""
    is_reason = bool(_BECAUSE.search(whole)) or (is_same and follows in _CONSEQUENCE)
    is_free = _NO_PRICE.search(whole) is not None
    is_price = not is_free and any(_PRICE.search(text) for text in texts)
    if is_cost:
        is_weak = not is_free and _PERHAPS_PRICE.search(whole) is not None
        is_strong, is_against = is_price, is_reason and not is_price
    else:
        is_weak = _PERHAPS_BECAUSE.search(whole) is not None
        is_strong, is_against = is_reason, is_price
    if not is_strong:
        held = _held(pool, said, window, TOLD)
        if held < LEAST:
            return 0.0
    held += signs.strong if is_strong else signs.weak if is_weak else -signs.bare
    return held - signs.against * is_against + BESIDE * is_same - FURTHER * (len(window) - 1)


def _text(clause: Clause) -> str:
    """The words of a clause, with those marked that it denies."""
    return " ".join(
        "_" + word.text if is_denied else word.text
        for word, is_denied in zip(clause.words, clause.denied, strict=True)
    )


def _held(pool: Pool, said: Text, window: range, told: float) -> float:
    """What words of a pool, or for them, weigh in these clauses; none that is turned round."""
    held: dict[str, float] = {}
    groups: set[int] = set()
    for clause in (said.parts[at] for at in window):
        for word, is_denied in zip(clause.words, clause.denied, strict=True):
            if word.stem in pool.terms:
                # What announces a price names none.
                if is_denied in pool.polarity[word.stem] and not _PRICE.fullmatch(word.text):
                    share = told if word.stem in pool.told else 1.0
                    held[word.stem] = pool.terms[word.stem] * share
            elif word.kin and not is_denied and not _PRICE.fullmatch(word.text):
                fresh = word.kin & pool.kin.keys() - groups
                groups |= fresh
                held[word.stem] = max((pool.kin[group] for group in fresh), default=0.0)
    return sum(held.values())
