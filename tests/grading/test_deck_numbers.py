"""The number cards of the bundled decks can be graded."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from trainer.content.cards import Number, Outdated
from trainer.grading.numbers import assess_number
from trainer.grading.states import State

DECKS = Path(__file__).parents[2] / "decks"


def _cards() -> list[Number]:
    cards = []
    for path in sorted(DECKS.glob("*.yaml")):
        deck: dict[str, Any] = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        cards += [_card(deck["deck"], entry) for entry in deck.get("numbers") or ()]
    return cards


def _card(deck: str, entry: dict[str, Any]) -> Number:
    return Number(
        deck=deck,
        id=entry["id"],
        ask=entry["ask"],
        value=entry["value"],
        tolerance=entry.get("tolerance", ""),
        outdated=tuple(
            Outdated(old["value"], old.get("until", "")) for old in entry.get("outdated") or ()
        ),
    )


CARDS = _cards()


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.item)
def test_the_value_typed_back_is_right(card: Number) -> None:
    assert assess_number(card.value, card).state == State.HIT


@pytest.mark.parametrize("card", [c for c in CARDS if c.outdated], ids=lambda card: card.item)
def test_an_outdated_value_is_wrong_and_right_as_history(card: Number) -> None:
    for old in card.outdated:
        assert assess_number(old.value, card).score == 0
        both = f"It used to be {old.value}, now it is {card.value}."
        assert assess_number(both, card).state == State.HIT
