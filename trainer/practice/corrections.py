"""Corrections of an assessed answer: how they are kept, and how they come back."""

from collections.abc import Mapping
from dataclasses import replace

from trainer.content.cards import Card
from trainer.events import ANSWERS, Event, Kind
from trainer.grading.assessment import Assessment
from trainer.grading.cards import overruled
from trainer.grading.policy import propose_grade
from trainer.grading.states import State
from trainer.practice.question import Revealed


def corrected(revealed: Revealed, card: Card, states: Mapping[str, State]) -> Revealed:
    """The revealed card with these points, by id, as the learner set them.

    States of points that the card has not, or no longer, are passed over.
    """
    found = revealed.assessment
    if not isinstance(found, Assessment):
        return revealed
    states = {point.id: states[point.id] for point in found.points if point.id in states}
    if not states:
        return revealed
    found = overruled(found, card, states)
    proposed = propose_grade(found.score, len(found.red_flags))
    return replace(revealed, assessment=found, overruled=states, proposed=proposed)


def corrections(event: Event, *, again: bool = False) -> dict[str, State]:
    """The points, by id, that the learner had set in an answer when the event came.

    `again` adds the correction that the event itself is. An odd journal has none.
    """
    kept = event.assessment or {}
    states, names = kept.get("points"), kept.get("overruled")
    given: list[tuple[object, object]] = []
    if isinstance(states, Mapping) and isinstance(names, list):
        given = [(name, state) for name, state in states.items() if name in names]
    if again:
        given.append((event.data.get("point"), event.data.get("state")))
    known = list(State)  # a list: what another machine wrote need not be hashable
    return {
        name: State(str(state)) for name, state in given if isinstance(name, str) and state in known
    }


def given_as(event: Event) -> Kind | None:
    """What an answer, or one that was corrected, counted as; None for other events."""
    kind = event.data.get("during") if event.kind == Kind.OVERRULE else event.kind
    return next((each for each in ANSWERS if each == kind), None)


def as_json(revealed: Revealed) -> dict[str, object] | None:
    """The assessment as the journal keeps it, with what the learner corrected."""
    if revealed.assessment is None:
        return None
    names = {"overruled": sorted(revealed.overruled)} if revealed.overruled else {}
    return {**revealed.assessment.as_json(), **names}
