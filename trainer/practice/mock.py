"""The mock interview: questions in phases against a clock, and no word of feedback.

A front end shows `step`, `strip` and `clock`, and forwards what the candidate does; once
`step` is None there is a `report`, unless the interview was abandoned.
"""

from collections.abc import Sequence
from dataclasses import replace

from trainer.content.scenarios import Reveal
from trainer.events import Event, Kind, Moment, NewEvent
from trainer.grading.assessment import Assessment
from trainer.grading.states import State
from trainer.practice.interview import InterviewPlan, Stage
from trainer.practice.mock_card import assess_whole, conclude, pressed_points
from trainer.practice.ports import Examiner, MockDesk
from trainer.practice.pressing import Pressed, curve_ball, press
from trainer.practice.sitting import ANYWHERE, Do, Sitting
from trainer.practice.transcript import (
    AnswerStep,
    Asked,
    CardStep,
    ClarifyStep,
    PressedStep,
    Step,
    TickStep,
    Transcript,
    is_of,
    steps_of,
)
from trainer.practice.wrong_phase import WrongPhaseError


class MockSession(Sitting):
    """One interview, from the first question to the report; made by `start` or `resume`."""

    def __init__(
        self, desk: MockDesk, examiner: Examiner, start: Event, plan: InterviewPlan, now: Moment
    ) -> None:
        cards = {item: card for item in plan.cards if (card := desk.card(item))}
        scenarios = {id_: found for id_ in plan.scenarios if (found := desk.find_scenario(id_))}
        self._names = {old: card.item for old, card in cards.items()}
        self._names |= {old: scenario.id for old, scenario in scenarios.items()}
        """What was renamed since the plan was made is known by its present name."""
        plan = plan.renamed(self._names)
        super().__init__(desk, start, plan, now)
        self._examiner = examiner
        self.transcript = Transcript()
        self._cards = list(cards.values())
        self._scenarios = list(scenarios.values())
        self._steps = steps_of(plan, self._cards, self._scenarios)
        self._at = 0

    @classmethod
    def start(
        cls, desk: MockDesk, examiner: Examiner, plan: InterviewPlan, now: Moment
    ) -> "MockSession":
        """Begin a new interview."""
        new = NewEvent(kind=Kind.MOCK, data={"do": str(Do.START), **plan.as_json()})
        return cls(desk, examiner, desk.record(new, now).event, plan, now)

    @classmethod
    def resume(
        cls, desk: MockDesk, examiner: Examiner, events: Sequence[Event], now: Moment
    ) -> "MockSession | None":
        """Bring back an interview from its events, the start first; None if they are odd.

        It stays paused if it was; whatever is left to be graded is graded now.
        """
        plan = InterviewPlan.from_json(events[0].data) if events else None
        if plan is None:
            return None
        session = cls(desk, examiner, events[0], plan, now)
        session._replay(events[1:], now)
        session._close_if_done(now)
        return session

    @property
    def step(self) -> Step | None:
        """What is on now; None once the interview is over."""
        if self.is_over or self._at >= len(self._steps):
            return None
        return self._steps[self._at]

    @property
    def asked(self) -> Sequence[Asked]:
        """The clarifying questions about the present scenario."""
        step = self.step
        if step is None or isinstance(step, CardStep | TickStep):
            return ()
        return tuple(self.transcript.asked.get(step.scenario.id, ()))

    def answer(self, text: str, now: Moment) -> None:
        """Hand in the answer to the present card, stage or question, and go on.

        An empty answer passes; in a spoken interview it says that the candidate is done.
        """
        if self._is_all_said:
            # It was handed in before, and then the report could not be written.
            self._close_if_done(now)
            return
        step = self._expect_step()
        text = text.strip()
        match step:
            case CardStep():
                found = self._examiner.assess_card(step.card, text) if text else None
                self._record(
                    Do.ANSWER,
                    now,
                    item=step.card.item,
                    answer=text,
                    assessment=None if found is None else found.as_json(),
                )
            case AnswerStep():
                self._record(
                    Do.ANSWER,
                    now,
                    item=step.scenario.id,
                    answer=text,
                    data={"stage": str(step.stage), **self._pressing(step, text)},
                )
            case PressedStep():
                judged = self._assess_pressed(step, text)
                self._record(
                    Do.PROBE,
                    now,
                    item=step.scenario.id,
                    answer=text,
                    assessment=None if judged is None else judged.as_json(),
                    data={"pressed": step.pressed.as_json()},
                )
            case _:
                raise WrongPhaseError("nothing is to be answered now")
        self._close_if_done(now)

    def ask(self, question: str, now: Moment) -> Reveal | None:
        """Ask the interviewer; the fact that answers it, or None if there is none."""
        step = self._expect_step()
        if not isinstance(step, ClarifyStep):
            raise WrongPhaseError("questions belong to the clarifying phase")
        reveal = self._examiner.reveal(step.scenario.reveals, question)
        self._record(
            Do.ASK,
            now,
            item=step.scenario.id,
            answer=question.strip(),
            data={"reveal": None if reveal is None else reveal.id},
        )
        return reveal

    def next(self, now: Moment) -> None:
        """End the clarifying questions, or the ticking."""
        if self._is_all_said:
            self._close_if_done(now)
            return
        step = self._expect_step()
        if not isinstance(step, ClarifyStep | TickStep):
            raise WrongPhaseError("this step ends with an answer")
        self._record(Do.NEXT, now, item=step.scenario.id if isinstance(step, ClarifyStep) else None)
        self._close_if_done(now)

    def tick(self, item: str, name: str, state: State, now: Moment) -> None:
        """Say what became of a point, by its scenario and id; of a card with an empty name."""
        if not isinstance(self._expect_step(), TickStep):
            raise WrongPhaseError("there is nothing to tick")
        self._record(Do.TICK, now, item=item, data={"name": name, "state": str(state)})

    def tick_flag(self, scenario: str, flag: str, now: Moment, *, raised: bool) -> None:
        """Say whether a wrong claim was made."""
        if not isinstance(self._expect_step(), TickStep):
            raise WrongPhaseError("there is nothing to tick")
        self._record(Do.TICK, now, item=scenario, data={"flag": flag, "raised": raised})

    @property
    def _is_all_said(self) -> bool:
        """Whether only the report is lacking."""
        return self._at >= len(self._steps) and not self.is_over

    @property
    def _phase_now(self) -> int | None:
        step = self.step
        return None if step is None or isinstance(step, TickStep) else step.phase

    def _expect_step(self) -> Step:
        """The step that is on; WrongPhaseError when the interview is over."""
        step = self.step
        if step is None:
            raise WrongPhaseError("the interview is over")
        return step

    def _close_if_done(self, now: Moment) -> None:
        """Once all is said: grade it, and keep the report with what follows from it."""
        if not self._is_all_said:
            return
        report, reviews = conclude(
            self.sat(now), self._cards, self._scenarios, self.transcript, self._examiner
        )
        data = {"mock": self.id, "do": str(Do.FINISH), "report": report.as_json()}
        self._desk.record_all([NewEvent(kind=Kind.MOCK, data=data), *reviews], now)
        self.report = report

    def _apply(self, event: Event) -> None:
        event = replace(event, item=self._names.get(event.item or "", event.item))
        if event.data.get("do") in ANYWHERE or self._find(event):
            super()._apply(event)

    def _find(self, event: Event) -> bool:
        """Go on to what the event is about; False if the interview has no such step ahead."""
        # Decks change: what was asked may be gone, and what was gone may be back. So every
        # step is known by what it was about, not by its place, and is never gone back to.
        for number in range(self._at, len(self._steps)):
            if is_of(event, self._steps[number]):
                self._at = number
                return True
        return False

    def _take(self, event: Event) -> None:
        data, step, said = event.data, self.step, self.transcript
        match data.get("do"):
            case Do.ANSWER if isinstance(step, CardStep):
                said.cards[step.card.item] = event
                self._at += 1
            case Do.ANSWER if isinstance(step, AnswerStep):
                said.said.setdefault(step.scenario.id, {})[step.stage] = event.answer or ""
                asked = data.get("pressing")
                pressed = map(Pressed.from_json, asked if isinstance(asked, list) else ())
                self._at += 1
                self._steps[self._at : self._at] = [
                    PressedStep(step.phase, step.scenario, each) for each in pressed if each
                ]
            case Do.PROBE if isinstance(step, PressedStep):
                said.pressed.setdefault(step.scenario.id, []).append((step.pressed, event))
                self._at += 1
            case Do.ASK if isinstance(step, ClarifyStep):
                reveals = {reveal.id: reveal for reveal in step.scenario.reveals}
                asked_for = Asked(event.answer or "", reveals.get(str(data.get("reveal"))))
                said.asked.setdefault(step.scenario.id, []).append(asked_for)
            case Do.NEXT if isinstance(step, ClarifyStep | TickStep):
                self._at += 1
            case Do.TICK if isinstance(step, TickStep):
                said.note_tick(event)

    def _pressing(self, step: AnswerStep, text: str) -> dict[str, object]:
        """The questions that follow a deep dive, kept with its answer; none after other stages."""
        if step.stage is not Stage.DEEP_DIVE:
            return {}
        scenario, setup = step.scenario, self.plan.setup
        if setup.spoken:
            ball = curve_ball(scenario.follow_ups, scenario.id, setup.seed)
            pressed: tuple[Pressed, ...] = (ball,)
        else:
            earlier = self.transcript.answer_to(scenario.id)
            said = "\n\n".join(filter(None, (earlier, text)))
            found = assess_whole(scenario, said, self._examiner)
            pressed = press(scenario, said, found, setup.level, setup.seed)
        return {"pressing": [each.as_json() for each in pressed]}

    def _assess_pressed(self, step: PressedStep, text: str) -> Assessment | None:
        """What an answer to the interviewer is worth; None where it is not scored."""
        points = pressed_points(step.pressed, step.scenario)
        if not points or not text or self.plan.setup.spoken:
            return None
        return self._examiner.assess(step.pressed.ask, points, (), text)
