"""How long something takes, as a clause says it: in figures, or by the unit alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.grading.quantities import parse
from trainer.grading.units import SECOND
from trainer.grading.words import Word

Span = tuple[float, float]
"""From and to, in seconds."""

_SCALES: dict[str, Span] = {
    "microseconds": (1e-6, 1e-3),
    "milliseconds": (1e-3, 0.2),
    "seconds": (1, 60),
    "minutes": (60, 1800),
    "hours": (7200, 86_400),
    "days": (86_400, 604_800),
    "weeks": (604_800, 2_600_000),
    "months": (2_600_000, 31_500_000),
}
"""What a unit in the plural says without a figure."""

_UNITS = frozenset(
    [
        *_SCALES,
        *(name.removesuffix("s") for name in _SCALES),
        *("ms", "s", "sec", "secs", "min", "mins", "h", "hr", "hrs"),
    ]
)

FIRM = 2
"""Durations that wordings must name before another one is taken for wrong."""

TIGHT = 1.5
"""Where all wordings name the same duration, what is further off is another one."""

WIDE = 4
"""Where they name several, they are examples: only another order is wrong."""


def durations_of(words: Sequence[Word]) -> tuple[Span, ...]:
    """The durations that the words name."""
    if not any(word.text in _UNITS for word in words):
        return ()
    texts: list[str] = []
    for at, word in enumerate(words):
        if at == 0 or word.start != words[at - 1].start:
            texts.append(word.text)
    return tuple(_spans(texts))


def _spans(texts: Sequence[str]) -> Iterator[Span]:
    figures = [each for each in parse(" ".join(texts)) if each.unit.dimension == SECOND.dimension]
    for each in figures:
        ends = [float(end.value(0)) for end in (each.low, each.high) if end is not None]
        yield min(ends), max(ends)
    if not figures:
        yield from (_SCALES[text] for text in texts if text in _SCALES)


@dataclass(frozen=True, slots=True)
class Durations:
    """The durations that the wordings of a claim name."""

    spans: tuple[Span, ...]

    def excludes(self, said: Sequence[Span]) -> bool:
        """Whether none of the durations said comes near one that is meant."""
        if not said or len(self.spans) < FIRM:
            return False
        low, high = min(low for low, _ in self.spans), max(high for _, high in self.spans)
        factor = TIGHT if high <= low * TIGHT else WIDE
        return all(to * factor <= low or begin >= high * factor for begin, to in said)
