"""Asking and telling, one line at a time."""

from collections.abc import Iterable
from typing import TextIO

from trainer.content.text import clean


class Lines:
    """A conversation over two streams: no colour, no cursor movement, nothing buffered."""

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        self._in = stdin
        self._out = stdout
        self._echoed = stdin.isatty()
        """Whether a terminal shows what is typed, the line end included."""

    def say(self, *lines: str) -> None:
        """Print lines, and have them out before anything else happens."""
        self.say_all(lines)

    def say_all(self, lines: Iterable[str]) -> None:
        """Print lines that come one after the other."""
        self._out.write("".join(f"{clean(line)}\n" for line in lines))
        self._out.flush()

    def ask(self, prompt: str) -> str | None:
        """The next line without its end; None when there is no more input."""
        self._out.write(prompt)
        self._out.flush()
        line = self._in.readline()
        if not self._echoed or not line:
            self.say("")
        return line.rstrip("\r\n") if line else None
