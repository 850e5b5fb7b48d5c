"""From bytes to text, and from untrusted text to text that may be shown.

Decks come from anywhere. What is shown of them never moves the cursor, changes
colours or turns the reading direction: terminal escape sequences, control characters
and bidirectional overrides are taken out. Letters of every script stay.
"""

import re

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

_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor, erasing
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c)"  # OSC: titles, links, clipboard
    r"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x9c\n]*(?:\x1b\\|\x9c)"  # device strings
    r"|\x1b[ -/]*[0-~]"
)
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_SUSPECT = re.compile(f"{_STAND_IN.pattern}|{_BREAK.pattern}|{_UNWANTED.pattern}")


class BinaryError(ValueError):
    """The bytes are not text; `line` and `column` (1-based) say where that shows."""

    def __init__(self, reason: str, before: bytes) -> None:
        super().__init__(reason)
        text = before.decode("utf-8", "replace")
        self.line = text.count("\n") + 1
        self.column = len(text) - (text.rfind("\n") + 1) + 1


def decode(data: bytes) -> str:
    """The text of a UTF-8 file, a byte order mark left out; BinaryError for anything else.

    Control characters are replaced by private stand-ins, one for one: YAML would refuse
    them, and so line and column stay what an editor shows. `clean` knows the stand-ins.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    nul = data.find(b"\0")
    if nul >= 0:
        raise BinaryError("a NUL byte stands here", data[:nul])
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        reason = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        raise BinaryError(reason, data[: error.start]) from None
    return text.translate(_STAND_INS) if _ODD.search(text) else text


def clean(text: str) -> str:
    """The text without escape sequences, control characters and direction overrides."""
    if not _SUSPECT.search(text):
        return text
    text = _SEQUENCE.sub("", text.translate(_ORIGINALS))
    return _UNWANTED.sub("", _BREAK.sub("\n", text))


def one_line(text: str) -> str:
    """The text with every run of white space turned into one space."""
    return " ".join(text.split())


def quoted(text: str, limit: int = 40) -> str:
    """The text as a message may show it: cleaned, on one line, cut short, in backticks."""
    shown = one_line(clean(text))
    return f"`{shown if len(shown) <= limit else shown[: limit - 1] + '…'}`"
