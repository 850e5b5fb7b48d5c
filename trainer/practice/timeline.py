"""The time of an interview: how long each phase took, against its plan."""

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.events import Event, Moment
from trainer.practice.interview import Phase

LONGEST_STEP = 86_400.0
"""Seconds that a step may have taken; a report with more of them could not be read again."""


def seconds_of(step: Event) -> float:
    """What a step took; a journal may be odd, a day is the most that is believed."""
    return min(max(0.0, step.seconds or 0.0), LONGEST_STEP)


@dataclass(frozen=True, slots=True)
class PhaseView:
    """One phase as the plan strip shows it."""

    phase: Phase
    spent: float
    """Seconds."""
    is_done: bool
    is_present: bool


@dataclass(frozen=True, slots=True)
class Clock:
    """Time spent and planned, in seconds; pauses do not count."""

    phase_spent: float
    phase_planned: float
    spent: float
    planned: float

    @property
    def is_over(self) -> bool:
        """Whether it is time for the next phase: a nudge, nothing is cut off."""
        return self.phase_spent >= self.phase_planned


class Timeline:
    """Seconds spent on each phase. Moments come from outside; a clock set back reads as none."""

    def __init__(self, phases: Sequence[Phase], now: Moment) -> None:
        self.phases = tuple(phases)
        self.is_paused = False
        self._spent = [0.0] * len(self.phases)
        self._since = now
        self._carried = 0.0

    def running(self, now: Moment) -> float:
        """Seconds since the last step that no step holds yet."""
        if self.is_paused:
            return 0.0
        return self._carried + max(0.0, (now.utc_ms - self._since.utc_ms) / 1000)

    def add(self, phase: int | None, seconds: float) -> None:
        """Count the seconds of a step to a phase; those outside any phase count nowhere."""
        if phase is not None:
            self._spent[phase] += seconds

    def begin(self, now: Moment, carried: float = 0.0) -> None:
        """Time the next step from now on; it has had `carried` seconds in an earlier sitting."""
        self._since, self._carried = now, carried

    def spent_on(self, phase: int) -> float:
        """Seconds of the steps of a phase, the present one left out."""
        return self._spent[phase]

    def strip(self, present: int | None, now: Moment) -> tuple[PhaseView, ...]:
        """All phases; `present` is the number of the one that is on, None once all are done."""
        return tuple(
            PhaseView(
                phase,
                self._spent[number] + (self.running(now) if number == present else 0.0),
                is_done=present is None or number < present,
                is_present=number == present,
            )
            for number, phase in enumerate(self.phases)
        )

    def clock(self, present: int | None, now: Moment) -> Clock:
        """The time of the present phase and of all."""
        spent = sum(self._spent)
        planned = float(sum(phase.seconds for phase in self.phases))
        if present is None:
            return Clock(0.0, 0.0, spent, planned)
        running = self.running(now)
        own = self._spent[present] + running
        return Clock(own, float(self.phases[present].seconds), spent + running, planned)
