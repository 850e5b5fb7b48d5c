"""A free answer against a rubric: finding what was said, refusing what was denied.

For every claim the windows of one to three clauses are searched for its terms; the
best windows are then checked for whether they say the claim or its opposite.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainer.grading import beside, binding, checks, crossed, hearsay, refusals
from trainer.grading.assessment import Assessment, FlagAssessment, PointAssessment
from trainer.grading.claim import Claim
from trainer.grading.doubt import if_plain, without_doubtful
from trainer.grading.heard import Heard, hear
from trainer.grading.literal import Spoken
from trainer.grading.refusals import Refusal
from trainer.grading.rubric import Rubric
from trainer.grading.scoring import CREDIT, score_of
from trainer.grading.stance import read_as_whole
from trainer.grading.states import State
from trainer.grading.windows import Text, Window

HIT = 0.6
"""From this share of a usual wording on, a claim counts as made."""

PART = 0.55
"""And from this as hinted at."""

DENIABLE = 0.4
"""From here a denial is about the claim: "I would not use a queue" needs a single term."""

ON_TOPIC = 0.2
"""An answer that holds less than this of every claim is about something else."""

FLAGGED = 0.85
"""From here a red flag counts as raised: a false accusation is worse than a miss."""

FLAG_TERMS = 3
"""Terms that a wrong claim takes at least: "no full node" accuses nobody."""

MOST_SAID = 0.66
"""Two of the three terms of a short wrong claim make it, in something like a sentence."""

FEWEST_SAID = 2
"""Terms without which nothing is claimed at all."""

MOSTLY = 0.5
"""A term that more than this share of the wordings denies belongs to what the claim denies."""

PER_RUN = 0.3
"""What a run of words in a claim's own order adds, when a red flag and a point compete."""

SURE = 0.8
"""From here words make a claim even if they make another one better."""

CLEARLY = 1.3
"""How many times as much of another point makes words that one's and not this one's."""

LITERAL = 1.5
"""The strength of a point said in the words of one of its wordings: beyond doubt."""

WORD_FOR_WORD = "said, in the words of the rubric"

CLEAN_SHARE = 0.95
"""A window that says the claim counts if it is nearly as strong as one that denies it."""


NOT_SAID = "not said"
"""The reason of a point of which too little was found."""

Raised = tuple[Claim, Window]
"""A red flag and the words that raise it."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What an answer holds of a point, and the words that decide; at most one kind of them."""

    best: float
    """The most that any words hold of it, 1 being a usual wording."""
    clean: tuple[float, Window] | None = None
    """How much of it the words hold that make or touch it."""
    other: tuple[float, Window, Claim] | None = None
    """The words that would do if they did not make the other point rather."""
    denied: tuple[float, Window, str] | None = None
    """The words that say it otherwise, and how."""


def assess(rubric: Rubric, answer: str, *, takes_notes: bool = False) -> Assessment:
    """The assessment of an answer. Never raises; time grows with the answer's length.

    What `takes_notes` is answered by a few phrases, as cards are: if they answer it, they are
    no list of keywords. And what is so short says of each subject one thing, or the wrong one.
    """
    return judge(hear(rubric, answer, takes_notes=takes_notes))


def judge(heard: Heard) -> Assessment:
    """The assessment of an answer that was read, as `assess` gives it."""
    rubric, said, spoken = heard.rubric, heard.said, heard.spoken
    if heard.refusal is not None:
        return _unscored(rubric, heard.refusal)
    raised = flagged(heard)
    flags = tuple(FlagAssessment(flag.id, (window.span,)) for flag, window in raised)
    found = [
        _literal(claim, spoken, raised)
        or if_plain(_point(claim, weigh(claim, heard, raised)), heard)
        for claim in rubric.points
    ]
    if heard.noted is not None:
        found = heard.noted.judged(found)
    points = read_as_whole(without_doubtful(found), flags)
    if heard.takes_notes:
        points = crossed.judged(rubric.points, points, heard.words, heard.parts)
    if not flags and all(point.strength * HIT < ON_TOPIC for point in points):
        why, reason = refusals.OFF_TOPIC
        return Assessment(points, flags, None, why, reason)
    made = flags or any(point.state is not State.MISSED for point in points)
    if not made and refusals.is_single(rubric, heard.words):
        why, reason = refusals.SINGLE
        return Assessment(points, flags, None, why, reason)
    points = _with_asides(rubric, points, flags, said, heard.answer)
    return Assessment(points, flags, score_of(rubric.points, points, len(flags)), None, "")


def _literal(claim: Claim, spoken: Spoken, raised: Sequence[Raised]) -> PointAssessment | None:
    """The point as said in the words of one of its wordings; None if it is not."""
    place = spoken.find(claim.literals)
    if place is None or _is_within(place[0], raised):
        return None
    return PointAssessment(claim.id, State.HIT, (place[1],), WORD_FOR_WORD, LITERAL)


def _is_within(window: Window, raised: Sequence[Raised]) -> bool:
    """Whether a wrong claim is made of these words and more."""
    return any(
        each.first <= window.first and window.last <= each.last and each.span != window.span
        for _, each in raised
    )


def _with_asides(
    rubric: Rubric,
    points: Sequence[PointAssessment],
    flags: Sequence[FlagAssessment],
    said: Text,
    answer: str,
) -> tuple[PointAssessment, ...]:
    """The points with where the answer gives a reason and names a cost of them."""
    made = [point.evidence if CREDIT[point.state] else () for point in points]
    wrong = [span for flag in flags for span in flag.evidence]
    found = beside.find(rubric.asides, made, wrong, said, answer)
    return tuple(
        replace(point, reasons=reasons, costs=costs) if reasons or costs else point
        for point, (reasons, costs) in zip(points, found, strict=True)
    )


