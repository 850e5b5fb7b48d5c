"""What drills missed, on the command line."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from trainer.events import Kind, NewEvent
from trainer.settings import Settings
from trainer.workspace import Workspace

SCENARIO = """\
scenario: payments
title: Payments
topic: money
ask: Would you build payments in Lambda?
points:
  - id: retry
    tier: must
    say: Every charge is idempotent.
    probe: The client sends it again. What happens?
red_flags:
  - id: never
    claim: Lambda cannot do payments.
    correction: It can, behind a queue.
"""


@pytest.fixture
def drilled(cli: Cli, decks: Path, home: Path) -> None:
    """Yesterday a drill missed a point and a wrong claim was made."""
    (decks.parent / "scenarios").mkdir()
    (decks.parent / "scenarios" / "payments.yaml").write_text(SCENARIO, encoding="utf-8")
    cli("due")
    database = next(home.rglob("trainer.db"))
    with Workspace.open(Settings(db=str(database), config="")) as workspace:
        now = workspace.now()
        yesterday = replace(now, day=now.day - timedelta(days=1))
        states = {"points": {"retry": "missed"}, "red_flags": ["never"]}
        workspace.record(NewEvent(Kind.REVIEW, "payments", 1, assessment=states), yesterday)


@pytest.mark.usefixtures("drilled")
def test_what_was_missed_is_due_and_belongs_to_no_deck(cli: Cli) -> None:
    due = cli("due", "--json").json
    assert (due["due"], due["new"]) == (2, 3)
    missed = {"deck": None, "title": "Missed in drills", "due": 2, "new": 0}
    assert due["decks"][0] == missed
    assert {each["item"] for each in due["queue"] if each["deck"] is None} == {
        "payments#retry",
        "payments#never",
    }
    assert "payments#retry" in cli("due").out
    assert [deck["due"] for deck in cli("decks", "list", "--json").json] == [0]


@pytest.mark.usefixtures("drilled")
def test_a_review_can_be_of_just_that_or_of_the_topic_of_a_scenario(cli: Cli) -> None:
    assert cli("review", "--plain", "--topic", "money", typed="q\n").code == 0
    result = cli("review", "--plain", "--missed", typed="\n3\n\n3\n\n")
    assert result.code == 0
    assert "Review: 2 questions." in result.out
    assert "Would you build payments in Lambda?" in result.out
    assert cli("review", "--plain", "--topic", "monet").code == 2


@pytest.mark.usefixtures("drilled")
def test_a_part_can_be_suspended_listed_and_resumed(cli: Cli) -> None:
    cli("review", "--plain", "--missed", typed="s\nq\n")
    (listed,) = cli("resume", "--json").json
    assert cli("resume", listed["item"]).code == 0
    kinds = [each["kind"] for each in cli("history", listed["item"], "--json").json]
    assert kinds == ["resume", "suspend", "review"]
