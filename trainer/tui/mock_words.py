"""What the interviewer says at each step, and what stands in the field."""

from typing import NamedTuple

from textual.content import Content

from trainer.content.cards import Number
from trainer.practice.interview import TASKS, Stage
from trainer.practice.pressing import Aim
from trainer.practice.timeline import PhaseView
from trainer.practice.transcript import (
    AnswerStep,
    Asked,
    CardStep,
    ClarifyStep,
    PressedStep,
    Step,
    TickStep,
    reply,
)
from trainer.tui import words
from trainer.tui.hanging import Row

EMPTY = "Nothing is typed yet: once more passes this question."
EMPTY_QUESTION = "Type a question first."


class Page(NamedTuple):
    """One step as the candidate sees it."""

    about: str
    """Quietly on top: where one is."""
    question: Content
    context: Content
    task: Content
    """What to do now; right above the field."""
    placeholder: str
    long: bool
    """Whether several lines are wanted."""


def page(step: Step, *, spoken: bool) -> Page:
    """How a step is shown."""
    match step:
        case CardStep(card=card):
            about = f"Warm-up · question {step.number} of {step.of}"
            hint = "A figure with its unit." if isinstance(card, Number) else "In a few words."
            return Page(about, words.prose(card.ask), Content(), Content(), hint, long=False)
        case ClarifyStep():
            task = Content(TASKS[Stage.CLARIFY])
            return _on_scenario(step, task, "Ask the interviewer.", long=False)
        case AnswerStep():
            return _on_scenario(step, Content(TASKS[step.stage]), "Your answer.", long=True)
        case PressedStep(pressed=pressed):
            lead = "Suppose: " if pressed.aim is Aim.CURVE_BALL else ""
            task = Content(lead) + words.prose(pressed.ask)
            return _on_scenario(step, task, "Your answer, in a sentence or two.", long=True)
        case TickStep():
            said = "Tick what you said; be as strict as an interviewer would be."
            return Page(said if spoken else "", Content(), Content(), Content(), "", long=False)


def _on_scenario(
    step: ClarifyStep | AnswerStep | PressedStep, task: Content, placeholder: str, *, long: bool
) -> Page:
    scenario = step.scenario
    about = words.line(scenario.title).plain
    question, context = words.prose(scenario.ask), words.prose(scenario.context)
    return Page(about, question, context, task, placeholder, long)


def fact_rows(asked: "tuple[Asked, ...] | list[Asked]", *, clarifying: bool) -> list[Row]:
    """The questions asked with the replies; afterwards only the facts."""
    rows: list[Row] = []
    for each in asked:
        if clarifying:
            rows.append((Content.styled("You  ", "$quiet"), words.line(each.question, "$quiet")))
            said = words.line(reply(each.reveal))
            rows.append((Content.styled("→", "bold $primary"), said))
        elif each.reveal:
            rows.append((Content.styled("→ ", "bold $primary"), words.line(each.reveal.say)))
    return rows


def nudge(phase: PhaseView, following: PhaseView | None) -> str:
    """A quiet sentence once the time of a phase is up."""
    minutes = words.count(round(phase.phase.seconds / 60), "minute")
    then = f"then comes {following.phase.stage}" if following else "then you are done"
    return f"The {minutes} for {phase.phase.stage} are up. Round it off; {then}."
