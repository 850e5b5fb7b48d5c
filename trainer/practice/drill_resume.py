"""A drill that ended while a question after the answer was being answered: where it stood.

Only a text that was typed and not handed in brings it back. Where none was, nothing is
lost: what was missed has its schedule, and the next drill begins with the question.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from trainer.content.scenarios import Scenario
from trainer.events import Event, Kind, probe_draft
from trainer.grading.assessment import Assessment
from trainer.grading.drills import credited
from trainer.practice import contests
from trainer.practice.contests import Contest
from trainer.practice.drill_events import part_of
from trainer.practice.ports import DrillDesk
from trainer.practice.probes import Probe, ProbeResult, is_made, probes

Assess = Callable[[Probe, str], Assessment]
"""What an answer to a probe is worth."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """Where it stood."""

    waiting: tuple[Probe, ...]
    """The probe with the text, and those after it."""
    results: tuple[ProbeResult, ...]
    """What was answered before."""
    text: str
    """What was typed into the first of those waiting."""
    contests: dict[str, Contest]
    """The points that the learner had credited when the grade was taken."""


def begun(desk: DrillDesk, scenario: Scenario) -> str:
    """What was being typed for the scenario, and is kept under its name of today from now on.

    Empty if nothing was; StoreError if it cannot be read or kept.
    """
    for name in (scenario.id, *scenario.formerly):
        draft = desk.draft_of(name)
        if draft is not None:
            if name != scenario.id:
                desk.keep_draft(replace(draft, item=scenario.id))
                desk.forget_draft(name)
            return draft.text
    return ""


def has_draft(desk: DrillDesk, scenario: Scenario, last: Event) -> bool:
    """Whether a question after this answer was being answered; cheap."""
    if last.data.get("drill") is not True or "mock" in last.data:
        return False
    parts = [each.id for each in scenario.points] + [each.id for each in scenario.follow_ups]
    return any(desk.draft_of(probe_draft(last.id, part)) for part in parts)


def interrupted(
    desk: DrillDesk,
    scenario: Scenario,
    found: Assessment,
    last: Event,
    before: Sequence[Event],
    assess: Assess,
) -> Interrupted | None:
    """Where the drill stood; None if its questions are others by now.

    `found` is what its answer, `last`, is worth; `before` are earlier ones, newest first.
    """
    happened = desk.since(scenario.item, before[0] if before else None)
    until = [event for event in happened if event.order < last.order]
    made = contests.still_said(contests.kept(scenario, until), last.answer or "")
    spans = {name: contest.span for name, contest in made.items()}
    asked = probes(scenario, credited(found, scenario.points, spans), len(before))
    for number, probe in enumerate(asked):
        draft = desk.draft_of(probe_draft(last.id, part_of(probe)))
        if draft is not None:
            results = _results(asked[:number], desk.since(scenario.item, last), last, assess)
            return Interrupted(asked[number:], tuple(results), draft.text, made)
    return None


def _results(
    asked: Sequence[Probe], events: Iterable[Event], last: Event, assess: Assess
) -> list[ProbeResult]:
    """The probes that were answered; those left out wrote nothing."""
    by_part = {part_of(probe): probe for probe in asked}
    results = []
    for event in events:
        if event.kind != Kind.PROBE or event.data.get("drill") != last.id:
            continue
        part = event.data.get("follow_up") or (event.item or "").partition("#")[2]
        probe = by_part.get(str(part))
        if probe is not None:
            typed = event.answer or ""
            found = assess(probe, typed)
            results.append(ProbeResult(probe, typed, found, is_made(found)))
    return results
