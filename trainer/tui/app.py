"""The full-screen front end: wires settings, workspace and screens together."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.message import Message

from trainer.errors import ExitCode, StoreError, TrainerError
from trainer.glance import glance, glance_decks, present_day
from trainer.practice.starts import DrillStart, MockStart, Start
from trainer.settings import Settings
from trainer.tui import words
from trainer.tui.home import HomeScreen
from trainer.tui.opening import OpeningApp
from trainer.tui.ports import Glimpse, Opener, Practice, Standing

if TYPE_CHECKING:
    # Loaded in the worker, after the first frame.
    from trainer.content.problems import Problem
    from trainer.practice.question import Plan


MINUTE = 60
"""Seconds between two looks at the date."""


class TrainerApp(OpeningApp):
    """Home, and everything that opens from it."""

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
        super().__init__(settings, start)
        self._opener = opener
        self._look = look
        self._on_quit = ExitCode.DONE

    def get_default_screen(self) -> HomeScreen:
        """Home, without the cost of pushing it."""
        glimpse = self._look()
        # On the way to a review, Home only says that there is something to wait for.
        self.home.show_today(glimpse if self._start is None else Glimpse(glimpse.day))
        return self.home

    def on_mount(self) -> None:
        """Open the workspace once the first frame is out."""
        self.set_up()
        # The store takes longer to load than the first frame takes to paint, and the
        # interpreter runs one thread at a time: so the frame first.
        self.call_after_refresh(self._open)
        self.set_interval(MINUTE, self._notice_new_day)

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

    def _show_today(self, glimpse: Glimpse) -> None:
        self._titles.update({deck.deck: deck.title for deck in glimpse.decks})
        self.home.show_today(glimpse)

    def _show_standing(self, standing: Standing) -> None:
        problems = () if self.practice is None else self.practice.problems
        self.home.show_standing(standing, summed_up(problems))

    @on(HomeScreen.Quit)
    def _quit(self) -> None:
        self.exit(self._on_quit)

    def nothing_to_do(self, plan: "Plan | None", said: str) -> None:
        """Say so on Home, where one sees what comes when."""
        if plan is not None and plan is self._start:
            self._start = None
            self._on_quit = ExitCode.NOTHING
        self._refresh_home()
        self.tell(said)

    def practised(self, _result: None) -> None:
        """Back from practice: to Home, or out if the program was started for this."""
        self._on_quit = ExitCode.DONE
        if self.ends_with_practice:
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
    app = TrainerApp(settings, open_workspace, lambda: look(settings), start)
    code = app.run()
    if app.practice is not None:
        app.practice.close()
    if app.error is not None:
        raise app.error
    return app.ended(code)
