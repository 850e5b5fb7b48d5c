"""Typed answers to number cards: by value and unit, with reasons."""

import pytest

from tests.grading.cards import number
from trainer.grading.numbers import assess_number
from trainer.grading.states import State, Unscored

HIT, PARTIAL = State.HIT, State.PARTIAL
MISSED, CONTRADICTED = State.MISSED, State.CONTRADICTED

Row = tuple[str, str, State]

VALUE_AND_UNIT: list[Row] = [
    ("15 min", "15 min", HIT),
    ("15 min", "15 minutes", HIT),
    ("15 min", "900 s", HIT),
    ("15 min", "900 seconds.", HIT),
    ("15 min", "0.25 h", HIT),
    ("15 min", "a quarter of an hour", HIT),
    ("15 min", "fifteen minutes", HIT),
    ("15 min", "900,000 ms", HIT),
    ("15 min", "15-minute limit", HIT),
    ("15 min", "15 min (900 s)", HIT),
    ("15 min", "15 min = 900 s", HIT),
    ("15 min", "about 15 min", HIT),
    ("15 min", "The answer is 15 minutes per invocation", HIT),
    ("15 min", "it was 15 minutes", HIT),
    ("15 min", "15 minutes before it is killed", HIT),
    ("15 min", "15 min with 2 retries and 6 MB", HIT),
    ("15 min", "15 s", CONTRADICTED),
    ("15 min", "15 h", CONTRADICTED),
    ("15 min", "16 min", CONTRADICTED),
    ("15 min", "14 min 59 s", CONTRADICTED),
    ("15 min", "900 ms", CONTRADICTED),
    ("15 min", "5 min", CONTRADICTED),
    ("15 min", "-15 min", CONTRADICTED),
    ("15 min", "15 MB", MISSED),
    ("15 min", "6 retries", MISSED),
    ("0.1 s", "100 ms", HIT),
    ("0.1 s", "100,000 us", HIT),
    ("0.1 s", "0.1", PARTIAL),
    ("0.1 s", "100 us", CONTRADICTED),
    ("0.1 s", "0.1 ms", CONTRADICTED),
    ("500 ms", "half a second", HIT),
    ("1.5 h", "an hour and a half", HIT),
    ("5.5 min", "5 minutes and 30 seconds", HIT),
    ("14 days", "two weeks", HIT),
    ("1 year", "12 months", HIT),
    ("1 month", "30 days", HIT),
    ("1 month", "28 days", CONTRADICTED),
    ("1 MB", "1 MB", HIT),
    ("1 MB", "1 mb", HIT),
    ("1 MB", "1 MiB", HIT),
    ("1 MB", "1024 KB", HIT),
    ("1 MB", "1000 KB", HIT),
    ("1 MB", "1,048,576 bytes", HIT),
    ("1 MB", "8 Mbit", HIT),
    ("1 MB", "1 Mbit", CONTRADICTED),
    ("1 MB", "1 GB", CONTRADICTED),
    ("1 MB", "1100 KB", CONTRADICTED),
    ("10 GB", "10,240 MB", HIT),
    ("10 GB", "10,000 MB", HIT),
    ("10 GB", "10 MB", CONTRADICTED),
    ("10,240 MB", "10 GB", HIT),
    ("10,240 MB", "10 GiB", HIT),
    ("10,240 MB", "10,000 MB", CONTRADICTED),
    ("262,144 bytes", "256 KB", HIT),
    ("256 KB", "256k bytes", HIT),
    ("10 Gbps", "10 Gbit/s", HIT),
    ("10 Gbps", "1.25 GB/s", HIT),
    ("10 Gbps", "10 GB/s", CONTRADICTED),
    ("99.99%", "four nines", HIT),
    ("99.99%", "99.99 percent", HIT),
    ("99.99%", "99.9 %", CONTRADICTED),
    ("99.9%", "three nines", HIT),
    ("50%", "half", HIT),
    ("46%", "46 per cent", HIT),
    ("20%", "0.2", HIT),
    ("20%", "a fifth", HIT),
    ("20%", "0.02", CONTRADICTED),
    ("1%", "1", PARTIAL),
    ("<= 1%", "less than 0.01", HIT),
]
COUNTS: list[Row] = [
    ("6", "6", HIT),
    ("6", "six", HIT),
    ("6", "6 copies", HIT),
    ("6", "7", CONTRADICTED),
    ("6 copies", "six", HIT),
    ("6 copies", "6 copies across 3 AZs", HIT),
    ("6 copies", "3 AZs with 6 copies", HIT),
    ("6 copies", "3 copies", CONTRADICTED),
    ("6 copies", "6 MB", MISSED),
    ("1,000", "1k", HIT),
    ("1,000", "1000", HIT),
    ("1,000", "1 000", HIT),
    ("1,000", "1_000", HIT),
    ("1,000", "a thousand", HIT),
    ("1,000", "1e3", HIT),
    ("1,000", "1.000,0", HIT),
    ("1,000", "100", CONTRADICTED),
    ("1,000", "10k", CONTRADICTED),
    ("1,000 concurrent executions", "1k concurrent executions by default", HIT),
    ("5 failures", "after 5 failures, wait 30 s", HIT),
    ("6", "used to be 6 MB, now 5", CONTRADICTED),
    ("10x", "10 times", HIT),
    ("10x", "ten", HIT),
    ("2014", "in 2014", HIT),
    ("2014", "2015", CONTRADICTED),
    ("4,000,000", "4 million", HIT),
    ("4,000,000", "4M", HIT),
    ("4,000,000", "four million requests", HIT),
    ("0", "zero", HIT),
    ("$0", "nothing", HIT),
    ("$0", "$0", HIT),
    ("$0", "0", HIT),
    ("$0", "0 MB", HIT),
    ("$0", "$1", CONTRADICTED),
]
MONEY_AND_RATES: list[Row] = [
    ("$16.67", "$16.67", HIT),
    ("$16.67", "16.67 dollars", HIT),
    ("$16.67", "16.67 USD a month", HIT),
    ("$16.67", "10M x 0.2 s x 0.5 GB = 1M GB-s, x $0.0000166667 = $16.67", HIT),
    ("$16.67", "$0.0000166667 x 1,000,000 GB-s = $1.67", CONTRADICTED),
    ("$16.67", "16.67 \u20ac", MISSED),
    ("$0.20 per million requests", "20 cents per million", HIT),
    ("$0.20 per million requests", "$0.20/1M requests", HIT),
    ("$0.20 per million requests", "$0.0000002 per request", HIT),
    ("$0.20 per million requests", "$0.20 per request", CONTRADICTED),
    ("$0.20 per million requests", "$0.20 per 1,000 requests", CONTRADICTED),
    ("$0.20 per million requests", "$0.20", PARTIAL),
    ("$0.0000166667 per GB-s", "$0.0000166667 per GB-second", HIT),
    ("$0.0000166667 per GB-s", "$0.0000166667/GB-s", HIT),
    ("$0.0000166667 per GB-s", "$0.0000166667", PARTIAL),
    ("$0.0000166667 per GB-s", "$0.0000166667 per GB", MISSED),
    ("$0.04048 per vCPU-hour", "4.048 cents per vCPU-h", HIT),
    ("400,000 GB-s", "400k GB-seconds per month", HIT),
    ("1,000 requests/s", "1000 rps", HIT),
    ("1,000 requests/s", "60k requests per minute", HIT),
    ("1,000 requests/s", "1,000 per second", HIT),
    ("1,000 requests/s", "1000 requests a second", HIT),
    ("1,000 requests/s", "1,000 requests", PARTIAL),
    ("1,000 requests/s", "1000", PARTIAL),
    ("1,000 requests/s", "1,000 requests per minute", CONTRADICTED),
    ("1,000 environments per 10 s", "100 per second", HIT),
]
UNIT_MISSING: list[Row] = [
    ("15 min", "15", PARTIAL),
    ("15 min", "900", PARTIAL),
    ("15 min", "17", CONTRADICTED),
    ("1 MB", "1", PARTIAL),
    ("100-500 ms", "300", PARTIAL),
    ("<= 250 MB", "250", PARTIAL),
    ("46%", "46", PARTIAL),
    ("$16.67", "16.67", PARTIAL),
]
RANGES: list[Row] = [
    ("100-500 ms", "200 ms", HIT),
    ("100-500 ms", "100 ms", HIT),
    ("100-500 ms", "0.5 s", HIT),
    ("100-500 ms", "100 to 500 ms", HIT),
    ("100-500 ms", "200-400 ms", HIT),
    ("100-500 ms", "0.1-0.5 s", HIT),
    ("100-500 ms", "between 100 and 500 ms", HIT),
    ("100-500 ms", "100-600 ms", PARTIAL),
    ("100-500 ms", "up to 500 ms", PARTIAL),
    ("100-500 ms", "at least 100 ms", PARTIAL),
    ("100-500 ms", "50-5000 ms", CONTRADICTED),
    ("100-500 ms", "1 s", CONTRADICTED),
    ("100-500 ms", "99 ms", CONTRADICTED),
    ("100-500 ms", "100-500 s", CONTRADICTED),
    ("100-500 ms", "at least 500 ms", CONTRADICTED),
    ("5-15 min", "10 minutes", HIT),
    ("128-10,240 MB", "128 MB to 10 GB", HIT),
    ("15 min", "10-20 min", PARTIAL),
    ("15 min", "15-15 min", HIT),
    ("15 min", "20-30 min", CONTRADICTED),
    ("30-50%", "40 %", HIT),
    ("30-50%", "60 %", CONTRADICTED),
]
BOUNDS: list[Row] = [
    ("<= 250 MB", "250 MB", HIT),
    ("<= 250 MB", "up to 250 MB", HIT),
    ("<= 250 MB", "at most 250 MB", HIT),
    ("<= 250 MB", "250 MB max", HIT),
    ("<= 250 MB", "under 250 MB", HIT),
    ("<= 250 MB", "0-250 MB", HIT),
    ("<= 250 MB", "at least 250 MB", CONTRADICTED),
    ("<= 250 MB", "over 250 MB", CONTRADICTED),
    ("<= 250 MB", "200 MB", CONTRADICTED),
    ("<= 250 MB", "up to 200 MB", CONTRADICTED),
    ("<= 250 MB", "250 GB", CONTRADICTED),
    (">= 90 days", "90 days", HIT),
    (">= 90 days", "at least 90 days", HIT),
    (">= 90 days", "90+ days", HIT),
    (">= 90 days", "at most 90 days", CONTRADICTED),
    ("10000+", "10,000 or more", HIT),
    ("15 min", "<= 15 min", HIT),
    ("15 min", "15 minutes at most", HIT),
    ("15 min", "at most 20 min", CONTRADICTED),
    ("15 min", ">= 15 min", PARTIAL),
]
HEDGES_AND_CORRECTIONS: list[Row] = [
    ("15 min", "10, no, 15 minutes", HIT),
    ("15 min", "10 min. No wait, 15 min", HIT),
    ("15 min", "5 minutes, sorry, 15 minutes", HIT),
    ("15 min", "10 minutes... actually 15 minutes", HIT),
    ("15 min", "10 min, I mean 15 min", HIT),
    ("15 min", "15, no, 10 minutes", CONTRADICTED),
    ("15 min", "15 min, actually 10 min", CONTRADICTED),
    ("15 min", "it's not 5 but 15 minutes", HIT),
    ("15 min", "15 minutes, not 5", HIT),
    ("15 min", "15 min rather than 5 min", HIT),
    ("15 min", "10 or 15 min", PARTIAL),
    ("15 min", "10 min or 15 min", PARTIAL),
    ("15 min", "15 min, maybe 10 min", PARTIAL),
    ("15 min", "5, 10 or 15 min", MISSED),
    ("15 min", "5 min, 10 h, 15 min, 20 min", MISSED),
    ("15 min", "5 or 10 min", CONTRADICTED),
    ("15 min", "not 15 min", CONTRADICTED),
    ("15 min", "not 10 min", MISSED),
    ("15 min", "I'm not sure, 15 minutes", HIT),
    ("15 min", "no more than 15 min", HIT),
    ("6 copies", "5 or 6", PARTIAL),
]
ALL = (
    VALUE_AND_UNIT
    + COUNTS
    + MONEY_AND_RATES
    + UNIT_MISSING
    + RANGES
    + BOUNDS
    + HEDGES_AND_CORRECTIONS
)
SCORES = {HIT: 1.0, PARTIAL: 0.5, MISSED: 0.0, CONTRADICTED: 0.0}


