"""Which fact a clarifying question asks for."""

import pytest

from tests.practice.drills import lexicon
from trainer.content.scenarios import Reveal
from trainer.grading.reveals import reveal_for

FACTS = (
    Reveal(id="traffic", when=("traffic", "load", "requests", "how many users"), say="40 a second"),
    Reveal(id="latency", when=("latency", "response time", "how fast"), say="two seconds"),
    Reveal(id="team", when=("team", "skills"), say="four people"),
)


@pytest.mark.parametrize(
    ("question", "fact"),
    [
        ("How much traffic do we get?", "traffic"),
        ("How many requests per second?", "traffic"),
        ("What response times do users expect?", "latency"),
        ("what's the time?", None),
        ("How fast must it be?", "latency"),
        ("What does the TEAM know?", "team"),
        ("trafic and load at peak", "traffic"),
        ("What is your favourite colour?", None),
        ("", None),
        ("Which latency under which load, and how fast?", "latency"),
    ],
)
def test_the_fact_with_most_of_its_words_answers(question: str, fact: str | None) -> None:
    found = reveal_for(question, FACTS, lexicon())
    assert (found.id if found else None) == fact
