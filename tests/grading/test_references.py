"""Short answers against reference answers."""

import pytest

from trainer.deckfile.lexicons import read_lexicon
from trainer.grading.lexicon import Lexicon
from trainer.grading.references import Combine, grade
from trainer.resources import bundled


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return read_lexicon(bundled("data") / "lexicon")


QUESTION = "How do clients find a service whose address changes?"
CLAIM = "They ask a registry, which always keeps the current address"
TIMEOUT = "The call is given up after 30 seconds"


@pytest.mark.parametrize(
    ("reference", "answer"),
    [
        (CLAIM, "they ask a registry that keeps the current address"),
        (CLAIM, "They ask a regsitry, which keeps the current adress."),
        (CLAIM, "I am not sure, but a registry keeps the current address for them"),
        (TIMEOUT, "The call is given up after half a minute."),
        (TIMEOUT, "give up on the call after 30,000 ms"),
        ("by reference", "passed by reference"),
        ("Constructors", "constructors"),
        ("A full copy of the data is kept", "a whole copy of the data is kept"),
    ],
)
def test_a_reference_said_in_other_words_is_met(
    lexicon: Lexicon, reference: str, answer: str
) -> None:
    assert grade(QUESTION, [reference], "any", None, answer, lexicon) >= 0.6


@pytest.mark.parametrize(
    ("reference", "answer"),
    [
        (CLAIM, ""),
        (CLAIM, " \n\t?!"),
        (CLAIM, QUESTION),
        (CLAIM, "A circuit breaker opens when too many calls fail."),
        (CLAIM, "They never ask a registry for the current address"),
        (CLAIM, "registry ask current address"),
        (TIMEOUT, "The call is given up after 30 ms"),
        (TIMEOUT, "The call is given up after 30 minutes"),
        (TIMEOUT, "The call is not given up after 30 seconds"),
    ],
)
def test_what_is_not_said_or_denied_earns_next_to_nothing(
    lexicon: Lexicon, reference: str, answer: str
) -> None:
    assert grade(QUESTION, [reference], "any", None, answer, lexicon) < 0.3


def test_words_of_the_question_count_little(lexicon: Lexicon) -> None:
    def score(answer: str) -> float:
        return grade(QUESTION, ["Clients ask a registry"], "any", None, answer, lexicon)

    assert score("a registry for it") > score("all the clients of this") > 0


def test_the_best_of_the_alternatives_counts(lexicon: Lexicon) -> None:
    either = [CLAIM, "A load balancer hides it behind one stable name"]
    answer = "a load balancer hides it behind a stable name"
    assert grade(QUESTION, either, "any", None, answer, lexicon) == grade(
        QUESTION, either[1:], "any", None, answer, lexicon
    )


def test_an_alternative_that_is_denied_outweighs_one_that_is_touched(lexicon: Lexicon) -> None:
    either = [CLAIM, "The registry sends them to an address that still answers"]
    answer = "They do not ask a registry which keeps the current address"
    assert grade(QUESTION, either, "any", None, answer, lexicon) == 0


PARTS = ["The registry knows the address", "A proxy retries the call", "Health checks drop a node"]


@pytest.mark.parametrize(
    ("wanted", "answer", "least", "most"),
    [
        (None, "The registry knows the address.", 0.3, 0.4),
        (None, "The registry knows the address. Health checks drop a dead node.", 0.6, 0.7),
        (2, "The registry knows the address. Health checks drop a dead node.", 1, 1),
        (1, "The registry knows the address. Health checks drop a dead node.", 1, 1),
        (2, "Clients cache what they like.", 0, 0.1),
    ],
)
def test_covered_references_are_counted(
    lexicon: Lexicon, wanted: int | None, answer: str, least: float, most: float
) -> None:
    assert least <= grade("", PARTS, "cover", wanted, answer, lexicon) <= most


def test_more_of_the_reference_never_scores_less(lexicon: Lexicon) -> None:
    words = CLAIM.split()
    scores = [
        grade(QUESTION, [CLAIM], "any", None, "it is so that " + " ".join(words[:n]), lexicon)
        for n in range(len(words) + 1)
    ]
    assert scores == sorted(scores)
    assert scores[-1] == 1


def test_filler_adds_nothing(lexicon: Lexicon) -> None:
    filler = "We talked about many other things before that. " * 2000
    for answer in ("", "They ask a registry. "):
        short = grade(QUESTION, [CLAIM], "any", None, answer, lexicon)
        assert grade(QUESTION, [CLAIM], "any", None, answer + filler, lexicon) == short


@pytest.mark.parametrize("combine", ["any", "cover"])
@pytest.mark.parametrize("text", ["", "…", "\ud800\x00\u202e", "☃" * 50, "a" * 5000, "1" * 5000])
def test_no_text_raises(lexicon: Lexicon, text: str, combine: Combine) -> None:
    for references in ([text], [CLAIM, text]):
        for answer in (text, CLAIM):
            assert 0 <= grade(text, references, combine, None, answer, lexicon) <= 1


def test_no_references_earn_nothing(lexicon: Lexicon) -> None:
    assert grade(QUESTION, [], "any", None, CLAIM, lexicon) == 0
    assert grade(QUESTION, [], "cover", None, CLAIM, lexicon) == 0
