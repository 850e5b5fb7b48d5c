"""The answers that other graders praise or misjudge, each decided right and explained."""

import pytest

from tests.practice.desk import GRADER, concept, rapid
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


@pytest.mark.parametrize(
    "answer",
    [
        "It is not true that a queue absorbs the burst.",
        "It is not the case that a queue absorbs the burst.",
        "It is wrong that a queue absorbs the burst.",
        "It is a myth that a queue absorbs the burst.",
        "I doubt it: it is not right that a queue absorbs the burst.",
    ],
)
def test_a_claim_called_untrue_is_denied(answer: str) -> None:
    (found,) = assessed(answer, QUEUE).points
    assert found.state is State.CONTRADICTED


def test_a_claim_called_true_is_made() -> None:
    for answer in (
        "It is true that a queue absorbs the burst.",
        "It is not wrong that a queue absorbs the burst.",
    ):
        (found,) = assessed(answer, QUEUE).points
        assert found.state is State.HIT


IN_ORDER = rapid(
    "order",
    ask="Put Java, Node and Rust in order of cold start, quickest first.",
    answer="Rust, Node, Java.",
    accept=("context.getRemaining() first",),
)


@pytest.mark.parametrize(
    "typed",
    ["Rust, Node, Java.", "rust node java", " RUST; Node; Java", "context.getremaining first"],
)
def test_the_very_answer_of_rapid_fire_is_right_whatever_its_words(typed: str) -> None:
    found = GRADER.assess(IN_ORDER, typed)
    assert isinstance(found, Assessment)
    assert (found.points[0].state, found.score) == (State.HIT, 1.0)
    assert found.points[0].evidence == ((0, len(typed)),)


@pytest.mark.parametrize("typed", ["Java, Node, Rust", "Rust", "1.5", ""])
def test_another_order_of_the_same_words_is_not(typed: str) -> None:
    found = GRADER.assess(IN_ORDER, typed)
    assert isinstance(found, Assessment)
    assert found.points[0].state is not State.HIT


@pytest.mark.parametrize("answer", ["fine", "It is fine.", "no, fine"])
def test_one_word_is_neither_a_claim_nor_the_question(answer: str) -> None:
    good = point("good", "It goes to a queue although it is fine.", "it is fine to queue it")
    found = assessed(answer, good, WRITES)
    assert (found.score, found.points[0].state) == (None, State.MISSED)
    assert found.unscored is not Unscored.QUESTION_COPY
