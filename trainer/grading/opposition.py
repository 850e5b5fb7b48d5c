"""Whether a window says the opposite of a claim in other words than "not"."""

from trainer.grading import polarity
from trainer.grading.clauses import Clause
from trainer.grading.denial import Window
from trainer.grading.rubric import Claim

FIRM = 2
"""Clauses of a claim that must agree before it is known to take a side."""

TIMES = 4
"""How many times as often it must take that side as the other."""


def is_opposite(claim: Claim, window: Window) -> bool:
    """Whether what is said of the claim's subjects is the other side of what it says."""
    against = sum(_balance(claim, clause) for clause in window.clauses)
    return against > 0


def _balance(claim: Claim, clause: Clause) -> float:
    """The weight of what goes against the claim, less that of what goes with it."""
    total = 0.0
    for bond, side in polarity.bonds(clause).items():
        if side == 0:
            continue
        subject, _ = bond
        weight = 1.0 if isinstance(subject, int) else claim.terms.get(subject, 0.0)
        ours, theirs = claim.poles.bond(bond, side), claim.poles.bond(bond, -side)
        if theirs >= max(FIRM, TIMES * ours):
            total += weight
        elif ours:
            total -= weight
    return total
