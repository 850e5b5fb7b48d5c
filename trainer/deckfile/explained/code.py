"""What a code of a problem stands for."""

from dataclasses import dataclass
from enum import StrEnum
from textwrap import dedent

from trainer.content.problems import Severity


class Within(StrEnum):
    """Where the lines of an example stand; what they leave out is right."""

    FILE = "a file"
    """The whole file, or several, each below a line `# its-name.yaml`."""
    CONCEPT = "a concept"
    NUMBER = "a number"
    RAPID_FIRE = "a rapid-fire card"
    POINT = "a point of a scenario"
    ENTRY = "an entry of a syllabus"
    FOLDER = "a folder"
    """The files themselves are meant: the lines say in words what is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One kind of problem."""

    code: str
    """Stable kebab-case name."""
    severity: Severity
    title: str
    """What is wrong, in a few words."""
    why: str
    """Why that matters, and what to do about it, in a sentence or two."""
    within: Within
    wrong: str
    """Lines that have the problem and no other."""
    right: str
    """The same lines as they would be right."""
    fixable: str = ""
    """What `--fix` does about it, and when; empty where only the author can."""


def error(code: str, title: str, why: str, *rest: str, **given: str) -> Code:
    """The code of something that has to be mended, for it mostly keeps a file from being used."""
    return _made(Severity.ERROR, code, title, why, *rest, **given)


def warning(code: str, title: str, why: str, *rest: str, **given: str) -> Code:
    """The code of something that the author would want to know."""
    return _made(Severity.WARNING, code, title, why, *rest, **given)


def _made(
    severity: Severity,
    code: str,
    title: str,
    why: str,
    within: str,
    wrong: str,
    right: str,
    fixable: str = "",
) -> Code:
    """The code; its examples are written indented and with line breaks around them."""
    return Code(
        code=code,
        severity=severity,
        title=title,
        why=why,
        within=Within(within),
        wrong=_example(wrong),
        right=_example(right),
        fixable=fixable,
    )


def _example(text: str) -> str:
    return dedent(text).strip("\n")
