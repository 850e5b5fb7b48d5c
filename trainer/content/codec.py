"""Cards and scenarios as compact JSON, the form in which the catalogue keeps them.

What stands at its default is left out. Keys that this version does not know are
ignored when reading, so that a catalogue of a later version can still be shown.
"""

import json
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from trainer.content.cards import Card, CardKind, Concept, Number, RapidFire
from trainer.content.parts import ScenarioPoint, WrongClaim
from trainer.content.scenarios import Scenario

_T = TypeVar("_T")

_CARD_TYPES: dict[CardKind, type[Card]] = {
    CardKind.CONCEPT: Concept,
    CardKind.NUMBER: Number,
    CardKind.RAPID_FIRE: RapidFire,
    CardKind.POINT: ScenarioPoint,
    CardKind.RED_FLAG: WrongClaim,
}


def encode_card(card: Card) -> str:
    """The card as one line of JSON."""
    return _dump({"kind": card.kind, **_plain_fields(card)})


def decode_card(text: str) -> Card:
    """The card that `encode_card` wrote; ValueError for anything else."""
    data = _load(text)
    return _build(_CARD_TYPES[CardKind(str(data.get("kind")))], data)


def encode_scenario(scenario: Scenario) -> str:
    """The scenario as one line of JSON."""
    return _dump(_plain_fields(scenario))


def decode_scenario(text: str) -> Scenario:
    """The scenario that `encode_scenario` wrote; ValueError for anything else."""
    return _build(Scenario, _load(text))


def _dump(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _load(text: str) -> dict[str, Any]:
    data = json.loads(text)  # its error is a ValueError
    if not isinstance(data, dict):
        raise ValueError(f"expected a JSON object, found {type(data).__name__}")
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return _plain_fields(value) if is_dataclass(value) else value


def _plain_fields(value: Any) -> dict[str, Any]:
    pairs = ((each, getattr(value, each.name)) for each in fields(value))
    return {each.name: _plain(held) for each, held in pairs if held != each.default}


def _build(cls: type[_T], data: Any) -> _T:
    """An instance of the dataclass `cls` from a JSON object."""
    if not isinstance(data, dict):
        raise ValueError(f"expected an object for {cls.__name__}")
    given: dict[str, Any] = {}
    for name, (read, required) in _readers(cast(Hashable, cls)).items():
        if name in data:
            given[name] = read(data[name])
        elif required:
            raise ValueError(f"{cls.__name__} lacks {name}")
    return cls(**given)


@cache
def _readers(cls: Any) -> dict[str, tuple[Callable[[Any], Any], bool]]:
    """For each field of a dataclass: how to read it, and whether it is required."""
    hints = get_type_hints(cls)
    return {each.name: (_reader(hints[each.name]), each.default is MISSING) for each in fields(cls)}


def _reader(hint: Any) -> Callable[[Any], Any]:
    """How to read a value of the type from JSON."""
    if get_origin(hint) is tuple:
        read = _reader(get_args(hint)[0])
        return lambda value: tuple(read(each) for each in _checked(value, list))
    if isinstance(hint, UnionType):
        read = _reader(next(each for each in get_args(hint) if each is not NoneType))
        return lambda value: None if value is None else read(value)
    return partial(_one, hint)


def _one(kind: type[Any], value: Any) -> Any:
    if issubclass(kind, StrEnum):
        return kind(_checked(value, str))
    return _build(kind, value) if is_dataclass(kind) else _checked(value, kind)


def _checked(value: Any, kind: type[_T]) -> _T:
    if not isinstance(value, kind):
        raise ValueError(f"expected {kind.__name__}, found {type(value).__name__}")
    return value
