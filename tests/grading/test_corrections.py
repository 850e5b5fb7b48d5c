"""What speakers take back at once is not what they say."""

import pytest

from tests.grading.shop import lexicon
from tests.grading.test_acceptance import QUEUE, assessed
from tests.grading.test_free_figures import LIMIT
from trainer.content.points import Point
from trainer.grading.states import State
from trainer.grading.words import read_words


@pytest.mark.parametrize(
    ("spoken", "meant"),
    [
        ("you should use SQS, no, sorry, SNS", "you should use SNS"),
        ("use a queue, no wait, a topic", "use a topic"),
        ("use a queue, I mean a topic, for that", "use a topic, for that"),
        ("it runs on Lambda – sorry, Fargate.", "it runs on Fargate."),
        # Nothing is taken back here.
        ("sorry, a queue", "sorry, a queue"),
        ("a queue, sorry, I would use a topic", "a queue, sorry, I would use a topic"),
        ("use a queue, wait for the answer of it", "use a queue, wait for the answer of it"),
        ("use a queue. Sorry, a topic", "use a queue. Sorry, a topic"),
        ("use it, I mean, it is cheap", "use it, I mean, it is cheap"),
        ("a queue, sorry,", "a queue, sorry,"),
        ("queue, sorry, topic", "queue, sorry, topic"),
    ],
)
def test_the_last_of_two_names_is_meant(spoken: str, meant: str) -> None:
    read, wanted = ([w.text for w in read_words(t, lexicon())] for t in (spoken, meant))
    assert [text for text in read if text not in ("a", ",")] == [
        text for text in wanted if text not in ("a", ",")
    ]


@pytest.mark.parametrize(
    ("wanted", "answer", "state"),
    [
        (QUEUE, "Put a topic, no, sorry, a queue in front of the database.", State.HIT),
        (LIMIT, "The limit of a run is 5 minutes, no wait, 15 minutes.", State.HIT),
        (LIMIT, "The limit of a run is 15 minutes, sorry, 5 minutes.", State.CONTRADICTED),
    ],
)
def test_it_decides_what_is_credited(wanted: Point, answer: str, state: State) -> None:
    assert assessed(answer, wanted).points[0].state is state
