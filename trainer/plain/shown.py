"""A card or a scenario as text, outside of practice: all of it, and where it stands."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from trainer.content.cards import Card
from trainer.content.points import Point
from trainer.content.scenarios import Scenario
from trainer.content.text import one_line
from trainer.events import Kind
from trainer.grading.cards import points_of
from trainer.plain.card import question_lines, revealed_lines
from trainer.plain.scenario import ask_lines, model_lines
from trainer.practice.question import Question, Revealed
from trainer.practice.wording import number_of
from trainer.scheduling.schedule import Schedule


def card_lines(card: Card, schedule: Schedule) -> Iterator[str]:
    """The front and the back of a card."""
    # Its flag stands with its place, below.
    unflagged = replace(schedule, flag=None)
    question = Question(card, unflagged, Kind.REVIEW, changed=False, draft="")
    yield from question_lines(question)
    yield ""
    yield from revealed_lines(
        question,
        Revealed(
            typed="",
            points=points_of(card),
            assessment=None,
            overruled={},
            proposed=None,
            outcomes=(),
            earlier=(),
            seconds=None,
        ),
    )


def scenario_lines(scenario: Scenario) -> Iterator[str]:
    """The question, the model answer, and everything that an answer is judged by."""
    minutes = number_of(scenario.minutes, "minute")
    yield f"Scenario {one_line(scenario.title)}: importance {scenario.importance}, {minutes}."
    yield from ask_lines(scenario)
    if scenario.model.strip():
        yield from model_lines(scenario)
        yield ""
    yield "Points:"
    yield from _points(scenario.points)
    if scenario.red_flags:
        yield "Red flags:"
    for flag in scenario.red_flags:
        yield f"- {flag.id}: {one_line(flag.claim)}"
    for follow_up in scenario.follow_ups:
        yield f"Follow-up {follow_up.id}: {one_line(follow_up.ask)}"
        yield from _points(follow_up.points)


def state_of(schedule: Schedule, today: date) -> str:
    """In a word: suspended, closed, buried, new, due or waiting."""
    if schedule.suspended:
        return "suspended"
    if schedule.closed:
        return "closed"
    if schedule.buried_day is not None and schedule.buried_day >= today:
        return "buried"
    if schedule.due is None:
        return "new"
    return "due" if schedule.due <= today else "waiting"


def standing_lines(place: str, schedule: Schedule, today: date) -> Iterator[str]:
    """Where an item stands, and where its learner does."""
    yield f"Place: {one_line(place)}"
    state = state_of(schedule, today)
    day = f", its day is {schedule.due.isoformat()}" if schedule.due else ""
    yield f"State: {state}{day}."
    if schedule.reviews:
        yield (
            f"Schedule: {number_of(schedule.reviews, 'review')}, {schedule.failures} failed, "
            f"{schedule.repetitions} passed in a row; interval "
            f"{number_of(schedule.interval, 'day')}, easiness {schedule.easiness / 100:.2f}."
        )
    if schedule.flag is not None:
        when = f" on {schedule.flag_day.isoformat()}" if schedule.flag_day else ""
        yield f"Flagged{when}{': ' if schedule.flag else '.'}{one_line(schedule.flag)}"


def _points(points: tuple[Point, ...]) -> Iterator[str]:
    for point in points:
        yield f"- {point.id} ({point.tier}, {point.level}): {one_line(point.say)}"
