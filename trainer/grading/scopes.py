"""How far a negator reaches: what a clause denies, word by word.

A negator denies its own predicate, subject included. A relative or conditional clause is
a predicate of its own: "remove libraries we do not use" denies no removing.
"""

from collections.abc import Iterator, Sequence

from trainer.grading.lexicon import Lexicon
from trainer.grading.words import Word

AUXILIARIES = frozenset(
    """do does did is are was were be been am can could will would shall should must may
    might have has had need needs ought d ll""".split()
)
"""A negator after one of these denies the whole predicate, its subject included."""

_PRONOUNS = frozenset("i we you they he she it nobody".split())
"""As a subject in the middle of a clause, they begin a predicate of their own."""

_OPEN = frozenset("who whose where when whenever if whether until till than".split())
"""They begin a predicate of their own wherever they stand."""

_FREE = frozenset("whatever whoever what anything everything those".split())
"""At the start of a clause, they hold a predicate that is the subject of another."""

_CARRY = frozenset(
    "think believe see say want expect suppose recommend suggest advise mean sure".split()
)
"""Denied, these deny what they introduce: "I do not think that a queue helps"."""

_BEFORE_OBJECTS = frozenset(
    "of to for with from on in at by and or but that than as if when then so because".split()
)
"""After these a pronoun begins no relative clause, or one that has begun already."""

_WHOLE = frozenset(["all", "every", "everything", "always", "full", "whole", "entire", "each"])
"""Denied, these leave a part: "not every request" denies no requests."""

_ARTICLES = frozenset(["the", "a", "an", "be"])


def denied(clause: Sequence[Word], lexicon: Lexicon) -> Iterator[bool]:
    """For each word of a clause whether it is denied."""
    carried = False
    for scope in _scopes(clause):
        flags = list(_within(scope, lexicon, carried=carried))
        yield from flags
        carried = any(flag and word.text in _CARRY for flag, word in zip(flags, scope, strict=True))


def _scopes(clause: Sequence[Word]) -> Iterator[Sequence[Word]]:
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
    if word == "that":
        return after in AUXILIARIES or after in _PRONOUNS or after in _ARTICLES
    if word in _PRONOUNS:
        return before not in _BEFORE_OBJECTS and before not in AUXILIARIES and after != ""
    if word in AUXILIARIES and clause[start].text in _FREE:
        return any(each.text in AUXILIARIES for each in clause[start:at])
    return False


def _within(scope: Sequence[Word], lexicon: Lexicon, *, carried: bool) -> Iterator[bool]:
    """By the predicate, or by a "no" before it."""
    off = carried
    local: set[int] = set()
    for at, word in enumerate(scope):
        if word.stem not in lexicon.negators or _is_harmless(scope, at, lexicon):
            continue
        if word.text == "never" or (at > 0 and scope[at - 1].text in AUXILIARIES):
            off = not off
        else:
            local.add(at)
    for at, word in enumerate(scope):
        if at in local:
            off = not off
        yield off and word.stem not in lexicon.negators


def _is_harmless(scope: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    following = [word for word in scope[at + 1 : at + 3] if word.text not in _ARTICLES]
    if not following:
        return False
    return following[0].stem in lexicon.harmless or following[0].text in _WHOLE
