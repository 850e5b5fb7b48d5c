"""Ids that are missing, phrases in brackets, characters that cannot be shown."""

import re
from collections.abc import Iterator

from trainer.content.slugs import unique_slug
from trainer.deckfile.fixes.change import Change, Edit, Source, items
from trainer.deckfile.layout import mappings
from trainer.deckfile.nodes import Mapping, Node, Scalar, Sequence
from trainer.deckfile.shapes import Many, Text
from trainer.deckfile.text import clean, split_phrase

_NAMED_AFTER = ("ask", "say", "claim", "know")
"""What an id is made from."""

_STEP = 2
"""Columns that a list is indented by where the file does not show it."""


def missing_ids(source: Source) -> Iterator[Change]:
    """An id for each record that lacks one and says what it is about."""
    taken = set(_ids(source.root))
    for path, record, mapping in mappings(source.root, source.record):
        known = record.by_key.get("id")
        values = {key.text: (key, value) for key, value in mapping.entries}
        if known is None or not mapping.whole or not mapping.entries:
            continue
        text = _named_after(mapping)
        if not text or not values.keys() <= record.by_key.keys():
            continue  # under an unknown key there may be an id
        key, value = values.get("id", (None, None))
        if value is not None and not (isinstance(value, Scalar) and _is_nothing(value)):
            continue
        made = unique_slug(text, record.name.split()[-1], taken)
        if key is None:
            first = mapping.entries[0][0]
            start = (first.line, first.column)
            edit = Edit(start, start, f"id: {made}{source.end}{' ' * (mapping.column - 1)}")
            if mapping.flow:
                edit = Edit(start, start, f"id: {made}, ")
            code = "missing-field"
        else:
            found = re.compile(r"id\s*:").match(source.lines[key.line - 1], key.column - 1)
            if found is None or source.lines[key.line - 1][found.end() :].strip():
                continue
            start = (key.line, found.end() + 1)
            edit, code = Edit(start, start, f" {made}"), "empty"
        taken.add(made)
        yield Change(code, (edit,), (*path, "id"), made)


def _is_nothing(value: Scalar) -> bool:
    return value.is_blank and value.cut is None and not value.block and not value.last


def _named_after(mapping: Mapping) -> str:
    for key, value in mapping.entries:
        if key.text in _NAMED_AFTER and isinstance(value, Scalar) and value.cut is None:
            return clean(value.text)
    return ""


def _ids(node: Node) -> Iterator[str]:
    """Every id in the file, the former ones included: none is ever used again."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            if key.text in ("id", "formerly"):
                for each in (value, *items(value)):
                    if isinstance(each, Scalar):
                        yield each.text.strip().rpartition("/")[2]
            else:
                yield from _ids(value)
    else:
        for item in items(node):
            yield from _ids(item)


def phrases_in_brackets(source: Source) -> Iterator[Change]:
    """Lists of phrases in brackets, each phrase moved to a line of its own."""
    step = _step(source)
    for seen in source.seen():
        shape, value = seen.field.shape, seen.value
        if (
            isinstance(shape, Many)
            and isinstance(shape.each, Text)
            and not shape.brackets
            and isinstance(value, Sequence)
            and value.flow
            and value.items
            and not seen.within.flow
            and not split_phrase([item.text for item in value.items if isinstance(item, Scalar)])
        ):
            edit = _on_lines(source, seen.within, value, step)
            if edit is not None:
                yield Change("flow-list", (edit,))


def _on_lines(source: Source, within: Mapping, value: Sequence, step: int) -> Edit | None:
    """The edit that puts each item on a line; None where a comment or line break is amid."""
    start = (value.line, value.column)
    end = source.ends.get(start)
    if end is None:
        return None
    rows = []
    covered = ""
    for item in value.items:
        begun = (item.line, item.column)
        ended = source.ends.get(begun)
        if not isinstance(item, Scalar) or ended is None or ended[0] != item.line:
            return None
        rows.append(source.between(begun, ended))
        covered += rows[-1]
    lines = source.lines[start[0] - 1 : end[0]]
    lines[-1] = lines[-1][: end[1] - 1]
    lines[0] = lines[0][start[1] - 1 :]
    between = "".join(lines)
    if len(re.sub(r"[\s,\[\]]", "", between)) != len(re.sub(r"[\s,\[\]]", "", covered)):
        return None  # a comment stands amid the items
    rest = source.lines[end[0] - 1][end[1] - 1 :].rstrip()
    if rest and not re.match(r"\s+#", rest):
        return None
    indent = " " * (within.column - 1 + step)
    before = source.lines[start[0] - 1][: start[1] - 1]
    # The brackets stand behind their key, or on a line below it.
    line, column = start[0], len(before.rstrip()) + 1
    if column == 1:
        line, column = start[0] - 1, len(source.lines[start[0] - 2]) + 1
    text = rest + "".join(f"{source.end}{indent}- {row}" for row in rows)
    until = (end[0], len(source.lines[end[0] - 1]) + 1)
    return Edit((line, column), until, text)


def _step(source: Source) -> int:
    """How much further in than its key a list stands in this file."""
    for _, _, mapping in mappings(source.root, source.record):
        for _, value in mapping.entries:
            if isinstance(value, Sequence) and not value.flow and not mapping.flow:
                return max(0, value.column - mapping.column)
    return _STEP


def control_characters(source: Source) -> Iterator[Change]:
    """What is left out of texts wherever they are shown, taken out of the file."""
    for seen in source.seen():
        shape = seen.field.shape
        each = shape.each if isinstance(shape, Many) else shape
        if not isinstance(each, Text):
            continue
        for node in (seen.value, *items(seen.value)):
            if isinstance(node, Scalar) and len(clean(node.text)) < len(node.text):
                edits = tuple(_cleaned(source, node))
                if edits:
                    yield Change("control-character", edits)


def _cleaned(source: Source, node: Scalar) -> Iterator[Edit]:
    """The edits that clean the lines of a text."""
    start = (node.line, node.column)
    end = source.ends.get(start, start)
    for number in range(start[0], end[0] + 1):
        line = source.lines[number - 1]
        first = start[1] - 1 if number == start[0] else 0
        last = end[1] - 1 if number == end[0] else len(line)
        words = line[first:last]
        shown = clean(words)
        if shown != words and "\n" not in shown:
            yield Edit((number, first + 1), (number, last + 1), shown)
