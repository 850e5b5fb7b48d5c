"""Facts that were not checked for long."""

from datetime import date, timedelta

import pytest

from trainer.content.cards import Card, Concept, Deck, Number
from trainer.insight.stale import last_day, read_span, stale

TODAY = date(2026, 11, 20)


def number(id_: str, as_of: str, source: str = "S") -> Card:
    return Number(deck="d", id=id_, ask="?", value="1 MB", as_of=as_of, source=source)


def deck(*cards: Card) -> Deck:
    return Deck(id="d", title="D", cards=cards)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026", date(2026, 12, 31)),
        ("2026-11", date(2026, 11, 30)),
        ("2024-02", date(2024, 2, 29)),
        ("2026-12", date(2026, 12, 31)),
        ("2026-11-20", date(2026, 11, 20)),
    ],
)
def test_a_date_counts_from_the_last_day_it_may_mean(as_of: str, expected: date) -> None:
    assert last_day(as_of) == expected


@pytest.mark.parametrize(
    ("text", "days"), [("180d", 180), ("1d", 1), ("26w", 182), ("6m", 180), ("2y", 730)]
)
def test_a_span_is_read(text: str, days: int) -> None:
    assert read_span(text) == timedelta(days=days)


@pytest.mark.parametrize(
    "text", ["", "180", "d", "0d", "-1d", "1.5y", "180 d", "3h", "999999d", "١d"]
)
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="such as 180d"):
        read_span(text)


def test_what_is_older_than_the_span_is_listed_oldest_first() -> None:
    cards = (
        number("edge", "2026-10-21"),
        number("old", "2026-10-20"),
        number("month", "2026-10"),
        number("oldest", "2025"),
        Concept(deck="d", id="idea", ask="?", answer="!", as_of="2026-01"),
        Concept(deck="d", id="undated", ask="?", answer="!"),
    )
    found = stale([deck(*cards)], TODAY, timedelta(days=30))
    assert [(each.card.id, each.days) for each in found.old] == [
        ("oldest", 324),
        ("idea", 293),
        ("old", 31),
    ]
    assert found.unproved == ()


def test_numbers_without_source_or_date_are_listed_whatever_their_age() -> None:
    cards = (number("fine", "2026-11"), number("no-source", "2026-11", ""), number("no-date", ""))
    found = stale([deck(*cards)], TODAY, timedelta(days=30))
    assert [each.id for each in found.unproved] == ["no-source", "no-date"]
    assert not found.is_empty
    assert stale([deck(cards[0])], TODAY, timedelta(days=30)).is_empty


def test_a_date_to_come_is_not_stale() -> None:
    assert stale([deck(number("n", "2027"))], TODAY, timedelta(days=1)).is_empty
