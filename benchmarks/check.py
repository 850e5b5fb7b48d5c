"""`trainer decks check` of many cards, the search for repeated questions included."""

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from benchmarks import home, synthetic
from benchmarks.measure import Result, run_ms, side_by_side
from trainer.content.cards import Card, Deck
from trainer.deckfile.near import near
from trainer.deckfile.reader import parse
from trainer.deckfile.writing import deck_text
from trainer.resources import bundled

FEW, MANY = 1_000, 10_000
ROUNDS = 5

CHANGED = 0.3
"""Share of the words of a question that are others than in the bundled one it is made of."""


def run() -> list[Result]:
    """Milliseconds from the shell's point of view, and of the search alone."""
    chance = random.Random(20261121)
    with tempfile.TemporaryDirectory() as folder:
        few, many, full = (Path(folder) / name for name in ("few", "many", "full"))
        _write(few, FEW, chance)
        prompts = _write(many, MANY, chance)
        _write_full(full, MANY, chance)
        environ = {"HOME": folder, "XDG_DATA_HOME": folder, "TRAINER_DB": f"{folder}/trainer.db"}
        command = [home.trainer(), "decks", "check"]

        def search() -> float:
            started = time.perf_counter()
            near(prompts)
            return (time.perf_counter() - started) * 1000

        medians = side_by_side(
            {
                "bare": lambda: run_ms([sys.executable, "-c", "import yaml, rapidfuzz"]),
                "few": lambda: run_ms([*command, str(few)], environ),
                "many": lambda: run_ms([*command, str(many)], environ),
                "full": lambda: run_ms([*command, str(full)], environ),
                "near": search,
            },
            ROUNDS,
        )
    return [
        Result('python -c "import yaml, rapidfuzz"', medians["bare"], "ms"),
        Result(f"trainer decks check, {FEW:,} cards beside ours", medians["few"], "ms"),
        Result(f"trainer decks check, {MANY:,} cards beside ours", medians["many"], "ms", 3000),
        Result(f"the same, {MANY:,} cards as full as ours", medians["full"], "ms", 3000),
        Result(f"repeated questions among {MANY:,}", medians["near"], "ms", 1000),
    ]


def _write(folder: Path, cards: int, chance: random.Random) -> list[tuple[str, str]]:
    """Decks with that many cards, whose questions are made of ours; these, by item."""
    asks = _asks()
    words = [word for ask in asks for word in ask]
    folder.mkdir()
    prompts = []
    for deck in synthetic.decks(cards):
        asked = tuple(
            replace(card, ask=_changed(chance.choice(asks), words, chance)) for card in deck.cards
        )
        text = synthetic.as_yaml(replace(deck, cards=asked))
        (folder / f"{deck.id}.yaml").write_text(text, encoding="utf-8")
        prompts += [(card.item, card.ask) for card in asked]
    return prompts


def _write_full(folder: Path, cards: int, chance: random.Random) -> None:
    """Decks with about that many cards: copies of ours with points, wordings and figures.

    Their questions are changed as those of the others are.
    """
    ours = _decks()
    words = [word for ask in _asks() for word in ask]
    folder.mkdir()
    for number in count():
        for deck in ours:
            name = f"{deck.id}-{number}"
            copies = tuple(_copied(deck, name, words, chance))[:cards]
            text = deck_text(replace(deck, id=name, cards=copies))
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
            cards -= len(copies)
            if not cards:
                return


def _copied(deck: Deck, name: str, words: list[str], chance: random.Random) -> Iterator[Card]:
    """The cards of a deck for one of another name; what they say of other cards is left out."""
    for card in deck.cards:
        asked = (
            chance.choice(words) if word.isalnum() and chance.random() < CHANGED else word
            for word in card.ask.split()
        )
        yield replace(card, deck=name, ask=" ".join(asked), contrasts=(), formerly=())


def _decks() -> list[Deck]:
    """The bundled decks."""
    paths = sorted(bundled("decks").glob("*.yaml"))
    contents = (parse(path.read_bytes(), path.name).content for path in paths)
    return [content for content in contents if isinstance(content, Deck)]


def _asks() -> list[list[str]]:
    """The words of every bundled question, without what YAML would read more into."""
    asks = (
        "".join(c for c in card.ask if c.isalnum() or c in " ?")
        for deck in _decks()
        for card in deck.cards
    )
    return [ask.split() for ask in asks]


def _changed(ask: list[str], words: list[str], chance: random.Random) -> str:
    changed = (chance.choice(words) if chance.random() < CHANGED else word for word in ask)
    return "Q " + " ".join(changed)
