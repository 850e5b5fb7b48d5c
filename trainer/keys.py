"""The keys in force: the usual ones, and what the settings put in their place.

Named tuples rather than dataclasses: Home loads this before it paints.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from trainer.errors import nearest
from trainer.keymap import BY_ID, COMMANDS, Command, Place

_NAMED = {
    "enter": "Enter",
    "space": "Space",
    "escape": "Esc",
    "tab": "Tab",
    "backspace": "Backspace",
    "delete": "Del",
    "insert": "Ins",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "comma": ",",
} | {f"f{number}": f"F{number}" for number in range(1, 25)}
"""The keys that have a name, and how they are shown."""

_SPELLINGS = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "control": "ctrl",
    "pgup": "pageup",
}
_SPELLINGS |= {"pgdn": "pagedown", "option": "alt", "meta": "alt"}

_MODIFIERS = ("ctrl", "alt", "shift")

_EDITING = (
    frozenset(_NAMED) - {"enter", "escape", "comma"} - {f"f{number}" for number in range(1, 25)}
)
"""The named keys that a text field needs for itself."""


_TYPING = {Place.ANSWER, Place.NOTING, Place.FIND}
"""The places where a field takes every key that it can use."""


_BESIDE = {"tab", "up", "down"}
"""The keys of those that one line without anything above it has no use for."""


class Keymap(NamedTuple):
    """The keys in force."""

    changed: Mapping[str, str] = MappingProxyType({})
    """The keys that the settings gave, by command."""
    problems: tuple[str, ...] = ()
    """What the settings asked for and did not get, each in a sentence."""

    def keys(self, command: str) -> tuple[str, ...]:
        """The keys of a command, the one to show first."""
        return tuple((self.changed.get(command) or BY_ID[command].keys).split(","))

    def shown(self, command: str) -> str:
        """The first key of a command, as a person would write it."""
        return show(self.keys(command)[0])


def resolve(overrides: Mapping[str, str]) -> Keymap:
    """The usual keys with those of the settings in their place.

    What names no command, no key, or a key that another command needs is reported and
    left out; the rest works.
    """
    changed: dict[str, str] = {}
    problems: list[str] = []
    for command, text in overrides.items():
        try:
            changed[command] = ",".join(_parse(command, text))
        except ValueError as error:
            problems.append(f"keys: {command}: {error}")
    while clash := next(_clashes(changed), None):
        loser, winner, key = clash
        del changed[loser]
        problems.append(
            f"keys: {loser}: {show(key)} already means {winner}; "
            f"{show(BY_ID[loser].keys.split(',')[0])} stays"
        )
    return Keymap(MappingProxyType(changed), tuple(problems))


def show(key: str) -> str:
    """A key as a person would write it: `Ctrl+J`, `Esc`, `?`."""
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    shown = _NAMED.get(name, name.upper() if modifiers else name)
    return "+".join([*(each.capitalize() for each in modifiers), shown])


def _parse(command: str, text: str) -> list[str]:
    """The keys that a setting names; ValueError says what is wrong with it."""
    if command not in BY_ID:
        close = nearest(command, BY_ID)
        hint = f"did you mean {close}?" if close else "`trainer keys` lists the names"
        raise ValueError(f"there is no such command; {hint}")
    keys = [_key(part) for part in (text.split(",") if text != "," else [text])]
    for key in keys:
        if _is_typed(command, key):
            raise ValueError(f"{show(key)} is needed for typing; use a key with Ctrl or Alt")
    return keys


def _is_typed(command: str, key: str) -> bool:
    """Whether a field in which the command works needs the key for itself."""
    typing = _TYPING & set(BY_ID[command].places)
    needed = _EDITING - _BESIDE if typing == {Place.FIND} else _EDITING
    return bool(typing) and (len(key) == 1 or key in needed)


def _key(text: str) -> str:
    """A key in its one spelling; ValueError for anything that is none."""
    text = text.strip()
    if text == ",":
        return "comma"
    *modifiers, name = [text] if len(text) == 1 else text.split("+")
    name, *modifiers = (_SPELLINGS.get(part.lower(), part) for part in (name, *modifiers))
    modifiers = [modifier.lower() for modifier in modifiers]
    letter = len(name) == 1 and name.isprintable()
    if set(modifiers) - set(_MODIFIERS) or not (letter or name.lower() in _NAMED):
        raise ValueError(f"{text!r} is no key; keys look like u, U, ?, space, f2, ctrl+x")
    if modifiers == ["shift"] and letter:
        return name.upper()
    name = name if letter and not modifiers else name.lower()
    return "+".join([*(each for each in _MODIFIERS if each in modifiers), name])


def _clashes(changed: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Pairs of commands that share a key: the one that has to give way, the other, the key."""
    keymap = Keymap(changed)
    taken: dict[tuple[Place, str], str] = {}
    # Commands with their usual keys come first: they keep them.
    for command in sorted(COMMANDS, key=lambda each: each.id in changed):
        for key in keymap.keys(command.id):
            for place in _reach(command):
                other = taken.setdefault((place, key), command.id)
                if other != command.id and {other, command.id} != _FIELDS:
                    yield command.id, other, key


_FIELDS = {"submit", "submit-figure"}
"""Each in a field of its own: they may share a key."""


def _reach(command: Command) -> tuple[Place, ...]:
    """Every place where a command claims its keys."""
    return tuple(Place) if Place.EVERYWHERE in command.places else command.places
