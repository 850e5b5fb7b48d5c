"""Figures that take their meaning from the question, the card or their neighbours."""

import pytest

from tests.grading.cards import number
from trainer.grading.numbers import assess_number
from trainer.grading.quantities import parse
from trainer.grading.states import State, Unscored

HIT, PARTIAL = State.HIT, State.PARTIAL
MISSED, CONTRADICTED = State.MISSED, State.CONTRADICTED

MINUTES = "The agreement promises 99.95% a month. How many minutes of outage does that allow?"
PER_SECOND = "Ten million requests a month. How many is that per second, on average?"
IN_SECONDS = "After how long, in seconds, does it give up?"
PERCENTAGE = "Which percentage of the bill is saved?"
SCENE = "Clients send 500 requests per second. At which rate do the workers poll?"


@pytest.mark.parametrize(
    ("ask", "value", "answer", "state"),
    [
        (MINUTES, "22 minutes", "22", HIT),
        (MINUTES, "22 minutes", "21.9", HIT),
        (MINUTES, "22 minutes", "about 20", HIT),
        (MINUTES, "22 minutes", "twenty-two", HIT),
        (MINUTES, "22 minutes", "20-24", HIT),
        (MINUTES, "22 minutes", "43,800 minutes x 0.0005 = 22", HIT),
        (MINUTES, "22 minutes", "1) 22 minutes", HIT),
        (MINUTES, "22 minutes", "44", CONTRADICTED),
        (MINUTES, "22 minutes", "1320", CONTRADICTED),
        (MINUTES, "22 minutes", "0.37", CONTRADICTED),
        (MINUTES, "22 minutes", "22 s", CONTRADICTED),
        (MINUTES, "22 minutes", "22 outages", PARTIAL),
        (MINUTES, "22 minutes", "22 MB", MISSED),
        (MINUTES, "1 h", "60", HIT),
        (MINUTES, "1 h", "1", CONTRADICTED),
        (IN_SECONDS, "15 min", "900", HIT),
        (IN_SECONDS, "15 min", "15", CONTRADICTED),
        (PER_SECOND, "3.8 requests per second", "3.8", HIT),
        (PER_SECOND, "3.8 requests per second", "about 4", HIT),
        (PER_SECOND, "3.8 requests per second", "about 4 requests", HIT),
        (PER_SECOND, "3.8 requests per second", "230 per minute", HIT),
        (PER_SECOND, "3.8 requests per second", "38", CONTRADICTED),
        (PER_SECOND, "3.8 requests per second", "230", CONTRADICTED),
        (PER_SECOND, "3.8 requests per second", "3.8 per minute", CONTRADICTED),
        (PER_SECOND, "3.8 requests per second", "3.8 s", MISSED),
        (SCENE, "10 per second", "10", PARTIAL),
        (PERCENTAGE, "42%", "42", HIT),
        (PERCENTAGE, "42%", "0.42", HIT),
        (PERCENTAGE, "42%", "4.2", CONTRADICTED),
        ("What share of the bill is saved?", "42%", "42", PARTIAL),
        ("How long does it run?", "22 minutes", "22", PARTIAL),
        ("How many minutes, or in hours?", "2 h", "120", PARTIAL),
    ],
)
def test_a_number_is_complete_when_the_question_names_its_unit(
    ask: str, value: str, answer: str, state: State
) -> None:
    said = assess_number(answer, number(value, ask=ask, tolerance="10%"))

    assert (said.state, said.reason) == (state, said.reason)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("it used to be 5 minutes, now 15", HIT),
        ("15 now, it used to be 5 minutes", HIT),
        ("it was 5 minutes until 2018, today it is fifteen", HIT),
        ("not 5 minutes but 15", HIT),
        ("15, not 5 minutes", HIT),
        ("5 minutes, no, 15", HIT),
        ("it used to be 15 minutes, now 5", CONTRADICTED),
        ("it used to be 5 seconds, now 15", CONTRADICTED),
        ("it used to be 5 hours, now 15", CONTRADICTED),
        ("15 minutes, no, 5", CONTRADICTED),
        ("it used to be 5 minutes, now 15 seconds", CONTRADICTED),
        ("it used to be 5 minutes, now 15 retries", CONTRADICTED),
        ("5 retries, then 15", PARTIAL),
    ],
)
def test_a_number_takes_the_unit_of_what_it_is_set_against(answer: str, state: State) -> None:
    said = assess_number(answer, number("15 min"))

    assert (said.state, said.reason) == (state, said.reason)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("1 MB since October 2025, before that 256 KB", HIT),
        ("1 MB; before that, 256 KB", HIT),
        ("1 MB (before: 256 KB)", HIT),
        ("Previously, 256 KB; today, 1 MB", HIT),
        ("256 KB previously, 1 MB", HIT),
        ("Previously, 1 MB; today, 256 KB", CONTRADICTED),
        ("until recently 256 KB, now 1 MB", HIT),
        ("until then 256 KB, today 1 MB", HIT),
        ("initially 256 KB, today 1 MB", HIT),
        ("256 KB since October 2025, before that 1 MB", CONTRADICTED),
        ("256 KB; formerly 1 MB", CONTRADICTED),
        ("before that 256 KB", MISSED),
        ("1 MB, then 256 KB", PARTIAL),
    ],
)
def test_what_was_before_is_old(answer: str, state: State) -> None:
    card = number("1 MB", outdated=(("256 KB", "2025-10"),))

    assert assess_number(answer, card).state == state


