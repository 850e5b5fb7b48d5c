"""Decks and their cards."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from trainer.content.points import Level, Point


class CardKind(StrEnum):
    """The kinds of card: three of a deck, called as its sections, and two of a scenario."""

    CONCEPT = "concept"
    NUMBER = "number"
    RAPID_FIRE = "rapid_fire"
    POINT = "point"
    RED_FLAG = "red_flag"
    """These two are parts of a scenario, asked by themselves once a drill missed them."""

    @property
    def words(self) -> str:
        """The kind as screens name it: `rapid fire`."""
        return _WORDS.get(self) or self.value.replace("_", " ")

    @property
    def is_essay(self) -> bool:
        """Whether it is answered in a sentence or two of one's own."""
        return self in (CardKind.CONCEPT, CardKind.POINT, CardKind.RED_FLAG)


# A red flag under its own name would be half answered.
_WORDS = {CardKind.POINT: "missed point", CardKind.RED_FLAG: "true or false"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One question with its answer: what all kinds share."""

    kind: ClassVar[CardKind]

    deck: str
    """Id of the deck the card belongs to."""
    id: str
    """Kebab-case, unique in its deck, never reused."""
    ask: str
    why: str = ""
    """The explanation shown with the answer."""
    importance: int = 2
    """3 asked first … 1 detail."""
    level: Level = Level.MID
    tags: tuple[str, ...] = ()
    """The card's own tags and those of its deck."""
    contrasts: tuple[str, ...] = ()
    """Items that are easily confused with this one (`deck/card`), asked back to back."""
    formerly: tuple[str, ...] = ()
    """Items this card used to be (`deck/card`): their history is its own."""
    source: str = ""
    """Where the facts are from."""
    as_of: str = ""
    """When they were checked: `2026`, `2026-11` or `2026-11-20`."""

    @property
    def item(self) -> str:
        """The name the scheduler knows the card by."""
        return f"{self.deck}/{self.id}"

    @property
    def solution(self) -> str:
        """The right answer as it is shown."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept(Card):
    """An idea, answered in a sentence or two of one's own."""

    kind: ClassVar[CardKind] = CardKind.CONCEPT

    answer: str
    points: tuple[Point, ...] = ()
    """The ideas a typed answer must contain."""

    @property
    def solution(self) -> str:
        """The right answer as it is shown."""
        return self.answer


@dataclass(frozen=True, slots=True)
class Outdated:
    """A figure that used to be right."""

    value: str
    until: str = ""
    """When it stopped being right: `2025`, `2025-10` or `2025-10-01`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Card):
    """A figure to know, compared by value and unit."""

    kind: ClassVar[CardKind] = CardKind.NUMBER

    value: str
    """Number and unit (`1 MB`), a range (`100-500 ms`) or a bound (`<= 250 MB`)."""
    tolerance: str = ""
    """How far off still counts, as a percentage such as `5%`."""
    outdated: tuple[Outdated, ...] = ()

    @property
    def solution(self) -> str:
        """The right answer as it is shown."""
        return self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class RapidFire(Card):
    """A question answered in one breath."""

    kind: ClassVar[CardKind] = CardKind.RAPID_FIRE

    answer: str
    accept: tuple[str, ...] = ()
    """Other wordings of the right answer."""
    seconds: int = 10
    """Time that a fluent answer takes."""

    @property
    def solution(self) -> str:
        """The right answer as it is shown."""
        return self.answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """A file of cards on one topic."""

    id: str
    title: str
    topic: str = ""
    tags: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    """In the order of the file: concepts, numbers, rapid fire."""
