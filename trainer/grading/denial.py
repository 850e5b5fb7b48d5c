"""Whether a window denies what a claim says."""

from collections.abc import Sequence
from typing import Protocol

from trainer.grading.clauses import Clause
from trainer.grading.rubric import Claim

DENIED_SHARE = 0.6
"""From this share of a clause's weight on, its denial is about the claim and not beside it."""

BURDEN = 0.3
"""Share of the whole weight from which a clause speaks for the window."""

LACKING = 0.65
"""Share of the weight that the claim denies and the answer does not, from which it matters."""

EITHER = 0.3
"""A term that this share of the wordings denies can be said or denied."""

ENOUGH = 1.05
"""Weight that carries a claim without the clauses that only tell an aim or an alternative."""


class Window(Protocol):
    """What the checks look at."""

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Some neighbouring clauses."""


def is_denied(claim: Claim, window: Window) -> bool:
    """Denials where the claim's own wordings have none, or none where they deny."""
    main = [c for c in window.clauses if not c.is_aside and not c.is_contrast]
    weighed = [_weigh(claim, [clause]) for clause in main]
    if sum(weight for weight, _, _ in weighed) < ENOUGH:
        main = list(window.clauses)
        weighed = [_weigh(claim, [clause]) for clause in main]
    total, _, lacking = _weigh(claim, main)
    if not total:
        return False
    return lacking > LACKING * total or any(
        denied > DENIED_SHARE * weight and weight > BURDEN * total for weight, denied, _ in weighed
    )


def _weigh(claim: Claim, clauses: Sequence[Clause]) -> tuple[float, float, float]:
    """The weight of the claim's terms; of what is denied against it; of what is not."""
    said: dict[str, list[bool]] = {}
    for clause in clauses:
        for word, denied in zip(clause.words, clause.denied, strict=True):
            if word.stem in claim.leads:
                said.setdefault(word.stem, []).append(denied)
    weight = off = lacking = 0.0
    for stem, denials in said.items():
        term, difference = claim.terms[stem], sum(denials) / len(denials) - claim.denied[stem]
        if difference > 0 and claim.denied[stem] >= EITHER:
            difference = 0.0
        weight += term
        off += term * max(0.0, difference)
        lacking += term * max(0.0, -difference)
    return weight, off, lacking
