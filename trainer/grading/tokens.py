"""Typed text cut into numbers, words and signs, each with its place in the text."""

import re
import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

LONGEST_LITERAL = 50
"""Characters: no figure that a person types is longer."""


class Token(NamedTuple):
    """One piece of a text; `start` and `end` are places in it."""

    text: str
    """As typed, but with plain digits, spaces and dashes."""
    word: str
    """In lower case; empty for what is no word."""
    number: Fraction | None
    start: int
    end: int

    @property
    def key(self) -> str:
        """The text in lower case: what words and signs are compared by."""
        return self.text.lower()


_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣-"), "-")
_SIGNS = {ord("µ"): "u", ord("μ"): "u", ord("’"): "'", ord("⁄"): "/"}

_TOKEN = re.compile(
    r"""
    (?P<date>(?<![\w.,])(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-\d\d)?(?!\w))
  | (?P<clock>(?<![\w.,])\d{1,2}:\d\d(?::\d\d)?(?!\w))
  | (?P<number>
        (?: \d{1,3}(?:[ ]\d{3})+(?!\d)(?:[.]\d+)?
          | \d+(?:[.,_']\d+)*
          | (?<![\w.])\.\d+ )
        (?:[eE][+-]?\d{1,2}(?!\d))?
        (?P<ordinal>(?:st|nd|rd|th)\b)? )
  | (?P<word>(?<=\d)[^\W\d_]+ | [^\W\d_](?:\w|'(?=\w))*)
  | <= | >= | =< | => | -> | \.\.+ | \S
    """,
    re.VERBOSE,
)
_GROUPS = {mark: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(mark)}\d{{3}})+") for mark in ",._' "}
_FRACTION_SIGNS = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3)}


def normalise(text: str) -> str:
    """The text with one plain character for each look-alike, so that places stay the same."""
    table: dict[int, str] = {}
    for char in set(text):
        if char.isascii() or char in _FRACTION_SIGNS:
            continue
        plain = unicodedata.normalize("NFKC", char)
        digit = unicodedata.decimal(char, None)
        if digit is not None:
            table[ord(char)] = str(digit)
        elif unicodedata.category(char) in ("Zs", "Cf"):
            table[ord(char)] = " "
        elif len(plain) == 1:
            table[ord(char)] = plain
    return text.translate(table).translate(_DASHES).translate(_SIGNS)


def tokenise(text: str) -> list[Token]:
    """The tokens of a normalised text, in order; white space is left out."""
    tokens = []
    for match in _TOKEN.finditer(text):
        piece, kind = match.group(), match.lastgroup
        number = None
        if kind == "number":
            number = read_literal(piece)
        elif piece in _FRACTION_SIGNS:
            number = Fraction(*_FRACTION_SIGNS[piece])
        word = piece.lower() if kind == "word" else ""
        tokens.append(Token(piece, word, number, match.start(), match.end()))
    return tokens


def read_literal(literal: str) -> Fraction | None:
    """The number that digits with their separators stand for; None when they are no number.

    A comma before exactly three digits separates thousands, any other comma is a decimal
    comma. A single point is a decimal point: `1.000` is one. Where both stand, the last
    is the decimal mark: `1.000,5` is a thousand and a half. Versions and addresses
    (`1.2.3`) are no numbers.
    """
    if len(literal) > LONGEST_LITERAL:
        return None
    digits, _, power = literal.lower().partition("e")
    point, comma = digits.rfind("."), digits.rfind(",")
    decimal = "." if point > comma else ","
    if decimal == "," and _GROUPS[","].fullmatch(digits):
        decimal = "."
    elif decimal == "." and digits.count(".") > 1 and _GROUPS["."].fullmatch(digits):
        decimal = ","
    if digits.count(decimal) > 1:
        return None
    whole, _, rest = digits.partition(decimal)
    plain = _ungroup(whole)
    if (
        plain is None
        or not (rest or "0").isdecimal()
        or not (power or "0").lstrip("+-").isdecimal()
    ):
        return None
    mantissa = Fraction(int(plain + rest), 10 ** len(rest))
    return mantissa * Fraction(10) ** int(power or 0)


def _ungroup(whole: str) -> str | None:
    """The digits of a whole number without its separators; None when they are ill placed."""
    marks = {char for char in whole if not char.isdecimal()}
    if not marks:
        return whole or "0"
    mark = marks.pop()
    loose = mark == "_"  # as in source code: anywhere between digits
    if marks or not (loose or _GROUPS[mark].fullmatch(whole)):
        return None
    return whole.replace(mark, "")


def words(row: str) -> tuple[str, ...]:
    """The words of a row, for tables that read better as text."""
    return tuple(row.split())


def words_of(text: str) -> list[str]:
    """The words and numbers of the beginning of a text, in lower case, without signs."""
    return re.findall(r"\w+", normalise(text[:1000]).lower())


def key_at(tokens: Sequence[Token], at: int) -> str:
    """The text at a place, in lower case; empty where there is no token."""
    return tokens[at].key if 0 <= at < len(tokens) else ""


def adjacent(tokens: Sequence[Token], at: int) -> bool:
    """Whether no space stands between the token at a place and the one before it."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start
