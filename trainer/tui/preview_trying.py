"""An answer that is tried in the preview: graded as it is typed, and explained point by point."""

import asyncio

from textual import on, work
from textual.containers import VerticalScroll
from textual.timer import Timer
from textual.widgets import TextArea

from trainer.authoring.trying import Trial, Tried, judged_by
from trainer.authoring.watching import Previewed
from trainer.content.scenarios import Scenario
from trainer.content.text import reflow
from trainer.grading.assessment import Assessment
from trainer.tui.answer import Essay
from trainer.tui.bindings import PlaceScreen
from trainer.tui.findings import Findings
from trainer.tui.hanging import HangingList
from trainer.tui.preview_rows import explained, golden_row, tried_findings
from trainer.tui.solution import verdict, verdict_of_points

STILL = 0.25
"""Seconds without a key until what was typed is graded."""


class TryingScreen(PlaceScreen[None]):
    """The part of the preview that grades; it holds an Essay and what is found of it."""

    def __init__(self, trial: Trial) -> None:
        super().__init__()
        self._trial = trial
        self._golden: int | None = None
        """Which golden answer stands in the field, from 0."""
        self._point = 0
        """The one that is explained, from 0."""
        self._tried: Tried | None = None
        self._grading = False
        self._again = False
        """Whether something changed while an answer was graded."""
        self._following = False
        """Whether a point was chosen, and is to be brought into sight once it is explained."""
        self._timer: Timer | None = None

    @property
    def thing(self) -> Previewed | None:
        """What is shown."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Show a message, or none."""
        raise NotImplementedError

    def take_up(self, text: str) -> None:
        """Put another answer into the field, to be looked at from its first point on."""
        self._golden, self._point = None, 0
        self.query_one(Essay).text = text

    @on(TextArea.Changed)
    def _changed(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(STILL, self.try_now)

    def try_now(self) -> None:
        """Grade what stands in the field, once what is graded now is done."""
        if self._grading:
            self._again = True
        else:
            self._grade()

    @work
    async def _grade(self) -> None:
        self._grading = True
        try:
            while True:
                self._again = False
                thing, text = self.thing, self.query_one(Essay).text
                tried = None
                if thing is not None and text.strip():
                    point = self._point
                    tried = await asyncio.to_thread(self._trial.attempt, thing, text, point)
                if len(self.query("Essay, Findings, #golden, #tried")) < 4:
                    return  # the preview is being left, and its widgets go first
                if not self._again:
                    break
            self._tried = tried
            self._show_tried()
        finally:
            self._grading = False

    def _show_tried(self) -> None:
        thing, tried = self.thing, self._tried
        findings = self.query_one(Findings)
        golden = self.query_one("#golden", HangingList)
        golden.show(())
        findings.display = False
        if thing is None or tried is None:
            self.query_one("#tried", HangingList).show(())
            return
        assessment = tried.assessment
        rows = verdict(thing, assessment) if not isinstance(thing, Scenario) else None
        if rows is None:
            assert isinstance(assessment, Assessment)  # noqa: S101 - it has a rubric
            rows = verdict_of_points(assessment)
        self.query_one("#tried", HangingList).show(rows)
        if isinstance(thing, Scenario) and self._golden is not None:
            answer = thing.answers[self._golden] if self._golden < len(thing.answers) else None
            if answer is not None and reflow(answer.text) == tried.text:
                judged = self._trial.judged(answer.label, assessment)
                golden.show([golden_row(self._golden + 1, len(thing.answers), judged)])
        if isinstance(assessment, Assessment):
            points = judged_by(thing)
            found = tried_findings(points, thing, assessment, tried.text)
            self._point = min(self._point, max(len(points) - 1, 0))
            if points:
                found[self._point] = explained(found[self._point], tried)
            findings.display = bool(found)
            findings.show(found, self._point, more=False)
        self.refresh_bindings()
        if self._following:
            self._following = False
            self.call_after_refresh(self._follow)

    @on(Findings.Picked)
    def _picked(self, event: Findings.Picked) -> None:
        self._choose(event.row)

    def action_next_claim(self) -> None:
        """Look at the next point."""
        self._choose(self._point + 1)

    def action_previous_claim(self) -> None:
        """Look at the point before."""
        self._choose(self._point - 1)

    def action_golden(self) -> None:
        """Put the next golden answer into the field."""
        thing = self.thing
        if not isinstance(thing, Scenario) or not thing.answers:
            self.say("There is no golden answer here: `answers` of a scenario are.")
            return
        self._golden = 0 if self._golden is None else (self._golden + 1) % len(thing.answers)
        self.query_one(Essay).text = reflow(thing.answers[self._golden].text)
        self.try_now()

    @property
    def point(self) -> str:
        """The id of the point of a scenario that is explained; empty if none is."""
        thing = self.thing
        if self._tried is None or not isinstance(thing, Scenario) or not thing.points:
            return ""
        return thing.points[min(self._point, len(thing.points) - 1)].id

    def _choose(self, point: int) -> None:
        thing = self.thing
        if thing is None or self._tried is None:
            return
        points = judged_by(thing)
        self._point = min(max(point, 0), max(len(points) - 1, 0))
        self._following = True
        self.try_now()

    def _follow(self) -> None:
        """Bring the chosen point into sight, with as much below it as there is room for."""
        card, findings = self.query_one("#card", VerticalScroll), self.query_one(Findings)
        lines = findings.lines_of(self._point, findings.content_size.width)
        top = findings.virtual_region.y + lines.start
        least = top + len(lines) - card.scrollable_content_region.height
        card.scroll_to(y=min(max(card.scroll_y, least), top), animate=False)
