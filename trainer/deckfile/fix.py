"""What `--fix` makes of a file: the same cards, points and comments, written as they should be.

Every change is text put in the place of other text, at the places that the reader's marks
give, so all else stays byte for byte. After each round the outcome is read again, and has to
be what it was but for what was to be changed; what does not hold is not done.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from trainer.content.sources import SourceFile
from trainer.deckfile import formats, nodes
from trainer.deckfile.files import fetch
from trainer.deckfile.fixes.change import (
    Change,
    Source,
    Value,
    edited,
    tree_of,
    value_of,
    with_change,
)
from trainer.deckfile.fixes.order import keys_in_order, trailing_blanks
from trainer.deckfile.fixes.quoting import cut_texts, phrases_with_colons, quoted_where_broken
from trainer.deckfile.fixes.slips import without_slips
from trainer.deckfile.fixes.values import control_characters, missing_ids, phrases_in_brackets
from trainer.deckfile.records import Record
from trainer.deckfile.syllabus import SYLLABUS
from trainer.deckfile.text import BinaryError, decode, encode

_BOM = b"\xef\xbb\xbf"

_ROUNDS: tuple[Callable[[Source], Iterable[Change]], ...] = (
    cut_texts,
    phrases_with_colons,
    control_characters,
    phrases_in_brackets,
    missing_ids,
    keys_in_order,
    trailing_blanks,
)
"""In this order: what can be read at last may have something else that can be mended."""

_MOST = 24
"""Times that one kind of change is tried: a record in a record is put in order after it."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What became of a file."""

    data: bytes
    """The file as it would be."""
    fixes: Mapping[str, int]
    """How often each code was mended, by code."""


def fixed(data: bytes) -> Fixed:
    """The bytes of a deck, scenario or syllabus, with all mended that can be mended safely.

    Equal to what was given where there is nothing of the kind, and for files that are
    none of these. Doing it twice is doing it once.
    """
    mark, body = (_BOM, data[len(_BOM) :]) if data.startswith(_BOM) else (b"", data)
    try:
        text = decode(body)
    except BinaryError:
        return Fixed(data, {})
    if encode(text) != body or "\r" in text.replace("\r\n", ""):
        return Fixed(data, {})  # laid out as no editor writes it
    counts: Counter[str] = Counter()
    done: Counter[str] | None = None
    while done is None or done:  # the one can bring up the other
        text, slips = without_slips(text)
        text, done = quoted_where_broken(text)
        counts += slips + done
    source = _source(text)
    for changes in _ROUNDS:
        for _ in range(_MOST):
            if source is None:
                break
            after, done = _round(source, changes)
            if after == text:
                break
            counts += done
            text, source = after, _source(after)
    return Fixed(mark + encode(text), dict(sorted(counts.items())))


def fixes(sources: Iterable[SourceFile], kept: Iterable[str]) -> Iterator[tuple[str, bytes, Fixed]]:
    """The files that have something to mend: path, bytes as they are, and what becomes of them.

    Files that cannot be read are passed over, and so are those in the folders `kept`.
    """
    folders = [Path(folder).resolve() for folder in kept]
    for source in sources:
        path = Path(source.path).resolve()
        if source.bundled or any(path.is_relative_to(folder) for folder in folders):
            continue
        data = fetch(source)
        if isinstance(data, bytes) and (outcome := fixed(data)).data != data:
            yield source.path, data, outcome


def _round(
    source: Source, changes: Callable[[Source], Iterable[Change]]
) -> tuple[str, Counter[str]]:
    """The text with one kind of change, and how often it was done, by code."""
    wanted = list(changes(source))
    if not wanted:
        return source.text, Counter()
    after = _with(source, wanted)
    if after is not None:
        return after, Counter(change.code for change in wanted)
    # One of them does more than it should: each has to prove itself.
    done: Counter[str] = Counter()
    kept: list[Change] = []
    for change in wanted:
        if _with(source, [*kept, change]) is not None:
            kept.append(change)
            done[change.code] += 1
    return _with(source, kept) or source.text, done


def _with(source: Source, changes: Iterable[Change]) -> str | None:
    """The text with the changes; None if it would read otherwise than they promise."""
    changes = list(changes)
    edits = [edit for change in changes for edit in change.edits]
    after = edited(source.text, edits)
    if after is None:
        return None
    expected: Value = value_of(source.root)
    for change in changes:
        expected = with_change(expected, change)
    return after if value_of(tree_of(after)[0]) == expected else None


def _source(text: str) -> Source | None:
    """The file as it can be changed; None if it cannot be read, or is nothing that is known."""
    root, _ = tree_of(text)
    if not isinstance(root, nodes.Mapping):
        return None
    record = _record(root)
    return Source(text, root, record) if record else None


def _record(root: nodes.Mapping) -> Record | None:
    keys = {key.text for key, _ in root.entries}
    named = [
        record
        for key, record in (
            ("deck", formats.DECK),
            ("scenario", formats.SCENARIO),
            ("syllabus", SYLLABUS),
        )
        if key in keys
    ]
    return named[0] if len(named) == 1 else None
