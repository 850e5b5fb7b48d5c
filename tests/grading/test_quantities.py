"""Figures as people type them."""

from fractions import Fraction

import pytest

from trainer.grading import units
from trainer.grading.quantities import Quantity, parse, parse_value

F = Fraction
SECOND = units.SECOND.dimension
BYTE = units.BYTE.dimension
SHARE = units.PERCENT.dimension
DOLLAR = (("dollar", 1),)

NUMBERS = [
    ("1,000", 1000),
    ("1 000", 1000),
    ("1\u00a0000", 1000),
    ("1\u2009000\u2009000", 1_000_000),
    ("1'000", 1000),
    ("1\u2019000", 1000),
    ("1_000", 1000),
    ("12,345,678", 12_345_678),
    ("1.000.000", 1_000_000),
    ("1.000,5", F(2001, 2)),
    ("1,000.5", F(2001, 2)),
    ("1.000", 1),
    ("1,5", F(3, 2)),
    ("0,250", F(1, 4)),
    (".5", F(1, 2)),
    ("0.0000166667", F(166667, 10**10)),
    ("1k", 1000),
    ("10K", 10_000),
    ("2.5k", 2500),
    ("10M", 10_000_000),
    ("1.5 million", 1_500_000),
    ("3 bn", 3_000_000_000),
    ("2 billion", 2_000_000_000),
    ("1e6", 1_000_000),
    ("1.5e-3", F(3, 2000)),
    ("10^6", 1_000_000),
    ("2^10", 1024),
    ("ten", 10),
    ("Twenty-five", 25),
    ("a hundred", 100),
    ("a hundred and five", 105),
    ("two hundred and fifty", 250),
    ("two hundred and fifty thousand", 250_000),
    ("three million five hundred thousand", 3_500_000),
    ("a thousand", 1000),
    ("half a million", 500_000),
    ("two dozen", 24),
    ("1/2", F(1, 2)),
    ("\u00bd", F(1, 2)),
    ("1\u00bd", F(3, 2)),
    ("two and a half", F(5, 2)),
    ("\uff11\uff10", 10),
    ("\u0661\u0662", 12),
    ("-5", -5),
    ("\u22125", -5),
    ("+5", 5),
    ("zero", 0),
]

