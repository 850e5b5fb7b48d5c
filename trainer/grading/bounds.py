"""What stands around a figure: about, at most, or more, just under."""

from collections.abc import Sequence
from typing import NamedTuple

from trainer.grading.tokens import Token, key_at, words

Phrase = tuple[str, ...]


def _phrases(rows: str) -> frozenset[Phrase]:
    """The phrases of a table, in which a dot joins the words of one."""
    return frozenset(tuple(row.split("·")) for row in words(rows))


ABOUT = _phrases(
    "~ ≈ ≃ ca circa about around roughly approximately approx nearly almost close·to near·to "
    "not·far·from not·far·off more·or·less in·the·region·of in·the·order·of something·like"
)
FILLERS = frozenset(words("of : = a an the"))
"""Words that may stand between a bound and its figure."""

BEFORE_AT_MOST = _phrases(
    "<= =< < ≤ ≦ max maximum under below within up·to at·most no·more·than not·more·than "
    "less·than fewer·than no·longer·than not·over at·max not·exceed cannot·exceed can't·exceed "
    "never·exceeds not·exceeding shorter·than smaller·than south·of sub sub·-"
)
BEFORE_AT_LEAST = _phrases(
    ">= > ≥ ≧ minimum over above exceeds exceeding beyond at·least no·less·than not·less·than "
    "no·fewer·than more·than upwards·of greater·than longer·than larger·than not·under not·below "
    "north·of"
)
SHORT_OF = _phrases("not·quite shy·of short·of")
"""Phrases that say "just under" by themselves."""

SLIGHTLY = _phrases(
    "just slightly barely marginally fractionally little a·little a·bit a·tad a·touch a·hair "
    "a·shade a·fraction only·just only·slightly just·a·bit just·a·little just·slightly not·much"
)
"""Phrases that make a figure out of a bound: a bit over 20 is about 20, not at least 20."""

AFTER_AT_MOST = _phrases("max maximum tops at·most or·less or·fewer or·below or·shorter at·max")
AFTER_AT_LEAST = _phrases("minimum at·least or·more or·above or·longer and·up and·above and·more")

LONGEST_PHRASE = 4

_SIDES = dict.fromkeys(BEFORE_AT_MOST | SHORT_OF, -1) | dict.fromkeys(BEFORE_AT_LEAST, 1)
_BOUNDS = frozenset(_SIDES)
_LEADS = _BOUNDS | ABOUT
_AFTER = dict.fromkeys(AFTER_AT_MOST, -1) | dict.fromkeys(AFTER_AT_LEAST, 1)


class Lead(NamedTuple):
    """What stands right before a figure."""

    begin: int
    """Place of its first token; that of the figure itself when nothing stands there."""
    side: int = 0
    """-1: the figure is named as an upper bound; +1: as a lower one."""
    about: bool = False
    near: bool = False
    """Whether it is next to the bound: "just under", "a bit over"."""


def before(tokens: Sequence[Token], begin: int) -> Lead:
    """What stands before the figure that begins at a place."""
    lead, at = Lead(begin), begin
    while at > 0:
        phrase = _ending_at(tokens, at, _LEADS)
        if phrase in ABOUT:
            at -= len(phrase)
            lead = lead._replace(begin=at, about=True)
        elif phrase and not lead.side:
            at -= len(phrase)
            slightly = _ending_at(tokens, at, SLIGHTLY)
            at -= len(slightly)
            near = bool(slightly) or phrase in SHORT_OF
            lead = lead._replace(begin=at, side=_SIDES[phrase], near=near)
        elif _is_filler(tokens, at - 1, is_next=at == begin):
            at -= 1
        else:
            break
    return lead


def behind(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Side and length of the bound phrase at a place."""
    for length in (2, 1):
        keys = _keys(tokens, at, at + length)
        if len(keys) == length and keys in _AFTER:
            return _AFTER[keys], length
    return 0, 0


def is_about(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token at a place says that the figure behind it is approximate."""
    return _keys(tokens, at, at + 1) in ABOUT if at >= 0 else False


def _ending_at(tokens: Sequence[Token], at: int, phrases: frozenset[Phrase]) -> Phrase:
    """The longest phrase that ends before a place; empty when there is none."""
    for length in range(min(LONGEST_PHRASE, at), 0, -1):
        keys = _keys(tokens, at - length, at)
        if keys in phrases:
            return keys
    return ()


def _is_filler(tokens: Sequence[Token], at: int, is_next: bool) -> bool:
    """Whether a token only stands between a figure and what speaks of it: max. of 15 min."""
    if key_at(tokens, at) == ".":
        return key_at(tokens, at - 1) in ("ca", "approx", "max")
    bounded = _ending_at(tokens, at, _BOUNDS)
    return is_next and key_at(tokens, at) in FILLERS and bool(bounded)


def _keys(tokens: Sequence[Token], begin: int, stop: int) -> Phrase:
    return tuple(token.key for token in tokens[begin:stop])
