"""Browse: all items, narrowed down by what is typed; one of them opened, hidden or flagged."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup
from textual.widgets import Input, Static

from trainer.content.problems import sentence
from trainer.errors import StoreError
from trainer.keymap import Command, Place
from trainer.keys import Keymap
from trainer.tui import words
from trainer.tui.bindings import bindings
from trainer.tui.browse_actions import ActingScreen
from trainer.tui.browse_item import ItemScreen
from trainer.tui.browse_line import FindLine
from trainer.tui.browse_list import PAGE, BrowseList
from trainer.tui.edges import Edges
from trainer.tui.flagging import FlagField
from trainer.tui.keybar import KeyBar
from trainer.tui.message_line import MessageLine
from trainer.tui.ports import Practice

if TYPE_CHECKING:
    from trainer.store.search import Found

MOST_HINTS = 8
"""Completions shown: a line of them."""


class BrowseScreen(ActingScreen):
    """The line above, what it finds below."""

    PLACE = Place.BROWSE
    CSS_PATH = "browse.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.BROWSE)
    AUTO_FOCUS = "FindLine"

    def __init__(self, practice: Practice, keymap: Keymap, found: "Found") -> None:
        """`found` is the first page of all items."""
        super().__init__(practice, practice.browser, keymap)
        self._all = found
        self._line = ""
        self._proposals: Sequence[str] = ()
        """How the last word of the line may go on."""

    def compose(self) -> ComposeResult:
        """From the number of items to the keys."""
        with VerticalGroup(id="column"):
            yield Edges("Browse", "")
            yield FindLine()
            yield Static(id="hint")
            yield BrowseList()
            yield MessageLine()
            yield FlagField(self._practice)
            yield KeyBar()

    def on_mount(self) -> None:
        """Show all of them."""
        self._show(self._all)
        # The first mistyped word would wait for this.
        self.call_after_refresh(self._practice.prepare_search)

    @property
    def list(self) -> BrowseList:
        """What was found."""
        return self.query_one(BrowseList)

    @property
    def item(self) -> str | None:
        """The marked item."""
        marked = self.list.marked
        return None if marked is None else marked.item

    def focus_content(self) -> None:
        """The list has the keys."""
        self.set_focus(self.list)

    def titles(self) -> dict[str, str]:
        """The title of the marked one's deck."""
        marked = self.list.marked
        return {} if marked is None else {marked.deck: marked.title}

    def label(self, command: Command) -> str:
        """The footer's words."""
        marked = self.list.marked if self.is_mounted else None
        if command.id == "suspend-item" and marked is not None and marked.suspended:
            return "Resume"
        if command.id == "to-results" and marked is None:
            return ""
        if command.id == "complete" and not self._proposals:
            return ""
        if command.id == "leave-find" and self._line:
            return "Clear"
        return command.label

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Single keys act on the list, and on nothing while a note is written."""
        if not self.is_mounted:
            return True
        if self.is_noting:
            return False
        if isinstance(self.focused, FindLine):
            return action == "next_state"
        if action in ("open_item", "suspend_item", "flag", "edit", "practise_item"):
            return self.list.total > 0
        return action != "take_back" or self._browser.can_undo

    @on(Input.Changed, "FindLine")
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._line:
            self._line = event.value
            self.say("")
            self.reload(stay=False)

    def reload(self, *, stay: bool = True) -> None:
        """Find again what is typed; the mark stays where it is, or goes to the top."""
        try:
            found = self._practice.find(self._line, 0, PAGE)
        except StoreError as error:
            self.fail(error)
            return
        self._show(found, stay=stay)

    def _show(self, found: "Found", *, stay: bool = False) -> None:
        line, now = self._line, self._practice.now()
        fetch = lambda first, limit: self._practice.find(line, first, limit)  # noqa: E731
        self.list.show(found, fetch, now.day, stay=stay)
        self.query_one(Edges).show("Browse", words.count(found.total, "item"))
        self._show_hint(found)
        self.refresh_bindings()

    def _show_hint(self, found: "Found") -> None:
        """What is wrong with the line, how it may go on, or what was looked for instead."""
        said = _said_of(found)
        try:
            self._proposals = self._practice.completions(self._line, MOST_HINTS)
        except StoreError:
            self._proposals = ()
        more = "" if said else "  ".join(self._proposals)
        if not said and not more and not found.total:
            said = "Nothing is like this. Fewer words, or other filters, find more."
        hint = self.query_one("#hint", Static)
        # Proposals may be cut off; a sentence is read to its end.
        hint.set_class(bool(more), "-proposals")
        hint.update(words.line(said or more, "$quiet"))

    @on(FindLine.Completed)
    def _complete(self) -> None:
        line = self.query_one(FindLine)
        try:
            more = self._practice.completions(line.value, 1)  # the line may be ahead of the list
        except StoreError as error:
            self.fail(error)
            return
        if more:
            line.complete(more[0])
        else:
            self.action_to_results()

    @on(FindLine.Done)
    def action_to_results(self) -> None:
        """Let keys act on what was found."""
        if self.list.total:
            self.set_focus(self.list)
            self.refresh_bindings()

    @on(FindLine.Left)
    def _leave_line(self) -> None:
        line = self.query_one(FindLine)
        if line.value:
            line.value = ""
        else:
            self.action_leave_browse()

    def action_find(self) -> None:
        """Type on."""
        line = self.query_one(FindLine)
        self.set_focus(line)
        line.cursor_position = len(line.value)
        self.refresh_bindings()

    def action_next_state(self) -> None:
        """Filter by the next state, or by none after the last."""
        self.query_one(FindLine).next_state()

    def action_next_item(self) -> None:
        """Mark the next one."""
        self._move(1)

    def action_previous_item(self) -> None:
        """Mark the one before; above the first stands the line."""
        if self.list.place:
            self._move(-1)
        else:
            self.action_find()

    def action_next_items(self) -> None:
        """A page down."""
        self._move(self.list.page())

    def action_previous_items(self) -> None:
        """A page up."""
        self._move(-self.list.page())

    def action_first_item(self) -> None:
        """The first of all."""
        self._move(-self.list.total)

    def action_last_item(self) -> None:
        """The last of all."""
        self._move(self.list.total)

    def _move(self, rows: int) -> None:
        self.say("")
        try:
            self.list.move(rows)
        except StoreError as error:
            self.fail(error)
        self.refresh_bindings()

    def step(self, rows: int) -> str | None:
        """Mark another one, for the page above; its item."""
        self._move(rows)
        return self.item

    @on(BrowseList.Clicked)
    def action_open_item(self) -> None:
        """Show all of the marked one."""
        if self.item is None or not self.is_current:
            return
        try:
            page = self._browser.page(self.item)
        except StoreError as error:
            self.fail(error)
            return
        if page is None:
            self.say("It is gone from its file.")
            self.reload()
            return
        screen = ItemScreen(self._practice, self._browser, self._keymap, page, self)
        self.app.push_screen(screen, lambda _: self.reload())

    def action_leave_browse(self) -> None:
        """Back to Home."""
        if self.is_current:
            self.dismiss()


def _said_of(found: "Found") -> str:
    """What is wrong with the line, and what was looked for instead."""
    said = [sentence(f"{problem[0].upper()}{problem[1:]}") for problem in found.problems]
    if found.mended:
        words_, near = (
            ", ".join(f"“{each}”" for each in side) for side in zip(*found.mended, strict=True)
        )
        said.append(f"Nothing has {words_}; looked for {near} and the like.")
    return " ".join(said)
