"""What the candidate types into: a line for short answers, several lines for long ones."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup
from textual.message import Message
from textual.widgets import Input, TextArea

from trainer.keymap import Place
from trainer.tui.answer import Essay, Line, Typed
from trainer.tui.bindings import bindings

_READING = ("read-down", "read-up")


class Read(Message):
    """The candidate wants to read on in what is asked, or back."""

    def __init__(self, pages: int) -> None:
        super().__init__()
        self.pages = pages


class Ended(Message):
    """The candidate is done asking."""


class TalkEssay(Essay):
    """Several lines; the page keys scroll what is asked."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.MOCK, *_READING)

    def submits(self, key: str) -> bool:  # noqa: ARG002
        """Enter only breaks lines: nobody passes a question by a slip."""
        return False

    def action_read_down(self) -> None:
        """Scroll down what is asked."""
        self.post_message(Read(1))

    def action_read_up(self) -> None:
        """Scroll up what is asked."""
        self.post_message(Read(-1))


class TalkLine(Line):
    """One line; besides Enter there is a key to be done with asking."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Place.ANSWER, "submit"),
        *bindings(Place.MOCK, *_READING),
    ]

    async def action_submit(self) -> None:
        """Done with questions."""
        self.post_message(Ended())

    def action_read_down(self) -> None:
        """Scroll down what is asked."""
        self.post_message(Read(1))

    def action_read_up(self) -> None:
        """Scroll up what is asked."""
        self.post_message(Read(-1))


class Talk(VerticalGroup):
    """The field that the present step wants, if it wants one."""

    def compose(self) -> ComposeResult:
        """Both fields; at most one is displayed."""
        yield TalkEssay(show_line_numbers=False, highlight_cursor_line=False, compact=True)
        yield TalkLine(compact=True, select_on_focus=False)

    @property
    def field(self) -> TalkEssay | TalkLine | None:
        """The field on display."""
        if not self.display:
            return None
        essay = self.query_one(TalkEssay)
        return essay if essay.display else self.query_one(TalkLine)

    @property
    def text(self) -> str:
        """What was typed; empty where there is no field."""
        field = self.field
        if isinstance(field, TextArea):
            return field.text
        return field.value if field is not None else ""

    @property
    def is_long(self) -> bool:
        """Whether the field has several lines."""
        return isinstance(self.field, TextArea)

    def clear(self) -> None:
        """Empty the field for the next question."""
        field = self.field
        with self.prevent(TextArea.Changed, Input.Changed):
            if isinstance(field, TextArea):
                field.text = ""
            elif field is not None:
                field.value = ""

    def open(self, text: str, placeholder: str, *, long: bool) -> None:
        """Offer a field of one or several lines, with what stands in it already."""
        essay, line = self.query_one(TalkEssay), self.query_one(TalkLine)
        self.display = True
        essay.display, line.display = long, not long
        # What is put in is no typing: nothing of it has to be kept.
        with self.prevent(TextArea.Changed, Input.Changed):
            essay.text = text if long else ""
            line.value = "" if long else text
        essay.placeholder = line.placeholder = placeholder
        essay.move_cursor(essay.document.end)
        line.cursor_position = len(line.value)

    def close(self) -> None:
        """Offer none."""
        self.display = False

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _changed(self, event: TextArea.Changed | Input.Changed) -> None:
        event.stop()
        self.post_message(Typed(self.text))
