"""`trainer decks check` of many cards, the search for repeated questions included."""

import random
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from benchmarks import home, synthetic
from benchmarks.measure import Result, run_ms, side_by_side
from trainer.content.cards import Deck
from trainer.deckfile.near import near
from trainer.deckfile.reader import parse
from trainer.resources import bundled

FEW, MANY = 1_000, 10_000
ROUNDS = 5

CHANGED = 0.3
"""Share of the words of a question that are others than in the bundled one it is made of."""


def run() -> list[Result]:
    """Milliseconds from the shell's point of view, and of the search alone."""
    chance = random.Random(20261121)
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder) / "few", Path(folder) / "many"
        _write(few, FEW, chance)
        prompts = _write(many, MANY, chance)
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
                "near": search,
            },
            ROUNDS,
        )
    return [
        Result('python -c "import yaml, rapidfuzz"', medians["bare"], "ms"),
        Result(f"trainer decks check, {FEW:,} cards beside ours", medians["few"], "ms"),
        Result(f"trainer decks check, {MANY:,} cards beside ours", medians["many"], "ms", 3000),
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


def _asks() -> list[list[str]]:
    """The words of every bundled question, without what YAML would read more into."""
    contents = (parse(path.read_bytes(), path.name).content for path in bundled("decks").iterdir())
    decks = [content for content in contents if isinstance(content, Deck)]
    asks = (
        "".join(c for c in card.ask if c.isalnum() or c in " ?") for d in decks for card in d.cards
    )
    return [ask.split() for ask in asks]


def _changed(ask: list[str], words: list[str], chance: random.Random) -> str:
    changed = (chance.choice(words) if chance.random() < CHANGED else word for word in ask)
    return "Q " + " ".join(changed)
