"""What a review writes into the journal."""

from datetime import date

from trainer.content.digest import card_digest
from trainer.events import Event, Kind, NewEvent
from trainer.grading.states import State
from trainer.practice.corrections import as_json
from trainer.practice.question import Question, Revealed
from trainer.scheduling.day import add_days

KNOWN = {"repetitions": 3, "interval": 30, "easiness": 250}
"""Where "I know this already" puts a card: back once in a month, to prove it."""


def graded(question: Question, revealed: Revealed, grade: int, seconds: float) -> NewEvent:
    """The answer with its grade."""
    return NewEvent(
        kind=question.kind,
        item=question.card.item,
        grade=grade,
        seconds=seconds,
        answer=revealed.typed or None,
        assessment=as_json(revealed),
        digest=card_digest(question.card),
    )


def overruled(
    question: Question, revealed: Revealed, point: str, state: State, was: State
) -> NewEvent:
    """A point that was in another state, set by the learner."""
    kind = str(question.kind)
    return NewEvent(
        kind=Kind.OVERRULE,
        item=question.card.item,
        answer=revealed.typed,
        assessment=as_json(revealed),
        digest=card_digest(question.card),
        data={"point": point, "state": str(state), "was": str(was), "during": kind},
    )


def known(today: date) -> dict[str, object]:
    """The schedule of a card that is known already, as a `set` event holds it."""
    return {**KNOWN, "due": add_days(today, KNOWN["interval"]).isoformat()}


def taken_back(event: Event) -> NewEvent:
    """The void of an event."""
    return NewEvent(kind=Kind.VOID, item=event.item, data={"event": event.id})
