"""Cards answered by short phrases, as people type them in a terminal."""

import pytest

from tests.practice.desk import GRADER
from trainer.content.cards import Card, Concept, RapidFire
from trainer.content.parts import ScenarioPoint
from trainer.content.points import Point
from trainer.grading.assess import assess
from trainer.grading.assessment import Assessment
from trainer.grading.cards import points_of
from trainer.grading.rubric import prepare
from trainer.grading.states import State, Unscored

from .shop import POINTS, QUESTION, lexicon

CARD = Concept(
    deck="messages",
    id="queue-or-topic",
    ask="An order must reach the warehouse and the mailer. Compare the ways, and say what is lost.",
    answer="One worker or all of them; what fails is set aside, and order costs throughput.",
    points=(
        Point(
            id="one",
            say="With a queue each message goes to one worker.",
            wordings=(
                "a queue hands every message to a single worker",
                "the workers of a queue compete for the messages",
                "only one consumer takes it from the queue",
            ),
        ),
        Point(
            id="all",
            say="With a topic every subscriber gets a copy.",
            wordings=(
                "a topic fans out to all subscribers",
                "each subscriber has a copy of its own",
                "publish once and everybody gets a copy",
                "topics broadcast",
            ),
        ),
        Point(
            id="aside",
            say="What keeps failing is set aside in a dead letter queue.",
            wordings=(
                "a DLQ takes the poison messages",
                "park failures in the dead letter queue",
                "a redrive policy moves it to the DLQ",
            ),
        ),
        Point(
            id="order",
            say="Strict order by FIFO costs throughput.",
            wordings=(
                "FIFO keeps the sequence and is slower",
                "with ordering there is less throughput",
                "FIFO limits the throughput",
            ),
        ),
    ),
)

STUFFED = (
    "queue, topic, worker, copy, DLQ, FIFO, lambda, cold start, concurrency, metrics, logs, retry, "
    "bucket, role, cache, timeout, container, image, event, scale, cost, latency, cluster, node"
)


def assessed(typed: str, card: Card = CARD) -> Assessment:
    found = GRADER.assess(card, typed)
    assert isinstance(found, Assessment)
    return found


def made(typed: str, card: Card = CARD) -> str:
    """The points that an answer made, with a question mark behind those hinted at."""
    marks = {State.HIT: "", State.PARTIAL: "?"}
    return " ".join(p.id + marks[p.state] for p in assessed(typed, card).points if p.state in marks)


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("queue: one worker, topic: copies, failures: DLQ, order: FIFO", "one all aside order?"),
        ("queue: one worker; topic: copies; failures: DLQ; order: FIFO", "one all aside order?"),
        ("single worker, copy per subscriber, DLQ for failures", "one all aside"),
        ("single worker / copy per subscriber / DLQ for failures", "one all aside"),
        ("single worker - copy per subscriber - DLQ for failures", "one all aside"),
        ("- single worker\n- copy per subscriber\n- DLQ for failures", "one all aside"),
        ("redrive policy, ordering costs throughput", "aside order"),
    ],
)
def test_phrases_make_the_points_that_they_say(typed: str, points: str) -> None:
    assert made(typed) == points


@pytest.mark.parametrize(
    "typed",
    [
        STUFFED,
        STUFFED.replace(", ", " / "),
        STUFFED.replace(", ", "\n"),
        "bucket, role, cache, timeout, container, image",
        "queue, topic, worker, copy, DLQ, FIFO, throughput, subscriber, poison",
        "queue, worker, topic, subscriber, redrive policy",
        "label: " + STUFFED + "; other: queue",
    ],
)
def test_a_list_of_words_of_the_field_stays_one(typed: str) -> None:
    assert assessed(typed).unscored in (Unscored.KEYWORDS, Unscored.OFF_TOPIC)


@pytest.mark.parametrize("typed", ["fine", "Fine, looks good to me.", "asdf qwer zxcv uiop"])
def test_phrases_that_say_nothing_are_no_answer(typed: str) -> None:
    assert assessed(typed).score is None


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("topic: one worker; queue: every subscriber gets a copy", ""),
        ("topic = one worker, queue = every subscriber gets a copy", ""),
        ("queue: one worker; topic: every subscriber gets a copy", "one all"),
        ("queue: one worker, redrive policy; topic: every subscriber gets a copy", "one all aside"),
    ],
)
def test_labels_assign(typed: str, points: str) -> None:
    assert made(typed) == points


@pytest.mark.parametrize("typed", ["no DLQ, no FIFO", "not a single worker, no copies"])
def test_what_is_denied_is_not_named(typed: str) -> None:
    assert made(typed) == ""


def test_a_denial_ends_with_its_phrase() -> None:
    assert made("memory is not shared; DLQ or redrive policy") == "aside"


def test_scenarios_want_sentences() -> None:
    typed = "message queue, worker, idempotency key, order id, poison messages, DLQ alarm"
    rubric = prepare(QUESTION, POINTS, (), lexicon())

    assert assess(rubric, typed).unscored is Unscored.KEYWORDS
    assert assess(rubric, typed, takes_notes=True).score


def test_a_point_of_a_scenario_is_a_card() -> None:
    card = ScenarioPoint(
        deck="shop",
        id="idempotent",
        ask="What if it comes twice?",
        title="Shop",
        scene=QUESTION,
        point=POINTS[1],
    )
    phrases = "idempotent worker, order id in a table, skip, marker, conditional write"

    assert made(phrases, card) == "idempotent"
    assert assessed(STUFFED, card).score is None


def test_rapid_fire_takes_a_list_of_what_it_asks_for() -> None:
    card = RapidFire(
        deck="security",
        id="claims",
        ask="What do you check besides the signature?",
        answer="Issuer, audience, expiry, subject, scope and nonce.",
    )

    assert points_of(card)
    assert made("issuer, audience, expiry, subject, scope, nonce", card) == "answer"
    assert assessed("bucket, role, cache, timeout, container, issuer", card).score is None
