"""Setting up an interview: how long, for which level, on what."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult, RenderResult
from textual.binding import BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from trainer.content.points import Level
from trainer.keymap import Command, Place
from trainer.practice.interview import LENGTHS, Setup
from trainer.tui import words
from trainer.tui.bindings import PlaceScreen, bindings, way_back
from trainer.tui.keybar import KeyBar

CHOICES = ("Minutes", "Level", "Answers", "Seed")
"""The rows above the topics."""

SEED = CHOICES.index("Seed")

LONGEST_SEED = 9
"""Digits."""

PROMISE = "No feedback until the end; the clock nudges and never cuts off."


class Options(Widget, can_focus=False):
    """The choices, a row each, then the topics."""

    ALLOW_SELECT = False

    def __init__(self, setup: Setup, topics: Sequence[str]) -> None:
        super().__init__()
        self.setup = setup
        """What is chosen."""
        self._topics = topics
        self._marked = 0
        self._typing = False
        """A seed is being typed: the next digit goes behind it."""

    @property
    def marked(self) -> int:
        """The marked row: first the choices, then the topics."""
        return self._marked

    def change(self, setup: Setup) -> None:
        """Choose this."""
        self.setup = setup
        self.refresh(layout=True)

    def move(self, rows: int) -> None:
        """Move the mark."""
        self._typing = False
        self._marked = min(max(self._marked + rows, 0), len(CHOICES) + len(self._topics) - 1)
        self.refresh()
        if isinstance(self.parent, VerticalScroll):
            top = max(self._marked - 1, 0) if self._marked >= len(CHOICES) else 0
            self.parent.scroll_to(y=top, animate=False)

    def turn(self, by: int) -> None:
        """Take the next value of the marked row, or the one before."""
        setup = self.setup
        match self._marked:
            case 0:
                self.change(replace(setup, minutes=_next(list(LENGTHS), setup.minutes, by)))
            case 1:
                self.change(replace(setup, level=_next(list(Level), setup.level, by)))
            case 2:
                self.change(replace(setup, spoken=not setup.spoken))
            case row if row == SEED:
                self.change(replace(setup, seed=max(setup.seed + by, 0)))
            case row:
                self._toggle(self._topics[row - len(CHOICES)])

    def type(self, digit: str) -> None:
        """Write a digit of the seed; a backspace takes the last one away."""
        before = str(self.setup.seed) if self._typing or not digit else ""
        digits = before + digit if digit else before[:-1]
        self._marked, self._typing = SEED, True
        self.change(replace(self.setup, seed=int(digits[-LONGEST_SEED:] or 0)))

    def _toggle(self, topic: str) -> None:
        chosen = set(self.setup.topics) ^ {topic}
        topics = tuple(each for each in self._topics if each in chosen)
        self.change(replace(self.setup, topics=topics))

    def on_click(self, event: events.Click) -> None:
        """Mark the row under the pointer and change it."""
        line = event.get_content_offset_capture(self).y
        if line == len(CHOICES):
            return  # the heading of the topics
        self._marked = line - (line > len(CHOICES))
        self.turn(1)

    def render(self) -> RenderResult:
        """The rows."""
        setup = self.setup
        rows = [
            _values([str(each) for each in LENGTHS], str(setup.minutes)),
            _values([str(each) for each in Level], str(setup.level)),
            _values(["typed", "spoken"], "spoken" if setup.spoken else "typed"),
            Content.styled(str(setup.seed), "bold") + Content.styled(_SAME, "$quiet"),
        ]
        lines = [
            self._row(number, Content(f"{name:<10}") + row)
            for number, (name, row) in enumerate(zip(CHOICES, rows, strict=True))
        ]
        every = "all of them" if not setup.topics else words.count(len(setup.topics), "topic")
        lines.append(Content.assemble("  ", f"{'Topics':<10}", (every, "bold")))
        for number, topic in enumerate(self._topics, start=len(CHOICES)):
            chosen = topic in setup.topics
            sign = Content.styled("✓ ", "bold $primary") if chosen else Content("· ")
            row = Content(" " * 10) + sign + words.line(topic, "bold" if chosen else "")
            lines.append(self._row(number, row))
        return Content("\n").join(
            line.truncate(self.content_size.width, ellipsis=True) for line in lines
        )

    def _row(self, number: int, row: Content) -> Content:
        if number == self._marked:
            return Content.styled("▸ ", "bold $primary") + row
        return Content("  ") + row


_SAME = "  the same seed asks the same questions"


class SetupScreen(PlaceScreen[Setup]):
    """Choose; the set-up when the interview is to begin, None when it is not."""

    PLACE = Place.SETUP
    CSS_PATH = "mock_setup.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.SETUP)
    AUTO_FOCUS = ""

    def __init__(self, setup: Setup, topics: Sequence[str], drawn: Sequence[int] = ()) -> None:
        """`setup` is what is chosen at first; `drawn` are seeds to try after its own."""
        super().__init__()
        self._setup, self._topics = setup, topics
        self._drawn = list(drawn)

    def compose(self) -> ComposeResult:
        """A title, the choices, and what they come to."""
        with VerticalGroup(id="column"):
            yield Static("Mock interview", id="title")
            with VerticalScroll(id="card", can_focus=False):
                yield Options(self._setup, self._topics)
            yield Static(id="comes-to")
            yield KeyBar()

    @property
    def options(self) -> Options:
        """What is chosen so far."""
        return self.query_one(Options)

    def on_mount(self) -> None:
        """Say what the defaults come to."""
        self._sum_up()

    def label(self, command: Command) -> str:
        """The footer's words."""
        return way_back(self) if command.id == "leave-setup" else command.label

    def on_key(self, event: events.Key) -> None:
        """Digits write the seed."""
        if event.character and event.character in "0123456789":
            self.options.type(event.character)
        elif event.key == "backspace" and self.options.marked == SEED:
            self.options.type("")

    def on_click(self) -> None:
        """A click may have changed something."""
        self.call_after_refresh(self._sum_up)

    def action_begin_mock(self) -> None:
        """Begin with what is chosen."""
        self.dismiss(self.options.setup)

    def action_next_row(self) -> None:
        """Mark the next row."""
        self.options.move(1)

    def action_previous_row(self) -> None:
        """Mark the row before."""
        self.options.move(-1)

    def action_next_value(self) -> None:
        """Change the marked row."""
        self.options.turn(1)
        self._sum_up()

    def action_previous_value(self) -> None:
        """Change the marked row the other way."""
        self.options.turn(-1)
        self._sum_up()

    def action_pick(self) -> None:
        """Change the marked row."""
        self.action_next_value()

    def action_draw_seed(self) -> None:
        """Draw other questions."""
        if self._drawn:
            seed = self._drawn.pop()
            self._drawn.insert(0, self.options.setup.seed)
            self.options.change(replace(self.options.setup, seed=seed))

    def action_leave_setup(self) -> None:
        """Begin nothing."""
        self.dismiss(None)

    def _sum_up(self) -> None:
        setup = self.options.setup
        length = LENGTHS[setup.minutes]
        said = f"{words.count(length.cards, 'short question')} to warm up, then "
        said += words.count(length.scenarios, "scenario") + " in phases. "
        if setup.spoken:
            said += "You answer aloud, then tick what you said. "
        self.query_one("#comes-to", Static).update(Content(said + PROMISE))


def _values(values: Sequence[str], chosen: str) -> Content:
    """All values of a row; the one that is taken stands in brackets."""
    parts = [
        Content.styled(f"[{value}]", "bold $primary")
        if value == chosen
        else Content.styled(f" {value} ", "$quiet")
        for value in values
    ]
    return Content(" ").join(parts)


T = TypeVar("T")


def _next(values: Sequence[T], value: T, by: int) -> T:
    place = values.index(value) + by
    return values[min(max(place, 0), len(values) - 1)]
