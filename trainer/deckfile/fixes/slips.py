"""Slips of the hand that the parser stumbles over, and that can only be meant one way."""

import re
from collections import Counter

from trainer.content.problems import Problem
from trainer.deckfile.fixes.change import tree_of

_FENCE = re.compile(r"```[a-z]*\s*")
_INDENTATION = re.compile(r"[ \u00a0\u2000-\u200a\u202f\u3000]*")


def without_slips(text: str) -> tuple[str, Counter[str]]:
    """The text with blanks after its keys and in its indentation, and without Markdown around it.

    Only where the parser complains of it, and goes on behind it then. And how many, by code.
    """
    done: Counter[str] = Counter()
    fault = _fault(text)
    while fault is not None:
        changed = _mended(text, fault)
        after = _fault(changed)
        goes_on = after is None or after.line > fault.line
        # A fence is no part of any deck; what is above the last one may come up only now.
        if changed == text or not (goes_on or fault.code == "yaml-fence"):
            break
        done[fault.code] += 1
        text, fault = changed, after
    return text, done


def _fault(text: str) -> Problem | None:
    """What the parser stumbles over."""
    _, notes = tree_of(text)
    return next((each for each in notes.problems() if each.code.startswith("yaml-")), None)


def _mended(text: str, fault: Problem) -> str:
    """The text with this fault mended, if it is a slip."""
    lines = text.split("\n")
    at = fault.line - 1
    line = lines[at]
    match fault.code:
        case "yaml-key":
            lines[at] = with_blank(line, fault.column)
        case "yaml-blank":
            lines[at] = with_spaces(line, fault.column)
        case "yaml-fence":
            filled = [number for number, each in enumerate(lines) if each.strip()]
            if at in (filled[0], filled[-1]) and _FENCE.fullmatch(line):
                del lines[at]
    return "\n".join(lines)


def with_blank(line: str, column: int) -> str:
    """The line with a blank put in before a column."""
    return f"{line[: column - 1]} {line[column - 1 :]}"


def with_spaces(line: str, column: int) -> str:
    """The line with an ordinary space for the odd blank in a column; for all in its indentation."""
    found = _INDENTATION.match(line)
    width = found.end() if found else 0
    if column > width:  # behind a key
        return f"{line[: column - 1]} {line[column:]}"
    return " " * width + line[width:]
