"""The page of one item: the card with its answer, its schedule, its history."""

from collections.abc import Sequence
from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from trainer.errors import StoreError
from trainer.keymap import Command, Place
from trainer.keys import Keymap
from trainer.practice.browse import Browser, ItemPage
from trainer.tui import browse_rows as rows
from trainer.tui import words
from trainer.tui.bindings import bindings
from trainer.tui.browse_actions import ActingScreen
from trainer.tui.edges import Edges
from trainer.tui.flagging import FlagField
from trainer.tui.hanging import HangingList, Row
from trainer.tui.keybar import KeyBar
from trainer.tui.message_line import MessageLine
from trainer.tui.ports import Practice

_SCROLLING = ("item-down", "item-up", "item-page-down", "item-page-up")


class ItemScroll(VerticalScroll, inherit_bindings=False):
    """The page, longer than most screens."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.ITEM, *_SCROLLING)

    def action_item_down(self) -> None:
        """Scroll down."""
        self.scroll_down(animate=False)

    def action_item_up(self) -> None:
        """Scroll up."""
        self.scroll_up(animate=False)

    def action_item_page_down(self) -> None:
        """Scroll down a page."""
        self.scroll_page_down(animate=False)

    def action_item_page_up(self) -> None:
        """Scroll up a page."""
        self.scroll_page_up(animate=False)


class Below(Protocol):
    """The list that an item was found in."""

    def step(self, rows: int) -> str | None:
        """Go so many items on; the item that is marked then."""

    def titles(self) -> dict[str, str]:
        """The title of its deck."""


class ItemScreen(ActingScreen):
    """A page to read, and the same actions as in the list."""

    PLACE = Place.ITEM
    CSS_PATH = "browse.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.ITEM, without=_SCROLLING)
    AUTO_FOCUS = ""

    def __init__(
        self,
        practice: Practice,
        browser: Browser,
        keymap: Keymap,
        page: ItemPage,
        below: Below,
    ) -> None:
        """`below` is the list that the item was found in."""
        super().__init__(practice, browser, keymap)
        self.page = page
        """What is shown."""
        self._below = below

    def compose(self) -> ComposeResult:
        """Every part once; what an item lacks is not displayed."""
        with VerticalGroup(id="column"):
            yield Edges("", "")
            with ItemScroll(id="card"):
                yield Static(id="flag")
                yield Static(id="scene")
                yield Static(id="question")
                yield Static("Answer", classes="heading", id="answer-heading")
                yield Static(id="answer")
                yield Static("A good answer says", classes="heading", id="points-heading")
                yield HangingList(id="points")
                yield Static("Wrong claims", classes="heading", id="flags-heading")
                yield HangingList(id="flags")
                yield Static("Why", classes="heading", id="why-heading")
                yield Static(id="why")
                yield Static("Schedule", classes="heading", id="schedule-heading")
                yield HangingList(id="schedule")
                yield Static("History", classes="heading", id="history-heading")
                yield HangingList(id="history")
                yield Static(id="source")
            yield MessageLine()
            yield FlagField(self._practice)
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the page, from its top."""
        self._show()
        card = self.query_one("#card")
        self.set_focus(card)
        self.watch(card, "scroll_y", self.refresh_bindings, init=False)
        self.watch(card, "virtual_size", self.refresh_bindings, init=False)

    @property
    def item(self) -> str:
        """The item that is shown."""
        return self.page.item

    def titles(self) -> dict[str, str]:
        """The title of its deck."""
        return self._below.titles()

    def focus_content(self) -> None:
        """The page scrolls by keys."""
        self.set_focus(self.query_one("#card"))

    def label(self, command: Command) -> str:
        """The footer's words."""
        if command.id == "item-page-down":
            card = self.query_one("#card")
            return command.label if card.scroll_y < card.max_scroll_y else ""
        if command.id == "suspend-item" and self.page.schedule.suspended:
            return "Resume"
        return command.label

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Nothing else while a note is written."""
        if self.is_noting:
            return False
        return action != "take_back" or self._browser.can_undo

    def reload(self) -> None:
        """Show the item as it is now; back to the list if it is gone."""
        try:
            page = self._browser.page(self.item)
        except StoreError as error:
            self.fail(error)
            return
        if page is None:
            self.dismiss()
            return
        self.page = page
        self._show()

    def action_item_after(self) -> None:
        """Show the next one."""
        self._go(1)

    def action_item_before(self) -> None:
        """Show the one before."""
        self._go(-1)

    def action_close_item(self) -> None:
        """Back to the list."""
        if self.is_current:
            self.dismiss()

    def _go(self, rows_on: int) -> None:
        item = self._below.step(rows_on)
        try:
            page = None if item is None else self._browser.page(item)
        except StoreError as error:
            self.fail(error)
            return
        if page is not None:
            self.page = page
            self.say("")
            self._show()
            self.query_one("#card").scroll_home(animate=False)

    def _show(self) -> None:
        page = self.page
        self.query_one(Edges).show(words.line(page.item).plain, rows.about(page))
        self._part("flag", words.line(words.flag_line(page.schedule.flag)))
        self._part("scene", rows.scene(page))
        self._part("question", rows.asked(page))
        self._part("answer", rows.answer(page))
        self._list("points", rows.points(page))
        self._list("flags", rows.flags(page))
        self._part("why", rows.why(page))
        self._list("schedule", rows.schedule(page, self._practice.now().day))
        self._list("history", rows.history(page))
        self._part("source", rows.source(page))
        self.refresh_bindings()

    def _part(self, name: str, content: Content) -> None:
        part = self.query_one(f"#{name}", Static)
        part.display = bool(content)
        part.update(content)
        self._head(name, bool(content))

    def _list(self, name: str, items: Sequence[Row]) -> None:
        self.query_one(f"#{name}", HangingList).show(items)
        self._head(name, bool(items))

    def _head(self, name: str, shown: bool) -> None:
        """A part may have a heading; it goes with it."""
        for heading in self.query(f"#{name}-heading"):
            heading.display = shown
