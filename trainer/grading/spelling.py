"""Slips of the keyboard mended, word by word, against the words that a rubric uses.

Only a word that is unknown is mended, and only where few other words could be meant:
"sclae" is "scale", "stale" is not. Short words and acronyms stay as they are: SNS is
not a slip for SQS.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

SHORTEST = 5
"""Letters: in shorter words one letter makes another word."""

REPLACED = 8
"""Letters from which on one wrong letter is a slip; in shorter words only a letter too few
or too many, or two swapped ones, are: "price" and "prize" are both words."""

TWO_SLIPS = 10
"""Letters from which on two slips are mended."""


@dataclass(frozen=True, slots=True)
class Spellings:
    """The longer words of a rubric, by their first letter and their length."""

    words: frozenset[str]
    alike: Mapping[tuple[str, int], tuple[str, ...]]

    @classmethod
    def of(cls, words: Iterable[str]) -> "Spellings":
        """Spellings of these lower-case words."""
        known = frozenset(words)
        alike: dict[tuple[str, int], list[str]] = {}
        for word in sorted(known):
            if len(word) >= SHORTEST and word.isalpha():
                alike.setdefault((word[0], len(word)), []).append(word)
        return cls(known, {key: tuple(group) for key, group in alike.items()})

    def mended(self, word: str) -> str:
        """The word that was meant; the word itself if it is known or nothing is near it."""
        if len(word) < SHORTEST or word in self.words:
            return word
        most = 2 if len(word) >= TWO_SLIPS else 1
        near = [
            (slips, meant)
            for length in range(len(word) - most, len(word) + most + 1)
            for meant in self.alike.get((word[0], length), ())
            if (slips := OSA.distance(word, meant, score_cutoff=most)) <= most
            and _is_slip(word, meant)
        ]
        return min(near)[1] if near else word


def _is_slip(word: str, meant: str) -> bool:
    """Whether it is no mere other form, and no other word of the same length."""
    if word.startswith(meant) or meant.startswith(word):
        return False
    if len(word) != len(meant) or len(word) >= REPLACED:
        return True
    return sorted(word) == sorted(meant)


NO_SPELLINGS = Spellings(frozenset(), {})
"""Mends nothing."""
