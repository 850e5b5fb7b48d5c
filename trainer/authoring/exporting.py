"""Decks and scenarios by their ids, to be written in another form."""

from collections.abc import Sequence

from trainer.content.cards import Card, Concept, Deck, Number, RapidFire
from trainer.content.points import Level
from trainer.content.problems import Problem
from trainer.content.scenarios import Scenario
from trainer.content.sources import Folder
from trainer.deckfile.discover import discover
from trainer.deckfile.files import fetch
from trainer.deckfile.reader import parse
from trainer.errors import UsageError, nearest


def chosen(folders: Sequence[Folder], names: Sequence[str]) -> list[Deck | Scenario]:
    """The decks and scenarios of those ids, in that order; UsageError for one there is not.

    A user's own stands before a bundled one, and a deck before a scenario.
    """
    found: dict[str, tuple[tuple[bool, bool], Deck | Scenario]] = {}
    for source in discover(folders):
        data = fetch(source)
        content = None if isinstance(data, Problem) else parse(data, source.path).content
        if isinstance(content, Deck | Scenario):
            rank = (isinstance(content, Scenario), source.bundled)
            if content.id not in found or rank < found[content.id][0]:
                found[content.id] = (rank, content)
    for name in names:
        if name not in found:
            close = nearest(name, found)
            cure = f"did you mean {close}?" if close else "`trainer decks list` shows what there is"
            raise UsageError(f"there is no deck {name!r}; {cure}")
    return [found[name][1] for name in dict.fromkeys(names)]


def more_than_text(card: Card) -> bool:
    """Whether a card has what a table or a page has no place for."""
    shared = card.contrasts or card.formerly or card.source or card.as_of
    if shared or card.importance != 2 or card.level is not Level.MID:
        return True
    if isinstance(card, Concept):
        return bool(card.points)
    if isinstance(card, Number):
        return bool(card.tolerance or card.outdated)
    return (
        isinstance(card, RapidFire)
        and card.seconds != RapidFire(deck="", id="", ask="", answer="").seconds
    )
