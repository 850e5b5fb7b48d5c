"""Two definitions in one sentence: each goes with its own subject, right or swapped."""

from functools import cache

import pytest

from tests.grading.shop import lexicon
from trainer.content.points import Point, RedFlag, Tier
from trainer.grading.assess import assess
from trainer.grading.rubric import Rubric, prepare
from trainer.grading.states import State

POINTS = (
    Point(
        id="orchestration",
        tier=Tier.MUST,
        say="In orchestration a central coordinator directs the steps.",
        wordings=(
            "a conductor tells each service what to do",
            "one engine controls the whole sequence",
            "the orchestrator calls the services in order",
            "orchestration means central control of every step",
        ),
    ),
    Point(
        id="choreography",
        tier=Tier.MUST,
        say="In choreography services react to events without central control.",
        wordings=(
            "each service listens for events and acts by itself",
            "choreography has no conductor, only published events",
            "choreographed services subscribe to what others announce",
            "with choreography every service decides alone how to react",
        ),
    ),
)
FLAGS = (
    RedFlag(
        id="swapped",
        claim=(
            "Orchestration means that services react to events, "
            "and choreography means a central coordinator."
        ),
        wordings=(
            "in choreography one conductor tells each service what to do",
            "in orchestration there is no central control, every service acts by itself",
            "orchestration is when services listen for events of others",
            "the choreographer calls the services in order",
        ),
    ),
)


@cache
def rubric() -> Rubric:
    return prepare("What is the difference of the two styles?", POINTS, FLAGS, lexicon())


RIGHT = (
    "{} means that a central coordinator controls the steps{} {} means that services "
    "just react to events without central control."
)


@pytest.mark.parametrize("joined", [" and", ", and", ", while", ","])
def test_each_definition_goes_with_its_own_subject(joined: str) -> None:
    right = assess(rubric(), RIGHT.format("Orchestration", joined, "choreography"))
    swapped = assess(rubric(), RIGHT.format("Choreography", joined, "orchestration"))

    assert [point.state for point in right.points] == [State.HIT, State.HIT]
    assert right.red_flags == ()
    assert [flag.id for flag in swapped.red_flags] == ["swapped"]
    assert swapped.score == 0


def test_a_sign_of_equality_joins_a_term_with_what_it_means() -> None:
    right = assess(
        rubric(), "orchestration = one conductor controls the steps\nchoreography = only events"
    )

    assert right.points[0].state is State.HIT
    assert right.red_flags == ()
