"""Numbers as people write and say them: 1.5 million, 10k, twenty-five, half a, four nines."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from trainer.grading import units
from trainer.grading.tokens import Token, adjacent, key_at, words

LONGEST_NUMERAL = 12
"""Words: a longer row of number words is no number."""

_SMALL = {
    word: value
    for value, word in enumerate(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen "
            "fourteen fifteen sixteen seventeen eighteen nineteen"
        )
    )
} | {
    word: value
    for value, word in zip(
        range(20, 100, 10),
        words("twenty thirty forty fifty sixty seventy eighty ninety"),
        strict=True,
    )
}
_SCALES = {
    "hundred": 100,
    "dozen": 12,
    "k": 1000,
    "thousand": 1000,
    "mn": 10**6,
    "mio": 10**6,
    "million": 10**6,
    "millions": 10**6,
    "bn": 10**9,
    "billion": 10**9,
    "billions": 10**9,
    "trillion": 10**12,
}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "eighth": 8, "tenth": 10} | {
    "thirds": 3,
    "quarters": 4,
    "fifths": 5,
    "eighths": 8,
    "tenths": 10,
}
NUMBER_WORDS = frozenset((*_SMALL, *(word for word in _SCALES if len(word) > 2), *_PARTS))
"""Every word that can begin a number, or belong to one; abbreviations left out."""

_BEHIND_SHARE = frozenset(
    words("of a an the is are as and or at by in on for with than less more cheaper dearer off")
)
_ARTICLES = ("a", "an")
_AFTER_ONE = frozenset(
    words("of for per each is can that which who more another at to by has may cannot")
)
_BEFORE_ONE = frozenset(
    words("the this that each every no any which another some new old only more last next")
)


class Numeral(NamedTuple):
    """A number read from a row of tokens."""

    value: Fraction
    stop: int
    """The place of the first token behind it."""
    scale: int = 1
    """The multiplier it ended in ("million"), which a range shares."""
    share: bool = False
    """Whether it is a part of a whole: "half", "four nines"."""


def read(tokens: Sequence[Token], at: int, money: bool = False) -> Numeral | None:
    """The number that starts at a place among the tokens; `money` lets `b` be billions."""
    literal = tokens[at].number
    if literal is not None:
        found: Numeral | None = _literal(tokens, at, literal, money)
    elif tokens[at].word in _SMALL or _is_article_of(tokens, at, _SCALES):
        found = _words(tokens, at)
    else:
        return _part(tokens, at)
    if found is None:
        return None
    return (
        _nines(tokens, found)
        or _parts_of(tokens, found)
        or _and_a_half(tokens, _multiplied(tokens, found, money))
    )


def starts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number starts at a place."""
    return tokens[at].number is not None or tokens[at].word in _SMALL


def scale_word(word: str) -> int | None:
    """What a bare multiplier stands for, as in "per million"; None for any other word."""
    return 10**6 if word == "M" else _SCALES.get(word.lower())


def _literal(tokens: Sequence[Token], at: int, value: Fraction, money: bool) -> Numeral:
    """A number in digits: with a fraction sign (1½), as a fraction (1/2) or a power (10^6)."""
    behind = at + 1
    if behind < len(tokens) and tokens[behind].text in "½¼¾⅓⅔":
        rest = tokens[behind].number
        return Numeral(value + (rest or 0), behind + 1)
    other = tokens[at + 2].number if at + 2 < len(tokens) else None
    if other is not None and other.denominator == 1 and value.denominator == 1:
        sign = key_at(tokens, behind)
        chain = key_at(tokens, at + 3) == "/" or key_at(tokens, at - 1) == "/"
        small = other <= 10 or (value == 1 and not money)  # $1/1000 is a price
        part = sign == "/" and 0 < value < other and small
        if part and not chain and adjacent(tokens, at + 2):
            return Numeral(value / other, at + 3)
        if sign == "^" and value in (2, 10) and other <= 60:
            return Numeral(value ** int(other), at + 3)
    return Numeral(value, behind)


def _words(tokens: Sequence[Token], at: int) -> Numeral | None:
    """A number in words, up to the first word that does not belong to it."""
    total, group, last, place = 0, 0, -1, at  # last: what the word before stood for
    if tokens[at].word in _ARTICLES:
        group, last, place = 1, 1, at + 1
    elif tokens[at].word == "one" and _is_pronoun(tokens, at):
        return None
    while place - at < LONGEST_NUMERAL:
        joined = _joined(tokens, place, last)
        word = key_at(tokens, place + joined)
        value = _SMALL.get(word, _SCALES.get(word, 0))
        if word in _SMALL and (last < 0 or last >= 100 or (0 < value < 10 and last >= 20)):
            group += value
        elif word in ("hundred", "dozen") and 0 < group < 100 and not joined:
            group *= value
        elif value >= 1000 and group and not joined:
            total, group = total + group * value, 0
        else:
            break
        last = value
        place += 1 + joined
    return Numeral(Fraction(total + group), place, last if last >= 100 else 1)


