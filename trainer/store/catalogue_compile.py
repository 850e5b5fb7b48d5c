"""Decks, scenarios and syllabuses as rows of the catalogue."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from trainer.content.cards import Card, CardKind, Deck
from trainer.content.codec import encode_card, encode_scenario
from trainer.content.digest import card_digest, scenario_digest
from trainer.content.parts import Part, parts_of
from trainer.content.points import Level
from trainer.content.problems import Problem
from trainer.content.scenarios import Scenario
from trainer.content.sources import SourceFile
from trainer.content.syllabus import Syllabus
from trainer.insight.stale import last_day
from trainer.store import search_index
from trainer.store.catalogue_schema import ASKED_KINDS, SCENARIO, SYLLABUS
from trainer.store.search_index import Searched

Row = dict[str, Any]
Place = tuple[int, int]
"""The stage of a topic and its place among all topics, both from 1 on; 0 where none is named."""


@dataclass(frozen=True, slots=True)
class CompiledItem:
    """One card, scenario or part of a scenario, ready to be stored."""

    row: Row
    """The columns of `catalogue_item` that its text decides."""
    json: str
    search: Searched
    """The words it is found by."""
    tags: Sequence[str]
    contrasts: Sequence[str]
    formerly: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """What looking at one file brought."""

    source: SourceFile
    hash: str | None = None
    """Of its bytes; none when they could not be had."""
    renewed: bool = False
    """Only the stamp is new: the bytes are those compiled before."""
    content: Row | None = None
    """What the file holds: `kind`, `id`, `title`, `topic`; none when it has errors."""
    items: Sequence[CompiledItem] = ()
    stages: Mapping[str, Place] = field(default_factory=dict)
    """Where each topic of a syllabus stands."""
    problems: Sequence[Problem] = field(default=())


def content_row(content: Deck | Scenario | Syllabus) -> Row:
    """What a file holds, as columns of `catalogue_file`."""
    row = {"id": content.id, "title": content.title}
    match content:
        case Deck():
            return row | {"kind": "deck", "topic": content.topic}
        case Scenario():
            return row | {"kind": SCENARIO, "topic": content.topic}
        case Syllabus():
            return row | {"kind": SYLLABUS, "topic": ""}


def compile_stages(content: Deck | Scenario | Syllabus) -> dict[str, Place]:
    """Where each topic that a syllabus names stands: its stage, and its place among all topics."""
    if not isinstance(content, Syllabus):
        return {}
    numbered = enumerate(content.stages, start=1)
    topics = ((topic.id, stage) for stage, each in numbered for topic in each.topics)
    return {topic: (stage, place) for place, (topic, stage) in enumerate(topics, start=1)}


def compile_items(content: Deck | Scenario | Syllabus) -> Iterator[CompiledItem]:
    """The items of a file, in its order."""
    if isinstance(content, Syllabus):
        return
    if isinstance(content, Scenario):
        yield _scenario(content)
        for place, part in enumerate(parts_of(content)):
            yield _part(content, part, place)
        return
    positions = _positions(content.cards)
    for card in content.cards:
        yield _card(content, card, positions[card.id])


def _positions(cards: Sequence[Card]) -> dict[str, int]:
    """The place of each card, by id, among those of the same deck and importance.

    A file lists concepts, then numbers, then rapid fire. Learnt in that order they would
    be weeks of one kind each, so each kind is spread evenly over the whole; within a kind
    the order is the author's.
    """
    kinds: dict[tuple[int, CardKind], list[Card]] = {}
    for card in cards:
        kinds.setdefault((card.importance, card.kind), []).append(card)
    mixed = sorted(
        ((2 * place + 1) / (2 * len(same)), importance, card.id)
        for (importance, _), same in kinds.items()
        for place, card in enumerate(same)
    )
    taken: Counter[int] = Counter()
    positions: dict[str, int] = {}
    for _, importance, name in mixed:
        positions[name] = taken[importance]
        taken[importance] += 1
    return positions


def _card(deck: Deck, card: Card, position: int) -> CompiledItem:
    row = _row(card, deck.topic, position) | {"deck": deck.id, "hidden": 0}
    search = search_index.of_card(card, deck.title, deck.topic)
    return CompiledItem(row, encode_card(card), search, card.tags, card.contrasts, card.formerly)


def _part(scenario: Scenario, part: Part, position: int) -> CompiledItem:
    # Whatever the scenario used to be, its parts were too: they need no names of their own.
    row = _row(part, scenario.topic, position) | {"deck": "", "hidden": 1}
    search = search_index.of_card(part, scenario.title, scenario.topic)
    return CompiledItem(row, encode_card(part), search, part.tags, (), ())


def _row(card: Card, topic: str, position: int) -> Row:
    return {
        "item": card.item,
        "topic": topic,
        "kind": str(card.kind),
        "importance": card.importance,
        "level": str(card.level),
        "position": position,
        "digest": card_digest(card),
        "asked": int(card.kind in ASKED_KINDS),
        "checked": last_day(card.as_of).isoformat() if card.as_of else None,
    }


def _scenario(scenario: Scenario) -> CompiledItem:
    row = {
        "item": scenario.item,
        "deck": "",
        "topic": scenario.topic,
        "kind": SCENARIO,
        "importance": scenario.importance,
        "level": str(Level.MID),
        "position": 0,
        "digest": scenario_digest(scenario),
        "asked": int(SCENARIO in ASKED_KINDS),
        "checked": None,
        "hidden": 0,
    }
    search = search_index.of_scenario(scenario, SCENARIO)
    return CompiledItem(
        row, encode_scenario(scenario), search, scenario.tags, (), scenario.formerly
    )
