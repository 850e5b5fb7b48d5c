"""The command palette: what the screen can do, and every deck of today."""

from collections.abc import Iterator
from contextlib import suppress
from functools import partial

from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.widgets import Button, Input

from trainer.keymap import at
from trainer.tui.bindings import Choice, PlaceScreen, action


class Palette(CommandPalette):
    """Textual's palette, made proof against keys that come faster than it closes."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close the palette; closing it twice would close the screen below."""
        if self.app.screen is self:
            return super().dismiss(result)
        return AwaitComplete()

    def _select_or_command(self, event: Input.Submitted | Button.Pressed | None = None) -> None:
        """Run what is chosen, once."""
        if self.app.screen is self:
            super()._select_or_command(event)

    def _action_command_list(self, action: str) -> None:
        """Move in the list, which may not have been laid out yet."""
        with suppress(KeyError):
            super()._action_command_list(action)


class Commands(Provider):
    """Finds commands by name. Names may be deck titles, so none of them is markup."""

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for choice in self._choices():
            yield DiscoveryHit(
                Content(choice.title),
                choice.run,
                text=choice.title,
                help=Content(choice.help),  # type: ignore[arg-type]
            )

    async def search(self, query: str) -> Hits:
        """What resembles the query."""
        matcher = self.matcher(query)
        for choice in self._choices():
            score, places = matcher.fuzzy_search.match(query, choice.title)
            if score > 0:
                title = Content(choice.title)
                for place in places:
                    title = title.stylize("bold underline", place, place + 1)
                yield Hit(score, title, choice.run, text=choice.title, help=choice.help)

    def _choices(self) -> Iterator[Choice]:
        screen = self.screen
        if isinstance(screen, PlaceScreen):
            yield from screen.choices()
            for command in at(screen.PLACE):
                name = action(command).partition("(")[0]
                if hasattr(screen, f"action_{name}") and screen.check_action(name, ()):
                    run = partial(screen.run_action, action(command))
                    label = screen.label(command) or command.label  # as the line of keys has it
                    yield Choice(label, command.help, run)
        for system in self.app.get_system_commands(screen):
            yield Choice(system.title, system.help, system.callback)
        yield Choice("Help", "Show every key.", partial(self.app.run_action, "help"))
