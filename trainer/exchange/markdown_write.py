"""Decks as Markdown, for people to read and for `decks import` to read again."""

import re
from collections.abc import Iterator, Sequence

from trainer.content.cards import Card, Deck

_LIVE = re.compile(r"<(?=[a-zA-Z/!?])|&(?=[a-zA-Z]{2,31};|#[xX]?[0-9a-fA-F]{1,7};)")
"""What a reader of Markdown takes for HTML."""

_CODE = re.compile(r"(`[^`\n]*`)")


def markdown_page(decks: Sequence[Deck]) -> str:
    """Every question in bold, its answer quoted below it."""
    return "\n".join(line for deck in decks for line in _deck(deck))


def _deck(deck: Deck) -> Iterator[str]:
    yield from (f"# {deck.title}", "")
    for card in deck.cards:
        yield from _card(card)


def _card(card: Card) -> Iterator[str]:
    first, *more = _plain(card.ask.strip()).split("\n")
    # Bold within bold would end it.
    yield f"**Q: {first.replace('**', '').strip()}**"
    yield ""
    if rest := "\n".join(more).strip("\n"):
        yield from (*rest.split("\n"), "")
    yield from _quoted("A", card.solution)
    if card.why:
        yield ">"
        yield from _quoted("Why", card.why)
    yield ""


def _quoted(mark: str, text: str) -> Iterator[str]:
    first, *more = _plain(text).split("\n")
    if first.startswith((" ", "- ", "* ", "| ", "```")) or first[:1].isdecimal():
        first, more = "", ["", first, *more]  # a list or code has to begin its own line
    yield f"> **{mark}:** {first}".rstrip()
    for line in more:
        yield f"> {line}".rstrip()


def _plain(text: str) -> str:
    """The text with what would be HTML written out; code is never HTML."""
    return "\n".join(
        line if line.startswith("    ") else _escaped(line) for line in text.split("\n")
    )


def _escaped(line: str) -> str:
    parts = _CODE.split(line)
    return "".join(
        part if place % 2 else _LIVE.sub(lambda found: _NAMES[found[0]], part)
        for place, part in enumerate(parts)
    )


_NAMES = {"<": "&lt;", "&": "&amp;"}
