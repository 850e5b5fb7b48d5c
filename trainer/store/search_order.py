"""Which of the items that have the words come first.

Many are put in order by the index, a tier after the other; a few here, row by row, which is
quicker. Both give the same order.
"""

from collections.abc import Sequence

from trainer.store.search_index import EVERY

Way = tuple[str, ...]
"""A word as the index is asked for it, and the words that are taken for it."""


def tiers_of(ways: Sequence[Way], exact: str) -> tuple[str, Sequence[str]]:
    """All with the words, each given by the ways it may be said; and that in parts, best first.

    They are expressions of the index, and the parts exclude each other.
    """
    if not ways:
        every = f'facet : "{EVERY}"'
        return every, (every,)
    begun = " AND ".join(f"({' OR '.join(way)})" for way in ways)
    whole = begun.replace('" *', '"')
    asked, answered = f"(ask : ({begun}))", f"(answer : ({begun}))"
    whole = f"(ask : ({whole}))"
    anywhere = f"{{name ask answer more}} : ({begun})"
    tiers = [
        whole,
        f"{asked} NOT {whole}",
        f"{answered} NOT {asked}",
        f"(({anywhere}) NOT {asked}) NOT {answered}",
    ]
    if exact:
        name = f'(name : "={exact}")'
        tiers = [name, *(f"({tier}) NOT {name}" for tier in tiers)]
    return anywhere, tiers


def rank(ways: Sequence[Way], exact: str, name: str, ask: str, answer: str) -> int:
    """The place of a row among the tiers: -1 for the exact name, from 0 on for the others."""
    if exact and f"={exact}" in name.split():
        return -1
    asked, answered = ask.split(), answer.split()
    if all(any(_word(way) in asked for way in each) for each in ways):
        return 0
    for place, column in enumerate((asked, answered), start=1):
        if all(any(_is_in(way, column) for way in each) for each in ways):
            return place
    return 3


def _word(way: str) -> str:
    return way.removesuffix(" *").strip('"')


def _is_in(way: str, words: Sequence[str]) -> bool:
    """Whether one of the words is the one that a way means, or begins with it."""
    word = _word(way)
    return word in words or (way.endswith("*") and any(each.startswith(word) for each in words))
