"""Foreign text made fit to be shown: deck text, typed answers, imported files.

What is shown never moves the cursor, changes colours or turns the reading direction:
terminal escape sequences, control characters and bidirectional overrides are taken
out. Letters of every script stay.
"""

import re

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
_SUSPECT = re.compile(f"{_BREAK.pattern}|{_UNWANTED.pattern}")

_STANDS_ALONE = re.compile(r"\s|[-*•>|] |\d+[.)] ")
"""How a line begins that is an item, a row or code, and is not to be run into the one above."""


def clean(text: str) -> str:
    """The text without escape sequences, control characters and direction overrides."""
    # Nothing of the kind is printable, and this is much faster than to search for it.
    if text.replace("\n", "").isprintable():
        return text
    if not _SUSPECT.search(text):
        return text
    return _UNWANTED.sub("", _BREAK.sub("\n", _SEQUENCE.sub("", text)))


def one_line(text: str) -> str:
    """The text, cleaned, with every run of white space turned into one blank."""
    return " ".join(clean(text).split())


def shortened(text: str, length: int) -> str:
    """The text, cleaned, on one line of at most `length` characters, an ellipsis for the rest."""
    line = one_line(text)
    return line if len(line) <= length else f"{line[: length - 1]}…"


def reflow(text: str) -> str:
    """The text, cleaned, with each paragraph on one line, to be wrapped to any width.

    Authors break lines where their editor does. Blank lines, list items, indented lines
    and table rows stay as they are.
    """
    lines: list[str] = []
    for line in map(str.rstrip, clean(text).expandtabs(4).split("\n")):
        joins = lines and lines[-1] and line and not _STANDS_ALONE.match(line)
        if joins and not lines[-1][0].isspace():
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return "\n".join(lines).strip("\n")
