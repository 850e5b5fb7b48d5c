"""Why an answer makes a point or does not, in words for the author of its rubric."""

from dataclasses import replace

import pytest

from trainer.content.points import Point
from trainer.deckfile.lexicons import read_lexicon
from trainer.grading.assess import assess, judge
from trainer.grading.assessment import DENIES
from trainer.grading.heard import hear
from trainer.grading.nearness import Reason, explain
from trainer.grading.rubric import prepare
from trainer.grading.states import State
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
    heard = hear(RUBRIC, answer)
    return explain(heard, point.id, (point.say, *point.wordings), judge(heard))


def test_a_point_that_is_made_says_so_and_names_the_nearest_wording_first() -> None:
    reason = why("I would send the mails asynchronously through a broker instead.")
    assert reason.wordings[0].wording == QUEUE.wordings[0]
    assert reason.wordings[0].share > reason.wordings[1].share
    assert reason.span is not None


def test_words_that_are_missing_are_told() -> None:
    reason = why("The mailer should simply be given a much larger machine to run on.")
    assert all(row.share < 1 for row in reason.wordings)
    assert {"queue", "checkout"} <= set(reason.wordings[0].missing)
    assert "mailer" in reason.wordings[0].found


def test_too_little_of_it_is_told_with_what_would_be_enough() -> None:
    reason = why("Every message carries an id, and the mailer drops a repeat of it.", QUEUE)
    assert reason.summary.endswith("% of a usual wording; a hit needs 60%.")
    assert "said" not in reason.summary.lower().split()


def test_a_denial_is_told_as_one() -> None:
    answer = "I would not put a queue between the checkout and the mailer, it must be synchronous."
    assert why(answer).summary == "The answer denies it."
    assert why(answer.replace("not ", "")).summary != why(answer).summary


def test_an_unscored_answer_gives_its_reason() -> None:
    answer = "asdf qwer zxcv"
    assert why(answer).summary == assess(RUBRIC, answer).reason


def test_a_point_of_another_rubric_is_refused() -> None:
    with pytest.raises(ValueError, match="no point"):
        why("Anything at all.", Point(id="other", say="Something else."))


def test_words_that_grading_counts_as_denied_are_the_ones_that_are_told() -> None:
    reason = why("I would not put a queue between the checkout and the mailer.")
    assert reason.state is State.CONTRADICTED
    nearest = reason.wordings[0]
    assert nearest.against == DENIES
    assert "queue" in nearest.denied
    assert why("Never mind the cost; put a queue between checkout and mailer.").state is State.HIT


def test_what_is_said_too_far_away_is_not_called_missing() -> None:
    answer = "There is a checkout. It is slow. It is old. We like it. The mailer is fine."
    nearest = why(answer).wordings[0]
    assert nearest.share < 1
    assert {"checkout", "mailer"} == {*nearest.found, *nearest.elsewhere}
    assert "queue" in nearest.missing


def test_words_that_only_repeat_what_was_shown_are_said_to_claim_nothing() -> None:
    shown = "Today the checkout of the shop calls the mailer and waits for its answer."
    rubric = prepare("How would you make it faster?", (QUEUE, KEY), (), RUBRIC.lexicon, shown)
    heard = hear(rubric, f"{shown} Buy a larger machine and a faster database for it.")
    reason = explain(heard, "queue", (QUEUE.say,), judge(heard))
    assert {"checkout", "mailer"} <= set(reason.wordings[0].unheard)
    assert "checkout" not in reason.wordings[0].missing


def test_a_wording_that_is_too_short_to_count_says_so() -> None:
    point = replace(QUEUE, wordings=(*QUEUE.wordings, "use a broker"))
    rubric = prepare("How would you make it faster?", (point, KEY), (), RUBRIC.lexicon)
    heard = hear(rubric, "There might be a broker for it in the company, and a big one at that.")
    found = judge(heard)
    reason = explain(heard, "queue", (point.say, *point.wordings), found)
    assert reason.state is State.MISSED
    assert reason.wordings[0].wording == "use a broker"
    assert reason.wordings[0].share == 1
    assert reason.wordings[0].is_slight


def test_words_that_make_another_point_name_it() -> None:
    reason = why("Put a repeat key between checkout and mailer and make the second mail idempotent")
    assert reason.state is State.MISSED
    assert reason.summary == "These words make the point 'key' rather."
    assert reason.span is not None


def test_an_answer_that_was_not_read_has_no_wordings() -> None:
    assert why("a" * 200_001).wordings == ()
