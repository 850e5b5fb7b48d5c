"""Decks and scenarios as text: what is written reads as the same value again."""

import dataclasses
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.content.cards import Card, Concept, Deck, Number, Outdated, RapidFire
from trainer.content.library import Library
from trainer.content.points import Area, Level, Point, RedFlag, Tier
from trainer.content.scenarios import FollowUp, GoldenAnswer, Label, Reveal, Scenario
from trainer.content.sources import Folder
from trainer.deckfile.check import check
from trainer.deckfile.discover import discover
from trainer.deckfile.reader import parse
from trainer.deckfile.text import clean
from trainer.deckfile.writing import deck_text, scenario_text
from trainer.resources import bundled_path


@cache
def library() -> Library:
    names = ("decks", "scenarios")
    return check(discover([Folder(bundled_path(name), bundled=True) for name in names]))


def test_every_bundled_deck_reads_as_it_was() -> None:
    for deck in library().decks:
        reading = parse(deck_text(deck).encode(), "deck.yaml")
        assert reading.content == deck
        assert not [each for each in reading.problems if each.code == "key-order"]


def test_every_bundled_scenario_reads_as_it_was() -> None:
    for scenario in library().scenarios:
        assert parse(scenario_text(scenario).encode(), "s.yaml").content == scenario


PIECES = st.sampled_from([": ", " #", "\n", "\n\n", "  ", "\t", "\x85", "\u2028", "\xa0", "\ufeff"])
PIECES |= st.sampled_from("# - ? ' \" \\ [ ] { } &a *a !t | > % @ ` --- ... << = ~ , :".split())  # noqa: SIM905
PIECES |= st.sampled_from(["no", "10:1", "null", "é", "日本", "\x1b[31m", "\u202e", "word", "1"])
RAW = st.one_of(st.lists(PIECES, max_size=8).map("".join), st.text(max_size=30))


def _line(text: str) -> str:
    return " ".join(clean(text).split()) or "x"


def _prose(text: str) -> str:
    kept = clean(text).strip("\n").rstrip()
    return kept if kept.strip() else "x"


LINE = RAW.map(_line)
PROSE = RAW.map(_prose)
LINES = st.lists(LINE, max_size=3).map(tuple)
IDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
TAGS = st.lists(LINE, max_size=3, unique=True).map(tuple)
DAYS = st.sampled_from(["2026", "2026-11", "2026-11-20"])
VALUES = st.sampled_from(["1 MB", "<= 250 MB", "100-500 ms", "$16.67", "10:1", "~5 s", "-3"])


@st.composite
def points(draw: st.DrawFn) -> Point:
    return Point(
        id=draw(IDS),
        say=draw(PROSE),
        wordings=draw(LINES),
        reasons=draw(LINES),
        costs=draw(LINES),
        tier=draw(st.sampled_from(Tier)),
        level=draw(st.sampled_from(Level)),
        area=draw(st.sampled_from([None, *Area])),
        why=draw(PROSE),
        probe=draw(PROSE),
    )


def several(what: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(what, max_size=2, unique_by=lambda each: each.id).map(tuple)


@st.composite
def decks(draw: st.DrawFn) -> Deck:
    cards: list[Card] = []
    deck_tags = draw(TAGS)
    names = draw(st.lists(IDS, min_size=1, max_size=4, unique=True))
    kinds = (Concept, Number, RapidFire)
    for kind, name in sorted(
        ((draw(st.sampled_from(kinds)), name) for name in names),
        key=lambda each: kinds.index(each[0]),
    ):
        shared: dict[str, Any] = {
            "deck": "a-deck",
            "id": name,
            "ask": draw(PROSE),
            "why": draw(PROSE),
            "importance": draw(st.integers(1, 3)),
            "level": draw(st.sampled_from(Level)),
            "tags": tuple(dict.fromkeys((*deck_tags, *draw(TAGS)))),
            "contrasts": tuple(f"a-deck/{other}" for other in names if other != name),
            "formerly": draw(st.sampled_from([(), ("old/x",), ("a-deck/gone",)])),
            "source": draw(LINE),
            "as_of": draw(DAYS),
        }
        if kind is Concept:
            cards.append(Concept(**shared, answer=draw(PROSE), points=draw(several(points()))))
        elif kind is Number:
            old = tuple(Outdated(draw(VALUES), draw(DAYS)) for _ in range(draw(st.integers(0, 2))))
            cards.append(Number(**shared, value=draw(VALUES), tolerance="5%", outdated=old))
        else:
            seconds = draw(st.integers(1, 600))
            cards.append(
                RapidFire(**shared, answer=draw(PROSE), accept=draw(LINES), seconds=seconds)
            )
    return Deck(id="a-deck", title=draw(LINE), topic=draw(LINE), tags=deck_tags, cards=tuple(cards))


@given(decks())
@settings(max_examples=150, deadline=None)
def test_any_deck_reads_as_it_was(deck: Deck) -> None:
    reading = parse(deck_text(deck).encode(), "deck.yaml")
    assert reading.content == deck, reading.problems


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_any_scenario_reads_as_it_was(data: st.DataObject) -> None:
    draw = data.draw
    scenario = Scenario(
        id="a-scenario",
        title=draw(LINE),
        ask=draw(PROSE),
        topic=draw(LINE),
        tags=draw(LINES),
        importance=draw(st.integers(1, 3)),
        context=draw(PROSE),
        reveals=(Reveal(id="r", when=(draw(LINE),), say=draw(PROSE)),),
        minutes=draw(st.integers(1, 180)),
        model=draw(PROSE),
        points=(dataclasses.replace(draw(points()), id="first"),),
        red_flags=(RedFlag(id="flag", claim=draw(PROSE), wordings=draw(LINES)),),
        follow_ups=(FollowUp(id="f", ask=draw(PROSE), points=(Point(id="p", say=draw(PROSE)),)),),
        answers=(GoldenAnswer(label=Label.OK, text=draw(PROSE)),),
        formerly=("older",),
    )
    reading = parse(scenario_text(scenario).encode(), "s.yaml")
    assert reading.content == scenario, reading.problems


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Why not?", "ask: Why not?"),
        ("A: b", 'ask: "A: b"'),
        ('Say "no"', 'ask: Say "no"'),
        ('"No"', "ask: '\"No\"'"),
        ("one\ntwo", "ask: |\n      one\n      two"),
    ],
)
def test_texts_are_written_the_plainest_way(text: str, written: str) -> None:
    card = Concept(deck="d", id="c", ask=text, answer="x")
    assert f"\n    {written}\n" in deck_text(Deck(id="d", title="D", cards=(card,)))


def test_a_remark_is_no_part_of_the_deck() -> None:
    deck = Deck(id="d", title="D", cards=(Concept(deck="d", id="c", ask="a", answer="b"),))
    text = deck_text(deck, {"c": "from row 1"})
    assert "  - id: c  # from row 1\n" in text
    assert parse(text.encode(), "d.yaml").content == deck