@pytest.mark.parametrize(("value", "answer", "state"), ALL)
def test_answers(value: str, answer: str, state: State) -> None:
    said = assess_number(answer, number(value))

    assert (said.state, said.reason) == (state, said.reason)
    assert said.score == SCORES[state]
    assert said.unscored is None
    assert said.reason.endswith((".", "…"))


@pytest.mark.parametrize(
    ("value", "tolerance", "answer", "state"),
    [
        ("$16.67", "3%", "$17", HIT),
        ("$16.67", "3%", "$16.20", HIT),
        ("$16.67", "3%", "$17.50", CONTRADICTED),
        ("$16.67", "3", "$17", HIT),
        ("$16.67", "0%", "$17", CONTRADICTED),
        ("$16.67", "", "$16.68", CONTRADICTED),
        ("$16.67", "nonsense", "$16.67", HIT),
        ("100-500 ms", "10%", "540 ms", HIT),
        ("100-500 ms", "10%", "90-550 ms", HIT),
        ("100-500 ms", "10%", "560 ms", CONTRADICTED),
        ("about 46%", "", "45 %", HIT),
        ("~46%", "", "60 %", CONTRADICTED),
        ("~46%", "1%", "45 %", CONTRADICTED),
    ],
)
def test_tolerance(value: str, tolerance: str, answer: str, state: State) -> None:
    assert assess_number(answer, number(value, tolerance=tolerance)).state == state


