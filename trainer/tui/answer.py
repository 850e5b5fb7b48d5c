"""The fields an answer is typed into: one for words, one for a figure."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup
from textual.message import Message
from textual.widgets import Input, TextArea

from trainer.content.cards import Card, Concept, Number
from trainer.keymap import Place
from trainer.tui.bindings import bindings


class Submitted(Message):
    """The learner is done typing."""


class Left(Message):
    """The learner wants out of the field."""


class Typed(Message):
    """The text in the field changed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


class Essay(TextArea):
    """Several lines, for a concept in one's own words."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.ANSWER, "submit", "leave-field")

    def on_key(self, event: events.Key) -> None:
        """Enter in an empty field reveals: there is no answer to break into lines."""
        if event.key == "enter" and not self.text.strip():
            event.stop()
            event.prevent_default()
            self.post_message(Submitted())

    def action_submit(self) -> None:
        """Hand in what stands here."""
        self.post_message(Submitted())

    def action_leave_field(self) -> None:
        """Give the keys back to the screen."""
        self.post_message(Left())


class Figure(Input):
    """One line, for a figure with its unit."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.ANSWER, "submit-figure", "leave-field")

    def action_submit_figure(self) -> None:
        """Hand in what stands here."""
        self.post_message(Submitted())

    def action_leave_field(self) -> None:
        """Give the keys back to the screen."""
        self.post_message(Left())


class Answer(VerticalGroup):
    """The field that the present card wants, if it wants one."""

    def compose(self) -> ComposeResult:
        """Both fields; at most one is displayed."""
        yield Essay(
            placeholder="Type your answer, or press Enter to see it.",
            show_line_numbers=False,
            highlight_cursor_line=False,
            compact=True,
        )
        yield Figure(
            placeholder="A figure with its unit, or Enter to see it.",
            compact=True,
            # A draft that comes back selected would vanish with the next key.
            select_on_focus=False,
        )

    @property
    def field(self) -> Essay | Figure | None:
        """The field on display."""
        essay, figure = self.query_one(Essay), self.query_one(Figure)
        if not self.display:
            return None
        return essay if essay.display else figure

    @property
    def text(self) -> str:
        """What was typed; empty where there is no field."""
        field = self.field
        if isinstance(field, Essay):
            return field.text
        return field.value if field is not None else ""

    def ask(self, card: Card, draft: str) -> None:
        """Offer the field that the card wants, with what was typed into it before."""
        essay, figure = self.query_one(Essay), self.query_one(Figure)
        essay.display, figure.display = isinstance(card, Concept), isinstance(card, Number)
        self.display = essay.display or figure.display
        if essay.display:
            essay.text = draft
            essay.move_cursor(essay.document.end)
        elif figure.display:
            figure.value = draft
            figure.cursor_position = len(draft)

    def hide(self) -> None:
        """Offer no field."""
        self.display = False

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _changed(self, event: TextArea.Changed | Input.Changed) -> None:
        event.stop()
        self.post_message(Typed(self.text))
