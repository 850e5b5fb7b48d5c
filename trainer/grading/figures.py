"""One number with its unit, read from tokens."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from trainer.grading import numerals, units
from trainer.grading.tokens import Token, adjacent, key_at, words
from trainer.grading.units import Unit

CURRENCY_SIGNS = ("$", "€", "£")
CURRENCY_WORDS = ("usd", "eur", "gbp")

NO_NOUN = frozenset(
    words(
        "a about across actually after all also although always an and approximately are "
        "around as at be because before below both but by ca can circa correction currently "
        "each either every for formerly from had has have hence if in instead is it its less "
        "max maximum maybe mean meanwhile min minimum more never nearly no not now of on only "
        "or originally out over per perhaps previously rather roughly since so sorry than that "
        "the then there therefore these this those thus to today total under until up used "
        "via wait was were when where whereas which while with within you"
    )
)
"""Words that end what a number counts."""

_OPENERS = numerals.NUMBER_WORDS | {"a", "an", *CURRENCY_WORDS}

EACH = frozenset(("a", "an", "each", "every"))
"""Words that, before a unit of time, mean "per"."""

NOUN_WORDS = 3
"""How many words after a number may name what is counted."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit."""

    number: Fraction
    unit: Unit

    def value(self, convention: int) -> Fraction:
        """The amount in base units under one convention."""
        return self.number * self.unit.scales[convention]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit and its place among the tokens."""

    amount: Amount
    begin: int
    """Place of its first token."""
    stop: int
    """Place of the first token behind it."""
    scale: int = 1
    """The multiplier it ended in."""
    plus: bool = False
    """Whether a "+" follows: so much or more."""

    @property
    def is_naked(self) -> bool:
        """Whether it is a mere number, which takes the unit of one it is listed with."""
        return self.amount.unit == units.ONE


def may_open(token: Token) -> bool:
    """Whether a figure can start with a token: with most words of a text it cannot."""
    return token.number is not None or not token.word or token.word in _OPENERS


def read(tokens: Sequence[Token], begin: int) -> Figure | None:
    """The figure that starts at a place, its currency and sign included."""
    currency, negative, at = _opening(tokens, begin)
    numeral = numerals.read(tokens, at, currency is not None) if at < len(tokens) else None
    if numeral is None:
        return _one_of_unit(tokens, begin)
    value, stop = numeral.value, numeral.stop
    plus = key_at(tokens, stop) == "+" and adjacent(tokens, stop)
    stop += plus
    unit, stop = measured(tokens, stop) if currency is None else (currency, stop)
    if currency is not None and key_at(tokens, stop) in CURRENCY_WORDS:
        stop += 1
    if unit is None and numeral.share:
        unit, value = units.PERCENT, value * 100
    if unit is None:
        unit, stop = counted(tokens, stop)
    unit, stop = _with_per(tokens, unit, stop)
    if key_at(tokens, stop) == "+" and adjacent(tokens, stop):
        plus, stop = True, stop + 1
    return Figure(Amount(-value if negative else value, unit), begin, stop, numeral.scale, plus)


def _opening(tokens: Sequence[Token], at: int) -> tuple[Unit | None, bool, int]:
    """The currency and minus sign before a number, and the number's place."""
    currency, negative = None, False
    for _ in range(2):
        key = key_at(tokens, at)
        if currency is None and (key in CURRENCY_SIGNS or key in CURRENCY_WORDS):
            currency, at = units.find(key), at + 1
        elif key in ("-", "+") and not negative and _is_sign(tokens, at, currency is not None):
            negative, at = key == "-", at + 1
    return currency, negative, at


def _is_sign(tokens: Sequence[Token], at: int, after_currency: bool) -> bool:
    """Whether a "-" or "+" belongs to the number behind it rather than joining two things."""
    if not adjacent(tokens, at + 1):
        return False
    if at == 0 or after_currency:
        return True
    before = tokens[at - 1]
    joins = before.end == tokens[at].start and before.text not in "([~≈"
    return not joins and before.number is None and units.find(before.text) is None


def _one_of_unit(tokens: Sequence[Token], at: int) -> Figure | None:
    """One of a unit, as in "an hour" or "a minute and a half"."""
    unit_word = key_at(tokens, at + 1)
    if tokens[at].word not in ("a", "an") or unit_word not in units.WRITTEN_OUT:
        return None
    unit = units.find(unit_word)
    behind = tokens[at + 2].word if at + 2 < len(tokens) else ""
    if unit is None or (behind and behind not in NO_NOUN):
        return None  # "a second attempt", "a minute detail"
    if [key_at(tokens, at + ahead) for ahead in (2, 3, 4)] == ["and", "a", "half"]:
        return Figure(Amount(Fraction(3, 2), unit), at, at + 5)
    return Figure(Amount(Fraction(1), unit), at, at + 2)


