"""A wording that was missing, as a unified diff of the scenario's file.

Lines are added at the places that the reader's marks give, and all else stays as its
author wrote it. The words come from a learner and are trusted with nothing: they are
cleaned and quoted where YAML would read more into them, and the file that the diff leads
to is read again before the diff is handed out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from trainer.content.points import Point
from trainer.content.scenarios import Scenario
from trainer.content.text import one_line
from trainer.deckfile import nodes
from trainer.deckfile.diff import unified
from trainer.deckfile.notes import Notes
from trainer.deckfile.reader import parse
from trainer.deckfile.text import clean, decode
from trainer.errors import TrainerError

LONGEST_WORDING = 300
"""Characters: whoever marks more has marked a speech, which no other answer will repeat."""

_BOM = b"\xef\xbb\xbf"
_STEP = 2
"""Columns that a list is indented by where the file does not show it."""

_PLAIN = re.compile(r"[^\W_](?:[^:#\s]|:(?!\s|$)|\s(?!#)|(?<!\s)#)*")
"""What YAML takes for text just as it stands, on a line of a list."""


class UnpatchableError(TrainerError):
    """The wording cannot be added to this file by a diff."""


def as_wording(words: str) -> str:
    """Words of an answer as one line of a rubric: cleaned, without marks at their ends."""
    return one_line(clean(words)).strip(" .,;:")


def with_wordings(
    scenario: Scenario, wordings: Iterable[tuple[str, str]]
) -> tuple[Scenario, dict[str, list[str]]]:
    """The scenario with further wordings, and what was added to which point.

    Words that a point has already are left out, and so are points that it does not have.
    """
    added: dict[str, list[str]] = {}
    given = list(wordings)

    def extended(point: Point) -> Point:
        known = {_folded(text) for text in (point.say, *point.wordings)}
        for name, words in given:
            line = as_wording(words)
            if name == point.id and line and _folded(line) not in known:
                known.add(_folded(line))
                added.setdefault(name, []).append(line)
        return replace(point, wordings=(*point.wordings, *added.get(point.id, ())))

    more = replace(
        scenario,
        points=tuple(map(extended, scenario.points)),
        follow_ups=tuple(
            replace(each, points=tuple(map(extended, each.points))) for each in scenario.follow_ups
        ),
    )
    return more, added


def wording_patch(
    data: bytes, path: str, scenario: str, wordings: Iterable[tuple[str, str]]
) -> str:
    """The diff that adds wordings, each with the id of its point, to a scenario's file.

    `path` names the file in the diff, relative to the folder where it will be applied.
    Words that a point has already are left out; the diff is empty if none remain.
    UnpatchableError if the file does not hold the scenario, or is laid out so that nothing
    can be added.
    """
    before = parse(data, path).content
    if not isinstance(before, Scenario) or before.id != scenario:
        raise UnpatchableError(f"{path} does not hold the scenario {scenario}, or has errors.")
    wanted, added = with_wordings(before, wordings)
    if not added:
        return ""
    mark, text = (_BOM, data[len(_BOM) :]) if data.startswith(_BOM) else (b"", data)
    lines = re.findall(r"[^\n]*\n|[^\n]+", text.decode())
    if any("\r" in line[:-2] for line in lines):
        raise UnpatchableError(f"{path} has line breaks that diffs do not know; save it anew.")
    changed = _File(lines, nodes.load(decode(data), Notes(path))).with_(added)
    after = parse(mark + "".join(changed).encode(), path).content
    if after is None or _in_any_order(after) != _in_any_order(wanted):
        raise UnpatchableError(f"{path} is laid out so that you have to add the words yourself.")
    if mark:
        lines[0], changed[0] = mark.decode() + lines[0], mark.decode() + changed[0]
    return unified(path, lines, changed)


class _File:
    """The lines of a scenario's file beside their tree."""

    def __init__(self, lines: Sequence[str], root: nodes.Node | None) -> None:
        self._lines = list(lines)
        self._root = root
        self._step = self._indentation()

    def with_(self, added: dict[str, list[str]]) -> list[str]:
        """The lines with these wordings, by point."""
        points = [(name, node) for name, node in self._points() if name in added]
        # From the end, so that the places further up stay right.
        for name, node in sorted(points, key=lambda p: (p[1].line, p[1].column), reverse=True):
            self._add(node, added[name])
        return self._lines

    def _add(self, point: nodes.Mapping, wordings: Sequence[str]) -> None:
        values = {key.text: value for key, value in point.entries}
        there, say = values.get("wordings"), values.get("say")
        if point.flow and there is None:
            self._insert(point, f" wordings: [{_in_brackets(wordings)}],")
        elif isinstance(there, nodes.Sequence) and there.flow:
            self._insert(there, _in_brackets(wordings) + (", " if there.items else ""))
        elif isinstance(there, nodes.Sequence):
            last = there.items[-1] if there.items else None
            self._append(last, [_item(there.column, words) for words in wordings])
        else:
            column = point.column
            rows = [_item(column + self._step, words) for words in wordings]
            self._append(say, [f"{' ' * (column - 1)}wordings:", *rows])

    def _insert(self, collection: nodes.Mapping | nodes.Sequence, text: str) -> None:
        """Put text right behind the bracket or brace that opens a collection."""
        line = self._lines[collection.line - 1]
        place = collection.column  # 1-based, so it is the index behind the bracket
        self._lines[collection.line - 1] = line[:place] + text + line[place:]

    def _append(self, node: nodes.Node | None, rows: Sequence[str]) -> None:
        """Put rows below a text, above the empty lines that follow it."""
        if not isinstance(node, nodes.Scalar):
            return  # the check of the outcome refuses it
        last = node.last
        while last > node.line and not self._lines[last - 1].strip():
            last -= 1
        above = self._lines[last - 1]
        end = "\r\n" if self._lines[0].endswith("\r\n") else "\n"
        new = [row + end for row in rows]
        if not above.endswith("\n"):  # the file ends here, and goes on to end so
            self._lines[last - 1] = above + end
            new[-1] = rows[-1]
        self._lines[last:last] = new

    def _points(self) -> Iterator[tuple[str, nodes.Mapping]]:
        """The points of the scenario and of its follow-ups."""
        for key, value in _entries(self._root):
            if key == "points":
                yield from _named(value)
            elif key == "follow_ups":
                for each in _items(value):
                    for inner, points in _entries(each):
                        if inner == "points":
                            yield from _named(points)

    def _indentation(self) -> int:
        """How much further in than its key a list stands in this file."""
        for node in (self._root, *(node for _, node in self._points())):
            if isinstance(node, nodes.Mapping) and not node.flow:
                for _, value in node.entries:
                    if isinstance(value, nodes.Sequence) and not value.flow:
                        return max(0, value.column - node.column)
        return _STEP


