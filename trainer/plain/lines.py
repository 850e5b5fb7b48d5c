"""Asking and telling, one line at a time."""

import re
from collections.abc import Iterable
from shutil import get_terminal_size
from textwrap import fill
from typing import TextIO

from trainer.content.text import clean

_ITEM = re.compile(r"\s*(?:- |(?:\d{1,3}|[a-z])\. )?")
"""How a line begins, the sign, the number or the letter of an item included."""


class Lines:
    """A conversation over two streams: no colour, no cursor movement, nothing buffered."""

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        self._in = stdin
        self._out = stdout
        self._echoed = stdin.isatty()
        """Whether a terminal shows what is typed, the line end included."""
        self._shown = stdout.isatty()

    def say(self, *lines: str) -> None:
        """Print lines, and have them out before anything else happens."""
        self.say_all(lines)

    def say_all(self, lines: Iterable[str]) -> None:
        """Print lines that come one after the other."""
        self._out.write("".join(f"{self._fit(clean(line))}\n" for line in lines))
        self._out.flush()

    def _fit(self, text: str) -> str:
        """The text, no line wider than the terminal; a pipe takes lines as long as they are."""
        if not self._shown:
            return text
        width = max(get_terminal_size().columns - 1, 20)
        return "\n".join(
            fill(line, width, subsequent_indent=_indent(line), break_on_hyphens=False)
            for line in text.split("\n")
        )

    def ask(self, prompt: str) -> str | None:
        """The next line without its end; None when there is no more input."""
        self._out.write(prompt)
        self._out.flush()
        line = self._in.readline()
        if not self._echoed or not line:
            self.say("")
        return line.rstrip("\r\n") if line else None


def _indent(line: str) -> str:
    """What the further lines of a wrapped one begin with: a list item's text stays together."""
    item = _ITEM.match(line)
    return " " * item.end() if item else ""
