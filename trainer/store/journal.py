"""The journal: what the learner did, and the schedules that follow from it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from math import isfinite
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, false, func, not_, or_, select, text

from trainer.events import (
    ACTIONS,
    ANSWERS,
    IMPORT,
    Draft,
    Event,
    Kind,
    Moment,
    NewEvent,
    draft_submitted,
)
from trainer.scheduling.fold import FOLD_VERSION, NO_ALIASES, canonical
from trainer.scheduling.schedule import Recorded, Schedule
from trainer.store import drafts, facts, latest, mocks, projection, rows
from trainer.store.database import Database, driver_of
from trainer.store.identity import event_id, is_device, new_device
from trainer.store.latest import newest_first
from trainer.store.ready import PROJECTION_SETTING
from trainer.store.schema import event as event_table

MOST_CHARACTERS = 1_000_000
"""Of an answer that are kept: whatever they are, they fit into a line of an export."""

_JSON = "CASE WHEN json_valid(assessment) THEN assessment END"
_ASSESSED = f"""(
    EXISTS (SELECT 1 FROM json_each({_JSON}, '$.points') WHERE key = :part)
    OR EXISTS (SELECT 1 FROM json_each({_JSON}, '$.red_flags') WHERE atom = :part)
)"""
"""Whether an assessment says something of a point or a red flag."""

# As `rows.dump` writes it; a quote within a text has a backslash before it.
_BY_IMPORT = func.instr(event_table.c.data, f'"{IMPORT}":') > 0
_BY_LEARNER = and_(event_table.c.kind.in_(ACTIONS), not_(_BY_IMPORT))

_CHUNK = 500
"""Events read at a time, so that a long journal takes no more memory than a short one."""


@dataclass(frozen=True, slots=True)
class Past:
    """An event as the history shows it."""

    event: Event
    taken_back: bool
    """Whether a working void aims at it."""


class Journal:
    """Events go in, schedules come out; both in one transaction.

    Every method may raise StoreError; then nothing was written and the same call may be
    made again.
    """

    def __init__(
        self, db: Database, aliases: Callable[[], Mapping[str, str]] = lambda: NO_ALIASES
    ) -> None:
        """The journal in `db`; its schedules are folded anew if another version made them.

        `aliases` gives the present name of each renamed root. It is called inside
        transactions, and whenever its answer changes, `refold` is to be called.
        """
        self.db = db
        self.aliases = aliases
        with db.read() as connection:
            self.device = facts.get(connection, facts.DEVICE) or ""
            stored = facts.get(connection, PROJECTION_SETTING)
        if not is_device(self.device):
            self.device = self._renew_device()
        if stored != str(FOLD_VERSION):
            self.rebuild()

    def record(self, new: NewEvent, now: Moment) -> Recorded:
        """Write one event and the schedules it moves, in one transaction.

        The draft of what was submitted with it is forgotten.
        """
        with self.db.write() as connection:
            driver = driver_of(connection)
            (greatest,) = driver.execute(rows.GREATEST_AT).fetchone()
            at = max(now.utc_ms, (greatest or 0) + 1)
            row = rows.from_event(
                Event(
                    kind=new.kind,
                    item=new.item,
                    grade=new.grade,
                    seconds=_finite(new.seconds),
                    confidence=new.confidence,
                    answer=_storable(new.answer),
                    assessment=new.assessment,
                    digest=new.digest,
                    data=new.data,
                    id=event_id(at),
                    device=self.device,
                    at=at,
                    wall=now.utc_ms,
                    offset=now.offset,
                    day=now.day,
                )
            )
            driver.execute(rows.INSERT_EVENT, row)
            submitted = draft_submitted(new)
            if submitted is not None:
                driver.execute(rows.DELETE_DRAFT, (submitted,))
            # Read back from the row: what the caller sees is what every later fold will see.
            event = rows.to_event(row)
            return Recorded(event, projection.advance(connection, event, self.aliases()))

    def record_all(self, news: Iterable[NewEvent], now: Moment) -> list[Recorded]:
        """Write several events in this order, all of them or none."""
        with self.db.write():
            return [self.record(new, now) for new in news]

    def schedule(self, item: str) -> Schedule:
        """The schedule of the item; that of a new one if nothing happened to it yet."""
        with self.db.read() as connection:
            return projection.get(connection, canonical(item, self.aliases()))

    def answers(self, item: str, limit: int) -> list[Event]:
        """The latest answers to the item that were not taken back, newest first."""
        query = self._of_item(item).where(event_table.c.kind.in_(ANSWERS))
        with self.db.read() as connection:
            events = newest_first(connection, query)
            return list(islice((event for event, gone in events if not gone), limit))

    def since(self, item: str, after: Event | None) -> list[Event]:
        """What happened to an item and its parts after an event, or ever, oldest first.

        What was taken back is left out, and so are voids.
        """
        of_it = or_(self._is_of(item), self._is_of_part(item))
        query = select(event_table).where(of_it, event_table.c.kind != Kind.VOID)
        if after is not None:
            query = query.where(latest.place > after.order)
        with self.db.read() as connection:
            events = [event for event, gone in newest_first(connection, query) if not gone]
        return events[::-1]

    def overrules(self) -> list[Event]:
        """Every correction of a point that was not taken back, oldest first."""
        query = select(event_table).where(event_table.c.kind == Kind.OVERRULE)
        with self.db.read() as connection:
            events = [event for event, gone in newest_first(connection, query) if not gone]
        return events[::-1]

    def history(self, limit: int, item: str | None = None) -> list[Past]:
        """The latest events, newest first; of one item or of all. Voids are left out.

        The drills that said something of a part of a scenario belong to it too.
        """
        query = select(event_table).where(event_table.c.kind != Kind.VOID)
        if item is not None:
            query = query.where(or_(self._is_of(item), self._drills(item)))
        with self.db.read() as connection:
            events = newest_first(connection, query)
            return [Past(event, gone) for event, gone in islice(events, limit)]

    def events(self) -> Iterator[Event]:
        """Every event in the order all devices agree on; other calls may come in between."""
        place: tuple[int, str] | None = None
        while True:
            query = select(event_table).order_by(event_table.c.at, event_table.c.id).limit(_CHUNK)
            if place is not None:
                query = query.where(latest.place > place)
            with self.db.read() as connection:
                chunk = [rows.to_event(row) for row in connection.execute(query)]
            yield from chunk
            if len(chunk) < _CHUNK:
                return
            place = chunk[-1].order

    def undoable(self) -> Event | None:
        """The latest learner's action of this device that is not taken back."""
        with self.db.read() as connection:
            actions = newest_first(connection, self._own().where(_BY_LEARNER))
            return next((event for event, gone in actions if not gone), None)

    def redoable(self) -> Event | None:
        """The void to take back: the latest working one, if no other action came after it."""
        own = self._own()
        with self.db.read() as connection:
            last = connection.execute(
                own.where(_BY_LEARNER).order_by(*latest.ORDER).limit(1)
            ).first()
            if last is None:
                return None
            action = rows.to_event(last)
            voids = own.where(event_table.c.kind == Kind.VOID, latest.place > action.order)
            for void, gone in newest_first(connection, voids):
                # A void that took back a void was a redo: there is nothing to redo about it.
                target = select(event_table.c.kind).where(event_table.c.id == void.target)
                if not gone and connection.execute(target).scalar() in ACTIONS:
                    return void
        return None

    def imports(self) -> list[Event]:
        """What imports wrote and was not taken back, oldest first."""
        query = select(event_table).where(_BY_IMPORT)
        with self.db.read() as connection:
            events = [event for event, gone in newest_first(connection, query) if not gone]
        return events[::-1]

    def mock_events(self, id_: str) -> list[Event]:
        """The start and every step of a mock, in order; those taken back are left out."""
        with self.db.read() as connection:
            return mocks.events_of(connection, id_)

    def unfinished_mock(self) -> Event | None:
        """The start of the latest mock neither finished nor abandoned; None if all were."""
        with self.db.read() as connection:
            return mocks.unfinished(connection)

    def mocks(self, limit: int) -> list[Event]:
        """What finished the latest mocks, newest first."""
        with self.db.read() as connection:
            return mocks.finished(connection, limit)

    def save_draft(self, draft: Draft) -> None:
        """Keep what is being typed into a review; it has one draft at most."""
        with self.db.write() as connection:
            drafts.drop_review(connection, but=draft.item)
            drafts.put(connection, _storable_draft(draft))

    def draft(self) -> Draft | None:
        """What was being typed when the review last stopped."""
        with self.db.read() as connection:
            return drafts.of_review(connection)

    def clear_draft(self) -> None:
        """Forget the draft of the review: it was submitted or given up."""
        with self.db.write() as connection:
            drafts.drop_review(connection)

    def keep_draft(self, draft: Draft) -> None:
        """Keep what is being typed into a drill or a mock, beside all other drafts."""
        with self.db.write() as connection:
            drafts.put(connection, _storable_draft(draft))

    def draft_of(self, key: str) -> Draft | None:
        """The draft under this key; None if there is none."""
        with self.db.read() as connection:
            return drafts.get(connection, key)

    def forget_draft(self, key: str) -> None:
        """Forget the draft under this key."""
        with self.db.write() as connection:
            drafts.drop(connection, key)

    def refold(self, items: Iterable[str]) -> None:
        """Fold these items anew, given by any of their names; joins a running `write`."""
        with self.db.write() as connection:
            projection.refold(connection, items, self.aliases())

    def rebuild(self) -> None:
        """Drop every schedule and fold the whole journal anew."""
        with self.db.write() as connection:
            projection.rebuild(connection, self.aliases())
            facts.put(connection, PROJECTION_SETTING, str(FOLD_VERSION))

    def _renew_device(self) -> str:
        """A name for a database that has lost its own, or carries one that no file may bear."""
        with self.db.write() as connection:
            name = new_device()
            facts.put(connection, facts.DEVICE, name)
        return name

    def _own(self) -> Select[Any]:
        return select(event_table).where(event_table.c.device == self.device)

    def _of_item(self, item: str) -> Select[Any]:
        """The events of an item."""
        return select(event_table).where(self._is_of(item))

    def _is_of(self, item: str) -> ColumnElement[bool]:
        """Whether an event is of the item, under its present name or a former one."""
        return or_(*(event_table.c.item == name for name in self._names(item)))

    def _is_of_part(self, item: str) -> ColumnElement[bool]:
        """Whether an event is of a part of the scenario, under any of its names."""
        column = event_table.c.item
        # "$" comes right after "#": an index finds all that is between them.
        between = (and_(column > f"{name}#", column < f"{name}$") for name in self._names(item))
        return or_(*between)

    def _names(self, item: str) -> list[str]:
        """The present name of an item and its former ones."""
        aliases = self.aliases()
        present = canonical(item, aliases)
        root, mark, part = present.partition("#")
        return [present, *(old + mark + part for old, now in aliases.items() if now == root)]

    def _drills(self, item: str) -> ColumnElement[bool]:
        """Whether an event is a drill that assessed this part of its scenario."""
        root, mark, part = item.partition("#")
        if not mark:
            return false()
        return and_(
            self._is_of(root),
            event_table.c.kind == Kind.REVIEW,
            text(_ASSESSED).bindparams(part=part),
        )


def _finite(number: float | None) -> float | None:
    return number if number is not None and isfinite(number) else None


def _storable_draft(draft: Draft) -> Draft:
    return replace(draft, text=_storable(draft.text) or "")


def _storable(text: str | None) -> str | None:
    """The text with halves of surrogate pairs, which a terminal may send, made visible.

    What is pasted by mistake may be a whole file: it is cut, and ends with a sign of that.
    """
    if text is None:
        return None
    if len(text) > MOST_CHARACTERS:
        text = text[: MOST_CHARACTERS - 1] + "…"
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
