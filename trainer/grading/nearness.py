"""Why a point was not made: each of its wordings against the answer, word by word.

For whoever writes the wordings. It reads the answer as `assess` does and changes no state.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from trainer.grading import clauses, refusals
from trainer.grading.assess import HIT, LONGEST
from trainer.grading.assessment import Assessment, Span
from trainer.grading.checks import refuted
from trainer.grading.clauses import Clause
from trainer.grading.rubric import Rubric
from trainer.grading.states import State
from trainer.grading.windows import Text, sentences
from trainer.grading.words import read_words
from trainer.grading.wrapping import unwrapped

LEAST_WEIGHT = 0.05
"""Of a word of a wording that tells this point from no other."""


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near an answer came to one wording."""

    wording: str
    share: float
    """Of the weight of its words, 0 to 1, found in the sentence that came nearest."""
    found: tuple[str, ...]
    """Its words that this sentence says, as the wording writes them."""
    denied: tuple[str, ...]
    """Those among them that one of the two denies and the other does not."""
    elsewhere: tuple[str, ...]
    """Its words that only other sentences of the answer say."""
    missing: tuple[str, ...]
    """Its words that the answer does not say at all."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a point stands where it stands."""

    summary: str
    span: Span | None
    """The stretch of the answer that came nearest; None if nothing of the point was found."""
    wordings: tuple[Nearness, ...]
    """Nearest first."""


def explain(
    rubric: Rubric, point: str, wordings: Iterable[str], answer: str, found: Assessment
) -> Reason:
    """Why the answer, assessed as `found`, makes the point of that id or does not.

    `wordings` are the texts of the point. ValueError for a point the rubric does not have.
    """
    claim = next((each for each in rubric.points if each.id == point), None)
    if claim is None:
        raise ValueError(f"the rubric has no point {point!r}")
    text = unwrapped(answer)[:LONGEST]
    words = read_words(text, rubric.lexicon, rubric.spellings)
    parts = clauses.split(words, rubric.lexicon)
    runs = list(sentences(words, parts))
    said = Text(parts, runs, refusals.listed(words, parts, runs, rubric.lexicon))
    near = _Near(rubric, parts, runs)
    rows = sorted((near.to(each, claim.terms) for each in wordings), key=lambda row: -row.share)
    windows = said.search(claim, 0.0)[:1]
    state = next((each for each in found.points if each.id == point), None)
    span = windows[0][1].span if windows else None
    if found.unscored is not None:
        summary = found.reason
    elif state is not None and state.state is not State.MISSED:
        summary = f"{state.reason}."
    elif not windows:
        summary = "Nothing of it was found."
    else:
        strength, window = windows[0]
        against = refuted(claim, window)
        if against:
            summary = f"Refused: {against}."
        elif strength >= HIT:
            summary = "Its words were found, but they say another point better, or are no claim."
        else:
            summary = f"Found {strength:.0%} of a usual wording; a hit needs {HIT:.0%}."
    return Reason(summary[:1].upper() + summary[1:], span, tuple(rows))


class _Near:
    """An answer, its sentences ready to be compared with any number of wordings."""

    def __init__(self, rubric: Rubric, parts: Sequence[Clause], runs: Sequence[range]) -> None:
        self._rubric = rubric
        self._runs: list[dict[str, set[bool]]] = []
        for run in runs:
            said: dict[str, set[bool]] = {}
            for number in run:
                for word, denied in zip(parts[number].words, parts[number].denied, strict=True):
                    said.setdefault(word.stem, set()).add(denied)
            self._runs.append(said)
        self._all = frozenset[str]().union(*self._runs)

    def to(self, wording: str, weights: Mapping[str, float]) -> Nearness:
        """How near the answer came to a wording, by the weights of the claim."""
        lexicon = self._rubric.lexicon
        texts: dict[str, str] = {}
        denials: dict[str, bool] = {}
        for clause in clauses.split(read_words(wording, lexicon), lexicon):
            for word, denied in zip(clause.words, clause.denied, strict=True):
                if word.stem not in lexicon.stopwords and word.stem not in lexicon.negators:
                    texts.setdefault(word.stem, word.text)
                    denials.setdefault(word.stem, denied)
        own = {stem: max(weights.get(stem, 0.0), LEAST_WEIGHT) for stem in texts}
        whole = fsum(own.values()) or 1.0
        best: dict[str, set[bool]] = {}
        share = 0.0
        for run in self._runs:
            held = fsum(weight for stem, weight in own.items() if stem in run) / whole
            if held > share:
                best, share = run, held
        found = [stem for stem in texts if stem in best]
        return Nearness(
            wording=wording,
            share=share,
            found=tuple(texts[stem] for stem in found),
            denied=tuple(texts[stem] for stem in found if denials[stem] not in best[stem]),
            elsewhere=tuple(texts[s] for s in texts if s not in best and s in self._all),
            missing=tuple(texts[s] for s in texts if s not in self._all),
        )
