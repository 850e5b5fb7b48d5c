"""The plan of an interview in two lines: what is done, what is on, what lies ahead."""

from collections.abc import Sequence

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from trainer.practice.timeline import Clock, PhaseView
from trainer.practice.wording import clock as written
from trainer.tui.edges import spread

GAP = "  "
"""Between two phases of the first line."""


class PlanStrip(Widget, can_focus=False):
    """Phases with their minutes above, a slim bar for each and the whole time below."""

    def __init__(self) -> None:
        super().__init__()
        self._phases: Sequence[PhaseView] = ()
        self._clock = Clock(0, 0, 0, 0)

    def show(self, phases: Sequence[PhaseView], clock: Clock) -> None:
        """Bring it up to date."""
        self._phases, self._clock = phases, clock
        self.refresh()

    def render(self) -> RenderResult:
        """Two lines."""
        width = self.content_size.width
        total = f"{written(self._clock.spent)} of {_minutes(self._clock.planned)} min"
        bars = _bars(self._phases, width - len(total) - 2)
        return names(self._phases, width) + "\n" + spread(bars, Content(total), width)


def names(phases: Sequence[PhaseView], width: int) -> Content:
    """The phases by name, shortened until they fit: first those done, then those far ahead."""
    done = [phase for phase in phases if phase.is_done]
    present = next((phase for phase in phases if phase.is_present), None)
    ahead = [phase for phase in phases if not phase.is_done and not phase.is_present]
    now = [] if present is None else [_present(present)]
    whole = [*map(_done, done), *now, *_ahead(ahead, present)]
    spent = written(sum(phase.spent for phase in done))
    past = [Content.styled(f"✓ {spent}", "$quiet")] if done else []
    short = [*past, *now, *_ahead(ahead, present)]
    for entries in (whole, short):
        line = Content(GAP).join(entries)
        if line.cell_length <= width:
            return line
    for named in range(len(ahead) - 1, -1, -1):
        rest = sum(phase.phase.seconds for phase in ahead[named:])
        more = Content.styled(f"+{_minutes(rest)} min", "$quiet")
        line = Content(GAP).join([*past, *now, *_ahead(ahead[:named], present), more])
        if line.cell_length <= width:
            return line
    return Content(GAP).join([*past, *now]).truncate(width, ellipsis=True)


def _done(phase: PhaseView) -> Content:
    return Content.styled(f"✓ {phase.phase.stage} {written(phase.spent)}", "$quiet")


def _present(phase: PhaseView) -> Content:
    time = f"{written(phase.spent)} of {_minutes(phase.phase.seconds)}"
    return Content.assemble((f"▸ {phase.phase.stage}", "bold $primary"), f" {time}")


def _ahead(phases: Sequence[PhaseView], present: PhaseView | None) -> list[Content]:
    """Those of the present scenario one by one, a later scenario as a whole."""
    current = None if present is None else present.phase.scenario
    if current is None and phases:
        current = phases[0].phase.scenario
    found = [
        f"{phase.phase.stage} {_minutes(phase.phase.seconds)}"
        for phase in phases
        if phase.phase.scenario == current
    ]
    later = sum(phase.phase.seconds for phase in phases if phase.phase.scenario != current)
    if later:
        found.append(f"next question {_minutes(later)}")
    return [Content.styled(text, "$quiet") for text in found]


def _bars(phases: Sequence[PhaseView], width: int) -> Content:
    """A line for each phase, as long as its share of the time; heavy as far as time went."""
    room = width - len(phases) + 1
    planned = sum(phase.phase.seconds for phase in phases)
    if room < len(phases) or not planned:
        return Content()
    parts: list[Content] = []
    before = 0
    for phase in phases:
        start, before = before, before + phase.phase.seconds
        cells = max(1, room * before // planned - room * start // planned)
        share = 1.0 if phase.is_done else min(1.0, phase.spent / phase.phase.seconds)
        heavy = int(cells * share)
        parts.append(
            Content.assemble(
                ("━" * heavy, "$primary" if phase.is_present else "$quiet"),
                ("─" * (cells - heavy), "$border-blurred"),
            )
        )
    return Content(" ").join(parts)


def _minutes(seconds: float) -> str:
    return f"{seconds / 60:.0f}"
