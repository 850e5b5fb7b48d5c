"""A wording that was missing, as a unified diff of the file of its scenario or deck.

Lines are added at the places that the reader's marks give, and all else stays as its
author wrote it. The words come from a learner and are trusted with nothing: they are
cleaned and quoted where YAML would read more into them, and the file that the diff leads
to is read again before the diff is handed out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from trainer.content.cards import Deck
from trainer.content.scenarios import Scenario
from trainer.deckfile import nodes
from trainer.deckfile.diff import unified
from trainer.deckfile.notes import Notes
from trainer.deckfile.reader import parse
from trainer.deckfile.text import clean, decode
from trainer.deckfile.wordings import in_order, with_more
from trainer.errors import TrainerError

_BOM = b"\xef\xbb\xbf"
_ACCEPT = "accept"
_STEP = 2
"""Columns that a list is indented by where the file does not show it."""

_PLAIN = re.compile(r"[^\W_](?:[^:#\s]|:(?!\s|$)|\s(?!#)|(?<!\s)#)*")
"""What YAML takes for text just as it stands, on a line of a list."""


class UnpatchableError(TrainerError):
    """The wording cannot be added to this file by a diff."""


def wording_patch(data: bytes, path: str, name: str, wordings: Iterable[tuple[str, str]]) -> str:
    """The diff that adds wordings to the file of a scenario or deck; empty if none are new.

    `path` names the file in the diff, relative to the folder where it will be applied.
    All else is as for `with_added`.
    """
    lines, changed = _added(data, path, name, wordings)
    return unified(path, lines, changed)


def with_added(data: bytes, path: str, name: str, wordings: Iterable[tuple[str, str]]) -> bytes:
    """The bytes of a file with further wordings, each with what it belongs to.

    In a scenario that is the id of a point; in a deck `card#point`, or `card` for one more
    answer that rapid fire accepts. Words that are there already are left out.
    UnpatchableError if the file does not hold the scenario or deck of that name, or is laid
    out so that nothing can be added.
    """
    _, changed = _added(data, path, name, wordings)
    return "".join(changed).encode()


def _added(
    data: bytes, path: str, name: str, wordings: Iterable[tuple[str, str]]
) -> tuple[list[str], list[str]]:
    """The lines of a file before and after."""
    before = parse(data, path).content
    if not isinstance(before, Scenario | Deck) or before.id != name:
        raise UnpatchableError(f"{path} does not hold {name}, or has errors.")
    wanted, added = with_more(before, wordings)
    mark, text = (_BOM, data[len(_BOM) :]) if data.startswith(_BOM) else (b"", data)
    lines = re.findall(r"[^\n]*\n|[^\n]+", text.decode())
    changed = list(lines)
    if added:
        if any("\r" in line[:-2] for line in lines):
            raise UnpatchableError(f"{path} has line breaks that diffs do not know; save it anew.")
        changed = _File(lines, nodes.load(decode(data), Notes(path))).with_(added)
        after = parse(mark + "".join(changed).encode(), path).content
        if not isinstance(after, Scenario | Deck) or in_order(after) != in_order(wanted):
            raise UnpatchableError(
                f"{path} is laid out so that you have to add the words yourself."
            )
    if mark and lines:
        lines[0], changed[0] = mark.decode() + lines[0], mark.decode() + changed[0]
    return lines, changed


class _File:
    """The lines of a file beside their tree."""

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
        name, say = ("wordings", values["say"]) if "say" in values else (_ACCEPT, values["answer"])
        there = values.get(name)
        if point.flow and there is None:
            self._insert(point, f" {name}: [{_in_brackets(wordings)}],")
        elif isinstance(there, nodes.Sequence) and there.flow:
            self._insert(there, _in_brackets(wordings) + (", " if there.items else ""))
        elif isinstance(there, nodes.Sequence):
            last = there.items[-1] if there.items else None
            self._append(last, [_item(there.column, words) for words in wordings])
        else:
            column = point.column
            rows = [_item(column + self._step, words) for words in wordings]
            self._append(say, [f"{' ' * (column - 1)}{name}:", *rows])

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
        """What takes wordings, by the names that `with_added` takes."""
        for key, value in _entries(self._root):
            if key == "points":
                yield from _named(value)
            elif key == "follow_ups":
                for each in _items(value):
                    for inner, points in _entries(each):
                        if inner == "points":
                            yield from _named(points)
            elif key == "concepts":
                for name, card in _named(value):
                    for inner, points in _entries(card):
                        if inner == "points":
                            yield from ((f"{name}#{id_}", each) for id_, each in _named(points))
            elif key == "rapid_fire":
                yield from _named(value)

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
