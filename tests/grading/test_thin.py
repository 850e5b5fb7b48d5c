"""Rubrics and answers of few words: notes with arrows, short wrong claims, one term and its kin."""

import pytest

from tests.grading.shop import assessed, lexicon, states
from trainer.content.points import Point, RedFlag
from trainer.grading.assess import assess
from trainer.grading.rubric import prepare
from trainer.grading.states import State, Unscored

NOTES = """checkout -> SQS -> worker sends mail
dup delivery -> skip by order id
poison msgs -> DLQ + alarm
wrong address -> noticed later
retries = backoff
DB down -> message stays
peak -> more workers"""


def test_notes_with_arrows_are_claims() -> None:
    found = states(NOTES)

    assert found["queue"] is State.HIT
    assert found["dead-letters"] is State.HIT


@pytest.mark.parametrize("arrow", ["->", "=>", "→", "="])
def test_a_list_with_arrows_for_commas_stays_a_list(arrow: str) -> None:
    listed = f" {arrow} ".join(
        ["queue", "worker", "SQS", "idempotency key", "DLQ", "alarm", "retries"]
    )

    assert assessed(listed).unscored is Unscored.KEYWORDS


FLAGS = prepare(
    "What does Kubernetes do for us?",
    (Point(id="restart", say="It restarts pods that crash and moves them to healthy nodes."),),
    (
        RedFlag(id="no-operations", claim="Kubernetes needs no operations."),
        RedFlag(id="instant", claim="Kubernetes scales instantly."),
        RedFlag(id="keeps-ip", claim="A pod keeps its address."),
    ),
    lexicon(),
)


@pytest.mark.parametrize(
    ("answer", "flags"),
    [
        ("It restarts pods that crash, and Kubernetes needs no operations.", ["no-operations"]),
        ("It restarts pods that crash, and Kubernetes needs a lot of operations.", []),
        ("It restarts pods that crash; operations are work.", []),
        ("It restarts pods that crash. Kubernetes scales instantly.", ["instant"]),
        ("It restarts pods that crash. Kubernetes does not scale instantly.", []),
        ("It restarts what crashes. The address of a pod stays the same.", ["keeps-ip"]),
        ("It restarts what crashes. The address of a pod is not the same.", []),
        ("It restarts what crashes: pod, address", []),
    ],
)
def test_a_short_wrong_claim_is_raised_where_it_is_said_in_full(
    answer: str, flags: list[str]
) -> None:
    assert [flag.id for flag in assess(FLAGS, answer).red_flags] == flags


PRICE = prepare(
    "Where does a container pay off?",
    (
        Point(
            id="price",
            say="A busy container is cheap.",
            wordings=("containers", "containers are cheap"),
        ),
        Point(id="patching", say="You patch the operating system yourself."),
    ),
    (),
    lexicon(),
)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("The container is inexpensive, and you patch the operating system.", State.HIT),
        ("The container is blue, and you patch the operating system.", State.MISSED),
        ("Inexpensive it is, and you patch the operating system.", State.MISSED),
    ],
)
def test_a_term_beside_what_stands_for_another_is_evidence(answer: str, state: State) -> None:
    assert assess(PRICE, answer).points[0].state is state


STORE = prepare(
    "Where do sessions live?",
    (
        Point(id="store", say="DynamoDB or Redis.", wordings=("DynamoDB", "Redis", "ElastiCache")),
        Point(
            id="expiry",
            say="Sessions get an expiry date",
            wordings=("sessions have an expiry", "expiry of the sessions"),
        ),
        Point(id="key", say="A random id in a cookie is the key.", wordings=("random id",)),
    ),
    (),
    lexicon(),
)


@pytest.mark.parametrize(
    ("answer", "store", "expiry"),
    [
        ("I would put them into DynamoDB with a random id.", State.HIT, State.MISSED),
        (
            "I would not put them into DynamoDB, and take a random id.",
            State.CONTRADICTED,
            State.MISSED,
        ),
        ("They have a random id as a key. There is some expiry.", State.MISSED, State.PARTIAL),
        ("They have a random id and an hour.", State.MISSED, State.MISSED),
    ],
)
def test_one_word_is_worth_what_it_is_to_the_author(
    answer: str, store: State, expiry: State
) -> None:
    found = {point.id: point.state for point in assess(STORE, answer).points}

    assert (found["store"], found["expiry"]) == (store, expiry)
