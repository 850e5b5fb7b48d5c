"""Being the interviewer: a colleague answers aloud, and a person ticks the rubric.

The host shows the question, gives facts when asked, asks the probes and watches the
clock; in the end the same report card is made as of a mock interview.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from trainer.content.points import Level
from trainer.content.scenarios import Scenario
from trainer.events import Event, Kind, Moment, NewEvent
from trainer.grading.states import State
from trainer.practice.interview import InterviewPlan, Setup
from trainer.practice.mock_card import Marks, hosted
from trainer.practice.ports import MockDesk
from trainer.practice.sitting import Do, Sitting
from trainer.practice.wrong_phase import WrongPhaseError


class HostSession(Sitting):
    """One interview as its interviewer runs it; made by `start` or `resume`."""

    def __init__(
        self, desk: MockDesk, start: Event, plan: InterviewPlan, scenario: Scenario, now: Moment
    ) -> None:
        super().__init__(desk, start, plan, now)
        self.scenario = scenario
        self._phase = 0
        self._states: dict[str, State] = {}
        self._hinted: set[str] = set()
        self._flags: set[str] = set()
        self._given: list[str] = []
        self._probed: list[str] = []
        self._notes: list[str] = []

    @classmethod
    def start(
        cls, desk: MockDesk, scenario: Scenario, minutes: int, level: Level, now: Moment
    ) -> "HostSession":
        """Begin; `minutes` is one of the lengths of an interview."""
        plan = InterviewPlan(Setup(minutes, level), (), (scenario.id,))
        data = {"do": str(Do.START), "host": True, **plan.as_json()}
        start = desk.record(NewEvent(kind=Kind.MOCK, item=scenario.id, data=data), now).event
        return cls(desk, start, plan, scenario, now)

    @classmethod
    def resume(cls, desk: MockDesk, events: Sequence[Event], now: Moment) -> "HostSession | None":
        """Bring back an interview from its events, the start first.

        None if they are odd, or the scenario has left the decks.
        """
        plan = InterviewPlan.from_json(events[0].data) if events else None
        scenario = desk.find_scenario(plan.scenarios[0]) if plan and plan.scenarios else None
        if plan is None or scenario is None:
            return None
        plan = plan.renamed({plan.scenarios[0]: scenario.id})
        session = cls(desk, events[0], plan, scenario, now)
        session._replay(events[1:], now)
        session._close_if_done(now)
        return session

    @property
    def states(self) -> Mapping[str, State]:
        """The points that were ticked, by id; the others were not said."""
        return MappingProxyType(self._states)

    @property
    def hinted(self) -> frozenset[str]:
        """The points that were only made after their probe."""
        return frozenset(self._hinted)

    @property
    def flags(self) -> frozenset[str]:
        """The wrong claims that were made."""
        return frozenset(self._flags)

    @property
    def given(self) -> Sequence[str]:
        """The facts that were asked for, by id."""
        return tuple(self._given)

    @property
    def probed(self) -> Sequence[str]:
        """The points whose probe was asked."""
        return tuple(self._probed)

    @property
    def notes(self) -> Sequence[str]:
        """What the interviewer noted down."""
        return tuple(self._notes)

    def tick(self, point: str, state: State, now: Moment) -> None:
        """Say what became of a point; after its probe, saying it counts as hinted."""
        self._expect_open()
        self._record(Do.TICK, now, item=self.scenario.id, data={"name": point, "state": str(state)})

    def tick_flag(self, flag: str, now: Moment, *, raised: bool) -> None:
        """Say whether a wrong claim was made."""
        self._expect_open()
        self._record(Do.TICK, now, item=self.scenario.id, data={"flag": flag, "raised": raised})

    def give(self, reveal: str, now: Moment) -> None:
        """Note that the candidate asked for a fact and got it."""
        self._expect_open()
        self._record(Do.ASK, now, item=self.scenario.id, data={"reveal": reveal})

    def probe(self, point: str, now: Moment) -> None:
        """Note that the probe of a point was asked."""
        self._expect_open()
        self._record(Do.PROBE, now, item=self.scenario.id, data={"name": point})

    def note(self, text: str, now: Moment) -> None:
        """Write something down."""
        self._expect_open()
        self._record(Do.NOTE, now, item=self.scenario.id, answer=text.strip())

    def next(self, now: Moment) -> None:
        """Go on to the next phase; after the last one the report is made."""
        if not self._is_all_done:  # else the report alone could not be written before
            self._expect_open()
            self._record(Do.NEXT, now)
        self._close_if_done(now)

    def _close_if_done(self, now: Moment) -> None:
        """Make the report once all phases are done."""
        if not self._is_all_done:
            return
        marks = Marks(self.hinted, self.probed, self.given, self.flags)
        report = hosted(self.sat(now), self.scenario, self.states, marks)
        data = {"mock": self.id, "do": str(Do.FINISH), "report": report.as_json()}
        self._desk.record(NewEvent(kind=Kind.MOCK, data=data), now)
        self.report = report

    @property
    def _is_all_done(self) -> bool:
        """Whether only the report is lacking."""
        return self._phase >= len(self.plan.phases) and not self.is_over

    @property
    def _phase_now(self) -> int | None:
        return self._phase if self._phase < len(self.plan.phases) and not self.is_over else None

    def _expect_open(self) -> None:
        if self._phase_now is None:
            raise WrongPhaseError("the interview is over")

    def _take(self, event: Event) -> None:
        data = event.data
        name, flag, state = data.get("name"), data.get("flag"), data.get("state")
        match data.get("do"):
            case Do.NEXT:
                self._phase += 1
            case Do.NOTE:
                self._notes.append(event.answer or "")
            case Do.ASK if isinstance(given := data.get("reveal"), str):
                self._given += [] if given in self._given else [given]
            case Do.PROBE if isinstance(name, str):
                self._probed += [] if name in self._probed else [name]
            case Do.TICK if isinstance(name, str) and state in list(State):
                self._tick(name, State(str(state)))
            case Do.TICK if isinstance(flag, str):
                (self._flags.add if data.get("raised") is True else self._flags.discard)(flag)

    def _tick(self, point: str, state: State) -> None:
        made = state in (State.HIT, State.PARTIAL)
        if made and point in self._probed and self._states.get(point) is not State.HIT:
            self._hinted.add(point)
        elif not made:
            self._hinted.discard(point)
        self._states[point] = state
