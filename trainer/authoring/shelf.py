"""The decks that are there, as an import has to know them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from trainer.content.cards import Deck
from trainer.content.problems import Problem
from trainer.content.sources import Folder
from trainer.deckfile.adding import sources_of
from trainer.deckfile.beside import files_in
from trainer.deckfile.discover import discover
from trainer.deckfile.files import fetch
from trainer.deckfile.reader import parse
from trainer.errors import UsageError, nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A deck in its file."""

    deck: Deck
    path: str
    bundled: bool
    data: bytes
    """What the file holds."""
    sources: Mapping[str, str]
    """The ids of imported cards by their names in their source."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """All decks, by id; a user's own stands before a bundled one."""

    decks: Mapping[str, Known]

    def own(self, name: str) -> Known:
        """The user's own deck of that id; UsageError if there is none."""
        known = self.decks.get(name)
        if known is None:
            own = [id_ for id_, each in self.decks.items() if not each.bundled]
            close = nearest(name, own)
            cure = f"did you mean {close}?" if close else "leave --into out for a new deck"
            raise UsageError(f"--into: you have no deck {name!r}; {cure}")
        if known.bundled:
            raise UsageError(
                f"--into: the deck {name!r} came with the program and is not written to; "
                "use --title for a deck of your own"
            )
        return known

    def prompts(self) -> list[tuple[str, str]]:
        """Every card with its question."""
        return [(card.item, card.ask) for each in self.decks.values() for card in each.deck.cards]

    def with_(self, more: Iterable[Known]) -> "Shelf":
        """The shelf with further decks, or newer ones."""
        return replace(self, decks={**self.decks, **{each.deck.id: each for each in more}})


def shelf_of(folders: Sequence[Folder], extra: str = "") -> Shelf:
    """The decks in the folders, and those right in one more, which need not exist.

    The one more may be any folder of the disk: no folder within it is looked into. Files with
    errors are passed over, as in practice.
    """
    more = [Folder(path, bundled=False) for path in files_in(extra)] if extra else []
    found: dict[str, Known] = {}
    for source in discover([*folders, *more]):
        data = fetch(source)
        if isinstance(data, Problem) or b"deck" not in data:
            continue
        deck = parse(data, source.path).content
        if isinstance(deck, Deck) and (deck.id not in found or found[deck.id].bundled):
            sources = {} if source.bundled else sources_of(data, source.path)
            found[deck.id] = Known(
                deck=deck, path=source.path, bundled=source.bundled, data=data, sources=sources
            )
    return Shelf(found)
