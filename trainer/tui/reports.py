"""Past interviews: their verdicts, and where they are heading."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from trainer.keymap import Place
from trainer.practice.kept import KeptReport
from trainer.practice.trends import coverage, trends
from trainer.printing.words import sparkline, trend_words
from trainer.tui import words
from trainer.tui.bindings import PlaceScreen, bindings
from trainer.tui.hanging import HangingList, Row
from trainer.tui.keybar import KeyBar
from trainer.tui.ports import Practice
from trainer.tui.report import COLOURS, ReportScreen
from trainer.tui.ticks import TickLine, TickList

TRENDS = 12
"""Latest interviews in a trend: one column each."""


class ReportsScreen(PlaceScreen[None]):
    """The list, newest first; Enter opens one."""

    PLACE = Place.REPORTS
    CSS_PATH = "report.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.REPORTS)
    AUTO_FOCUS = ""

    def __init__(self, practice: Practice, kept: Sequence[KeptReport]) -> None:
        super().__init__()
        self._practice = practice
        self._kept = kept

    def compose(self) -> ComposeResult:
        """Trends first: they are what one comes for."""
        with VerticalGroup(id="column"):
            yield Static("Past interviews", id="title")
            yield HangingList(_trends(self._kept), id="trends")
            with VerticalScroll(id="card", can_focus=False):
                yield TickList()
            yield KeyBar()

    def on_mount(self) -> None:
        """List the reports."""
        self.query_one(TickList).show([_line(n, kept) for n, kept in enumerate(self._kept)])

    def action_next_report(self) -> None:
        """Go to the next one."""
        self.query_one(TickList).move(1)

    def action_previous_report(self) -> None:
        """Go to the one before."""
        self.query_one(TickList).move(-1)

    @on(TickList.Clicked)
    def action_open_report(self) -> None:
        """Read the marked one."""
        key = self.query_one(TickList).key
        kept = self._kept[int(key[0])] if key else None
        if kept is not None and kept.report is not None:
            self.app.push_screen(ReportScreen(self._practice, kept.report, listed=True))

    def action_close_reports(self) -> None:
        """Back to where one came from."""
        self.dismiss()


def _line(number: int, kept: KeptReport) -> TickLine:
    report = kept.report
    if report is None:
        return TickLine(Content(), words.line(f"  {kept.name}  {kept.damage}"))
    name = words.line(f"{report.started[:10]} {report.started[11:16]}")
    verdict = str(report.verdict or "no verdict")
    colour = COLOURS[report.verdict] if report.verdict else "$quiet"
    share = coverage(report)
    parts = [f"{report.level}", f"{report.minutes} min"]
    parts += [] if share is None else [f"{share:.0%} covered"]
    parts += [f"limited by {report.limiting}"] if report.limiting else []
    lead = name + "  " + Content.styled(f"{verdict:<13}", f"bold {colour}")
    return TickLine(lead, Content.styled(" · ".join(parts), "$quiet"), (str(number),))


def _trends(kept: Sequence[KeptReport]) -> list[Row]:
    """A sparkline for each figure; nothing before there are two interviews."""
    readable = [each.report for each in kept if each.report][:TRENDS]
    if len(readable) < 2:
        return []
    return [
        (
            Content.styled(f"{trend.name:<10}", "$quiet")
            + Content.styled(f"{sparkline(trend.values)}  ", "$primary"),
            Content(trend_words(trend)),
        )
        for trend in trends(readable)
    ]
