"""Warnings that an author has seen and means to keep: `# allow: yes-no` in the file.

Such a comment stands at the end of the line that the warning names, or on a line of its
own above it; several codes are separated by commas. Errors cannot be allowed.
"""

import re
from collections.abc import Mapping

_ALLOW = re.compile(
    r"^(?P<text>.*[ \t])??#[ \t]*allow:[ \t]*(?P<codes>[a-z-]+(?:[ \t]*,[ \t]*[a-z-]+)*)[ \t]*\r?$",
    re.MULTILINE,
)
_COMMENT = re.compile(r"\s*#")

Allowed = Mapping[int, frozenset[str]]
"""Codes by the line, from 1, in which they are allowed."""


def allowed_in(text: str) -> Allowed:
    """The codes that the comments of a file allow."""
    if "allow:" not in text:
        return {}
    lines = text.split("\n")
    found: dict[int, frozenset[str]] = {}
    for match in _ALLOW.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        if not (match["text"] or "").strip():
            while line <= len(lines) and _COMMENT.match(lines[line - 1]):
                line += 1
        codes = frozenset(code.strip() for code in match["codes"].split(","))
        found[line] = found.get(line, frozenset()) | codes
    return found
