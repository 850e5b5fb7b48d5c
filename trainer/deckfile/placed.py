"""Values beside the nodes that they were read from: where each field of a card stands.

Only of files without an error, in which every node became a value.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from trainer.content.cards import Card, Concept, Deck
from trainer.content.points import Point, RedFlag
from trainer.content.scenarios import Scenario
from trainer.deckfile import nodes
from trainer.deckfile.decks import SECTIONS
from trainer.deckfile.nodes import Node

Fields: TypeAlias = Mapping[str, Node]
"""The nodes of a record by key."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A point or a red flag with its place."""

    value: Point | RedFlag
    fields: Fields

    @property
    def text(self) -> tuple[str, Node]:
        """What it says itself."""
        if isinstance(self.value, Point):
            return self.value.say, self.fields["say"]
        return self.value.claim, self.fields["claim"]

    @property
    def wordings(self) -> Iterator[tuple[str, Node]]:
        """Its other wordings."""
        return zip(self.value.wordings, _items(self.fields, "wordings"), strict=True)


@dataclass(frozen=True, slots=True)
class Question:
    """Whatever is judged by points."""

    ask: str
    points: Sequence[Claim]
    red_flags: Sequence[Claim] = ()
    shown: str = ""
    """What a candidate is told besides."""
    answer: tuple[str, Node] | None = None
    """What is shown as right beside the points, of a card."""


def fields_of(node: Node) -> Fields:
    """The nodes of the record by key."""
    if not isinstance(node, nodes.Mapping):
        return {}
    return {key.text: value for key, value in node.entries}


def cards_of(deck: Deck, root: Node) -> Iterator[tuple[Card, Fields]]:
    """The cards of a deck with their fields."""
    top = fields_of(root)
    records = (record for key, _ in SECTIONS for record in _items(top, key))
    return zip(deck.cards, map(fields_of, records), strict=True)


def questions_in(cards: Iterable[tuple[Card, Fields]]) -> Iterator[Question]:
    """The cards that are judged by points."""
    for card, fields in cards:
        if isinstance(card, Concept) and card.points:
            claims = _claims(card.points, fields, "points")
            yield Question(card.ask, claims, answer=(card.answer, fields["answer"]))


def questions_of(content: Deck | Scenario, root: Node) -> Iterator[Question]:
    """Everything in the file that is judged by points."""
    if isinstance(content, Deck):
        yield from questions_in(cards_of(content, root))
        return
    top = fields_of(root)
    yield Question(
        content.ask,
        _claims(content.points, top, "points"),
        _claims(content.red_flags, top, "red_flags"),
        content.context,
    )
    for follow_up, node in zip(content.follow_ups, _items(top, "follow_ups"), strict=True):
        fields = fields_of(node)
        yield Question(follow_up.ask, _claims(follow_up.points, fields, "points"))


def _claims(values: Sequence[Point | RedFlag], fields: Fields, key: str) -> list[Claim]:
    nodes_ = map(fields_of, _items(fields, key))
    return [Claim(value, each) for value, each in zip(values, nodes_, strict=True)]


def _items(fields: Fields, key: str) -> tuple[Node, ...]:
    node = fields.get(key)
    return node.items if isinstance(node, nodes.Sequence) else ()
