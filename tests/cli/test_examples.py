"""The cards that help and README name as examples are there to be tried."""

import re
from pathlib import Path

from trainer.content.cards import Deck
from trainer.deckfile.reader import parse

ROOT = Path(__file__).parents[2]


def test_every_card_of_an_example_exists() -> None:
    decks = [
        parse(path.read_bytes(), path.name).content for path in (ROOT / "decks").glob("*.yaml")
    ]
    items = {card.item for deck in decks if isinstance(deck, Deck) for card in deck.cards}
    names = {item.partition("/")[0] for item in items}
    texts = [ROOT / "README.md", *(ROOT / "trainer/cli").rglob("*.py")]
    named = {
        name
        for path in texts
        for name in re.findall(
            r"trainer (?:[a-z]+ )+([a-z0-9-]+/[a-z0-9-]+)", path.read_text(encoding="utf-8")
        )
        if name.partition("/")[0] in names
    }
    assert named
    assert named <= items
