"""What is wrong with a deck file, said so that its author can mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """The file cannot be used as it is."""
    WARNING = "warning"
    """The file works; the author would want to know."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault in one place."""

    path: str
    """The file as the user would name it."""
    line: int
    """1-based; 0 when the file as a whole is meant."""
    column: int
    """1-based, in characters; 0 when the file as a whole is meant."""
    code: str
    """Stable kebab-case name, such as `unknown-key`."""
    message: str
    """What is wrong."""
    cure: str = ""
    """What would be right."""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """`file:line:column: error: what is wrong; what would be right [code]`."""
        where = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        cure = f"; {self.cure}" if self.cure else ""
        return f"{where}: {self.severity}: {self.message}{cure} [{self.code}]"


def sentence(words: str) -> str:
    """The words with the full stop that ends them; a question keeps its mark."""
    return words if words.endswith(("?", ".")) else f"{words}."
