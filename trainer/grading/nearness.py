"""Why a point was not made: each of its wordings against the answer, word by word.

For whoever writes the wordings. It starts from what `assess` found and reads the answer as
that did, so that it never says otherwise; it changes no state.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import fsum

from trainer.grading import clauses, denial
from trainer.grading.assess import HIT, NOT_SAID, flagged, weigh
from trainer.grading.assessment import DENIES, Assessment, Span
from trainer.grading.checks import refuted
from trainer.grading.claim import Claim
from trainer.grading.heard import Heard
from trainer.grading.states import State
from trainer.grading.windows import SHORT_WORDING, WIDTH, Window
from trainer.grading.words import Word, read_words
from trainer.grading.wrapping import unwrapped

LEAST_WEIGHT = 0.05
"""Of a word of a wording that tells this point from no other."""

FULL = 0.999
"""The share from which on all of a wording is said; sums of weights round."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near an answer came to one wording: what the nearest words of it hold."""

    wording: str
    share: float
    """Of the weight of its words, 0 to 1, said by up to three neighbouring clauses."""
    found: tuple[str, ...]
    """Its words that these clauses say, as the wording writes them."""
    alike: tuple[str, ...]
    """Its words for which these clauses say another that can stand for them."""
    elsewhere: tuple[str, ...]
    """Its words that are said too far away."""
    unheard: tuple[str, ...]
    """Its words that stand only where nothing is claimed: in lists, or as they were shown."""
    missing: tuple[str, ...]
    """Its words that the answer does not say at all."""
    against: str = ""
    """Why these clauses do not count for the point; empty if they may."""
    denied: tuple[str, ...] = ()
    """The words found that they deny, if that is why."""
    is_slight: bool = False
    """Whether it is so short that it makes no point by itself, even said in full."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a point stands where it stands."""

    state: State
    summary: str
    span: Span | None
    """The stretch of the answer that decided or came nearest; None if there is none."""
    wordings: tuple[Nearness, ...]
    """Nearest first; none if the answer was not read."""


def explain(heard: Heard, point: str, wordings: Iterable[str], found: Assessment) -> Reason:
    """Why the answer, assessed as `found`, makes the point of that id or does not.

    `wordings` are the texts of the point. ValueError for a point the rubric does not have.
    """
    claim = next((each for each in heard.rubric.points if each.id == point), None)
    state = next((each for each in found.points if each.id == point), None)
    if claim is None or state is None:
        raise ValueError(f"the rubric has no point {point!r}")
    if found.unscored is not None:
        summary, span = found.reason, None
    elif state.state is State.MISSED and state.reason == NOT_SAID:
        summary, span = _too_little(claim, heard)
    else:
        summary = f"{state.reason}."
        span = state.evidence[0] if state.evidence else None
    near = _Near(heard, claim, state.evidence)
    rows = sorted(map(near.to, wordings), key=lambda row: -row.share) if heard.words else ()
    return Reason(state.state, summary[:1].upper() + summary[1:], span, tuple(rows))


def _too_little(claim: Claim, heard: Heard) -> tuple[str, Span | None]:
    """Why what was found of a point is not enough, and where it was found."""
    other = weigh(claim, heard, flagged(heard)).other
    if other is not None:
        _, window, point = other
        return f"These words make the point {point.id!r} rather.", window.span
    windows = heard.said.search(claim, 0.0)[:1]
    if not windows:
        return "Nothing of it was found.", None
    strength, window = windows[0]
    percent = int(100 * strength)  # never rounded up to what would be enough
    return f"Found {percent}% of a usual wording; a hit needs {HIT:.0%}.", window.span


class _Near:
    """An answer, to be compared with any number of wordings of a point."""

    def __init__(self, heard: Heard, claim: Claim, evidence: Sequence[Span]) -> None:
        self._heard, self._claim = heard, claim
        said = heard.said
        self._decided = [
            range(inside[0], inside[-1] + 1)
            for start, end in evidence
            if (inside := [n for n, part in enumerate(said.parts) if _overlaps(part, start, end)])
        ]
        """The clauses that decided, however many they are."""
        typed = [word for part in said.parts for word in part.words]
        if heard.answer != heard.whole:
            typed += read_words(unwrapped(heard.whole), heard.rubric.lexicon)
        self._typed = {word.stem for word in typed}

    def to(self, wording: str) -> Nearness:
        """How near the answer came to a wording, by the weights of the claim."""
        claim, said = self._claim, self._heard.said
        own = self._words(wording)
        weights = {stem: max(claim.terms.get(stem, 0.0), LEAST_WEIGHT) for stem in own}
        whole = fsum(weights.values()) or 1.0
        best, held = range(0), frozenset[str]()
        for numbers in self._windows(own):
            stems = frozenset[str]().union(*(said.stems[n] for n in numbers)) & own.keys()
            if fsum(weights[s] for s in stems) > fsum(weights[s] for s in held):
                best, held = numbers, stems
        window = Window(best.start, tuple(said.parts[best.start : best.stop]))
        against = refuted(claim, window) if best else ""
        denied = denial.against(claim, window) if against == DENIES else frozenset[str]()
        groups = frozenset[int]().union(*(said.kin[n] for n in best)) & claim.groups
        alike = {s for s, word in own.items() if s not in held and not word.kin.isdisjoint(groups)}
        left = own.keys() - held - alike
        elsewhere = left & said.all_stems
        unheard = (left - elsewhere) & self._typed

        def texts(stems: Collection[str]) -> tuple[str, ...]:
            return tuple(dict.fromkeys(word.text for s, word in own.items() if s in stems))

        share = fsum(weights[s] for s in held) / whole
        return Nearness(
            wording=wording,
            share=share,
            found=texts(held),
            alike=texts(alike),
            elsewhere=texts(elsewhere),
            unheard=texts(unheard),
            missing=texts(left - elsewhere - unheard),
            against=against,
            denied=texts(held & denied),
            is_slight=share >= FULL and self._is_slight(own),
        )

    def _words(self, wording: str) -> dict[str, Word]:
        """The words of a wording that mean something, by stem; all, if none does."""
        lexicon = self._heard.rubric.lexicon
        parts = clauses.split(read_words(wording, lexicon), lexicon)
        every: dict[str, Word] = {}
        for part in parts:
            for word in part.words:
                every.setdefault(word.stem, word)
        small = lexicon.stopwords | lexicon.negators
        return {stem: word for stem, word in every.items() if stem not in small} or every

    def _windows(self, own: Collection[str]) -> Iterator[range]:
        """Where grading would look for the words, the clauses that decided first."""
        yield from self._decided
        said = self._heard.said
        for first in sorted({number for stem in own for number in said.where.get(stem, ())}):
            for stop in range(first + 1, min(first + WIDTH, said.stops[first]) + 1):
                yield range(first, stop)

    def _is_slight(self, own: Collection[str]) -> bool:
        terms = [self._claim.terms[stem] for stem in own if stem in self._claim.terms]
        return len(terms) < 2 or fsum(terms) < SHORT_WORDING * self._claim.usual


def _overlaps(part: clauses.Clause, start: int, end: int) -> bool:
    return part.words[0].start < end and start < part.words[-1].end
