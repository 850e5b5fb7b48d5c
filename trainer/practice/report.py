"""The report card of an interview: values, kept in the journal as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from trainer.content.points import Area, Level
from trainer.errors import TrainerError
from trainer.practice import report_json
from trainer.practice.record import Mode, PhaseAnswer, PhaseTime, Probed
from trainer.practice.results import FlagResult, PointResult
from trainer.practice.verdict import LevelVerdict, Verdict

VERSION = 1
"""Of the JSON. What a later version only adds, this one ignores."""


class DamagedReportError(TrainerError):
    """A report in the journal that cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaResult:
    """How one part of interviewing went, over the points of the level and below."""

    area: Area
    made: float
    """Points made, half points included and bonus points left out."""
    bonus: int = 0
    of: int
    coverage: float | None
    """0 to 1; None when none of its points was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """Something countable that good communication goes along with; no measure of it."""

    name: str
    """A name of `proxies`."""
    count: int | None
    """None when it could not be counted."""
    of: int | None = None
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionResult:
    """A clarifying question of the candidate, and the fact it brought."""

    question: str
    reveal: str | None = None
    fact: str = ""

    @property
    def reply(self) -> str:
        """What it brought, in words."""
        return self.fact or "There was no fact to give."


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionResult:
    """One scenario of the interview."""

    scenario: str
    title: str
    ask: str
    score: float | None
    """0 to 1; None when unscored, or judged by a person."""
    unscored: str = ""
    """Why the answer could not be judged; empty if it could."""
    points: tuple[PointResult, ...] = ()
    red_flags: tuple[FlagResult, ...] = ()
    questions: tuple[QuestionResult, ...] = ()
    probes: tuple[Probed, ...] = ()
    answers: tuple[PhaseAnswer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WarmUpResult:
    """A short question of the warm-up; it moves no verdict."""

    item: str
    ask: str
    solution: str
    typed: str = ""
    score: float | None = None
    right: bool | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """Something to practise: one of the gains that would lift the verdict most."""

    item: str
    """`scenario#id` of a point or a red flag."""
    say: str
    """The point to make, or the correction of what was claimed."""
    lifts: str
    """What it would change, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeResult:
    """Where the time went. All that may differ between two runs that are otherwise the same."""

    phases: tuple[PhaseTime, ...] = ()
    paused: float = 0.0
    spent: float = 0.0
    """Seconds in all phases together."""
    planned: float = 0.0
    kept: int = 0
    """Phases that did not run over their time."""
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that an interview came to."""

    id: str
    """The local time of its start: `2026-11-21-091530`."""
    started: str
    """ISO, with the distance to UTC."""
    finished: str
    level: Level
    """The level asked for: its verdict is the headline."""
    minutes: int
    mode: Mode
    topics: tuple[str, ...] = ()
    seed: int | None = None
    score: float | None
    """The mean of the scored scenarios."""
    verdicts: tuple[LevelVerdict, ...]
    """For mid, senior and staff; no verdict in any of them if no answer could be judged."""
    no_verdict: str = ""
    """Why there is no verdict at the level asked for; empty if there is one."""
    areas: tuple[AreaResult, ...] = ()
    limiting: Area | None = None
    """The area that held the answer back; None when too few points were asked to tell."""
    limiting_said: str = ""
    communication: tuple[Proxy, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    uncertainty: tuple[str, ...] = ()
    sections: tuple[SectionResult, ...] = ()
    warm_up: tuple[WarmUpResult, ...] = ()
    times: TimeResult

    @property
    def headline(self) -> LevelVerdict | None:
        """What was found at the level asked for."""
        return next((each for each in self.verdicts if each.level is self.level), None)

    @property
    def verdict(self) -> Verdict | None:
        """The verdict at the level asked for; None when nothing could be judged."""
        return self.headline.verdict if self.headline else None

    @property
    def points(self) -> tuple[PointResult, ...]:
        """Every point of every scenario."""
        return tuple(point for section in self.sections for point in section.points)

    @property
    def red_flags(self) -> tuple[FlagResult, ...]:
        """Every wrong claim that was made."""
        return tuple(flag for section in self.sections for flag in section.red_flags)

    def without_answers(self) -> "Report":
        """The report without what was typed, but for the quotations that are evidence."""
        sections = (
            replace(
                section,
                answers=(),
                probes=tuple(replace(probe, text="") for probe in section.probes),
            )
            for section in self.sections
        )
        warm_up = (replace(each, typed="") for each in self.warm_up)
        return replace(self, sections=tuple(sections), warm_up=tuple(warm_up))

    def as_json(self) -> dict[str, Any]:
        """The report as the journal keeps it and the command line prints it.

        Times stand only under `id`, `started`, `finished`, `times` and `seconds`.
        """
        verdict = None if self.verdict is None else str(self.verdict)
        return {"version": VERSION, "verdict": verdict, **report_json.to_json(self)}

    @classmethod
    def from_json(cls, data: object) -> "Report":
        """The report that `as_json` wrote; DamagedReportError for anything else."""
        version = data.get("version") if isinstance(data, Mapping) else None
        if isinstance(version, int) and version > VERSION:
            raise DamagedReportError(
                f"this report was written by a later version of the program (format {version}, "
                f"known up to {VERSION}); update the program to read it"
            )
        try:
            return report_json.from_json(cls, data)
        except ValueError as error:
            raise DamagedReportError(
                f"this report is damaged and cannot be read: {error}"
            ) from error
