"""The tables of the catalogue: decks and scenarios compiled from their text.

They can be dropped at any time and are compiled anew, so there are no migrations: a
catalogue of another version is dropped. Every name starts with `catalogue_`, so that
dropping needs no knowledge of what an older or newer version had; for the same reason no
foreign keys tie them together.

`due`, `hidden`, `buried` and `marks` of an item repeat what `schedule` says of it. Triggers on
`schedule` keep them right inside the transaction of the answer; with them one partial
index gives today's queue in its order, and nothing is counted by visiting all cards.
A part of a scenario is hidden as long as no drill has given it a day.
"""

from sqlalchemy import (
    Column,
    Connection,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from trainer.content.cards import CardKind
from trainer.insight.query import HARD_EASINESS, HARD_LAPSES
from trainer.store import facts, search_index
from trainer.store.ready import (
    CATALOGUE_VERSION,
    COMPLETE_SETTING,
    PROJECTION_SETTING,
    TRIGGERS,
    VERSION_SETTING,
)

SYLLABUS = "syllabus"
"""The kind of a file that orders topics."""

SCENARIO = "scenario"
"""The kind of an item that is a scenario; a card's kind is its `CardKind`."""

PART_KINDS = (CardKind.POINT, CardKind.RED_FLAG)
"""The kinds of the parts of scenarios: asked once a drill gave them a day, never as new."""

ASKED_KINDS: frozenset[str] = frozenset(CardKind)
"""The kinds that today's queue asks."""

catalogue_tables = MetaData()

file = Table(
    "catalogue_file",
    catalogue_tables,
    Column("n", Integer, primary_key=True),
    Column("path", Text, nullable=False, unique=True),
    Column("bundled", Integer, nullable=False),
    Column("modified", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("hash", Text),
    Column("unread", Integer, nullable=False),
    Column("kind", Text),
    Column("id", Text),
    Column("title", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("wanted", Integer, nullable=False),
    Column("active", Integer, nullable=False),
    Index("catalogue_file_id", "id"),
    sqlite_strict=True,
)
"""One row a file. `kind` (`deck`, `scenario` or `syllabus`) and `id` say what it holds and are
null until it was read without error once; `unread` is 1 if its bytes could not be had the last
time.

`wanted` is 1 if the file was among the sources when the catalogue was last brought up to
date. One that was not stays compiled as long as it exists: a trainer that was started with
other folders may be asking its cards just now. `active` is 1 if the file is wanted and no
other wanted one shadows it."""

SUSPENDED, FLAGGED, HARD = 1, 2, 4
"""What `marks` of an item says: a search would take ten times as long to ask the schedules."""

_ASKABLE = "active = 1 AND asked = 1 AND hidden = 0"

item = Table(
    "catalogue_item",
    catalogue_tables,
    Column("n", Integer, primary_key=True),
    Column("file", Integer, nullable=False),
    Column("item", Text, nullable=False),
    Column("deck", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("importance", Integer, nullable=False),
    Column("level", Text, nullable=False),
    Column("stage", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("active", Integer, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("checked", Text),
    Column("due", Text),
    Column("hidden", Integer, nullable=False, server_default=text("0")),
    Column("buried", Text),
    Column("marks", Integer, nullable=False, server_default=text("0")),
    UniqueConstraint("item", "file"),
    Index("catalogue_item_file", "file"),
    Index(
        "catalogue_item_today",
        "due",
        text("importance DESC"),
        "stage",
        "position",
        "place",
        "topic",
        "deck",
        sqlite_where=text(_ASKABLE),
    ),
    sqlite_strict=True,
)
"""One row a card, scenario or part of a scenario of each file, active as its file is. The deck
of scenarios and their parts is empty. `stage` and `place` are where its topic stands by
`catalogue_stage`; `checked` is the last day on which its facts may have been checked; `marks`
adds up `SUSPENDED`, `FLAGGED` and `HARD`."""

stage = Table(
    "catalogue_stage",
    catalogue_tables,
    Column("topic", Text, primary_key=True, nullable=False),
    Column("file", Integer, primary_key=True, nullable=False),
    Column("stage", Integer, nullable=False),
    Column("place", Integer, nullable=False),
    Index("catalogue_stage_file", "file"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""The stage, from 1 on, at which a syllabus wants each of its topics to be learned, and the place
of the topic among all of them: the decks of a stage take turns in that order. Where two active
ones name a topic, one of the user goes before a bundled one, then the first in the order of
paths. A topic that none names is at stage 0: what learners add themselves comes first."""

body = Table(
    "catalogue_body",
    catalogue_tables,
    Column("n", Integer, primary_key=True),
    Column("json", Text, nullable=False),
    sqlite_strict=True,
)
"""The whole card or scenario; apart, so that an answer rewrites a narrow row."""

tag = Table(
    "catalogue_tag",
    catalogue_tables,
    Column("tag", Text, primary_key=True, nullable=False),
    Column("n", Integer, primary_key=True, nullable=False),
    Index("catalogue_tag_n", "n"),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

contrast = Table(
    "catalogue_contrast",
    catalogue_tables,
    Column("n", Integer, primary_key=True, nullable=False),
    Column("other", Text, primary_key=True, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)

alias = Table(
    "catalogue_alias",
    catalogue_tables,
    Column("n", Integer, primary_key=True, nullable=False),
    Column("old", Text, primary_key=True, nullable=False),
    sqlite_strict=True,
    sqlite_with_rowid=False,
)
"""The items that an item used to be, as its `formerly` says."""

problem = Table(
    "catalogue_problem",
    catalogue_tables,
    Column("n", Integer, primary_key=True),
    Column("file", Integer, nullable=False, index=True),
    Column("path", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Column("column", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("cure", Text, nullable=False),
    Column("severity", Text, nullable=False),
    sqlite_strict=True,
)

_VIEW = "catalogue_today"

_TODAY_VIEW = f"""
CREATE VIEW {_VIEW} AS
SELECT n, item, deck, topic, kind, importance, stage, place, position, due, buried
FROM catalogue_item WHERE {_ASKABLE}
"""

_IS_PART = "kind IN ('" + "', '".join(PART_KINDS) + "')"

IS_HARD = f"({{0}}.failures >= {HARD_LAPSES} OR {{0}}.easiness <= {HARD_EASINESS})"
"""Whether a schedule of the name to be put in is that of a hard item."""

_COPIED = f"""
due = {{0}}.due, buried = {{0}}.buried_day,
hidden = max({{0}}.suspended, {{0}}.closed, {_IS_PART} AND {{0}}.due IS NULL),
marks = {SUSPENDED} * {{0}}.suspended + {FLAGGED} * ({{0}}.flag IS NOT NULL)
    + {HARD} * {IS_HARD}
"""

_KEPT = _COPIED.format("NEW")

COPY_STATES = f"""
UPDATE catalogue_item SET {_COPIED.format("s")}
FROM schedule AS s WHERE s.item = catalogue_item.item
"""
"""Takes over what `schedule` says; narrowed by a further condition on `catalogue_item`."""

_FORGET_STATES = (
    f"UPDATE catalogue_item SET due = NULL, hidden = {_IS_PART}, buried = NULL, marks = 0"
)

_TRIGGER_SQL = (
    f"""
    CREATE TRIGGER catalogue_schedule_insert AFTER INSERT ON schedule
    BEGIN UPDATE catalogue_item SET {_KEPT} WHERE item = NEW.item; END
    """,
    f"""
    CREATE TRIGGER catalogue_schedule_update AFTER UPDATE ON schedule
    WHEN OLD.due IS NOT NEW.due OR OLD.suspended <> NEW.suspended
        OR OLD.closed <> NEW.closed OR OLD.buried_day IS NOT NEW.buried_day
        OR OLD.flag IS NOT NEW.flag OR OLD.failures <> NEW.failures
        OR OLD.easiness <> NEW.easiness
    BEGIN UPDATE catalogue_item SET {_KEPT} WHERE item = NEW.item; END
    """,
    f"""
    CREATE TRIGGER catalogue_schedule_delete AFTER DELETE ON schedule
    BEGIN {_FORGET_STATES} WHERE item = OLD.item; END
    """,
)


def is_ready(connection: Connection) -> bool:
    """Whether the tables and triggers are there as this version makes them."""
    return _has_tables(connection) and _has_triggers(connection)


def make_ready(connection: Connection) -> None:
    """Make the tables, or what is missing of them, inside a write transaction."""
    if not _has_tables(connection):
        drop(connection)
        catalogue_tables.create_all(connection, checkfirst=False)
        connection.exec_driver_sql(_TODAY_VIEW)
        search_index.create(connection)
        facts.put(connection, VERSION_SETTING, CATALOGUE_VERSION)
    if not _has_triggers(connection):
        # They went with the table `schedule` when the projection was dropped.
        for name, sql in zip(TRIGGERS, _TRIGGER_SQL, strict=True):
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name}")
            connection.exec_driver_sql(sql)
        connection.exec_driver_sql(_FORGET_STATES)
        connection.exec_driver_sql(COPY_STATES)


def drop(connection: Connection) -> None:
    """Drop the catalogue of whatever version, inside a write transaction."""
    found = connection.execute(
        text(
            "SELECT type, name FROM sqlite_master WHERE name GLOB 'catalogue_*'"
            " AND type IN ('trigger', 'view', 'table')"
            " ORDER BY type = 'table', type = 'view', sql NOT LIKE 'CREATE VIRTUAL %'"
        )
    ).all()
    for kind, name in found:
        # With an index of words the tables that it is made of are gone already.
        connection.exec_driver_sql(f'DROP {kind} IF EXISTS "{name.replace(chr(34), chr(34) * 2)}"')
    # The schedules were folded by the names that go with it, and those may not come back.
    facts.forget(connection, VERSION_SETTING, COMPLETE_SETTING, PROJECTION_SETTING)


def _has_tables(connection: Connection) -> bool:
    if facts.get(connection, VERSION_SETTING) != CATALOGUE_VERSION:
        return False
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master").scalars()
    made = {*catalogue_tables.tables, _VIEW, search_index.TABLE, search_index.WORDS}
    return made <= set(found)


def _has_triggers(connection: Connection) -> bool:
    found = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'schedule'"
    ).scalars()
    return set(TRIGGERS) <= set(found)
