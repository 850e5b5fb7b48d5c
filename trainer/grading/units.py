"""Units of measure: what they measure, and how much of it.

Two conventions stand side by side, because people use both and mean the same limit:
a kilobyte of 1,000 or of 1,024 bytes, a month of a twelfth of a year or of 30 days.
Two amounts are equal when they are equal under either convention, so 1 GB is 1,000 MB
and 1,024 MB, but 1,000 MB is not 1,024 MB.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

from trainer.grading.tokens import words

Dimension = tuple[tuple[str, int], ...]
"""What is measured: base names with their powers, sorted; empty for a count."""

CONVENTIONS = (0, 1)
"""0: decimal bytes, month of 730 hours; 1: binary bytes, month of 30 days."""


ONE_ONE = (Fraction(1), Fraction(1))


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit, simple or composed."""

    dimension: Dimension = ()
    scales: tuple[Fraction, Fraction] = ONE_ONE
    """How much of the base unit it is, by convention: seconds, bytes, whole dollars, ones."""
    noun: tuple[str, ...] = ()
    """What is counted, in lower case and without plural endings."""
    bare: "Unit | None" = None
    """The unit without its "per …", if it has one."""

    @property
    def is_plain(self) -> bool:
        """Whether it is no unit at all: the number counts ones."""
        return not self.dimension and self.scales == ONE_ONE and self.bare is None


ONE = Unit()


def simple(base: str, scale: Fraction | int, other: Fraction | int | None = None) -> Unit:
    """A unit of one base; `other` is its scale under the second convention."""
    first = Fraction(scale)
    return Unit(((base, 1),), (first, first if other is None else Fraction(other)))


def product(left: Unit, right: Unit) -> Unit:
    """The unit "left-right", such as GB-s."""
    return _combine(left, right, 1)


def per(left: Unit, right: Unit) -> Unit:
    """The unit "left per right", such as $/GB-s."""
    return replace(_combine(left, right, -1), bare=left)


def times(unit: Unit, factor: Fraction) -> Unit:
    """The unit that is `factor` of `unit`, such as "10 s" in "per 10 s"."""
    return replace(unit, scales=(unit.scales[0] * factor, unit.scales[1] * factor))


def _combine(left: Unit, right: Unit, sign: int) -> Unit:
    powers = dict(left.dimension)
    for base, power in right.dimension:
        powers[base] = powers.get(base, 0) + sign * power
    return Unit(
        tuple(sorted((base, power) for base, power in powers.items() if power)),
        (
            left.scales[0] * right.scales[0] ** sign,
            left.scales[1] * right.scales[1] ** sign,
        ),
        left.noun or right.noun,
    )


def find(word: str) -> Unit | None:
    """The unit a word names; upper and lower case matter only where they must (MBps, Mbps)."""
    return _BY_CASE.get(word) or _BY_NAME.get(word.lower())


HOUR = 3600
DAY = 24 * HOUR
YEAR = 365 * DAY
SECOND = simple("time", 1)

PERCENT = simple("share", Fraction(1, 100))
WHOLE = simple("share", 1)
BYTE = simple("byte", 1)

_TIME = {
    "ns nsec nanos nanosecond nanoseconds": simple("time", Fraction(1, 10**9)),
    "us usec micros microsecond microseconds": simple("time", Fraction(1, 10**6)),
    "ms msec msecs millis millisecond milliseconds": simple("time", Fraction(1, 1000)),
    "s sec secs second seconds": SECOND,
    "m min mins minute minutes": simple("time", 60),
    "h hr hrs hour hours": simple("time", HOUR),
    "d day days": simple("time", DAY),
    "wk wks week weeks": simple("time", 7 * DAY),
    "mo mth month months": simple("time", Fraction(YEAR, 12), 30 * DAY),
    "y yr yrs year years": simple("time", YEAR),
}
_OTHER = {
    "% percent pct pp": PERCENT,
    "‰ permille": simple("share", Fraction(1, 1000)),
    "$ usd dollar dollars bucks": simple("dollar", 1),
    "cent cents ct cts ¢": simple("dollar", Fraction(1, 100)),
    "€ eur euro euros": simple("euro", 1),
    "£ gbp pound pounds": simple("pound", 1),
    "b byte bytes": BYTE,
    "bit bits": simple("byte", Fraction(1, 8)),
    "rps qps tps iops hz": per(ONE, SECOND),
    "rpm": per(ONE, simple("time", 60)),
}
_PREFIXES = (
    ("k", "kilo", "kibi"),
    ("m", "mega", "mebi"),
    ("g", "giga", "gibi"),
    ("t", "tera", "tebi"),
    ("p", "peta", "pebi"),
)


def _data_units() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Units of data by lower-case name, and those whose case tells bits from bytes.

    `mb` and `Mb` are read as megabytes: people who mean bits write Mbit or Mbps.
    """
    names: dict[str, Unit] = {}
    cased: dict[str, Unit] = {}
    for power, (letter, decimal, binary) in enumerate(_PREFIXES, start=1):
        large, small = 1024**power, 1000**power
        both, binary_only = simple("byte", small, large), simple("byte", large)
        bits = simple("byte", Fraction(small, 8))
        names |= dict.fromkeys((f"{letter}b", f"{letter}bs"), both)
        names |= dict.fromkeys((f"{decimal}byte", f"{decimal}bytes"), both)
        names |= dict.fromkeys((f"{letter}i", f"{letter}ib", f"{letter}ibs"), binary_only)
        names |= dict.fromkeys((f"{binary}byte", f"{binary}bytes"), binary_only)
        names |= dict.fromkeys((f"{letter}bit", f"{letter}bits"), bits)
        names |= dict.fromkeys((f"{decimal}bit", f"{decimal}bits"), bits)
        names[f"{letter}bps"] = per(bits, SECOND)
        for first in {letter, letter.upper()}:
            cased[f"{first}Bps"] = per(both, SECOND)
    names |= {"bps": per(simple("byte", Fraction(1, 8)), SECOND)}
    names |= {"meg": names["mb"], "megs": names["mb"], "gig": names["gb"], "gigs": names["gb"]}
    cased |= {"G": names["gb"], "T": names["tb"]}
    return names, cased


_DATA, _BY_CASE = _data_units()
_BY_NAME: dict[str, Unit] = {
    name: unit for names, unit in (_TIME | _OTHER).items() for name in names.split()
} | _DATA

BY_DIMENSION: dict[Dimension, tuple[Unit, ...]] = {}
"""Every named unit of a dimension, without repeats."""
for _unit in dict.fromkeys(_BY_NAME.values()):
    BY_DIMENSION[_unit.dimension] = (*BY_DIMENSION.get(_unit.dimension, ()), _unit)

BIT_RATES = {f"{prefix.upper()}b": _BY_NAME[f"{prefix}bit"] for prefix in "kmgtp"}
"""What `Mb` means right before "/s" or "per second"."""

WRITTEN_OUT = frozenset(
    words(
        "nanosecond microsecond millisecond second minute hour day week month year byte kilobyte "
        "megabyte gigabyte terabyte dollar cent"
    )
)
"""Units that an article counts: "a minute" is one minute, "a bit" is nothing."""
