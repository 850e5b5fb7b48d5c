"""Bringing the catalogue up to date with the files: only what changed is read.

Trainers that were started with different folders share one catalogue. Each makes the files
it finds the wanted ones; the others' files stay compiled while they exist, and are neither
asked nor counted until they are wanted again.

Files are read outside any transaction and stored a batch at a time, so that memory stays
bounded, nobody waits long for the write lock, and every batch leaves whole files behind.
Two programs that do this at once store the same rows one after the other.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Protocol

from sqlalchemy import Connection

from trainer.content.library import Reading
from trainer.content.problems import Problem
from trainer.content.sources import SourceFile
from trainer.store import catalogue_rows as rows
from trainer.store import facts
from trainer.store.catalogue_compile import (
    Compiled,
    compile_items,
    compile_stages,
    content_row,
)
from trainer.store.catalogue_rows import Stored
from trainer.store.database import Database
from trainer.store.ready import COMPLETE_SETTING

BATCH_ITEMS = 2_000
"""Cards stored in one transaction: a fraction of a second, a few megabytes."""

BATCH_FILES = 500
"""The same for files that hold little or nothing new."""


class Reader(Protocol):
    """Reads deck files; the workspace provides it."""

    def fetch(self, source: SourceFile) -> bytes | Problem:
        """The bytes of the file, or why they cannot be had."""

    def exists(self, path: str) -> bool:
        """Whether there still is a file at the path."""

    def parse(self, data: bytes, path: str) -> Reading:
        """What the bytes of the file at `path` hold."""


Refold = Callable[[Collection[str]], None]
"""Folds the schedules of these items anew, given by any of their names."""


def is_current(connection: Connection, sources: Sequence[SourceFile]) -> bool:
    """Whether every file was compiled as it is now, and no other one is wanted."""
    stored = {path: file for path, file in rows.stored_files(connection).items() if file.wanted}
    return (
        _is_complete(connection)
        and stored.keys() == {source.path for source in sources}
        and all(not stored[source.path].unread for source in sources)
        and all(stored[source.path].stamp == source for source in sources)
    )


def bring_up_to_date(
    db: Database, sources: Sequence[SourceFile], reader: Reader, refold: Refold
) -> bool:
    """Store what changed in the files and want no others; whether items changed."""
    wanted = {source.path: source for source in sources}
    with db.read() as connection:
        stored = rows.stored_files(connection)
    changed = False
    for batch in _batches(_changes(wanted.values(), stored, reader)):
        with _renaming(db, refold) as connection:
            changed |= rows.put(connection, batch)
    gone = [path for path in stored if path not in wanted and not reader.exists(path)]
    with db.read() as connection:
        # Once more: another trainer may have wanted other files meanwhile.
        stored = rows.stored_files(connection)
        complete = _is_complete(connection)
    if gone or not complete or wanted.keys() != {p for p, file in stored.items() if file.wanted}:
        with _renaming(db, refold) as connection:
            changed |= rows.want(connection, wanted.keys(), gone)
            facts.put(connection, COMPLETE_SETTING, "1")
    return changed


def _changes(
    sources: Iterable[SourceFile], stored: Mapping[str, Stored], reader: Reader
) -> Iterator[Compiled]:
    """What reading each file whose stamp is new brought."""
    for source in sources:
        old = stored.get(source.path)
        if old is not None and old.stamp == source and not old.unread:
            continue
        data = reader.fetch(source)
        if isinstance(data, Problem):
            if old is None or old.stamp != source:
                yield Compiled(source=source, problems=(data,))
            continue
        hash_ = hashlib.blake2b(data, digest_size=16).hexdigest()
        if old is not None and old.hash == hash_ and not old.unread:
            yield Compiled(source=source, hash=hash_, renewed=True)
            continue
        yield _compiled(source, hash_, reader.parse(data, source.path))


def _compiled(source: SourceFile, hash_: str, reading: Reading) -> Compiled:
    content = reading.content
    if content is None:
        return Compiled(source=source, hash=hash_, problems=reading.problems)
    return Compiled(
        source=source,
        hash=hash_,
        content=content_row(content),
        items=tuple(compile_items(content)),
        stages=compile_stages(content),
        problems=reading.problems,
    )


def _batches(changes: Iterable[Compiled]) -> Iterator[list[Compiled]]:
    batch: list[Compiled] = []
    items = 0
    for compiled in changes:
        batch.append(compiled)
        items += len(compiled.items)
        if items >= BATCH_ITEMS or len(batch) >= BATCH_FILES:
            yield batch
            batch, items = [], 0
    if batch:
        yield batch


@contextmanager
def _renaming(db: Database, refold: Refold) -> Iterator[Connection]:
    """A write transaction; what goes by another name after it is folded anew inside of it."""
    with db.write() as connection:
        before = rows.aliases(connection)
        yield connection
        moved = before.items() ^ rows.aliases(connection).items()
        if moved:
            refold(sorted({name for pair in moved for name in pair}))


def _is_complete(connection: Connection) -> bool:
    return facts.get(connection, COMPLETE_SETTING) is not None
