"""A free answer against a rubric: finding what was said, refusing what was denied.

For every claim the windows of one to three clauses are searched for its terms; the
best windows are then checked for whether they say the claim or its opposite.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from trainer.grading import checks, clauses
from trainer.grading.assessment import Assessment, FlagAssessment, PointAssessment, Span
from trainer.grading.clauses import Clause
from trainer.grading.rubric import Claim, Rubric
from trainer.grading.scoring import score_of
from trainer.grading.states import State, Unscored
from trainer.grading.words import read_words

HIT = 1.2
"""Weight of the terms found from which a claim counts as made."""

PART = 1.05
"""And from which it counts as hinted at."""

FLAGGED = 2.0
"""Weight from which a red flag counts as raised: a false accusation is worse than a miss."""

WIDTH = 3
"""Clauses in the widest window."""

PER_CLAUSE = 0.12
"""What each further clause of a window costs: near together is better evidence."""

MOST_KIN = 0.4
"""What words that only stand for terms can add at most."""

CANDIDATES = 12
"""Windows that are checked for a claim, best first."""

CLEAN_SHARE = 0.85
"""A window that says the claim counts if it is nearly as strong as one that denies it."""

LISTED = 0.08
"""An answer with a smaller share of function words is a list of keywords."""


@dataclass(frozen=True)
class Window:
    """Some neighbouring clauses."""

    first: int
    clauses: tuple[Clause, ...]

    @property
    def last(self) -> int:
        """The number of its last clause."""
        return self.first + len(self.clauses) - 1

    @cached_property
    def denials(self) -> dict[str, list[bool]]:
        """For each stem whether it is denied, once for each time it stands there."""
        found: dict[str, list[bool]] = {}
        for clause in self.clauses:
            for word, denied in zip(clause.words, clause.denied, strict=True):
                found.setdefault(word.stem, []).append(denied)
        return found

    @cached_property
    def kin(self) -> frozenset[int]:
        """The groups that its words belong to."""
        return frozenset(g for clause in self.clauses for word in clause.words for g in word.kin)

    @cached_property
    def grams(self) -> frozenset[tuple[str, ...]]:
        """Every run of one to three stems within its clauses."""
        return frozenset[tuple[str, ...]]().union(*(clause.grams for clause in self.clauses))

    @property
    def span(self) -> Span:
        """Where it stands in the answer."""
        return (self.clauses[0].words[0].start, self.clauses[-1].words[-1].end)

    def strength(self, claim: Claim) -> float:
        """The weight of the claim's terms found here."""
        terms = claim.terms
        own = sum(terms[stem] for stem in self.denials if stem in terms)
        kin = sum(claim.kin[group] for group in self.kin if group in claim.kin)
        return own + min(kin * 0.5, MOST_KIN) - PER_CLAUSE * (len(self.clauses) - 1)


def assess(rubric: Rubric, answer: str) -> Assessment:
    """The assessment of an answer. Never raises; time grows with the answer's length."""
    words = read_words(answer, rubric.lexicon)
    spoken = [word for word in words if not word.is_mark]
    refusal = _refused(rubric, spoken_stems=[word.stem for word in spoken])
    if refusal is not None:
        return _unscored(rubric, *refusal)
    parts = clauses.split(words, rubric.lexicon)
    windows = [
        Window(at, tuple(parts[at : at + width]))
        for width in range(1, WIDTH + 1)
        for at in range(len(parts) - width + 1)
    ]
    function_words = sum(word.stem in rubric.lexicon.stopwords for word in spoken)
    if function_words < LISTED * len(spoken):
        return _unscored(
            rubric,
            Unscored.KEYWORDS,
            "These are keywords, not claims: say what you would do with each, and why.",
        )
    raised = [
        (flag, window) for flag in rubric.red_flags if (window := _raised(flag, windows, rubric))
    ]
    points = tuple(_point(claim, windows, raised, rubric) for claim in rubric.points)
    flags = tuple(FlagAssessment(flag.id, (window.span,)) for flag, window in raised)
    if not flags and all(point.state is State.MISSED for point in points):
        reason = "Nothing of what the question is about was found in this answer."
        return Assessment(points, flags, None, Unscored.OFF_TOPIC, reason)
    return Assessment(points, flags, score_of(rubric.points, points, len(flags)), None, "")


def _refused(rubric: Rubric, spoken_stems: Sequence[str]) -> tuple[Unscored, str] | None:
    """Why the words alone rule out a score; None if they do not."""
    if not spoken_stems:
        return Unscored.EMPTY, "There are no words in this answer, so there is no score."
    own = [
        s for s in spoken_stems if s not in rubric.lexicon.stopwords and s not in rubric.question
    ]
    if not own:
        return Unscored.QUESTION_COPY, "This only repeats the question, so there is no score."
    return None


def _unscored(rubric: Rubric, why: Unscored, reason: str) -> Assessment:
    points = tuple(PointAssessment(c.id, State.MISSED, (), "not said") for c in rubric.points)
    return Assessment(points, (), None, why, reason)


def _raised(flag: Claim, windows: Iterable[Window], rubric: Rubric) -> Window | None:
    """The window that makes the wrong claim; None if none does."""
    best = max(windows, key=lambda window: window.strength(flag), default=None)
    if best is None or best.strength(flag) < FLAGGED:
        return None
    return None if checks.refuted(flag, best, rubric.lexicon) else best


def _point(
    claim: Claim, windows: Sequence[Window], raised: Sequence[tuple[Claim, Window]], rubric: Rubric
) -> PointAssessment:
    """What the best windows say of a point."""
    ranked = sorted(((w.strength(claim), -i) for i, w in enumerate(windows)), reverse=True)
    said: tuple[float, Window] | None = None
    denied: tuple[float, Window, str] | None = None
    for strength, place in ranked[:CANDIDATES]:
        if strength < PART:
            break
        window = windows[-place]
        against = checks.refuted(claim, window, rubric.lexicon) or _flagged(
            window, strength, raised
        )
        if against and denied is None:
            denied = (strength, window, against)
        elif not against and said is None:
            said = (strength, window)
    if said is not None and (denied is None or said[0] >= denied[0] * CLEAN_SHARE):
        strength, window = said
        state = State.HIT if strength >= HIT else State.PARTIAL
        reason = "said" if state is State.HIT else "hinted at, not said outright"
        return PointAssessment(claim.id, state, (window.span,), reason, strength / HIT)
    if denied is not None:
        strength, window, against = denied
        return PointAssessment(
            claim.id, State.CONTRADICTED, (window.span,), against, strength / HIT
        )
    best = ranked[0][0] if ranked else 0.0
    return PointAssessment(claim.id, State.MISSED, (), "not said", max(best, 0.0) / HIT)


def _flagged(window: Window, strength: float, raised: Sequence[tuple[Claim, Window]]) -> str:
    """Whether a red flag explains these words better than the point does."""
    for flag, where in raised:
        overlaps = where.first <= window.last and window.first <= where.last
        if overlaps and where.strength(flag) > strength * 0.9:
            return "these words make a wrong claim"
    return ""
