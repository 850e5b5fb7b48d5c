"""Whether a window denies what a claim says."""

from itertools import pairwise
from math import fsum
from typing import Protocol

from trainer.grading import scopes
from trainer.grading.claim import Claim
from trainer.grading.clauses import Clause
from trainer.grading.focus import GENERAL, Focus

DENIED_SHARE = 0.6
"""From this share of a clause's weight on, its denial is about the claim and not beside it."""

BURDEN = 0.3
"""Share of the whole weight from which a clause speaks for the window."""

EITHER = 0.3
"""A term that this share of the wordings denies can be said or denied."""

LEAST_REPLACING = 1.0
"""What a clause must hold of a claim to stand for what the one before it denies."""

ENOUGH = 0.4
"""Share of a usual wording that carries a claim without what is only set aside."""


class Window(Protocol):
    """What the checks look at."""

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Some neighbouring clauses."""


def is_denied(claim: Claim, window: Window) -> bool:
    """Whether a clause that carries a good part of the claim denies what its wordings say."""
    told = [clause for clause in window.clauses if not clause.is_aside]
    told = _without_replaced(claim, told)
    weighed = [_weigh(claim, clause) for clause in told if not clause.is_contrast]
    if sum(weight for weight, _ in weighed) < ENOUGH * claim.usual:
        weighed = [_weigh(claim, clause) for clause in told]
    total = sum(weight for weight, _ in weighed)
    return any(off > DENIED_SHARE * weight and weight > BURDEN * total for weight, off in weighed)


def _without_replaced(claim: Claim, told: list[Clause]) -> list[Clause]:
    """The clauses without those in whose place the next one puts a good part of the claim."""
    weights = [_weigh(claim, clause)[0] for clause in told]
    enough = max(BURDEN * sum(weights), LEAST_REPLACING)
    kept = [
        one
        for (one, two), weight in zip(pairwise(told), weights[1:], strict=True)
        if not (weight >= enough and _replaces(two))
    ]
    return kept + told[-1:]


def _replaces(clause: Clause) -> bool:
    """Whether a clause puts something in the place of what stands before it."""
    return not any(clause.denied) and scopes.advises(clause.words)


def against(claim: Claim, window: Window) -> frozenset[str]:
    """The stems of a denied window that its clauses deny and the wordings do not."""
    told = [clause for clause in window.clauses if not clause.is_aside]
    return frozenset[str]().union(*(_off(claim, clause) for clause in told))


def _weigh(claim: Claim, clause: Clause) -> tuple[float, float]:
    """The weight of the claim's terms in a clause, and of those denied against the claim."""
    said = {word.stem for word in clause.words} & claim.leads
    off = fsum(claim.terms[stem] * (1 - claim.denied[stem]) for stem in _off(claim, clause))
    return fsum(claim.terms[stem] for stem in said), off


def _off(claim: Claim, clause: Clause) -> frozenset[str]:
    """The terms of the claim that a clause denies wherever it says them, against the claim."""
    if not any(clause.denied):
        return frozenset()
    if clause.foci and not any(_concerns(focus, claim) for focus in clause.foci):
        return frozenset()
    said: dict[str, bool] = {}
    for word, denied in zip(clause.words, clause.denied, strict=True):
        if word.stem in claim.leads:
            said[word.stem] = said.get(word.stem, True) and denied
    agreed = {stem for _, stem in clause.refused & claim.away}
    return frozenset(
        s for s, denied in said.items() if denied and claim.denied[s] < EITHER and s not in agreed
    )


def _concerns(focus: Focus, claim: Claim) -> bool:
    """Whether what a negator is said of may be the claim, as "help" may be anything's.

    What the wordings deny as well goes with them.
    """
    return not focus or any(
        word.text in GENERAL
        or (word.stem in claim.leads and claim.denied[word.stem] < EITHER)
        or not word.kin.isdisjoint(claim.groups)
        for word in focus
    )
