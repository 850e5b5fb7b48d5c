"""What is typed to find items, read as words and filters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.insight.query import (
    LONGEST_WORD,
    MOST_WORDS,
    Filter,
    State,
    filter_being_typed,
    folded,
    hints,
    parse,
    words_of,
)


def test_words_and_filters_stand_on_one_line() -> None:
    query = parse("deck:cost is:due kind:number tag:SQS hello  World")
    assert query.words == ("hello", "world")
    assert query.facets == (
        (Filter.DECK, "cost"),
        (Filter.KIND, "number"),
        (Filter.TAG, "sqs"),
    )
    assert query.states == (State.DUE,)
    assert not query.problems


def test_nothing_typed_asks_for_nothing() -> None:
    assert not parse("").narrows
    assert not parse(" \t\n").narrows
    assert not parse("deck: is:").narrows


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Kühlschränke", ["kuhlschranke"]),
        ("Straße ﬁre", ["strasse", "fire"]),
        ("node.js C++ 10:1", ["node", "js", "c", "10", "1"]),
        ("snake_case kebab-case", ["snake", "case", "kebab", "case"]),
        ('"; DROP TABLE * NEAR(a, b) ^', ["drop", "table", "near", "a", "b"]),
        ("🔥 ☃", []),
        ("\ud800 x\x00y", ["x", "y"]),
        ("a" * 100, ["a" * LONGEST_WORD]),
    ],
)
def test_words_are_folded(typed: str, words: list[str]) -> None:
    assert words_of(typed) == words


def test_an_unknown_filter_is_named_and_looked_for_as_a_word() -> None:
    query = parse("dekc:cost")
    assert query.words == ("dekc", "cost")
    assert "did you mean deck:?" in query.problems[0]


def test_an_address_is_no_filter() -> None:
    assert parse("https://x.org").problems == ()


def test_an_unknown_state_is_named() -> None:
    query = parse("is:dew")
    assert query.states == ()
    assert "did you mean is:new?" in query.problems[0]


def test_a_state_counts_as_soon_as_it_is_clear() -> None:
    assert parse("is:d").states == (State.DUE,)
    assert parse("is:s") == parse("is:s")
    assert parse("is:s").states == ()
    assert parse("is:s").problems == ()
    assert parse("IS:Sus").states == (State.SUSPENDED,)


def test_too_many_words_are_cut_and_said_so() -> None:
    query = parse(" ".join(f"w{n}" for n in range(50)))
    assert len(query.words) == MOST_WORDS
    assert "first" in query.problems[0]


def test_a_name_is_looked_for_as_such() -> None:
    assert parse(" cost/two-settings ").exact == "cost/two-settings"
    assert parse("two words").exact == ""
    assert parse('a"b').exact == ""


def test_hints_complete_names_and_values() -> None:
    assert hints("x de") == ["deck:"]
    assert hints("t") == ["topic:", "tag:"]
    assert hints("is:s") == ["is:suspended", "is:stale"]
    assert hints("deck:co", ["cost", "cold", "sqs"]) == ["deck:cost", "deck:cold"]
    assert hints("hello ") == []


def test_the_filter_being_typed() -> None:
    assert filter_being_typed("x tag:Sq") == (Filter.TAG, "sq")
    assert filter_being_typed("x tag:sq ") is None
    assert filter_being_typed("foo:x") is None


@given(st.text())
def test_any_text_can_be_read(line: str) -> None:
    query = parse(line)
    for word in query.words:
        assert words_of(word) == [word]
    for _, value in query.facets:
        assert folded(value) == value
