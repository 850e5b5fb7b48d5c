"""What an imported card was called in its source.

A comment behind its id says so, so that importing the same again finds it.
"""

import re

from trainer.content.text import one_line
from trainer.deckfile.reader import parse_names

_REMARK = re.compile(r"  # from (.+)$")


def remark(key: str) -> str:
    """The comment that says what a card was called in its source."""
    return f"from {one_line(key)}"


def sources_of(data: bytes, path: str) -> dict[str, str]:
    """The ids of the cards in a deck's file that were imported, by their names in the source."""
    cards = parse_names(data, path).cards or {}
    lines = data.decode(errors="replace").splitlines()
    found = {}
    for name, word in cards.items():
        match = _REMARK.search(lines[word.line - 1]) if word.line <= len(lines) else None
        if match:
            found[match[1].strip()] = name
    return found
