"""Opposites that words form by themselves."""

import pytest

from tests.grading.test_acceptance import assessed, point
from trainer.deckfile.lexicons import read_lexicon
from trainer.grading.forms import opposites
from trainer.grading.references import grade
from trainer.grading.states import State
from trainer.resources import bundled

ENCRYPTED = point(
    "encrypted",
    "The snapshots are kept encrypted.",
    "store encrypted snapshots",
    "a snapshot stays encrypted at rest",
)


@pytest.mark.parametrize(
    ("word", "opposite"),
    [
        ("stateless", "stateful"),
        ("stateful", "stateless"),
        ("asynchronous", "synchronous"),
        ("sync", "async"),
        ("ordered", "unordered"),
        ("unordered", "ordered"),
        ("consistent", "inconsistent"),
        ("indirect", "direct"),
        ("blocking", "nonblocking"),
    ],
)
def test_opposites_by_form(word: str, opposite: str) -> None:
    assert opposite in opposites(word)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("under", "der"),
        ("install", "stall"),
        ("inform", "form"),
        ("indifferent", "different"),
        ("less", "ful"),
    ],
)
def test_no_opposites(word: str, other: str) -> None:
    assert other not in opposites(word)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("I would store encrypted snapshots.", State.HIT),
        ("I would store unencrypted snapshots.", State.CONTRADICTED),
        ("The snapshots are kept unencrypted.", State.CONTRADICTED),
        ("An unencrypted snapshot is a risk, so I would store encrypted snapshots.", State.HIT),
    ],
)
def test_the_opposite_by_form_refutes(answer: str, state: State) -> None:
    assert assessed(answer, ENCRYPTED).points[0].state is state


def test_a_form_turns_a_reference_answer_round() -> None:
    lexicon = read_lexicon(bundled("data") / "lexicon")
    references = ["The workers are kept ordered by their shard", "workers go by shard"]

    def score(answer: str) -> float:
        return grade("How are they arranged?", references, "any", None, answer, lexicon)

    assert score("The workers are kept ordered by their shard") > 0.9
    assert score("The workers are kept unordered by their shard") < 0.5
