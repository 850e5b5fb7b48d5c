"""Whether a window that names what a claim is about says the claim, or its opposite."""

from collections.abc import Mapping
from typing import Protocol

from trainer.grading.lexicon import Lexicon
from trainer.grading.rubric import Claim
from trainer.grading.stems import Stems, stem

DENIED_SHARE = 0.5
"""From this share of the weight on, a denial is about the claim and not beside it."""

_UNITS = tuple(
    frozenset(map(stem, names.split()))
    for names in ("ms millisecond", "second", "minute", "hour", "day", "week", "month", "year")
)


class Window(Protocol):
    """What the checks look at."""

    @property
    def denials(self) -> Mapping[str, list[bool]]:
        """For each stem whether it is denied, once for each time it stands there."""

    @property
    def grams(self) -> frozenset[Stems]:
        """Every run of one to three stems within its clauses."""


def refuted(claim: Claim, window: Window, lexicon: Lexicon) -> str:
    """What in the window goes against the claim, in words for the learner; empty if nothing."""
    return (
        _denied(claim, window)
        or _rejected(claim, window, lexicon)
        or _opposite(claim, window, lexicon)
        or _other_scale(claim, window)
    )


def _denied(claim: Claim, window: Window) -> str:
    """Denials where the claim's own wordings have none, or none where they deny."""
    weight = off = 0.0
    for word, denials in window.denials.items():
        if word in claim.leads:
            weight += claim.terms[word]
            off += claim.terms[word] * abs(claim.denied[word] - sum(denials) / len(denials))
    return "the answer denies it" if weight and off / weight > DENIED_SHARE else ""


def _rejected(claim: Claim, window: Window, lexicon: Lexicon) -> str:
    found = next(
        (phrase for phrase in sorted(lexicon.deniers & window.grams) if phrase not in claim.grams),
        None,
    )
    return "" if found is None else "the answer rejects it or calls it unimportant"


def _opposite(claim: Claim, window: Window, lexicon: Lexicon) -> str:
    """One side of a pair of opposites where the claim means the other."""
    grams = window.grams
    for meant, other in lexicon.opposites:
        if not other & grams:
            continue
        own = sum(claim.grams.get(phrase, 0) for phrase in meant)
        theirs = sum(claim.grams.get(phrase, 0) for phrase in other)
        if not meant & grams and own >= max(1, 4 * theirs):
            return "the answer says the opposite"
        for phrase in grams:
            if len(phrase) == 2 and phrase[:1] in other and _turned(claim, phrase, meant):
                return "the answer says the opposite"
    return ""


def _turned(claim: Claim, phrase: Stems, meant: frozenset[Stems]) -> bool:
    """Whether the claim has the opposite word there: "more memory" for "less memory"."""
    thing = phrase[1:]
    if phrase in claim.grams or thing[0] not in claim.terms:
        return False
    return any((word + thing) in claim.grams for word in meant if len(word) == 1)


def _other_scale(claim: Claim, window: Window) -> str:
    """Times of another order than the claim speaks of."""
    meant = {n for n, unit in enumerate(_UNITS) if any((name,) in claim.grams for name in unit)}
    said = {n for n, unit in enumerate(_UNITS) if any((name,) in window.grams for name in unit)}
    return "the answer names a time of another order" if meant and said and not meant & said else ""
