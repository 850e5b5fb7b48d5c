"""The preview as a program of its own: it needs no journal and no decks but the one file."""

from collections.abc import Iterable
from typing import Any, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from trainer.authoring.trying import Trial
from trainer.authoring.watching import Seen, Watched
from trainer.errors import ExitCode
from trainer.keymap import Place
from trainer.keys import resolve
from trainer.settings import Settings
from trainer.tui.bindings import bindings
from trainer.tui.palette import Commands
from trainer.tui.pasting import cleaned
from trainer.tui.preview import PreviewScreen
from trainer.tui.themes import DARK, LIGHT, SHORT_NAMES, quiet


class PreviewApp(App[int]):
    """The preview alone."""

    TITLE = "interview trainer"
    CSS_PATH = "app.tcss"
    COMMANDS: ClassVar = {Commands}
    BINDINGS: ClassVar[list[BindingType]] = bindings(Place.EVERYWHERE)

    def __init__(
        self,
        settings: Settings,
        watched: Watched,
        seen: Seen | None,
        item: str | None,
        trial: Trial,
    ) -> None:
        """`item` is the card to begin with, None for the first."""
        super().__init__()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.set_reactive(App.theme, DARK.name)
        self.stylesheet.set_variables(self.get_css_variables())
        wanted = SHORT_NAMES.get(settings.theme, settings.theme)
        self._wanted_theme = wanted if wanted in self.available_themes else DARK.name
        self._keys = resolve(settings.keys)
        self.set_keymap(self._keys.changed)
        self._preview = PreviewScreen(watched, seen, item, trial)

    async def on_event(self, event: events.Event) -> None:
        """Clean what is pasted; else as ever."""
        await super().on_event(cleaned(event))

    def on_mount(self) -> None:
        """Show the file."""
        self.theme = self._wanted_theme
        self.push_screen(self._preview, lambda _: self.exit(ExitCode.DONE))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What the style sheets need beyond what every theme brings."""
        return {"quiet": quiet(self.current_theme)}

    def action_help(self) -> None:
        """Show every key."""
        # Imported here: most sessions need no help.
        from trainer.tui.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self._keys))

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """Only what is not in the table of commands."""
        yield SystemCommand("Theme", "Try other colours.", self.action_change_theme)


def run_preview(
    settings: Settings, watched: Watched, seen: Seen | None, item: str | None, trial: Trial
) -> int:
    """Preview the file until the author has seen enough; the exit code comes back."""
    app = PreviewApp(settings, watched, seen, item, trial)
    code = app.run()
    return ExitCode.INTERRUPTED if code is None else code
