"""What every full-screen program has: its colours and keys, help, and a clean way to end."""

import asyncio
import os
import signal
from collections.abc import Iterable
from typing import Any, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.notifications import SeverityLevel
from textual.screen import Screen

from trainer.content.text import clean
from trainer.errors import ExitCode
from trainer.keymap import Place
from trainer.keys import resolve
from trainer.settings import Settings
from trainer.tui.bindings import bindings
from trainer.tui.palette import Commands, Palette
from trainer.tui.pasting import cleaned
from trainer.tui.themes import DARK, LIGHT, SHORT_NAMES, quiet


class Program(App[int]):
    """An app as the settings want it; its result is the exit code."""

    TITLE = "interview trainer"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {Commands}
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.EVERYWHERE)

    def __init__(self, settings: Settings) -> None:
        if os.environ.get("NO_COLOR") == "":
            # Set but empty means unset (no-color.org); Textual only asks whether it is there.
            del os.environ["NO_COLOR"]
        super().__init__()
        self._settings = settings
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        # Before there is anything to dress: a change later styles every widget anew.
        self.set_reactive(App.theme, DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self._wanted_theme = SHORT_NAMES.get(settings.theme, settings.theme)
        self._keys = resolve(settings.keys)
        self.set_keymap(self._keys.changed)

    async def on_event(self, event: events.Event) -> None:
        """Clean what is pasted; else as ever."""
        await super().on_event(cleaned(event))

    def set_up(self) -> None:
        """Take signals and the theme; say what of the settings is not in force."""
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

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What the style sheets need beyond what every theme brings."""
        return {"quiet": quiet(self.current_theme)}

    def tell(self, text: str, severity: SeverityLevel = "information") -> None:
        """Pop up a message; it may hold text from outside."""
        self.notify(clean(text), severity=severity, timeout=10, markup=False)

    def action_command_palette(self) -> None:
        """Open the palette, unless there is one that is open or has not quite gone."""
        # Textual has no public way to ask for screens that are about to go.
        if not any(isinstance(screen, Palette) for screen in self._nodes):
            self.push_screen(Palette(id="--command-palette"))

    def action_help(self) -> None:
        """Show every key."""
        # Imported here: most sessions need no help.
        from trainer.tui.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self._keys))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """Only what is not in the table of commands."""
        yield SystemCommand("Theme", "Try other colours.", self.action_change_theme)

    def _fatal_error(self) -> None:
        """End; `ended` raises what went wrong, instead of a traceback on the screen."""
        self._close_messages_no_wait()

    def ended(self, code: int | None) -> int:
        """The exit code of a program that ran; raises what nobody expected to end it."""
        if self._exception is not None:
            raise self._exception
        return ExitCode.INTERRUPTED if code is None else code