@pytest.mark.parametrize(
    ("value", "answer", "state"),
    [
        ("29 s", "29 s since 2024", HIT),
        ("29 s", "29 (can be raised since 2024)", PARTIAL),
        ("1,000", "1,000 since 2019", HIT),
        ("1,000", "1,000, in June 2019", HIT),
        ("1,000", "1,000 (2019)", HIT),
        ("1,000", "from 2019 on: 1,000", HIT),
        ("1,000", "1,000 or 2000", PARTIAL),
        ("1,000", "2000", CONTRADICTED),
        ("2,000", "in 2000", HIT),
        ("2014", "since 2014", HIT),
        ("2014", "since 2015", CONTRADICTED),
    ],
)
def test_a_year_that_dates_an_answer_is_no_figure(value: str, answer: str, state: State) -> None:
    assert assess_number(answer, number(value)).state == state


def test_a_year_alone_is_no_answer() -> None:
    assert assess_number("since 2019", number("15 min")).unscored == Unscored.NO_FIGURE


@pytest.mark.parametrize(
    ("value", "answer", "state"),
    [
        ("<= 1%", "one in a hundred", HIT),
        ("<= 1%", "1 in 100", HIT),
        ("<= 1%", "less than 1 in 100", HIT),
        ("<= 1%", "1 call in 100", HIT),
        ("<= 1%", "1 out of 100 calls", HIT),
        ("<= 1%", "10 of 1,000", HIT),
        ("<= 1%", "1 in 10", CONTRADICTED),
        ("<= 1%", "one in a thousand", CONTRADICTED),
        ("<= 1%", "1 in 100 ms", PARTIAL),
        ("<= 1%", "more than 1 in 100", CONTRADICTED),
        ("90%", "90 of 100", HIT),
        ("90%", "90 of 1,000", CONTRADICTED),
        ("<= 1%", "1/100", HIT),
        ("<= 1%", "1 per 100", HIT),
        ("<= 1%", "1 per 10", CONTRADICTED),
        ("20%", "20% of 100 calls", HIT),
        ("20%", "100 ms of 500 ms", HIT),
        ("20%", "0 of 0", CONTRADICTED),
        ("100 ms", "20% of 500 ms", HIT),
        ("100 ms", "20% of 500 s", CONTRADICTED),
        ("500 ms", "20% of 500 ms", CONTRADICTED),
        ("15 min", "10 of 15 min", CONTRADICTED),
        ("15 min", "15 of the 20 minutes", HIT),
        ("90", "90% of 100", HIT),
        ("90", "9% of 100", CONTRADICTED),
        ("90", "90 of 100", HIT),
        ("90", "90 of the 100", HIT),
        ("90", "90 out of 100 requests", HIT),
        ("90", "about 90 of 100", HIT),
        ("90", "100 of 100", CONTRADICTED),
        ("90", "9 out of 100", CONTRADICTED),
        ("90", "10 of 90", CONTRADICTED),
        ("100", "90 of 100", CONTRADICTED),
        ("6 copies", "6 copies across 3 AZs", HIT),
        ("6 copies", "6 copies in 3 AZs", HIT),
        ("90", "90 or 100", PARTIAL),
    ],
)
def test_a_part_names_its_whole(value: str, answer: str, state: State) -> None:
    said = assess_number(answer, number(value))

    assert (said.state, said.reason) == (state, said.reason)


