"""The table of commands as Textual wants it."""

from collections.abc import Callable, Collection, Iterable
from typing import Any, ClassVar, NamedTuple, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from trainer.keymap import Command, Place, at

_ACTIONS = {
    "palette": "command_palette",
    "background": "suspend_process",
    **{name: f"grade('{name}')" for name in ("again", "hard", "good", "easy")},
}
"""Where the name of a command is not that of its action."""

T = TypeVar("T")


def bindings(place: Place, *only: str, without: Collection[str] = ()) -> list[BindingType]:
    """The bindings of a place: of the commands named, or of all but those in `without`.

    Each has the id of its command, so that `App.set_keymap` can give it other keys.
    """
    return [
        Binding(
            command.keys,
            action(command),
            command.label,
            show=bool(command.rank),
            tooltip=command.help,
            id=command.id,
            # What ends typing must come before the field, which takes every key it can use.
            priority=place in (Place.ANSWER, Place.NOTING),
        )
        for command in at(place)
        if (not only or command.id in only) and command.id not in without
    ]


def action(command: Command) -> str:
    """The action of Textual's that carries a command out."""
    return _ACTIONS.get(command.id, command.id.replace("-", "_"))


class Choice(NamedTuple):
    """One entry of the command palette."""

    title: str
    help: str
    run: Callable[[], Any]


def place_of(screen: Screen[Any]) -> Place | None:
    """Where its keys are listed: with those of the field that has the focus, or its own."""
    place = getattr(screen.focused, "PLACE", None) or getattr(screen, "PLACE", None)
    return place if isinstance(place, Place) else None


def way_back(screen: Screen[Any], screens: int = 1) -> str:
    """What the footer calls the way back over so many screens.

    Home, if that is what is there; but a program that was started for one thing ends with it.
    """
    stack = screen.app.screen_stack
    place = stack.index(screen) - screens if screen in stack else 0
    if place > 0:
        return "Back"
    return "Quit" if getattr(screen.app, "ends_with_practice", False) else "Home"


class PlaceScreen(Screen[T]):
    """A screen whose keys come from the table."""

    PLACE: ClassVar[Place]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (78, "-normal")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (23, "-tall")]  # noqa: RUF012

    def label(self, command: Command) -> str:
        """What the footer calls a command at this moment; empty to leave it out."""
        return command.label

    def rank(self, command: Command) -> int:
        """The place of a command in the footer, 1 first; 0 keeps it out."""
        return command.rank

    def choices(self) -> Iterable[Choice]:
        """What the palette offers here beyond the commands of the place."""
        return ()
