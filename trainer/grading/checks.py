"""Whether a window that names what a claim is about says the claim, or its opposite."""

import re

from trainer.grading import denial, opposition
from trainer.grading.denial import Window
from trainer.grading.rubric import Claim

_NINES = re.compile(r"99\.\d+")


def refuted(claim: Claim, window: Window) -> str:
    """What in the window goes against the claim, in words for the learner; empty if nothing."""
    if denial.is_denied(claim, window):
        return "the answer denies it"
    if opposition.is_opposite(claim, window):
        return "the answer says the opposite"
    if _names_other_time(claim, window):
        return "the answer names a time of another order"
    if _names_other_nines(claim, window):
        return "the answer names another availability"
    return ""


def _names_other_time(claim: Claim, window: Window) -> bool:
    """Whether what carries the claim takes another time than its wordings say."""
    said = [
        span
        for clause in window.clauses
        if any(word.stem in claim.leads for word in clause.words)
        for span in clause.durations
    ]
    return claim.durations.excludes(said)


def _names_other_nines(claim: Claim, window: Window) -> bool:
    """Whether it names a share such as 99.9 where the wordings name only others."""
    said = {
        word.text
        for clause in window.clauses
        for word in clause.words
        if word.text.startswith("99.") and _NINES.fullmatch(word.text)
    }
    if not said:
        return False
    meant = {stem for stem in claim.terms if _NINES.fullmatch(stem)}
    return bool(meant) and said.isdisjoint(meant)
