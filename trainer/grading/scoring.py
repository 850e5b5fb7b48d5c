"""From the states of the points to one score: the policy, in one place.

A missed must caps the score, a red flag costs, and bonus points add to an answer but
cannot carry it. Length plays no part.
"""

from collections.abc import Sequence
from typing import Protocol

from trainer.content.points import Tier
from trainer.grading.assessment import PointAssessment
from trainer.grading.states import State

WEIGHTS = {Tier.MUST: 3.0, Tier.GOOD: 2.0, Tier.BONUS: 1.0}
"""What a point is worth."""

CREDIT = {State.HIT: 1.0, State.PARTIAL: 0.5, State.MISSED: 0.0, State.CONTRADICTED: 0.0}
"""The share of its worth that a point earns."""

FLAG_COST = 0.15
"""What each red flag takes away."""

MISSED_MUST_CAP = 0.5
MISSED_MUST_SHARE = 0.3
"""With a must missing, the score is at most the cap plus this share of itself: two answers
that both miss a must still differ by what else they say."""


class Weighed(Protocol):
    """A claim with a tier."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def tier(self) -> Tier:
        """How much it matters."""


def score_of(claims: Sequence[Weighed], points: Sequence[PointAssessment], red_flags: int) -> float:
    """The score, 0 to 1, of points in these states with so many red flags raised."""
    tiers = {claim.id: claim.tier for claim in claims}
    full = sum(WEIGHTS[tier] for tier in tiers.values() if tier is not Tier.BONUS)
    earned = sum(WEIGHTS[tiers[point.id]] * CREDIT[point.state] for point in points)
    score = min(1.0, earned / full) if full else min(1.0, earned)
    score -= FLAG_COST * red_flags
    if any(tiers[p.id] is Tier.MUST and CREDIT[p.state] == 0 for p in points):
        score = min(score, MISSED_MUST_CAP + MISSED_MUST_SHARE * score)
    return max(0.0, score)
