"""What was typed and is not kept yet."""

from collections.abc import Callable
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

AUTOSAVE = 2.0
"""Seconds between two saves of a half-typed answer."""


class Draft:
    """The latest text of a field; a few seconds after a change the screen keeps it."""

    def __init__(self, screen: Screen[Any], save: Callable[[], None]) -> None:
        """`save` is called when the time has come; it calls `keep` in turn."""
        self._screen, self._save = screen, save
        self._text: str | None = None
        self._timer: Timer | None = None

    def typed(self, text: str) -> None:
        """Remember what stands in the field now."""
        self._text = text
        if self._timer is None:
            self._timer = self._screen.set_timer(AUTOSAVE, self._save)

    def keep(self, write: Callable[[str], object]) -> None:
        """Write what is not kept yet; what cannot be written is tried again the next time."""
        self._stop()
        if self._text is not None:
            write(self._text)
        self._text = None

    def drop(self) -> None:
        """There is nothing to keep: it was handed in."""
        self._stop()
        self._text = None

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
