"""How far a negator reaches: what a clause denies, word by word.

A negator denies its own predicate, subject included: "remove libraries we do not use" denies
no removing.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from trainer.grading import focus
from trainer.grading.focus import Focus
from trainer.grading.lexicon import LONGEST_PHRASE, Lexicon
from trainer.grading.predicates import ARTICLES, AUXILIARIES, BEFORE_OBJECTS, predicates
from trainer.grading.words import Word

_CONDITIONS = frozenset(["when", "whenever", "if", "until", "till"])
"""What a predicate behind them denies is only supposed: "stops when they do not get ready"."""

_CARRY = frozenset(
    [
        "think",
        "believe",
        "see",
        "say",
        "want",
        "expect",
        "suppose",
        "recommend",
        "suggest",
        "advise",
        "mean",
        "sure",
        "true",
        "correct",
        "right",
        "case",
        "way",
    ]
)
"""Denied, these deny what they introduce: "I do not think that a queue helps"."""

_DENY = frozenset(["wrong", "myth", "doubt", "doubtful", "deny"])
"""These do so unless they are denied: "it is a myth that a queue helps"."""


_OBJECTS = frozenset(["no", "nothing", "none"])
"""As an object, they deny the predicate."""

_PASSIVES = frozenset(["be", "been", "is", "are", "was", "were"])
"""Before a participle, these make its subject what is rejected."""

_WHOLE = frozenset(["all", "every", "everything", "always", "full", "whole", "entire", "each"])
"""Denied, these leave a part: "not every request" denies no requests."""

_SPEAKERS = frozenset(["i", "we", "you", "d"])
"""Who would only do something means to do it."""

_LEADS = _SPEAKERS | AUXILIARIES | frozenset(["and", "or", "to", "please", "just", "so", "then"])
"""Before a verb that the speaker means or advises to do."""

ASIDE = 4
"""Words that "instead of" reaches."""

DOUBLE = 3
"""Words within which two negators make a yes."""

_SAYING = frozenset(["say", "says", "said", "saying"])
"""Before "no", unless "to" says what it answers: a no to nothing in particular."""

DEMANDED = 4
"""Words between a negator and the "without" that makes both a demand."""

_DEMANDING = frozenset(["no", "not", "never", "nothing", "nobody", "none"])

_ORDERS = frozenset(
    ["put", "use", "keep", "store", "move", "write", "send", "set", "make", "take", "let"]
)
"""Verbs that begin advice when an object follows."""

_THEIR_OBJECTS = frozenset(["it", "them", "this", "that", "the", "a", "an", "your", "everything"])

_ONTO = frozenset(["on", "onto", "into"])

_ALSO = frozenset(["instead", "rather", "would"])
"""What begins a denial besides negators, refusals and deniers."""


def signs(lexicon: Lexicon) -> frozenset[str]:
    """The words, and stems of words, without one of which a clause denies nothing."""
    phrases = (*lexicon.refusals, *lexicon.deniers)
    return _ALSO.union(lexicon.negators, (phrase[0] for phrase in phrases))


def denied(clause: Sequence[Word], lexicon: Lexicon, *, refusing: bool = True) -> Iterator[bool]:
    """For each word of a clause whether it is denied; without `refusing`, but for refusals."""
    carried = rather = False
    for scope in predicates(clause):
        if scope[0].text in _CONDITIONS and not carried:
            flags = [False] * len(scope)
        else:
            flags = list(_within(scope, lexicon, carried=carried, refusing=refusing))
        if rather and scope[0].text == "than":
            reach = _reach(scope, 0)
            flags = [flag != (at in reach) for at, flag in enumerate(flags)]
        rather = scope[-1].text == "rather"
        yield from flags
        leads = _CARRY if _has_negator(scope, lexicon) else _CARRY | _DENY
        carried = any(flag and word.text in leads for flag, word in zip(flags, scope, strict=True))


def foci(clause: Sequence[Word], lexicon: Lexicon) -> tuple[Focus, ...]:
    """What the negators of a clause are said of; nothing where it is denied in another way."""
    found: list[Focus] = []
    for scope in predicates(clause):
        rejected, used = _rejected(scope, lexicon)
        if rejected or any((word.stem,) in lexicon.refusals for word in scope):
            return ()
        places = [
            at
            for at, word in enumerate(scope)
            if word.stem in lexicon.negators
            and at not in used
            and not _is_harmless(scope, at, lexicon)
        ]
        found += focus.foci(scope, places, lexicon)
    return tuple(found)


def _has_negator(scope: Sequence[Word], lexicon: Lexicon) -> bool:
    return any(word.stem in lexicon.negators for word in scope)


def advises(clause: Sequence[Word]) -> bool:
    """Whether a clause says what is to be done, so that no denial before it goes on in it."""
    texts = [word.text for word in clause]
    if "instead" in texts and "of" not in texts[texts.index("instead") + 1 :][:1]:
        return True
    return texts[0] in _ORDERS and not _THEIR_OBJECTS.isdisjoint(texts[1:2])


def _within(
    scope: Sequence[Word], lexicon: Lexicon, *, carried: bool, refusing: bool
) -> Iterator[bool]:
    """By the predicate, by what is said of its subject, or by a word before it."""
    rejected, used = _rejected(scope, lexicon)
    used |= _demanding(scope)
    whole: list[int] = []
    turns: set[int] = set()
    contrasts: set[int] = set()
    for at, word in enumerate(scope):
        if at in used:
            continue
        if word.stem in lexicon.negators:
            if not _is_harmless(scope, at, lexicon):
                if _denies_all(scope, at):
                    whole.append(at)
                elif word.text == "not" and at:
                    contrasts |= _reach(scope, at)
                else:
                    turns.add(at)
        elif word.text == "instead" and at + 1 < len(scope) and scope[at + 1].text == "of":
            contrasts |= _reach(scope, at + 1)
        elif refusing and (word.stem,) in lexicon.refusals:
            if at and scope[at - 1].text in _PASSIVES:
                whole.append(at)
            elif _is_spoken(scope, at) and not _places(scope, at):
                turns.add(at)
    off = rejected or _odd(whole)
    first = 0 if rejected or not off else _begin(scope, whole[0])
    turned = False
    for at, word in enumerate(scope):
        turned = turned or at in turns
        yield (
            (off and at >= first) != (carried != (turned or at in contrasts))
        ) and word.stem not in lexicon.negators


def _begin(scope: Sequence[Word], at: int) -> int:
    """Where the predicate of a denied object begins: "wakes up quickly and costs nothing"."""
    joined = scope[at].text in _OBJECTS and at > 1 and scope[at - 2].text == "and"
    return at - 1 if joined else 0


def _reach(scope: Sequence[Word], at: int) -> set[int]:
    """The places of what is named only to be set aside: "requests, not CPU"."""
    reach: set[int] = set()
    for place in range(at + 1, min(len(scope), at + 1 + ASIDE)):
        if scope[place].text in ("and", "but", "with"):
            break
        reach.add(place)
    return reach


def _demanding(scope: Sequence[Word]) -> set[int]:
    """The places of two negators that demand what stands behind: "no charge without a key"."""
    for at, word in enumerate(scope):
        if word.text == "without":
            for before in range(at - 1, max(-1, at - 2 - DEMANDED), -1):
                if scope[before].text in _DEMANDING:
                    return {before, at}
    return set()


def _odd(places: Sequence[int]) -> bool:
    """Whether negators deny: two close together say yes, two apart are two denials."""
    return bool(places) and not any(two - one <= DOUBLE for one, two in pairwise(places))


def _denies_all(scope: Sequence[Word], at: int) -> bool:
    """Whether a negator denies the predicate, subject included, and not only what follows.

    So does one behind an auxiliary, and an object: "it needs no upgrades", "costs nothing".
    """
    word, before = scope[at].text, scope[at - 1].text if at else ""
    if word == "never" or before in AUXILIARIES:
        return True
    return word in _OBJECTS and at > 1 and before not in BEFORE_OBJECTS


def _rejected(scope: Sequence[Word], lexicon: Lexicon) -> tuple[bool, set[int]]:
    """Whether the subject is rejected, and the places of the negators that belong to it."""
    rejected, used = False, set[int]()
    for at, first in enumerate(scope):
        if first.stem not in lexicon.starts:
            continue
        for length in range(1, min(LONGEST_PHRASE, len(scope) - at) + 1):
            if tuple(word.stem for word in scope[at : at + length]) in lexicon.deniers:
                before = range(max(0, at - 2), at)
                negated = {n for n in before if scope[n].stem in lexicon.negators}
                used |= negated | set(range(at, at + length))
                rejected = rejected or not negated
    return rejected or _only_would(scope), used


def _only_would(scope: Sequence[Word]) -> bool:
    """Whether something "would only" do what it does: said to run it down."""
    return any(
        one.text == "would" and two.text in ("only", "just") and scope[at - 1].text not in _SPEAKERS
        for at, (one, two) in enumerate(pairwise(scope))
        if at
    )


def _places(scope: Sequence[Word], at: int) -> bool:
    """Whether what is dropped comes to lie somewhere: "drop a message on the queue"."""
    return scope[at].text == "drop" and any(word.text in _ONTO for word in scope[at + 2 :])


def _is_spoken(scope: Sequence[Word], at: int) -> bool:
    """Whether a verb is what the speaker does or advises, not what something else does."""
    return at == 0 or scope[at - 1].text in _LEADS


def _is_harmless(scope: Sequence[Word], at: int, lexicon: Lexicon) -> bool:
    if scope[at].text == "no":
        after = scope[at + 1].text if at + 1 < len(scope) else ""
        if after == "matter" or (at and scope[at - 1].text in _SAYING and after != "to"):
            return True
    if [word.text for word in scope[at - 1 :]] == ["doing", "nothing"] and at:
        return True  # it idles
    following = [word for word in scope[at + 1 : at + 3] if word.text not in ARTICLES]
    if not following:
        return False
    return following[0].stem in lexicon.harmless or following[0].text in _WHOLE
