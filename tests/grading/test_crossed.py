"""Answers to a card that say of each subject what belongs to another."""

import pytest

from tests.practice.desk import GRADER
from trainer.content.cards import Concept
from trainer.content.points import Point
from trainer.grading import crossed
from trainer.grading.assessment import Assessment
from trainer.grading.states import State

PAIR = Concept(
    deck="harbour",
    id="ferry-or-tug",
    ask="Two vessels lie in the harbour. What is each of them for?",
    answer="The ferry carries passengers over the river; the tug pulls freighters to the quay.",
    points=(
        Point(
            id="ferry",
            say="The ferry carries passengers over the river.",
            wordings=(
                "the ferry takes passengers to the other bank",
                "ferries are for people who cross the river",
                "a ferry has seats for passengers",
            ),
        ),
        Point(
            id="tug",
            say="The tug pulls freighters to the quay.",
            wordings=(
                "a tug tows freighters to their berth",
                "tugs have strong engines and drag freighters",
                "the tug brings heavy freighters alongside",
            ),
        ),
    ),
)

THREE = Concept(
    deck="harbour",
    id="three-sheds",
    ask="Where do you store each kind of goods?",
    answer="Fish on ice, timber in the yard, oil in the tank.",
    points=(
        Point(id="fish", say="Fish lies on ice.", wordings=("ice for the fish", "fish on ice")),
        Point(
            id="timber",
            say="Timber goes into the yard.",
            wordings=("the yard for timber", "timber in the yard"),
        ),
        Point(
            id="oil",
            say="Oil goes into the tank.",
            wordings=("the tank for oil", "oil in the tank"),
        ),
    ),
)


def assessed(card: Concept, typed: str) -> Assessment:
    found = GRADER.assess(card, typed)
    assert isinstance(found, Assessment)
    return found


@pytest.mark.parametrize(
    "typed",
    [
        "The tug carries passengers over the river, and the ferry pulls freighters to the quay.",
        "The ferry tows freighters while the tug takes passengers.",
    ],
)
def test_what_is_said_of_the_other_subject_is_contradicted(typed: str) -> None:
    found = assessed(PAIR, typed)

    assert [point.state for point in found.points] == [State.CONTRADICTED] * 2
    assert {point.reason for point in found.points} == {crossed.CROSSED}
    assert found.score == 0.0


def test_the_words_shown_are_those_where_the_subject_is_named() -> None:
    typed = "The ferry tows freighters while the tug takes passengers."

    ferry, tug = assessed(PAIR, typed).points

    assert [typed[slice(*span)] for span in ferry.evidence] == ["The ferry tows freighters"]
    assert [typed[slice(*span)] for span in tug.evidence] == ["the tug takes passengers"]


def test_three_that_have_changed_places_are_contradicted() -> None:
    assert assessed(THREE, "Fish in the yard, timber in the tank, oil on ice.").score == 0.0


def test_of_three_only_the_two_that_have_changed_places_are_contradicted() -> None:
    found = assessed(THREE, "Fish goes into the yard, timber goes on ice, oil goes into the tank.")

    assert [point.state for point in found.points] == [
        State.CONTRADICTED,
        State.CONTRADICTED,
        State.HIT,
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "The ferry carries passengers over the river, and the tug pulls freighters to the quay.",
        "Freighters are pulled to the quay by the tug, passengers take the ferry over the river.",
        "tug: tows freighters; ferry: passengers over the river",
        "The ferry does not pull freighters and the tug takes no passengers: the ferry carries "
        "passengers over the river, the tug pulls freighters to the quay.",
        "The ferry carries passengers over the river past the freighters. The tug pulls "
        "freighters to the quay past the passengers.",
        "Both lie at the quay. The ferry carries passengers over the river, the tug drags "
        "freighters.",
    ],
)
def test_the_right_sides_stand_in_any_order_and_beside_the_other(typed: str) -> None:
    found = assessed(PAIR, typed)

    assert [point.state for point in found.points] == [State.HIT] * 2


def test_one_stretch_that_names_two_points_crosses_nothing() -> None:
    found = assessed(
        PAIR, "In the harbour a ferry carries passengers past the tug and its freighters."
    )

    assert all(point.reason != crossed.CROSSED for point in found.points)


def test_one_point_that_stands_right_is_not_drawn_in() -> None:
    found = assessed(
        PAIR, "The ferry carries passengers over the river. The tug carries passengers as well."
    )

    assert found.points[0].state is State.HIT
