"""Words that say zero count for a card whose value is zero, and for no other."""

import pytest

from tests.grading.cards import number
from trainer.grading.numbers import assess_number
from trainer.grading.states import State, Unscored

ZERO_WORDS = [
    "nothing",
    "Nothing at all.",
    "none",
    "none at all",
    "none any more",
    "no penalty",
    "There is no extra latency any more",
    "no longer any measurable delay",
    "negligible",
    "It is negligible today",
    "next to nothing",
    "practically nothing",
    "hardly anything",
]


@pytest.mark.parametrize("answer", ZERO_WORDS)
def test_words_for_zero(answer: str) -> None:
    assert assess_number(answer, number("0 ms")).state == State.HIT
    assert assess_number(answer, number("$0")).state == State.HIT


@pytest.mark.parametrize("value", ["15 min", "0-5 ms", "<= 1%", "1 MB"])
@pytest.mark.parametrize("answer", ZERO_WORDS)
def test_they_are_no_figure_for_any_other_card(answer: str, value: str) -> None:
    assert assess_number(answer, number(value)).unscored == Unscored.NO_FIGURE


@pytest.mark.parametrize(
    "answer",
    [
        "no idea",
        "no clue about the penalty",
        "I know nothing",
        "nothing comes to mind",
        "a few ms",
        "none of those",
        "there is no way to tell the cost",
    ],
)
def test_what_only_sounds_like_zero_is_no_figure(answer: str) -> None:
    assert assess_number(answer, number("0 ms")).unscored == Unscored.NO_FIGURE


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("Nothing, it used to be 10 seconds", State.HIT),
        ("it used to be 10 s, now nothing", State.HIT),
        ("no penalty now; formerly 10 s", State.HIT),
        ("not 10 s, nothing", State.HIT),
        ("10 s, no wait, nothing", State.HIT),
        ("nothing, no wait, 10 s", State.CONTRADICTED),
        ("it used to be nothing, now 10 s", State.CONTRADICTED),
        ("nothing less than 10 s", State.CONTRADICTED),
        ("nothing but 10 s", State.CONTRADICTED),
        ("not nothing", State.CONTRADICTED),
        ("it is not negligible", State.CONTRADICTED),
        ("no less than 10 s", State.CONTRADICTED),
        ("10 s, which is negligible", State.PARTIAL),
        ("nothing or 10 s", State.PARTIAL),
        ("no longer 10 s", State.MISSED),
    ],
)
def test_words_for_zero_beside_figures(answer: str, state: State) -> None:
    said = assess_number(answer, number("0 ms", outdated=(("10 s", "2019-11"),)))

    assert (said.state, said.reason) == (state, said.reason)


def test_the_reason_repeats_the_words() -> None:
    said = assess_number("well, next to nothing", number("0 ms"))

    assert said.reason == "next to nothing is 0 ms: right."
    assert said.span == (6, 21)