@pytest.mark.parametrize(
    ("value", "answer", "state"),
    [
        ("1,000", "1.000", HIT),
        ("1,000", "about 1.000.", HIT),
        ("1,000 concurrent executions", "1.000 executions", HIT),
        ("500,000", "500.000", HIT),
        ("10,000 requests per second", "10.000 per second", HIT),
        ("10,000 requests per second", "10.000", PARTIAL),
        ("1", "1.000", HIT),
        ("1,000", "10.000", CONTRADICTED),
        ("1,000", "1.00", CONTRADICTED),
        ("1,000", "1.0000", CONTRADICTED),
        ("1,000", "0.000", CONTRADICTED),
        ("1,200", "1.200", CONTRADICTED),
        ("1,000 s", "1.000 s", CONTRADICTED),
        ("$1,000", "$1.000", CONTRADICTED),
        ("1,000 MB", "1.000 MB", CONTRADICTED),
        ("1,000 million", "1.000 million", CONTRADICTED),
        ("1,000 requests/s", "1.000 requests per minute", CONTRADICTED),
    ],
)
def test_a_point_before_three_zeros_may_set_off_thousands(
    value: str, answer: str, state: State
) -> None:
    assert assess_number(answer, number(value)).state == state


@pytest.mark.parametrize(
    ("value", "answer", "state"),
    [
        ("$16.67", "16 dollars 67", HIT),
        ("$16.67", "16 dollars and 67 cents", HIT),
        ("$16.67", "sixteen dollars sixty-seven", HIT),
        ("$1.87", "1 dollar 87", HIT),
        ("$16.67", "16 dollars 76", CONTRADICTED),
        ("$16.67", "67 dollars 16", CONTRADICTED),
        ("$16.67", "16 dollars", CONTRADICTED),
        ("90 min", "1 h 30", HIT),
        ("90 min", "1h30", HIT),
        ("330 s", "5 minutes 30", HIT),
        ("90 min", "1 h 45", CONTRADICTED),
    ],
)
def test_a_number_behind_a_unit_counts_the_next_smaller_one(
    value: str, answer: str, state: State
) -> None:
    assert assess_number(answer, number(value)).state == state


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("90 of 100", ["90 of 100"]),
        ("16 dollars 67", ["16 dollars 67"]),
        ("16 dollars 6", ["16 dollars", "6"]),
        ("15 min 90", ["15 min", "90"]),
        ("1.5 h 30", ["1.5 h", "30"]),
        ("5 in 2014", ["5", "2014"]),
        ("100 of 90", ["100", "90"]),
        ("3 in 10 s", ["3", "10 s"]),
        ("6 copies in 10 zones", ["6 copies", "10 zones"]),
    ],
)
def test_which_figures_are_one(text: str, figures: list[str]) -> None:
    assert [text[found.start : found.end] for found in parse(text)] == figures
