"""The points of an assessed answer in a list that one walks through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from trainer.content.points import Point
from trainer.content.scenarios import Scenario
from trainer.grading.assessment import DENIES, Assessment, PointAssessment, Span
from trainer.grading.states import State
from trainer.practice.drill import DrillSession
from trainer.practice.probes import OPEN, name_of, standing_of
from trainer.tui import words
from trainer.tui.evidence import CHOSEN, Mark
from trainer.tui.hanging import Row, hang
from trainer.tui.points import SIGNS, STATE_NAMES

FLAG_SIGN, FLAG_COLOUR = "!", "$text-error"


@dataclass(frozen=True, slots=True)
class Finding:
    """A point or a wrong claim, and what was found of it."""

    label: str
    """A figure for a point, a letter for a wrong claim."""
    sign: str
    colour: str
    text: str
    """What a good answer says, or its mere name while it is asked on; the claim of a red flag."""
    said: str
    """What was found of it, in a few words."""
    evidence: tuple[Span, ...]
    more: Sequence[tuple[str, str]] = field(default=())
    """What it says if that is not told yet, why it matters, what is asked on it: headings
    and texts."""
    right: str = ""
    """What is right instead of a wrong claim."""
    below: Sequence[Row] = ()
    """What else stands under it while it is looked at."""
    point: str | None = None
    """Its id, if it is a point."""
    is_open: bool = False
    """Whether it is a point that was not simply made."""

    def marks(self, *, chosen: bool) -> list[Mark]:
        """Its evidence as it stands in the text."""
        sign = "" if self.sign == SIGNS[State.HIT][0] else self.sign
        emphasis = CHOSEN if chosen else ""
        return [Mark(span, self.label, sign, self.colour, emphasis) for span in self.evidence]


def findings(session: DrillSession) -> list[Finding]:
    """The points in the order of the scenario, then the wrong claims."""
    assessment, scenario = session.assessment, session.scenario
    if assessment is None:
        return []
    points = {point.id: point for point in scenario.points}
    found = [
        _of_point(str(number), points[each.id], each, each.id in session.contested)
        for number, each in enumerate(assessment.points, start=1)
    ]
    return [*found, *_flags(scenario, assessment)]


def _of_point(label: str, point: Point, found: PointAssessment, credited: bool) -> Finding:
    sign, colour = SIGNS[found.state]
    is_asked_on = found.state in OPEN
    said = [STATE_NAMES[found.state], *found.beside]
    if credited:
        said.append("credited by you")
    elif found.state is State.CONTRADICTED and found.reason != DENIES:
        said.append(found.reason)
    # Told in full, it could no more be asked for: the learner decides which comes first.
    says = ("Says", point.say if is_asked_on else "")
    more = [says, ("Why", point.why), ("Asked on", point.probe)]
    return Finding(
        label=label,
        sign=sign,
        colour=colour,
        text=f"{name_of(point)} ({standing_of(point)})" if is_asked_on else point.say,
        said=" · ".join(said),
        evidence=found.evidence,
        more=[(name, text) for name, text in more if text],
        point=point.id,
        is_open=found.state is not State.HIT,
    )


def _flags(scenario: Scenario, assessment: Assessment) -> Iterator[Finding]:
    flags = {flag.id: flag for flag in scenario.red_flags}
    for number, raised in enumerate(assessment.red_flags):
        flag = flags[raised.id]
        yield Finding(
            label=chr(ord("a") + number % 8),
            sign=FLAG_SIGN,
            colour=FLAG_COLOUR,
            text=flag.claim,
            said="red flag: a wrong claim",
            evidence=raised.evidence,
            right=flag.correction,
        )


class Detail(Enum):
    """How much of a row is shown, the most first."""

    ALL = 0
    TEXT = 1
    LINE = 2


class Findings(Widget, can_focus=False):
    """The list: one row is looked at and tells all; the others do so where there is room."""

    ALLOW_SELECT = False

    class Picked(Message):
        """The learner clicked a row."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def __init__(self) -> None:
        super().__init__()
        self._findings: Sequence[Finding] = ()
        self._chosen = 0
        self._more = False
        self._room = 0
        """Lines that there are before one has to scroll."""
        self._wrapped: tuple[int, list[list[Content]]] | None = None
        """The lines of each row, and the width they were made for."""

    def show(self, found: Sequence[Finding], chosen: int, *, more: bool) -> None:
        """List these; of the chosen one everything, with `more` also why it matters."""
        self._findings, self._chosen, self._more = found, chosen, more
        self._wrapped = None
        self.refresh(layout=True)

    def lines_of(self, row: int, width: int) -> range:
        """The lines, from 0, on which a row stands."""
        lines = 0
        for number, each in enumerate(self._each(width)):
            if number == row:
                return range(lines, lines + len(each))
            lines += len(each)
        return range(0)

    def on_click(self, event: events.Click) -> None:
        """A click chooses the row under the pointer."""
        line = event.get_content_offset_capture(self).y
        for row in range(len(self._findings)):
            if line in self.lines_of(row, self.content_size.width):
                self.post_message(self.Picked(row))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The lines that the list takes at a width."""
        if self._room != container.height:
            self._room, self._wrapped = container.height, None
        return sum(map(len, self._each(width)))

    def render(self) -> RenderResult:
        """The rows at the present width."""
        return Content("\n").join(
            line for lines in self._each(self.content_size.width) for line in lines
        )

    def _each(self, width: int) -> list[list[Content]]:
        """The lines of each row: whole if all fit, else as much of the others as does."""
        if self._wrapped is not None and self._wrapped[0] == width:
            return self._wrapped[1]
        lines: list[list[Content]] = []
        for detail in Detail:
            lines = [
                self._drawn(row, width, Detail.ALL if row == self._chosen else detail)
                for row in range(len(self._findings))
            ]
            if sum(map(len, lines)) <= self._room:
                break
        self._wrapped = width, lines
        return lines

    def _drawn(self, row: int, width: int, detail: "Detail") -> list[Content]:
        found, is_chosen = self._findings[row], row == self._chosen
        room = max(len(each.label) for each in self._findings)
        lead = Content.assemble(
            ("▸ " if is_chosen else "  ", "$primary"),
            (f"{found.label:>{room}} ", "bold" if is_chosen else "$quiet"),
            (f"{found.sign} ", f"bold {found.colour}"),
        )
        text = words.line(found.text, "bold" if is_chosen else "")
        if detail is Detail.LINE:
            return [lead + text.truncate(max(width - lead.cell_length, 8), ellipsis=True)]
        rows: list[Row] = [(lead, text)]
        if detail is Detail.ALL:
            rows.append((Content(), words.line(found.said, "$quiet")))
        if found.right and detail is Detail.ALL:
            rows.append((Content(), words.line(f"Right: {found.right}")))
        if is_chosen and self._more:
            for name, more in found.more:
                label = Content.styled(f"{name}: ", "bold")
                rows.append((Content(), label + words.line(more)))
        if is_chosen:
            rows += found.below
        return hang(rows, width)
