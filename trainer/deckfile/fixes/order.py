"""Keys put in order, and blanks taken from the ends of lines."""

from collections.abc import Iterator

from trainer.deckfile.fixes.change import Change, Edit, Source, items
from trainer.deckfile.layout import mappings, misplaced, trailing
from trainer.deckfile.nodes import Mapping, Node, Scalar
from trainer.deckfile.records import Record


def keys_in_order(source: Source) -> Iterator[Change]:
    """The keys of each record in the order of the format; each takes the comments above along.

    Of records within each other only the inner ones: the outer ones are for another time.
    """
    found = []
    for path, record, mapping in mappings(source.root, source.record):
        if misplaced(record, mapping) and (edit := _ordered(source, record, mapping)):
            found.append((path, edit))
    for path, edit in found:
        if not any(other[: len(path)] == path and other != path for other, _ in found):
            yield Change("key-order", (edit,))


def _ordered(source: Source, record: Record, mapping: Mapping) -> Edit | None:
    """The lines of a record with its keys in order; None where they share a line with others."""
    starts = [key.line for key, _ in mapping.entries]
    if len(set(starts)) < len(starts):
        return None
    key, value = mapping.entries[-1]
    last = last_line(value) or key.line
    while not source.lines[last - 1].strip():  # behind a block
        last -= 1
    indent = " " * (mapping.column - 1)
    first = source.lines[starts[0] - 1][: mapping.column - 1]
    # From where each key takes its lines: comments right above it belong to it. What stands
    # above the first one, such as the line that names the schema, stays where it is.
    begins = [starts[0]]
    for number in starts[1:]:
        begin = number
        while begin - 1 > begins[-1] and _is_comment(source.lines[begin - 2], indent):
            begin -= 1
        begins.append(begin)
    chunks, gaps = [], []
    for at, (key, _) in enumerate(mapping.entries):
        until = begins[at + 1] - 1 if at + 1 < len(begins) else last
        lines = source.lines[begins[at] - 1 : until]
        own = starts[at] - begins[at]
        if lines[own][: mapping.column - 1] != (indent if at else first):
            return None
        filled = max(number for number, line in enumerate(lines, 1) if line.strip())
        chunks.append((record.rank[key.text], lines[:filled], own))
        gaps.append(lines[filled:])  # empty lines stay where they are
    chunks.sort(key=lambda chunk: chunk[0])  # a stable sort: equals keep their order
    rows: list[str] = []
    for at, (_, lines, own) in enumerate(chunks):
        start = indent if at else first
        lines[own] = start + lines[own][len(start) :]
        rows += [*lines, *gaps[at]]
    return Edit((starts[0], 1), (last, len(source.lines[last - 1]) + 1), source.end.join(rows))


def _is_comment(line: str, indent: str) -> bool:
    """Whether the line is a comment in the column of the keys."""
    return line.startswith(f"{indent}#")


def last_line(node: Node) -> int:
    """The line in which a value ends, empty lines behind it left out; 0 if nothing was written."""
    if isinstance(node, Scalar):
        return node.last
    if isinstance(node, Mapping):
        return max((last_line(value) or key.line for key, value in node.entries), default=node.line)
    return max(map(last_line, items(node)), default=node.line)


def trailing_blanks(source: Source) -> Iterator[Change]:
    """Blanks at the ends of lines taken away, and a line break put at the end of the file."""
    edits = []
    for place in trailing(source.text, source.root):
        end = (place.line, len(source.lines[place.line - 1]) + 1)
        edits.append(Edit((place.line, place.column), end, ""))
    if not source.text.endswith("\n"):
        last = (len(source.lines), len(source.lines[-1]) + 1)
        edits.append(Edit(last, last, source.end))
    if edits:
        yield Change("trailing-space", tuple(edits))
