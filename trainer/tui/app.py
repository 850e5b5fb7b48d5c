"""The full-screen front end: wires settings, workspace and screens together."""

import asyncio
import os
import signal
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.message import Message
from textual.notifications import SeverityLevel
from textual.screen import Screen

from trainer.content.text import clean
from trainer.errors import ExitCode, StoreError, TrainerError
from trainer.glance import glance, glance_decks, present_day
from trainer.keymap import Place
from trainer.keys import resolve
from trainer.practice.starts import DrillStart, MockStart, Start
from trainer.settings import Settings
from trainer.store.today import MISSED
from trainer.tui import words
from trainer.tui.bindings import bindings
from trainer.tui.home import HomeScreen
from trainer.tui.palette import Commands, Palette
from trainer.tui.ports import Glimpse, Opener, Practice, Standing
from trainer.tui.themes import DARK, LIGHT, SHORT_NAMES, quiet

if TYPE_CHECKING:
    # Loaded in the worker, after the first frame.
    from trainer.content.problems import Problem
    from trainer.practice.question import Plan


MINUTE = 60
"""Seconds between two looks at the date."""


class TrainerApp(App[int]):
    """Home, and everything that opens from it."""

    TITLE = "interview trainer"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {Commands}
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.EVERYWHERE)

    class Opened(Message):
        """The workspace is open."""

        def __init__(self, practice: Practice, standing: Standing) -> None:
            super().__init__()
            self.practice = practice
            self.standing = standing

    class Failed(Message):
        """The workspace could not be opened."""

        def __init__(self, error: TrainerError) -> None:
            super().__init__()
            self.error = error

    class NotRead(Message):
        """The decks that changed could not be read; the workspace is open as before."""

        def __init__(self, error: StoreError) -> None:
            super().__init__()
            self.error = error

    def __init__(
        self,
        settings: Settings,
        opener: Opener,
        look: Callable[[], Glimpse],
        start: "Plan | Start | None" = None,
    ) -> None:
        """`look` gives today's figures at once; `start` is a review or a drill to begin with."""
        super().__init__()
        self.error: TrainerError | None = None
        """Why the app had to end."""
        self.practice: Practice | None = None
        """The workspace, once it is open."""
        self._settings = settings
        self._opener = opener
        self._look = look
        self._start = start
        self._reading = True
        """A worker has the workspace: it is opened, or decks that changed are read."""
        self._wish: Callable[[], None] | None = None
        """What the learner asked for meanwhile."""
        self._titles: dict[str, str] = {}
        """Of the decks seen so far, by id."""
        self._on_quit = ExitCode.DONE
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        # Before there is anything to dress: a change later styles every widget anew.
        self.set_reactive(App.theme, DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self._wanted_theme = SHORT_NAMES.get(settings.theme, settings.theme)
        self._keys = resolve(settings.keys)
        self.set_keymap(self._keys.changed)
        self.home = HomeScreen(self._keys)
        """The screen at the bottom of the stack."""

    def get_default_screen(self) -> HomeScreen:
        """Home, without the cost of pushing it."""
        glimpse = self._look()
        # On the way to a review, Home only says that there is something to wait for.
        self.home.show_today(glimpse if self._start is None else Glimpse(glimpse.day))
        return self.home

    def on_mount(self) -> None:
        """Open the workspace once the first frame is out."""
        if not self.is_headless:
            # A closed window or a `kill` still keeps the draft and restores the terminal.
            for number in (signal.SIGTERM, signal.SIGHUP):
                asyncio.get_running_loop().add_signal_handler(number, self.exit)
        if self._wanted_theme in self.available_themes:
            self.theme = self._wanted_theme
        else:
            known = "dark, light and ansi always work"
            self.tell(f"theme: there is no theme {self._wanted_theme!r}; {known}", "warning")
        for problem in self._keys.problems:
            self.tell(problem, "warning")
        # The store takes longer to load than the first frame takes to paint, and the
        # interpreter runs one thread at a time: so the frame first.
        self.call_after_refresh(self._open)
        self.set_interval(MINUTE, self._notice_new_day)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What the style sheets need beyond what every theme brings."""
        return {"quiet": quiet(self.current_theme)}

    def tell(self, text: str, severity: SeverityLevel = "information") -> None:
        """Pop up a message; it may hold text from outside."""
        self.notify(clean(text), severity=severity, timeout=10, markup=False)

    @work(thread=True)
    def _open(self) -> None:
        # Imported here, beside the store: a review can then begin at once.
        import trainer.tui.review  # noqa: F401

        try:
            practice = self._opener(self._settings)
            self.post_message(self.Opened(practice, practice.standing()))
            # Only now: the words that grading knows take longer to read than all the rest.
            practice.warm()
        except TrainerError as error:
            self.post_message(self.Failed(error))

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.error = event.error
        self.exit(event.error.exit_code)

    @work(thread=True)
    def _read_changed_decks(self, practice: Practice) -> None:
        try:
            practice.sync()
            self.post_message(self.Opened(practice, practice.standing()))
        except StoreError as error:
            self.post_message(self.NotRead(error))

    @on(NotRead)
    def _not_read(self, event: NotRead) -> None:
        self._reading = False
        self.tell(str(event.error), "error")
        self._grant_wish()

    @on(Opened)
    def _opened(self, event: Opened) -> None:
        self.practice, self._reading = event.practice, False
        self._show_today(self._look())
        if isinstance(self._start, DrillStart):
            self._drill(self._start.scenario)
            return
        if isinstance(self._start, MockStart):
            self._mock(self._start)
            return
        if self._start is not None:
            self._review(self._start)
            return
        self._show_standing(event.standing)
        self._grant_wish()

    def _grant_wish(self) -> None:
        wish, self._wish = self._wish, None
        if wish is not None:
            wish()

    def _show_today(self, glimpse: Glimpse) -> None:
        self._titles.update({deck.deck: deck.title for deck in glimpse.decks})
        self.home.show_today(glimpse)

    def _show_standing(self, standing: Standing) -> None:
        problems = () if self.practice is None else self.practice.problems
        self.home.show_standing(standing, summed_up(problems))

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
        back = partial(self._practised, None)
        MockFlow(self, self.practice, self._keys, level, back, self._cannot_begin).open(start)

    def _cannot_begin(self, error: TrainerError) -> None:
        """Say why; out if the program was started for it."""
        if self._start is not None:
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
        self.push_screen(BrowseScreen(self.practice, self._keys, found), self._practised)

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

    @on(HomeScreen.Quit)
    def _quit(self) -> None:
        self.exit(self._on_quit)

    def _when_open(self, wish: Callable[[], None]) -> None:
        if self._reading:
            self._wish = wish
        else:
            wish()

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
            self._nothing_to_do(plan, said or "There is nothing to ask in this selection.")
            return
        screen = ReviewScreen(self.practice, session, self._keys, self._titles, said)
        self.push_screen(screen, self._practised)

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
            if self._start is not None:
                self.error = error
                self.exit(error.exit_code)
            else:
                self.tell(str(error), "error")
            return
        self.push_screen(DrillScreen(self.practice, session, self._keys), self._practised)

    def _nothing_to_do(self, plan: "Plan | None", said: str) -> None:
        """Say so on Home, where one sees what comes when."""
        if plan is not None and plan is self._start:
            self._start = None
            self._on_quit = ExitCode.NOTHING
        self._refresh_home()
        self.tell(said)

    def _practised(self, _result: None) -> None:
        """Back from practice: to Home, or out if the program was started for this."""
        self._on_quit = ExitCode.DONE
        if self._start is not None:
            self.exit(ExitCode.DONE)
        else:
            self._refresh_home()

    def on_app_focus(self) -> None:
        """Back at the terminal, perhaps on another day."""
        if not self._reading and self.screen is self.home:
            self._refresh_home()

    def _notice_new_day(self) -> None:
        """Home was left open overnight, in a terminal that does not tell of its focus."""
        if self.practice is not None and self.practice.now().day != self.home.overview.day:
            self.on_app_focus()

    def _refresh_home(self) -> None:
        assert self.practice is not None  # noqa: S101 - it was opened
        glimpse = self._look()
        if glimpse.today is None:
            # A deck file changed meanwhile. Until it is read, the page stays as it is.
            self._reading = True
            self._read_changed_decks(self.practice)
            return
        self._show_today(glimpse)
        try:
            self._show_standing(self.practice.standing())
        except StoreError as error:
            self.tell(str(error), "error")

    def close_above(self, screen: Screen[Any]) -> None:
        """Close what was opened above a screen between a key and its effect."""
        while self.screen is not screen:
            self.pop_screen()

    def action_command_palette(self) -> None:
        """Open the palette, unless there is one that is open or has not quite gone."""
        # Textual has no public way to ask for screens that are about to go.
        if not any(isinstance(screen, Palette) for screen in self._nodes):
            self.push_screen(Palette(id="--command-palette"))

    def _fatal_error(self) -> None:
        """End; `run_app` raises what went wrong, instead of a traceback on the screen."""
        self._close_messages_no_wait()

    def action_help(self) -> None:
        """Show every key."""
        # Imported here: most sessions need no help.
        from trainer.tui.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self._keys))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """Only what is not in the table of commands."""
        yield SystemCommand("Theme", "Try other colours.", self.action_change_theme)


def summed_up(problems: Sequence["Problem"]) -> str:
    """The faults of deck files in a sentence; empty if there are none."""
    if not problems:
        return ""
    files = words.count(len({problem.path for problem in problems}), "deck file")
    return f"{words.count(len(problems), 'problem')} in {files}: trainer decks check"


def look(settings: Settings) -> Glimpse:
    """Today's figures without opening the workspace; none where that is impossible."""
    day = present_day(settings)
    try:
        today = glance(settings)
        return Glimpse(day, today, glance_decks(settings) if today is not None else ())
    except StoreError:
        # Opening the workspace will meet the same fault and explain it.
        return Glimpse(day)


def open_workspace(settings: Settings) -> Practice:
    """The real workspace."""
    # Imported here, in the worker: SQLAlchemy takes longer to load than Textual.
    from trainer.workspace import Workspace

    return Workspace.open(settings)


def run_app(settings: Settings, start: "Plan | Start | None" = None) -> int:
    """Run the trainer full-screen; the exit code comes back.

    With a plan it opens the review directly, with a drill that. TrainerError if the workspace
    cannot be opened, or if there is no such scenario.
    """
    if os.environ.get("NO_COLOR") == "":
        # Set but empty means unset (no-color.org); Textual only asks whether it is there.
        del os.environ["NO_COLOR"]
    app = TrainerApp(settings, open_workspace, lambda: look(settings), start)
    code = app.run()
    if app.practice is not None:
        app.practice.close()
    if app.error is not None:
        raise app.error
    if app._exception is not None:
        raise app._exception
    return ExitCode.INTERRUPTED if code is None else code
