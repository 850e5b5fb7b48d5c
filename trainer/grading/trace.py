"""How an answer was graded, step by step, for whoever writes the wordings.

It runs the same steps as `assess` and tells what each found; the last word has `assess`.
"""

from collections.abc import Iterator, Sequence

from trainer.grading import checks, measures, refusals
from trainer.grading.assess import HIT, PART, judge
from trainer.grading.assessment import PointAssessment, Span
from trainer.grading.claim import Claim
from trainer.grading.clauses import Clause
from trainer.grading.doubt import least_strength
from trainer.grading.heard import Heard, hear
from trainer.grading.rubric import Rubric
from trainer.grading.scoring import CREDIT, FLAG_COST, WEIGHTS
from trainer.grading.states import State
from trainer.grading.stems import stems
from trainer.grading.windows import Text, Window
from trainer.grading.words import Word

BEST = 3
"""Windows shown for each claim: further ones never decide."""

MOST_TERMS = 8
"""Terms shown that a claim is recognised by, heaviest first."""

LONGEST_QUOTE = 120
"""Characters of the answer quoted for a window."""


def trace(rubric: Rubric, answer: str) -> Iterator[str]:
    """The steps as lines of text; the answer's own text appears in quotes only."""
    heard = hear(rubric, answer)
    if heard.refusal == refusals.TOO_LONG:
        yield refusals.TOO_LONG[1]
        return
    said = heard.said
    yield "Words read as others (abbreviations unfolded, slips mended):"
    yield from _read(heard.words)
    yield "Figures:"
    yield from _figures(heard.words)
    yield "Clauses ([-] what is denied):"
    yield from _clauses(said.parts, said.lists)
    found = judge(heard)
    states = {point.id: point for point in found.points}
    for claim in rubric.points:
        point = states[claim.id]
        yield f"Point {claim.id} ({claim.tier}): {point.state}: {point.reason}"
        yield from _searched(claim, said, answer, heard)
        yield from _beside(point, answer)
    raised = {flag.id for flag in found.red_flags}
    for claim in rubric.red_flags:
        yield f"Red flag {claim.id}: {'raised' if claim.id in raised else 'not raised'}"
        yield from _searched(claim, said, answer)
    if found.score is None:
        yield f"Unscored ({found.unscored}): {found.reason}"
        return
    yield "Score:"
    for claim in rubric.points:
        state = states[claim.id].state
        earned, worth = WEIGHTS[claim.tier] * CREDIT[state], WEIGHTS[claim.tier]
        yield f"  {claim.id}: {earned:g} of {worth:g} ({claim.tier}, {state})"
    for name in sorted(raised):
        yield f"  {name}: red flag, less {FLAG_COST:g} of the whole"
    missed = [c.id for c in rubric.points if c.tier == "must" and CREDIT[states[c.id].state] == 0]
    if missed:
        yield f"  capped, for without: {', '.join(missed)}"
    yield f"  together {found.score:.2f}"


def _read(words: Sequence[Word]) -> Iterator[str]:
    changed = {
        f"  {word.text} → {word.stem}": None
        for word in words
        if not word.is_mark and not word.figure and stems(word.text) != (word.stem,)
    }
    yield from changed or ["  none"]


def _figures(words: Sequence[Word]) -> Iterator[str]:
    """What each is compared as; one that is taken back as the one that is meant."""
    named = [
        f'  {word.text}: "{word.figure.text}", compared as {word.stem}'
        for word in words
        if word.figure
    ]
    yield from named or ["  none"]


def _clauses(parts: Sequence[Clause], lists: Sequence[bool]) -> Iterator[str]:
    for number, (part, listed) in enumerate(zip(parts, lists, strict=True), 1):
        text = " ".join(
            f"[-{word.text}]" if denied else word.text
            for word, denied in zip(part.words, part.denied, strict=True)
        )
        yield f"  {number}. {text}{'   (a list: says nothing)' if listed else ''}"


def _searched(claim: Claim, said: Text, answer: str, heard: Heard | None = None) -> Iterator[str]:
    """What the best windows hold of a claim, and what the checks say of them.

    A point may need more by what is `heard` around it.
    """
    heaviest = sorted(claim.terms.items(), key=lambda term: (-term[1], term[0]))[:MOST_TERMS]
    yield f"  recognised by {_weighed(heaviest)}"
    found = said.search(claim, 0.0)[:BEST]
    for strength, window in found:
        yield f'  {strength:.2f} of a usual wording in "{_quoted(answer, window.span)}"'
        terms = [(stem, claim.terms[stem]) for stem in window.denials if stem in claim.terms]
        yield f"       {_weighed(sorted(terms, key=lambda t: (-t[1], t[0])))}{_kin(claim, window)}"
        yield from _compared(claim, window)
        least = HIT * least_strength(heard, window.span) if heard is not None else 0.0
        yield f"       {_outcome(claim, strength, window, least)}"
    if not found:
        yield "  nothing of it was found"


def _beside(point: PointAssessment, answer: str) -> Iterator[str]:
    """Where a reason and a cost of a point were found; they never change its state."""
    for name, spans in (("reason given", point.reasons), ("cost named", point.costs)):
        for span in spans:
            yield f'  {name} in "{_quoted(answer, span)}"'


def _quoted(answer: str, span: Span) -> str:
    quote = " ".join(answer[slice(*span)].split())
    return quote if len(quote) <= LONGEST_QUOTE else f"{quote[: LONGEST_QUOTE - 1]}…"


def _weighed(terms: Sequence[tuple[str, float]]) -> str:
    return ", ".join(f"{stem} {weight:.2f}" for stem, weight in terms) or "no term of its own"


def _kin(claim: Claim, window: Window) -> str:
    """What words that only stand for terms add."""
    added = sum(claim.kin[group] for group in window.kin if group in claim.kin)
    return f"; words that stand for others {added:.2f}" if added else ""


def _compared(claim: Claim, window: Window) -> Iterator[str]:
    """The figures that are compared with those of the wordings."""
    for kind, said in measures.compared(claim.meant, window.clauses, claim.leads).items():
        meant = claim.meant[kind]
        for each in said:
            found = "another one" if meant.excludes(each) else "near enough"
            yield f'       "{each.text}" for {meant.text}: {found}'


def _outcome(claim: Claim, strength: float, window: Window, least: float) -> str:
    if PART <= strength < least:
        return f"too little amid much that is about other things: it needs {least:.2f}"
    if strength < PART:
        return f"too little: a hint needs {PART:g}, a hit {HIT:g}"
    against = checks.refuted(claim, window)
    if against:
        return f"refused: {against}"
    return f"enough for {State.HIT if strength >= HIT else State.PARTIAL}"
