"""The report card of an interview, made from what happened in it."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone

from trainer.content.points import Level, Point
from trainer.content.text import one_line, shortened
from trainer.events import Moment
from trainer.grading.assessment import PointAssessment, Span
from trainer.grading.states import State
from trainer.practice.areas import areas, limiting
from trainer.practice.next_steps import next_steps
from trainer.practice.proxies import proxies
from trainer.practice.record import Mode, PhaseTime, ProbeOutcome, Section, Terms, Times, WarmUp
from trainer.practice.report import (
    QuestionResult,
    Report,
    SectionResult,
    TimeResult,
    WarmUpResult,
)
from trainer.practice.results import Credit, FlagResult, Outcome, PointResult
from trainer.practice.uncertainty import uncertainty
from trainer.practice.verdict import DIGITS, judge
from trainer.practice.wording import clock, number_of
from trainer.scheduling.day import wall_clock

QUOTED = 160
"""Characters of a quotation."""

OVERRUN = 1.1
"""A phase that takes more than this share of its time ran over."""

NOTHING_TICKED = "No point was ticked, so there is nothing to judge by."
NOTHING_FOUND = "Nothing of what a good answer says was found, so there is nothing to judge by."
NOTHING_ASKED = "No scenario was answered, so there is nothing to judge by."


def make_report(
    terms: Terms, times: Times, sections: Sequence[Section], warm_up: Sequence[WarmUp] = ()
) -> Report:
    """The report card. Depends on nothing else: the same interview gives the same report."""
    results = tuple(_section(section, terms.mode) for section in sections)
    points = [point for section in results for point in section.points]
    flags = [flag for section in results for flag in section.red_flags]
    unscored = [section.scenario for section in results if section.unscored]
    verdicts = tuple(judge(level, points, flags, unscored) for level in Level)
    headline = next(each for each in verdicts if each.level is terms.level)
    by_area = areas(points, terms.level)
    held_back = limiting(by_area) if headline.verdict else (None, "")
    return Report(
        id=_local(times.started).strftime("%Y-%m-%d-%H%M%S"),
        started=_local(times.started).isoformat(timespec="seconds"),
        finished=_local(times.finished).isoformat(timespec="seconds"),
        level=terms.level,
        minutes=terms.minutes,
        mode=terms.mode,
        topics=terms.topics,
        seed=terms.seed,
        score=_mean([each.score for each in results if each.score is not None]),
        verdicts=verdicts,
        no_verdict="" if headline.verdict else _no_verdict(headline.said, results),
        areas=by_area,
        limiting=held_back[0],
        limiting_said=held_back[1],
        communication=proxies(sections, points, terms.mode),
        next_steps=next_steps(terms.level, points, flags, unscored),
        uncertainty=uncertainty(headline, results, terms.mode),
        sections=results,
        warm_up=tuple(_warm_up(each) for each in warm_up),
        times=_times(times),
    )


def _no_verdict(said: str, sections: Sequence[SectionResult]) -> str:
    """Why nothing was judged: in the words of the answers that were refused, if all were."""
    if not sections:
        return NOTHING_ASKED
    reasons = dict.fromkeys(section.unscored for section in sections)
    return said if "" in reasons else " ".join(reasons)


def _section(section: Section, mode: Mode) -> SectionResult:
    scenario, assessment = section.scenario, section.assessment
    unscored = _unscored(section)
    facts = {reveal.id: reveal.say for reveal in scenario.reveals}
    graded = assessment and not section.ticks and not unscored
    score = assessment.score if assessment and graded else None
    return SectionResult(
        scenario=scenario.id,
        title=scenario.title,
        ask=scenario.ask,
        score=None if score is None else round(score, DIGITS),
        unscored=unscored,
        points=tuple(_point(section, point, mode, bool(unscored)) for point in scenario.points),
        red_flags=tuple(_flags(section, mode)),
        questions=tuple(
            QuestionResult(
                question=asked.question, reveal=asked.reveal, fact=facts.get(asked.reveal or "", "")
            )
            for asked in section.asked
        ),
        probes=section.probes,
        answers=section.answers,
    )


def _unscored(section: Section) -> str:
    """Why the answer cannot be judged; empty if it can."""
    if section.ticks:
        return ""
    if section.assessment is None:
        return NOTHING_TICKED
    if section.assessment.score is None:
        return one_line(section.assessment.reason)
    found = [each.evidence for each in section.assessment.points]
    found += [each.evidence for each in section.assessment.red_flags]
    return "" if any(found) else NOTHING_FOUND


def _point(section: Section, point: Point, mode: Mode, unscored: bool) -> PointResult:
    found = PointAssessment(point.id, State.MISSED, (), "")
    if section.assessment:
        graded = (each for each in section.assessment.points if each.id == point.id)
        found = next(graded, found)
    ticked = point.id in section.ticks
    outcome = Outcome(section.ticks.get(point.id, found.state))
    if unscored:
        outcome = Outcome.UNSCORED
    elif point.id in section.hinted and (ticked or outcome is not Outcome.HIT):
        outcome = Outcome.HINTED
    by_person = ticked or section.assessment is None
    costs, reasons = section.costs_named, section.reasons_given
    return PointResult(
        scenario=section.scenario.id,
        id=point.id,
        say=point.say,
        why=point.why,
        tier=point.tier,
        level=point.level,
        area=point.area,
        outcome=outcome,
        credit=_by_person(mode) if by_person else Credit.GRADED,
        evidence=_evidence(section, found, outcome),
        reason=found.reason if outcome is Outcome.CONTRADICTED and not ticked else "",
        reason_given=None if unscored or reasons is None else point.id in reasons,
        cost_named=None if unscored or costs is None else point.id in costs,
    )


def _evidence(section: Section, found: PointAssessment, outcome: Outcome) -> tuple[str, ...]:
    """The words that decided; for a point made after a probe those that answered the probe."""
    if outcome is Outcome.UNSCORED:
        return ()
    if outcome is Outcome.HINTED:
        made = (p for p in section.probes if p.outcome is ProbeOutcome.MADE and p.text.strip())
        return tuple(shortened(probe.text, QUOTED) for probe in made if probe.point == found.id)
    return _quotations(section.typed, found.evidence)


def _flags(section: Section, mode: Mode) -> Iterable[FlagResult]:
    assessed = section.assessment.red_flags if section.assessment else ()
    evidence = {flag.id: flag.evidence for flag in assessed}
    for flag in section.scenario.red_flags:
        if flag.id in evidence or flag.id in section.flagged:
            yield FlagResult(
                scenario=section.scenario.id,
                id=flag.id,
                claim=flag.claim,
                correction=flag.correction,
                credit=Credit.GRADED if flag.id in evidence else _by_person(mode),
                evidence=_quotations(section.typed, evidence.get(flag.id, ())),
            )


def _by_person(mode: Mode) -> Credit:
    return Credit.INTERVIEWER if mode is Mode.HOSTED else Credit.SELF


def _quotations(typed: str, spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(shortened(typed[start:end], QUOTED) for start, end in spans)


def _warm_up(asked: WarmUp) -> WarmUpResult:
    return WarmUpResult(
        item=asked.item,
        ask=asked.ask,
        solution=asked.solution,
        typed=asked.typed,
        score=None if asked.score is None else round(asked.score, DIGITS),
        right=asked.right,
        seconds=round(asked.seconds, 1),
    )


def _times(times: Times) -> TimeResult:
    phases = tuple(
        PhaseTime(
            phase=each.phase,
            scenario=each.scenario,
            planned=round(each.planned, 1),
            spent=round(each.spent, 1),
        )
        for each in times.phases
    )
    spent, planned = sum(p.spent for p in phases), sum(p.planned for p in phases)
    kept = sum(p.spent <= p.planned * OVERRUN for p in phases)
    said = f"{kept} of {number_of(len(phases), 'phase')} within their time"
    said += f"; {clock(spent)} of {clock(planned)} minutes used."
    return TimeResult(
        phases=phases,
        paused=round(times.paused, 1),
        spent=round(spent, 1),
        planned=round(planned, 1),
        kept=kept,
        said=said if phases else "",
    )


def _mean(scores: Sequence[float]) -> float | None:
    return round(sum(scores) / len(scores), DIGITS) if scores else None


def _local(moment: Moment) -> datetime:
    zone = timezone(timedelta(minutes=moment.offset))
    return wall_clock(moment.utc_ms, moment.offset).replace(tzinfo=zone)
