"""What a drill writes into the journal."""

from collections.abc import Callable, Collection, Iterator
from datetime import date

from trainer.content.digest import scenario_digest
from trainer.content.scenarios import Scenario
from trainer.events import Kind, NewEvent
from trainer.grading.assessment import Assessment, Span
from trainer.grading.states import State
from trainer.practice.probes import OPEN, Probe
from trainer.scheduling.fold import MISSED_GRADE
from trainer.scheduling.preview import Grade
from trainer.scheduling.schedule import Schedule


def answered(
    scenario: Scenario,
    typed: str,
    assessment: Assessment,
    credited: Collection[str],
    grade: int,
    seconds: float,
) -> NewEvent:
    """The answer with its grade; `credited` are the points that the learner contested."""
    corrected = {"overruled": sorted(credited)} if credited else {}
    return NewEvent(
        kind=Kind.REVIEW,
        item=scenario.item,
        grade=grade,
        seconds=seconds,
        answer=typed,
        assessment={**assessment.as_json(), **corrected},
        digest=scenario_digest(scenario),
        data={"drill": True},
    )


def contested(scenario: Scenario, typed: str, point: str, was: State, span: Span) -> NewEvent:
    """A point that was in another state, credited to words of the answer."""
    data = {
        "point": point,
        "state": str(State.HIT),
        "was": str(was),
        "span": list(span),
        "words": typed[slice(*span)],
    }
    return NewEvent(
        kind=Kind.OVERRULE,
        item=scenario.item,
        answer=typed,
        digest=scenario_digest(scenario),
        data=data,
    )


def taken_back(scenario: Scenario, event: str) -> NewEvent:
    """The void of an event of this drill, by its id."""
    return NewEvent(kind=Kind.VOID, item=scenario.item, data={"event": event})


def probed(
    scenario: Scenario, drill: str, probe: Probe, typed: str, found: Assessment, seconds: float
) -> NewEvent:
    """The answer to a probe or a follow-up; `drill` is the id of the answer's event."""
    item, data = scenario.item, dict[str, object](drill=drill)
    if probe.follow_up is not None:
        data["follow_up"] = probe.follow_up.id
    elif probe.point is not None:
        item, data["hints"] = f"{scenario.id}#{probe.point.id}", len(probe.hints)
    return NewEvent(
        kind=Kind.PROBE,
        item=item,
        seconds=seconds,
        answer=typed or None,
        assessment=found.as_json(),
        data=data,
    )


def part_of(probe: Probe) -> str:
    """The id, within the scenario, of what a probe asks on."""
    part = probe.follow_up or probe.point
    return part.id if part is not None else ""


def follow_up_reviews(
    scenario: Scenario,
    drill: str,
    probe: Probe,
    found: Assessment,
    schedule_of: Callable[[str], Schedule],
    today: date,
) -> Iterator[NewEvent]:
    """What an answer to a follow-up does to the schedules of its points.

    A missed one comes back; one that was due, and was made, has passed. An answer without
    a score says nothing about any of them, and probes on a point move nothing.
    """
    if probe.follow_up is None or found.score is None:
        return
    for point in found.points:
        item = f"{scenario.id}#{point.id}"
        if point.state in OPEN:
            grade = MISSED_GRADE
        elif point.state is State.HIT and _is_due(schedule_of(item), today):
            grade = int(Grade.GOOD)
        else:
            continue
        yield NewEvent(kind=Kind.REVIEW, item=item, grade=grade, data={"drill": drill})


def _is_due(point: Schedule, today: date) -> bool:
    return point.due is not None and point.due <= today and not point.closed
