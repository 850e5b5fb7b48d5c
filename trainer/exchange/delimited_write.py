"""Decks as a table, for spreadsheets."""

import csv
import io
from collections.abc import Sequence

from trainer.content.cards import Card, Deck, RapidFire
from trainer.exchange.columns import HEADINGS, SEVERAL, guarded


def csv_text(decks: Sequence[Deck]) -> str:
    """The cards of the decks as CSV with a header; no cell is a formula to a spreadsheet."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(HEADINGS)
    for deck in decks:
        for card in deck.cards:
            writer.writerow(map(guarded, _cells(card)))
    return written.getvalue()


def _cells(card: Card) -> tuple[str, ...]:
    accept = card.accept if isinstance(card, RapidFire) else ()
    return (
        card.deck,
        card.id,
        card.kind.value,
        card.ask,
        card.solution,
        _joined(accept),
        card.why,
        _joined(card.tags),
    )


def _joined(texts: Sequence[str]) -> str:
    if any(SEVERAL in text for text in texts):
        return "\n".join(("", *texts))
    return SEVERAL.join(texts)