def measured(tokens: Sequence[Token], at: int) -> tuple[Unit | None, int]:
    """The unit of measure at a place and the place behind it; none where no unit stands."""
    start = at
    if key_at(tokens, at) == "-" and adjacent(tokens, at) and adjacent(tokens, at + 1):
        at += 1  # "15-minute limit"
    if key_at(tokens, at) == "(" and key_at(tokens, at + 2) == ")":
        unit = units.find(tokens[at + 1].text)
        return (unit, at + 3) if unit else (None, start)
    two_words = (key_at(tokens, at), key_at(tokens, at + 1))
    if two_words in (("per", "cent"), ("percentage", "points")):
        return units.PERCENT, at + 2
    if at >= len(tokens) or _opens_next(tokens, at):
        return None, start
    unit = units.find(tokens[at].text)
    if unit is None:
        return None, start
    if key_at(tokens, at + 1) in ("/", "per"):
        unit = units.BIT_RATES.get(tokens[at].text, unit)
    return _with_product(tokens, unit, at + 1)


def _opens_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether a currency sign belongs to the figure behind it."""
    follows = at + 1 < len(tokens) and tokens[at + 1].number is not None
    return tokens[at].text in CURRENCY_SIGNS and follows and adjacent(tokens, at + 1)


def _with_product(tokens: Sequence[Token], unit: Unit, at: int) -> tuple[Unit, int]:
    """The unit times the time behind it: GB-s, vCPU-hours, GB seconds."""
    joined = key_at(tokens, at) in ("-", "·", "*", "×") and adjacent(tokens, at + 1)
    place = at + joined
    word = tokens[place].text if place < len(tokens) else ""
    other = units.find(word)
    if other is None or other.dimension != units.SECOND.dimension:
        return unit, at
    spelled = len(word) > len("secs") and unit.dimension == units.BYTE.dimension
    if unit.dimension == units.SECOND.dimension or not (joined or spelled):
        return unit, at
    return units.product(unit, other), place + 1


def counted(tokens: Sequence[Token], at: int) -> tuple[Unit, int]:
    """What a number counts, a few words at a place, and the place behind them."""
    nouns: list[str] = []
    while len(nouns) < NOUN_WORDS and at < len(tokens):
        word = tokens[at].word
        sign = word == "x" and at + 1 < len(tokens) and tokens[at + 1].number is not None
        if not word or word in NO_NOUN or sign or numerals.starts(tokens, at):
            break
        nouns.append(stem(word))
        at += 1
    unit = replace(units.ONE, noun=tuple(nouns))
    return _with_product(tokens, unit, at) if nouns else (units.ONE, at)


def stem(word: str) -> str:
    """A noun without its plural ending."""
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _with_per(tokens: Sequence[Token], unit: Unit, at: int) -> tuple[Unit, int]:
    """The unit with the "per …" behind it, if any."""
    sign = key_at(tokens, at)
    place = at + 1
    if place >= len(tokens):
        return unit, at
    if sign in EACH:
        below = units.find(tokens[place].text) if tokens[place].key in units.WRITTEN_OUT else None
        time = units.SECOND.dimension
        if below is None or below.dimension != time or unit.dimension == time:
            return unit, at
    elif sign not in ("/", "per"):
        return unit, at
    count, place = _per_count(tokens, place)
    below, stop = measured(tokens, place)
    if below is None:
        below, stop = counted(tokens, place)
    by_number = sign == "/" and tokens[at + 1].number is not None
    if by_number and not _is_rate(unit, below):
        return unit, at  # "50 MB / 5 MB" are two figures
    if count <= 0 or (below == units.ONE and count == 1):
        return unit, at
    return units.per(unit, units.times(below, count)), stop


def _per_count(tokens: Sequence[Token], at: int) -> tuple[Fraction, int]:
    """The number in "per 10 s", "per million": 1 where none stands."""
    scale = numerals.scale_word(tokens[at].text)
    if scale is not None:
        return Fraction(scale), at + 1
    numeral = numerals.read(tokens, at)
    return (Fraction(1), at) if numeral is None else (numeral.value, numeral.stop)


def _is_rate(unit: Unit, below: Unit) -> bool:
    """Whether a "/" before a number divides: money by anything, all but time by time."""
    time = units.SECOND.dimension
    return is_money(unit) or (below.dimension == time and unit.dimension != time)


def is_money(unit: Unit) -> bool:
    """Whether a unit is a mere currency."""
    return unit.dimension in ((("dollar", 1),), (("euro", 1),), (("pound", 1),))
