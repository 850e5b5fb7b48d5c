"""Where one predicate of a clause ends and the next begins.

A relative or conditional clause is a predicate of its own: "remove libraries we do not use"
says two things, of removing and of using.
"""

from collections.abc import Iterator, Sequence

from trainer.grading.words import Word

AUXILIARIES = frozenset(
    [
        "do",
        "does",
        "did",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "am",
        "can",
        "could",
        "will",
        "would",
        "shall",
        "should",
        "must",
        "may",
        "might",
        "have",
        "has",
        "had",
        "need",
        "needs",
        "ought",
        "d",
        "ll",
    ]
)
"""A negator after one of these denies the whole predicate, its subject included."""

_PRONOUNS = frozenset(["i", "we", "you", "they", "he", "she", "it", "nobody"])
"""As a subject in the middle of a clause, they begin a predicate of their own."""

_OPEN = frozenset(
    [
        "who",
        "whose",
        "whatever",
        "whichever",
        "whoever",
        "where",
        "when",
        "whenever",
        "if",
        "whether",
        "until",
        "till",
        "than",
    ]
)
"""They begin a predicate of their own wherever they stand."""

_FREE = frozenset(["whatever", "whoever", "what", "anything", "everything", "those"])
"""At the start of a clause, they hold a predicate that is the subject of another."""

BEFORE_OBJECTS = frozenset(
    [
        "of",
        "to",
        "for",
        "with",
        "from",
        "on",
        "in",
        "at",
        "by",
        "and",
        "or",
        "but",
        "that",
        "than",
        "as",
        "if",
        "when",
        "then",
        "so",
        "because",
    ]
)
"""After these a pronoun begins no relative clause, or one that has begun already."""

ARTICLES = frozenset(["the", "a", "an", "be"])
"""Words that stand before what is meant."""

_DETERMINERS = frozenset(["the", "a", "an", "our", "my", "your", "their", "its", "each", "every"])
"""They begin a subject."""

LONGEST_SUBJECT = 3
"""Words of a subject that is looked for behind "and"."""


def predicates(clause: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The predicates of a clause, one after the other."""
    start = 0
    for at in range(1, len(clause)):
        if _begins(clause, start, at):
            yield clause[start:at]
            start = at
    yield clause[start:]


def _begins(clause: Sequence[Word], start: int, at: int) -> bool:
    word, before = clause[at].text, clause[at - 1].text
    after = clause[at + 1].text if at + 1 < len(clause) else ""
    if word in _OPEN:
        return True
    if word in ("and", "or"):
        return after in AUXILIARIES or after == "never" or _has_subject(clause, start, at)
    if word == "as":
        return after in _PRONOUNS or after in ("the", "no", "each", "every", "there", "all")
    if word == "that":
        return after in AUXILIARIES or after in _PRONOUNS or after in ARTICLES
    if word in _PRONOUNS:
        is_object = after in BEFORE_OBJECTS or after in ("", "without")
        return not is_object and before not in BEFORE_OBJECTS and before not in AUXILIARIES
    if word in AUXILIARIES and clause[start].text in _FREE:
        return any(each.text in AUXILIARIES for each in clause[start:at])
    return False


def _has_subject(clause: Sequence[Word], start: int, at: int) -> bool:
    """Whether what is joined at a place has a subject, and so a predicate, of its own.

    "And we", or "and the worker is" where a predicate stands before it too: in "the queue
    and the worker are" both are one subject.
    """
    texts = [word.text for word in clause[at + 1 : at + 2 + LONGEST_SUBJECT]]
    if texts and texts[0] in _PRONOUNS:
        return texts[1:2] != [] and texts[1] not in BEFORE_OBJECTS
    if AUXILIARIES.isdisjoint(texts[1:]):
        return False
    return texts[0] in _DETERMINERS and any(w.text in AUXILIARIES for w in clause[start:at])
