"""Whether a window that names what a claim is about says the claim, or its opposite."""

from trainer.grading import denial, forms, measures, opposition
from trainer.grading.assessment import DENIES
from trainer.grading.claim import Claim
from trainer.grading.denial import Window


def refuted(claim: Claim, window: Window) -> str:
    """What in the window goes against the claim, in words for the learner; empty if nothing."""
    if denial.is_denied(claim, window):
        return DENIES
    if opposition.is_opposite(claim, window):
        return "the answer says the opposite"
    turned = forms.contrary(claim.contraries, window.clauses, claim.leads)
    if turned:
        return f'the answer says the opposite, "{turned}"'
    return measures.other_figure(claim.meant, window.clauses, claim.leads)
