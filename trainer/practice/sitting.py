"""What every interview does: keep each step as an event, keep time, pause, come back.

An interview is a fold over its own events: every step is on disk before it is taken, and
the same fold brings an interrupted one back to where it stood.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from enum import StrEnum

from trainer.events import MOCK_DRAFT, Draft, Event, Kind, Moment, NewEvent, draft_submitted
from trainer.practice.interview import InterviewPlan
from trainer.practice.mock_card import Sat
from trainer.practice.ports import MockDesk
from trainer.practice.report import Report
from trainer.practice.timeline import Clock, PhaseView, Timeline, seconds_of

LONGEST_CARRIED = 3600.0
"""Seconds that typing can have lasted when practice was cut off: a clock may have jumped."""


class Do(StrEnum):
    """What an event of an interview tells; the value of `do` in its data."""

    START = "start"
    ANSWER = "answer"
    ASK = "ask"
    """A clarifying question; for a host, a fact that was given."""
    NEXT = "next"
    """Done with a phase that no answer ends."""
    PROBE = "probe"
    """The answer to a question of the interviewer; for a host, the question."""
    TICK = "tick"
    """What became of a point, a card or a red flag, by the eye of a person."""
    NOTE = "note"
    PAUSE = "pause"
    RESUME = "resume"
    FINISH = "finish"
    ABANDON = "abandon"


ANYWHERE = (Do.PAUSE, Do.RESUME, Do.FINISH, Do.ABANDON)
"""Steps that belong to no question."""


class Sitting(ABC):
    """An interview that is on, or over.

    Every method that writes may raise `StoreError`: nothing was written then, the
    interview stands where it stood, and the same call may be made again.
    """

    def __init__(self, desk: MockDesk, start: Event, plan: InterviewPlan, now: Moment) -> None:
        self._desk = desk
        self._start = start
        self.plan = plan
        self.report: Report | None = None
        """The report card; None until the interview is finished."""
        self.is_abandoned = False
        self._time = Timeline(plan.phases, now)
        self._kept = ""

    @property
    def id(self) -> str:
        """The id of its start in the journal."""
        return self._start.id

    @property
    def is_paused(self) -> bool:
        """Whether the clock stands still."""
        return self._time.is_paused

    @property
    def is_over(self) -> bool:
        """Whether it was finished or abandoned."""
        return self.report is not None or self.is_abandoned

    @property
    def draft(self) -> str:
        """What was typed and not yet handed in."""
        return self._kept

    def sat(self, now: Moment) -> Sat:
        """The interview as its report needs it, ended now."""
        spent = [self._time.spent_on(number) for number in range(len(self.plan.phases))]
        return Sat(self.id, self.plan, self._start, now, spent)

    def strip(self, now: Moment) -> tuple[PhaseView, ...]:
        """The phases with the time planned for and spent on each."""
        return self._time.strip(self._phase_now, now)

    def clock(self, now: Moment) -> Clock:
        """The time of the present phase and of all."""
        return self._time.clock(self._phase_now, now)

    def seconds_left(self, now: Moment) -> float | None:
        """Of the time that was planned, never below zero; None once the interview is over."""
        clock = self.clock(now)
        return None if self.is_over else max(0.0, clock.planned - clock.spent)

    def typing(self, text: str, now: Moment) -> None:
        """Keep what has been typed so far, in case the interview is interrupted."""
        if self.is_over or text == self._kept:
            return
        if text.strip():
            self._desk.keep_draft(Draft(MOCK_DRAFT, text, now.utc_ms))
        else:
            self._desk.forget_draft(MOCK_DRAFT)
        self._kept = text

    def pause(self, now: Moment) -> None:
        """Stop the clock; leaving the program pauses as well. What was typed stays."""
        if not self.is_over and not self.is_paused:
            self._record(Do.PAUSE, now)

    def go_on(self, now: Moment) -> None:
        """Start the clock again."""
        if self.is_paused:
            self._record(Do.RESUME, now)

    def abandon(self, now: Moment) -> None:
        """End without a report; what was said stays in the journal."""
        if not self.is_over:
            self._record(Do.ABANDON, now, answer=self._kept)

    @property
    @abstractmethod
    def _phase_now(self) -> int | None:
        """The number of the present phase; None once all are done."""

    @abstractmethod
    def _take(self, event: Event) -> None:
        """Take the step that an event tells of; one that fits nothing changes nothing."""

    def _record(
        self,
        do: Do,
        now: Moment,
        *,
        item: str | None = None,
        answer: str | None = None,
        assessment: Mapping[str, object] | None = None,
        data: Mapping[str, object] | None = None,
    ) -> None:
        """Write one step down, then take it; a step into a paused interview goes on first."""
        if self.is_paused and do not in (Do.RESUME, Do.ABANDON):
            self._record(Do.RESUME, now)
        new = NewEvent(
            kind=Kind.MOCK,
            item=item,
            seconds=round(self._time.running(now), 1),
            answer=answer,
            assessment=assessment,
            data={"mock": self.id, "do": str(do), **(data or {})},
        )
        self._apply(self._desk.record(new, now).event)
        self._time.begin(now)
        if draft_submitted(new) is not None:
            self._kept = ""

    def _replay(self, events: Sequence[Event], now: Moment) -> None:
        """Take all steps after the start again, in order, and go on from the draft."""
        for event in events:
            self._apply(event)
        draft = self._desk.draft_of(MOCK_DRAFT)
        carried = 0.0
        if draft is not None:
            self._kept = draft.text
            if not self.is_paused:
                latest = events[-1] if events else self._start
                typed_for = (draft.saved - latest.wall) / 1000
                carried = min(max(0.0, typed_for), LONGEST_CARRIED)
        self._time.begin(now, carried)

    def _apply(self, event: Event) -> None:
        if not self.is_over:
            self._time.add(self._phase_now, seconds_of(event))
        match event.data.get("do"):
            case Do.PAUSE:
                self._time.is_paused = True
            case Do.RESUME:
                self._time.is_paused = False
            case Do.ABANDON:
                self.is_abandoned = True
            case Do.FINISH:
                self.report = Report.from_json(event.data.get("report"))
            case _:
                self._take(event)
