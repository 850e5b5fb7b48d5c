"""Why an answer makes a point or does not, in words for the author of its rubric."""

import pytest

from trainer.content.points import Point
from trainer.deckfile.lexicons import read_lexicon
from trainer.grading.assess import assess
from trainer.grading.nearness import Reason, explain
from trainer.grading.rubric import prepare
from trainer.resources import bundled

QUEUE = Point(
    id="queue",
    say="Put a queue between the checkout and the mailer.",
    wordings=("send the mail asynchronously through a broker",),
)
KEY = Point(id="key", say="Make the mailer idempotent, so that a repeat sends no second mail.")
RUBRIC = prepare(
    "How would you make the checkout faster?",
    (QUEUE, KEY),
    (),
    read_lexicon(bundled("data") / "lexicon"),
)


def why(answer: str, point: Point = QUEUE) -> Reason:
    found = assess(RUBRIC, answer)
    return explain(RUBRIC, point.id, (point.say, *point.wordings), answer, found)


def test_a_point_that_is_made_says_so_and_names_the_nearest_wording_first() -> None:
    reason = why("I would send the mails asynchronously through a broker instead.")
    assert reason.wordings[0].wording == QUEUE.wordings[0]
    assert reason.wordings[0].share > reason.wordings[1].share
    assert reason.span is not None


def test_words_that_are_missing_are_told() -> None:
    reason = why("The mailer should simply be given a much larger machine to run on.")
    assert all(row.share < 1 for row in reason.wordings)


def test_nothing_of_it_is_nothing() -> None:
    reason = why("Every message carries an id, and the mailer drops a repeat of it.", QUEUE)
    assert reason.summary.endswith(".")
    assert "said" not in reason.summary.lower().split()


def test_a_denial_is_told_as_one() -> None:
    answer = "I would not put a queue between the checkout and the mailer, it must be synchronous."
    assert why(answer).summary != why(answer.replace("not ", "")).summary


def test_an_unscored_answer_gives_its_reason() -> None:
    answer = "asdf qwer zxcv"
    assert why(answer).summary == assess(RUBRIC, answer).reason


def test_a_point_of_another_rubric_is_refused() -> None:
    with pytest.raises(ValueError, match="no point"):
        why("Anything at all.", Point(id="other", say="Something else."))
