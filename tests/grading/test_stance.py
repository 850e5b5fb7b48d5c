"""What an answer denies as a whole tells how to read the rest of it."""

import pytest

from trainer.grading.assessment import FlagAssessment, PointAssessment
from trainer.grading.stance import read_as_whole
from trainer.grading.states import State

STATES = {
    "h": State.HIT,
    "p": State.PARTIAL,
    "m": State.MISSED,
    "c": State.CONTRADICTED,
    "w": State.CONTRADICTED,
}
STRENGTHS = {"h": 1.0, "p": 0.9, "m": 0.0, "c": 1.0, "w": 0.7}


def states(letters: str, flags: int = 0) -> str:
    points = [
        PointAssessment(str(n), STATES[x], ((0, 1),), "", STRENGTHS[x])
        for n, x in enumerate(letters)
    ]
    raised = [FlagAssessment(str(n), ((0, 1),)) for n in range(flags)]
    names = {state: letter for letter, state in STATES.items() if letter != "w"}
    return "".join(names[point.state] for point in read_as_whole(points, raised))


@pytest.mark.parametrize(
    ("before", "flags", "after"),
    [
        ("hhhhm", 0, "hhhhm"),
        ("hhhc", 0, "hhhc"),  # one slip in a good answer
        ("hc", 0, "hc"),  # too little to speak of a stance
        ("hhccm", 0, "ccccm"),
        ("hpcc", 0, "cccc"),
        ("hhhcc", 0, "hhhcc"),
        ("hhhcc", 2, "ccccc"),
        ("hm", 4, "cm"),
        ("mmcc", 0, "mmcc"),
        ("hhww", 0, "hhcc"),  # single words denied
        ("hhccmmmm", 0, "hhccmmmm"),  # of many points, two may be misread
        ("hhcccmmm", 0, "cccccmmm"),
    ],
)
def test_an_answer_that_denies_as_much_as_it_says_is_not_believed(
    before: str, flags: int, after: str
) -> None:
    assert states(before, flags) == after


def test_reading_twice_changes_nothing() -> None:
    assert states(states("hpccm")) == states("hpccm")
