"""The decks, scenarios and the syllabus that the product comes with, held against each other."""

import re
from datetime import date
from functools import cache
from itertools import combinations

import pytest
from rapidfuzz import fuzz

from trainer.content.cards import Card, CardKind, Number
from trainer.content.library import Library
from trainer.content.sources import Folder
from trainer.content.syllabus import Syllabus
from trainer.deckfile.check import Craft, check
from trainer.deckfile.discover import discover
from trainer.insight.coverage import Coverage, coverage
from trainer.resources import bundled_path

TOO_ALIKE = 85
"""Percent by which two questions resemble each other when they ask the same, in other words."""

WRITTEN = date(2026, 11, 21)
"""Figures grow old, and tests do not."""

LEAST_CARDS = 450
SCENARIOS = 42
LONGEST_KNOW = 30
"""Words; more belong into a card."""


@cache
def library() -> Library:
    names = ("decks", "scenarios", "data/syllabus")
    sources = discover([Folder(bundled_path(name), bundled=True) for name in names])
    return check(sources, craft=Craft(WRITTEN, sources))


@cache
def serverless() -> Syllabus:
    (found,) = [each for each in library().syllabuses if each.id == "serverless"]
    return found


@cache
def covered() -> Coverage:
    return coverage(serverless(), library())


def cards() -> list[Card]:
    return [card for deck in library().decks for card in deck.cards]


def test_nothing_is_wrong_with_any_file() -> None:
    assert [str(problem) for problem in library().problems] == []


def test_there_is_enough_to_learn_from() -> None:
    assert len(cards()) >= LEAST_CARDS
    assert len(library().scenarios) == SCENARIOS


def test_every_number_says_where_it_is_from_and_when_it_was_checked() -> None:
    numbers = [card for card in cards() if isinstance(card, Number)]
    assert numbers
    assert [card.item for card in numbers if not (card.source and card.as_of)] == []


def test_every_item_of_the_syllabus_exists() -> None:
    assert covered().unknown == ()


def test_all_that_matters_is_asked() -> None:
    needed = [each.id for each in serverless().entries if each.importance >= 2]
    assert len(needed) > 400
    assert covered().is_complete
    assert [each.entry.id for each in covered().unasked] == []


@pytest.mark.parametrize("kind", [CardKind.CONCEPT, CardKind.NUMBER, CardKind.RAPID_FIRE])
def test_every_topic_has_cards_of_each_kind(kind: CardKind) -> None:
    has = {topic for topic, each, _ in covered().cards if each is kind}
    assert [topic.id for topic in serverless().topics if topic.id not in has] == []


def test_decks_and_scenarios_belong_to_topics_of_the_syllabus() -> None:
    topics = {topic.id for topic in serverless().topics}
    strangers = [deck.id for deck in library().decks if deck.topic not in topics]
    strangers += [each.id for each in library().scenarios if each.topic not in topics]
    assert strangers == []


def test_what_is_left_out_is_a_detail_and_little() -> None:
    left = covered().left_out
    assert {each.entry.importance for each in left} <= {1}
    assert len(left) <= 20


def test_what_is_to_be_known_is_said_in_short() -> None:
    long = [each.id for each in serverless().entries if len(each.know.split()) > LONGEST_KNOW]
    assert long == []


def test_no_question_is_asked_twice_in_other_words() -> None:
    asked = [(card, " ".join(re.findall(r"[a-z0-9]+", card.ask.lower()))) for card in cards()]
    twice = [
        f"{one.item} and {other.item}: {alike:.0f} %"
        for (one, words), (other, others) in combinations(asked, 2)
        if (alike := fuzz.ratio(words, others, score_cutoff=TOO_ALIKE)) > TOO_ALIKE
        and other.item not in one.contrasts
        and one.item not in other.contrasts
    ]
    assert twice == []
