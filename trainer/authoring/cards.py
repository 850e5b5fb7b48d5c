"""From an imported card to a card of a deck."""

import re
from dataclasses import replace
from typing import Any

from trainer.content.cards import Card, CardKind, Concept, Number, RapidFire
from trainer.content.imported import ImportedCard
from trainer.content.text import one_line
from trainer.grading.quantities import parse_value

MOST_WORDS = 15
"""Words of an answer that is said in one breath."""

_FIGURE = re.compile(
    r"(?:[<>]=?|[≤≥~])? ?[-−+]?"
    r"(?:[$€£]\d[\d.,]*|\d[\d.,]*(?: ?[-–] ?\d[\d.,]*)? ?[A-Za-zµ%°][\w/%µ°]*)"
)
"""One figure with its unit, as `1 MB`, `100-500 ms`, `99.9%` or `$16`."""


def as_card(imported: ImportedCard, deck: str, name: str) -> Card:
    """The card with that id in that deck; its kind follows from its answer if none is given."""
    if imported.card is not None:
        # What it was called before may be another card here.
        return replace(imported.card, deck=deck, id=name, formerly=())
    shared: dict[str, Any] = {
        "deck": deck,
        "id": name,
        "ask": imported.front,
        "why": imported.why,
        "tags": imported.tags,
    }
    kind = imported.kind or kind_of(imported.back)
    if kind is CardKind.NUMBER and is_figure(imported.back):
        return Number(**shared, value=one_line(imported.back))
    if kind is CardKind.RAPID_FIRE:
        return RapidFire(**shared, answer=imported.back, accept=imported.accept)
    if imported.accept:  # only cards answered in one breath have other wordings
        return RapidFire(**shared, answer=imported.back, accept=imported.accept)
    return Concept(**shared, answer=imported.back)


def kind_of(answer: str) -> CardKind:
    """The kind of card that has such an answer."""
    if is_figure(answer):
        return CardKind.NUMBER
    short = "\n" not in answer and len(answer.split()) <= MOST_WORDS
    return CardKind.RAPID_FIRE if short else CardKind.CONCEPT


def is_figure(answer: str) -> bool:
    """Whether the answer is one figure with its unit, and nothing else."""
    return _FIGURE.fullmatch(answer) is not None and parse_value(answer) is not None
