"""The few values that newer collections keep as protocol buffers."""

from collections.abc import Iterator

_LONGEST_NUMBER = 10
"""Bytes of a number."""


class WireError(ValueError):
    """The bytes are no message."""


def fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Number and value of each field in order; fixed-width ones are left out.

    WireError when the bytes are damaged.
    """
    at = 0
    while at < len(message):
        tag, at = _number(message, at)
        match tag & 7:
            case 0:
                value, at = _number(message, at)
                yield tag >> 3, value
            case 1:
                at += 8
            case 2:
                length, at = _number(message, at)
                if length > len(message) - at:
                    raise WireError("a value is cut off")
                yield tag >> 3, message[at : at + length]
                at += length
            case 5:
                at += 4
            case _:
                raise WireError("there is no such type of field")
    if at > len(message):
        raise WireError("a value is cut off")


def text(message: bytes, number: int) -> str:
    """The text in field `number`; empty if there is none."""
    found = ""
    for field, value in fields(message):
        if field == number and isinstance(value, bytes):
            found = value.decode("utf-8", "replace")
    return found


def count(message: bytes, number: int) -> int:
    """The number in field `number`; 0 if there is none."""
    found = 0
    for field, value in fields(message):
        if field == number and isinstance(value, int):
            found = value
    return found


def _number(message: bytes, at: int) -> tuple[int, int]:
    """The number that begins at `at`, and where it ends."""
    value = 0
    for place in range(_LONGEST_NUMBER):
        if at >= len(message):
            raise WireError("a number is cut off")
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            return value, at
    raise WireError("a number is too long")
