"""Which sides of opposites a text takes, and what it says them of.

"Cheaper" alone says little: it matters of what. So each side of a pair is kept together
with the words of its clause; the sides of two pairs in one clause go together as well.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from trainer.grading.lexicon import LONGEST_PHRASE, Lexicon, keeps_side
from trainer.grading.words import Word

_LESS = frozenset(["less", "not", "least", "no"])
"""Before a word with an opposite, they turn it around: "less expensive"."""

_GRADES = frozenset(["more", "less", "most", "least"])
"""Before another word with an opposite, they only grade it."""

NEAR = 4
"""Words between which something is said of something."""

MOST = 8
"""Sides on either hand that go with a side: a clause without an end stays cheap."""


@dataclass(frozen=True, slots=True)
class Pole:
    """One side of a pair of opposites at a place in a clause."""

    pair: int
    side: int
    at: int
    """The number of its first word."""


class Spoken(Protocol):
    """A clause, as it is looked at here."""

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words."""

    @property
    def denied(self) -> tuple[bool, ...]:
        """For each word, whether it is denied."""

    @property
    def poles(self) -> tuple[Pole, ...]:
        """The sides of opposites in it."""


Bond = tuple[str | int, int]
"""A word, or the pair it is a side of, with another pair."""


def read(words: Sequence[Word], lexicon: Lexicon) -> tuple[Pole, ...]:
    """The sides of opposites in a clause; what is lessened is the other side."""
    found: list[tuple[int, Pole]] = []
    keys = [word.text if keeps_side(word.text) else word.stem for word in words]
    for at, key in enumerate(keys):
        if key not in lexicon.starts:
            continue
        for length in range(1, min(LONGEST_PHRASE, len(words) - at) + 1):
            phrase = tuple(keys[at : at + length])
            for pair, side in lexicon.poles.get(phrase, ()):
                turned = at > 0 and words[at - 1].text in _LESS
                found.append((at, Pole(pair, -side if turned else side, at)))
    places = {pole.at for _, pole in found}
    return tuple(pole for at, pole in found if not (words[at].text in _GRADES and at + 1 in places))


def bonds(clause: Spoken) -> dict[Bond, int]:
    """For each word near one side of a pair, and each other pair, the side it goes with.

    A word goes with the nearest side, the one before it if two are as near; behind "than",
    or denied, with the other one.
    """
    found: dict[Bond, tuple[int, int]] = {}
    than = next((n for n, w in enumerate(clause.words) if w.text == "than"), len(clause.words))
    for number, pole in enumerate(clause.poles):
        for other in clause.poles[max(0, number - MOST) : number + MOST + 1]:
            if other.pair != pole.pair:
                turned = (other.at > than) != (pole.at > than)
                bond = (other.pair, pole.pair)
                _note(found, bond, pole, other.at, -other.side if turned else other.side)
        first = max(0, pole.at - NEAR)
        for at, word in enumerate(clause.words[first : pole.at + NEAR + 1], first):
            if at != pole.at:
                denied = clause.denied[at] or clause.denied[pole.at]
                turned = ((at > than) != (pole.at > than)) != denied
                _note(found, (word.stem, pole.pair), pole, at, -1 if turned else 1)
    return {bond: side for bond, (_, side) in found.items()}


def _note(found: dict[Bond, tuple[int, int]], bond: Bond, pole: Pole, at: int, factor: int) -> None:
    """Keep the side of the nearest pole."""
    distance = 2 * abs(at - pole.at) + (at < pole.at)
    if bond not in found or distance < found[bond][0]:
        found[bond] = distance, factor * pole.side


class Poles:
    """The sides that the clauses of a claim take."""

    def __init__(self, clauses: Iterable[Spoken]) -> None:
        self._bonds: Counter[tuple[Bond, int]] = Counter()
        self._sides: Counter[tuple[int, int]] = Counter()
        for clause in clauses:
            self._bonds.update(bonds(clause).items())
            self._sides.update({(pole.pair, pole.side) for pole in clause.poles})

    def bond(self, bond: Bond, side: int) -> int:
        """In how many clauses a word goes with that side of a pair."""
        return self._bonds[bond, side]

    def side(self, pair: int, side: int) -> int:
        """How many clauses take that side of a pair."""
        return self._sides[pair, side]
