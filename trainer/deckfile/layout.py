"""How a file is laid out: the order of keys, and what hangs at the ends of lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from trainer.deckfile.nodes import Mapping, Node, Scalar
from trainer.deckfile.nodes import Sequence as List
from trainer.deckfile.notes import Notes, Spot
from trainer.deckfile.records import Record
from trainer.deckfile.text import quoted

Path: TypeAlias = tuple[str | int, ...]
"""Keys and places in lists that lead to a value."""

_BLANKS = re.compile(r"(?<![ \t])[ \t]++(?=\r?$)", re.MULTILINE)


def check_layout(text: str, root: Mapping, record: Record, notes: Notes) -> None:
    """Note keys in an unusual order, and blanks at the ends of lines.

    `text` is the decoded file, `root` its tree, and `record` what it was read as.
    """
    for _, each, mapping in mappings(root, record):
        if (place := misplaced(each, mapping)) is not None:
            key, above = place
            message = f"{quoted(key.text)} stands below {quoted(above.text)}"
            cure = f"{each.name} has it above; `--fix` puts the keys in order"
            notes.warn(key, "key-order", message, cure)
    places = trailing(text, root)
    if places:
        what = "blanks stand at the end of this line"
        if len(places) > 1:
            what += f" and of {len(places) - 1} more"
        notes.warn(places[0], "trailing-space", what, "`--fix` takes them away")
    elif text and not text.endswith("\n"):
        end = Spot(text.count("\n") + 1, len(text) - text.rfind("\n"))
        message = "the last line has no line break at its end"
        notes.warn(end, "trailing-space", message, "`--fix` adds it")


def mappings(node: Node, record: Record, path: Path = ()) -> Iterator[tuple[Path, Record, Mapping]]:
    """Every mapping of the tree that is a record: the way to it, the record, and itself."""
    if not isinstance(node, Mapping):
        return
    yield path, record, node
    if not record.parts:
        return  # most of a deck are points and wordings
    for key, value in node.entries:
        each = record.parts.get(key.text)
        if each is not None and isinstance(value, List):
            for place, item in enumerate(value.items):
                yield from mappings(item, each, (*path, key.text, place))


def misplaced(record: Record, mapping: Mapping) -> tuple[Scalar, Scalar] | None:
    """The first key that should stand above the one before it, and that one.

    None where the order is right, and where it says little: among unknown keys, keys that
    were refused, and keys on one line.
    """
    if mapping.flow or not mapping.whole:
        return None
    ranks = [record.rank.get(key.text, -1) for key, _ in mapping.entries]
    if -1 in ranks or ranks == sorted(ranks):
        return None
    at = next(at for at, (above, rank) in enumerate(pairwise(ranks), 1) if rank < above)
    return mapping.entries[at][0], mapping.entries[at - 1][0]


def trailing(text: str, root: Mapping) -> Sequence[Spot]:
    """Where blanks begin that hang at the end of a line, in order.

    Those that are part of a text, and those that end a comment, are none of them.
    """
    # Few files have any, and to look for these is far quicker than for the whole.
    if not (" \n" in text or "\t" in text or "\r" in text or text.endswith(" ")):
        return ()
    kept = set(_lines_of_texts(root))
    places = []
    for number, line in enumerate(text.split("\n"), 1):
        found = _BLANKS.search(line)
        if found and number not in kept and not _has_comment(line):
            places.append(Spot(number, found.start() + 1))
    return places


def _has_comment(line: str) -> bool:
    """Whether the line may end in a comment; a `#` amid a text counts too."""
    return re.search(r"(?:^|\s)#", line) is not None


def _lines_of_texts(node: Node) -> Iterator[int]:
    """The lines whose ends lie within a text."""
    if isinstance(node, Mapping):
        for key, value in node.entries:
            yield from _lines_of_texts(key)
            yield from _lines_of_texts(value)
    elif isinstance(node, List):
        for item in node.items:
            yield from _lines_of_texts(item)
    elif isinstance(node, Scalar) and node.last > node.line:
        # The blank behind a block's `|` is no text; the line that ends a quoted one may be.
        yield from range(node.line + node.block, node.last + 1)
