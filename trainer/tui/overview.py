"""The page of Home, drawn by one widget.

A widget for each part would take longer to style and lay out than all of Textual's own
first frame; this one draws lines.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from trainer.keys import Keymap
from trainer.store.today import DeckToday, Today
from trainer.tui import words
from trainer.tui.edges import spread
from trainer.tui.hanging import Row, hang
from trainer.tui.ports import Glimpse, Standing

DAYS_AHEAD = 4
"""Days named with what is due on them."""

FIGURE = 7
"""Cells of a column of figures."""

GAP = " · "

FEWEST = 3
"""Decks listed however small the screen is."""

_DIGITS = (
    "┏━┓ ╺┓  ╺━┓ ╺━┓ ╻ ╻ ┏━╸ ┏━╸ ╺━┓ ┏━┓ ┏━┓  ",
    "┃ ┃  ┃  ┏━┛ ╺━┫ ┗━┫ ┗━┓ ┣━┓   ┃ ┣━┫ ┗━┫  ╻",
    "┗━┛ ╺┻╸ ┗━╸ ╺━┛   ╹ ╺━┛ ┗━┛   ╹ ┗━┛ ╺━┛  ╹",
)
"""The ten digits, and a colon."""


class Overview(Widget, can_focus=False):
    """What today holds by deck, and where the learner stands."""

    ALLOW_SELECT = False

    class Clicked(Message):
        """A deck was clicked; None stands for all of them."""

        def __init__(self, deck: str | None) -> None:
            super().__init__()
            self.deck = deck

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap
        self._day = date.min
        self._today: Today | None = None
        self._decks: Sequence[DeckToday] = ()
        self._standing: Standing | None = None
        self._problems = ""
        self._marked = 0
        """The marked row: 0 for all decks, else one of them."""
        self._first_row = 0
        """The line on which the rows begin."""
        self._window = range(0)
        """The rows that are drawn."""

    @property
    def day(self) -> date:
        """The study day that is shown."""
        return self._day

    @property
    def today(self) -> Today | None:
        """How much today holds; None while the decks are still being read."""
        return self._today

    @property
    def decks(self) -> Sequence[DeckToday]:
        """The decks that have something to ask today."""
        return self._decks

    @property
    def marked(self) -> str | None:
        """The id of the marked deck; None for all of them."""
        return self._decks[self._marked - 1].deck if self._marked else None

    def show_today(self, glimpse: Glimpse) -> None:
        """Show how much today holds; the mark stays with its deck."""
        marked = self.marked
        self._day, self._today, self._decks = glimpse
        ids = [deck.deck for deck in self._decks]
        self._marked = ids.index(marked) + 1 if marked in ids else 0
        self.refresh()

    def show_standing(self, standing: Standing, problems: str) -> None:
        """Show where the learner stands; `problems` is a sentence about deck files."""
        self._standing, self._problems = standing, problems
        self.refresh()

    def move(self, rows: int) -> None:
        """Move the mark."""
        self._marked = min(max(self._marked + rows, 0), len(self._decks))
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Choose the deck under the pointer."""
        place = event.get_content_offset_capture(self).y - self._first_row
        if 0 <= place < len(self._window):
            self._marked = self._window[place]
            self.refresh()
            self.post_message(self.Clicked(self.marked))

    def on_mouse_scroll_down(self) -> None:
        """The wheel moves the mark."""
        self.move(1)

    def on_mouse_scroll_up(self) -> None:
        """The wheel moves the mark."""
        self.move(-1)

    def render(self) -> RenderResult:
        """From the big fact to the small ones."""
        width, height = self.content_size
        head = list(self._head())
        foot = list(self._foot(width))
        rows = list(self._rows(width, height - len(head) - len(foot) - 2))
        self._first_row = len(head) + 2
        return Content("\n").join([*head, *rows, *foot])

    def _head(self) -> Iterator[Content]:
        """How much waits, in big figures."""
        today = self._today
        if today is None:
            yield Content("Reading your decks…")
            return
        if not today.total:
            yield from self._nothing_due()
            return
        parts = [f"{today.due} due", f"{today.new} new"]
        if today.repeat:
            parts.append(f"{today.repeat} once more")
        beside = [Content(), Content.styled(" · ".join(parts), "bold"), Content()]
        if self._standing is not None:
            time = words.count(max(self._standing.minutes, 1), "minute")
            beside[2] = Content.styled(f"about {time}", "$quiet")
        for line, text in zip(big(today.total), beside, strict=True):
            yield Content.styled(line, "bold $primary") + text

    def _nothing_due(self) -> Iterator[Content]:
        """A kind word, what comes next, and what can be done meanwhile."""
        yield Content.styled("Nothing is due.", "bold $primary")
        upcoming = () if self._standing is None else self._standing.upcoming
        for day, number in upcoming:
            if number:
                when = words.weekday(day, self._day)
                come = "comes" if number == 1 else "come"
                yield Content(f"The next {words.count(number, 'card')} {come} {when}.")
                break
        cram = self._keymap.shown("cram")
        yield Content.styled(f"{cram} practises anyway; no schedule moves.", "$quiet")

    def _rows(self, width: int, room: int) -> Iterator[Content]:
        """The decks: those around the mark if there is no room for all."""
        today = self._today
        self._window = range(0)
        if today is None or not today.total:
            return
        yield Content()
        yield spread(Content("  Deck"), Content(figures("due", "new")), width).stylize("$quiet")
        number = len(self._decks) + 1
        shown = min(number, max(room - (number > room), FEWEST))
        first = min(max(self._marked - shown + 1, 0), number - shown)
        self._window = range(first, first + shown)
        for index in self._window:
            deck = self._decks[index - 1] if index else None
            title = words.line(deck.title) if deck else Content("All decks")
            due, new = (deck.due, deck.new) if deck else (today.due, today.new)
            row = ("▸ " if index == self._marked else "  ") + title
            drawn = spread(row, Content(figures(due or "", new or "")), width)
            yield drawn.stylize("bold $primary") if index == self._marked else drawn
        if shown < number:
            yield Content.styled(f"  {number - shown} more", "$quiet")

    def _foot(self, width: int) -> Iterator[Content]:
        """The interview, the streak, the next days, and what is wrong with the decks."""
        if self._standing is None:
            return
        rows: list[Row] = list(_interview(self._standing, width))
        rows.append((Content.styled("Streak   ", "$quiet"), _streak(self._standing)))
        ahead = [(day, number) for day, number in self._standing.upcoming if number]
        if ahead:
            days = (
                f"{words.weekday(day, self._day, short=True)} {number}"
                for day, number in ahead[:DAYS_AHEAD]
            )
            rows.append((Content.styled("Next", "$quiet"), Content(" · ".join(days))))
        if self._standing.interview is not None:
            left = words.minutes(60 * max(1, round(self._standing.interview / 60)))
            key = self._keymap.shown("mock")
            said = f"interview paused, {left} left: {key} goes on"
            rows.append((Content.styled("Mock", "$quiet"), Content.styled(said, "bold")))
        yield Content()
        yield from hang(rows, width)
        if self._problems:
            yield Content()
            yield from hang([(Content.styled("! ", "bold"), words.line(self._problems))], width)