def _entries(node: nodes.Node | None) -> Iterator[tuple[str, nodes.Node]]:
    if isinstance(node, nodes.Mapping):
        yield from ((key.text, value) for key, value in node.entries)


def _items(node: nodes.Node) -> tuple[nodes.Node, ...]:
    return node.items if isinstance(node, nodes.Sequence) else ()


def _named(points: nodes.Node) -> Iterator[tuple[str, nodes.Mapping]]:
    for point in _items(points):
        for key, value in _entries(point):
            if key == "id" and isinstance(value, nodes.Scalar) and isinstance(point, nodes.Mapping):
                yield clean(value.text).strip(), point


def _item(column: int, words: str) -> str:
    """A line of a list whose dashes stand in this column."""
    text = words if _PLAIN.fullmatch(words) else _quoted(words)
    return f"{' ' * (column - 1)}- {text}"


def _in_brackets(wordings: Iterable[str]) -> str:
    return ", ".join(map(_quoted, wordings))


def _quoted(words: str) -> str:
    text = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def _in_any_order(content: object) -> object:
    """A scenario without the order of its wordings."""
    if not isinstance(content, Scenario):
        return content

    def ordered(point: Point) -> Point:
        return replace(point, wordings=tuple(sorted(point.wordings)))

    return replace(
        content,
        points=tuple(map(ordered, content.points)),
        follow_ups=tuple(
            replace(each, points=tuple(map(ordered, each.points))) for each in content.follow_ups
        ),
    )


def _folded(text: str) -> str:
    return as_wording(text).casefold()
