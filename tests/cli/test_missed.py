"""What a drill missed comes back on the next study day, once, until a drill hits it."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.cli.test_grade import GOOD, SCENARIO
from trainer.cli.parser import Args
from trainer.cli.shared import open_workspace
from trainer.events import Kind, Moment, NewEvent
from trainer.practice.drill import DrillSession
from trainer.scheduling.queue import EVERYTHING
from trainer.workspace import Workspace

ASKED_ON = f"""{SCENARIO}follow_ups:
  - id: twice
    ask: What if a mail is sent twice?
    points:
      - id: keep-ids
        say: Keep the ids of the mails that were sent.
      - id: harmless
        say: A customer who reads the mail twice loses nothing.
"""
RETRIES = "A mail that fails is sent again, with growing pauses."


@pytest.fixture
def folder(home: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "order-mails.yaml").write_text(ASKED_ON, encoding="utf-8")
    return folder


def later(workspace: Workspace, days: int) -> Moment:
    """The present hour, some days ahead."""
    now = workspace.now()
    return Moment(now.utc_ms + days * 86_400_000, now.offset, now.day + timedelta(days=days))


def asked(workspace: Workspace, days: int) -> list[str]:
    """The parts of scenarios in the queue of a day."""
    queue = workspace.queue(EVERYTHING, later(workspace, days).day)
    return [entry.item for entry in queue if "#" in entry.item]


def drilled(workspace: Workspace, answer: str, days: int) -> DrillSession:
    session = workspace.drill("order-mails", later(workspace, days))
    session.submit(answer, later(workspace, days))
    session.grade(3, later(workspace, days))
    return session


def test_missed_points_come_back_once_until_they_are_hit(folder: Path) -> None:
    with open_workspace(Args(decks_0=[str(folder)])) as workspace:
        session = drilled(workspace, GOOD, 0)
        session.skip_probe(later(workspace, 0))
        session.answer_probe("Keep the ids of the mails that were sent.", later(workspace, 0))
        missed = ["order-mails#harmless", "order-mails#retries"]
        coming = dict(session.closing().coming)
        tomorrow = later(workspace, 1).day
        assert [item for item, day in coming.items() if day == tomorrow] == [
            "order-mails#retries",
            "order-mails#harmless",
            "order-mails",
        ]
        assert asked(workspace, 0) == []
        assert sorted(asked(workspace, 1)) == missed
        again = drilled(workspace, f"{GOOD} {RETRIES}", 1)
        assert asked(workspace, 1) == ["order-mails#harmless"]
        assert again.recorded is not None
        void = {"event": again.recorded.event.id}
        workspace.record(NewEvent(Kind.VOID, "order-mails", data=void), later(workspace, 1))
        assert sorted(asked(workspace, 1)) == missed


def test_without_a_name_the_most_needed_scenario_is_drilled(cli: Cli, folder: Path) -> None:
    other = ASKED_ON.replace("order-mails", "another")
    (folder / "another.yaml").write_text(other, encoding="utf-8")
    with open_workspace(Args(decks_0=[str(folder)])) as workspace:
        assert workspace.drill(None, later(workspace, 0)).scenario.id == "another"
        drilled(workspace, GOOD, 0)
        assert workspace.drill(None, later(workspace, 0)).scenario.id == "another"
        assert workspace.drill(None, later(workspace, 1)).scenario.id == "order-mails"


def test_a_renamed_scenario_is_found_by_its_former_id(folder: Path) -> None:
    with open_workspace(Args(decks_0=[str(folder)])) as workspace:
        drilled(workspace, GOOD, 0)
    renamed = ASKED_ON.replace("scenario: order-mails", "scenario: mails\nformerly: [order-mails]")
    (folder / "order-mails.yaml").write_text(renamed, encoding="utf-8")
    with open_workspace(Args(decks_0=[str(folder)])) as workspace:
        session = drilled(workspace, f"{GOOD} {RETRIES}", 1)
        session.skip_probe(later(workspace, 1))
        assert session.scenario.id == "mails"
        comparison = session.closing().comparison
        assert comparison is not None
        assert comparison.gained == ("retries",)
