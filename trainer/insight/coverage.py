"""What the decks and scenarios ask of a syllabus, and what they leave open."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from trainer.content.cards import CardKind, Deck
from trainer.content.library import Library
from trainer.content.parts import parts_of
from trainer.content.points import Level
from trainer.content.scenarios import Scenario
from trainer.content.syllabus import Entry, EntryKind, Syllabus, Topic

IMPORTANCES = (3, 2, 1)
"""In the order in which they are told."""

NEEDED = 2
"""The least importance of what has to be asked."""

Cell = tuple[str, CardKind, Level]
"""A topic, a kind of card and a level."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of something are asked."""

    asked: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicCoverage:
    """How much of one topic is asked."""

    id: str
    title: str
    asked: Mapping[int, Share]
    """By importance; the entries left out count as well."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with its topic."""

    topic: str
    entry: Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A syllabus held against decks and scenarios. Lists are in the order of the files."""

    syllabus: str
    title: str
    topics: tuple[TopicCoverage, ...]
    unasked: tuple[Placed, ...]
    """What nothing asks and should, the most important first."""
    left_out: tuple[Placed, ...]
    """What nothing is meant to ask."""
    cards: Mapping[Cell, int]
    """How many cards there are; cells without one are left out."""
    without_scenario: tuple[Placed, ...]
    """Concepts and decisions that no scenario and no point of one asks, most important first."""
    points_without_card: tuple[str, ...]
    """Points of scenarios that serve no entry which a card asks too."""
    serving_nothing: tuple[str, ...]
    """Cards and scenarios that no entry names, nor any of their points."""
    unknown: tuple[str, ...]
    """Items that entries name and that do not exist."""

    def share(self, importance: int) -> Share:
        """What is asked of all entries of this importance."""
        shares = [topic.asked[importance] for topic in self.topics]
        return Share(sum(each.asked for each in shares), sum(each.of for each in shares))

    @property
    def is_complete(self) -> bool:
        """Whether all that has to be asked is asked."""
        needed = (self.share(each) for each in IMPORTANCES if each >= NEEDED)
        return all(share.asked == share.of for share in needed)


def coverage(syllabus: Syllabus, library: Library) -> Coverage:
    """How far the library asks what the syllabus wants known.

    Decks and scenarios count if they are of one of its topics, or if an entry names them:
    a library may hold other subjects too.
    """
    named = {item for entry in syllabus.entries for item in entry.asked_by}
    topics = {topic.id for topic in syllabus.topics}
    decks = [deck for deck in library.decks if _concerns_deck(deck, topics, named)]
    scenarios = [each for each in library.scenarios if _concerns_scenario(each, topics, named)]
    items = set(_items(decks, scenarios))
    placed = [Placed(topic.id, entry) for topic in syllabus.topics for entry in topic.entries]
    open_ = [each for each in placed if items.isdisjoint(each.entry.asked_by)]
    trained = {
        item
        for entry in syllabus.entries
        if any("/" in each and each in items for each in entry.asked_by)
        for item in entry.asked_by
    }
    return Coverage(
        syllabus=syllabus.id,
        title=syllabus.title,
        topics=tuple(_topic(topic, items) for topic in syllabus.topics),
        unasked=_most_important_first(each for each in open_ if not each.entry.left_out),
        left_out=tuple(each for each in open_ if each.entry.left_out),
        cards=Counter((deck.topic, card.kind, card.level) for deck in decks for card in deck.cards),
        without_scenario=_most_important_first(
            each
            for each in placed
            if each.entry.kind in (EntryKind.CONCEPT, EntryKind.DECISION)
            and not each.entry.left_out
            and not any("/" not in item and item in items for item in each.entry.asked_by)
        ),
        points_without_card=tuple(
            item for item in chain.from_iterable(map(_points, scenarios)) if item not in trained
        ),
        serving_nothing=(
            *(card.item for deck in decks for card in deck.cards if card.item not in named),
            *(each.id for each in scenarios if named.isdisjoint(_scenario_items(each))),
        ),
        unknown=tuple(sorted(named - items)),
    )


def _concerns_deck(deck: Deck, topics: set[str], named: set[str]) -> bool:
    return deck.topic in topics or any(card.item in named for card in deck.cards)


def _concerns_scenario(scenario: Scenario, topics: set[str], named: set[str]) -> bool:
    return scenario.topic in topics or not named.isdisjoint(_scenario_items(scenario))


def _items(decks: list[Deck], scenarios: list[Scenario]) -> Iterator[str]:
    """Everything that the decks and scenarios ask."""
    yield from (card.item for deck in decks for card in deck.cards)
    yield from chain.from_iterable(map(_scenario_items, scenarios))


def _scenario_items(scenario: Scenario) -> Iterator[str]:
    yield scenario.item
    yield from (part.item for part in parts_of(scenario))


def _points(scenario: Scenario) -> Iterator[str]:
    return (part.item for part in parts_of(scenario) if part.kind is CardKind.POINT)


def _topic(topic: Topic, items: set[str]) -> TopicCoverage:
    shares = {}
    for importance in IMPORTANCES:
        entries = [each for each in topic.entries if each.importance == importance]
        asked = sum(not items.isdisjoint(each.asked_by) for each in entries)
        shares[importance] = Share(asked, len(entries))
    return TopicCoverage(id=topic.id, title=topic.title, asked=shares)


def _most_important_first(entries: Iterator[Placed]) -> tuple[Placed, ...]:
    # Sorting keeps the order of those that are alike.
    return tuple(sorted(entries, key=lambda each: -each.entry.importance))
