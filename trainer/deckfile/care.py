"""What a card lacks that keeps it from being trusted, or its answers from being judged."""

import re
from collections.abc import Iterable, Mapping

from trainer.content.cards import Card, Number
from trainer.deckfile.measures import figure_of, figures_of
from trainer.deckfile.notes import Notes, Word
from trainer.deckfile.placed import Fields
from trainer.deckfile.text import quoted


def check_care(
    cards: Iterable[tuple[Card, Fields]], places: Mapping[str, Word], notes: Notes
) -> None:
    """Warn of what a good card has and these have not; `places` are those of their ids."""
    for card, fields in cards:
        place = places[card.id]
        name = quoted(card.id)
        if not card.why:
            cure = "add `why`: the explanation is what stays"
            notes.warn(place, "no-why", f"{name} explains nothing", cure)
        if isinstance(card, Number):
            _check_figures(card, fields, notes)
        if isinstance(card, Number) and not card.source:
            cure = "add `source`: where the figure is from"
            notes.warn(place, "no-source", f"{name} does not say its source", cure)
        if isinstance(card, Number) and not card.as_of:
            cure = "add `as_of`: when it was checked, such as `2026-11`"
            notes.warn(place, "no-date", f"{name} does not say when it was checked", cure)


def _check_figures(card: Number, fields: Fields, notes: Notes) -> None:
    """Warn of a figure that no typed answer can be compared with; ratios are none, on purpose."""
    for value, place in figures_of(card, fields):
        if figure_of(value) is None and not re.fullmatch(r"\d+:\d+", value):
            message = (
                f"{quoted(card.id)}: {quoted(value)} is not one figure, so nothing typed is judged"
            )
            cure = "write one figure, a range or a bound, and the rest into `why`"
            notes.warn(place, "unclear-figure", message, cure)
