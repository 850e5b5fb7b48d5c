"""Adding cards to a deck: looked at as if they stood in its file, then written into it."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from trainer.authoring.places import Base, Place, read
from trainer.content.cards import Card
from trainer.content.problems import Problem, Severity
from trainer.content.sources import Folder, SourceFile
from trainer.deckfile.check import Craft, check
from trainer.deckfile.discover import discover
from trainer.deckfile.edits import UneditableError, deck_in, with_card
from trainer.deckfile.files import shown_path
from trainer.deckfile.marks import mark
from trainer.deckfile.opened import Kept
from trainer.deckfile.saving import AlreadyThereError, ChangedMeanwhileError, save

MOST_TRIES = 50
"""How often a file is written anew under our hands before that is told."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A card and the file that it would stand in."""

    card: Card
    place: Place
    data: bytes
    """The file with the card."""
    problems: tuple[Problem, ...]
    """What checking the file says of the card, and every error elsewhere in it."""

    @property
    def is_right(self) -> bool:
        """Whether the file can be used with the card in it."""
        return all(each.severity is not Severity.ERROR for each in self.problems)


class Adding:
    """A visit to one deck; a copy of a bundled one is made with the card in it, and not before."""

    def __init__(self, base: Base, library: Sequence[Folder], today: date) -> None:
        """`base` is what `Places.base` gives; UneditableError if it is no deck, or has errors."""
        self._place = base.place
        self._library = library
        self._today = today
        self._data = base.data
        self._read = base.read
        self.deck = deck_in(self._data, shown_path(self._place.path))

    def with_card(self, card: Card) -> Addition:
        """What becomes of the file with the card; UneditableError if it cannot be added."""
        data, place = self._put(card)
        return Addition(card, place, data, tuple(self._problems(data)))

    def _put(self, card: Card) -> tuple[bytes, Place]:
        """The file with the card, and where it stands there."""
        data = with_card(self._data, shown_path(self._place.path), card)
        spot = mark(data, f"{self.deck.id}/{card.id}")
        place = replace(self._place, line=spot.line, column=spot.column) if spot else self._place
        return data, place

    def write(self, addition: Addition) -> Addition:
        """Write the file; if something else wrote it meanwhile, the card joins what stands there.

        The addition as it was written comes back. SavingError if it cannot be written;
        UneditableError if the file holds no deck without errors any more, or the id is taken.
        """
        for _ in range(MOST_TRIES):
            try:
                save(self._place.path, addition.data, self._read)
            except (ChangedMeanwhileError, AlreadyThereError):
                addition = self._again(addition)
            else:
                break
        else:
            save(self._place.path, addition.data, self._read)
        self._data = self._read = addition.data
        return addition

    def _again(self, addition: Addition) -> Addition:
        """The same card in the file as something else has written it meanwhile.

        What checking says of the card stays: looking at all decks again would take so long that
        who saves often would be first each time.
        """
        data = read(self._place.path)
        deck = deck_in(data, shown_path(self._place.path))
        if deck.id != self.deck.id:
            raise UneditableError(
                f"{shown_path(self._place.path)} holds the deck {deck.id} by now; "
                f"add to {self.deck.id} again."
            )
        self.deck = deck
        self._data = self._read = data
        card = addition.card
        if any(each.id == card.id for each in self.deck.cards):
            raise UneditableError(
                f"{self.deck.id} has a card {card.id} by now; add yours under another id."
            )
        data, place = self._put(card)
        return replace(addition, data=data, place=place)

    def _problems(self, data: bytes) -> list[Problem]:
        """What is wrong with the card, and what keeps its file from being used."""
        path = self._place.path
        real = os.path.realpath(path)
        others = [each for each in discover(self._library) if os.path.realpath(each.path) != real]
        added = _added(self._data, data)
        source, kept = SourceFile(path, False, 0, len(data)), Kept()
        kept.hold(source, data)  # as if it were on the disk
        found = check([*others, source], craft=Craft(self._today, [source]), kept=kept).problems
        # A figure of old that lacks its unit keeps nobody from using the file.
        return [
            each
            for each in found
            if each.path == shown_path(path)
            and (each.line in added or (each.severity is Severity.ERROR and each.code != "no-unit"))
        ]


def _added(before: bytes, after: bytes) -> range:
    """The lines, from 1, that are new."""
    old, new = before.splitlines(), after.splitlines()
    same = 0
    while same < len(old) and old[same] == new[same]:
        same += 1
    below = 0
    while below < len(old) - same and old[-1 - below] == new[-1 - below]:
        below += 1
    return range(same + 1, len(new) - below + 1)
