"""Points whose sides an answer has mixed up: "a queue copies to all, a topic to one of them".

As a heap of words such an answer holds each point whole. What is said of which subject tells
it from the right one: the stretch that names one subject says what belongs to the other, and
the stretch that names the other says what belongs to the one. Only where this leads round,
over two points or more, is it known: a stray word proves nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import fsum

from trainer.grading.assessment import PointAssessment, Span
from trainer.grading.claim import Claim
from trainer.grading.clauses import Clause
from trainer.grading.scoring import CREDIT
from trainer.grading.states import State
from trainer.grading.words import Word

NAMED = 0.25
"""The share of a point's wordings that must use a term for it to be a subject: authors name a
thing by two or three names, but what is less usual is only something said of it."""

FOREIGN = 0.2
"""What the terms of another point must weigh beside a subject: those that many use weigh less."""

RARER = 3.0
"""How many times as many wordings must use a term as of any other point: below that, both say
it."""

KEPT = 0.5
"""At most so much of the subject's own beside it, as a share of the foreign: who says more is
comparing."""

CROSSED = "said of the other side"

_BREAKS = frozenset(["and", "but", "while", "whereas", "though", "although", "then", "so"])
"""Words behind which another subject may stand."""

_JOINS = frozenset([":", "=", "->", "=>", "→", "(", ")"])
"""Marks between a subject and what is said of it."""

_COMPARES = frozenset(
    ["than", "unlike", "instead", "rather", "like", "both", "neither", "versus", "vs", "or"]
)
"""Words that name the other side to set it against this one."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words that are said of one subject."""

    stems: frozenset[str]
    span: Span


@dataclass(frozen=True, slots=True)
class _Stray:
    """A subject of a point of which the answer says what belongs to others."""

    at: int
    """The number of the point."""
    places: frozenset[Span]
    """Where the subject is named."""
    said: frozenset[int]
    """The numbers of the points whose terms stand there."""


def judged(
    points: Sequence[Claim],
    found: Sequence[PointAssessment],
    words: Sequence[Word],
    parts: Iterable[Clause],
) -> tuple[PointAssessment, ...]:
    """What was found of the points; those that the answer has crossed are contradicted.

    `words` are those of the answer, with its marks, and `parts` its clauses.
    """
    made = [at for at, point in enumerate(found) if CREDIT[point.state]]
    if not made or len(points) < 2:
        return tuple(found)
    stretches = list(_stretches(words, parts))
    strays = list(_strays(points, stretches))
    places = {
        each.at: min(each.places)
        for each in strays
        if each.at in made and _leads_back(each, strays)
    }
    return tuple(
        replace(point, state=State.CONTRADICTED, evidence=(places[at],), reason=CROSSED)
        if at in places
        else point
        for at, point in enumerate(found)
    )


def _leads_back(start: _Stray, strays: Sequence[_Stray]) -> bool:
    """Whether what is said of one leads over others back to it: "a for b, b for c, c for a".

    Each must be named elsewhere: one stretch that speaks of two points crosses nothing.
    """
    reached: list[_Stray] = []
    ahead = [start]
    while ahead:
        one = ahead.pop()
        for other in strays:
            if other in reached or other.at not in one.said or one.places & other.places:
                continue
            if other is start:
                return True
            reached.append(other)
            ahead.append(other)
    return False


def _strays(points: Sequence[Claim], stretches: Sequence[_Stretch]) -> Iterator[_Stray]:
    """The subjects of points of which the answer says what belongs to other points."""
    spoken = frozenset[str]().union(*(each.stems for each in stretches))
    own = [_own(at, points, spoken) for at in range(len(points))]
    for at in range(len(points)):
        for subject in sorted(_subjects(points[at], own[at])):
            here = [each for each in stretches if subject in each.stems]
            stems = frozenset[str]().union(*(each.stems for each in here))
            held = {n: _weigh(points[n], own[n] & stems) for n in range(len(points)) if n != at}
            said = frozenset(n for n, weight in held.items() if weight >= FOREIGN)
            kept = _weigh(points[at], _said_of(points[at], subject) & own[at] & stems)
            if said and kept <= KEPT * max(held.values()):
                yield _Stray(at, frozenset(each.span for each in here), said)


def _own(at: int, points: Sequence[Claim], spoken: frozenset[str]) -> frozenset[str]:
    """The terms of a point among what was said that it uses far more often than any other."""
    others = [each for n, each in enumerate(points) if n != at]
    return frozenset(
        stem
        for stem in points[at].stems & spoken
        if all(
            _share(points[at], stem) > RARER * _share(each, stem)
            for each in others
            if stem in each.terms
        )
    )


def _share(claim: Claim, stem: str) -> float:
    """The share of a point's wordings that use a term."""
    return sum(stem in terms for terms, _ in claim.wordings) / max(1, len(claim.wordings))


def _subjects(claim: Claim, own: Iterable[str]) -> frozenset[str]:
    """The terms of its own that enough of its wordings name."""
    return frozenset(stem for stem in own if _share(claim, stem) >= NAMED)


def _said_of(claim: Claim, subject: str) -> frozenset[str]:
    """What the wordings of a point say of a subject."""
    with_it = [terms for terms, _ in claim.wordings if subject in terms]
    return frozenset[str]().union(*with_it) - {subject}


def _weigh(claim: Claim, stems: Iterable[str]) -> float:
    return fsum(claim.terms[stem] for stem in stems)


def _stretches(words: Sequence[Word], parts: Iterable[Clause]) -> Iterator[_Stretch]:
    """The words between marks and conjunctions, where they neither deny nor compare."""
    denied = {
        word.start
        for part in parts
        for word, is_denied in zip(part.words, part.denied, strict=True)
        if is_denied
    }
    piece: list[Word] = []
    for word in words:
        if word.is_mark and word.text in _JOINS:
            continue
        if word.is_mark or word.text in _BREAKS:
            yield from _stretch(piece, denied)
            piece = []
        else:
            piece.append(word)
    yield from _stretch(piece, denied)


def _stretch(piece: Sequence[Word], denied: set[int]) -> Iterator[_Stretch]:
    if piece and not any(w.start in denied or w.text in _COMPARES for w in piece):
        stems = frozenset(word.stem for word in piece)
        yield _Stretch(stems, (piece[0].start, piece[-1].end))
