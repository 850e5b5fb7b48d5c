"""A small rubric as tests need it, with the lexicon of the product."""

from functools import cache
from pathlib import Path

from trainer.content.points import Point, RedFlag, Tier
from trainer.deckfile.lexicons import read_lexicon
from trainer.grading.assess import assess
from trainer.grading.assessment import Assessment
from trainer.grading.lexicon import Lexicon
from trainer.grading.rubric import Rubric, prepare
from trainer.grading.states import State

QUESTION = "A checkout sends an order mail before it answers. How would you make it faster?"

POINTS = (
    Point(
        id="queue",
        tier=Tier.MUST,
        say="Put a queue between the checkout and the mailer, so nobody waits for the mail.",
        wordings=(
            "the checkout drops a message on SQS and returns at once",
            "decouple the mailer through a message queue",
            "a worker consumes the queue in the background",
            "sending becomes asynchronous behind a queue",
            "enqueue the mail and let a worker pick it up",
        ),
    ),
    Point(
        id="idempotent",
        tier=Tier.MUST,
        say="Make the worker idempotent, because a message can be delivered twice.",
        wordings=(
            "a duplicate delivery must not send a second mail",
            "remember the order id in a table and skip what was done already",
            "the consumer checks an idempotency key before it sends",
            "delivery is at least once, therefore deduplicate by order id",
            "store a processed marker with a conditional write",
        ),
    ),
    Point(
        id="dead-letters",
        tier=Tier.GOOD,
        say="Messages that keep failing go to a dead letter queue with an alarm.",
        wordings=(
            "after five attempts a poison message is moved aside to the DLQ",
            "an alarm fires when the dead letter queue is not empty",
            "park failing messages and look at them in the morning",
            "set a redrive policy so that broken messages do not block the rest",
        ),
    ),
    Point(
        id="later-failure",
        tier=Tier.BONUS,
        say="The price is that the customer does not see a failed mail at once.",
        wordings=(
            "a wrong address is only noticed later",
            "the confirmation may arrive some minutes after the order",
            "errors of the mail provider become invisible to the buyer",
        ),
    ),
)

RED_FLAGS = (
    RedFlag(
        id="exactly-once",
        claim="A standard queue delivers every message exactly once.",
        wordings=(
            "exactly once delivery is guaranteed by the standard queue",
            "SQS standard never hands out a message twice",
        ),
    ),
    RedFlag(
        id="bigger-machine",
        claim="Buy a bigger machine for the checkout and keep the mail inside the request.",
        wordings=(
            "more CPU for the web server solves the slow mail",
            "scale the checkout vertically until the mail is quick",
        ),
    ),
)

STRONG = (
    "I would put a queue between the checkout and the mailer, so that nobody waits for the mail. "
    "The worker has to be idempotent because a message can be delivered twice. "
    "What keeps failing goes to a dead letter queue with an alarm."
)


@cache
def lexicon() -> Lexicon:
    """The lexicon that the product comes with."""
    return read_lexicon(Path(__file__).parents[2] / "data" / "lexicon")


@cache
def rubric() -> Rubric:
    """The rubric, prepared once."""
    return prepare(QUESTION, POINTS, RED_FLAGS, lexicon())


def assessed(answer: str) -> Assessment:
    """The assessment of an answer to the question."""
    return assess(rubric(), answer)


def states(answer: str) -> dict[str, State]:
    """The state of every point."""
    return {point.id: point.state for point in assessed(answer).points}


def score(answer: str) -> float:
    """The score; an unscored answer counts as 0."""
    return assessed(answer).score or 0.0
