"""A deck file beside the editor: drawn anew when it is saved, with an answer to try."""

import asyncio
import os
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.containers import VerticalGroup, VerticalScroll
from textual.widgets import Static

from trainer.authoring.editing import Editing
from trainer.authoring.editor import chosen as chosen_editor
from trainer.authoring.trying import Trial
from trainer.authoring.watching import Previewed, Seen, Watched
from trainer.content.scenarios import Scenario
from trainer.errors import TrainerError
from trainer.events import Kind
from trainer.grading.cards import points_of
from trainer.keymap import Command, Place
from trainer.practice.question import Question, Revealed
from trainer.scheduling.schedule import Schedule
from trainer.tui import words
from trainer.tui.answer import Essay, Left, Submitted
from trainer.tui.bindings import bindings
from trainer.tui.editing import lend, unchanged
from trainer.tui.findings import Findings
from trainer.tui.hanging import HangingList
from trainer.tui.keybar import KeyBar
from trainer.tui.message_line import MessageLine
from trainer.tui.preview_rows import problem_rows
from trainer.tui.preview_trying import TryingScreen
from trainer.tui.solution import Solution, asked

EVERY = 0.3
"""Seconds between two looks at the file."""

EDIT_RANK = 4
"""Of editing among the keys in the footer."""

NOTHING = (
    "There is no card in it yet. Write one in your editor, or with `trainer decks add` in "
    "another window: it is shown here as soon as the file is saved."
)


