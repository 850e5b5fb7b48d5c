"""From Home to everything that opens above it."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import on, work
from textual.screen import Screen

from trainer.errors import StoreError, TrainerError
from trainer.practice.starts import MockStart, Start
from trainer.settings import Settings
from trainer.store.today import MISSED
from trainer.tui.home import HomeScreen
from trainer.tui.ports import Practice
from trainer.tui.program import Program

if TYPE_CHECKING:
    # Loaded in the worker, after the first frame.
    from trainer.practice.question import Plan


class OpeningApp(Program):
    """The part of the app that opens screens; what is asked for too early waits."""

    def __init__(self, settings: Settings, start: "Plan | Start | None") -> None:
        super().__init__(settings)
        self.error: TrainerError | None = None
        """Why the app had to end."""
        self.practice: Practice | None = None
        """The workspace, once it is open."""
        self._start = start
        self._reading = True
        """A worker has the workspace: it is opened, or decks that changed are read."""
        self._wish: Callable[[], None] | None = None
        """What the learner asked for meanwhile."""
        self._titles: dict[str, str] = {}
        """Of the decks seen so far, by id."""
        self.home = HomeScreen(self._keys)
        """The screen at the bottom of the stack."""

    @property
    def ends_with_practice(self) -> bool:
        """Whether it was started for one thing, after which there is no Home to go to."""
        return self._start is not None

    def practised(self, _result: None) -> None:
        """Go on after what was opened."""
        raise NotImplementedError

    def nothing_to_do(self, plan: "Plan | None", said: str) -> None:
        """Go on when a review has nothing to ask."""
        raise NotImplementedError

    def close_above(self, screen: Screen[Any]) -> None:
        """Close what was opened above a screen between a key and its effect."""
        while self.screen is not screen:
            self.pop_screen()

    def _when_open(self, wish: Callable[[], None]) -> None:
        if self._reading:
            self._wish = wish
        else:
            wish()

    def _grant_wish(self) -> None:
        wish, self._wish = self._wish, None
        if wish is not None:
            wish()

    @on(HomeScreen.Start)
    def _start_review(self, event: HomeScreen.Start) -> None:
        self._when_open(lambda: self.begin(event.deck, cram=event.cram))

    @on(HomeScreen.Undo)
    def _undo(self) -> None:
        self._when_open(lambda: self._review(None))

    @on(HomeScreen.Mock)
    def _choose_mock(self) -> None:
        self._when_open(lambda: self._mock(MockStart()))

    def _mock(self, start: MockStart) -> None:
        """Set up an interview, or go on with one that was interrupted."""
        # Imported here: Home and a review need none of it.
        from trainer.tui.mock_flow import MockFlow

        assert self.practice is not None  # noqa: S101 - `_when_open` waited for it
        if self.screen is not self.home:
            return  # the key was pressed twice
        level = self._settings.level
        back = partial(self.practised, None)
        MockFlow(self, self.practice, self._keys, level, back, self._cannot_begin).open(start)

    def _cannot_begin(self, error: TrainerError) -> None:
        """Say why; out if the program was started for it."""
        if self.ends_with_practice:
            self.error = error
            self.exit(error.exit_code)
        else:
            self.tell(str(error), "error")

    @on(HomeScreen.Browse)
    def _choose_browse(self) -> None:
        self._when_open(self._browse)

    def _browse(self) -> None:
        """Show all items, to be narrowed down."""
        # Imported here: Home and a review need none of it.
        from trainer.tui.browse import BrowseScreen
        from trainer.tui.browse_list import PAGE

        assert self.practice is not None  # noqa: S101 - `_when_open` waited for it
        if self.screen is not self.home:
            return  # the key was pressed twice
        try:
            found = self.practice.find("", 0, PAGE)
        except StoreError as error:
            self.tell(str(error), "error")
            return
        self.push_screen(BrowseScreen(self.practice, self._keys, found), self.practised)

    @on(HomeScreen.Reports)
    def _choose_report(self) -> None:
        self._when_open(self._show_reports)

    def _show_reports(self) -> None:
        """List past interviews."""
        # Imported here: few sessions need it.
        from trainer.tui.report import MANY
        from trainer.tui.reports import ReportsScreen

        assert self.practice is not None  # noqa: S101 - `_when_open` waited for it
        if self.screen is not self.home:
            return  # the key was pressed twice
        try:
            kept = self.practice.reports(MANY)
        except StoreError as error:
            self.tell(str(error), "error")
            return
        if not kept:
            self.tell("There is no report yet: a mock interview makes one.")
            return
        self.push_screen(ReportsScreen(self.practice, kept))

    def begin(self, deck: str | None, *, cram: bool = False) -> None:
        """Review a deck, what was missed in drills, or all there is."""
        from trainer.practice.question import Plan
        from trainer.scheduling.queue import Scope

        scope = Scope(missed=True) if deck == MISSED else Scope(deck=deck)
        self._review(Plan(scope, cram=cram))

    def _review(self, plan: "Plan | None") -> None:
        """Open a review; without a plan, only to take back the last answer."""
        # Loaded by the worker; imported here so that the first frame need not wait.
        from trainer.practice.question import Phase, Plan
        from trainer.tui.review import ReviewScreen

        assert self.practice is not None  # noqa: S101 - `_when_open` waited for it
        if any(isinstance(screen, ReviewScreen) for screen in self.screen_stack):
            return  # the key was pressed twice
        self.close_above(self.home)
        try:
            session = self.practice.review(plan or Plan())
            if plan is None and session.undo(self.practice.now()) is None:
                self.tell("There is nothing to take back.")
                return
        except StoreError as error:
            self.tell(str(error), "error")
            return
        said = "Taken back." if plan is None else ""
        if session.phase is Phase.FINISHED:
            self.nothing_to_do(plan, said or "There is nothing to ask in this selection.")
            return
        screen = ReviewScreen(self.practice, session, self._keys, self._titles, said)
        self.push_screen(screen, self.practised)

    @on(HomeScreen.Drill)
    def _choose_drill(self) -> None:
        self._when_open(self._show_drills)

    def _show_drills(self) -> None:
        """List the scenarios; what is chosen there begins."""
        # Imported here: Home and a review need none of it.
        from trainer.tui.drills import DrillsScreen

        assert self.practice is not None  # noqa: S101 - `_when_open` waited for it
        self.close_above(self.home)
        try:
            now = self.practice.now()
            rows = self.practice.drills(now)
        except StoreError as error:
            self.tell(str(error), "error")
            return
        if not rows:
            self.tell("There is no scenario among your decks; add a folder with one.")
            return

        def chosen(scenario: str | None) -> None:
            if scenario is not None:
                self._drill(scenario)

        self.push_screen(DrillsScreen(rows, now.day), chosen)
        # The screen of a drill takes a moment to load: while the learner chooses.
        self._load_drill()

    @work(thread=True)
    def _load_drill(self) -> None:
        import trainer.tui.drill  # noqa: F401

    def _drill(self, scenario: str | None) -> None:
        """Open a drill; of the most needed scenario for None."""
        from trainer.tui.drill import DrillScreen

        assert self.practice is not None  # noqa: S101 - `_when_open` waited for it
        self.close_above(self.home)
        try:
            session = self.practice.drill(scenario, self.practice.now())
        except TrainerError as error:
            self._cannot_begin(error)
            return
        self.push_screen(DrillScreen(self.practice, session, self._keys), self.practised)
