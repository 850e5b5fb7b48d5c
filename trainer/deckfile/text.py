"""From the bytes of a file to text that YAML accepts, and on to text that may be shown."""

import re
from collections.abc import Sequence
from functools import lru_cache

from trainer.content.text import clean as made_safe
from trainer.content.text import shortened

LONGEST_QUOTE = 40
"""Characters of a text that a message repeats."""

_FIRST_STAND_IN = 0x10FE00
"""Private characters that no font and no deck uses."""

_ODD_CODES = [
    *(code for code in range(0x20) if chr(code) not in "\t\n\r"),
    *range(0x7F, 0xA0),
    0x2028,
    0x2029,
    0xFEFF,
    0xFFFE,
    0xFFFF,
]
"""What YAML refuses, or takes as a line break where editors show none."""

_STAND_INS = {code: chr(_FIRST_STAND_IN + place) for place, code in enumerate(_ODD_CODES)}
_ORIGINALS = {ord(stand_in): chr(code) for code, stand_in in _STAND_INS.items()}

_ODD = re.compile(f"[{''.join(map(re.escape, map(chr, _ODD_CODES)))}]")
_STAND_IN = re.compile(f"[{chr(_FIRST_STAND_IN)}-{chr(_FIRST_STAND_IN + len(_ODD_CODES) - 1)}]")


_SAVE = "save the file as text in UTF-8"


class BinaryError(ValueError):
    """The bytes are not text; `line` and `column` (1-based) say where that shows."""

    def __init__(self, reason: str, before: bytes, cure: str = _SAVE) -> None:
        super().__init__(reason)
        self.cure = cure
        text = before.decode("utf-8", "replace")
        self.line = text.count("\n") + 1
        self.column = len(text) - (text.rfind("\n") + 1) + 1


@lru_cache(maxsize=1)  # a file is read, and then its layout looked at
def decode(data: bytes) -> str:
    """The text of a UTF-8 file, a byte order mark left out; BinaryError for anything else.

    Control characters are replaced by private stand-ins, one for one: YAML would refuse
    them, and so line and column stay what an editor shows. `clean` knows the stand-ins.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BinaryError("the file is in UTF-16", b"")
    data = data.removeprefix(b"\xef\xbb\xbf")
    nul = data.find(b"\0")
    if nul >= 0:
        # Every other byte in UTF-16; one alone slipped in.
        cure = _SAVE if data.count(b"\0") > 1 else f"remove it, or {_SAVE}"
        raise BinaryError("a NUL byte stands here", data[:nul], cure)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        reason = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        raise BinaryError(reason, data[: error.start]) from None
    # Nothing odd is printable, and asking that is much faster than to search for it.
    if text.replace("\n", "").isprintable():
        return text
    return text.translate(_STAND_INS) if _ODD.search(text) else text


def encode(text: str) -> bytes:
    """The bytes of a decoded text, stand-ins turned into what they stand for."""
    return (text.translate(_ORIGINALS) if _STAND_IN.search(text) else text).encode()


def clean(text: str) -> str:
    """What `content.text.clean` leaves of the text, stand-ins taken for what they stand for."""
    if text.isprintable():
        return text
    return made_safe(text.translate(_ORIGINALS) if _STAND_IN.search(text) else text)


def quoted(text: str) -> str:
    """The text as a message may show it: cleaned, on one line, cut short, in backticks."""
    return f"`{shortened(clean(text), LONGEST_QUOTE)}`"


def split_phrase(items: Sequence[str]) -> str:
    """The first phrase that commas split, within brackets or quotes of its own; or empty."""
    for opening, closing in ("()", '""', "``"):
        start = None
        for at, item in enumerate(items):
            opens, closes = item.count(opening), item.count(closing)
            is_half = opens % 2 == 1 if opening == closing else opens != closes
            if is_half and start is not None and (opening == closing or closes > opens):
                return ", ".join(items[start : at + 1])
            if is_half and (opening == closing or opens > closes):
                start = at
    return ""
