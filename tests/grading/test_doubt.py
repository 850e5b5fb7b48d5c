"""What thin evidence is worth beside clear evidence, and without it."""

import pytest

from trainer.grading.assessment import PointAssessment
from trainer.grading.doubt import THIN, without_doubtful
from trainer.grading.states import State

STATES = {
    "H": (State.HIT, THIN),
    "h": (State.HIT, 1.0),
    "p": (State.PARTIAL, 0.95),
    "m": (State.MISSED, 0.0),
    "c": (State.CONTRADICTED, 2.0),
}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("hmmmm", "mmmmm"),
        ("hhhpm", "mmmmm"),
        ("hhhhc", "mmmmc"),
        ("Hhpmm", "Hhpmm"),
        ("Hhmmmm", "Hmmmmm"),
        ("HHhpmm", "HHhpmm"),
        ("mmcmm", "mmcmm"),
        ("hmmm", "hmmm"),
        ("p", "p"),
    ],
)
def test_thin_evidence_needs_something_clear_beside_it(before: str, after: str) -> None:
    points = [
        PointAssessment(str(at), STATES[each][0], ((0, 1),), "", STATES[each][1])
        for at, each in enumerate(before)
    ]

    found = without_doubtful(points)

    assert [point.state for point in found] == [STATES[each][0] for each in after]
    assert all(
        not p.evidence
        for p, b in zip(found, before, strict=True)
        if b in "hp" and p.state is State.MISSED
    )
