"""`trainer report` and `trainer history --mocks`, on a journal with interviews."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli
from tests.practice.desk import at
from tests.practice.interviews import sample
from trainer.content.points import Level
from trainer.content.scenarios import Label
from trainer.events import Kind, NewEvent
from trainer.practice.report import Report
from trainer.settings import load_settings
from trainer.workspace import Workspace

Keep = Callable[..., str]


@pytest.fixture
def keep(home: Path) -> Keep:
    """Writes what finishes an interview into the journal; gives the id of the event."""

    def write(report: Report | Any, day: int = 5) -> str:
        data = report.as_json() if isinstance(report, Report) else report
        finish = NewEvent(Kind.MOCK, data={"do": "finish", "mock": "start", "report": data})
        with Workspace.open(load_settings()) as workspace:
            return workspace.record(finish, at(day)).event.id

    return write


def strong() -> Report:
    return replace(sample(Label.STRONG), id="2026-01-09-180000")


def test_the_latest_report_in_every_form(cli: Cli, keep: Keep) -> None:
    keep(sample())
    keep(strong(), 9)
    text = cli("report")
    assert (text.code, text.err) == (0, "")
    assert text.out.startswith("Mock interview 2026-01-09-180000\n")
    assert cli("report", "--format", "text").out == text.out
    assert cli("report", "--format", "markdown").out.startswith("# Mock interview")
    assert cli("report", "--format", "html").out.startswith("<!doctype html>\n")
    assert cli("report", "--json").json == strong().without_answers().as_json()
    assert cli("report", "--format", "json").out == cli("report", "--json").out


def test_a_report_by_the_start_of_its_name(cli: Cli, keep: Keep) -> None:
    keep(sample())
    keep(strong(), 9)
    assert cli("report", "2026-01-05", "--json").json["id"] == "2026-01-05-091530"
    unknown = cli("report", "2025")
    assert (unknown.code, unknown.out) == (2, "")
    assert unknown.err == (
        "trainer: there is no report '2025'; there are 2026-01-09-180000, 2026-01-05-091530\n"
    )
    assert "is the start of several reports" in cli("report", "2026").err
    assert cli("report", "").code == 2


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_answers_only_when_asked_for(cli: Cli, keep: Keep, form: str) -> None:
    keep(sample())
    said = "Then I would do it that way."
    assert said not in cli("report", "--format", form).out.replace("\\", "")
    assert said in cli("report", "--format", form, "--answers").out.replace("\\", "")


def test_without_interviews_the_way_to_one_is_told(cli: Cli) -> None:
    none = cli("report")
    assert (none.code, none.out) == (1, "")
    assert none.err.count("\n") == 1
    assert "trainer mock" in none.err
    assert "trainer mock" in cli("history", "--mocks").out
    assert cli("history", "--mocks", "--json").json["mocks"] == []


def test_an_undone_interview_is_gone(cli: Cli, keep: Keep) -> None:
    keep(sample())
    event = keep(strong(), 9)
    with Workspace.open(load_settings()) as workspace:
        workspace.record(NewEvent(Kind.VOID, data={"event": event}), at(9, 11))
    assert cli("report", "--json").json["id"] == "2026-01-05-091530"


@pytest.mark.parametrize(
    "report", [None, 5, {"version": 1}, {"version": 9}, {"id": "\x1b[2J", "level": ["mid"]}]
)
def test_a_damaged_report_is_one_clear_sentence(cli: Cli, keep: Keep, report: Any) -> None:
    keep(sample())
    keep(report, 9)
    damaged = cli("report")
    assert (damaged.code, damaged.out) == (1, "")
    assert damaged.err.startswith("trainer: 2026-01-09-090000: this report ")
    assert damaged.err.count("\n") == 1
    listed = cli("history", "--mocks")
    assert "cannot be read" in listed.out
    assert "2026-01-05-091530" in listed.out
    assert "error" in cli("history", "--mocks", "--json").json["mocks"][0]
    assert cli("report", "2026-01-05").code == 0


def test_interviews_are_listed_with_trends(cli: Cli, keep: Keep) -> None:
    keep(sample(Label.WEAK, Level.MID))
    assert "trend" not in cli("history", "--mocks").out
    keep(replace(sample(Label.STRONG, Level.MID), id="2026-01-09-180000"), 9)
    shown = cli("history", "--mocks").out
    lines = shown.splitlines()
    assert lines[0].split() == [
        "report", "level", "verdict", "score", "coverage", "navigate", "design", "depth", "operate",
    ]  # fmt: skip
    assert lines[1].startswith("2026-01-09-180000  mid    strong hire")
    assert "up" in next(line for line in lines if line.startswith("score"))
    assert "▁" in shown or "█" in shown
    found = cli("history", "--mocks", "--json").json
    assert [each["id"] for each in found["mocks"]] == ["2026-01-09-180000", "2026-01-05-091530"]
    assert found["trends"][0]["direction"] == "up"
    assert len(cli("history", "--mocks", "--limit", "1", "--json").json["mocks"]) == 1
    assert cli("history", "queues/order", "--mocks").code == 2


def test_reports_survive_another_machine(cli: Cli, keep: Keep, tmp_path: Path) -> None:
    keep(sample())
    one = cli("report", "--json", "--answers").out
    folder, other = tmp_path / "shared", str(tmp_path / "other.db")
    assert cli("journal", "export", str(folder)).code == 0
    assert cli("journal", "merge", str(folder), "--db", other).code == 0
    assert cli("report", "--json", "--answers", "--db", other).out == one
    assert json.loads(one) == sample().as_json()
