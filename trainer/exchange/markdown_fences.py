"""The lines that code stands between in Markdown."""

import re

_FENCE = re.compile(r"\s{0,12}(`{3,}|~{3,})")


class Fences:
    """Whether the lines that pass by, one after the other, are code."""

    def __init__(self) -> None:
        self._mark = ""
        """What began the code; empty outside of it."""

    @property
    def open(self) -> bool:
        """Whether the next line is code, or ends it."""
        return bool(self._mark)

    def passes(self, line: str) -> bool:
        """Take the next line; whether it is a fence itself. Only marks as its own end code."""
        found = _FENCE.match(line)
        if found is None or (self._mark and not line.strip().startswith(self._mark)):
            return False
        self._mark = "" if self._mark else found[1]
        return True
