"""From what was said in an interview to its report card, and to what comes back of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from trainer.content.cards import Card
from trainer.content.digest import scenario_digest
from trainer.content.points import Point
from trainer.content.scenarios import Scenario
from trainer.events import Event, Kind, Moment, NewEvent
from trainer.grading.assessment import Assessment, FlagAssessment, PointAssessment
from trainer.grading.policy import propose_grade
from trainer.grading.scoring import score_of
from trainer.grading.states import State
from trainer.practice.interview import ANSWERED, InterviewPlan
from trainer.practice.making import make_report
from trainer.practice.ports import Examiner
from trainer.practice.pressing import Aim, Pressed
from trainer.practice.record import (
    Asked,
    Mode,
    PhaseAnswer,
    PhaseTime,
    Probed,
    ProbeKind,
    ProbeOutcome,
    Section,
    Terms,
    Times,
    WarmUp,
)
from trainer.practice.report import Report
from trainer.practice.timeline import seconds_of
from trainer.practice.transcript import Transcript
from trainer.scheduling.fold import MISSED_GRADE

_KINDS = {
    Aim.HINT: ProbeKind.MISSED,
    Aim.COST: ProbeKind.COST,
    Aim.FOLLOW_UP: ProbeKind.FOLLOW_UP,
    Aim.CURVE_BALL: ProbeKind.CURVE_BALL,
}

_OUTCOMES = {
    State.HIT: ProbeOutcome.MADE,
    State.PARTIAL: ProbeOutcome.NOT_MADE,
    State.MISSED: ProbeOutcome.NOT_MADE,
    State.CONTRADICTED: ProbeOutcome.NOT_MADE,
}

RIGHT = 0.5
"""From this score on, a short question counts as answered."""


@dataclass(frozen=True, slots=True)
class Sat:
    """An interview that is over, as far as its report needs it."""

    id: str
    """Of its start event."""
    plan: InterviewPlan
    start: Event
    finished: Moment
    spent: Sequence[float]
    """Seconds on each phase of the plan."""

    @property
    def times(self) -> Times:
        """When it was, and where the time went."""
        started = Moment(self.start.wall, self.start.offset, self.start.day)
        phases = (
            PhaseTime(
                phase=str(phase.stage),
                scenario=phase.scenario or "",
                planned=float(phase.seconds),
                spent=spent,
            )
            for phase, spent in zip(self.plan.phases, self.spent, strict=True)
        )
        return Times(started=started, finished=self.finished, phases=tuple(phases))

    def terms(self, mode: Mode) -> Terms:
        """What was agreed before it began."""
        setup = self.plan.setup
        return Terms(
            level=setup.level,
            minutes=setup.minutes,
            mode=mode,
            topics=setup.topics,
            seed=None if mode is Mode.HOSTED else setup.seed,
        )


@dataclass(frozen=True, slots=True)
class Marks:
    """What an interviewer noted besides the points."""

    hinted: frozenset[str]
    """Points that were only made after their probe."""
    probed: Sequence[str]
    """Points whose probe was asked."""
    given: Sequence[str]
    """Facts that were asked for, by id."""
    flags: frozenset[str]
    """Wrong claims that were made."""


def pressed_points(pressed: Pressed, scenario: Scenario) -> tuple[Point, ...]:
    """What an answer to a question of the interviewer is assessed by; nothing if it is not."""
    if pressed.aim is Aim.FOLLOW_UP:
        found = (each.points for each in scenario.follow_ups if each.id == pressed.about)
        return next(found, ())
    point = next((each for each in scenario.points if each.id == pressed.about), None)
    if point is None or pressed.aim is Aim.CURVE_BALL:
        return ()
    if pressed.aim is Aim.HINT:
        return (point,)
    return (
        (Point(id=point.id, say=point.costs[0], wordings=point.costs[1:]),) if point.costs else ()
    )


def assess_whole(scenario: Scenario, said: str, examiner: Examiner) -> Assessment:
    """The assessment of all that was answered; to repeat a fact that was given earns nothing."""
    shown = "\n\n".join((scenario.context, *(reveal.say for reveal in scenario.reveals)))
    return examiner.assess(scenario.ask, scenario.points, scenario.red_flags, said, shown)


def conclude(
    sat: Sat,
    cards: Sequence[Card],
    scenarios: Sequence[Scenario],
    said: Transcript,
    examiner: Examiner,
) -> tuple[Report, list[NewEvent]]:
    """The report card of an interview, and the reviews by which what was missed comes back."""
    spoken = sat.plan.setup.spoken
    sections = [_section(scenario, said, None if spoken else examiner) for scenario in scenarios]
    mode = Mode.SPOKEN if spoken else Mode.TYPED
    warm_up = [_warm_up(card, said) for card in cards]
    report = make_report(sat.terms(mode), sat.times, sections, warm_up)
    reviews = [review for section in sections for review in _reviews(section, said, sat)]
    return report, reviews


def hosted(sat: Sat, scenario: Scenario, ticks: Mapping[str, State], marks: Marks) -> Report:
    """The report card of an interview in which a person asked and ticked."""
    probes = (point for point in scenario.points if point.id in marks.probed)
    section = Section(
        scenario=scenario,
        hinted=marks.hinted,
        asked=tuple(Asked(question="", reveal=each) for each in marks.given),
        probes=tuple(
            Probed(
                kind=ProbeKind.MISSED,
                ask=point.probe,
                outcome=_OUTCOMES[ticks.get(point.id, State.MISSED)],
                point=point.id,
            )
            for point in probes
        ),
        ticks=ticks,
        flagged=marks.flags,
    )
    return make_report(sat.terms(Mode.HOSTED), sat.times, [section], ())


def _section(scenario: Scenario, said: Transcript, examiner: Examiner | None) -> Section:
    """One scenario; without an examiner the candidate's ticks decide."""
    answers = said.said.get(scenario.id, {})
    pressed = said.pressed.get(scenario.id, [])
    assessment = None
    costs: frozenset[str] | None = None
    reasons: frozenset[str] | None = None
    if examiner is not None:
        text = said.answer_to(scenario.id)
        assessment = assess_whole(scenario, text, examiner)
        reasons = frozenset(each.id for each in assessment.points if each.reasons)
        costs = frozenset(each.id for each in assessment.points if each.costs)
        costs |= {each.about for each, event in pressed if each.aim is Aim.COST and _made(event)}
    return Section(
        scenario=scenario,
        answers=tuple(
            PhaseAnswer(phase=str(stage), text=answers.get(stage, "")) for stage in ANSWERED
        ),
        assessment=assessment,
        hinted=frozenset(
            each.about for each, event in pressed if each.aim is Aim.HINT and _made(event)
        ),
        costs_named=costs,
        reasons_given=reasons,
        asked=tuple(
            Asked(question=each.question, reveal=each.reveal.id if each.reveal else None)
            for each in said.asked.get(scenario.id, ())
        ),
        probes=tuple(_probed(each, event, scenario) for each, event in pressed),
        ticks=said.ticks.get(scenario.id, {}) if examiner is None else {},
        flagged=frozenset(said.flags.get(scenario.id, ())) if examiner is None else frozenset(),
    )


