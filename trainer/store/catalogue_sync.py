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
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, delete, func, select, update

from trainer.content.library import Reading
from trainer.content.problems import Problem
from trainer.content.sources import SourceFile
from trainer.store import catalogue_schema as tables
from trainer.store import facts
from trainer.store.catalogue_compile import Compiled, Row, compile_items, content_row
from trainer.store.database import Database, driver_of
from trainer.store.ready import COMPLETE_SETTING

BATCH_ITEMS = 2_000
"""Cards stored in one transaction: a fraction of a second, a few megabytes."""

BATCH_FILES = 500


class Reader(Protocol):
    """Reads deck files; the workspace provides it."""

    def fetch(self, source: SourceFile) -> bytes | Problem:
        """The bytes of the file, or why they cannot be had."""

    def exists(self, path: str) -> bool:
        """Whether there still is a file at the path."""

    def parse(self, data: bytes, path: str) -> Reading:
        """What the bytes of the file at `path` hold."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the catalogue knows of a file."""

    n: int
    stamp: SourceFile
    hash: str | None
    unread: bool
    wanted: bool


Refold = Callable[[Collection[str]], None]
"""Folds the schedules of these items anew, given by any of their names."""

# The cross join keeps the order of the tables: every answer asks, and aliases are few.
ALIASES = """
SELECT a.old, i.item FROM catalogue_alias AS a CROSS JOIN catalogue_item AS i ON i.n = a.n
WHERE i.active = 1
    AND NOT EXISTS (SELECT 1 FROM catalogue_item AS o WHERE o.item = a.old AND o.active = 1)
ORDER BY i.item DESC
"""


def aliases(connection: Connection) -> dict[str, str]:
    """The present item for each former one; where two claim it, the first in the alphabet."""
    # By the driver itself: every answer asks, and SQLAlchemy would double what it costs.
    return dict(driver_of(connection).execute(ALIASES))


def stored_files(connection: Connection) -> dict[str, Stored]:
    """The compiled files by path."""
    columns = tables.file.c
    rows = connection.execute(
        select(
            columns.n,
            columns.path,
            columns.bundled,
            columns.modified,
            columns.size,
            columns.hash,
            columns.unread,
            columns.wanted,
        )
    )
    return {
        path: Stored(
            n,
            SourceFile(path, bool(bundled), modified, size),
            hash_,
            bool(unread),
            bool(wanted),
        )
        for n, path, bundled, modified, size, hash_, unread, wanted in rows
    }


