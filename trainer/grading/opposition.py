"""Whether a window says the opposite of a claim in other words than "not"."""

from trainer.grading import polarity
from trainer.grading.claim import Claim
from trainer.grading.clauses import Clause
from trainer.grading.denial import Window

FIRM = 2
"""Clauses of a claim that must agree before it is known to take a side."""

TIMES = 4
"""How many times as often it must say something of that side as of the other."""

ALONE = 8
"""And how many times as often it must take that side, whatever it says of it."""


def is_opposite(claim: Claim, window: Window) -> bool:
    """Whether what is said of the claim's subjects is the other side of what it says."""
    return _takes_other_side(claim, window) or sum(_balance(claim, c) for c in window.clauses) > 0


def _takes_other_side(claim: Claim, window: Window) -> bool:
    """Whether the window takes only the other side of a pair that the claim hardly leaves."""
    sides = {(pole.pair, pole.side) for clause in window.clauses for pole in clause.poles}
    return any(
        (pair, -side) not in sides
        and claim.poles.side(pair, -side) >= max(FIRM, ALONE * claim.poles.side(pair, side))
        for pair, side in sides
    )


def _balance(claim: Claim, clause: Clause) -> float:
    """The weight of what goes against the claim, less that of what goes with it."""
    total = 0.0
    for bond, side in polarity.bonds(clause).items():
        if side == 0:
            continue
        subject, _ = bond
        weight = 1.0 if isinstance(subject, int) else claim.terms.get(subject, 0.0)
        ours, theirs = claim.poles.bond(bond, side), claim.poles.bond(bond, -side)
        if max(ours, theirs) >= max(FIRM, TIMES * min(ours, theirs)):
            total += weight * (theirs - ours)
    return total
