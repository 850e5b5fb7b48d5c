"""The mock interview line by line: the same session as on the screen."""

from collections.abc import Callable, Iterator, Sequence

from trainer.content.scenarios import Scenario
from trainer.content.text import one_line, reflow
from trainer.events import Moment
from trainer.plain.lines import Lines
from trainer.plain.sitting import COMMANDS, Talk
from trainer.plain.ticking import tick_all
from trainer.practice.interview import TASKS, Stage
from trainer.practice.mock import MockSession
from trainer.practice.transcript import AnswerStep, Asked, CardStep, ClarifyStep, PressedStep, reply

HELP = f"""\
A short question takes one line; Enter alone passes it.
While you clarify, each line is a question; Enter alone goes on.
An answer takes as many lines as you like; a line with a single dot hands it in.
When the interviewer asks on, an empty line hands in as well.
These are commands; begin with a blank to answer with one:
{COMMANDS}
/forget: begin the answer anew."""

SPOKEN_HELP = f"""\
Say your answers aloud, and press Enter when you are done with one.
While you clarify, each line is a question; Enter alone goes on.
In the end you tick what you said.
{COMMANDS}"""

SPOKEN = "[say it aloud, then Enter] "

_ASKING = "Type one question at a time; Enter alone goes on."
_WRITING = "Write your answer. A line with a single dot hands it in."
_ANSWERING_ON = "Answer in a few lines, then an empty line."


class MockTalk(Talk):
    """One conversation between the candidate and the program."""

    def __init__(self, now: Callable[[], Moment], session: MockSession, lines: Lines) -> None:
        super().__init__(now, session, lines)
        self._session = session
        self._spoken = session.plan.setup.spoken
        self.help = SPOKEN_HELP if self._spoken else HELP
        self._shown: str | None = None
        """The scenario whose question was printed last."""

    def run(self) -> None:
        """The whole conversation; `Left` if it ends before the interview does."""
        while (step := self._session.step) is not None:
            match step:
                case CardStep():
                    self._ask_card(step)
                case ClarifyStep():
                    self._clarify(step)
                case AnswerStep():
                    self._take_answer(step)
                case PressedStep():
                    self._press(step)
                case _:
                    tick_all(self, self._session, step)

    def show_question(self) -> None:
        """Print what is asked now, with the facts that were given."""
        step = self._session.step
        if isinstance(step, CardStep):
            self.say(*_card_lines(step))
        elif isinstance(step, ClarifyStep | AnswerStep | PressedStep):
            self.say(*scenario_lines(step.scenario), *_fact_lines(self._session.asked))
            if isinstance(step, AnswerStep):
                self.say(TASKS[step.stage])
            elif isinstance(step, PressedStep):
                self.say(*_pressed_lines(step))

    def _ask_card(self, step: CardStep) -> None:
        if self.head(step.phase):
            self.say(TASKS[Stage.WARM_UP], self._how("Answer in one line; Enter passes."))
        self.say("", *_card_lines(step))
        answer = self._wait() if self._spoken else self.ask_line()
        self.hand_in(lambda: self._session.answer(answer, self.now()))
        self.say("saved")

    def _clarify(self, step: ClarifyStep) -> None:
        self._introduce(step)
        while question := self.ask_line():
            self._inquire(question)
        self.write(lambda: self._session.next(self.now()))

    def _inquire(self, question: str) -> None:
        fact = self.hand_in(lambda: self._session.ask(question, self.now()))
        self.say(f"saved: {one_line(reply(fact))}")

    def _take_answer(self, step: AnswerStep) -> None:
        self._introduce(step)
        answer = self._wait() if self._spoken else self.ask_answer((".",))
        self.hand_in(lambda: self._session.answer(answer, self.now()))
        self.say("saved")

    def _press(self, step: PressedStep) -> None:
        self._introduce(step)
        self.say("", *_pressed_lines(step), self._how(_ANSWERING_ON))
        answer = self._wait() if self._spoken else self.ask_answer((".", ""))
        self.hand_in(lambda: self._session.answer(answer, self.now()))
        self.say("saved" if answer or self._spoken else "saved: left out")

    def _introduce(self, step: ClarifyStep | AnswerStep | PressedStep) -> None:
        """Print the heading of a new phase, and of a new scenario the question."""
        if not self.head(step.phase):
            return
        if self._shown != step.scenario.id:
            self._shown = step.scenario.id
            self.say("", *scenario_lines(step.scenario), *_fact_lines(self._session.asked), "")
        if isinstance(step, ClarifyStep):
            self.say(TASKS[Stage.CLARIFY], _ASKING)
        elif isinstance(step, AnswerStep):
            self.say(TASKS[step.stage], self._how(_WRITING))

    def _how(self, typed: str) -> str:
        """How to answer; nothing that is typed matters to a spoken interview."""
        return "Say it aloud." if self._spoken else typed

    def _wait(self) -> str:
        """Wait until the candidate has spoken; nothing, for that is what was typed."""
        while self.ask(SPOKEN).strip():
            self.say("This interview is spoken: nothing that you type is kept.")
        return ""


def scenario_lines(scenario: Scenario) -> Iterator[str]:
    """The question of a scenario with its context."""
    yield reflow(scenario.ask).strip()
    if scenario.context.strip():
        yield reflow(scenario.context).strip()


def _card_lines(step: CardStep) -> Iterator[str]:
    yield f"Question {step.number} of {step.of}: {reflow(step.card.ask).strip()}"


def _fact_lines(asked: Sequence[Asked]) -> Iterator[str]:
    """The facts that were asked for, each once."""
    facts = dict.fromkeys(each.reveal.say for each in asked if each.reveal is not None)
    yield from (f"- {one_line(fact)}" for fact in facts)


def _pressed_lines(step: PressedStep) -> Iterator[str]:
    yield f"The interviewer asks on: {reflow(step.pressed.ask).strip()}"