@pytest.mark.parametrize(
    ("ask", "answer", "state"),
    [
        ("Longest run of a function?", "at least 15 min", CONTRADICTED),
        ("Longest run of a function?", "up to 15 min", HIT),
        ("Shortest retention?", "at least 15 min", HIT),
        ("Shortest retention?", "at most 15 min", CONTRADICTED),
        ("What is the minimum?", "minimum 15 minutes", HIT),
    ],
)
def test_a_bound_must_point_the_way_the_question_does(ask: str, answer: str, state: State) -> None:
    assert assess_number(answer, number("15 min", ask=ask)).state == state


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("1 MB", HIT),
        ("used to be 256 KB, now 1 MB", HIT),
        ("It was 256 KB until 2025-10, today it is 1 MB", HIT),
        ("256 KB until 2025-10, now 1 MB", HIT),
        ("1 MB, was 256 KB until October 2025", HIT),
        ("1 MB (formerly 256 KB)", HIT),
        ("raised from 256 KB to 1 MB", HIT),
        ("1 MB now, previously 256 KB", HIT),
        ("the limit of 1 MB was raised from 256 KB in 2025", HIT),
        ("256 KB", CONTRADICTED),
        ("now 256 KB", CONTRADICTED),
        ("it is 256 KB today", CONTRADICTED),
        ("1 MB, now 256 KB", PARTIAL),
        ("used to be 256 KB", MISSED),
        ("used to be 1 MB, now 256 KB", CONTRADICTED),
        ("256 KB or 1 MB", PARTIAL),
        ("262,144 bytes", CONTRADICTED),
    ],
)
def test_a_figure_that_was_right_once(answer: str, state: State) -> None:
    card = number("1 MB", outdated=(("256 KB", "2025-10"),))

    assert assess_number(answer, card).state == state


