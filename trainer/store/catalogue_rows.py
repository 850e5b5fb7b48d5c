"""The rows of the catalogue: what each file holds, put, dropped and made active.

Every function runs inside a transaction of its caller.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select, update

from trainer.content.problems import Problem
from trainer.content.sources import SourceFile
from trainer.store import catalogue_schema as tables
from trainer.store import search_index
from trainer.store.catalogue_compile import Compiled, Place, Row
from trainer.store.database import driver_of

# The cross join keeps the order of the tables: every answer asks, and aliases are few.
ALIASES = """
SELECT a.old, i.item FROM catalogue_alias AS a CROSS JOIN catalogue_item AS i ON i.n = a.n
WHERE i.active = 1
    AND NOT EXISTS (SELECT 1 FROM catalogue_item AS o WHERE o.item = a.old AND o.active = 1)
ORDER BY i.item DESC
"""

_STAGES = """
SELECT s.topic, s.stage, s.place FROM catalogue_stage AS s JOIN catalogue_file AS f ON f.n = s.file
WHERE f.active = 1 ORDER BY f.bundled DESC, f.path DESC
"""

_RESTAGE = """
UPDATE catalogue_item SET stage = s.stage, place = s.place FROM (
    SELECT i.n, coalesce(json_extract(j.value, '$[0]'), 0) AS stage,
        coalesce(json_extract(j.value, '$[1]'), 0) AS place
    FROM catalogue_item AS i LEFT JOIN json_each(?) AS j ON j.key = i.topic) AS s
WHERE s.n = catalogue_item.n
    AND (s.stage <> catalogue_item.stage OR s.place <> catalogue_item.place)
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the catalogue knows of a file."""

    n: int
    """The number of its row."""
    stamp: SourceFile
    """Path, time and size when it was last looked at."""
    hash: str | None
    """Of its bytes as they were compiled; none if they never could be had."""
    unread: bool
    """Whether its bytes could not be had the last time."""
    wanted: bool
    """Whether it was among the sources the last time."""


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


def put(connection: Connection, batch: Sequence[Compiled]) -> bool:
    """Store what reading some files brought; whether items changed."""
    numbers = _numbers(connection)
    before = stages(connection)
    filled: list[tuple[int, Compiled]] = []
    for compiled in batch:
        n = _put_file(connection, compiled, numbers.get(compiled.source.path))
        if not compiled.renewed:
            _put_problems(connection, n, compiled.problems)
        if compiled.content is not None:
            filled.append((n, compiled))
    kept = _item_numbers(connection, [n for n, _ in filled])
    _delete_items(connection, [n for n, _ in filled])
    _insert_stages(connection, filled)
    changed = _settle(connection)
    _restage(connection, before)
    _insert_items(connection, filled, kept)
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


def stages(connection: Connection) -> dict[str, Place]:
    """Where each topic that an active syllabus names stands."""
    # Of two that name a topic the one that goes before comes later, and stays.
    rows = driver_of(connection).execute(_STAGES)
    return {topic: (stage, place) for topic, stage, place in rows}


def _insert_stages(connection: Connection, filled: Sequence[tuple[int, Compiled]]) -> None:
    rows = [
        {"topic": topic, "file": file_n, "stage": stage, "place": place}
        for file_n, compiled in filled
        for topic, (stage, place) in compiled.stages.items()
    ]
    if rows:
        connection.execute(tables.stage.insert(), rows)


def _restage(connection: Connection, before: Mapping[str, Place]) -> None:
    """Move the items to where their topics stand, if that is elsewhere than before."""
    now = stages(connection)
    if now != before:
        connection.exec_driver_sql(_RESTAGE, (json.dumps(now),))


def _item_numbers(connection: Connection, files: Sequence[int]) -> dict[tuple[int, str], int]:
    """The number of each item of these files, by file and name."""
    columns = tables.item.c
    rows = (
        connection.execute(select(columns.n, columns.item).where(columns.file == file_n))
        for file_n in files
    )
    return {
        (file_n, item): n for file_n, found in zip(files, rows, strict=True) for n, item in found
    }


def _insert_items(
    connection: Connection,
    filled: Sequence[tuple[int, Compiled]],
    known: Mapping[tuple[int, str], int],
) -> None:
    """Insert the items of files, each active if its file is, with what `schedule` says of it.

    An item that the file had before keeps its number, `known`: lists are in that order.
    """
    files = connection.execute(select(tables.file.c.n, tables.file.c.active))
    active = {row.n: row.active for row in files}
    staged = stages(connection)
    last = connection.execute(select(func.coalesce(func.max(tables.item.c.n), 0))).scalar_one()
    last = max([last, *known.values()])
    searched: list[tuple[int, search_index.Searched]] = []
    rows: dict[str, list[Row]] = {name: [] for name in ("item", "body", "tag", "contrast", "alias")}
    for file_n, compiled in filled:
        for item in compiled.items:
            n = known.get((file_n, item.row["item"]), last + 1)
            last = max(last, n)
            searched.append((n, item.search))
            stage, place = staged.get(item.row["topic"], (0, 0))
            kept = {"n": n, "file": file_n, "active": active[file_n]}
            kept |= {"stage": stage, "place": place}
            rows["item"].append(kept | item.row)
            rows["body"].append({"n": n, "json": item.json})
            rows["tag"] += [{"n": n, "tag": tag} for tag in dict.fromkeys(item.tags)]
            rows["contrast"] += [{"n": n, "other": it} for it in dict.fromkeys(item.contrasts)]
            rows["alias"] += [{"n": n, "old": old} for old in dict.fromkeys(item.formerly)]
    for name, values in rows.items():
        if values:
            connection.execute(tables.catalogue_tables.tables[f"catalogue_{name}"].insert(), values)
    search_index.insert(connection, searched)
    for file_n, _ in filled:
        connection.exec_driver_sql(f"{tables.COPY_STATES} AND catalogue_item.file = ?", (file_n,))


def _delete_items(connection: Connection, files: Sequence[int]) -> None:
    """Delete the items and stages of these files and all that hangs on them."""
    for file_n in files:
        search_index.delete(connection, file_n)
        items = select(tables.item.c.n).where(tables.item.c.file == file_n)
        for table in (tables.body, tables.tag, tables.contrast, tables.alias):
            connection.execute(delete(table).where(table.c.n.in_(items)))
        connection.execute(delete(tables.item).where(tables.item.c.file == file_n))
        connection.execute(delete(tables.stage).where(tables.stage.c.file == file_n))


def want(connection: Connection, wanted: Collection[str], paths: Sequence[str]) -> bool:
    """Want these files and no others, delete those gone; whether items went or came with it."""
    before = stages(connection)
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
    changed = _settle(connection)
    _restage(connection, before)
    return changed or bool(gone)


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
