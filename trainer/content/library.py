"""Everything a set of folders teaches."""

from dataclasses import dataclass

from trainer.content.cards import Deck
from trainer.content.scenarios import Scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """The decks and scenarios that were read, shadowed ones left out."""

    decks: tuple[Deck, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