@pytest.mark.parametrize(
    ("value", "answer", "reason"),
    [
        ("15 min", "15 min", "15 min: right."),
        ("900 s", "15 min", "15 min is 900 s: right."),
        ("0.1 s", "100 us", "100 us is a thousand times less than 0.1 s."),
        ("15 min", "15 s", "Right figure, wrong unit: 15 s is 60 times less than 15 min."),
        ("15 min", "15 MB", "15 MB: right figure, wrong unit; it is 15 min."),
        ("15 min", "18 min", "18 min is 20 % more than 15 min."),
        ("15 min", "15", "15 is the right figure, but the unit is missing: 15 min."),
        ("15 min", "10 or 15 min", "You name 15 min and 10: settle on one. It is 15 min."),
        ("<= 250 MB", "250 MB", "250 MB: right, the card says <= 250 MB."),
        (
            "<= 250 MB",
            "at least 250 MB",
            "at least 250 MB turns the bound round: it is <= 250 MB.",
        ),
        (
            "15 min",
            "10-20 min",
            "10-20 min has it inside, but it is one figure: 15 min.",
        ),
    ],
)
def test_reasons(value: str, answer: str, reason: str) -> None:
    assert assess_number(answer, number(value)).reason == reason


def test_the_reason_names_what_is_outdated() -> None:
    card = number("1 MB", outdated=(("256 KB", "2025-10"), ("128 KB", "")))

    assert (
        assess_number("256KB", card).reason == "256 KB was right until 2025-10; today it is 1 MB."
    )
    assert assess_number("128KB", card).reason == "128 KB was right once; today it is 1 MB."


