"""The time of an interview in lines of text."""

from collections.abc import Iterator, Sequence

from trainer.practice.interview import Phase
from trainer.practice.timeline import Clock, PhaseView
from trainer.practice.wording import number_of


def heading(phase: Phase, clock: Clock) -> str:
    """`High-level, 5 minutes; 12:30 of 20:00 used`."""
    minutes = number_of(phase.seconds // 60, "minute")
    used = f"{time_of(clock.spent)} of {time_of(clock.planned)} used"
    return f"{name_of(phase)}, {minutes}; {used}"


def nudge(clock: Clock) -> str:
    """That the time of a phase is over."""
    minutes = number_of(round(clock.phase_planned / 60), "minute")
    return f"(The {minutes} of this phase are over. Round off; nothing is cut off.)"


def standing(strip: Sequence[PhaseView]) -> Iterator[str]:
    """Every phase with its time; the present one is marked by words."""
    for view in strip:
        times = f"{time_of(view.spent)} of {time_of(view.phase.seconds)}"
        mark = "done" if view.is_done else "now" if view.is_present else "ahead"
        yield f"- {name_of(view.phase)}: {times}, {mark}"


def name_of(phase: Phase) -> str:
    """The name of a phase, as it begins a line."""
    return str(phase.stage).capitalize()


def time_of(seconds: float) -> str:
    """Minutes and seconds: `12:30`."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
