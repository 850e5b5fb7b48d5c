"""Whether the items that a syllabus names exist."""

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.deckfile.notes import Notes, Word
from trainer.deckfile.shapes import NAME_AN_ITEM
from trainer.deckfile.text import quoted
from trainer.errors import nearest


@dataclass(frozen=True, slots=True)
class Owner:
    """A deck or a scenario with what can be asked of it."""

    items: frozenset[str]
    """Every item by its full name, the scenario's own among them."""
    complete: bool
    """Whether these are all; not where a card or a point could not be read."""
    bundled: bool


@dataclass(frozen=True, slots=True)
class Items:
    """Everything that can be asked."""

    decks: dict[str, Owner]
    scenarios: dict[str, Owner]
    renamed: dict[str, str]
    """The present item by each of its former names."""
    complete: bool
    """Whether every file was understood as far as its id."""


def check_asked_by(words: Iterable[Word], items: Items, bundled: bool, notes: Notes) -> None:
    """Note each item that does not exist; `bundled` says whose syllabus names them."""
    for word in words:
        owners = items.decks if "/" in word.text else items.scenarios
        name = word.text.replace("#", "/").partition("/")[0]
        owner = owners.get(name)
        if owner is None:
            if items.complete and word.text not in items.renamed:
                kind = "deck" if owners is items.decks else "scenario"
                _note(word, f"there is no {kind} {quoted(name)}", _owned(word, owners), notes)
                continue
        elif (
            word.text in owner.items
            or not owner.complete
            # A user's file took the place of the bundled one that the syllabus knows.
            or (bundled and not owner.bundled)
        ):
            continue
        if word.text in items.renamed:
            cure = f"write its present name, {quoted(items.renamed[word.text])}"
            message = f"{quoted(word.text)} has another name now"
            notes.error(word, "renamed-item", message, cure)
        elif owner is not None:
            close = nearest(word.text, owner.items)
            _note(word, f"there is no item {quoted(word.text)}", close, notes)


def _owned(word: Word, owners: dict[str, Owner]) -> str | None:
    """The item that was meant, where the deck or scenario has the wrong name."""
    name = word.text.replace("#", "/").partition("/")[0]
    close = nearest(name, owners)
    if close is None:
        return None
    item = close + word.text[len(name) :]
    return item if item in owners[close].items else nearest(item, owners[close].items)


def _note(word: Word, message: str, close: str | None, notes: Notes) -> None:
    cure = f"did you mean {quoted(close)}?" if close else NAME_AN_ITEM
    notes.error(word, "dangling-reference", message, cure)
