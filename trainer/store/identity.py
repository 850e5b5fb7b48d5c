"""Names that never clash: of events and of devices."""

import re
import secrets

_DEVICE = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,63}")


def event_id(at: int) -> str:
    """A UUIDv7: it sorts by `at` (ms) and is random beyond that."""
    number = (at & (1 << 48) - 1) << 80 | secrets.randbits(80)
    number = number & ~(0xF << 76) | 7 << 76  # the version
    number = number & ~(0x3 << 62) | 2 << 62  # the variant
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def new_device() -> str:
    """A name for a database, made once and kept in it."""
    return secrets.token_hex(6)


def is_device(name: str) -> bool:
    """Whether this can be the name of a device: it also names a file on export."""
    return _DEVICE.fullmatch(name) is not None
