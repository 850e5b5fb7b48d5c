"""Events as lines of JSON, the form in which they travel between machines.

A public format. Each line is one event, a JSON object:

    {"format": 1, "id": "0190…", "device": "3f9a…", "at": 1767258000000, "wall": 1767258000000,
     "offset": 60, "day": "2026-01-01", "kind": "review", "item": "cold-starts/what-is-it",
     "grade": 4, "seconds": 12.5, "confidence": 3, "answer": "…", "assessment": {…},
     "digest": "…", "data": {…}}

`at` orders the events and `wall` is the clock as it stood, both in milliseconds UTC;
`offset` is in minutes, `day` is the study day, `seconds` may have a fraction. `format`, `id`,
`device`, `at`, `wall`, `offset`, `day` and `kind` are always there; the other keys are left out
where there is nothing to say. A void names its target in `data`: {"event": id}. Keys that a
reader does not know are ignored; so are the meanings of kinds it does not know, not the events.
"""

import json
import math
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from typing import Any, TypeVar

from trainer.events import Event, is_name
from trainer.store.identity import is_device

FORMAT = 1

LONGEST = 8 * 2**20
"""Bytes of a line: more than any answer needs, little enough to hold in memory."""

_LATEST = 253_402_300_800_000
"""Times are below this, the year 10000: what lies beyond is counted in other units."""

_DEEPEST = 50
"""Objects and lists within each other, before Python's own limit makes a bug of them."""

_NAME_LENGTH = 500

T = TypeVar("T")


class LineError(ValueError):
    """A line that is no event; the message says what would be right."""


def to_line(event: Event) -> bytes:
    """The line of an event, newline included."""
    value = {
        "format": FORMAT,
        "id": event.id,
        "device": event.device,
        "at": event.at,
        "wall": event.wall,
        "offset": event.offset,
        "day": event.day.isoformat(),
        "kind": event.kind,
        "item": event.item,
        "grade": event.grade,
        "seconds": event.seconds,
        "confidence": event.confidence,
        "answer": event.answer,
        "assessment": event.assessment,
        "digest": event.digest,
        "data": event.data or None,
    }
    said = {key: part for key, part in value.items() if part is not None}
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:
        # Half of a surrogate pair somewhere in the JSON: only escapes can carry it.
        return json.dumps(said, separators=(",", ":")).encode() + b"\n"


def from_line(line: bytes) -> Event:
    """The event of a line; LineError if it is none."""
    try:
        value = json.loads(line.decode(), parse_constant=_refuse, parse_float=_float)
    except UnicodeDecodeError:
        raise LineError("the line is not UTF-8 text") from None
    except RecursionError:
        raise LineError("the line is nested too deeply") from None
    except ValueError:
        raise LineError("the line is not JSON") from None
    if not isinstance(value, dict):
        raise LineError("the line is not a JSON object")
    if value.get("format") != FORMAT:
        raise LineError(f"`format` is {value.get('format')!r:.40}; this version reads {FORMAT}")
    return Event(
        id=_need(value, "id", _name),
        device=_need(value, "device", _device),
        at=_need(value, "at", _time),
        wall=_need(value, "wall", _whole),
        offset=_need(value, "offset", _whole),
        day=_need(value, "day", _day),
        kind=_need(value, "kind", _name),
        item=_may(value, "item", _name),
        grade=_may(value, "grade", _whole),
        seconds=_may(value, "seconds", _number),
        confidence=_may(value, "confidence", _whole),
        answer=_may(value, "answer", _text),
        assessment=_may(value, "assessment", _object),
        digest=_may(value, "digest", _text),
        data=_may(value, "data", _object) or {},
    )


def _need(value: dict[str, Any], key: str, read: Callable[[Any], T]) -> T:
    """The value of a key that must be there."""
    if key not in value:
        raise LineError(f"`{key}` is missing")
    try:
        return read(value[key])
    except LineError as error:
        raise LineError(f"`{key}` must be {error}") from None


def _may(value: dict[str, Any], key: str, read: Callable[[Any], T]) -> T | None:
    """The value of a key that may be left out or null."""
    return None if value.get(key) is None else _need(value, key, read)


def _refuse(constant: str) -> float:
    """Take no `NaN` and no `Infinity`: they are not JSON."""
    raise ValueError(constant)


def _float(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _refuse(text)


def _text(value: object) -> str:
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            raise LineError("text without halves of surrogate pairs") from None
        return value
    raise LineError("text")


def _name(value: object) -> str:
    text = _text(value)
    if 0 < len(text) <= _NAME_LENGTH and is_name(text):
        return text
    raise LineError(f"printable text of 1 to {_NAME_LENGTH} characters")


def _device(value: object) -> str:
    if isinstance(value, str) and is_device(value):
        return value
    raise LineError("letters, digits, `-` and `_`, at most 64")


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and -(2**63) <= value < 2**63:
        return value
    raise LineError("a whole number of at most 64 bits")


def _time(value: object) -> int:
    if 0 <= (number := _whole(value)) < _LATEST:
        return number
    raise LineError("milliseconds since 1970, before the year 10000")


def _number(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        with suppress(OverflowError):
            return float(value)
    raise LineError("a number")


def _day(value: object) -> date:
    if isinstance(value, str):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
        if day is not None and day.isoformat() == value:
            return day
    raise LineError("a date such as 2026-01-31")


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise LineError("a JSON object")
    level: list[object] = [value]
    for _ in range(_DEEPEST):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return value
    raise LineError(f"nested at most {_DEEPEST} deep")
