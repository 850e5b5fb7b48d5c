"""Events as the journal would hold them, for tests of the fold."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from trainer.events import Event, Kind
from trainer.scheduling.fold import fold
from trainer.scheduling.schedule import NEW, Schedule

START = date(2026, 1, 1)
CARD = "limits/timeout"
SCENARIO = "payments"

_DAY_MS = 86_400_000


def day(number: int) -> date:
    """The study day so many days after the first one."""
    return START + timedelta(days=number)


def event(
    kind: str,
    on: int | date = 0,
    *,
    id: str = "",  # noqa: A002
    at: int | None = None,
    item: str | None = CARD,
    grade: Any = None,
    data: Any = None,
    assessment: Any = None,
    device: str = "desk",
) -> Event:
    """An event on a study day, placed by `at`, else by day; the id is made from its place."""
    study_day = day(on) if isinstance(on, int) else on
    place = (study_day - START).days * _DAY_MS if at is None else at
    return Event(
        kind=kind,
        item=item,
        grade=grade,
        data={} if data is None else data,
        assessment=assessment,
        id=id or f"{kind}-{place}-{item}",
        device=device,
        at=place,
        wall=place,
        day=study_day,
    )


def review(on: int | date, grade: Any, **more: Any) -> Event:
    """A review of a grade."""
    return event(Kind.REVIEW, on, grade=grade, **more)


def void(target: Event | str, *, id: str, at: int = 0) -> Event:  # noqa: A002
    """An event that takes back another, named by itself or by its id."""
    name = target if isinstance(target, str) else target.id
    return event(Kind.VOID, id=id, at=at, data={"event": name})


def drill(
    on: int,
    points: Mapping[str, str],
    *,
    flags: Iterable[str] = (),
    grade: int = 3,
    **more: Any,
) -> Event:
    """A drill of the scenario with the states of its points and the red flags raised."""
    assessment = {"points": dict(points), "red_flags": list(flags)}
    return review(on, grade, item=SCENARIO, assessment=assessment, **more)


def schedule_of(events: Iterable[Event], item: str = CARD) -> Schedule:
    """The schedule that the events give an item; that of a new one if none."""
    return fold(events).get(item, NEW)
