"""Interviews over a desk in memory, as `trainer.interviews` has them over a journal."""

from collections.abc import Mapping
from typing import cast

from tests.practice.desk import FakeDesk
from tests.practice.mocks import EXAMINER, MockDesk
from trainer.content.points import Level
from trainer.content.scenarios import Scenario
from trainer.errors import UsageError
from trainer.events import Event, Kind, Moment
from trainer.practice.host import HostSession
from trainer.practice.interview import Candidate, Setup, plan_interview
from trainer.practice.mock import MockSession


class FakeInterviews:
    """One interview at a time; a desk without scenarios has none."""

    def __init__(self, desk: FakeDesk) -> None:
        self._desk = desk
        self.seeds = 0

    @property
    def desk(self) -> MockDesk:
        return cast(MockDesk, self._desk)

    @property
    def scenarios(self) -> Mapping[str, Scenario]:
        return self.desk.scenarios if isinstance(self._desk, MockDesk) else {}

    def topics(self) -> list[str]:
        return sorted({each.topic for each in self.scenarios.values() if each.topic})

    def draw_seed(self) -> int:
        self.seeds += 1
        return 4700 + self.seeds

    def begin(self, setup: Setup, now: Moment) -> MockSession:
        if not self.scenarios:
            raise UsageError("there is no scenario among your decks; add a folder with one")
        rows = [Candidate(each.id, each.topic) for each in self.scenarios.values()]
        plan = plan_interview(setup, rows, self.desk.cards)
        return MockSession.start(self.desk, EXAMINER, plan, now)

    def host(self, scenario: Scenario, minutes: int, level: Level, now: Moment) -> HostSession:
        return HostSession.start(self.desk, scenario, minutes, level, now)

    def unfinished(self, now: Moment) -> MockSession | HostSession | None:
        steps = [event for event in self._desk.events if event.kind == Kind.MOCK]
        start = next((event for event in reversed(steps) if event.data["do"] == "start"), None)
        if start is None:
            return None
        own: list[Event] = [start, *(e for e in steps if e.data.get("mock") == start.id)]
        if own[-1].data["do"] in ("finish", "abandon"):
            return None
        if start.data.get("host") is True:
            return HostSession.resume(self.desk, own, now)
        return MockSession.resume(self.desk, EXAMINER, own, now)
