"""Wordings that are said word for word."""

import pytest

from tests.practice.drills import lexicon
from trainer.content.points import Point, RedFlag
from trainer.grading.assess import LITERAL, WORD_FOR_WORD, assess
from trainer.grading.rubric import prepare
from trainer.grading.states import State

ASK = "Would you put the orders of the shop through a queue, and what would you watch?"

POINTS = (
    Point(
        id="later",
        say="The work goes into a queue and is done later by a worker.",
        wordings=("nobody stands and waits for the end of it", "an SQS queue takes the orders"),
    ),
    Point(
        id="watch",
        say="Watch the age of the oldest message and raise an alarm.",
        wordings=("an alarm on the age of the oldest message",),
    ),
)

FLAG = RedFlag(
    id="once",
    claim="A queue delivers each message exactly once.",
    wordings=("the shop sees every one of the orders once",),
)

RUBRIC = prepare(ASK, POINTS, (FLAG,), lexicon())


def is_literal(answer: str) -> bool:
    return assess(RUBRIC, answer).points[0].reason == WORD_FOR_WORD


def flags(answer: str) -> list[str]:
    return [flag.id for flag in assess(RUBRIC, answer).red_flags]


@pytest.mark.parametrize(
    "answer",
    [
        "Nobody stands and waits for the end of it.",
        "I like it because NOBODY stands and waits for the end of it, not even on Fridays.",
        "The shop answers at once and nobody stands and waits\nfor the end of it.",
    ],
)
def test_a_wording_of_common_words_counts_when_all_of_it_is_said(answer: str) -> None:
    found = assess(RUBRIC, answer).points[0]
    assert (found.state, found.strength) == (State.HIT, LITERAL)
    assert "wait" in answer[slice(*found.evidence[0])]


@pytest.mark.parametrize(
    "answer",
    [
        "It is not true that nobody stands and waits for the end of it.",
        "People say that nobody stands and waits for the end of it.",
        'The book says "nobody stands and waits for the end of it" and I doubt that.',
        "Nobody stands and waits for the end of it? I would check that first.",
        "Nobody stands and waits for the end of it. That is wrong.",
        "Nobody stands and waits.",
        "Does nobody stand there and wait for it to end?",
    ],
)
def test_it_does_not_when_it_is_denied_quoted_asked_or_only_begun(answer: str) -> None:
    assert not is_literal(answer)


def test_a_wrong_claim_in_the_words_of_the_rubric_is_always_raised() -> None:
    assert flags("The shop sees every one of the orders once.") == ["once"]
    assert flags("The shop sees every one of the orders once? No, duplicates happen.") == []
    assert flags("It is not true that the shop sees every one of the orders once.") == []


def test_a_long_answer_of_one_pair_of_words_takes_no_longer_than_it_has_words() -> None:
    answer = "nobody stands " * 9_000
    assert not is_literal(answer)
