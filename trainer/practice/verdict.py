"""From the points of an interview to a verdict at a level: the rule, in one place.

Coverage decides, and what no interviewer overlooks caps it. Every cap says in a
sentence what it is for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from trainer.content.points import Level, Tier
from trainer.content.text import shortened
from trainer.practice.results import FlagResult, Outcome, PointResult, counts, has_level
from trainer.practice.wording import number_of


class Verdict(StrEnum):
    """What an interviewer would say, for one level."""

    STRONG_NO = "strong no"
    LEAN_NO = "lean no"
    LEAN_HIRE = "lean hire"
    STRONG_HIRE = "strong hire"


WORST_FIRST = tuple(Verdict)

LEAST_COVERAGE = (
    (0.8, Verdict.STRONG_HIRE),
    (0.6, Verdict.LEAN_HIRE),
    (0.4, Verdict.LEAN_NO),
)
"""The least coverage for a verdict, best first; below them all it is a strong no."""

CREDIT = {Outcome.HIT: 1.0, Outcome.PARTIAL: 0.5, Outcome.HINTED: 0.5}
"""What a point adds to the coverage; others add nothing."""

DIGITS = 4
"""Of fractions, here and in all that is kept."""

_NAMED = 3
"""Points named in one sentence; the others are counted."""

_LONGEST = 70
"""Characters of a point in a sentence."""


class Cause(StrEnum):
    """What a verdict is capped for."""

    MUST_MISSED = "must missed"
    RED_FLAG = "red flag"
    MUST_HINTED = "must hinted"
    UNSCORED_PART = "unscored part"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """What keeps a verdict down."""

    cause: Cause
    at: Verdict
    """The best verdict that is left."""
    ids: tuple[str, ...]
    """`scenario#id` of the points or red flags that are to blame; scenarios for unscored parts."""
    because: str
    """Why, as a clause: no full stop at its end."""
    binds: bool
    """Whether the verdict would be better without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelVerdict:
    """The verdict at one level, and how it came about."""

    level: Level
    verdict: Verdict | None
    """None when there is nothing to judge by."""
    by_coverage: Verdict | None
    """What it would be without caps."""
    made: float
    """Points made, half points included and bonus points left out."""
    bonus: int = 0
    """Bonus points made: they add to the coverage."""
    of: int
    """Points (must and good) that the level is expected to make."""
    coverage: float | None
    """0 to 1."""
    caps: tuple[Cap, ...] = ()
    """Strictest first."""
    said: str
    """The whole of it in words."""


def judge(
    level: Level,
    points: Sequence[PointResult],
    flags: Sequence[FlagResult] = (),
    unscored: Sequence[str] = (),
) -> LevelVerdict:
    """The verdict at the level; `unscored` names the scenarios whose answer was not judged."""
    judged = [point for point in points if counts(point) and has_level(point, level)]
    expected = [point for point in judged if point.tier is not Tier.BONUS]
    if not expected:
        return _nothing(level, points)
    made = float(sum(CREDIT.get(point.outcome, 0) for point in expected))
    bonus = sum(p.tier is Tier.BONUS and p.outcome is Outcome.HIT for p in judged)
    coverage = min(1.0, (made + bonus) / len(expected))
    by_coverage = verdict_for(coverage)
    caps = tuple(_caps(by_coverage, expected, flags, unscored))
    verdict = min([by_coverage, *(cap.at for cap in caps)], key=WORST_FIRST.index)
    extra = f" and {bonus} bonus" if bonus else ""
    share = f"{made:g} of {number_of(len(expected), 'point')} made{extra} ({coverage:.0%})"
    return LevelVerdict(
        level=level,
        verdict=verdict,
        by_coverage=by_coverage,
        made=made,
        bonus=bonus,
        of=len(expected),
        coverage=round(coverage, DIGITS),
        caps=caps,
        said=_sentence(level, verdict, by_coverage, share, caps),
    )


def verdict_for(coverage: float) -> Verdict:
    """The verdict that a coverage of 0 to 1 allows."""
    return next((v for least, v in LEAST_COVERAGE if coverage >= least), Verdict.STRONG_NO)


def _nothing(level: Level, points: Sequence[PointResult]) -> LevelVerdict:
    if any(has_level(point, level) for point in points):
        why = "no answer could be judged"
    else:
        why = "nothing that was asked is expected at this level"
    return LevelVerdict(
        level=level,
        verdict=None,
        by_coverage=None,
        made=0.0,
        of=0,
        coverage=None,
        said=f"No verdict at {level}: {why}.",
    )


def _caps(
    by_coverage: Verdict,
    expected: Sequence[PointResult],
    flags: Sequence[FlagResult],
    unscored: Sequence[str],
) -> list[Cap]:
    """What keeps the verdict down, strictest first."""
    musts = [point for point in expected if point.tier is Tier.MUST]
    failed = [p for p in musts if p.outcome in (Outcome.MISSED, Outcome.CONTRADICTED)]
    hinted = [point for point in musts if point.outcome is Outcome.HINTED]
    missed = [p.say for p in failed if p.outcome is Outcome.MISSED]
    denied = [p.say for p in failed if p.outcome is Outcome.CONTRADICTED]
    clauses = [f"no word of {_quoted(missed)}"] if missed else []
    clauses += [f"said the opposite of {_quoted(denied)}"] if denied else []
    found = (
        (Cause.MUST_MISSED, Verdict.LEAN_NO, _names(failed), "; ".join(clauses)),
        (
            Cause.RED_FLAG,
            Verdict.LEAN_NO,
            _names(flags),
            f"claimed {_quoted([flag.claim for flag in flags])}",
        ),
        (
            Cause.MUST_HINTED,
            Verdict.LEAN_HIRE,
            _names(hinted),
            f"only after a hint came {_quoted([point.say for point in hinted])}",
        ),
        (
            Cause.UNSCORED_PART,
            Verdict.LEAN_HIRE,
            tuple(unscored),
            "one of the answers could not be judged",
        ),
    )
    return [
        Cap(
            cause=cause,
            at=at,
            ids=ids,
            because=because,
            binds=WORST_FIRST.index(at) < WORST_FIRST.index(by_coverage),
        )
        for cause, at, ids, because in found
        if ids
    ]


def _sentence(
    level: Level, verdict: Verdict, by_coverage: Verdict, share: str, caps: Sequence[Cap]
) -> str:
    """`Senior: lean no. 5 of 8 points made (62%) would be a lean hire; capped at lean no: …`."""
    start = f"{level.capitalize()}: {verdict}. {share}"
    binding = [cap for cap in caps if cap.binds]
    if binding:
        start += f" would be a {by_coverage}"
        start += "".join(f"; capped at {cap.at}: {cap.because}" for cap in binding)
    elif caps:
        start += f"; also: {'; '.join(cap.because for cap in caps)}"
    else:
        start += "; no must missed, nothing wrong claimed"
    return f"{start}."


def _names(results: Sequence[PointResult] | Sequence[FlagResult]) -> tuple[str, ...]:
    return tuple(f"{each.scenario}#{each.id}" for each in results)


def _quoted(texts: Sequence[str]) -> str:
    """`“a”, “b” and 2 more`."""
    parts = [f"“{shortened(text, _LONGEST).rstrip('.')}”" for text in texts[:_NAMED]]
    if len(texts) > _NAMED:
        parts.append(f"{len(texts) - _NAMED} more")
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))
