"""The report card of an interview: the verdict first, everything behind it below."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from trainer.errors import StoreError
from trainer.keymap import Command, Place
from trainer.practice.report import Report, SectionResult
from trainer.practice.verdict import Verdict
from trainer.printing import words as said
from trainer.tui import report_rows as rows
from trainer.tui import words
from trainer.tui.bindings import PlaceScreen, bindings
from trainer.tui.hanging import HangingList, Row, bullets
from trainer.tui.keybar import KeyBar
from trainer.tui.ports import Practice

MANY = 200
"""Reports listed at most."""

_SCROLLING = ("page-on", "page-back", "line-down", "line-up")

COLOURS = {
    Verdict.STRONG_HIRE: "$text-success",
    Verdict.LEAN_HIRE: "$text-success",
    Verdict.LEAN_NO: "$text-warning",
    Verdict.STRONG_NO: "$text-error",
}


class ReportScroll(VerticalScroll, inherit_bindings=False):
    """The report, longer than most screens."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.REPORT, *_SCROLLING)

    def action_page_on(self) -> None:
        """Scroll down a page."""
        self.scroll_page_down(animate=False)

    def action_page_back(self) -> None:
        """Scroll up a page."""
        self.scroll_page_up(animate=False)

    def action_line_down(self) -> None:
        """Scroll down."""
        self.scroll_down(animate=False)

    def action_line_up(self) -> None:
        """Scroll up."""
        self.scroll_up(animate=False)


class ReportScreen(PlaceScreen[None]):
    """A page to read and to close."""

    PLACE = Place.REPORT
    CSS_PATH = "report.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.REPORT, without=_SCROLLING)

    def __init__(self, practice: Practice, report: Report, *, listed: bool = False) -> None:
        """`listed` says that it was opened from the list of all."""
        super().__init__()
        self._practice = practice
        self.report = report
        """What is shown."""
        self._listed = listed

    def compose(self) -> ComposeResult:
        """From the verdict to the small print."""
        report = self.report
        with VerticalGroup(id="column"):
            with ReportScroll(id="card"):
                yield Static(words.line(said.terms(report)), id="terms")
                yield Static(_headline(report), id="headline")
                if report.no_verdict:
                    yield Static(words.line(report.no_verdict), id="no-verdict")
                else:
                    yield HangingList(rows.levels(report))
                if report.limiting_said:
                    yield Static(words.line(report.limiting_said), id="limiting")
                yield from _part("What would lift it most", rows.next_steps(report))
                yield from _part("Areas", rows.areas(report))
                yield from _part("Communication", rows.proxies(report), said.PROXIES)
                for section in report.sections:
                    yield from _section(section)
                yield from _part("Warm-up", rows.warm_up(report))
                yield from _part("Time", rows.times(report))
                sure = [words.line(sentence) for sentence in report.uncertainty]
                yield from _part("How sure this is", bullets(sure))
                yield from _part("To keep or to share", bullets([Content(_command(report))]))
            yield KeyBar()

    def on_mount(self) -> None:
        """Answers are hidden until they are asked for."""
        card = self.query_one("#card")
        self.set_focus(card)
        self.query(".answers").set(display=False)
        self.watch(card, "scroll_y", self.refresh_bindings, init=False)
        self.watch(card, "virtual_size", self.refresh_bindings, init=False)

    def label(self, command: Command) -> str:
        """The footer's words."""
        if command.id == "page-on":
            card = self.query_one("#card")
            return command.label if card.scroll_y < card.max_scroll_y else ""
        return command.label

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Answers need some; the list is not opened above itself."""
        if action == "show_answers":
            return bool(self.query(".answers"))
        return action != "other_reports" or not self._listed

    def action_show_answers(self) -> None:
        """Show or hide what was typed."""
        for widget in self.query(".answers"):
            widget.display = not widget.display

    def action_other_reports(self) -> None:
        """List the earlier ones."""
        # Imported here: few ask for it.
        from trainer.tui.reports import ReportsScreen

        try:
            kept = self._practice.reports(MANY)
        except StoreError as error:
            self.app.notify(str(error), severity="error", markup=False)
            return
        self.app.push_screen(ReportsScreen(self._practice, kept))

    def action_close_report(self) -> None:
        """Back to where one came from."""
        self.dismiss()


def _headline(report: Report) -> Content:
    colour = COLOURS[report.verdict] if report.verdict else "$quiet"
    return Content.styled(said.headline(report), f"bold {colour}")


def _part(title: str, lines: list[Row], note: str = "") -> list[Widget]:
    """A heading with its rows; nothing where there are none."""
    if not lines:
        return []
    parts: list[Widget] = [Static(title, classes="heading part")]
    if note:
        parts.append(Static(note, classes="note"))
    return [*parts, HangingList(lines)]


def _section(part: SectionResult) -> list[Widget]:
    score = said.score_of(part.score)
    title = words.line(part.title).plain + (f" · {score}" if score else "")
    found: list[Widget] = [Static(Content(title), classes="heading part")]
    found.append(Static(words.prose(part.ask), classes="ask"))
    if part.unscored:
        found.append(Static(words.line(f"Not judged: {part.unscored}"), classes="note"))
    found.append(HangingList(list(rows.section(part))))
    for phase, text in rows.answers(part):
        found.append(Static(words.line(phase), classes="heading answers"))
        found.append(Static(text, classes="answers own"))
    return found


def _command(report: Report) -> str:
    return f"trainer report {words.line(report.id).plain} --format html"
