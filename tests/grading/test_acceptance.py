"""The answers that other graders praise or misjudge, each decided right and explained."""

import pytest

from tests.practice.desk import GRADER, concept
from trainer.content.points import Point
from trainer.grading.assessment import Assessment
from trainer.grading.states import State, Unscored


def point(name: str, say: str, *wordings: str) -> Point:
    return Point(id=name, say=say, wordings=wordings)


QUEUE = point(
    "queue",
    "Put a queue in front of the database writers.",
    "buffer the writes in a queue",
    "use SQS between the API and the database",
    "let a queue absorb the burst",
)
LATENCY = point(
    "latency",
    "The answer must arrive within 100 ms.",
    "a latency budget of 100 ms",
    "respond in less than 100 ms",
)
AVAILABILITY = point(
    "availability",
    "The service promises 99.99 % availability.",
    "four nines of availability",
    "an availability target of 99.99 %",
)
DELIVERY = point(
    "delivery",
    "Messages are delivered at least once.",
    "delivery is at least once",
    "at-least-once delivery of messages",
)
WRITES = point(
    "writes",
    "Use a write-through cache, so that cache and database agree.",
    "a write-through cache",
    "write through the cache to the database",
)
GATEWAY = point(
    "gateway",
    "An API gateway checks the token.",
    "the API checks the token",
    "authenticate at the API gateway",
)


def assessed(answer: str, *points: Point) -> Assessment:
    card = concept("case", ask="How would you build this?", points=points)
    found = GRADER.assess(card, answer)
    assert isinstance(found, Assessment)
    return found


@pytest.mark.parametrize(
    ("answer", "right", "wanted"),
    [
        ("I would put a queue in front of the writers.", True, QUEUE),
        ("I would not use a queue in front of the database.", False, QUEUE),
        ("A queue in front of the database is unnecessary.", False, QUEUE),
        ("The answer has to arrive within 100 ms.", True, LATENCY),
        ("The answer has to arrive within 10 ms.", False, LATENCY),
        ("It must promise an availability of 99.99 %.", True, AVAILABILITY),
        ("It must promise four nines of availability.", True, AVAILABILITY),
        ("It must promise an availability of 99.9 %.", False, AVAILABILITY),
        ("The messages are delivered at least once.", True, DELIVERY),
        ("The messages are delivered at most once.", False, DELIVERY),
        ("I use SQS between the API and the database.", True, QUEUE),
        ("I use SNS between the API and the clients.", False, QUEUE),
        ("I would take a write-through cache.", True, WRITES),
        ("I would take a write-back cache.", False, WRITES),
        ("The API gateway checks the token.", True, GATEWAY),
        ("The capital is checked by the bank.", False, GATEWAY),
    ],
)
def test_a_claim_is_credited_and_its_opposite_is_not(
    answer: str, right: bool, wanted: Point
) -> None:
    found = assessed(answer, wanted).points[0]
    assert (found.state is State.HIT) == right, found
    assert found.reason


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("fine", Unscored.OFF_TOPIC),
        ("xkcd qwrt zzvb plmk", Unscored.GIBBERISH),
        ("", Unscored.EMPTY),
        ("?!", Unscored.EMPTY),
        ("How would you build this?", Unscored.QUESTION_COPY),
        ("queue, SQS, buffer, latency budget, write-through cache, API", Unscored.KEYWORDS),
    ],
)
def test_what_says_nothing_gets_no_score_and_a_sentence(answer: str, why: Unscored) -> None:
    found = assessed(answer, QUEUE, LATENCY, WRITES, GATEWAY)
    assert (found.score, found.unscored) == (None, why)
    assert found.reason.endswith((".", "!"))
    assert all(each.state is State.MISSED for each in found.points)
