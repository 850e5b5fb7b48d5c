"""Opposites that words form by themselves: stateless and stateful, ordered and unordered.

No lexicon can list them all. A word is taken for the opposite of another only if the
claim leans on that other one: "unreliable" refutes no claim that only touches on what is
reliable.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from trainer.grading.words import Word

LEANS_ON = 0.4
"""The share of the wordings that must use a word for its opposite to refute the claim."""

LEAST_BASE = 5
"""Letters of a word that an opposite is formed of: "der" is not the opposite of "under"."""

_PREFIXES = ("un", "non")
_LATIN = ("in", "im", "ir", "il")
_LATIN_ENDINGS = ("able", "ible", "ent", "ant", "ive", "ous", "al", "ate", "ently", "antly", "ct")
"""What "in-" turns round ends so; it turns nothing round in "install" and "inform"."""

_NO_OPPOSITES = frozenset(["different", "valuable", "famous"])
"""With "in-", these mean something else."""


class Clause(Protocol):
    """A clause, as it is looked at here."""

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words."""

    @property
    def denied(self) -> tuple[bool, ...]:
        """For each word, whether it is denied."""


def opposites(word: str) -> Iterator[str]:
    """The words that a lower-case word forms its opposite by; most of them do not exist."""
    for one, other in (("less", "ful"), ("ful", "less")):
        if word.endswith(one) and len(word) > len(one) + 2:
            yield word.removesuffix(one) + other
    if word.startswith("async"):
        yield word.removeprefix("a")
    elif word.startswith("sync"):
        yield f"a{word}"
    for prefix in (*_PREFIXES, *_LATIN):
        base = word.removeprefix(prefix)
        if base != word and _is_base(base, prefix):
            yield base
        if _is_base(word, prefix):
            yield prefix + word


def _is_base(word: str, prefix: str) -> bool:
    if len(word) < LEAST_BASE or word in _NO_OPPOSITES:
        return False
    return prefix not in _LATIN or word.endswith(_LATIN_ENDINGS)


def contraries(wordings: Sequence[Iterable[Clause]]) -> Mapping[str, str]:
    """For each word that would turn a claim round, the one that its wordings lean on.

    `wordings` as clauses. A word of theirs turns nothing round, nor does the opposite of
    one that they deny.
    """
    used: Counter[str] = Counter()
    denied: set[str] = set()
    for clauses in wordings:
        said: set[str] = set()
        for clause in clauses:
            for word, off in zip(clause.words, clause.denied, strict=True):
                (denied if off else said).add(word.text)
        used.update(said)
    return {
        other: word
        for word, count in used.items()
        if count >= LEANS_ON * len(wordings) and word not in denied
        for other in opposites(word)
        if other not in used and other not in denied
    }


def contrary(turned: Mapping[str, str], clauses: Iterable[Clause], leads: frozenset[str]) -> str:
    """The word of clauses that turns a claim round, for the learner; empty if there is none.

    Its clause must speak of the claim, and none may also hold the claim's own word.
    """
    if not turned:
        return ""
    found: dict[str, str] = {}
    spoken: set[str] = set()
    for clause in clauses:
        texts = {word.text for word in clause.words}
        spoken |= texts
        for word, off in zip(clause.words, clause.denied, strict=True):
            own = turned.get(word.text)
            if own is None or off:
                continue
            if any(each.stem in leads and each is not word for each in clause.words):
                found.setdefault(own, word.text)
    return next((text for own, text in found.items() if own not in spoken), "")
