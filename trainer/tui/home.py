"""Home: what today holds, where one stands, and one key to start."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import HorizontalGroup, VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.widgets import Digits, OptionList, Static

from trainer.keymap import Keymap, Place
from trainer.store.today import DeckToday, Today
from trainer.tui import words
from trainer.tui.bindings import Choice, PlaceScreen, bindings
from trainer.tui.decklist import DeckList, heading
from trainer.tui.hanging import HangingList, Row
from trainer.tui.keybar import KeyBar
from trainer.tui.ports import Standing

DAYS_AHEAD = 4
"""Days named with what is due on them."""


class HomeScreen(PlaceScreen[None]):
    """Shows figures as they become known; asks the app for everything else."""

    PLACE = Place.HOME
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        Place.HOME, without=("next-deck", "previous-deck")
    )

    class Start(Message):
        """The learner wants to practise a deck, or all of them."""

        def __init__(self, deck: str | None, *, cram: bool = False) -> None:
            super().__init__()
            self.deck = deck
            self.cram = cram

    class Undo(Message):
        """The learner wants the last answer back."""

    class Quit(Message):
        """The learner wants to leave."""

    def __init__(self, day: date, keymap: Keymap) -> None:
        """`day` is the study day it is."""
        super().__init__()
        self._day = day
        self._keymap = keymap
        self._today: Today | None = None
        self._decks: Sequence[DeckToday] = ()
        self._standing: Standing | None = None

    def compose(self) -> ComposeResult:
        """From the big fact to the small ones."""
        with VerticalGroup(id="column"):
            yield Static(id="top")
            with HorizontalGroup(id="big"):
                yield Digits()
                yield Static(id="fact")
            yield Static(id="columns")
            yield DeckList()
            yield HangingList(id="standing")
            yield Static(id="problems")
            yield Static(id="rest")
            yield KeyBar()

    def on_mount(self) -> None:
        """Draw what is known already."""
        self._draw()

    def on_resize(self, _event: events.Resize) -> None:
        """Keep what stands at the right edge there."""
        self._draw_top()

    def show_today(self, today: Today | None, decks: Sequence[DeckToday]) -> None:
        """Show how much today holds; None while the decks are still being read."""
        self._today, self._decks = today, decks
        if self.is_mounted:
            self._draw()

    def show_standing(self, standing: Standing) -> None:
        """Show where the learner stands."""
        self._standing = standing
        self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Nothing can be started while nothing is due."""
        return action != "start" or self._today is None or self._today.total > 0

    def choices(self) -> Iterator[Choice]:
        """One entry a deck."""
        for deck in self._decks:
            waiting = words.count(deck.due + deck.new, "card")
            run = partial(self.post_message, self.Start(deck.deck))
            yield Choice(f"Review {words.line(deck.title)}", f"{waiting} today", run)

    def _draw(self) -> None:
        today = self._today
        some = today is not None and today.total > 0
        total = self.query_one(Digits)
        total.display = some
        self.query_one("#big").set_class(some, "-some")
        if some and today is not None:
            total.update(str(today.total))
        self.query_one("#fact", Static).update(self._fact())
        self.query_one("#columns").display = some
        decks = self.query_one(DeckList)
        decks.display = some
        if some and today is not None:
            decks.show(today, self._decks)
            decks.focus()
        self.query_one("#standing", HangingList).show(self._standing_rows())
        self.query_one("#problems", Static).update(self._problems())
        self._draw_top()
        self.refresh_bindings()

    def _draw_top(self) -> None:
        top = self.query_one("#top", Static)
        name, day = "interview trainer", words.long_date(self._day)
        gap = " " * max(top.content_size.width - len(name) - len(day), 2)
        top.update(Content(f"{name}{gap}{day}"))
        columns = self.query_one("#columns", Static)
        columns.update(heading(columns.content_size.width))

    def _fact(self) -> Content:
        """Today in a line."""
        today = self._today
        if today is None:
            return Content("Reading your decks…")
        if not today.total:
            return self._nothing_due()
        parts = [f"{today.due} due", f"{today.new} new"]
        if today.repeat:
            parts.append(f"{today.repeat} once more")
        lines = [Content.styled(" · ".join(parts), "bold")]
        if self._standing is not None:
            time = words.count(max(self._standing.minutes, 1), "minute")
            lines.append(Content.styled(f"about {time}", "$quiet"))
        return Content("\n").join(lines)

    def _nothing_due(self) -> Content:
        """A kind word, what comes next, and what can be done meanwhile."""
        cram = self._keymap.shown("cram")
        lines = [Content.styled("Nothing is due.", "bold $primary")]
        upcoming = [] if self._standing is None else self._standing.upcoming
        following = next(((day, number) for day, number in upcoming if number), None)
        if following:
            day, number = following
            when = words.weekday(day, self._day)
            lines.append(Content(f"The next {words.count(number, 'card')} come {when}."))
        lines.append(Content(f"{cram} practises anyway; no schedule moves."))
        return Content("\n").join(lines)

    def _standing_rows(self) -> list[Row]:
        """The streak and the next days."""
        standing = self._standing
        if standing is None:
            return []
        rows = [("Streak", _streak(standing))]
        ahead = [(day, number) for day, number in standing.upcoming if number][:DAYS_AHEAD]
        if ahead:
            days = (
                f"{words.weekday(day, self._day, short=True)} {number}" for day, number in ahead
            )
            rows.append(("Next", " · ".join(days)))
        return [(Content.styled(f"{name}   ", "$quiet"), Content(text)) for name, text in rows]

    def _problems(self) -> Content:
        standing = self._standing
        if standing is None or not standing.problems:
            return Content()
        found = words.count(standing.problems, "problem")
        return Content.assemble(
            ("! ", "bold $text-warning"),
            f"{found} in deck files: ",
            ("trainer decks check", "bold"),
        )

    @on(OptionList.OptionSelected)
    def _picked(self) -> None:
        self.action_start()

    def action_start(self) -> None:
        """Review the marked deck, or all of them."""
        self.post_message(self.Start(self.query_one(DeckList).deck))

    def action_cram(self) -> None:
        """Practise the marked deck without moving any schedule."""
        self.post_message(self.Start(self.query_one(DeckList).deck, cram=True))

    def action_undo(self) -> None:
        """Take back the last answer."""
        self.post_message(self.Undo())

    def action_quit(self) -> None:
        """Leave the program."""
        self.post_message(self.Quit())


def _streak(standing: Standing) -> str:
    """The days in a row, kindly."""
    streak = standing.streak
    if not streak.length:
        return "begins with the first answer of today"
    missed = f" ({streak.forgiven} forgiven)" if streak.forgiven else ""
    today = "today is done" if streak.done_today else "today still open"
    return f"{words.count(streak.length, 'day')}{missed} · {today}"
