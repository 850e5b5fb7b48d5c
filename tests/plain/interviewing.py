"""Scripted interviews in lines, on a desk in memory."""

from collections.abc import Callable
from dataclasses import replace
from io import StringIO

from tests.practice.desk import at
from tests.practice.mocks import EXAMINER, PLAN, WITH_FACTS, MockDesk
from trainer.content.points import Level
from trainer.events import MOCK_DRAFT, Kind, Moment
from trainer.plain.interview import Session, run_interview
from trainer.practice.host import HostSession
from trainer.practice.mock import MockSession
from trainer.practice.report import Report

SPOKEN = replace(PLAN, setup=replace(PLAN.setup, spoken=True))


class Room:
    """An interview to be held; its clock goes on by `step` seconds at every look."""

    def __init__(self, step: int = 1) -> None:
        self.desk = MockDesk()
        self.plan = PLAN
        self.step = step
        self._seconds = 0

    def now(self) -> Moment:
        self._seconds += self.step
        return at(1, 9, 0, self._seconds)

    def begin(self) -> Session:
        return MockSession.start(self.desk, EXAMINER, self.plan, self.now())

    def host(self) -> Session:
        return HostSession.start(self.desk, WITH_FACTS, 20, Level.SENIOR, self.now())

    def unfinished(self) -> Session | None:
        """What another start of the program finds."""
        steps = self.desk.steps
        last = next((n for n in range(len(steps), 0, -1) if steps[n - 1].data["do"] == "start"), 0)
        events = steps[last - 1 :] if last else []
        if not events or events[-1].data["do"] in ("finish", "abandon"):
            return None
        if events[0].data.get("host") is True:
            return HostSession.resume(self.desk, events, self.now())
        return MockSession.resume(self.desk, EXAMINER, events, self.now())

    def talk(self, *lines: str, begin: Callable[[], Session] | None = None) -> str:
        """Everything printed when these lines are typed."""
        said = StringIO()
        typed = StringIO("".join(f"{line}\n" for line in lines))
        code = run_interview(self.now, self.unfinished(), begin or self.begin, typed, said)
        assert code == 0
        return said.getvalue()

    @property
    def draft(self) -> str | None:
        """What is on disk of what was typed and not handed in."""
        draft = self.desk.draft_of(MOCK_DRAFT)
        return draft.text if draft else None

    @property
    def did(self) -> list[str]:
        """The steps on disk, by what they did."""
        return [str(event.data["do"]) for event in self.desk.steps]

    @property
    def report(self) -> Report:
        """The report on disk."""
        return Report.from_json(self.desk.of_kind(Kind.MOCK)[-1].data["report"])
