"""Unified diffs as `git apply` and `patch` read them."""

import re
from collections.abc import Iterator, Sequence
from difflib import unified_diff

_NO_NEWLINE = "\n\\ No newline at end of file\n"
_PLAIN_NAME = re.compile(r"[^\x00-\x1f\x7f\"\\]*")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def unified(path: str, before: Sequence[str], after: Sequence[str]) -> str:
    """The diff between the lines of a file, line breaks kept in them; empty if there is none.

    `path` is the name of the file relative to the folder where the diff will be applied,
    with slashes.
    """
    return "".join(_lines(path, before, after))


def _lines(path: str, before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    changes = unified_diff(before, after, _name("a", path), _name("b", path))
    for line in changes:
        yield line if line.endswith("\n") else line + _NO_NEWLINE


def _name(side: str, path: str) -> str:
    """The name of the file on one side, quoted as Git does if it is an unusual one."""
    name = f"{side}/{path}"
    if not _PLAIN_NAME.fullmatch(name):
        quoted = "".join(_ESCAPES.get(sign) or _octal(sign) for sign in name)
        return f'"{quoted}"'
    # Without a tab behind it, a name would end at its first blank.
    return f"{name}\t" if " " in name else name


def _octal(sign: str) -> str:
    return sign if sign.isprintable() else "".join(f"\\{byte:03o}" for byte in sign.encode())