MEASURES = [
    ("250 ns", F(250, 10**9), SECOND),
    ("100 us", F(1, 10_000), SECOND),
    ("100 \u00b5s", F(1, 10_000), SECOND),
    ("100 \u03bcs", F(1, 10_000), SECOND),
    ("200ms", F(1, 5), SECOND),
    ("\uff12\uff10\uff10\uff4d\uff53", F(1, 5), SECOND),
    ("0.1 s", F(1, 10), SECOND),
    ("15 min", 900, SECOND),
    ("15 Minutes", 900, SECOND),
    ("15m", 900, SECOND),
    ("15-minute limit", 900, SECOND),
    ("15 (minutes)", 900, SECOND),
    ("a quarter of an hour", 900, SECOND),
    ("half a second", F(1, 2), SECOND),
    ("quarter of an hour", 900, SECOND),
    ("a quarter hour", 900, SECOND),
    ("a tenth of a second", F(1, 10), SECOND),
    ("half an hour", 1800, SECOND),
    ("three quarters of an hour", 2700, SECOND),
    ("an hour", 3600, SECOND),
    ("an hour and a half", 5400, SECOND),
    ("two and a half minutes", 150, SECOND),
    ("1h30m", 5400, SECOND),
    ("1 h 30 min", 5400, SECOND),
    ("5 minutes and 30 seconds", 330, SECOND),
    ("2 days", 172_800, SECOND),
    ("a day", 86_400, SECOND),
    ("1 year", 31_536_000, SECOND),
    ("512 B", 512, BYTE),
    ("8 bits", 1, BYTE),
    ("1 MB", 10**6, BYTE),
    ("1 mb", 10**6, BYTE),
    ("1 MiB", 2**20, BYTE),
    ("1 Mi", 2**20, BYTE),
    ("10 gigs", 10**10, BYTE),
    ("10G", 10**10, BYTE),
    ("6 megabytes", 6 * 10**6, BYTE),
    ("8 Mbit", 10**6, BYTE),
    ("99.99%", F(9999, 10_000), SHARE),
    ("99.99 per cent", F(9999, 10_000), SHARE),
    ("four nines", F(9999, 10_000), SHARE),
    ("five 9s", F(99_999, 100_000), SHARE),
    ("half", F(1, 2), SHARE),
    ("two thirds", F(2, 3), SHARE),
    ("a fifth", F(1, 5), SHARE),
    ("one fifth of the price", F(1, 5), SHARE),
    ("$16.67", F(1667, 100), DOLLAR),
    ("US$ 16.67", F(1667, 100), DOLLAR),
    ("16.67 USD", F(1667, 100), DOLLAR),
    ("USD 16.67", F(1667, 100), DOLLAR),
    ("$16.67 USD", F(1667, 100), DOLLAR),
    ("20 cents", F(1, 5), DOLLAR),
    ("$10k", 10_000, DOLLAR),
    ("$2bn", 2 * 10**9, DOLLAR),
    ("\u20ac5", 5, (("euro", 1),)),
    ("5 euros", 5, (("euro", 1),)),
    ("\u00a33", 3, (("pound", 1),)),
    ("1,000 requests/s", 1000, (("time", -1),)),
    ("1,000 rps", 1000, (("time", -1),)),
    ("1k requests per second", 1000, (("time", -1),)),
    ("five requests a second", 5, (("time", -1),)),
    ("60 per minute", 1, (("time", -1),)),
    ("1,000 environments per 10 s", 100, (("time", -1),)),
    ("10 Gbps", F(10**10, 8), (("byte", 1), ("time", -1))),
    ("10 Gb/s", F(10**10, 8), (("byte", 1), ("time", -1))),
    ("10 GB/s", 10**10, (("byte", 1), ("time", -1))),
    ("5 MBps", 5 * 10**6, (("byte", 1), ("time", -1))),
    ("400,000 GB-s", 400_000 * 10**9, (("byte", 1), ("time", 1))),
    ("400,000 GB seconds", 400_000 * 10**9, (("byte", 1), ("time", 1))),
    ("2 vCPU-hours", 7200, SECOND),
    ("$0.20 per million requests", F(2, 10**7), DOLLAR),
    ("$0.20/1M requests", F(2, 10**7), DOLLAR),
    ("20 cents per 1,000,000", F(2, 10**7), DOLLAR),
    ("$0.5 per GB-s", F(5, 10**10), (("byte", -1), ("dollar", 1), ("time", -1))),
    ("$30 per month", F(30 * 12, 31_536_000), (("dollar", 1), ("time", -1))),
    ("$30 a month", F(30 * 12, 31_536_000), (("dollar", 1), ("time", -1))),
]

NO_FIGURES = [
    "",
    " ",
    "a few",
    "several copies",
    "a couple of retries",
    "p99",
    "EC2 and S3 behind a t3.medium",
    "the 2nd one",
    "2025-10",
    "2025-10-01",
    "at 10:30",
    "version 1.2.3",
    "10.0.0.0",
    "one of them",
    "no one knows",
    "a second attempt",
    "a third attempt",
    "the fifth retry",
    "wait a bit",
    "1" * 60,
]

RANGES = [
    ("100-500 ms", F(1, 10), F(1, 2)),
    ("100 - 500 ms", F(1, 10), F(1, 2)),
    ("100\u2013500 ms", F(1, 10), F(1, 2)),
    ("100 to 500 ms", F(1, 10), F(1, 2)),
    ("from 100 to 500 ms", F(1, 10), F(1, 2)),
    ("100ms\u20130.5s", F(1, 10), F(1, 2)),
    ("100..500 ms", F(1, 10), F(1, 2)),
    ("between 1 and 3 s", 1, 3),
    ("between about 1 and 3 s", 1, 3),
    ("500-100 ms", F(1, 10), F(1, 2)),
    ("5-10 million", 5_000_000, 10_000_000),
    ("1-2k", 1000, 2000),
    ("$5-10", 5, 10),
    ("100 ms to 500", F(1, 10), F(1, 2)),
    ("0 to 1000", 0, 1000),
]

