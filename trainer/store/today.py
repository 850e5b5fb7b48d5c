"""Today's queue, read by the standard library's sqlite3 and nothing else.

A shell prompt asks for it before every command, so nothing is imported here that takes a
millisecond to load. The SQL is also what `store.queue` runs. All of it reads the view
`catalogue_today`, whose one partial index gives the due items and the new ones in their
order: a LIMIT ends each search early.
"""

from collections.abc import Iterator, Mapping

from trainer.store.ready import ask

TYPE_CHECKING = False  # `typing` would take longer to load than all that is done here
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from trainer.scheduling.queue import Entry
    from trainer.store.ready import Run

_SHOWN = "(t.buried IS NULL OR t.buried < :day)"

DUE = f"FROM catalogue_today AS t WHERE t.due <= :day AND {_SHOWN}"
"""The items that are due."""

NEW = f"FROM catalogue_today AS t WHERE t.due IS NULL AND {_SHOWN}"
"""The items that were never reviewed."""

REPEAT = (
    "FROM schedule AS s CROSS JOIN catalogue_today AS t ON t.item = s.item "
    f"WHERE s.repeat_day = :day AND t.due > :day AND {_SHOWN}"
)
"""The items that wait to be asked once more; one that is due again is asked as such instead."""

BY_PRIORITY = (
    "ORDER BY t.due, t.importance DESC, t.stage, t.position, t.place, t.topic, t.deck LIMIT :limit"
)
"""The most overdue first, then the important, then the path of the syllabuses; among equals each
deck gives one in turn."""

ENTRY_COLUMNS = """
SELECT t.item, t.deck, t.importance, t.stage, t.due,
    (SELECT group_concat(c.other, ' ') FROM catalogue_contrast AS c WHERE c.n = t.n)
"""

ASKED = """EXISTS (
    SELECT 1 FROM catalogue_item AS i WHERE i.item = s.item AND i.active = 1 AND i.asked = 1{})
"""
"""Whether the item of the schedule `s` is among those that are asked."""

OF_DECK = " AND i.deck <> ''"
"""What a drill brought into the queue takes no card's place among the new ones."""

_DONE = f"""
SELECT
    (SELECT count(*) FROM (
        SELECT 1 FROM schedule AS s
        WHERE s.last_day = :day AND s.introduced IS NOT :day
            AND {ASKED.format("")} LIMIT :reviews)),
    (SELECT count(*) FROM (
        SELECT 1 FROM schedule AS s
        WHERE s.introduced = :day AND {ASKED.format(OF_DECK)} LIMIT :new))
"""

_COUNT = f"""
SELECT
    (SELECT count(*) FROM (SELECT 1 {DUE} LIMIT :reviews)),
    (SELECT count(*) FROM (SELECT 1 {NEW} LIMIT :new)),
    (SELECT count(*) {REPEAT})
"""

_BY_DECK = f"""
WITH asked AS (
    SELECT * FROM (SELECT t.deck, 1 AS due, 0 AS new {DUE} {{priority}} LIMIT :reviews)
    UNION ALL
    SELECT * FROM (SELECT t.deck, 0, 1 {NEW} {{priority}} LIMIT :new)
)
SELECT a.deck, f.title, sum(a.due), sum(a.new) FROM asked AS a
LEFT JOIN catalogue_file AS f ON f.id = a.deck AND f.kind = 'deck' AND f.active = 1
GROUP BY a.deck ORDER BY a.deck <> '', count(*) DESC, f.title, a.deck
""".format(priority=BY_PRIORITY.partition(" LIMIT")[0])

_STAMPS = "SELECT path, bundled, modified, size FROM catalogue_file WHERE wanted = 1"


class Today:
    """How much today holds, limits applied."""

    __slots__ = ("due", "new", "repeat")

    def __init__(self, due: int, new: int, repeat: int) -> None:
        self.due = due
        self.new = new
        self.repeat = repeat
        """Asked already today, and not yet well enough."""

    @property
    def total(self) -> int:
        """Questions that wait."""
        return self.due + self.new + self.repeat


MISSED = ""
"""Stands where the id of a deck would, for what was missed in drills."""

MISSED_TITLE = "Missed in drills"


class DeckToday:
    """What one deck, or `MISSED`, adds to today's queue."""

    __slots__ = ("deck", "due", "new", "title")

    def __init__(self, deck: str, title: str, due: int, new: int) -> None:
        self.deck = deck
        self.title = title
        self.due = due
        self.new = new


