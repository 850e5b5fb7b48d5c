"""The values of a report as JSON, and back.

Writing names every field, so that programs need not know defaults. Reading ignores what
it does not know, fills in what has a default, and says where anything else is wrong.
"""

from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from trainer.practice.verdict import DIGITS

_T = TypeVar("_T")
_Read = Callable[[Any, str], Any]
"""Takes a value and its place; gives what it means or raises ValueError."""

_NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def to_json(value: Any) -> Any:
    """A value as JSON knows it: objects in the order of their fields, numbers rounded."""
    if isinstance(value, tuple):
        return [to_json(each) for each in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: to_json(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, StrEnum):
        return str(value)
    return round(value, DIGITS) if isinstance(value, float) else value


def from_json(cls: type[_T], data: Any, place: str = "") -> _T:
    """An instance of the dataclass; ValueError names the place of what cannot be one."""
    if not isinstance(data, dict):
        raise _wrong(place, "an object", data)
    given: dict[str, Any] = {}
    for name, (read, required) in _readers(cast(Hashable, cls)).items():
        here = f"{place}.{name}" if place else name
        if name in data:
            given[name] = read(data[name], here)
        elif required:
            raise ValueError(f"{here} is missing")
    return cls(**given)


@cache
def _readers(cls: Any) -> dict[str, tuple[_Read, bool]]:
    """For each field of a dataclass: how to read it, and whether it is required."""
    hints = get_type_hints(cls)
    return {each.name: (_reader(hints[each.name]), each.default is MISSING) for each in fields(cls)}


def _reader(hint: Any) -> _Read:
    """How to read a value of the type."""
    if get_origin(hint) is tuple:
        return _tuple_reader(_reader(get_args(hint)[0]))
    if isinstance(hint, UnionType):
        read = _reader(next(each for each in get_args(hint) if each is not NoneType))
        return lambda value, place: None if value is None else read(value, place)
    if is_dataclass(hint):
        return lambda value, place: from_json(cast(Any, hint), value, place)
    if issubclass(hint, StrEnum):
        return lambda value, place: _choice(hint, value, place)
    if hint is float:
        return _number
    return lambda value, place: _plain(hint, value, place)


def _tuple_reader(read: _Read) -> _Read:
    def read_all(value: Any, place: str) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _wrong(place, "a list", value)
        return tuple(read(each, f"{place}[{i}]") for i, each in enumerate(value))

    return read_all


def _choice(kind: type[StrEnum], value: Any, place: str) -> StrEnum:
    if value not in list(kind):
        raise _wrong(place, f"one of {', '.join(kind)}", value)
    return kind(value)


def _number(value: Any, place: str) -> float:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    # A huge whole number makes no float, and a list is no number at all.
    if not number or not abs(value) < 1e15 or not isfinite(value):
        raise _wrong(place, "a number", value)
    return float(value)


def _plain(kind: type[Any], value: Any, place: str) -> Any:
    if type(value) is not kind:
        raise _wrong(place, _NAMES[kind], value)
    return value


def _wrong(place: str, wanted: str, found: Any) -> ValueError:
    shown = repr(found) if isinstance(found, str | int | float | NoneType) else type(found).__name__
    where = f"{place}: " if place else ""
    return ValueError(f"{where}expected {wanted}, found {shown[:40]}")
