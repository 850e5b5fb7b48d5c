"""Which facts have not been checked for long."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from trainer.content.cards import Card, Deck, Number

_UNITS = {"d": 1, "w": 7, "m": 30, "y": 365}
"""Days; months and years as people reckon them when they say how old something may be."""


@dataclass(frozen=True, slots=True)
class OldCard:
    """A card whose facts were last checked too long ago."""

    card: Card
    days: int
    """Since the last day that its `as_of` may mean."""


@dataclass(frozen=True, slots=True)
class Stale:
    """What should be looked up again."""

    old: tuple[OldCard, ...]
    """The oldest first."""
    unproved: tuple[Number, ...]
    """Numbers that lack their source or the day they were checked; in the order of the decks."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is stale."""
        return not self.old and not self.unproved


def stale(decks: Iterable[Deck], today: date, span: timedelta) -> Stale:
    """The cards that were checked longer than `span` ago, and figures that nobody can check."""
    cards = [card for deck in decks for card in deck.cards]
    dated = (OldCard(card, (today - last_day(card.as_of)).days) for card in cards if card.as_of)
    old = (each for each in dated if each.days > span.days)
    return Stale(
        old=tuple(sorted(old, key=lambda each: -each.days)),
        unproved=tuple(
            card for card in cards if isinstance(card, Number) and not (card.source and card.as_of)
        ),
    )


def last_day(as_of: str) -> date:
    """The last day that `2026`, `2026-11` or `2026-11-20` may mean."""
    year, *rest = map(int, as_of.split("-"))
    month = rest[0] if rest else 12
    return date(year, month, rest[1] if len(rest) > 1 else monthrange(year, month)[1])


def read_span(text: str) -> timedelta:
    """The time that `180d`, `26w`, `6m` or `1y` says; ValueError for anything else."""
    found = re.fullmatch(r"([1-9]\d{0,4})([dwmy])", text, re.ASCII)
    if found is None:
        raise ValueError(f"expected days, weeks, months or years such as 180d, found {text!r}")
    return timedelta(days=int(found[1]) * _UNITS[found[2]])