def _joined(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a hyphen (twenty-five) or an "and" (a hundred and five) joins two number words."""
    if key_at(tokens, at + 1) not in _SMALL:
        return False
    hyphen = key_at(tokens, at) == "-" and adjacent(tokens, at) and 20 <= last <= 90
    return hyphen or (key_at(tokens, at) == "and" and last >= 100)


def _is_pronoun(tokens: Sequence[Token], at: int) -> bool:
    """Whether "one" at a place counts nothing: "one of them", "each one", "the 2nd one"."""
    before = key_at(tokens, at - 1)
    is_ordinal = before[:1].isdecimal() and before[-1].isalpha()
    return key_at(tokens, at + 1) in _AFTER_ONE or before in _BEFORE_ONE or is_ordinal


def _is_article_of(tokens: Sequence[Token], at: int, words: dict[str, int]) -> bool:
    return tokens[at].word in _ARTICLES and key_at(tokens, at + 1) in words


def _part(tokens: Sequence[Token], at: int) -> Numeral | None:
    """A part of a whole: "half", "half a million", "a quarter of an"."""
    has_article = _is_article_of(tokens, at, _PARTS)
    place = at + has_article
    word = key_at(tokens, place)
    if word not in _PARTS or word.endswith("s"):
        return None
    of_one = key_at(tokens, place + 1) == "of" and key_at(tokens, place + 2) in _ARTICLES
    if not (has_article or word == "half" or (word != "third" and of_one)):
        return None
    return _whole_of(tokens, Fraction(1, _PARTS[word]), place + 1)


def _parts_of(tokens: Sequence[Token], count: Numeral) -> Numeral | None:
    """Parts that are counted: "three quarters", "two thirds of a"."""
    word = key_at(tokens, count.stop)
    if word not in _PARTS or count.value.denominator != 1 or not 0 < count.value < _PARTS[word]:
        return None
    return _whole_of(tokens, count.value / _PARTS[word], count.stop + 1)


def _whole_of(tokens: Sequence[Token], value: Fraction, place: int) -> Numeral | None:
    """The part with the "of a", "a million" or unit behind it; else a share of a whole.

    None before any other word: "a third attempt" is no part of anything.
    """
    of_whole = place
    if key_at(tokens, place) == "of" and key_at(tokens, place + 1) in _ARTICLES:
        place += 1
    if key_at(tokens, place) in _ARTICLES:
        place += 1
    scale = _SCALES.get(key_at(tokens, place))
    if scale:
        return Numeral(value * scale, place + 1, scale)
    if units.find(key_at(tokens, place)) is not None:
        return Numeral(value, place)
    behind = tokens[of_whole].word if of_whole < len(tokens) else ""
    return None if behind and behind not in _BEHIND_SHARE else Numeral(value, of_whole, share=True)


def _nines(tokens: Sequence[Token], count: Numeral) -> Numeral | None:
    """The share that "four nines" or "5 9s" names: 99.99 %, 99.999 %."""
    nines, plural = key_at(tokens, count.stop), key_at(tokens, count.stop + 1)
    if nines == "9" and plural == "s" and adjacent(tokens, count.stop + 1):
        stop = count.stop + 2
    elif nines.lower() == "nines":
        stop = count.stop + 1
    else:
        return None
    if count.value.denominator != 1 or not 1 <= count.value <= 12:
        return None
    return Numeral(1 - Fraction(1, 10 ** int(count.value)), stop, share=True)


def _multiplied(tokens: Sequence[Token], found: Numeral, money: bool) -> Numeral:
    """The number with the multiplier behind it: 10k, 5 million, $3bn."""
    text, word = (
        (tokens[found.stop].text, tokens[found.stop].word) if found.stop < len(tokens) else ("", "")
    )
    scale = _SCALES.get(word)
    if text == "M" or (word == "m" and (money or _counts(tokens, found.stop + 1))):
        scale = 10**6
    elif word == "b" and money:
        scale = 10**9
    if scale is None:
        return found
    return Numeral(found.value * scale, found.stop + 1, scale)


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands at a place is counted by the million: 10m requests, 10m rps."""
    word = key_at(tokens, at)
    return word in ("rps", "qps", "tps") or word.startswith(
        ("req", "call", "invocation", "event", "message", "user", "record", "row", "item", "op")
    )


def _and_a_half(tokens: Sequence[Token], found: Numeral) -> Numeral:
    """The number with "and a half" behind it."""
    words = [key_at(tokens, found.stop + ahead) for ahead in range(3)]
    if words == ["and", "a", "half"] and found.value.denominator == 1 and found.scale == 1:
        return Numeral(found.value + Fraction(1, 2), found.stop + 3)
    return found
