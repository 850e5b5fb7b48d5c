"""A card or a scenario taken apart into what it means, for comparing two versions of it."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from trainer.content.cards import Card, Concept, Deck, Number, RapidFire
from trainer.content.digest import card_digest, scenario_digest
from trainer.content.parts import parts_of
from trainer.content.points import Point, RedFlag
from trainer.content.scenarios import Scenario

Key = tuple[str, "What"]
"""The id of a point, a follow-up or a red flag, empty for the whole; and what of it."""


class What(StrEnum):
    """What of an item can differ, as people call it; the most important first."""

    KIND = "kind"
    QUESTION = "question"
    ANSWER = "answer"
    FIGURE = "figure"
    TOLERANCE = "tolerance"
    POINT = "point"
    RED_FLAG = "red flag"
    FOLLOW_UP = "follow-up"
    CORRECTION = "correction"
    TIER = "tier"
    LEVEL = "level"
    AREA = "area"
    IMPORTANCE = "importance"
    ACCEPTED = "accepted wordings"
    WORDINGS = "wordings"
    REASONS = "reasons"
    COSTS = "costs"
    OUTDATED = "outdated figures"
    EXPLANATION = "explanation"
    PROBE = "probe"
    CONTEXT = "context"
    REVEALS = "reveals"
    MODEL = "model answer"
    GOLDEN = "golden answers"
    SECONDS = "seconds"
    MINUTES = "minutes"
    CONTRASTS = "contrasts"
    SOURCE = "source"
    AS_OF = "as of"
    TITLE = "title"
    TOPIC = "topic"
    TAGS = "tags"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """One item, or a deck without its cards, as pieces that can be compared one by one."""

    name: str
    """The item; the id of a deck."""
    ask: str = ""
    formerly: tuple[str, ...] = ()
    texts: Mapping[Key, str] = field(default_factory=dict)
    """Single values, as they are shown."""
    lists: Mapping[Key, tuple[str, ...]] = field(default_factory=dict)
    """Values without an order."""
    answer: str = ""
    """The digest of the right answer."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """The parts of a scenario that are items themselves, with the digests of their answers."""


def folded(text: str) -> str:
    """The text without its line breaks and its way of composing accents."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def of_deck(deck: Deck) -> Facets:
    """What a deck says of all its cards."""
    texts = {("", What.TITLE): deck.title, ("", What.TOPIC): deck.topic}
    return Facets(name=deck.id, texts=texts, lists={("", What.TAGS): deck.tags})


def of_card(card: Card) -> Facets:
    """What a card means."""
    texts = {
        ("", What.KIND): card.kind.words,
        ("", What.QUESTION): card.ask,
        ("", What.EXPLANATION): card.why,
        ("", What.IMPORTANCE): str(card.importance),
        ("", What.LEVEL): str(card.level),
        ("", What.SOURCE): card.source,
        ("", What.AS_OF): card.as_of,
    }
    lists = {("", What.TAGS): card.tags, ("", What.CONTRASTS): card.contrasts}
    match card:
        case Concept():
            texts["", What.ANSWER] = card.answer
            _add_points(card.points, texts, lists)
        case Number():
            texts["", What.FIGURE] = card.value
            texts["", What.TOLERANCE] = card.tolerance
            old = (f"{each.value} until {each.until or 'long ago'}" for each in card.outdated)
            lists["", What.OUTDATED] = tuple(old)
        case RapidFire():
            texts["", What.ANSWER] = card.answer
            texts["", What.SECONDS] = str(card.seconds)
            lists["", What.ACCEPTED] = card.accept
    return Facets(
        name=card.item,
        ask=card.ask,
        formerly=card.formerly,
        texts=texts,
        lists=lists,
        answer=card_digest(card),
    )


def of_scenario(scenario: Scenario) -> Facets:
    """What a scenario means."""
    texts = {
        ("", What.TITLE): scenario.title,
        ("", What.TOPIC): scenario.topic,
        ("", What.QUESTION): scenario.ask,
        ("", What.CONTEXT): scenario.context,
        ("", What.MODEL): scenario.model,
        ("", What.IMPORTANCE): str(scenario.importance),
        ("", What.MINUTES): str(scenario.minutes),
    }
    told = (f"{each.say} (asked for {', '.join(each.when)})" for each in scenario.reveals)
    lists = {
        ("", What.TAGS): scenario.tags,
        ("", What.REVEALS): tuple(told),
        ("", What.GOLDEN): tuple(f"{each.label}: {each.text}" for each in scenario.answers),
    }
    _add_points(scenario.points, texts, lists)
    for follow_up in scenario.follow_ups:
        texts[follow_up.id, What.FOLLOW_UP] = follow_up.ask
        _add_points(follow_up.points, texts, lists)
    _add_red_flags(scenario.red_flags, texts, lists)
    return Facets(
        name=scenario.id,
        ask=scenario.ask,
        formerly=scenario.formerly,
        texts=texts,
        lists=lists,
        answer=scenario_digest(scenario),
        parts={part.id: card_digest(part) for part in parts_of(scenario)},
    )


def _add_points(
    points: Iterable[Point], texts: dict[Key, str], lists: dict[Key, tuple[str, ...]]
) -> None:
    for point in points:
        for what, text in _said(point):
            texts[point.id, what] = text
        lists[point.id, What.WORDINGS] = point.wordings
        lists[point.id, What.REASONS] = point.reasons
        lists[point.id, What.COSTS] = point.costs


def _said(point: Point) -> Iterator[tuple[What, str]]:
    yield What.POINT, point.say
    yield What.TIER, str(point.tier)
    yield What.LEVEL, str(point.level)
    yield What.AREA, str(point.area or "")
    yield What.EXPLANATION, point.why
    yield What.PROBE, point.probe


def _add_red_flags(
    flags: Iterable[RedFlag], texts: dict[Key, str], lists: dict[Key, tuple[str, ...]]
) -> None:
    for flag in flags:
        texts[flag.id, What.RED_FLAG] = flag.claim
        texts[flag.id, What.CORRECTION] = flag.correction
        lists[flag.id, What.WORDINGS] = flag.wordings
