"""The last line of every screen: the keys that work right now."""

from collections.abc import Sequence
from typing import Any

from textual import events
from textual.app import RenderResult
from textual.content import Content
from textual.keys import key_to_character
from textual.screen import Screen
from textual.widget import Widget

from trainer.keymap import BY_ID, Command
from trainer.keys import show
from trainer.tui.bindings import PlaceScreen

LEADING = 2
"""The ranks of the commands that lead on."""

GAP = 3
"""Cells between two entries."""


class KeyBar(Widget, can_focus=False):
    """Keys and what they do, the most needed first; what does not fit is left out.

    Each can be clicked. One widget that draws a line is ten times cheaper than a widget
    for each key, and a review changes the line with every card.
    """

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._spots: list[tuple[range, str]] = []
        """Cells and the key that a click there presses."""

    def on_mount(self) -> None:
        """Draw anew whenever other keys work."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[Any]) -> None:
        self.refresh()

    def render(self) -> RenderResult:
        """The entries that fit, by rank."""
        parts: list[Content] = []
        self._spots = []
        used = 0
        for command, key, label in self._entries():
            shown = show(_written(key))
            width = len(shown) + 1 + len(label)
            if used + width > self.content_size.width:
                continue
            # The one accent marks what leads on; the rest keeps quiet.
            colour = " $primary" if command.rank <= LEADING and not parts else ""
            parts.append(Content.assemble((shown, f"bold{colour}"), " ", (label, "$quiet")))
            self._spots.append((range(used, used + width), key))
            used += width + GAP
        return Content(" " * GAP).join(parts)

    def _entries(self) -> list[tuple[Command, str, str]]:
        screen = self.screen
        found: dict[str, list[str]] = {}
        for key, active in screen.active_bindings.items():
            if active.binding.id in BY_ID and active.enabled:
                found.setdefault(active.binding.id or "", []).append(key)
        entries = []
        for name, keys in found.items():
            command = BY_ID[name]
            key = _first(command, keys)
            label, rank = command.label, command.rank
            if isinstance(screen, PlaceScreen):
                label, rank = screen.label(command), screen.rank(command)
            if rank and label:
                entries.append((rank, command, key, label))
        entries.sort(key=lambda entry: entry[0])
        return [entry[1:] for entry in entries]

    def on_click(self, event: events.Click) -> None:
        """Press the key of the entry under the pointer."""
        for cells, key in self._spots:
            if event.get_content_offset_capture(self).x in cells:
                self.app.simulate_key(key)


def _first(command: Command, keys: Sequence[str]) -> str:
    """The key to show: a field may know some of its keys from elsewhere, in another order."""
    usual = command.keys.split(",")
    return min(keys, key=lambda key: (*usual, _written(key)).index(_written(key)))


def _written(key: str) -> str:
    """A key of Textual's in the spelling of the table: `?` for `question_mark`."""
    character = "/" if key == "slash" else key_to_character(key)  # its Unicode name is another
    return character if character and character.isprintable() and character != " " else key
