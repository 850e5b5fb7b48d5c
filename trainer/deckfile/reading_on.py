"""Reading on behind what YAML refuses, so that one run tells all that is wrong with a file.

The parser ends at the first thing that it refuses. Mostly that lies in a single line; the line
is put right for this reading alone, a stand-in taking the place of its text, and the file is
read again. The other lines stay as they are, so what is found there stands where it is said to.
What may reach further, such as a quote that was closed by another one, ends the reading.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from trainer.content.problems import Problem
from trainer.deckfile import nodes
from trainer.deckfile.fixes.quoting import ITEM, KEY, QUOTABLE, broken_by
from trainer.deckfile.fixes.slips import with_blank, with_spaces
from trainer.deckfile.notes import Notes
from trainer.deckfile.syntax import CONFLICT, SLASHES, Fault

MOST = 40
"""Things that are read over: who has more of them has a habit to change first."""

MOST_READ = 4_000_000
"""Characters that are read again, which bounds the time."""

_STAND_IN = "x"
_TEXTS = QUOTABLE | {"yaml-escape"}
_NAMES = frozenset({"deck", "scenario", "id"})
"""Keys that others refer to: without their text there is nothing to compare."""

_RESTS_ON_ALL = frozenset({"dangling-reference"})
"""What may be wrong to say when a part of the file was passed over."""


@dataclass(slots=True)
class Passed:
    """A file that was read over its faults."""

    text: str
    """The text as it was read last."""
    faults: list[Fault] = field(default_factory=list)
    """What was passed over, and the one that ended the reading if it did."""
    unsaid: dict[int, int] = field(default_factory=dict)
    """By line, the column behind which a stand-in is."""
    widened: dict[int, int] = field(default_factory=dict)
    """By line, the column at which a blank was put in."""

    def told(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """The problems that are the author's, in their places; nothing of the stand-ins."""
        faults = {(each.place.line, each.place.column, each.code) for each in self.faults}
        return tuple(
            sorted(
                each
                if (each.line, each.column, each.code) in faults
                else replace(each, column=each.column - self._is_wider(each))
                for each in problems
                if (each.line, each.column, each.code) in faults or self._is_seen(each)
            )
        )

    def _is_seen(self, problem: Problem) -> bool:
        seen = problem.column <= self.unsaid.get(problem.line, problem.column)
        return seen and problem.code not in _RESTS_ON_ALL

    def _is_wider(self, problem: Problem) -> bool:
        return problem.column > self.widened.get(problem.line, problem.column)


def load_on(text: str, notes: Notes) -> tuple[nodes.Node | None, Notes, Passed]:
    """The tree of a text, the notes with all that was found, and what was passed over.

    There is no tree where something in the way could not be passed.
    """
    passed = Passed(text)
    found = notes.copy()
    root, fault = nodes.read(text, found)
    while fault is not None:
        passed.faults.append(fault)
        if len(passed.faults) > min(MOST, MOST_READ // max(len(text), 1)):
            # Further ones may follow, or none: who mends these must not think that it is done.
            cure = f"{fault.cure}; this and those above come first, what is below was not read"
            passed.faults[-1] = replace(fault, cure=cure)
            break
        after = _put_right(passed, fault)
        if after is None:
            break
        again = notes.copy()
        root, further = nodes.read(after.text, again)
        if further is not None and further.place.line <= fault.place.line:
            break  # it reaches further than was thought
        passed, found, fault = after, again, further
    for each in passed.faults:
        found.error(each.place, each.code, each.message, each.cure)
    return (root if fault is None else None), found, passed


def _put_right(passed: Passed, fault: Fault) -> Passed | None:
    """The text without the fault; None where that would take a guess."""
    lines = passed.text.splitlines()
    line, column = fault.place.line, fault.place.column
    unsaid, widened = passed.unsaid, passed.widened
    at = line - 1
    if fault.code == "yaml-fence":
        # Amid the file it is the beginning of something that is no deck.
        if any(each.strip() for each in lines[:at]) and any(map(str.strip, lines[at + 1 :])):
            return None
        lines[at] = ""
    elif fault.code == "yaml-blank":
        lines[at] = with_spaces(lines[at], column)
    elif fault.code == "yaml-key":
        lines[at] = with_blank(lines[at], column)
        widened = {**widened, line: column}
    elif fault.code == "yaml-syntax" and lines[at].lstrip().startswith(SLASHES):
        lines[at] = ""
    elif fault.code == "yaml-conflict":
        if not _keep_ours(lines, at):
            return None
    elif fault.code in _TEXTS:
        key = _stand_in(lines, at)
        if key is None:
            return None
        unsaid = {**unsaid, line: key}
    else:
        return None
    return Passed("\n".join(lines), passed.faults, unsaid, widened)


def _keep_ours(lines: list[str], start: int) -> bool:
    """Leave of a conflict that begins in a line the first version alone; whether there is one."""
    kept = True
    ahead = enumerate(lines[start:], start)
    marks = [(at, found[0][0]) for at, line in ahead if (found := CONFLICT.match(line))]
    if not marks or marks[0] != (start, "<"):
        return False
    end = next((at for at, mark in marks if mark == ">"), None)
    if end is None or any(mark == "<" and at <= end for at, mark in marks[1:]):
        return False
    for at in range(start, end + 1):
        found = CONFLICT.match(lines[at])
        kept = kept and (found is None or found[0][0] == "<")
        if found or not kept:
            lines[at] = ""
    return True


def _stand_in(lines: list[str], at: int) -> int | None:
    """Put a stand-in for the text of a line that breaks by itself; the column of its key.

    None where the line is no such text. Lines that go on with the text are emptied.
    """
    line = lines[at].rstrip()
    if broken_by(lines, at + 1) not in _TEXTS:
        return None
    if found := KEY.fullmatch(line):
        if found[2] in _NAMES:
            return None
        column, start = len(found[1]), found.start(3)
    elif found := ITEM.fullmatch(line):
        column, start = len(found[1]), found.start(2)
    else:
        return None
    lines[at] = line[:start] + _STAND_IN
    for below in range(at + 1, len(lines)):
        text = lines[below].strip()
        if text and len(lines[below]) - len(lines[below].lstrip()) <= column:
            break
        lines[below] = ""
    return column + 1
