"""What goes against a claim, in an answer that uses its words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from trainer.content.points import Point
from trainer.deckfile.lexicons import read_lexicon
from trainer.grading import checks, clauses
from trainer.grading.clauses import Clause
from trainer.grading.lexicon import Lexicon
from trainer.grading.rubric import Rubric, prepare
from trainer.grading.words import read_words

LEXICON = Path(__file__).parents[2] / "data" / "lexicon"

POINTS = (
    Point(
        id="steady",
        say="Containers are cheaper than Lambda under steady load.",
        wordings=(
            "constant load makes containers cheaper",
            "Lambda is dearer than containers when traffic is steady",
            "a busy container is cheaper per request than a function",
        ),
    ),
    Point(
        id="memory",
        say="Give the function more memory, because more memory brings more CPU.",
        wordings=(
            "raise the memory setting and the CPU grows with it",
            "a larger memory size speeds up the start",
            "try more memory with power tuning",
        ),
    ),
    Point(
        id="limit",
        say="A function may run for 15 minutes at most.",
        wordings=(
            "the limit of a function is fifteen minutes",
            "after a quarter of an hour the function is stopped",
        ),
    ),
    Point(
        id="breaker",
        say="A circuit breaker stops the calls while the partner is down.",
        wordings=(
            "put a circuit breaker in front of the partner",
            "open the breaker after five errors in a row",
        ),
    ),
    Point(
        id="nines",
        say="Promise an availability of 99.99 %.",
        wordings=("four nines, so 99.99 % of the requests",),
    ),
)


@dataclass(frozen=True)
class Stretch:
    """A whole answer as one window."""

    clauses: tuple[Clause, ...]


@cache
def lexicon() -> Lexicon:
    return read_lexicon(LEXICON)


@cache
def rubric(points: Sequence[Point] = POINTS) -> Rubric:
    return prepare("How would you run it?", points, (), lexicon())


def refuted(point: str, answer: str) -> str:
    claim = next(claim for claim in rubric().points if claim.id == point)
    parts = clauses.split(read_words(answer, lexicon()), lexicon())
    return checks.refuted(claim, Stretch(tuple(parts)))


@pytest.mark.parametrize(
    ("point", "answer"),
    [
        ("breaker", "a circuit breaker isn't needed in front of the partner"),
        ("breaker", "a circuit breaker in front of the partner is no concern of ours"),
        ("breaker", "skip the circuit breaker"),
        ("breaker", "the breaker makes no difference while the partner is down"),
        ("memory", "I would never raise the memory setting"),
    ],
)
def test_a_denied_claim_is_refused(point: str, answer: str) -> None:
    assert refuted(point, answer) == "the answer denies it"


@pytest.mark.parametrize(
    ("point", "answer"),
    [
        ("steady", "Lambda is cheaper than containers under steady load"),
        ("steady", "containers are dearer at constant load"),
        ("steady", "containers are cheaper when traffic is spiky"),
        ("steady", "Lambda is cheapest under steady load"),
        ("memory", "reduce the memory, the CPU grows with it"),
        ("memory", "less memory speeds up the start"),
    ],
)
def test_the_opposite_is_refused(point: str, answer: str) -> None:
    assert refuted(point, answer) == "the answer says the opposite"


@pytest.mark.parametrize(
    ("point", "answer", "why"),
    [
        ("limit", "a function may run for 15 hours", "15 hours, not 15 minutes at most"),
        ("limit", "the limit of a function is 15 seconds", "15 seconds, not 15 minutes at most"),
        ("limit", "a function may run for hours", "hours, not 15 minutes at most"),
        ("nines", "promise 99.9 %", "99.9 %, not 99.99 %"),
    ],
)
def test_another_figure_is_refused(point: str, answer: str, why: str) -> None:
    assert refuted(point, answer) == f"the answer names {why}"


def test_a_figure_that_is_denied_does_not_count() -> None:
    assert refuted("nines", "not 99.9 but 99.99 %") == ""


@pytest.mark.parametrize(
    ("point", "answer"),
    [
        ("steady", "with steady load a container costs less than Lambda"),
        ("steady", "functions are dearer at constant load"),
        ("steady", "under steady load containers are cheaper, Lambda is for spiky traffic"),
        ("memory", "more memory brings more CPU"),
        ("limit", "900 seconds is what a function may run"),
        ("limit", "a function is stopped after a quarter of an hour"),
        ("breaker", "a circuit breaker, so we do not call a partner that is down"),
        ("breaker", "not only timeouts but also a circuit breaker"),
        ("breaker", "without a circuit breaker the calls pile up"),
        ("breaker", "open the breaker, otherwise nothing stops the calls"),
    ],
)
def test_the_claim_in_other_words_is_not_refused(point: str, answer: str) -> None:
    assert refuted(point, answer) == ""


@pytest.mark.parametrize(
    ("text", "is_denied"),
    [
        ("keep no state, put it in a table or a bucket", False),
        ("do not keep it there; use S3 or a table instead", False),
        ("we need no table, bucket or queue", True),
    ],
)
def test_a_denial_ends_where_advice_begins(text: str, is_denied: bool) -> None:
    lexicon = read_lexicon(LEXICON)
    *_, last = clauses.split(read_words(text, lexicon), lexicon)
    assert any(last.denied) is is_denied


def test_only_a_word_in_its_ending_takes_a_side() -> None:
    lexicon = read_lexicon(LEXICON)
    (stateful,) = clauses.split(read_words("a stateful program", lexicon), lexicon)
    (state,) = clauses.split(read_words("the state of a program", lexicon), lexicon)
    assert stateful.poles
    assert not state.poles
