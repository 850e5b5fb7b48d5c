"""The fields an answer is typed into: one of several lines, and one of a single line."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup
from textual.message import Message
from textual.widgets import Input, TextArea

from trainer.content.cards import Card, Number, RapidFire
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

    PLACE = Place.ANSWER
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.ANSWER, "submit", "leave-field")

    def on_key(self, event: events.Key) -> None:
        """Some keys hand in what stands here, although the field could use them."""
        if self.submits(event.key):
            event.stop()
            event.prevent_default()
            self.post_message(Submitted())

    def submits(self, key: str) -> bool:
        """Enter in an empty field reveals: there is no answer to break into lines."""
        return key == "enter" and not self.text.strip()

    def action_submit(self) -> None:
        """Hand in what stands here."""
        self.post_message(Submitted())

    def action_leave_field(self) -> None:
        """Give the keys back to the screen."""
        self.post_message(Left())


class Line(Input):
    """One line, for a figure with its unit, or for a quick answer."""

    PLACE = Place.ANSWER
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.ANSWER, "submit-figure", "leave-field")

    def action_submit_figure(self) -> None:
        """Hand in what stands here."""
        self.post_message(Submitted())

    def action_leave_field(self) -> None:
        """Give the keys back to the screen."""
        self.post_message(Left())


class Answer(VerticalGroup):
    """The field that the present card wants, if it wants one.

    Rapid fire is answered in the head: its field opens only when it is asked for.
    """

    def __init__(self) -> None:
        super().__init__()
        self._offered = False
        """Whether the card takes a typed answer now."""

    def compose(self) -> ComposeResult:
        """Both fields; at most one is displayed."""
        yield Essay(
            placeholder="Type your answer, or press Enter to see it.",
            show_line_numbers=False,
            highlight_cursor_line=False,
            compact=True,
        )
        yield Line(
            compact=True,
            # A draft that comes back selected would vanish with the next key.
            select_on_focus=False,
        )

    @property
    def field(self) -> Essay | Line | None:
        """The field on display."""
        essay, line = self.query_one(Essay), self.query_one(Line)
        if not self.display:
            return None
        return essay if essay.display else line

    @property
    def text(self) -> str:
        """What was typed; empty where there is no field."""
        field = self.field
        if isinstance(field, Essay):
            return field.text
        return field.value if field is not None else ""

    @property
    def is_offered(self) -> bool:
        """Whether there is a field to type into, be it open yet or not."""
        return self._offered

    def ask(self, card: Card, draft: str) -> None:
        """Offer the field that the card wants, with what was typed into it before."""
        essay, line = self.query_one(Essay), self.query_one(Line)
        essay.display = card.kind.is_essay
        line.display = not essay.display
        self._offered = True
        # A draft tells that the learner wished to type.
        self.display = bool(draft) or not isinstance(card, RapidFire)
        if essay.display:
            essay.text = draft
            essay.move_cursor(essay.document.end)
        else:
            line.placeholder = _PLACEHOLDERS[isinstance(card, Number)]
            line.value = draft
            line.cursor_position = len(draft)

    def open(self) -> Essay | Line | None:
        """The field that is offered, now on display; None where none is."""
        self.display = self._offered
        return self.field

    def hide(self) -> None:
        """Offer no field."""
        self.display = self._offered = False

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _changed(self, event: TextArea.Changed | Input.Changed) -> None:
        event.stop()
        self.post_message(Typed(self.text))


_PLACEHOLDERS = {
    True: "A figure with its unit, or Enter to see it.",
    False: "Your answer in a few words, or Enter to see it.",
}
"""In the field of one line, by whether a figure is asked for."""
