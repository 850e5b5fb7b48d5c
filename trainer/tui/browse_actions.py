"""What can be done with an item from the list and from its page alike."""

from textual import on
from textual.widgets import Static

from trainer.errors import StoreError, TrainerError
from trainer.events import Kind
from trainer.keys import Keymap
from trainer.practice.browse import Browser
from trainer.tui import words
from trainer.tui.bindings import PlaceScreen
from trainer.tui.editing import visit_editor
from trainer.tui.flagging import FlagField
from trainer.tui.ports import Practice


class ActingScreen(PlaceScreen[None]):
    """A screen with an item in hand."""

    def __init__(self, practice: Practice, browser: Browser, keymap: Keymap) -> None:
        super().__init__()
        self._practice = practice
        self._browser = browser
        self._keymap = keymap
        self._noted: str | None = None
        """The item that the note is on: the mouse may mark another one meanwhile."""

    @property
    def item(self) -> str | None:
        """The item in hand."""
        raise NotImplementedError

    def reload(self) -> None:
        """Show everything as it is now."""
        raise NotImplementedError

    def say(self, text: str) -> None:
        """Show a message, or none."""
        message = self.query_one("#message", Static)
        message.remove_class("-error")
        message.update(words.line(text))
        message.display = bool(text)

    def complain(self, error: TrainerError) -> None:
        """Show what went wrong."""
        self.say(str(error))
        self.query_one("#message", Static).add_class("-error")

    def action_suspend_item(self) -> None:
        """Ask it no more, or ask it again."""
        if self.item is None:
            return
        try:
            suspended = self._browser.toggle(self.item, self._practice.now())
        except StoreError as error:
            self.complain(error)
            return
        self.reload()
        undo = self._keymap.shown("take-back")
        self.say(f"Asked no more; {undo} takes that back." if suspended else "Asked again.")

    def action_flag(self) -> None:
        """Ask for a note."""
        if self.item is None:
            return
        try:
            page = self._browser.page(self.item)
        except StoreError as error:
            self.complain(error)
            return
        self._noted = self.item
        self.say("")
        self.query_one(FlagField).open(None if page is None else page.schedule.flag)
        self.refresh_bindings()

    @on(FlagField.Kept)
    def _flag(self, event: FlagField.Kept) -> None:
        if self._noted is None:
            return
        try:
            flagged = self._browser.flag(self._noted, event.note, self._practice.now())
        except StoreError as error:
            self.complain(error)
            return
        self._stop_flagging()
        self.reload()
        said = {True: "Flagged for later.", False: "The flag is taken back.", None: ""}
        self.say(said[flagged])

    @on(FlagField.GivenUp)
    def _stop_flagging(self) -> None:
        self.query_one(FlagField).close()
        self.focus_content()
        self.refresh_bindings()

    def focus_content(self) -> None:
        """Give the keys back to what the screen shows."""
        raise NotImplementedError

    def action_edit(self) -> None:
        """Open it in the editor."""
        if self.item is None or not self.is_current:
            return
        visit = visit_editor(self.app, self._practice, self.item)
        self.reload()
        said = visit.said or ("Saved." if visit.is_changed else "")
        self.say(said)
        self.query_one("#message", Static).set_class(visit.is_wrong, "-error")

    def action_practise_item(self) -> None:
        """Cram a card, or drill a scenario."""
        # Imported here: looking something up needs no review.
        from trainer.practice.question import Phase, Plan
        from trainer.scheduling.queue import Scope
        from trainer.tui.drill import DrillScreen
        from trainer.tui.review import ReviewScreen

        if self.item is None or not self.is_current:
            return
        try:
            now = self._practice.now()
            if "/" not in self.item and "#" not in self.item:
                drill = self._practice.drill(self.item, now)
                self.app.push_screen(
                    DrillScreen(self._practice, drill, self._keymap), lambda _: self.reload()
                )
                return
            session = self._practice.review(Plan(Scope(item=self.item), cram=True))
        except TrainerError as error:
            self.complain(error)
            return
        if session.phase is Phase.FINISHED:
            self.say("It is asked no more: suspended, or a point that a later drill hit.")
            return
        screen = ReviewScreen(self._practice, session, self._keymap, self.titles())
        self.app.push_screen(screen, lambda _: self.reload())

    def titles(self) -> dict[str, str]:
        """Titles of decks by id, for the page of a review."""
        return {}

    def action_take_back(self) -> None:
        """Take back the latest thing done here."""
        try:
            event = self._browser.undo(self._practice.now())
        except StoreError as error:
            self.complain(error)
            return
        self.reload()
        if event is None:
            self.say("Nothing was done here that could be taken back.")
            return
        what = {Kind.SUSPEND: "asked again", Kind.RESUME: "suspended again"}
        self.say(f"Taken back: {event.item} is {what.get(Kind(event.kind), 'as it was')}.")