def _probed(pressed: Pressed, event: Event, scenario: Scenario) -> Probed:
    if not event.answer:
        outcome = ProbeOutcome.SKIPPED
    elif event.assessment is None or not pressed_points(pressed, scenario):
        outcome = ProbeOutcome.NOT_SCORED
    else:
        outcome = ProbeOutcome.MADE if _made(event) else ProbeOutcome.NOT_MADE
    return Probed(
        kind=_KINDS[pressed.aim],
        ask=pressed.ask,
        text=event.answer or "",
        outcome=outcome,
        point=pressed.about or None,
    )


def _made(event: Event) -> bool:
    """Whether an answer to the interviewer makes any of what was asked for."""
    return State.HIT in _states(event).values()


def _states(event: Event) -> dict[str, object]:
    points = (event.assessment or {}).get("points")
    return dict(points) if isinstance(points, dict) else {}


def _reviews(section: Section, said: Transcript, sat: Sat) -> Iterator[NewEvent]:
    """A drill of the scenario, unless unscored; and the missed points of its follow-up."""
    scenario = section.scenario
    assessment = section.assessment or _ticked(section)
    if assessment.score is not None and (section.assessment or section.ticks):
        yield NewEvent(
            kind=Kind.REVIEW,
            item=scenario.id,
            grade=propose_grade(assessment.score, len(assessment.red_flags)),
            answer=section.typed or None,
            assessment=assessment.as_json(),
            digest=scenario_digest(scenario),
            data={"drill": True, "mock": sat.id},
        )
    for pressed, event in said.pressed.get(scenario.id, ()):
        if pressed.aim is not Aim.FOLLOW_UP or not event.answer:
            continue
        for point, state in _states(event).items():
            if state in (State.MISSED, State.CONTRADICTED):
                yield NewEvent(
                    kind=Kind.REVIEW,
                    item=f"{scenario.id}#{point}",
                    grade=MISSED_GRADE,
                    data={"drill": True, "mock": sat.id},
                )


def _ticked(section: Section) -> Assessment:
    """What the candidate ticked, as an assessment; points that were not ticked were missed."""
    points = tuple(
        PointAssessment(point.id, section.ticks.get(point.id, State.MISSED), (), "ticked")
        for point in section.scenario.points
    )
    score = score_of(section.scenario.points, points, len(section.flagged))
    flags = tuple(FlagAssessment(flag, ()) for flag in sorted(section.flagged))
    return Assessment(points, flags, score, None, "")


def _warm_up(card: Card, said: Transcript) -> WarmUp:
    """One short question with what came of it."""
    event = said.cards.get(card.item)
    found = (event.assessment if event else None) or {}
    kept = None if found.get("unscored") else found.get("score")
    score = float(kept) if isinstance(kept, int | float) else None
    ticked = said.ticks.get(card.item, {}).get("")
    right = None if score is None else score >= RIGHT
    return WarmUp(
        item=card.item,
        ask=card.ask,
        solution=card.solution,
        typed=(event.answer if event else None) or "",
        score=score,
        right=right if ticked is None else ticked is State.HIT,
        seconds=seconds_of(event) if event else 0.0,
    )
