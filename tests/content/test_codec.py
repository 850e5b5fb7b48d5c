"""Cards and scenarios survive the catalogue unchanged."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.content.cards import Card, Concept, Number, Outdated, RapidFire
from trainer.content.codec import decode_card, decode_scenario, encode_card, encode_scenario
from trainer.content.points import Area, Level, Point, RedFlag, Tier
from trainer.content.scenarios import FollowUp, GoldenAnswer, Label, Reveal, Scenario

texts = st.text(max_size=12)
phrases = st.lists(texts, max_size=2).map(tuple)
points = st.builds(
    Point,
    id=texts,
    say=texts,
    wordings=phrases,
    reasons=phrases,
    costs=phrases,
    tier=st.sampled_from(Tier),
    level=st.sampled_from(Level),
    area=st.none() | st.sampled_from(Area),
    why=texts,
    probe=texts,
)
rubrics = st.lists(points, max_size=2).map(tuple)
numbers = st.builds(
    Number,
    deck=texts,
    id=texts,
    ask=texts,
    value=texts,
    tolerance=texts,
    outdated=st.lists(st.builds(Outdated, texts, texts), max_size=2).map(tuple),
    source=texts,
    as_of=texts,
)
concepts = st.builds(
    Concept,
    deck=texts,
    id=texts,
    ask=texts,
    answer=texts,
    points=rubrics,
    why=texts,
    importance=st.integers(1, 3),
    level=st.sampled_from(Level),
    tags=phrases,
    contrasts=phrases,
    formerly=phrases,
)
rapid_fire = st.builds(
    RapidFire,
    deck=texts,
    id=texts,
    ask=texts,
    answer=texts,
    accept=phrases,
    seconds=st.integers(1, 600),
)
cards = st.one_of(concepts, numbers, rapid_fire)
scenarios = st.builds(
    Scenario,
    id=texts,
    title=texts,
    ask=texts,
    topic=texts,
    tags=phrases,
    context=texts,
    minutes=st.integers(1, 90),
    reveals=st.lists(st.builds(Reveal, id=texts, when=phrases, say=texts), max_size=1).map(tuple),
    points=rubrics,
    red_flags=st.lists(
        st.builds(RedFlag, id=texts, claim=texts, wordings=phrases, correction=texts), max_size=1
    ).map(tuple),
    follow_ups=st.lists(st.builds(FollowUp, id=texts, ask=texts, points=rubrics), max_size=1).map(
        tuple
    ),
    answers=st.lists(
        st.builds(GoldenAnswer, label=st.sampled_from(Label), text=texts), max_size=1
    ).map(tuple),
    formerly=phrases,
)

RAPID = RapidFire(deck="queues", id="burst", ask="A burst comes. What first?", answer="A queue.")


@given(cards)
def test_a_card_comes_back_as_it_was(card: Card) -> None:
    again = decode_card(encode_card(card))
    assert again == card
    assert type(again) is type(card)


@given(scenarios)
def test_a_scenario_comes_back_as_it_was(scenario: Scenario) -> None:
    assert decode_scenario(encode_scenario(scenario)) == scenario


def test_enums_come_back_as_enums() -> None:
    point = Point(id="p", say="s", tier=Tier.MUST, area=Area.DEPTH)
    card = decode_card(encode_card(Concept(deck="d", id="c", ask="?", answer="!", points=(point,))))
    assert isinstance(card, Concept)
    assert isinstance(card.points[0].tier, Tier)
    assert isinstance(card.points[0].area, Area)
    assert isinstance(card.level, Level)


def test_the_text_is_one_compact_line_without_defaults() -> None:
    text = encode_card(replace(RAPID, why="line one\nline two"))
    assert "\n" not in text
    assert json.loads(text) == {
        "kind": "rapid_fire",
        "deck": "queues",
        "id": "burst",
        "ask": "A burst comes. What first?",
        "answer": "A queue.",
        "why": "line one\nline two",
    }


def test_keys_of_a_later_version_are_ignored() -> None:
    data = json.loads(encode_card(RAPID)) | {"picture": "queue.png"}
    assert decode_card(json.dumps(data)) == RAPID


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"kind":"essay"}',
        '{"kind":"number","deck":"d","id":"i","ask":"?"}',
        '{"kind":"number","deck":"d","id":"i","ask":"?","value":3}',
        '{"kind":"number","deck":"d","id":"i","ask":"?","value":"3","tags":"x"}',
        '{"kind":"number","deck":"d","id":"i","ask":"?","value":"3","outdated":[4]}',
        '{"kind":"number","deck":"d","id":"i","ask":"?","value":"3","level":"boss"}',
    ],
)
def test_anything_else_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode_card(text)
