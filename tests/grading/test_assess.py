"""Free answers against a rubric: what is found, what is refused, and why."""

import pytest

from tests.grading.shop import QUESTION, STRONG, assessed, lexicon, score, states
from trainer.content.points import Point
from trainer.grading.assess import assess
from trainer.grading.heard import LONGEST
from trainer.grading.rubric import prepare
from trainer.grading.states import State, Unscored

HIT, PARTIAL = State.HIT, State.PARTIAL
MISSED, CONTRADICTED = State.MISSED, State.CONTRADICTED


@pytest.mark.parametrize(
    ("answer", "point"),
    [
        ("Put the mail on a message queue and have a worker send it in the background.", "queue"),
        ("checkout -> sqs -> worker sends mail, async", "queue"),
        ("I'd enqueue the mail, the worker picks it up whenever it can", "queue"),
        ("a quue decouples the chekcout, a worker consumes it in the backgruond", "queue"),
        ("The consumer keeps the order ids it has processed and skips duplicates.", "idempotent"),
        ("- dedupe by order id, b/c delivery is at least once", "idempotent"),
        ("After five attempts poison messages are parked in the DLQ", "dead-letters"),
        ("an alarm on the dead-letter queue", "dead-letters"),
        ("The buyer only notices a wrong address some minutes later.", "later-failure"),
    ],
)
def test_what_is_said_in_other_words_is_found(answer: str, point: str) -> None:
    assert states(answer)[point] is HIT
    (span,) = next(each.evidence for each in assessed(answer).points if each.id == point)
    assert answer[slice(*span)]


@pytest.mark.parametrize(
    "answer",
    [
        "It should be fast and reliable.",
        "I would use the best practices for a checkout.",
        "queue",
        "The message is nice.",
        "A poisonous worker.",
    ],
)
def test_one_word_earns_nothing(answer: str) -> None:
    assert score(answer) == 0
    assert set(states(answer).values()) <= {MISSED, CONTRADICTED}


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("", Unscored.EMPTY),
        (" \n\t ", Unscored.EMPTY),
        ("...!?", Unscored.EMPTY),
        ("😀 🎉", Unscored.EMPTY),
        ("fine", Unscored.OFF_TOPIC),
        ("I like tea with milk", Unscored.OFF_TOPIC),
        ("sdfkj wertl qqqq xcvbn", Unscored.GIBBERISH),
        (QUESTION, Unscored.QUESTION_COPY),
        ("How would you make the checkout faster?", Unscored.QUESTION_COPY),
        ("queue, worker, SQS, idempotency key, DLQ, alarm, retries", Unscored.KEYWORDS),
        ("queue\nworker\nSQS\nidempotency key\nDLQ\nalarm\nretries", Unscored.KEYWORDS),
        ("queue / worker / SQS / idempotency key / DLQ / alarm / retries", Unscored.KEYWORDS),
        (
            "queue worker SQS idempotency duplicate order key DLQ alarm dead letters message "
            "background asynchronous redrive policy",
            Unscored.KEYWORDS,
        ),
        ("x=y=" * 10_000, Unscored.GIBBERISH),
        ("a - b — " * 5_000, Unscored.GIBBERISH),
        ("1 2 3 " * 5_000, Unscored.OFF_TOPIC),
        ("a" * (LONGEST + 1), Unscored.TOO_LONG),
    ],
)
def test_what_is_no_answer_has_no_score_and_a_reason(answer: str, why: Unscored) -> None:
    said = assessed(answer)

    assert (said.score, said.unscored) == (None, why)
    assert said.reason.endswith(".")
    assert not any(point.evidence for point in said.points)


LIST = "queue, worker, SQS, idempotency key, order id, duplicate, DLQ, alarm, redrive policy"


@pytest.mark.parametrize("before", ["That is what I would do. ", "Let me think about it.\n"])
def test_a_list_pasted_beside_a_sentence_earns_nothing(before: str) -> None:
    assert score(before + LIST) == 0
    assert score(before + LIST.replace(", ", "\n")) == 0
    assert states(STRONG + "\n" + LIST) == states(STRONG)


def test_a_sentence_may_enumerate() -> None:
    answer = "A worker takes it from the queue: retries, back-off, jitter. It is asynchronous."

    assert states(answer)["queue"] is HIT


def test_words_of_two_sentences_make_no_claim_together() -> None:
    assert states("A worker is fine. It stays in the background.")["queue"] is not HIT
    assert states("A worker does it in the background.")["queue"] is HIT


@pytest.mark.parametrize(
    ("answer", "flag"),
    [
        ("SQS standard delivers every message exactly once, guaranteed.", "exactly-once"),
        ("We buy a bigger machine and keep the mail inside the request.", "bigger-machine"),
        ("Just scale the checkout vertically until the mail is quick.", "bigger-machine"),
    ],
)
def test_red_flags_are_raised_with_evidence(answer: str, flag: str) -> None:
    (raised,) = assessed(answer).red_flags

    assert raised.id == flag
    assert all(answer[start:end] for start, end in raised.evidence)


@pytest.mark.parametrize(
    "answer",
    [
        STRONG,
        "A standard queue does not deliver every message exactly once.",
        "I would not buy a bigger machine for the checkout.",
        "The queue delivers at least once.",
        "machine",
    ],
)
def test_true_claims_raise_no_red_flag(answer: str) -> None:
    assert not assessed(answer).red_flags


def test_a_red_flag_costs() -> None:
    wrong = " A standard queue delivers every message exactly once, that is guaranteed."

    assert score(STRONG + wrong) < score(STRONG)


def test_an_assessment_as_json() -> None:
    answer = assessed(STRONG).as_json()

    assert answer["score"] == 1.0
    assert answer["points"] == {
        "queue": "hit",
        "idempotent": "hit",
        "dead-letters": "hit",
        "later-failure": "missed",
    }
    assert answer["red_flags"] == []
    assert "unscored" not in answer


def test_a_very_long_answer_is_read_to_its_end() -> None:
    answer = "We talked about tea and the weather. " * 2_500 + STRONG

    assert states(answer)["idempotent"] is HIT


def test_words_that_only_touch_a_point_go_to_the_point_they_make() -> None:
    retry = Point(id="retry", say="Retry the payment after errors.")
    key = Point(id="key", say="A stored idempotency key prevents a retry of the payment twice.")
    answer = "A stored idempotency key prevents that a retry runs the payment twice."

    together = assess(prepare("How?", [retry, key], [], lexicon()), answer)
    apart, said = together.points

    assert apart.state is MISSED
    assert said.state is HIT


PROSE = "I would look at the logs first, and then I would ask the team what they have changed."

KEYWORDS = ("message queue", "background worker", "idempotency key", "poison message", "alarm DLQ")


@pytest.mark.parametrize("form", ["{}", "- {}", "* {}"])
def test_keywords_below_an_answer_are_no_part_of_it(form: str) -> None:
    lines = "\n".join(form.format(keyword) for keyword in KEYWORDS)

    assert states(f"{PROSE}\n\n{lines}") == states(PROSE)


def test_notes_may_have_items_on_lines_of_their_own() -> None:
    assert State.HIT in states("message queue\nbackground worker -> mailer\nmail later").values()