def read_today(
    path: str, day: str, new_per_day: int, reviews_per_day: int, interview: "date | None" = None
) -> Today | None:
    """How much study day `day` (ISO) holds, from the database at `path`.

    A day before the interview brings more new cards where its plan asks for more. None if
    there is no database yet, or no catalogue compiled in it: then the decks have to be read
    first. StoreError if the database is locked, damaged or out of reach.
    """
    return ask(path, lambda run: count(run, day, new_per_day, reviews_per_day, interview))


def read_decks(
    path: str, day: str, new_per_day: int, reviews_per_day: int, interview: "date | None" = None
) -> list[DeckToday] | None:
    """What each deck adds to the day's queue, as `by_deck` has it; None as for `read_today`."""
    return ask(path, lambda run: by_deck(run, day, new_per_day, reviews_per_day, interview))


def read_entries(
    path: str, day: str, new_per_day: int, reviews_per_day: int, interview: "date | None" = None
) -> "list[Entry] | None":
    """The day's queue in the order it is asked; None as for `read_today`."""
    return ask(path, lambda run: entries(run, day, new_per_day, reviews_per_day, interview))


def stamps(path: str) -> list[tuple[str, bool, int, int]] | None:
    """Path, bundled, modification time and size of each wanted file; None as for `read_today`.

    They are equal, in any order, to those of the files on disk while no deck has changed.
    """
    return ask(path, lambda run: [(p, bool(b), m, s) for p, b, m, s in run(_STAMPS, {})])


def count(
    run: "Run", day: str, new_per_day: int, reviews_per_day: int, interview: "date | None" = None
) -> Today:
    """How much the day holds."""
    left = _left(run, day, new_per_day, reviews_per_day, interview)
    ((due, new, repeat),) = run(_COUNT, left)
    return Today(due, new, repeat)


def by_deck(
    run: "Run", day: str, new_per_day: int, reviews_per_day: int, interview: "date | None" = None
) -> list[DeckToday]:
    """What each deck adds to the day's queue, repeats left out.

    What was missed in drills comes first, then the deck with most.
    """
    rows = run(_BY_DECK, _left(run, day, new_per_day, reviews_per_day, interview))
    return [
        DeckToday(deck, MISSED_TITLE if deck == MISSED else title, due, new)
        for deck, title, due, new in rows
    ]


def entries(
    run: "Run",
    day: str,
    new_per_day: int,
    reviews_per_day: int,
    interview: "date | None" = None,
    scope: str = "",
    values: Mapping[str, str | None] | None = None,
) -> "list[Entry]":
    """The day's queue in the order it is asked.

    `scope` is a further condition on `t`, begun with AND; `values` are its parameters.
    """
    # Dataclasses take longer to load than counting takes.
    from trainer.scheduling.queue import arrange

    left = _left(run, day, new_per_day, reviews_per_day, interview)
    params = {"day": day, **(values or {})}

    def found(which: str, limit: object) -> "Iterator[Entry]":
        rows = run(f"{ENTRY_COLUMNS} {which} {scope} {BY_PRIORITY}", {**params, "limit": limit})
        return (entry(row, repeat=which is REPEAT) for row in rows)

    queue = arrange(found(DUE, left["reviews"]), found(NEW, left["new"]))
    queue += found(REPEAT, -1)
    return queue


def entry(row: "Any", *, repeat: bool = False) -> "Entry":
    """One row that begins with the columns of `ENTRY_COLUMNS`."""
    # Dataclasses take longer to load than counting takes.
    from trainer.scheduling.day import day_of
    from trainer.scheduling.queue import Entry

    item, deck, importance, stage, due, contrasts = row
    # A damaged schedule reads as a new one; `journal check` names it.
    known = tuple((contrasts or "").split())
    return Entry(item, deck, importance, day_of(due), known, repeat, stage)


def _left(
    run: "Run", day: str, new_per_day: int, reviews_per_day: int, interview: "date | None"
) -> dict[str, object]:
    """The day, and how many reviews and new items it still has room for."""
    reviews, new = max(0, reviews_per_day), max(0, new_per_day)
    ((reviewed, introduced),) = run(_DONE, {"day": day, "reviews": reviews, "new": new})
    left = new - introduced
    if interview is not None:
        # Imported here: only those with an interview ahead need it.
        from trainer.store.countdown import asked_today

        left = max(left, asked_today(run, day, new, interview))
    return {"day": day, "reviews": reviews - reviewed, "new": left}
