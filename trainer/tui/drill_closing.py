"""The end of a drill: what was gained, what is open, what comes back when."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from trainer.content.points import Point
from trainer.content.scenarios import Scenario
from trainer.grading.states import State
from trainer.keymap import BY_ID
from trainer.practice.attempts import Attempt, Comparison
from trainer.practice.closing import Closing
from trainer.practice.drill import DrillSession
from trainer.scheduling.preview import Grade
from trainer.tui import words
from trainer.tui.grades import COMMAND
from trainer.tui.hanging import HangingList, Row
from trainer.tui.points import SIGNS

MOST_ATTEMPTS = 6
"""Attempts drawn; more make no readable picture."""

BAR = 20
"""Cells of a full bar."""


class ClosingPage(VerticalScroll):
    """The page."""

    def compose(self) -> ComposeResult:
        """Every part once; what there is nothing to say of is not displayed."""
        yield Static(id="closing-title")
        yield Static("Said", classes="heading", id="gained-heading")
        yield Static(id="gained")
        for name, heading in (
            ("hinted", "Said when asked"),
            ("open", "Still open"),
            ("flags", "Wrong claims"),
        ):
            yield Static(heading, classes="heading", id=f"{name}-heading")
            yield HangingList(id=name)
        yield Static("Coming back", classes="heading", id="coming-heading")
        yield Static(id="coming")
        yield Static("Your attempts", classes="heading", id="attempts-heading")
        yield Static(id="attempts")
        yield HangingList(id="changes")
        yield Static(id="contested")

    def show(self, session: DrillSession, today: date) -> None:
        """Show how the drill ended."""
        closing, scenario = session.closing(), session.scenario
        self.query_one("#closing-title", Static).update(title(closing))
        self._part("gained", Content("\n").join(_gained(closing.gained)))
        self._list("hinted", _rows("?", "$text-warning", _says(closing.hinted)))
        self._list("open", list(_open(session, closing.still_open)))
        flags = [f"{flag.claim.strip()} Right: {flag.correction}" for flag in closing.flags]
        self._list("flags", _rows("!", "$text-error", flags))
        self._part("coming", coming(scenario, closing.coming, today))
        attempts, changes = closing.comparison, Content()
        if attempts is not None:
            changes = attempts_of(attempts, today)
        self._part("attempts", changes)
        self._list("changes", list(_changes(scenario, closing.comparison)))
        self._part("contested", _contested(session))
        self.scroll_home(animate=False)

    def _list(self, name: str, rows: Sequence[Row]) -> None:
        self.query_one(f"#{name}", HangingList).show(rows)
        for heading in self.query(f"#{name}-heading"):
            heading.display = bool(rows)

    def _part(self, name: str, content: Content) -> None:
        part = self.query_one(f"#{name}", Static)
        part.update(content)
        part.display = bool(content)
        for heading in self.query(f"#{name}-heading"):
            heading.display = bool(content)


def title(closing: Closing) -> Content:
    """The score, the grade taken, and the points in figures."""
    total = len(closing.gained) + len(closing.hinted) + len(closing.still_open)
    parts = [
        (f"{closing.score:.0%}", f"graded {grade_name(closing.grade).lower()}"),
        (f"{len(closing.gained)} of {total}", "points said"),
    ]
    if closing.hinted:
        parts.append((str(len(closing.hinted)), "more when asked"))
    return Content("   ").join(
        Content.assemble((figure, "bold $primary"), " ", (noun, "$quiet")) for figure, noun in parts
    )


def grade_name(grade: int) -> str:
    """The word on the key of a grade."""
    return next((BY_ID[COMMAND[each]].label for each in Grade if each == grade), str(grade))


def coming(scenario: Scenario, items: Iterable[tuple[str, date]], today: date) -> Content:
    """A line for each day: how many points are asked again, and when the whole scenario is."""
    parts: Counter[date] = Counter()
    whole: date | None = None
    for item, day in items:
        if item == scenario.item:
            whole = day
        else:
            parts[day] += 1
    lines = {day: words.count(number, "point") for day, number in parts.items()}
    if whole is not None:
        also = lines.get(whole)
        lines[whole] = f"{also}, and the whole drill" if also else "the whole drill"
    names = {day: words.weekday(day, today) for day in sorted(lines)}
    room = max(map(len, names.values()), default=0)
    return Content("\n").join(
        Content.assemble((names[day].ljust(room), "$quiet"), f"  {lines[day]}") for day in names
    )


def attempts_of(comparison: Comparison, today: date) -> Content:
    """How much each attempt covered, oldest first."""
    attempts = comparison.attempts[-MOST_ATTEMPTS:]
    names = [_when(each.day, today) for each in attempts]
    names[-1] = "now"
    room = max(map(len, names))
    return Content("\n").join(
        _attempt(name.ljust(room), each) for name, each in zip(names, attempts, strict=True)
    )


def _attempt(name: str, attempt: Attempt) -> Content:
    filled = round(BAR * attempt.coverage)
    return Content.assemble(
        (name, "$quiet"),
        "  ",
        ("━" * filled, "$primary"),
        ("─" * (BAR - filled), "$border-blurred"),
        f"  {attempt.covered} of {words.count(attempt.of, 'point')}  {attempt.score:.0%}",
    )


def _when(day: date, today: date) -> str:
    ago = (today - day).days
    return {0: "today", 1: "yesterday"}.get(ago, f"{words.interval(ago)} ago")


def _changes(scenario: Scenario, comparison: Comparison | None) -> Iterator[Row]:
    """What was gained and lost against the attempt before."""
    if comparison is None:
        return
    says: Mapping[str, str] = {point.id: point.say for point in scenario.points}
    for sign, name, ids in (("+", "new", comparison.gained), ("−", "lost", comparison.lost)):
        for each in ids:
            yield Content.styled(f"{sign} {name}  ", "bold"), words.line(says[each])


def _contested(session: DrillSession) -> Content:
    """Where the learner's own words can become part of the scenario."""
    number = len(session.contested)
    if not number:
        return Content()
    them = "its words" if number == 1 else "their words"
    return words.line(
        f"You credited {words.count(number, 'point')} yourself. To have {them} recognised next "
        f"time: trainer decks suggest {session.scenario.id}"
    )


def _gained(points: Iterable[Point]) -> Iterator[Content]:
    """In a line each: they were seen at length just now."""
    sign, colour = SIGNS[State.HIT]
    for point in points:
        yield Content.styled(f"{sign} ", f"bold {colour}") + words.line(point.say)


def _open(session: DrillSession, points: Iterable[Point]) -> Iterator[Row]:
    assessment = session.assessment
    states = {each.id: each.state for each in assessment.points} if assessment else {}
    for point in points:
        sign, colour = SIGNS[states.get(point.id, State.MISSED)]
        yield Content.styled(f"{sign} ", f"bold {colour}"), words.line(point.say)


def _says(points: Iterable[Point]) -> list[str]:
    return [point.say for point in points]


def _rows(sign: str, colour: str, texts: Iterable[str]) -> list[Row]:
    return [(Content.styled(f"{sign} ", f"bold {colour}"), words.line(text)) for text in texts]
