"""Text that YAML takes for something else is put into quotes, where nothing else can be meant."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from trainer.deckfile.fixes.change import Change, Edit, Place, Source, items, scan, tree_of
from trainer.deckfile.formats import DECK, SCENARIO
from trainer.deckfile.layout import Path
from trainer.deckfile.nodes import Mapping, Node, Scalar, Sequence
from trainer.deckfile.notes import Spot
from trainer.deckfile.records import Record
from trainer.deckfile.shapes import Many, Quantity, Text
from trainer.deckfile.syllabus import SYLLABUS

QUOTABLE = frozenset({"yaml-colon", "yaml-start", "yaml-quote", "yaml-block", "yaml-bracket"})
"""What the parser complains of where text lacks its quotes."""

_SUSPECT = re.compile(r":(?:\s.*:(?:\s|$)|\s+[^\w\s])|^\s*- +(?:[^\w\s]|.*:(?:\s|$))")
"""Lines that may hold such a text; searched before anything that takes time."""

KEY = re.compile(r"( *(?:- +)*)([a-z_]+):[ ]+(\S.*)")
"""A line with a key and its text: what is before the key, the key, the text."""

ITEM = re.compile(r"( *)- +(\S.*)")
"""A line with a phrase of a list: what is before the dash, the phrase."""

_COMMENT = re.compile(r"\s{2,}#")
_PAIRS = ("()", "[]", "``", '""')


def _keys(record: Record, kind: type[Text] | type[Quantity], many: bool) -> Iterator[str]:
    """The keys of a record, and of those in it, that hold texts; or lists of them."""
    for field in record.fields:
        shape = field.shape
        if isinstance(shape, Many) and isinstance(shape.each, Record):
            yield from _keys(shape.each, kind, many)
        elif isinstance(shape.each if many and isinstance(shape, Many) else shape, kind):
            yield field.key


_RECORDS = (DECK, SCENARIO, SYLLABUS)
_TEXTS = {
    key for record in _RECORDS for kind in (Text, Quantity) for key in _keys(record, kind, False)
}
_LISTS = {key for record in _RECORDS for key in _keys(record, Text, True)} - _TEXTS


def in_quotes(text: str) -> str | None:
    """The text, which is one line, in quotes; None where that needs escapes."""
    if not text.isprintable():
        return None
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def quoted_where_broken(text: str) -> tuple[str, Counter[str]]:
    """The text of a file with quotes around what the parser stumbles over; how many, by code.

    Each text is a single line of a key or a list that holds texts, and reads afterwards as
    the line reads to a person. What is not certain is left.
    """
    if not _is_broken(text):
        return text, Counter()
    lines = text.split("\n")
    broken = {each.place: each for each in _broken_lines(lines)}
    while broken:
        changed = list(lines)
        for (line, column), each in broken.items():
            row = changed[line - 1]
            changed[line - 1] = row[: column - 1] + each.quoted + row[column - 1 + len(each.text) :]
        after = "\n".join(changed)
        # The parser must take each line now for what it says. It does not where the line is
        # part of a longer text, and does not come as far behind something else it refuses.
        said = {place: what for place, _, what in scan(after)}
        wrong = [place for place, each in broken.items() if said.get(place) != each.text]
        if not wrong:
            return after, Counter(each.code for each in broken.values())
        for place in wrong:
            del broken[place]
    return text, Counter()


class _Broken(NamedTuple):
    """A text that the parser does not take."""

    place: Place
    text: str
    quoted: str
    code: str


def _broken_lines(lines: list[str]) -> Iterator[_Broken]:
    """The lines that hold a text and break by themselves."""
    for number, line in enumerate(lines, 1):
        if not _SUSPECT.search(line):
            continue
        found = _text_of_line(lines, number)
        if found is None:
            continue
        place, text = found
        quoted = in_quotes(text)
        code = _code_of(text, ITEM.match(line) is not None and _is_phrase(lines, number))
        if quoted is not None and code in QUOTABLE:
            yield _Broken(place, text, quoted, code)


def broken_by(lines: list[str], number: int) -> str:
    """The code of what the parser refuses in the text that begins in a line, taken by itself."""
    line = lines[number - 1].rstrip()
    is_phrase = _is_phrase(lines, number)
    found = ITEM.fullmatch(line) if is_phrase else KEY.fullmatch(line)
    return _code_of(found[found.lastindex or 0], is_phrase) if found else ""


def _code_of(text: str, is_phrase: bool) -> str:
    return _is_broken(f"- {text}" if is_phrase else f"a: {text}")


def _is_broken(text: str) -> str:
    """The code of what the parser refuses in the text; empty if there is none."""
    _, notes = tree_of(text)
    return next((each.code for each in notes.problems() if each.code.startswith("yaml-")), "")


def _text_of_line(lines: list[str], number: int) -> tuple[Place, str] | None:
    """Where the text of a line begins, and the text; None if it is no text or not all of one."""
    line = lines[number - 1].rstrip()
    if (found := KEY.fullmatch(line)) and found[2] in _TEXTS and not _is_phrase(lines, number):
        column, text = len(found[1]), found[3]
    elif (found := ITEM.fullmatch(line)) and _is_phrase(lines, number):
        column, text = len(found[1]), found[2]
    else:
        return None
    start = len(line) - len(text)
    text = _COMMENT.split(text)[0].rstrip()
    before, cut, after = text.partition(" #")
    if cut and not _is_text(before, f"#{after}"):
        return None  # perhaps a comment
    if _is_partly_quoted(text) or _goes_on(lines, number, column):
        return None
    return (number, start + 1), text


def _is_partly_quoted(text: str) -> bool:
    """Whether quotes at the beginning may hold escapes, so that its words are not certain."""
    if text[0] == '"':
        return "\\" in text or text.count('"') < 2
    return text[0] == "'" and ("''" in text or text.count("'") < 2)


def _goes_on(lines: list[str], number: int, column: int) -> bool:
    """Whether the next line with text is indented deeper, and so belongs to this one."""
    for line in lines[number:]:
        if line.strip():
            return len(line) - len(line.lstrip()) > column
    return False


def _is_phrase(lines: list[str], number: int) -> bool:
    """Whether the line is an item of a list of phrases."""
    found = ITEM.match(lines[number - 1])
    if found is None:
        return False
    column = len(found[1])
    for line in reversed(lines[: number - 1]):
        depth = len(line) - len(line.lstrip())
        above = re.match(r" *(?:- +)*([a-z_]+):\s*(?:#.*)?$", line)
        if above and above.end() and depth <= column and not line.lstrip().startswith("#"):
            return above[1] in _LISTS
        if line.strip() and depth < column:
            return False
    return False


def cut_texts(source: Source) -> Iterator[Change]:
    """Texts that end before a ` #` although what follows is text for certain."""
    for seen in source.seen():
        shape = seen.field.shape
        each = shape.each if isinstance(shape, Many) else shape
        if not isinstance(each, Text | Quantity) or _is_flow(seen.within) or _is_flow(seen.value):
            continue
        values = [(seen.path, seen.value)]
        values += [((*seen.path, at), item) for at, item in enumerate(items(seen.value))]
        for path, node in values:
            if isinstance(node, Scalar) and node.cut is not None:
                yield from _whole(source, path, node, node.cut)


def _is_flow(node: Node) -> bool:
    return isinstance(node, Mapping | Sequence) and node.flow


def _whole(source: Source, path: Path, node: Scalar, cut: Spot) -> Iterator[Change]:
    """The change that makes a text whole that was cut short."""
    start = (node.line, node.column) if node.text else (cut.line, cut.column)
    if start[0] != cut.line:
        return
    line = source.lines[start[0] - 1]
    before, after = line[start[1] - 1 : cut.column - 1], line[cut.column - 1 :]
    words = before + _COMMENT.split(after)[0].rstrip()
    quoted = in_quotes(words)
    if quoted is not None and _is_text(before, after):
        edit = Edit(start, (start[0], start[1] + len(words)), quoted)
        yield Change("comment-in-text" if node.text else "empty", (edit,), path, words)


def _is_text(before: str, after: str) -> bool:
    """Whether the `#` that `after` begins with is no comment, for certain."""
    if re.match(r"#\d", after):
        return True
    return any(_is_open(before, pair) and pair[1] in after for pair in _PAIRS)


def _is_open(text: str, pair: str) -> bool:
    opened, closed = text.count(pair[0]), text.count(pair[1])
    return opened % 2 == 1 if pair[0] == pair[1] else opened > closed


def phrases_with_colons(source: Source) -> Iterator[Change]:
    """Phrases that are taken for a key and its value."""
    for seen in source.seen():
        shape = seen.field.shape
        if not isinstance(shape, Many) or not isinstance(shape.each, Text):
            continue
        for at, item in enumerate(items(seen.value)):
            if not isinstance(item, Mapping) or item.flow or len(item.entries) != 1:
                continue
            quoted = in_quotes(words := _words_of(source, item))
            if words and quoted is not None:
                end = (item.line, item.column + len(words))
                edit = Edit((item.line, item.column), end, quoted)
                yield Change("wrong-type", (edit,), (*seen.path, at), words)


def _words_of(source: Source, item: Mapping) -> str:
    """The one line that an item was written in; empty where it is more, or less certain."""
    ((key, value),) = item.entries
    words = source.lines[item.line - 1][item.column - 1 :].rstrip()
    if not item.whole or not isinstance(value, Scalar) or value.cut or value.block or "#" in words:
        return ""
    if value.text and (value.line != item.line or value.last != item.line):
        return ""
    plain = words.startswith(f"{key.text}:") and words.endswith(value.text or ":")
    return words if plain else ""
