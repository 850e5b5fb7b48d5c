"""Reports by name, and trends over the latest of them."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.practice.interviews import sample
from trainer.content.points import Level
from trainer.content.scenarios import Label
from trainer.errors import TrainerError, UsageError
from trainer.events import Event
from trainer.practice.kept import KeptReport, choose, kept_reports
from trainer.practice.record import Mode
from trainer.practice.report import DamagedReportError, Report
from trainer.practice.trends import Direction, trends


def finish(report: Any, number: int = 0) -> Event:
    return Event(
        kind="mock", data={"do": "finish", "report": report}, id=f"event-{number}",
        wall=1_700_000_000_000 + number, day=date(2026, 1, 5),
    )  # fmt: skip


def named(*names: str) -> list[KeptReport]:
    return [KeptReport(name, replace(sample(), id=name)) for name in names]


def test_reports_come_back_by_name() -> None:
    (kept,) = kept_reports([finish(sample().as_json())])
    assert kept == KeptReport("2026-01-05-091530", sample())


def test_reports_of_one_second_are_told_apart() -> None:
    twins = [finish(sample(label).as_json()) for label in (Label.STRONG, Label.WEAK)]
    kept = kept_reports(twins)
    assert [each.name for each in kept] == ["2026-01-05-091530-2", "2026-01-05-091530"]
    assert choose(kept, "2026-01-05-091530") == sample(Label.WEAK)
    assert choose(kept, "2026-01-05-091530-2") == sample(Label.STRONG)


@pytest.mark.parametrize("report", [None, [], "x", {"id": "\x1b[31m"}, {"id": "x" * 99}, {"id": 5}])
def test_a_damaged_report_is_named_by_when_it_was_written(report: Any) -> None:
    (kept,) = kept_reports([finish(report)])
    assert kept.report is None
    assert kept.name == "2023-11-14-221320"
    with pytest.raises(DamagedReportError, match="2023-11-14-221320: this report"):
        choose([kept], None)


def test_the_latest_is_chosen_without_a_name() -> None:
    assert choose(named("b", "a"), None).id == "b"


def test_the_start_of_a_name_is_enough() -> None:
    kept = named("2026-02-01-101010", "2026-01-05-091530")
    assert choose(kept, "2026-01").id == "2026-01-05-091530"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2027", "there is no report '2027'; there are 2026-6, 2026-5, 2026-4, 2026-3, 2026-2"),
        ("2027", "2026-2 and 2 more"),
        ("2026", "'2026' is the start of several reports; there are 2026-6"),
        ("", "there is no report ''"),
        ("\x1b[2J" + "x" * 500, "there is no report 'xxx"),
    ],
)
def test_a_name_that_means_none_or_several_is_refused(name: str, said: str) -> None:
    with pytest.raises(UsageError) as error:
        choose(named(*(f"2026-{number}" for number in range(6, -1, -1))), name)
    assert said in str(error.value)
    assert len(str(error.value)) < 200


def test_without_any_report_the_way_to_one_is_told() -> None:
    with pytest.raises(TrainerError, match="trainer mock"):
        choose([], None)


def scored(score: float | None) -> Report:
    return replace(sample(), score=score)


@pytest.mark.parametrize(
    ("newest_first", "change", "direction"),
    [
        ([0.8, 0.6, 0.4], 0.3, Direction.UP),
        ([0.4, 0.6, 0.8], -0.3, Direction.DOWN),
        ([0.52, 0.5], 0.02, Direction.STEADY),
        ([0.5], None, Direction.UNKNOWN),
        ([None, 0.5], None, Direction.UNKNOWN),
        ([], None, Direction.UNKNOWN),
        ([0.8, None, 0.6], 0.2, Direction.UP),
    ],
)
def test_a_trend_is_the_latest_against_those_before(
    newest_first: list[float | None], change: float | None, direction: Direction
) -> None:
    trend = trends([scored(score) for score in newest_first])[0]
    assert (trend.name, trend.change, trend.direction) == ("score", change, direction)
    assert trend.values == tuple(reversed(newest_first))


def test_there_is_a_trend_for_each_area_and_the_level() -> None:
    found = trends([sample(Label.STRONG, Level.MID), sample(Label.WEAK, Level.MID)])
    names = ["score", "coverage", "navigate", "design", "depth", "operate"]
    assert [trend.name for trend in found] == names
    assert found[1].direction is not Direction.DOWN


def test_what_a_colleague_made_is_no_trend_of_the_learner() -> None:
    own = [sample(), replace(sample(Label.WEAK), id="earlier")]
    hosted = replace(sample(Label.WEAK), mode=Mode.HOSTED)
    assert trends([hosted, *own]) == trends(own)
