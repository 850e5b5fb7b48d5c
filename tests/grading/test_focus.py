"""What a negator is said of, and whether that may be the claim."""

import pytest

from tests.grading.shop import lexicon, states
from trainer.grading.clauses import split
from trainer.grading.states import State
from trainer.grading.words import read_words


@pytest.mark.parametrize(
    ("text", "focus"),
    [
        ("the mailer does not even notice", ["notice"]),
        ("there is no boss in the middle", ["boss"]),
        ("a second worker costs nothing", ["costs"]),
        ("a queue does not help", ["help"]),
        ("that is not a topic", []),
        ("it is not", []),
    ],
)
def test_a_negator_is_said_of_its_predicate(text: str, focus: list[str]) -> None:
    (clause,) = split(read_words(text, lexicon()), lexicon())

    (found,) = clause.foci
    assert [word.text for word in found] == focus


@pytest.mark.parametrize("text", ["a queue is useless", "skip the queue and do not look back"])
def test_a_clause_denied_in_another_way_has_no_focus(text: str) -> None:
    (clause,) = split(read_words(text, lexicon()), lexicon())

    assert clause.foci == ()


@pytest.mark.parametrize(
    "answer",
    [
        "With a message queue, the checkout and the mailer do not quarrel.",
        "With a queue between checkout and mailer the shop is never sluggish.",
    ],
)
def test_what_is_denied_of_something_else_takes_nothing_back(answer: str) -> None:
    assert states(answer)["queue"] is State.HIT


@pytest.mark.parametrize(
    "answer",
    [
        "A queue between the checkout and the mailer doesn't help.",
        "A queue between the checkout and the mailer is not a topic.",
        "Nobody needs a queue between the checkout and the mailer.",
    ],
)
def test_what_is_denied_of_anything_rejects_it(answer: str) -> None:
    assert states(answer)["queue"] is State.CONTRADICTED