def figures(due: int | str, new: int | str) -> str:
    """The two columns at the right."""
    return f"{due:>{FIGURE}}{new:>{FIGURE}}"


def big(figures: int | str) -> list[str]:
    """Figures of three lines; a colon parts minutes from seconds."""
    places = [4 * (10 if sign == ":" else int(sign)) for sign in str(figures)]
    return ["".join(f"{row[at : at + 3]:<4}" for at in places) + " " for row in _DIGITS]


def _interview(standing: Standing, width: int) -> Iterator[Row]:
    """When the interview is and what it asks of each day, on as few lines as have room."""
    if standing.countdown is None:
        return
    # Imported here: the first frame is painted before anybody knows where one stands.
    from trainer.printing.countdown import countdown_parts

    label = "Interview  "
    lines: list[str] = []
    for part in countdown_parts(standing.countdown):
        if lines and len(lines[-1]) + len(GAP) + len(part) <= width - len(label):
            lines[-1] += GAP + part
        else:
            lines.append(part)
    for number, line in enumerate(lines):
        yield Content.styled("" if number else label, "$quiet"), Content(line)


def _streak(standing: Standing) -> Content:
    """The days in a row, kindly."""
    streak = standing.streak
    if not streak.length:
        return Content("begins with the first answer of today")
    missed = f" ({streak.forgiven} forgiven)" if streak.forgiven else ""
    today = "today counts" if streak.done_today else "today still open"
    return Content(f"{words.count(streak.length, 'day')}{missed} · {today}")
