"""A scenario in lines of text: its question, what was found in the answer, its probes."""

from collections.abc import Iterator

from trainer.content.points import RedFlag
from trainer.content.scenarios import Scenario
from trainer.content.text import one_line, reflow
from trainer.grading.assessment import Assessment, PointAssessment
from trainer.grading.states import State
from trainer.plain.evidence import Mark, marked, quoted
from trainer.plain.grades import GRADE_NAMES
from trainer.plain.points import STATE_NAMES
from trainer.practice.drill import DrillSession
from trainer.practice.probes import OPEN, Probe, ProbeResult, name_of, standing_of
from trainer.practice.wording import number_of
from trainer.scheduling.preview import Grade

GRADES: dict[int, Grade] = {int(grade): grade for grade in Grade}


def scenario_lines(scenario: Scenario) -> Iterator[str]:
    """The question as it is asked, with its context."""
    about = f"a good answer takes about {number_of(scenario.minutes, 'minute')}"
    yield f"Drill: {one_line(scenario.title)}, {about}. ? lists the commands, q leaves."
    yield from ask_lines(scenario)


def ask_lines(scenario: Scenario) -> Iterator[str]:
    """The question and its context, between empty lines."""
    yield ""
    yield reflow(scenario.ask).strip()
    if scenario.context.strip():
        yield ""
        yield reflow(scenario.context).strip()
    yield ""


def assessed_lines(session: DrillSession, assessment: Assessment, spent: str) -> Iterator[str]:
    """The answer with its evidence marked, then all that was found in it.

    `spent` says in words how long the answer took; empty if nobody knows.
    """
    scenario = session.scenario
    yield ""
    if assessment.unscored is not None:
        yield f"Not judged: {one_line(assessment.reason)}"
        return
    written = f", written in {spent}" if spent else ""
    yield f"Your answer{written}, with the point that each stretch decided:"
    yield ""
    yield marked(session.typed, list(_marks(assessment)))
    yield ""
    for number, found in enumerate(assessment.points, start=1):
        yield from _point_lines(session, number, found)
    flags = {flag.id: flag for flag in scenario.red_flags}
    for letter, raised in zip(_letters(), assessment.red_flags, strict=False):
        yield f"{letter}. wrong claim: {one_line(flags[raised.id].claim)}"
        yield f"   Your words: {quoted(session.typed, raised.evidence)}"
        yield from _correction(flags[raised.id])
    yield from score_lines(session, assessment)


def score_lines(session: DrillSession, assessment: Assessment) -> Iterator[str]:
    """The score, and the grade it proposes."""
    if assessment.score is not None and session.proposed is not None:
        proposed = GRADE_NAMES[session.proposed]
        yield f"Score: {assessment.score:.0%} of what a good answer says; proposed: {proposed}."


def why_lines(session: DrillSession, number: int) -> Iterator[str]:
    """All about the point of that number, from 1."""
    point = session.scenario.points[number - 1]
    level = f", expected from {point.level} on"
    yield f"{number}. ({point.tier}{level}) {one_line(point.say)}"
    if point.why:
        yield f"   Why: {one_line(point.why)}"
    if point.costs:
        yield f"   Its cost: {'; '.join(map(one_line, point.costs))}"
    if point.probe:
        yield f"   Asked on: {one_line(point.probe)}"


def model_lines(scenario: Scenario) -> Iterator[str]:
    """The answer a strong candidate gives; all points where the scenario has none."""
    if scenario.model.strip():
        yield "Model answer:"
        yield reflow(scenario.model).strip()
    else:
        yield "A good answer says:"
        yield from (f"- {one_line(point.say)}" for point in scenario.points)


def probe_lines(probe: Probe) -> Iterator[str]:
    """A probe as it is asked."""
    what = "The interviewer goes on" if probe.follow_up is not None else "The interviewer asks on"
    yield ""
    yield f"{what}, {probe.number} of {probe.of}: {reflow(probe.ask).strip()}"


def probed_lines(result: ProbeResult) -> Iterator[str]:
    """What an answer to a probe was worth, and what it asked for."""
    assessment, alone = result.assessment, result.probe.follow_up is None
    if assessment.unscored is not None:
        yield f"saved, not judged: {one_line(assessment.reason)}"
    elif alone and result.made:
        yield "saved: made now that it was asked for, so it counts as hinted"
    elif alone:
        yield f"saved: {STATE_NAMES[assessment.points[0].state]}"
    else:
        hit = sum(each.state is State.HIT for each in assessment.points)
        yield f"saved: {hit} of {number_of(len(assessment.points), 'point')} made"
    states = {} if assessment.unscored else {each.id: each.state for each in assessment.points}
    yield from wanted_lines(result.probe, {} if alone else states)


def wanted_lines(probe: Probe, states: dict[str, State] | None = None) -> Iterator[str]:
    """What a good answer to a probe says, and why."""
    yield "A good answer says:"
    for point in probe.points:
        judged = f"{STATE_NAMES[states[point.id]]}: " if states else ""
        why = f" Why: {one_line(point.why)}" if point.why else ""
        yield f"- {judged}{one_line(point.say)}{why}"


def _point_lines(session: DrillSession, number: int, found: PointAssessment) -> Iterator[str]:
    """What was found of a point. One that is asked on is named, and not said."""
    point = next(each for each in session.scenario.points if each.id == found.id)
    says = name_of(point) if found.state in OPEN else one_line(point.say)
    yield f"{number}. {STATE_NAMES[found.state]} ({standing_of(point)}): {says}"
    if found.evidence:
        yield f"   Your words: {quoted(session.typed, found.evidence)}"
    if found.beside:
        yield f"   Beside it: {', '.join(found.beside)}."
    if found.id in session.contested:
        yield f"   You credited this yourself; x{number} takes it back."
    elif found.state not in (State.HIT, State.MISSED):
        yield f"   Because: {one_line(found.reason)}."


def _marks(assessment: Assessment) -> Iterator[Mark]:
    for number, found in enumerate(assessment.points, start=1):
        state = "" if found.state is State.HIT else f" {STATE_NAMES[found.state]}"
        for span in found.evidence:
            yield Mark(span, f"{number}{state}")
    for letter, flag in zip(_letters(), assessment.red_flags, strict=False):
        for span in flag.evidence:
            yield Mark(span, f"{letter} wrong")


def _letters() -> Iterator[str]:
    """What red flags are called by: a to z; hardly anybody claims so much."""
    return (chr(code) for code in range(ord("a"), ord("z") + 1))


def _correction(flag: RedFlag) -> Iterator[str]:
    if flag.correction:
        yield f"   Correct is: {one_line(flag.correction)}"
