"""Verbs that reject what follows, where the claim itself wants it away, and where it does not."""

import pytest

from tests.grading.shop import lexicon
from trainer.content.points import Point
from trainer.grading.assess import assess
from trainer.grading.rubric import prepare
from trainer.grading.states import State

RUBRIC = prepare(
    "A function has forty libraries of which it uses six. What do you say?",
    (
        Point(
            id="fewer",
            say="Remove unused libraries, for faster cold starts and less to patch.",
            wordings=(
                "fewer dependencies start faster",
                "a smaller package shortens the cold start",
                "throw out libraries nobody needs",
                "trim the dependencies in the package",
                "unused libraries slow the cold start",
            ),
        ),
        Point(id="measured", say="Set the memory by measurement."),
        Point(
            id="cache",
            say="A cache in front cuts the reads of the table.",
            wordings=("keep hot items in a cache in front of the table", "cache what is read"),
        ),
    ),
    (),
    lexicon(),
)


@pytest.mark.parametrize(
    ("answer", "fewer"),
    [
        ("I would remove the unused libraries so that it starts faster.", State.HIT),
        ("I would drop the unused libraries so that it starts faster.", State.HIT),
        ("Drop unused libraries, for quicker starts and fewer holes to patch.", State.HIT),
        ("We should drop the dependencies in the package that nobody needs.", State.HIT),
        ("I would not drop the unused libraries, for it starts no faster.", State.CONTRADICTED),
        ("Do not remove unused libraries for the sake of cold starts.", State.CONTRADICTED),
        ("I would skip removing the unused libraries.", State.CONTRADICTED),
        ("Forget the unused libraries, cold starts stay as they are.", State.CONTRADICTED),
    ],
)
def test_to_drop_what_is_to_be_removed_is_to_agree(answer: str, fewer: State) -> None:
    assert assess(RUBRIC, answer).points[0].state is fewer


def test_to_drop_what_is_wanted_denies_it() -> None:
    found = assess(RUBRIC, "I would measure the memory, and drop the cache in front of the table.")

    assert found.points[2].state is State.CONTRADICTED