@pytest.mark.parametrize(
    ("answer", "unscored"),
    [
        ("", Unscored.EMPTY),
        (" \n\t ", Unscored.EMPTY),
        ("no idea", Unscored.NO_FIGURE),
        ("a few minutes", Unscored.NO_FIGURE),
        ("asdf", Unscored.NO_FIGURE),
        ("What do 10 million calls of 15 min cost?", Unscored.QUESTION_COPY),
    ],
)
def test_what_gets_no_score(answer: str, unscored: Unscored) -> None:
    card = number("15 min", ask="What do 10 million calls of 15 min cost")

    said = assess_number(answer, card)

    assert (said.state, said.score, said.unscored) == (None, None, unscored)
    assert said.reason


def test_a_card_without_a_readable_value_gives_no_score() -> None:
    said = assess_number("15 min", number("some minutes"))

    assert said.unscored == Unscored.NO_VALUE


def test_the_span_is_the_figure_that_decided() -> None:
    answer = "\uff11\uff10, no wait: it is  15\u00a0minutes, of course"
    said = assess_number(answer, number("15 min"))

    assert said.span is not None
    assert answer[slice(*said.span)] == "15\u00a0minutes"


def test_a_reason_repeats_nothing_that_could_disturb_a_screen() -> None:
    said = assess_number("\x1b[2J 10\x1b[31mmin or so" + "x" * 5000, number("15 min"))

    assert said.reason.isprintable()
    assert len(said.reason) < 200


def test_a_long_answer_is_assessed() -> None:
    said = assess_number("15 min. " + "and so on, 3 times " * 5000, number("15 min"))

    assert said.state == HIT


@pytest.mark.parametrize(
    ("ask", "answer", "state"),
    [
        ("The timeout in seconds?", "900", HIT),
        ("The timeout in seconds?", "900 s", HIT),
        ("The timeout in seconds?", "15 min", HIT),
        ("The timeout in seconds?", "900 ms", CONTRADICTED),
        ("How many GB-s are free?", "900 GB-s", HIT),
        ("How many retries?", "900 s", MISSED),
        ("What is it in the end?", "900", HIT),
    ],
)
def test_the_question_may_name_the_unit(ask: str, answer: str, state: State) -> None:
    assert assess_number(answer, number("900", ask=ask)).state == state
