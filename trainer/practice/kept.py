"""The reports that the journal keeps, by name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.content.text import shortened
from trainer.errors import TrainerError, UsageError
from trainer.events import Event
from trainer.practice.report import DamagedReportError, Report
from trainer.scheduling.day import wall_clock

MOST_NAMED = 5
"""Reports named in a message; more nobody reads."""

LONGEST_NAME = 40
"""Characters of a name: what is longer was not made by this program."""

NONE_YET = "there is no report yet; a mock interview makes one: `trainer mock`"


@dataclass(frozen=True, slots=True)
class KeptReport:
    """What the journal has of one interview."""

    name: str
    """The report's id; `-2` and so on behind it where two began in the same second."""
    report: Report | None
    """None when it cannot be read."""
    damage: str = ""
    """Why it cannot be read; empty if it can."""


def kept_reports(finished: Sequence[Event]) -> tuple[KeptReport, ...]:
    """The reports of the events that finished interviews, in the order of these: newest first."""
    seen: Counter[str] = Counter()
    found: list[KeptReport] = []
    for event in reversed(finished):
        name = _name(event)
        seen[name] += 1
        if seen[name] > 1:
            name = f"{name}-{seen[name]}"
        try:
            found.append(KeptReport(name, Report.from_json(event.data.get("report"))))
        except DamagedReportError as error:
            found.append(KeptReport(name, None, str(error)))
    return tuple(reversed(found))


def choose(reports: Sequence[KeptReport], name: str | None) -> Report:
    """The report of that name, or of the one name that begins so; without one the newest.

    UsageError when none or several are meant, DamagedReportError when it cannot be read.
    """
    if not reports:
        raise TrainerError(NONE_YET)
    chosen = reports[0] if name is None else _named(reports, name)
    if chosen.report is None:
        raise DamagedReportError(f"{chosen.name}: {chosen.damage}")
    return chosen.report


def _named(reports: Sequence[KeptReport], name: str) -> KeptReport:
    exact = [each for each in reports if each.name == name]
    found = exact or [each for each in reports if name and each.name.startswith(name)]
    if not found:
        raise UsageError(f"there is no report {shortened(name, LONGEST_NAME)!r}; {_names(reports)}")
    if len(found) > 1:
        raise UsageError(f"{name!r} is the start of several reports; {_names(found)}")
    return found[0]


def _names(reports: Sequence[KeptReport]) -> str:
    names = [each.name for each in reports[:MOST_NAMED]]
    more = f" and {len(reports) - MOST_NAMED} more" if len(reports) > MOST_NAMED else ""
    return f"there {'is' if len(reports) == 1 else 'are'} {', '.join(names)}{more}"


def _name(event: Event) -> str:
    """The id in the report; where that is no name, the local time at which it was written."""
    report = event.data.get("report")
    given = report.get("id") if isinstance(report, dict) else None
    if isinstance(given, str) and given.isprintable() and 0 < len(given) <= LONGEST_NAME:
        return given
    try:
        return wall_clock(event.wall, event.offset).strftime("%Y-%m-%d-%H%M%S")
    except (ValueError, OverflowError):
        return event.id
