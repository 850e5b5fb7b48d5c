"""What an interview consists of: its steps, and all that was said in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from trainer.content.cards import Card
from trainer.content.scenarios import Reveal, Scenario
from trainer.events import Event
from trainer.grading.states import State
from trainer.practice.interview import ANSWERED, InterviewPlan, Stage
from trainer.practice.pressing import Pressed


@dataclass(frozen=True, slots=True)
class CardStep:
    """A short question of the warm-up."""

    phase: int
    card: Card
    number: int
    of: int


NO_FACT = "Assume what you need, and say what you assume."
"""The interviewer's reply to a question where the scenario has no fact to give."""


def reply(fact: Reveal | None) -> str:
    """What the interviewer says to a clarifying question."""
    return NO_FACT if fact is None else fact.say


@dataclass(frozen=True, slots=True)
class ClarifyStep:
    """The candidate may ask."""

    phase: int
    scenario: Scenario


@dataclass(frozen=True, slots=True)
class AnswerStep:
    """A part of the answer to a scenario."""

    phase: int
    scenario: Scenario
    stage: Stage


@dataclass(frozen=True, slots=True)
class PressedStep:
    """The interviewer asks on."""

    phase: int
    scenario: Scenario
    pressed: Pressed


@dataclass(frozen=True, slots=True)
class TickStep:
    """The candidate, who spoke, ticks what was said; at the very end."""

    cards: tuple[Card, ...]
    scenarios: tuple[Scenario, ...]


Step = CardStep | ClarifyStep | AnswerStep | PressedStep | TickStep


@dataclass(frozen=True, slots=True)
class Asked:
    """A clarifying question, and the fact it brought out, if any."""

    question: str
    reveal: Reveal | None


@dataclass
class Transcript:
    """All that was said so far."""

    cards: dict[str, Event] = field(default_factory=dict)
    """The answer to each card of the warm-up, by item."""
    asked: dict[str, list[Asked]] = field(default_factory=dict)
    """The clarifying questions of each scenario."""
    said: dict[str, dict[Stage, str]] = field(default_factory=dict)
    """What was answered in each stage of each scenario."""
    pressed: dict[str, list[tuple[Pressed, Event]]] = field(default_factory=dict)
    """The interviewer's questions, and the answers to them."""
    ticks: dict[str, dict[str, State]] = field(default_factory=dict)
    """The states that the candidate ticked, by scenario and point; a card has one, unnamed."""
    flags: dict[str, set[str]] = field(default_factory=dict)
    """The red flags that the candidate ticked, by scenario."""

    def answer_to(self, scenario: str) -> str:
        """All stages of a scenario as one answer."""
        said = self.said.get(scenario, {})
        return "\n\n".join(said[stage] for stage in ANSWERED if said.get(stage))

    def note_tick(self, event: Event) -> None:
        """Keep what the candidate ticked; an odd event changes nothing."""
        item, name, state = event.item, event.data.get("name"), event.data.get("state")
        flag = event.data.get("flag")
        if item is None:
            return
        if isinstance(name, str) and state in list(State):
            self.ticks.setdefault(item, {})[name] = State(str(state))
        elif isinstance(flag, str):
            flags = self.flags.setdefault(item, set())
            (flags.add if event.data.get("raised") is True else flags.discard)(flag)


def steps_of(
    plan: InterviewPlan, cards: Sequence[Card], scenarios: Sequence[Scenario]
) -> list[Step]:
    """The steps that are known at the start, of what is still in the decks."""
    steps: list[Step] = []
    by_id = {scenario.id: scenario for scenario in scenarios}
    for number, phase in enumerate(plan.phases):
        scenario = by_id.get(phase.scenario or "")
        if phase.stage is Stage.WARM_UP:
            steps += [
                CardStep(number, card, place, len(cards))
                for place, card in enumerate(cards, start=1)
            ]
        elif scenario is not None and phase.stage is Stage.CLARIFY:
            steps.append(ClarifyStep(number, scenario))
        elif scenario is not None:
            steps.append(AnswerStep(number, scenario, phase.stage))
    if plan.setup.spoken:
        steps.append(TickStep(tuple(cards), tuple(scenarios)))
    return steps


def is_of(event: Event, step: Step) -> bool:
    """Whether an event of an interview tells of this step: the same question, the same part."""
    data, do = event.data, event.data.get("do")
    match step:
        case CardStep():
            return do == "answer" and event.item == step.card.item
        case ClarifyStep():
            return do in ("ask", "next") and event.item == step.scenario.id
        case AnswerStep():
            same = event.item == step.scenario.id and data.get("stage") == step.stage
            return do == "answer" and same
        case PressedStep():
            same = event.item == step.scenario.id and data.get("pressed") == step.pressed.as_json()
            return do == "probe" and same
        case TickStep():
            return do == "tick" or (do == "next" and event.item is None)
