"""Summary: what a session came to, and what comes back when."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from trainer.content.cards import Card
from trainer.errors import StoreError
from trainer.keymap import Command, Place
from trainer.practice.review import ReviewSession
from trainer.practice.summary import Coming, Summary
from trainer.tui import words
from trainer.tui.bindings import PlaceScreen, bindings, way_back
from trainer.tui.hanging import HangingList, bullets
from trainer.tui.keybar import KeyBar
from trainer.tui.message_line import MessageLine
from trainer.tui.ports import Practice

MOST_DAYS = 7
"""Days listed with what comes back on them; the rest is added up."""

LONGEST_BAR = 32
"""Cells."""


class SummaryScreen(PlaceScreen[bool]):
    """The end of a session; True when it was left by taking an answer back."""

    PLACE = Place.SUMMARY
    CSS_PATH = "summary.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.SUMMARY)

    def __init__(self, practice: Practice, session: ReviewSession) -> None:
        super().__init__()
        self._practice = practice
        self._session = session

    def compose(self) -> ComposeResult:
        """The figures, the hard cards, the days to come, what was new."""
        summary, today = self._session.summary(), self._practice.now().day
        with VerticalGroup(id="column"):
            with VerticalScroll(id="card"):
                yield Static(_title(self._session), id="title")
                yield Static(figures(summary), id="figures")
                if summary.hard:
                    yield Static("Worth another look", classes="heading")
                    for card in summary.hard:
                        yield HangingList(bullets([words.line(card.ask)]))
                        yield Static(words.line(card.solution), classes="answer")
                if summary.coming and not self._session.cram:
                    yield Static("Coming back", classes="heading")
                    yield Static(coming(summary.coming, today), id="coming")
                if summary.learned:
                    yield Static("Learned", classes="heading")
                    for card in summary.learned:
                        yield Static(_learned(card), classes="learned")
            yield MessageLine()
            yield KeyBar()

    def label(self, command: Command) -> str:
        """The footer's words; the review below is over too."""
        return way_back(self, 2) if command.id == "home" else command.label

    def action_undo(self) -> None:
        """Take back the last answer, and go back to its card."""
        try:
            self._session.undo(self._practice.now())
        except StoreError as error:
            said = f"! Not taken back. {error} Press the key to try again."
            self.query_one(MessageLine).warn(said)
            return
        self.dismiss(True)

    def action_home(self) -> None:
        """Go back to Home."""
        self.dismiss(False)


def _learned(card: Card) -> Content:
    return Content.styled("• ", "$primary") + words.line(card.ask)


def figures(summary: Summary) -> Content:
    """The session in a few figures."""
    parts = [(str(summary.cards), "card" if summary.cards == 1 else "cards")]
    if summary.learned:
        parts.append((str(len(summary.learned)), "learned"))
    if summary.reviewed:
        share = round(100 * summary.passed / summary.reviewed)
        parts.append((f"{share} %", "right at first"))
    parts.append((words.minutes(summary.seconds), "spent"))
    return Content("   ").join(
        Content.assemble((figure, "bold $primary"), " ", (noun, "$quiet")) for figure, noun in parts
    )


def coming(days: Sequence[Coming], today: date) -> Content:
    """A bar for each day on which something comes back."""
    near, far = days[:MOST_DAYS], days[MOST_DAYS:]
    rows = [(words.weekday(each.day, today), each.cards) for each in near]
    if far:
        rows.append(("later", sum(each.cards for each in far)))
    return bars(rows)


def bars(rows: Sequence[tuple[str, int]]) -> Content:
    """Names and counts as a small bar chart."""
    most = max((number for _, number in rows), default=1)
    room = max((len(name) for name, _ in rows), default=0)
    longest = min(LONGEST_BAR, most)
    return Content("\n").join(
        Content.assemble(
            (name.ljust(room), "$quiet"),
            "  ",
            ("▇" * max(number * longest // most, 1 if number else 0), "$primary"),
            f" {number}",
        )
        for name, number in rows
    )


def _title(session: ReviewSession) -> str:
    if session.remaining:
        return f"Stopped with {words.count(session.remaining, 'card')} to go"
    return "Crammed" if session.cram else "Done for now"
