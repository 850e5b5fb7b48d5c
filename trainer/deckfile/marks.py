"""Where in its file an item begins."""

import re
from collections.abc import Iterator

from trainer.deckfile import nodes
from trainer.deckfile.notes import Notes, Place, Spot
from trainer.deckfile.text import BinaryError, clean, decode

_LISTS = ("concepts", "numbers", "rapid_fire", "points", "red_flags", "follow_ups")
"""The keys whose lists hold what has an id."""


def mark(data: bytes, item: str) -> Spot | None:
    """The first key of a card, a point, a red flag or a follow-up; None if it is not there.

    For the name of a whole deck or scenario, where the file says it. A file that cannot be
    read as YAML is searched line by line.
    """
    part = re.split("[/#]", item, maxsplit=1)[1:]
    try:
        text = decode(data)
    except BinaryError:
        return None
    root = nodes.load(text, Notes(""))
    if isinstance(root, nodes.Mapping):
        if not part:
            keys = (key for key, _ in root.entries if key.text in ("deck", "scenario"))
            return next((_spot(key) for key in keys), None)
        return next((_spot(node) for name, node in _named(root) if name == part[0]), None)
    name = re.escape(part[0]) if part else r"\S+"
    line = rf"^[ \t]*(?:-[ \t]+)?((?:id|deck|scenario):[ \t]*['\"]?{name}['\"]?)[ \t]*$"
    found = re.search(line, text, re.MULTILINE)
    if found is None:
        return None
    before = text[: found.start(1)]
    return Spot(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def _named(record: nodes.Mapping) -> Iterator[tuple[str, nodes.Mapping]]:
    """Everything with an id in the lists of a record, and in theirs."""
    for key, value in record.entries:
        if key.text not in _LISTS or not isinstance(value, nodes.Sequence):
            continue
        for entry in value.items:
            if isinstance(entry, nodes.Mapping):
                for name, text in entry.entries:
                    if name.text == "id" and isinstance(text, nodes.Scalar):
                        yield clean(text.text).strip(), entry
                # The points of a card are none of their own: only those of follow-ups.
                if key.text == "follow_ups":
                    yield from _named(entry)


def _spot(place: Place) -> Spot:
    return Spot(place.line, place.column)