class PreviewScreen(TryingScreen):
    """One card of the file; what is typed stays in memory and never goes into the deck."""

    PLACE = Place.PREVIEW
    CSS_PATH = "preview.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.PREVIEW)
    AUTO_FOCUS = ""

    def __init__(self, watched: Watched, seen: Seen | None, item: str | None, trial: Trial) -> None:
        """`seen` is the first look at the file; `item` the card to begin with."""
        super().__init__(trial)
        self._watched = watched
        self._seen = seen or Seen()
        self._item = item
        self._texts: dict[str, str] = {}
        """What was typed, by item, as long as the preview is open."""
        self._looking = asyncio.Lock()
        """Held while the file is looked at or edited."""

    def compose(self) -> ComposeResult:
        """Every widget once; what a card does not need is not displayed."""
        with VerticalGroup(id="column"):
            yield Static(id="about")
            with VerticalScroll(id="card"):
                yield HangingList(id="problems")
                yield Static(NOTHING, id="nothing")
                yield Static(id="question")
                yield Static(id="context")
                yield Essay(
                    placeholder="Try an answer here.",
                    show_line_numbers=False,
                    highlight_cursor_line=False,
                    compact=True,
                )
                yield HangingList(id="golden")
                yield HangingList(id="tried")
                yield Findings()
                yield Static("A strong answer", classes="heading", id="model-heading")
                yield Static(id="model")
                yield Solution()
            yield MessageLine()
            yield KeyBar()

    def on_mount(self) -> None:
        """Show the file, and watch it."""
        self._show()
        self._watch()

    @property
    def thing(self) -> Previewed | None:
        """What is shown."""
        items = self._seen.items
        found = (each for each in items if each.item == self._item)
        return next(found, items[0] if items else None)

    def label(self, command: Command) -> str:
        """Only what there is something for."""
        thing, tried = self.thing, self._tried
        has = {
            "next-card": len(self._seen.items) > 1,
            "type": thing is not None and not self.query_one(Essay).has_focus,
            "next-claim": tried is not None and tried.reason is not None,
            "golden": isinstance(thing, Scenario) and bool(thing.answers),
        }
        label = "Try" if command.id == "type" else command.label
        return label if has.get(command.id, True) else ""

    def rank(self, command: Command) -> int:
        """Editing comes before what works everywhere: whoever watches a file writes it."""
        return EDIT_RANK if command.id == "edit" else super().rank(command)

    @work
    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(EVERY)
            async with self._looking:
                seen = await asyncio.to_thread(self._watched.look)
            if seen is not None:
                self._saved(seen)

    def _saved(self, seen: Seen, *, stay: bool = False) -> None:
        """Show the file as it was saved; the card that changed comes to the front.

        With `stay` the card at hand does, and under another id the one in its place.
        """
        is_new = seen.problems != self._seen.problems
        before = [each.item for each in self._seen.items]
        self._seen = seen
        names = [each.item for each in seen.items]
        changed = not stay and seen.changed is not None and seen.changed != self._item
        if changed:
            self._keep()
            self._item = seen.changed
        elif names and self._item in before and self._item not in names:
            self._item = names[min(before.index(self._item), len(names) - 1)]
        self.say("")
        self._show(same=not changed)
        if is_new and seen.broken:
            self.query_one("#card").scroll_home(animate=False)

    def _show(self, *, same: bool = False) -> None:
        seen, thing = self._seen, self.thing
        problems = self.query_one("#problems", HangingList)
        problems.show(problem_rows(seen.problems, broken=seen.broken and bool(seen.items)))
        problems.set_class(seen.broken, "-error")
        for part in self.query("#card > *").exclude("#problems"):
            part.display = thing is not None
        self.query_one("#nothing").display = thing is None and not seen.broken
        if thing is None:
            self.query_one("#about", Static).update(words.line(self._watched.path))
            self._left()
            self.refresh_bindings()
            return
        self._item = thing.item
        number = [each.item for each in seen.items].index(thing.item) + 1
        about = f"{number} of {len(seen.items)} · {thing.item} · {seen.title}"
        self.query_one("#about", Static).update(words.line(about))
        self._show_asked(thing)
        if not same:
            self.take_up(self._texts.get(thing.item, ""))
            self.query_one("#card").scroll_home(animate=False)
        self.try_now()
        self.refresh_bindings()

    def _show_asked(self, thing: Previewed) -> None:
        """The question and what is right: of a scenario its model, of a card as in a review."""
        if isinstance(thing, Scenario):
            question, context, model = words.prose(thing.ask), thing.context, thing.model
        else:
            question, context, model = asked(thing), "", ""
            asked_as = Question(thing, Schedule(), Kind.REVIEW, changed=False, draft="")
            revealed = Revealed("", points_of(thing), None, {}, None, (), (), None)
            self.query_one(Solution).show(asked_as, revealed, None)
        self.query_one("#question", Static).update(question)
        self._part("context", context)
        self._part("model", model)
        self.query_one("#model-heading").display = bool(model)
        self.query_one(Solution).display = not isinstance(thing, Scenario)

    def _part(self, name: str, text: str) -> None:
        part = self.query_one(f"#{name}", Static)
        part.display = bool(text.strip())
        part.update(words.prose(text))

    def _keep(self) -> None:
        if self._item is not None:
            self._texts[self._item] = self.query_one(Essay).text

    @on(Submitted)
    @on(Left)
    def _left(self) -> None:
        self.set_focus(self.query_one("#card"))

    def action_next_card(self) -> None:
        """Show the next card of the file."""
        self._turn(1)

    def action_previous_card(self) -> None:
        """Show the card before."""
        self._turn(-1)

    def action_type(self) -> None:
        """Go into the field, if there is something to answer."""
        if self.thing is not None:
            self.set_focus(self.query_one(Essay))

    def action_page_down(self) -> None:
        """Scroll down a page."""
        self.query_one("#card", VerticalScroll).scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """Scroll up a page."""
        self.query_one("#card", VerticalScroll).scroll_page_up(animate=False)

    async def action_edit(self) -> None:
        """Open the editor at what is shown; a bundled file is copied to the author's own first."""
        async with self._looking:
            said = self._visit()
            seen = await asyncio.to_thread(self._watched.look)
        if seen is not None:
            self._saved(seen, stay=True)
        self.say(said)

    def _visit(self) -> str:
        """Lend the terminal to the editor, watch the copy if one was made, and what to say."""
        bundled = self._watched.bundled
        try:
            # The editor is asked for first: without one no copy is made.
            editor = chosen_editor(os.environ)
            editing = Editing(self._watched.own(self.thing, self.point), editor)
            copied = editing.place.copied
            edited = lend(self.app, editing)
        except SuspendNotSupported:
            return "No editor fits in here; open the file in another window."
        except TrainerError as error:
            return str(error)
        path = editing.place.path
        if bundled and (edited.changed or not copied):
            self._watched = self._watched.follow(path)
            return f"Your own copy is {path}; it is watched from now on."
        return "" if edited.changed else unchanged(edited)

    def action_leave_preview(self) -> None:
        """Watch no more."""
        self.dismiss()

    def _turn(self, cards: int) -> None:
        names = [each.item for each in self._seen.items]
        thing = self.thing
        if thing is None:
            return
        number = min(max(names.index(thing.item) + cards, 0), len(names) - 1)
        if names[number] != self._item:
            self._keep()
            self._item = names[number]
            self.say("")
            self._show()

    def say(self, text: str) -> None:
        """Show a message, or none."""
        self.query_one(MessageLine).say(text)
