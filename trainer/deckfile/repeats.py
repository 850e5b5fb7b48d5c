"""Cards that ask nearly what another one asks, and do not say that they belong together."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.content.cards import Card
from trainer.deckfile.near import near
from trainer.deckfile.notes import Notes
from trainer.deckfile.placed import Fields
from trainer.deckfile.text import quoted


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a card asks, and where."""

    card: Card
    fields: Fields
    path: str
    """The file, as the user would name it."""
    notes: Notes
    """Of the same file."""


def check_repeats(asked: Sequence[Prompt], others: Sequence[Prompt] = ()) -> None:
    """Note each card that nearly repeats an earlier one, or one of the others.

    Cards that are contrasted are meant to be alike, if not the same.
    """
    by_item = {each.card.item: each for each in (*others, *asked)}
    found = near(
        [(each.card.item, each.card.ask) for each in asked],
        [(each.card.item, each.card.ask) for each in others],
    )
    for alike in found:
        card, other = by_item[alike.item], by_item[alike.other]
        linked = other.card.item in card.card.contrasts or card.card.item in other.card.contrasts
        if linked and alike.percent < 100:
            continue
        place = other.fields["ask"]
        nearly = "" if alike.is_reordered or alike.percent == 100 else " nearly"
        order = ", with the words in another order," if alike.is_reordered else ""
        message = f"this asks{nearly} what {quoted(alike.other)} asks{order}"
        cure = "leave one of them out, or ask for what sets them apart"
        if not linked:
            cure += " and name each other in `contrasts`"
        where = f"{other.path}:{place.line}:{place.column}"
        card.notes.warn(card.fields["ask"], "near-duplicate", f"{message} in {where}", cure)
