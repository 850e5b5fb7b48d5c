"""What can be done with an item from the list and from its page alike."""

from trainer.errors import StoreError, TrainerError
from trainer.events import Kind, Moment
from trainer.keys import Keymap
from trainer.practice.browse import Browser
from trainer.tui.editing import Visit, complaint
from trainer.tui.holding import HoldingScreen
from trainer.tui.ports import Practice


class ActingScreen(HoldingScreen):
    """A screen that shows an item, and has no other keys for it than these."""

    def __init__(self, practice: Practice, browser: Browser, keymap: Keymap) -> None:
        super().__init__(practice)
        self._browser = browser
        self._keymap = keymap

    def reload(self) -> None:
        """Show everything as it is now."""
        raise NotImplementedError

    def focus_content(self) -> None:
        """Give the keys back to what the screen shows."""
        raise NotImplementedError

    def fail(self, error: TrainerError) -> None:
        """Show what went wrong."""
        self.warn(str(error))

    def flag_in_hand(self) -> str | None:
        """The note of its flag."""
        page = None if self.item is None else self._browser.page(self.item)
        return None if page is None else page.schedule.flag

    def set_flag(self, item: str, note: str, now: Moment) -> bool | None:
        """Flag it, or take its flag back."""
        return self._browser.flag(item, note, now)

    def noted(self) -> None:
        """Show it as it is now; the keys act on what is shown."""
        self.focus_content()
        self.reload()

    def edited(self, visit: Visit, left: Moment) -> None:  # noqa: ARG002
        """Show it as it is now."""
        self.reload()
        if visit.is_wrong:
            self.warn(complaint(visit, "it", self._keymap.shown("edit")))
        else:
            self.say(visit.said or ("Saved." if visit.is_changed else ""))

    def action_suspend_item(self) -> None:
        """Ask it no more, or ask it again."""
        if self.item is None:
            return
        try:
            suspended = self._browser.toggle(self.item, self._practice.now())
        except StoreError as error:
            self.fail(error)
            return
        self.reload()
        undo = self._keymap.shown("take-back")
        self.say(f"Asked no more; {undo} takes that back." if suspended else "Asked again.")

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
            self.fail(error)
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
            self.fail(error)
            return
        self.reload()
        if event is None:
            self.say("Nothing was done here that could be taken back.")
            return
        what = {Kind.SUSPEND: "asked again", Kind.RESUME: "suspended again"}
        self.say(f"Taken back: {event.item} is {what.get(Kind(event.kind), 'as it was')}.")
