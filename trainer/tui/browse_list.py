"""What was found, one item a line; of any number only the rows on the screen are looked at."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from trainer.tui import words
from trainer.tui.edges import spread

if TYPE_CHECKING:
    from trainer.store.search import Found, Hit

PAGE = 100
"""Rows fetched at a time; no terminal shows more."""

MOST_PAGES = 20
"""Pages kept: whoever scrolls through everything must not fill the memory with it."""

NARROW = 70
"""Cells below which the deck is left out."""

TITLE = 20
"""Cells of the title of a deck."""

STATE = 12
"""Cells of what is said of the schedule."""

Fetch = Callable[[int, int], "Found"]
"""Finds the rows from one number on, at most so many."""


class BrowseList(Widget, can_focus=True):
    """The rows; one is marked."""

    ALLOW_SELECT = False

    class Clicked(Message):
        """The marked row was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._fetch: Fetch | None = None
        self._pages: dict[int, tuple[Hit, ...]] = {}
        self._day = date.min
        self._marked = 0
        self._first = 0
        """The first row that is drawn."""
        self.total = 0
        """Rows in all."""

    @property
    def marked(self) -> "Hit | None":
        """The marked item; None if there is none."""
        return self._hit(self._marked)

    @property
    def place(self) -> int:
        """The number of the marked row, from 0 on."""
        return self._marked

    def show(self, found: "Found", fetch: Fetch, day: date, *, stay: bool = False) -> None:
        """List what was found, whose first page is given; the mark goes to the top or stays."""
        self._fetch, self._day, self.total = fetch, day, found.total
        self._pages = {0: found.hits}
        if not stay:
            self._marked = self._first = 0
        self.move(0)

    def move(self, rows: int) -> None:
        """Move the mark."""
        self._marked = min(max(self._marked + rows, 0), max(self.total - 1, 0))
        self._scroll()
        self.refresh()

    def page(self) -> int:
        """The rows that fit."""
        return max(self.content_size.height, 1)

    def on_resize(self) -> None:
        """Keep the mark on the screen."""
        self._scroll()

    def on_focus(self) -> None:
        """The mark shows that keys act on it."""
        self.refresh()

    def on_blur(self) -> None:
        """So it does here."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Mark the row under the pointer; a second click opens it."""
        row = event.get_content_offset_capture(self).y + self._first
        if not 0 <= row < self.total:
            return
        again = row == self._marked and self.has_focus
        self._marked = row
        self.focus()
        self.refresh()
        if again:
            self.post_message(self.Clicked())

    def on_mouse_scroll_down(self) -> None:
        """The wheel moves the mark."""
        self.move(1)

    def on_mouse_scroll_up(self) -> None:
        """The wheel moves the mark."""
        self.move(-1)

    def render(self) -> RenderResult:
        """The rows that fit."""
        width, height = self.content_size
        shown = range(self._first, min(self._first + height, self.total))
        return Content("\n").join([self._row(number, width) for number in shown])

    def _scroll(self) -> None:
        """Bring the marked row in sight, and fetch what is."""
        height = self.page()
        first = min(max(self._marked - height + 1, self._first), self._marked)
        self._first = max(min(first, self.total - height), 0)
        for number in (self._first, min(self._first + height, self.total) - 1):
            self._hit(number)

    def _hit(self, number: int) -> "Hit | None":
        if not 0 <= number < self.total or self._fetch is None:
            return None
        page, place = divmod(number, PAGE)
        if page not in self._pages:
            while len(self._pages) >= MOST_PAGES:
                del self._pages[next(iter(self._pages))]
            self._pages[page] = self._fetch(page * PAGE, PAGE).hits
        hits = self._pages[page]
        # Fewer than there were, if the decks changed meanwhile.
        return hits[place] if place < len(hits) else None

    def _row(self, number: int, width: int) -> Content:
        hit, is_marked = self._hit(number), number == self._marked
        if hit is None:
            return Content()
        right = Content(state_of(hit, self._day))
        if width >= NARROW:
            right = " " * (STATE - right.cell_length) + right
            title = words.line(hit.title).truncate(TITLE - 2, ellipsis=True)
            title += " " * (TITLE - title.cell_length)
            right = (title if is_marked else title.stylize("$quiet")) + right
        flag = Content("⚑ ") if hit.flagged else Content()
        left = Content("▸ " if is_marked else "  ") + flag + words.line(hit.ask or hit.title)
        line = spread(left, right, width)
        if not is_marked:
            return line
        return line.stylize("bold $primary" if self.has_focus else "bold")


def state_of(hit: "Hit", today: date) -> str:
    """What becomes of the item, in a word or two."""
    if hit.suspended:
        return "suspended"
    if hit.due is None:
        return "new"
    return "due" if hit.due <= today else words.weekday(hit.due, today, short=True)
