"""Printing: JSON for programs, aligned plain text for people, never a control character."""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import Any

LEAST_WIDTH = 8
"""A column cut to less than this says nothing any more."""


def say(text: str = "") -> None:
    """Print text that may come from decks or imported files."""
    sys.stdout.write(_safe(text) + "\n")


def say_json(value: Any) -> None:
    """Print a value as JSON; what could act on a terminal comes out as JSON escapes."""
    # Imported here: `trainer due --count` prints a number.
    import json
    import re

    text = json.dumps(value, ensure_ascii=False, indent=2)
    # Those of ASCII are escaped already, all but the last.
    controls = "[\x7f-\x9f\u2028-\u202e\u2066-\u2069]"
    text = re.sub(controls, lambda found: f"\\u{ord(found[0]):04x}", text)
    sys.stdout.write(text.encode("utf-8", "replace").decode() + "\n")


def say_diff(diff: str) -> None:
    """Print a diff: byte for byte into a file or a pipe, fit to be looked at on a terminal."""
    # Imported here: only those who ask for a diff need it.
    import re

    if sys.stdout.isatty():
        controls = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
        sys.stdout.write(re.sub(controls, "", diff).encode("utf-8", "replace").decode())
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(diff.encode())
    sys.stdout.flush()


def say_table(
    header: Sequence[str], rows: Iterable[Sequence[object]], right: str = "", cut: str = ""
) -> None:
    """Print a table with a line of headings; columns named in `right` are right-aligned.

    In a terminal too narrow for it, the column `cut` loses the ends of its longest cells.
    """
    lines = [list(header), *([_safe(str(cell)) for cell in row] for row in rows)]
    widths = [max(_width(line[i]) for line in lines) for i in range(len(header))]
    if cut:
        column = header.index(cut)
        too_much = sum(widths) + 2 * (len(widths) - 1) - _columns()
        widths[column] = min(widths[column], max(widths[column] - too_much, LEAST_WIDTH))
        for line in lines:
            line[column] = _shortened(line[column], widths[column])
    align_right = [name in right.split() for name in header]
    for line in lines:
        cells = (
            _pad(cell, width, to_right)
            for cell, width, to_right in zip(line, widths, align_right, strict=True)
        )
        say("  ".join(cells).rstrip())


def warn(text: str) -> None:
    """Print a message to standard error."""
    sys.stderr.write(f"trainer: {_safe(text)}\n")
    sys.stderr.flush()


def _safe(text: str) -> str:
    """The text on one line, unable to do anything to the terminal."""
    if text.isprintable():
        return text
    # Imported here: `trainer due --count` prints a number, and never comes this far.
    from trainer.content.text import one_line

    return one_line(text)


def _columns() -> int:
    """The columns of the terminal; where the output is none, more than any line has."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or sys.maxsize
    except (OSError, ValueError):
        return sys.maxsize


def _shortened(text: str, width: int) -> str:
    """The text, its end cut off where it is wider."""
    if _width(text) <= width:
        return text
    while _width(text) >= width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _pad(text: str, width: int, to_right: bool) -> str:
    blank = " " * (width - _width(text))
    return blank + text if to_right else text + blank


def _width(text: str) -> int:
    """The columns that a text takes in a terminal."""
    if text.isascii():
        return len(text)
    # Imported here: its tables take a megabyte, and most text is ASCII.
    import unicodedata

    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    none = sum(unicodedata.category(letter) in ("Mn", "Me", "Cf") for letter in text)
    return len(text) + wide - none