def _unscored(rubric: Rubric, refusal: Refusal) -> Assessment:
    why, reason = refusal
    points = tuple(PointAssessment(c.id, State.MISSED, (), NOT_SAID) for c in rubric.points)
    return Assessment(points, (), None, why, reason)


def flagged(heard: Heard) -> list[Raised]:
    """The red flags that the answer raises, with the words that do."""
    flags = heard.rubric.red_flags
    found = ((flag, _raised(flag, heard.spoken, heard.rubric)) for flag in flags)
    return [(flag, window) for flag, window in found if window is not None]


def _raised(flag: Claim, spoken: Spoken, rubric: Rubric) -> Window | None:
    """The window that makes the wrong claim; None if none does."""
    said = spoken.said
    true: list[Window] = []
    for _, window in said.search(flag, FLAGGED):
        if any(each.first <= window.first and window.last <= each.last for each in true):
            continue
        if not _is_claim(flag, window, rubric) or checks.refuted(flag, window):
            continue
        if hearsay.is_hearsay(window, said, spoken.quoted, spoken.answer):
            continue
        if not _explains_more(flag, window, said, rubric):
            continue
        if not binding.is_said_of_points(flag, window, rubric):
            return window
        true.append(window)
    literal = spoken.find(flag.literals)
    return None if literal is None else literal[0]


def _is_claim(flag: Claim, window: Window, rubric: Rubric) -> bool:
    """Whether words that a red flag has in common with the answer say something."""
    words = window.denials.keys()
    has_function_word = not words.isdisjoint(rubric.lexicon.stopwords)
    own = (words & flag.terms.keys()) - rubric.given
    if has_function_word and len(own) >= FLAG_TERMS:
        return True
    least = MOST_SAID if has_function_word else 1.0
    return any(_says(flag, wording, window, least) for wording, _ in flag.wordings)


def _says(flag: Claim, wording: frozenset[str], window: Window, least: float) -> bool:
    """Whether that share of a wording's terms is said, and denied as the wrong claim denies it."""
    said = wording & window.denials.keys()
    return len(said) >= max(FEWEST_SAID, least * len(wording)) and all(
        (flag.denied[stem] > MOSTLY) in window.denials[stem] for stem in said
    )


def _explains_more(flag: Claim, window: Window, said: Text, rubric: Rubric) -> bool:
    """Whether a red flag fits these words better than any point does.

    A wrong claim often has the words of a true one in another order, so runs of words
    count here and not only the words.
    """
    least = _fit(flag, window, said)
    return all(_fit(point, window, said) <= least for point in rubric.points)


def _fit(claim: Claim, window: Window, said: Text) -> float:
    runs = sum(
        len(run) > 1 and run in claim.grams and not claim.terms.keys().isdisjoint(run)
        for run in window.grams
    )
    return said.strength(claim, window) * (1 + PER_RUN * runs)


def weigh(claim: Claim, heard: Heard, raised: Sequence[Raised]) -> Weighed:
    """What the best windows of an answer hold of a point, given the red flags it raises."""
    said, points = heard.said, heard.rubric.points
    clean: tuple[float, Window] | None = None
    denied: tuple[float, Window, str] | None = None
    other: tuple[float, Window, Claim] | None = None
    found = said.search(claim, ON_TOPIC)
    for strength, window in found:
        if strength < DENIABLE:
            break
        against = checks.refuted(claim, window) or _flagged(claim, window, raised, said)
        if against and denied is None:
            denied = (strength, window, against)
        elif not against and clean is None and strength >= PART:
            better = _other(claim, window, said, points) if strength < SURE else None
            if better is None:
                clean = (strength, window)
            elif other is None:
                other = (strength, window, better)
    least = denied[0] * CLEAN_SHARE if denied is not None else 0.0
    best = found[0][0] if found else 0.0
    if clean is not None and clean[0] >= least:
        return Weighed(best, clean=clean)
    if other is not None and other[0] >= least:
        return Weighed(best, other=other)
    return Weighed(best, denied=denied)


def _point(claim: Claim, weighed: Weighed) -> PointAssessment:
    """What the best windows say of a point."""
    if weighed.clean is not None:
        strength, window = weighed.clean
        state = State.HIT if strength >= HIT else State.PARTIAL
        reason = "said" if state is State.HIT else "hinted at, not said outright"
        return PointAssessment(claim.id, state, (window.span,), reason, strength / HIT)
    if weighed.other is not None:
        return PointAssessment(claim.id, State.MISSED, (), NOT_SAID, PART / HIT)
    if weighed.denied is not None:
        strength, window, against = weighed.denied
        return PointAssessment(
            claim.id, State.CONTRADICTED, (window.span,), against, strength / HIT
        )
    return PointAssessment(claim.id, State.MISSED, (), NOT_SAID, weighed.best / HIT)


def _other(claim: Claim, window: Window, said: Text, points: Sequence[Claim]) -> Claim | None:
    """The point that is said by words that hold little of this one, and only touch it."""
    least = max(HIT, CLEARLY * said.strength(claim, window))
    others = (other for other in points if other is not claim)
    return next((other for other in others if said.strength(other, window) > least), None)


def _flagged(claim: Claim, window: Window, raised: Sequence[Raised], said: Text) -> str:
    """Whether a red flag explains these words better than the point does."""
    own = said.strength(claim, window)
    for flag, where in raised:
        overlaps = where.first <= window.last and window.first <= where.last
        if overlaps and said.strength(flag, window) > own:
            return "these words make a wrong claim"
    return ""
