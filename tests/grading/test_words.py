"""Answers as words: abbreviations, contractions, code, slips of the keyboard."""

import pytest

from tests.grading.shop import lexicon, rubric
from trainer.grading.spelling import Spellings
from trainer.grading.words import read_words


def _read(text: str) -> list[str]:
    return [word.stem for word in read_words(text, lexicon())]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("k8s svc w/ prov conc", "kubernetes service with provisioned concurrency"),
        ("w/o a DLQ", "without a dead letter queue"),
        ("b/c msgs r async", "because messages r asynchronous"),
        ("b4", "before"),
        ("a circuit-breaker", "a circuitbreaker"),
        ("Node.js", "node js"),
        ("cold-start", "cold start"),
        ("don’t", "do not"),
        ("can't", "cannot"),
        ("ＳＱＳ", "sqs"),
        ("quëue", "queue"),
        ("snake_case_name", "snake case name"),
        ("reservedConcurrency", "reserved concurrency"),
        ("simple queue service", "sqs"),
    ],
)
def test_written_forms_of_the_same(written: str, meant: str) -> None:
    assert _read(written) == _read(meant)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("p99", ["p99"]),
        ("s3", ["s3"]),
        ("100ms", ["100", "ms"]),
        ("1,000 a day", ["1,000", "a", "day"]),
        ("capital", ["capit"]),
        ("and / or", ["and", "/", "or"]),
        ("code/roles", ["code", "role"]),
        ("a → b", ["a", "→", "b"]),
        ("", []),
        ("😀", []),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert _read(text) == words


def test_every_word_knows_its_place() -> None:
    text = "The ﬁrst Quëue isn’t a DEAD letter queue."

    found = {text[word.start : word.end] for word in read_words(text, lexicon())}

    assert {"The", "ﬁrst", "isn’t", "DEAD letter queue"} <= found


def test_letters_that_unfold_move_no_word() -> None:
    text = "wait… then the ﬃnal ½ queue"

    words = [word for word in read_words(text, lexicon()) if not word.is_mark]
    found = [text[word.start : word.end] for word in words]

    assert found == ["wait", "then", "the", "ﬃnal", "½", "½", "queue"]


def test_a_word_is_read_as_it_is_written_there() -> None:
    assert _read("idleCost, idlecost, idleCost") == [
        "idl",
        "cost",
        ",",
        "idlecost",
        ",",
        "idl",
        "cost",
    ]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("delivrey", "delivery"),
        ("delivry", "delivery"),
        ("idempotant", "idempotent"),
        ("messsage", "message"),
        ("sclae", "scale"),
        ("scale", "scale"),
        ("stale", "stale"),
        ("orders", "orders"),
        ("older", "older"),
        ("sns", "sns"),
        ("que", "que"),
        ("liver", "liver"),
        ("decopulled", "decoupled"),
        ("", ""),
    ],
)
def test_slips_are_mended_where_one_word_was_meant(typed: str, meant: str) -> None:
    known = Spellings.of(
        ["delivery", "idempotent", "message", "scale", "order", "sqs", "queue", "decoupled"]
    )

    assert known.mended(typed) == meant


def test_the_words_of_the_rubric_mend_an_answer() -> None:
    words = read_words("a duplicate delivrey", lexicon(), rubric().spellings)

    assert [word.stem for word in words] == _read("a duplicate delivery")
    assert [word.text for word in words][-1] == "delivrey"
