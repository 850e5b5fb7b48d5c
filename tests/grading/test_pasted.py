"""Lists of short items, and answers of few words."""

import pytest

from tests.grading.shop import assessed
from trainer.grading.states import Unscored

ITEMS = ("the queue", "a worker", "SQS for mail", "idempotency", "the dead letters")
MORE = ("an alarm", "retries", "backoff with jitter", "redrive")


@pytest.mark.parametrize("between", [", ", "; ", " / ", " | ", ". "])
@pytest.mark.parametrize("items", [ITEMS, ITEMS + MORE])
def test_short_items_and_nothing_else_are_no_claims(items: tuple[str, ...], between: str) -> None:
    assert assessed(between.join(items)).unscored is Unscored.KEYWORDS


@pytest.mark.parametrize("around", ["fine\n\n{}\n\nfine", "{}.\nThat is it.", "\n{}\n"])
def test_short_lines_around_a_list_say_nothing_of_it(around: str) -> None:
    assert assessed(around.format(", ".join(ITEMS))).unscored is Unscored.KEYWORDS


@pytest.mark.parametrize("bullet", ["", "- ", "* ", "• "])
def test_many_short_lines_are_none_either(bullet: str) -> None:
    answer = "\n".join(f"{bullet}{item}" for item in ITEMS + MORE)
    assert assessed(answer).unscored is Unscored.KEYWORDS


@pytest.mark.parametrize(
    "answer",
    [
        "put SQS in between, the checkout returns at once, a worker sends the mail, done, quick",
        "queue -> worker, dup -> skipped, poison -> DLQ, alarm on it, retries",
        "no waiting, no lost mail, never twice, the queue buffers, the worker sends",
        "\n".join(f"- {item}" for item in ITEMS),
        "the queue, a worker, SQS for mail",
    ],
)
def test_claims_and_notes_are_judged(answer: str) -> None:
    assert assessed(answer).unscored is not Unscored.KEYWORDS


@pytest.mark.parametrize(
    "answer", ["fine", "Fine, looks good to me.", "The message is nice.", "ok the worker then"]
)
def test_few_words_that_make_nothing_are_no_answer(answer: str) -> None:
    found = assessed(answer)
    assert found.score is None
    assert found.reason.endswith(".")


def test_few_words_that_make_a_point_are_one() -> None:
    assert assessed("A worker does it in the background.").score