def is_current(connection: Connection, sources: Sequence[SourceFile]) -> bool:
    """Whether every file was compiled as it is now, and no other one is wanted."""
    stored = {path: file for path, file in stored_files(connection).items() if file.wanted}
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
        stored = stored_files(connection)
    changed = False
    for batch in _batches(_changes(wanted.values(), stored, reader)):
        with db.write() as connection:
            before = aliases(connection)
            changed |= _store(connection, batch)
            _refold(connection, before, refold)
    gone = [path for path in stored if path not in wanted and not reader.exists(path)]
    with db.read() as connection:
        # Once more: another trainer may have wanted other files meanwhile.
        stored = stored_files(connection)
        complete = _is_complete(connection)
    if gone or not complete or wanted.keys() != {p for p, file in stored.items() if file.wanted}:
        with db.write() as connection:
            before = aliases(connection)
            changed |= _want(connection, wanted.keys(), gone)
            _refold(connection, before, refold)
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
        reading = reader.parse(data, source.path)
        yield Compiled(
            source=source,
            hash=hash_,
            content=None if reading.content is None else content_row(reading.content),
            items=() if reading.content is None else tuple(compile_items(reading.content)),
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


def _store(connection: Connection, batch: Sequence[Compiled]) -> bool:
    """Store what reading some files brought; whether items changed."""
    numbers = _numbers(connection)
    filled: list[tuple[int, Compiled]] = []
    for compiled in batch:
        n = _put_file(connection, compiled, numbers.get(compiled.source.path))
        if not compiled.renewed:
            _put_problems(connection, n, compiled.problems)
        if compiled.content is not None:
            filled.append((n, compiled))
    _delete_items(connection, [n for n, _ in filled])
    changed = _settle(connection)
    _insert_items(connection, filled)
    return changed or bool(filled)


def _put_file(connection: Connection, compiled: Compiled, n: int | None) -> int:
    """Store the row of a file; what it held before stays unless it has new content."""
    source = compiled.source
    values: Row = {**source._asdict(), "bundled": int(source.bundled)}
    if compiled.hash is None:
        # A name that no file can be read under changes with its stamp alone.
        values["unread"] = int(source.size >= 0)
    else:
        values |= {"unread": 0, "hash": compiled.hash}
    values |= {"wanted": 1} | (compiled.content or {})
    if n is not None:
        connection.execute(update(tables.file).where(tables.file.c.n == n).values(values))
        return n
    values = {"title": "", "topic": "", "active": 0} | values
    return int(
        connection.execute(tables.file.insert().returning(tables.file.c.n), values).scalar_one()
    )


def _put_problems(connection: Connection, n: int, problems: Sequence[Problem]) -> None:
    connection.execute(delete(tables.problem).where(tables.problem.c.file == n))
    if problems:
        connection.execute(
            tables.problem.insert(),
            [
                {
                    "file": n,
                    "path": problem.path,
                    "line": problem.line,
                    "column": problem.column,
                    "code": problem.code,
                    "message": problem.message,
                    "cure": problem.cure,
                    "severity": str(problem.severity),
                }
                for problem in problems
            ],
        )


def _insert_items(connection: Connection, filled: Sequence[tuple[int, Compiled]]) -> None:
    """Insert the items of files, each active if its file is, with what `schedule` says of it."""
    files = connection.execute(select(tables.file.c.n, tables.file.c.active))
    active = {row.n: row.active for row in files}
    n = connection.execute(select(func.coalesce(func.max(tables.item.c.n), 0))).scalar_one()
    rows: dict[str, list[Row]] = {name: [] for name in ("item", "body", "tag", "contrast", "alias")}
    for file_n, compiled in filled:
        for item in compiled.items:
            n += 1
            rows["item"].append({"n": n, "file": file_n, "active": active[file_n], **item.row})
            rows["body"].append({"n": n, "json": item.json})
            rows["tag"] += [{"n": n, "tag": tag} for tag in dict.fromkeys(item.tags)]
            rows["contrast"] += [{"n": n, "other": it} for it in dict.fromkeys(item.contrasts)]
            rows["alias"] += [{"n": n, "old": old} for old in dict.fromkeys(item.formerly)]
    for name, values in rows.items():
        if values:
            connection.execute(tables.catalogue_tables.tables[f"catalogue_{name}"].insert(), values)
    for file_n, _ in filled:
        connection.exec_driver_sql(f"{tables.COPY_STATES} AND catalogue_item.file = ?", (file_n,))


def _delete_items(connection: Connection, files: Sequence[int]) -> None:
    """Delete the items of these files and all that hangs on them."""
    for file_n in files:
        items = select(tables.item.c.n).where(tables.item.c.file == file_n)
        for table in (tables.body, tables.tag, tables.contrast, tables.alias):
            connection.execute(delete(table).where(table.c.n.in_(items)))
        connection.execute(delete(tables.item).where(tables.item.c.file == file_n))


def _want(connection: Connection, wanted: Collection[str], paths: Sequence[str]) -> bool:
    """Want these files and no others, delete those gone; whether items went or came with it."""
    stored = stored_files(connection)
    gone = [stored[path].n for path in paths if path in stored]
    _delete_items(connection, gone)
    for n in gone:
        connection.execute(delete(tables.problem).where(tables.problem.c.file == n))
        connection.execute(delete(tables.file).where(tables.file.c.n == n))
    for path, file in stored.items():
        if file.wanted != (path in wanted):
            values = {"wanted": int(not file.wanted)}
            connection.execute(update(tables.file).where(tables.file.c.n == file.n).values(values))
    return _settle(connection) or bool(gone)


def _refold(connection: Connection, before: Mapping[str, str], refold: Refold) -> None:
    """Have the schedules of all items folded anew that go by another name than before."""
    after = aliases(connection)
    moved = before.items() ^ after.items()
    if moved:
        refold(sorted({name for pair in moved for name in pair}))


def _settle(connection: Connection) -> bool:
    """Let one wanted file of each deck or scenario be active; whether that changed.

    It is one of the user before a bundled one, then the first in the order of paths.
    """
    columns = tables.file.c
    files = connection.execute(
        select(columns.n, columns.kind, columns.id, columns.wanted, columns.active)
        .where(columns.id.is_not(None))
        .order_by(columns.bundled, columns.path)
    ).all()
    first: dict[tuple[str, str], int] = {}
    for row in files:
        if row.wanted:
            first.setdefault((row.kind, row.id), row.n)
    flips = [row for row in files if row.active != (first.get((row.kind, row.id)) == row.n)]
    for row in flips:
        active = 1 - row.active
        connection.execute(update(tables.file).where(columns.n == row.n).values(active=active))
        connection.execute(
            update(tables.item).where(tables.item.c.file == row.n).values(active=active)
        )
    return bool(flips)


def _numbers(connection: Connection) -> dict[str, int]:
    """The number of each file by path."""
    rows = connection.execute(select(tables.file.c.path, tables.file.c.n))
    return {row.path: row.n for row in rows}


def _is_complete(connection: Connection) -> bool:
    return facts.get(connection, COMPLETE_SETTING) is not None
