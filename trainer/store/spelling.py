"""What a mistyped word was meant to be, among the words of the decks."""

from collections import defaultdict
from itertools import chain

from sqlalchemy import Connection

from trainer.store.database import driver_of
from trainer.store.search_index import SHORTEST, WORDS

LONG = 8
"""From so many letters on a word may have two wrong ones."""

MOST_NEAR = 12
"""Words that one is taken for at most; the nearest come first."""


class Spelling:
    """The words of the decks in memory: a few megabytes, read when the first word is unknown."""

    def __init__(self) -> None:
        self._last = -1
        """The number of the last word that was read."""
        self._words: dict[int, list[str]] = defaultdict(list)
        """By length."""
        self._near: dict[str, list[str]] = {}
        """What was found before: with each letter typed, all words are asked for again."""

    def refresh(self, connection: Connection) -> None:
        """Read the words that came since."""
        driver = driver_of(connection)
        ((last,),) = driver.execute(f"SELECT coalesce(max(n), 0) FROM {WORDS}")
        if last < self._last:  # the catalogue was compiled anew
            self._last, self._words = -1, defaultdict(list)
        if last == self._last:
            return
        sql = f"SELECT word FROM {WORDS} WHERE n > ?"
        self._near.clear()
        for (word,) in driver.execute(sql, (self._last,)):
            self._words[len(word)].append(word)
        self._last = last

    def near(self, word: str) -> list[str]:
        """The words that this one may be meant to be, or to begin, the nearest first."""
        if len(word) < SHORTEST:
            return []
        if word not in self._near:
            self._near[word] = self._find(word)
        return self._near[word]

    def _find(self, word: str) -> list[str]:
        # Imported here: only a mistyped word needs it.
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        slips = 2 if len(word) >= LONG else 1
        lengths = range(len(word) - slips, len(word) + slips + 1)
        whole = list(chain.from_iterable(self._words.get(length, ()) for length in lengths))
        longer = [
            each for length, words in self._words.items() if length > len(word) for each in words
        ]
        begun = [each[: len(word)] for each in longer]
        best: dict[str, int] = {}
        for text, distance, _ in process.extract_iter(
            word, whole, scorer=OSA.distance, score_cutoff=slips
        ):
            best[text] = int(distance)
        # What goes on after the typed letters is a little further off.
        for _, distance, at in process.extract_iter(
            word, begun, scorer=OSA.distance, score_cutoff=1
        ):
            best.setdefault(longer[at], int(distance) + 1)
        best.pop(word, None)
        return sorted(best, key=lambda each: (best[each], each))[:MOST_NEAR]
