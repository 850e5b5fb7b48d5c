"""What claims are recognised by."""

from dataclasses import replace

import pytest

from tests.grading.shop import QUESTION, lexicon, rubric
from trainer.content.points import Point, RedFlag
from trainer.grading.claim import Claim
from trainer.grading.rubric import prepare
from trainer.grading.stems import stem


def _claim(name: str) -> Claim:
    return next(c for c in (*rubric().points, *rubric().red_flags) if c.id == name)


@pytest.mark.parametrize(
    ("claim", "heavy", "slight"),
    [
        ("queue", "behind", "mail"),
        ("queue", "worker", "checkout"),
        ("idempotent", "id", "message"),
        ("dead-letters", "fail", "message"),
    ],
)
def test_what_is_special_to_a_claim_weighs_more(claim: str, heavy: str, slight: str) -> None:
    terms = _claim(claim).terms

    assert terms[stem(heavy)] > terms[stem(slight)] > 0


def test_words_without_content_are_no_terms() -> None:
    assert not {"the", "and", "not", "it"} & _claim("queue").terms.keys()


def test_words_of_the_question_weigh_little() -> None:
    point = Point(id="one", say="a faster checkout by a buffer")
    alone = prepare("How?", [point], [], lexicon()).points[0]
    asked = prepare(QUESTION, [point], [], lexicon()).points[0]

    assert asked.terms["checkout"] < alone.terms["checkout"]
    assert asked.terms["buffer"] == alone.terms["buffer"]


def test_words_that_a_wrong_claim_shares_weigh_less() -> None:
    point = Point(id="one", say="delivery is at least once, so deduplicate")
    flag = RedFlag(id="two", claim="delivery happens exactly once")
    alone = prepare("How?", [point], [], lexicon()).points[0]
    rivals = prepare("How?", [point], [flag], lexicon()).points[0]

    assert rivals.terms["deliveri"] < alone.terms["deliveri"]
    assert rivals.terms[stem("deduplicate")] == alone.terms[stem("deduplicate")]


def test_reasons_and_costs_change_nothing_that_a_claim_is_recognised_by() -> None:
    bare = Point(id="one", say="use a buffer", wordings=("put a broker there",))
    told = replace(bare, reasons=("the buffer hiccups",), costs=("no broker is free",))
    one, other = (prepare("How?", [point], [], lexicon()) for point in (bare, told))

    assert (one.points[0].terms, one.spellings) == (other.points[0].terms, other.spellings)
    assert (one.points[0].denied, one.vocabulary) == (other.points[0].denied, other.vocabulary)


def test_a_usual_wording_is_the_measure() -> None:
    point = Point(id="one", say="use a buffer", wordings=("put a broker there", "a bus helps"))
    claim = prepare("How?", [point], [], lexicon()).points[0]

    assert min(claim.terms.values()) <= claim.usual <= sum(claim.terms.values())


def test_a_rubric_without_claims_can_be_prepared() -> None:
    assert prepare("", [], [], lexicon()).vocabulary == frozenset()
