"""Bounds beside ranges, and figures that are named by what they nearly are."""

import pytest

from tests.grading.cards import number
from trainer.grading.numbers import assess_number
from trainer.grading.quantities import parse
from trainer.grading.states import State

HIT, PARTIAL = State.HIT, State.PARTIAL
MISSED, CONTRADICTED = State.MISSED, State.CONTRADICTED

Row = tuple[str, str, State]

FROM_ZERO: list[Row] = [
    ("0-5 ms", "under 5 ms", HIT),
    ("0-5 ms", "at most 5 ms", HIT),
    ("0-5 ms", "< 5 ms", HIT),
    ("0-5 ms", "sub-5 ms", HIT),
    ("0-5 ms", "5 milliseconds or less", HIT),
    ("0-5 ms", "below 0.005 s", HIT),
    ("0-5 ms", "under 3 ms", HIT),
    ("0-5 ms", "under 8 ms", PARTIAL),
    ("0-5 ms", "over 2 ms", PARTIAL),
    ("0-5 ms", "under 50 ms", CONTRADICTED),
    ("0-5 ms", "more than 0 ms", MISSED),
    ("0-5 ms", "under 5 s", CONTRADICTED),
    ("0-5 ms", "over 5 ms", CONTRADICTED),
    ("0-5 ms", "at least 5 ms", CONTRADICTED),
    ("0-5 ms", "under -5 ms", CONTRADICTED),
    ("0-5 ms", "5 us", CONTRADICTED),
    ("0-5 ms", "5 s", CONTRADICTED),
]
BESIDE_A_RANGE: list[Row] = [
    ("50-200 ms", "under 100 ms", PARTIAL),
    ("50-200 ms", "less than 100 ms", PARTIAL),
    ("50-200 ms", "over 100 ms", PARTIAL),
    ("50-200 ms", "under 200 ms", PARTIAL),
    ("50-200 ms", "under 250 ms", PARTIAL),
    ("50-200 ms", "under 10 s", MISSED),
    ("50-200 ms", "over 1 ms", MISSED),
    ("50-200 ms", "under 50 ms", CONTRADICTED),
    ("50-200 ms", "under 20 ms", CONTRADICTED),
    ("50-200 ms", "over 200 ms", CONTRADICTED),
    ("50-200 ms", "over 1 s", CONTRADICTED),
    ("50-200 ms", "under 100 us", CONTRADICTED),
    ("<= 250 MB", "under 100 MB", CONTRADICTED),
    ("15 min", "under 30 min", CONTRADICTED),
]
NEARLY: list[Row] = [
    ("50-60 s", "just under a minute", HIT),
    ("50-60 s", "a little less than a minute", HIT),
    ("50-60 s", "almost a minute", HIT),
    ("50-60 s", "close to a minute", HIT),
    ("50-60 s", "just over 50 s", HIT),
    ("50-60 s", "just over a minute", PARTIAL),
    ("50-60 s", "slightly under 50 s", PARTIAL),
    ("50-60 s", "just under an hour", CONTRADICTED),
    ("50-60 s", "just under 5 minutes", CONTRADICTED),
    ("50-60 s", "well under a minute", PARTIAL),
    ("15 min", "just under 15 minutes", HIT),
    ("15 min", "not quite 15 min", HIT),
    ("15 min", "shy of 15 min", HIT),
    ("15 min", "just 15 min", HIT),
    ("15 min", "not far from 15 min", HIT),
    ("15 min", "just over 14 min", CONTRADICTED),
    ("15 min", "just under 15 s", CONTRADICTED),
    ("15 min", "just under 15", PARTIAL),
    ("15 min", "over 15 min", PARTIAL),
    ("<= 1%", "just under 1%", HIT),
    ("<= 1%", "just over 1%", CONTRADICTED),
    ("<= 1%", "just under 10%", CONTRADICTED),
    (">= 90 days", "a bit over 90 days", HIT),
    (">= 90 days", "a bit under 90 days", CONTRADICTED),
]


@pytest.mark.parametrize(("value", "answer", "state"), FROM_ZERO + BESIDE_A_RANGE + NEARLY)
def test_bounds(value: str, answer: str, state: State) -> None:
    said = assess_number(answer, number(value))

    assert (said.state, said.reason) == (state, said.reason)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("a bit over 20 minutes", HIT),
        ("just over 20 minutes", HIT),
        ("slightly under 23 min", HIT),
        ("nearly 22 min", HIT),
        ("20-25 min", HIT),
        ("15-30 min", PARTIAL),
        ("over 20 minutes", PARTIAL),
        ("a bit over 10 minutes", CONTRADICTED),
        ("just over 20 s", CONTRADICTED),
        ("a bit under 44 minutes", CONTRADICTED),
        ("23-30 min", CONTRADICTED),
    ],
)
def test_nearly_counts_within_the_tolerance(answer: str, state: State) -> None:
    assert assess_number(answer, number("22 min", tolerance="10%")).state == state


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("3-4 per second", HIT),
        ("3 to 4 a second", HIT),
        ("2-4 per second", PARTIAL),
        ("1-10 per second", PARTIAL),
        ("4-5 per second", CONTRADICTED),
        ("3-4 per minute", CONTRADICTED),
    ],
)
def test_a_range_mostly_within_the_tolerance_is_right(answer: str, state: State) -> None:
    card = number("3.8 requests per second", tolerance="15%")

    assert assess_number(answer, card).state == state


@pytest.mark.parametrize(
    ("ask", "answer", "state"),
    [
        ("Longest run of a function?", "just under 15 min", HIT),
        ("Longest run of a function?", "just over 15 min", CONTRADICTED),
        ("Shortest retention?", "just over 15 min", HIT),
        ("Shortest retention?", "just under 15 min", CONTRADICTED),
    ],
)
def test_nearly_must_not_lean_the_wrong_way(ask: str, answer: str, state: State) -> None:
    assert assess_number(answer, number("15 min", ask=ask)).state == state


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("just under 15 min", -1),
        ("only slightly below 15 min", -1),
        ("a tad more than 15 min", 1),
        ("not much over 15 min", 1),
        ("not quite 15 min", -1),
        ("about 15 min", 0),
        ("under 15 min", 0),
    ],
)
def test_the_whole_phrase_belongs_to_the_figure(text: str, leans: int) -> None:
    (figure,) = parse(f"I think {text}, or so")

    assert figure.leans == leans
    assert (figure.start, figure.end) == (8, 8 + len(text))
