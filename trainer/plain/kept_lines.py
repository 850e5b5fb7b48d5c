"""A conversation that goes on where it was broken off."""

from collections import deque
from collections.abc import Callable
from typing import TextIO

from trainer.plain.lines import Lines


class KeptLines(Lines):
    """Lines that are kept as they are typed; the next conversation begins with them.

    What asks them has to be the same each time: they are given to the same questions again.
    """

    def __init__(
        self, stdin: TextIO, stdout: TextIO, keep: Callable[[str], None], typed: str = ""
    ) -> None:
        """`keep` puts the lines on the disk; `typed` are those of last time."""
        super().__init__(stdin, stdout)
        self._keep = keep
        self._again = deque(typed.split("\n") if typed else ())
        self._typed: list[str] = []

    @property
    def typed(self) -> str:
        """What is kept: every line, and empty while there is nothing worth it."""
        return "\n".join(self._typed) if any(self._typed[1:]) else ""

    def ask(self, prompt: str) -> str | None:
        """The next line, which is kept before it comes back; None when there is no more input."""
        line = self.ask_aside(prompt)
        if line is not None:
            self.remember(line)
        return line

    def ask_aside(self, prompt: str) -> str | None:
        """The next line, which is kept only if it is to be remembered."""
        if not self._again:
            return super().ask(prompt)
        line = self._again.popleft()
        self.say(prompt + line)
        return line

    def remember(self, line: str) -> None:
        """Keep a line as if it had been typed now."""
        self._typed.append(line)
        if self.typed and not self._again:
            self._keep(self.typed)
