"""What a clause denies, word by word."""

from functools import cache
from pathlib import Path

import pytest

from trainer.deckfile.lexicons import read_lexicon
from trainer.grading import scopes
from trainer.grading.clauses import Clause, split
from trainer.grading.lexicon import Lexicon
from trainer.grading.words import read_words

LEXICON = Path(__file__).parents[2] / "data" / "lexicon"


@cache
def lexicon() -> Lexicon:
    return read_lexicon(LEXICON)


def clauses(text: str) -> list[Clause]:
    return split(read_words(text, lexicon()), lexicon())


def denied(text: str) -> set[str]:
    """The words of the text that are denied."""
    return {
        word.text
        for clause in clauses(text)
        for word, off in zip(clause.words, clause.denied, strict=True)
        if off
    }


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("I would not use a queue", "queue"),
        ("a cache isn't needed here", "cache"),
        ("there's no need for a breaker", "breaker"),
        ("the breaker makes no difference", "breaker"),
        ("skip the load test", "test"),
        ("eventual consistency should be avoided", "consistency"),
        ("I do not think that a queue helps", "queue"),
        ("use Kafka instead of a queue", "queue"),
        ("put it on a stream rather than a queue", "queue"),
        ("requests, not memory", "memory"),
        ("Kubernetes needs no operations, upgrades or platform team", "upgrades"),
        ("pods have no idle cost and need no patches", "patches"),
        ("provisioning would only slow it down", "provisioning"),
        ("a cached answer is useless", "answer"),
        ("the circuit opens and we don't call it any more", "call"),
        ("the queue and the worker are not needed", "queue"),
        ("nobody needs a queue", "queue"),
        ("the stream and the cache need no operators", "stream"),
        ("I would say no to a queue", "queue"),
        ("drop the queue", "queue"),
    ],
)
def test_a_denial_reaches_what_it_speaks_of(text: str, gone: str) -> None:
    assert gone in denied(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("remove libraries we do not use", "libraries"),
        ("extract effects that do not depend on each other", "effects"),
        ("hold a socket to a partner that isn't answering", "socket"),
        ("whatever isn't urgent is parked", "parked"),
        ("not only a queue but also a cache", "queue"),
        ("not every request needs a queue", "queue"),
        ("you cannot run it without a queue", "queue"),
        ("a queue is not useless", "queue"),
        ("a queue is never unnecessary", "queue"),
        ("the service ignores a duplicate", "duplicate"),
        ("if shipping refuses an order", "order"),
        ("capacity is cheaper and never starts cold", "capacity"),
        ("scale on requests instead of CPU and pull images", "images"),
        ("I would only pay for hot functions", "functions"),
        ("the circuit opens and we don't call it any more", "opens"),
        ("a queue is there and the checkout does not wait", "queue"),
        ("we do not wait for the mail and it arrives later", "arrives"),
        ("it stops the rollout when the pods are not ready", "ready"),
        ("no charge without a key", "charge"),
        ("nothing is sent without a stored key", "stored"),
        ("it wakes from a snapshot and costs nothing", "snapshot"),
        ("the database says no at four hundred connections", "connections"),
        ("it is closed after two hours no matter what", "closed"),
        ("the caller sits there doing nothing", "caller"),
        ("remove whatever is not called", "remove"),
        ("then drop a message on the queue", "message"),
        ("I have used both and they are not hard to learn", "used"),
    ],
)
def test_a_denial_ends_where_another_predicate_begins(text: str, kept: str) -> None:
    assert kept not in denied(text)


@pytest.mark.parametrize("text", ["otherwise it eats the limit", "so we do not stampede it"])
def test_what_would_happen_is_told_beside_the_claim(text: str) -> None:
    assert clauses(text)[0].is_aside


@pytest.mark.parametrize(
    "text", ["shown as pending, not as paid", "bursts are fine there, steady load is not"]
)
def test_what_is_set_aside_is_a_contrast(text: str) -> None:
    assert [clause.is_contrast for clause in clauses(text)] == [False, True]


def test_no_clause_that_denies_something_is_passed_over() -> None:
    known = lexicon()
    said_so = [*known.negators, "would only", "instead of", "rather than"]
    said_so += [" ".join(phrase) for phrase in (*known.deniers, *known.refusals)]

    for said in said_so:
        for text in (f"a queue {said} a cache", f"{said} the queue", f"the queue is {said}"):
            for clause in clauses(text):
                assert clause.denied == tuple(scopes.denied(clause.words, known)), text