BOUNDS = [
    ("<= 250 MB", None, 250),
    ("\u2264250 MB", None, 250),
    ("< 250 MB", None, 250),
    ("up to 250 MB", None, 250),
    ("at most 250 MB", None, 250),
    ("no more than 250 MB", None, 250),
    ("max. 250 MB", None, 250),
    ("a maximum of 250 MB", None, 250),
    ("under 250 MB", None, 250),
    ("cannot exceed 250 MB", None, 250),
    ("250 MB max", None, 250),
    ("250 MB or less", None, 250),
    ("at least 250 MB", 250, None),
    (">= 250 MB", 250, None),
    ("over 250 MB", 250, None),
    ("more than 250 MB", 250, None),
    ("no less than 250 MB", 250, None),
    ("250+ MB", 250, None),
    ("250 MB+", 250, None),
    ("250 MB or more", 250, None),
]

ABOUT = ["~250 MB", "about 250 MB", "ca. 250 MB", "roughly 250 MB", "\u2248 250 MB"]


def only(text: str) -> Quantity:
    found = parse(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("text", "number"), NUMBERS)
def test_numbers(text: str, number: Fraction) -> None:
    quantity = only(text)

    assert quantity.is_exact
    assert quantity.amount.value(0) == number
    assert quantity.unit.dimension == ()


@pytest.mark.parametrize(("text", "value", "dimension"), MEASURES)
def test_units(text: str, value: Fraction, dimension: units.Dimension) -> None:
    quantity = only(text)

    assert quantity.is_exact
    assert quantity.unit.dimension == dimension
    assert quantity.amount.value(0) == value


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_is_no_figure(text: str) -> None:
    assert parse(text) == []


@pytest.mark.parametrize(("text", "low", "high"), RANGES)
def test_ranges(text: str, low: Fraction, high: Fraction) -> None:
    quantity = only(text)

    assert quantity.low is not None
    assert quantity.high is not None
    assert (quantity.low.value(0), quantity.high.value(0)) == (low, high)
    assert quantity.low.unit.dimension == quantity.high.unit.dimension


@pytest.mark.parametrize(("text", "low", "high"), BOUNDS)
def test_bounds(text: str, low: int | None, high: int | None) -> None:
    quantity = only(text)

    assert (quantity.low and quantity.low.number) == low
    assert (quantity.high and quantity.high.number) == high
    assert quantity.unit.dimension == BYTE


@pytest.mark.parametrize("text", ABOUT)
def test_approximations(text: str) -> None:
    quantity = only(text)

    assert quantity.about
    assert quantity.is_exact
    assert quantity.amount.number == 250


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("6 copies across 3 AZs", ["6 copies", "3 AZs"]),
        ("raised from 256 KB to 1 MB", ["256 KB", "1 MB"]),
        ("50 MB / 5 MB", ["50 MB", "5 MB"]),
        ("10 or 15 min", ["10", "15 min"]),
        ("10, no, 15 minutes", ["10", "15 minutes"]),
        ("p99 under 200 ms since 2019", ["under 200 ms", "2019"]),
        ("at most  15\u00a0min, \u2248 900 s", ["at most  15\u00a0min", "\u2248 900 s"]),
        ("10 x 5 GB", ["10", "5 GB"]),
        ("15 min and 6 retries", ["15 min", "6 retries"]),
        ("\U0001f680 10 ms", ["10 ms"]),
    ],
)
def test_spans_are_places_in_the_text_as_typed(text: str, figures: list[str]) -> None:
    assert [text[found.start : found.end] for found in parse(text)] == figures


def test_a_number_takes_the_unit_of_the_list_it_stands_in() -> None:
    assert [str(found.amount.value(0)) for found in parse("5, 10 or 15 min")] == [
        "300",
        "600",
        "900",
    ]


def test_what_is_counted_is_remembered_in_the_singular() -> None:
    assert only("6 copies").unit.noun == ("copy",)
    assert only("1,000 concurrent executions").unit.noun == ("concurrent", "execution")


def test_a_card_value_is_one_figure() -> None:
    assert parse_value("15 min") is not None
    assert parse_value("400/404/201 ms") is None
    assert parse_value("many") is None


@pytest.mark.parametrize(
    "unit",
    ["1 ", "a hundred ", "thousand ", "1/", "-", "1-", "$", "10 per ", "and ", "<", "one and a "],
)
def test_a_long_text_is_read(unit: str) -> None:
    parse(unit * (200_000 // len(unit)))
