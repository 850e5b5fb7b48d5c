"""Schedules as a fold over events.

The order of events is (`at`, id) and every event counts once, so any interleaving and
any duplication of the same events gives the same schedules. Voids are settled first;
what remains is applied one event after the other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TypeGuard

from trainer.content.text import shortened
from trainer.events import ANSWERS, Event, Kind, is_name, root_of
from trainer.scheduling import sm2
from trainer.scheduling.day import add_days, day_of
from trainer.scheduling.schedule import NEW, Schedule

FOLD_VERSION = 3
"""Raised whenever the same events give other schedules; a stored projection is then folded anew."""

LONGEST_WAIT = 36_500
"""Days: no due date lies further ahead than a century."""

REPEAT_BELOW = 4
"""A grade below this asks the card once more on the same day."""

LONGEST_NOTE = 500
"""Characters of a note that a flag keeps."""

MISSED_GRADE = 1
"""What a drill gives to a point it missed."""

NO_ALIASES: Mapping[str, str] = MappingProxyType({})


def canonical(item: str, aliases: Mapping[str, str]) -> str:
    """The present name of an item: its root renamed, what follows `#` kept."""
    root, mark, part = item.partition("#")
    return aliases.get(root, root) + mark + part


def voided(events: Iterable[Event]) -> set[str]:
    """The ids of the events that are taken back.

    A void works unless a working void takes it back. Damaged journals may hold voids
    that take each other back in a circle: there the latest works.
    """
    voids = {event.id: event for event in events if event.target}
    doubts = Counter(void.target for void in voids.values())  # takers that may still work
    latest_first = sorted(voids.values(), key=lambda e: e.order, reverse=True)
    certain = [void for void in latest_first if not doubts[void.id]]
    circular = iter(latest_first)
    settled: set[str] = set()
    gone: set[str] = set()
    while True:
        void = certain.pop() if certain else next(circular, None)
        if void is None:
            return gone
        if void.id in settled:
            continue
        settled.add(void.id)
        gone.add(void.target or "")
        taken = voids.get(void.target or "")
        if taken is None or taken.id in settled:
            continue
        settled.add(taken.id)
        doubts[taken.target] -= 1
        freed = voids.get(taken.target or "")
        if freed is not None and not doubts[freed.id]:
            certain.append(freed)


def fold(events: Iterable[Event], aliases: Mapping[str, str] = NO_ALIASES) -> dict[str, Schedule]:
    """The schedule of every item that any event touched, by its present name."""
    by_id = {event.id: event for event in events}
    gone = voided(by_id.values())
    schedules: dict[str, Schedule] = {}
    flags: dict[str, set[str]] = defaultdict(set)
    for event in sorted(by_id.values(), key=lambda e: e.order):
        if event.item is None:
            continue
        item = canonical(event.item, aliases)
        before = schedules.setdefault(item, NEW)
        if event.id in gone:
            continue
        schedules[item] = apply(before, event)
        if is_drill(event):
            _apply_drill(schedules, flags[item], item, event)
    return schedules


def apply(schedule: Schedule, event: Event) -> Schedule:
    """The schedule after one event of its item that comes after all before it.

    Kinds of a later version and events that make no sense change nothing.
    """
    if event.digest is not None and event.kind in ANSWERS:
        schedule = replace(schedule, digest=event.digest)
    match event.kind:
        case Kind.REVIEW if _is_grade(event.grade):
            after = review(schedule, event.grade, event.day)
            # What a drill asked was explained there: it returns another day, not as a repeat.
            return after if "drill" in event.data else _wait(after, event.grade, event.day)
        case Kind.REPEAT if _is_grade(event.grade):
            return _wait(schedule, event.grade, event.day)
        case Kind.SUSPEND:
            return replace(schedule, suspended=True)
        case Kind.RESUME:
            return replace(schedule, suspended=False)
        case Kind.BURY:
            return replace(schedule, buried_day=event.day)
        case Kind.RESET:
            return replace(
                NEW,
                suspended=schedule.suspended,
                buried_day=schedule.buried_day,
                digest=schedule.digest,
                flag=schedule.flag,
                flag_day=schedule.flag_day,
            )
        case Kind.FLAG:
            return _flag(schedule, event)
        case Kind.SET:
            return _set(schedule, event.data)
    return schedule


def review(schedule: Schedule, grade: int, day: date) -> Schedule:
    """The schedule after a review of `grade` on study day `day`.

    An early pass changes nothing; an early failure counts, one a day at most. A day
    before the last counted one (a clock set back) counts as that last one.
    """
    if schedule.last_day is not None:
        day = max(day, schedule.last_day)
    failed = grade < sm2.PASS
    early = schedule.due is not None and day < schedule.due
    if early and (not failed or schedule.failed_day == day):
        return schedule
    memory = sm2.step(sm2.Memory(schedule.repetitions, schedule.interval, schedule.easiness), grade)
    return replace(
        schedule,
        repetitions=memory.repetitions,
        interval=memory.interval,
        easiness=memory.easiness,
        due=add_days(day, min(memory.interval, LONGEST_WAIT)),
        last_day=day,
        failed_day=day if failed else schedule.failed_day,
        # What was imported, or known already, is not new when it is first reviewed.
        introduced=schedule.introduced or (day if schedule.due is None else None),
        reviews=schedule.reviews + 1,
        failures=schedule.failures + failed,
        closed=schedule.closed and not failed,
    )


def is_drill(event: Event) -> bool:
    """Whether a review is of a whole scenario: `deck/card` and `scenario#id` have no points."""
    item = event.item or ""
    whole = "/" not in item and item == root_of(item)
    return whole and event.kind == Kind.REVIEW and _is_grade(event.grade)


def _apply_drill(
    schedules: dict[str, Schedule], flags: set[str], scenario: str, event: Event
) -> None:
    """Move the points and red flags of a drilled scenario; `flags` are those ever raised.

    An unscored answer says nothing about any of them.
    """
    assessment = event.assessment or {}
    points, raised = assessment.get("points"), assessment.get("red_flags")
    if not isinstance(points, Mapping) or assessment.get("unscored"):
        return
    listed = raised if isinstance(raised, list | tuple) else ()
    now_raised = {flag for flag in listed if isinstance(flag, str) and is_name(flag)}
    states = {name: state for name, state in points.items() if is_name(name)}
    missed = [name for name, state in states.items() if state in ("missed", "contradicted")]
    closed = [name for name, state in states.items() if state == "hit"]
    for name in (*missed, *sorted(now_raised)):
        item = f"{scenario}#{name}"
        before = schedules.get(item, NEW)
        schedules[item] = replace(review(before, MISSED_GRADE, event.day), closed=False)
    for name in (*closed, *sorted(flags - now_raised)):
        item = f"{scenario}#{name}"
        if schedules.get(item, NEW).due is not None:
            schedules[item] = replace(schedules[item], closed=True)
    flags |= now_raised


def _set(schedule: Schedule, data: Mapping[str, object]) -> Schedule:
    """The schedule that a `set` event gives; unchanged when its data make no sense."""
    repetitions, interval = data.get("repetitions"), data.get("interval")
    easiness, due = data.get("easiness"), data.get("due")
    if not (_is_count(repetitions) and _is_count(interval) and _is_count(easiness)):
        return schedule
    day = day_of(due) if isinstance(due, str) else None
    if day is None and due is not None:
        return schedule
    return replace(
        schedule,
        repetitions=repetitions,
        interval=interval,
        easiness=max(sm2.EASINESS_FLOOR, easiness),
        due=day,
        repeat_day=None,
        closed=False,
    )


def _flag(schedule: Schedule, event: Event) -> Schedule:
    """The schedule with the note of a flag, or without if the event takes the flag back."""
    if event.data.get("flag") is False:
        return replace(schedule, flag=None, flag_day=None)
    note = event.data.get("note")
    text = shortened(note, LONGEST_NOTE) if isinstance(note, str) else ""
    return replace(schedule, flag=text, flag_day=event.day)


def _wait(schedule: Schedule, grade: int, day: date) -> Schedule:
    """The schedule with its mark whether the card is to be repeated on `day`."""
    return replace(schedule, repeat_day=day if grade < REPEAT_BELOW else None)


def _is_grade(grade: int | None) -> TypeGuard[int]:
    return isinstance(grade, int) and 0 <= grade <= 5


def _is_count(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0
