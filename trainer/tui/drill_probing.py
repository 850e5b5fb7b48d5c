"""What an interviewer asks on: one question at a time, a small field, hints, a short result."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from trainer.grading.assessment import Assessment
from trainer.grading.states import State
from trainer.keymap import Place
from trainer.practice.probes import Probe, ProbeResult
from trainer.tui import words
from trainer.tui.bindings import bindings
from trainer.tui.essay import DraftField
from trainer.tui.hanging import HangingList, Row
from trainer.tui.points import SIGNS, STATE_NAMES

UNSCORED = ("?", "Not judged", "$text-warning")
SKIPPED = ("–", "Left out", "$quiet")


class ProbeField(DraftField):
    """Two lines; Enter hands them in."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        Place.ANSWER, "submit", "leave-field", "hint-now"
    )

    class HintWanted(Message):
        """The learner wants a hint and goes on typing."""

    def submits(self, key: str) -> bool:
        """A line or two need no line breaks."""
        return key == "enter"

    def action_hint_now(self) -> None:
        """Ask for a hint."""
        self.post_message(self.HintWanted())


class Probing(VerticalScroll):
    """The question, the hints given, the field; then what the answer came to."""

    def __init__(self) -> None:
        super().__init__(can_focus=False)
        self.field = ProbeField("A line or two; an empty Enter leaves it out.")
        """Where the answer is typed."""

    def compose(self) -> ComposeResult:
        """Every part once; what is not needed is not displayed."""
        yield Static("The interviewer asks", classes="heading", id="probe-heading")
        yield Static(id="probe")
        with VerticalGroup(id="probe-asked"):
            yield HangingList(id="hints")
            yield self.field
        with VerticalGroup(id="probe-answered"):
            yield Static(id="probe-typed")
            yield HangingList(id="probe-result")
            yield HangingList(id="probe-say")

    def ask(self, probe: Probe, draft: str) -> None:
        """Ask, with what was typed before in the field."""
        self._show(probe)
        self.field.fill(draft)
        self.query_one("#hints", HangingList).show(())
        self.query_one("#probe-asked").display = True
        self.query_one("#probe-answered").display = False
        self.scroll_home(animate=False)

    def hint(self, probe: Probe) -> None:
        """Show the hints given so far; what was typed stays."""
        rows = [
            (Content.styled(f"Hint {n}  ", "$quiet"), words.line(text))
            for n, text in enumerate(probe.hints, start=1)
        ]
        self.query_one("#hints", HangingList).show(rows)
        self.scroll_end(animate=False)

    def tell(self, probe: Probe, result: ProbeResult | None) -> None:
        """Show what the answer came to; without one it was left out."""
        self._show(probe)
        self.field.fill("")
        self.query_one("#probe-asked").display = False
        self.query_one("#probe-answered").display = True
        typed = self.query_one("#probe-typed", Static)
        typed.update(words.typed(result.typed if result else ""))
        typed.display = result is not None
        self.query_one("#probe-result", HangingList).show([_verdict(probe, result)])
        self.query_one("#probe-say", HangingList).show(_says(probe, result))
        self.scroll_home(animate=False)

    def _show(self, probe: Probe) -> None:
        then = "goes on" if probe.follow_up is not None else "asks"
        self.query_one("#probe-heading", Static).update(f"The interviewer {then}")
        self.query_one("#probe", Static).update(words.prose(probe.ask))


def _verdict(probe: Probe, result: ProbeResult | None) -> Row:
    """In one line."""
    if result is None:
        return _line(*SKIPPED, "it comes back in reviews." if probe.point else "")
    found = result.assessment
    if found.score is None:
        return _line(*UNSCORED, found.reason)
    if probe.point is not None:
        (point,) = found.points
        counts = "counts as hinted: you said it when asked" if result.made else "still open"
        return _line(SIGNS[point.state][0], _name(point.state), SIGNS[point.state][1], counts)
    return _line(*_sum(found))


def _sum(found: Assessment) -> tuple[str, str, str, str]:
    said = sum(point.state is State.HIT for point in found.points)
    state = State.HIT if said == len(found.points) else State.PARTIAL if said else State.MISSED
    sign, colour = SIGNS[state]
    return sign, f"{said} of {words.count(len(found.points), 'point')} said", colour, ""


def _name(state: State) -> str:
    return STATE_NAMES[state].capitalize()


def _line(sign: str, name: str, colour: str, more: str) -> Row:
    lead = Content.styled(f"{sign} {name}", f"bold {colour}")
    return (lead + "  ", words.line(more)) if more else (lead, Content())


def _says(probe: Probe, result: ProbeResult | None) -> Sequence[Row]:
    """What a good answer says, each with what was found of it."""
    states = {}
    if result is not None and result.assessment.score is not None:
        states = {point.id: point.state for point in result.assessment.points}
    rows = []
    for point in probe.points:
        sign, colour = SIGNS[states[point.id]] if point.id in states else ("•", "$primary")
        rows.append((Content.styled(f"{sign} ", f"bold {colour}"), words.line(point.say)))
    return rows
