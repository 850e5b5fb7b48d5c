"""An assessed answer: one's own text with its evidence, and the points beside or below it."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, VerticalGroup, VerticalScroll
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Static

from trainer.practice.drill import DrillSession
from trainer.tui import words
from trainer.tui.findings import Finding, Findings, findings
from trainer.tui.hanging import HangingList
from trainer.tui.marking import Markable
from trainer.tui.solution import verdict_of_points


class Assessed(Container):
    """Both halves; the points are walked through, and the text follows."""

    class Marked(Message):
        """The learner marked the words that say a point."""

        def __init__(self, point: str, span: tuple[int, int]) -> None:
            super().__init__()
            self.point = point
            self.span = span

    class Unmarked(Message):
        """The learner marked nothing after all."""

    def __init__(self) -> None:
        super().__init__()
        self._session: DrillSession | None = None
        self._found: Sequence[Finding] = ()
        self._chosen = 0
        self._more = False
        self._is_model = False

    def compose(self) -> ComposeResult:
        """The text in one half, the points in the other; each scrolls by itself."""
        with VerticalGroup(id="own-half"):
            yield Static(classes="heading", id="own-heading")
            with VerticalScroll(id="own-scroll", can_focus=False):
                yield Markable(id="own")
                yield Static(id="model")
        with VerticalGroup(id="points-half"):
            yield HangingList(id="verdict")
            with VerticalScroll(id="points-scroll", can_focus=False):
                yield Findings()

    @property
    def chosen(self) -> Finding | None:
        """What is looked at."""
        return self._found[self._chosen] if self._found else None

    @property
    def is_marking(self) -> bool:
        """Whether words are being marked."""
        return self.query_one(Markable).is_marking

    @property
    def shows_model(self) -> bool:
        """Whether the model answer stands in the place of one's own."""
        return self._is_model

    @property
    def shows_why(self) -> bool:
        """Whether all is told of the point that is looked at."""
        return self._more

    def begin(self, session: DrillSession) -> None:
        """Show an assessment from its first point on."""
        self._chosen, self._more, self._is_model = 0, False, False
        self.show(session)

    def show(self, session: DrillSession) -> None:
        """Bring all of it in line with the session."""
        assessment = session.assessment
        assert assessment is not None  # noqa: S101 - the screen looked
        self._session = session
        scored = assessment.score is not None
        self._found = findings(session) if scored else ()
        self._chosen = min(self._chosen, max(len(self._found) - 1, 0))
        self.query_one("#verdict", HangingList).show(verdict_of_points(assessment))
        self.set_class(not scored, "-unscored")
        self.query_one("#points-scroll").display = scored
        self.query_one("#model", Static).update(words.prose(session.scenario.model))
        self._draw()

    def on_resize(self) -> None:
        """What is looked at stays in sight."""
        self.call_after_refresh(self._follow)

    def choose(self, row: int) -> None:
        """Look at another point; it is not told before one asks for it."""
        self._chosen = min(max(row, 0), max(len(self._found) - 1, 0))
        self._more = False
        self._draw()

    def move(self, rows: int) -> None:
        """Look at a point further on."""
        self.choose(self._chosen + rows)

    def toggle_why(self) -> None:
        """Tell all of the point that is looked at, or no more."""
        self._more = not self._more
        self._draw()

    def toggle_model(self) -> None:
        """Show the model answer in the place of one's own, or no more."""
        self._is_model = not self._is_model
        self._draw()
        self.query_one("#own-scroll", VerticalScroll).scroll_home(animate=False)

    def scroll_page(self, pages: int) -> None:
        """Scroll the text."""
        scroll = self.query_one("#own-scroll", VerticalScroll)
        (scroll.scroll_page_down if pages > 0 else scroll.scroll_page_up)(animate=False)

    def mark(self) -> None:
        """Let the words that say the chosen point be marked."""
        if self._session is None or self.chosen is None:
            return
        self._is_model = False
        evidence = self.chosen.evidence
        self.query_one(Markable).begin(self._session.typed, evidence[0][0] if evidence else 0)
        self._draw()

    def unmark(self) -> None:
        """Marking is over."""
        self.query_one(Markable).end()
        self._draw()

    @on(Markable.Moved)
    def _moved(self, event: Markable.Moved) -> None:
        event.stop()
        self._scroll_to_evidence()

    @on(Markable.Marked)
    def _marked(self, event: Markable.Marked) -> None:
        event.stop()
        if self.chosen is not None and self.chosen.point is not None:
            self.post_message(self.Marked(self.chosen.point, event.span))

    @on(Markable.Unmarked)
    def _unmarked(self, event: Markable.Unmarked) -> None:
        event.stop()
        self.post_message(self.Unmarked())

    @on(Findings.Picked)
    def _picked(self, event: Findings.Picked) -> None:
        event.stop()
        if not self.is_marking:
            self.choose(event.row)

    def _draw(self) -> None:
        session = self._session
        if session is None:
            return
        own = self.query_one(Markable)
        heading = "A strong answer" if self._is_model else "Your answer"
        self.query_one("#own-heading", Static).update(heading)
        self.query_one("#model").display = self._is_model
        own.display = not self._is_model
        if not own.is_marking:
            marks = [
                mark
                for row, each in enumerate(self._found)
                for mark in each.marks(chosen=row == self._chosen)
            ]
            own.show(session.typed, marks)
        self.query_one(Findings).show(self._found, self._chosen, more=self._more)
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        """Scroll both halves to what is looked at."""
        rows = self.query_one(Findings)
        pane = self.query_one("#points-scroll", VerticalScroll)
        _scroll(pane, rows.lines_of(self._chosen, rows.content_size.width))
        self._scroll_to_evidence()

    def _scroll_to_evidence(self) -> None:
        own = self.query_one(Markable)
        if own.display:
            lines = own.chosen_lines(own.content_size.width)
            if lines:
                _scroll(self.query_one("#own-scroll", VerticalScroll), lines)


def _scroll(pane: VerticalScroll, lines: range) -> None:
    """Bring lines of the only widget of a pane into sight."""
    height = max(min(len(lines), pane.content_size.height), 1)
    region = Region(0, lines.start if lines else 0, 1, height)
    pane.scroll_to_region(region, animate=False)
