"""Words reduced to what their forms have in common."""

from functools import cache, lru_cache

Stems = tuple[str, ...]
"""A phrase as the stems of its words."""


_OWN = {"container": "container", "containers": "container"}
"""Words that the algorithm would take for forms of others: containers do not contain logs."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a lower-case English word, by Porter's second algorithm (Snowball)."""
    return _OWN.get(word) or str(_stemmer().stemWord(word))


def stems(phrase: str) -> Stems:
    """The stems of a phrase of lower-case words."""
    return tuple(stem(word) for word in phrase.lower().replace("-", " ").split())


@cache
def _stemmer():  # type: ignore[no-untyped-def]  # the library has no types
    # Imported here: loading it takes longer than `trainer due` may.
    import snowballstemmer

    return snowballstemmer.stemmer("english")
