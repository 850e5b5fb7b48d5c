"""Decks as Markdown, for people to read and for `decks import` to read again."""

from collections.abc import Iterator, Sequence

from trainer.content.cards import Card, Deck


def markdown_page(decks: Sequence[Deck]) -> str:
    """Every question in bold, its answer quoted below it."""
    return "\n".join(line for deck in decks for line in _deck(deck))


def _deck(deck: Deck) -> Iterator[str]:
    yield from (f"# {deck.title}", "")
    for card in deck.cards:
        yield from _card(card)


def _card(card: Card) -> Iterator[str]:
    first, *more = card.ask.strip().split("\n")
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
    first, *more = text.split("\n")
    if first.startswith((" ", "- ", "* ", "| ", "```")) or first[:1].isdecimal():
        first, more = "", ["", first, *more]  # a list or code has to begin its own line
    yield f"> **{mark}:** {first}".rstrip()
    for line in more:
        yield f"> {line}".rstrip()
