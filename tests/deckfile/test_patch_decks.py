"""Wordings added to decks: in every layout, and nothing else changes."""

import pytest

from trainer.content.cards import Concept, Deck, RapidFire
from trainer.deckfile.patch import UnpatchableError, with_added
from trainer.deckfile.reader import parse

DECK = """\
deck: queues
title: Queues
concepts:
- id: why
  ask: Why a queue?
  answer: A burst waits.
  points:
  - {id: burst, say: A burst waits.}
  - id: apart
    say: Nobody waits for the other.   # a comment
    wordings: [they are apart]
  why: So.
rapid_fire:
- {id: order, ask: Which queue keeps the order?, answer: FIFO, why: So.}
- id: other
  ask: Which one does not?
  answer: |
    Standard
  accept:
  - the usual one
  why: So.
"""
NAMES = ["why#burst", "why#apart", "order", "other"]


def wordings(data: bytes, name: str) -> tuple[str, ...]:
    deck = parse(data, "d.yaml").content
    assert isinstance(deck, Deck)
    for card in deck.cards:
        if isinstance(card, RapidFire) and card.id == name:
            return card.accept
        if isinstance(card, Concept):
            for point in card.points:
                if f"{card.id}#{point.id}" == name:
                    return point.wordings
    return ()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", NAMES)
def test_words_are_added_in_any_layout(name: str, end: str, mark: bytes) -> None:
    data = mark + DECK.replace("\n", end).encode()
    changed = with_added(data, "d.yaml", "queues", [(name, 'yes: "so" # it is')])
    assert 'yes: "so" # it is' in wordings(changed, name)
    others = [each for each in NAMES if each != name]
    assert [wordings(changed, n) for n in others] == [wordings(data, n) for n in others]
    assert b"# a comment" in changed
    assert with_added(changed, "d.yaml", "queues", [(name, 'YES: "so" # it is')]) == changed


def test_another_deck_is_refused() -> None:
    with pytest.raises(UnpatchableError):
        with_added(DECK.encode(), "d.yaml", "other", [("order", "x y")])
