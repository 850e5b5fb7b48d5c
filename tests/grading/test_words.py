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
        ("nodes take 5 min", "nodes take 5 minutes"),
        ("in a min or so", "in a minute or so"),
        ("min 3, max 50", "minimum 3, maximum 50"),
        ("minReplicas = 30", "minimum replicas = 30"),
        ("the max/min size", "the maximum/minimum size"),
        ("5 min 3 times", "5 minutes 3 times"),
    ],
)
def test_written_forms_of_the_same(written: str, meant: str) -> None:
    assert _read(written) == _read(meant)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("p99", ["p99"]),
        ("s3", ["s3"]),
        ("100ms", ["0.1 s", "ms"]),
        ("1,000 things", ["1000", "thing"]),
        ("1.2.3", ["1.2.3"]),
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


@pytest.mark.parametrize(
    ("written", "figure"),
    [
        ("3,000", "3000"),
        ("3000", "3000"),
        ("3k", "3000"),
        ("three thousand", "3000"),
        ("99.9 %", "99.9 %"),
        ("99.9", "99.9 %"),
        ("three nines", "99.9 %"),
        ("15 minutes", "900 s"),
        ("a quarter of an hour", "900 s"),
        ("900 s", "900 s"),
        ("1 MB", "1 MB"),
        ("1024 KB", "1 MB"),
        ("1,000 KB", "1 MB"),
        ("1,048,576 bytes", "1 MB"),
        ("10,240 MB", "10 GB"),
        ("0.25 MB", "256 KB"),
        ("200 rps", "200 /s"),
        ("200 requests per second", "200 /s"),
        ("$20 per million", "2e-05 $"),
        ("5 %", "5 %"),
        ("2 retries", "two"),
        ("5 minutes, no wait, 15 minutes", "900 s"),
        ("5 minutes, actually 15", "900 s"),
        ("5 minutes. Sorry, I mean 15 minutes", "900 s"),
        ("5 MB, scratch that, 15 minutes", "5 MB"),
    ],
)
def test_a_figure_is_one_word_however_it_is_written(written: str, figure: str) -> None:
    assert next(word for word in read_words(written, lexicon()) if word.figure).stem == figure


def test_a_range_is_both_its_ends() -> None:
    assert _read("100-500 ms")[:2] == ["0.1 s", "0.5 s"]


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
