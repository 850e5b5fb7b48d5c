"""From a wish to a mock interview: what is offered first, what is set up, what is shown."""

from collections.abc import Callable
from dataclasses import replace

from textual.app import App

from trainer.content.points import Level
from trainer.errors import StoreError, TrainerError
from trainer.keys import Keymap
from trainer.practice.host import HostSession
from trainer.practice.interview import Setup
from trainer.practice.mock import MockSession
from trainer.practice.starts import MockStart
from trainer.tui.interrupted import InterruptedScreen
from trainer.tui.mock import MockScreen
from trainer.tui.mock_host import HostScreen
from trainer.tui.mock_setup import SetupScreen
from trainer.tui.ports import Practice

SEEDS = 20
"""Seeds drawn in advance for one set-up."""


class MockFlow:
    """Opens one screen after the other above Home."""

    def __init__(
        self,
        app: App[int],
        practice: Practice,
        keymap: Keymap,
        level: str,
        back: Callable[[], None],
        failed: Callable[[TrainerError], None],
    ) -> None:
        """`level` is the usual one; `back` is called at the end, `failed` if none can begin."""
        self._app, self._practice, self._keymap = app, practice, keymap
        self._level, self._back, self._failed = Level(level), back, failed

    def open(self, start: MockStart) -> None:
        """Begin by what was asked for; an interrupted interview comes first."""
        try:
            sitting = self._practice.interviews.unfinished(self._practice.now())
        except TrainerError as error:
            self._failed(error)
            return
        if sitting is None or sitting.is_over:
            self._set_up(start)
            return
        if start.new:
            self._give_up(sitting, start)
            return

        def decided(go_on: bool | None) -> None:
            if go_on is None:
                self._back()
            elif go_on:
                self._sit(sitting)
            else:
                self._give_up(sitting, start)

        screen = InterruptedScreen(sitting, self._practice.now(), self._keymap)
        self._app.push_screen(screen, decided)

    def _give_up(self, sitting: MockSession | HostSession, start: MockStart) -> None:
        try:
            sitting.abandon(self._practice.now())
        except StoreError as error:
            self._failed(error)
            return
        self._set_up(start)

    def _set_up(self, start: MockStart) -> None:
        """Choose, unless all was chosen already."""
        interviews = self._practice.interviews
        if start.host is not None:
            self._host(start.host, start.setup or Setup(level=self._level))
            return
        if start.setup is not None:
            drawn = start.setup.seed if start.seeded else interviews.draw_seed()
            self._begin(replace(start.setup, seed=drawn))
            return
        try:
            topics = interviews.topics()
        except TrainerError as error:
            self._failed(error)
            return
        seed, *more = (interviews.draw_seed() for _ in range(SEEDS))
        setup = Setup(level=self._level, seed=seed)

        def chosen(setup: Setup | None) -> None:
            if setup is None:
                self._back()
            else:
                self._begin(setup)

        self._app.push_screen(SetupScreen(setup, topics, more), chosen)

    def _begin(self, setup: Setup) -> None:
        try:
            session = self._practice.interviews.begin(setup, self._practice.now())
        except TrainerError as error:
            self._failed(error)
            return
        self._sit(session)

    def _host(self, scenario: str, setup: Setup) -> None:
        practice = self._practice
        try:
            found = practice.scenario(scenario)
            session = practice.interviews.host(found, setup.minutes, setup.level, practice.now())
        except TrainerError as error:
            self._failed(error)
            return
        self._sit(session)

    def _sit(self, sitting: MockSession | HostSession) -> None:
        """Show the interview."""
        screen: MockScreen | HostScreen
        if isinstance(sitting, MockSession):
            screen = MockScreen(self._practice, sitting)
        else:
            screen = HostScreen(self._practice, sitting)
        self._app.push_screen(screen, lambda _: self._back())
