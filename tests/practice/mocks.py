"""A desk in memory for interviews, and one interview to sit."""

from collections.abc import Sequence
from dataclasses import replace

from tests.practice.desk import at, number, rapid
from tests.practice.drills import (
    BACKLOG,
    DEAD_LETTERS,
    IDEMPOTENT,
    QUEUE,
    SCENARIO,
    DrillDesk,
    lexicon,
)
from trainer.content.points import Level
from trainer.content.scenarios import Reveal, Scenario
from trainer.events import Event, Kind, Moment
from trainer.grading.examiner import RubricExaminer
from trainer.practice.interview import InterviewPlan, Setup, Stage
from trainer.practice.mock import MockSession
from trainer.practice.transcript import (
    AnswerStep,
    ClarifyStep,
    Step,
    TickStep,
)

EXAMINER = RubricExaminer(lexicon)

WITH_FACTS = replace(
    SCENARIO,
    reveals=(
        Reveal(id="traffic", when=("traffic", "requests", "how many orders"), say="Two a second."),
        Reveal(id="mail", when=("mail provider", "latency"), say="It takes eight seconds."),
    ),
)

CARDS = (rapid("dlq"), number("timeout", "15 min"))

PLAN = InterviewPlan(
    Setup(20, Level.SENIOR, (), 7), tuple(card.item for card in CARDS), (WITH_FACTS.id,)
)


class MockDesk(DrillDesk):
    """A desk in memory that knows scenarios."""

    def __init__(self, scenarios: Sequence[Scenario] = (WITH_FACTS,)) -> None:
        super().__init__()
        self.cards = {card.item: card for card in CARDS}
        self.scenarios = {each.id: each for each in scenarios}

    def find_scenario(self, id_: str) -> Scenario | None:
        return self.scenarios.get(id_)

    @property
    def steps(self) -> list[Event]:
        """The events of interviews, in order."""
        return self.of_kind(Kind.MOCK)


def begin(desk: MockDesk, plan: InterviewPlan = PLAN, now: Moment | None = None) -> MockSession:
    """A new interview."""
    return MockSession.start(desk, EXAMINER, plan, now or at(1))


def again(desk: MockDesk, now: Moment) -> MockSession:
    """The interview as another start of the program brings it back."""
    session = MockSession.resume(desk, EXAMINER, desk.steps, now)
    assert session is not None
    return session


ALL = " ".join((QUEUE, IDEMPOTENT, BACKLOG, DEAD_LETTERS))


def step_of(session: MockSession) -> Step | None:
    """The step, read anew: type checkers take a property for a constant."""
    return session.step


def sit_to(session: MockSession, kind: type) -> None:
    """Pass everything up to a kind of step."""
    while not isinstance(session.step, kind):
        if isinstance(session.step, ClarifyStep | TickStep):
            session.next(at(1, 9, 1))
        else:
            session.answer("", at(1, 9, 1))


def to_stage(session: MockSession, stage: Stage) -> None:
    """Pass everything up to a stage of the scenario."""
    while not (isinstance(step := step_of(session), AnswerStep) and step.stage is stage):
        if isinstance(step, ClarifyStep):
            session.next(at(1))
        else:
            session.answer("", at(1))
