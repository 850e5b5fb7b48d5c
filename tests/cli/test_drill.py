"""Drilling from the command line, and what comes of it on the days after."""

import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.cli.test_grade import GOOD, SCENARIO
from trainer.settings import user_folder

AGAIN = "A mail that fails is sent again, with growing pauses."
OWN = "We try it once more, each time a little later."


@pytest.fixture
def shelf(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one scenario, where the bundled ones are looked for."""
    folder = tmp_path / "scenarios"
    folder.mkdir()
    (folder / "order-mails.yaml").write_text(SCENARIO, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


class Clock:
    """The clock of this machine, some days ahead."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.days = 0
        clock = self

        class Ahead(datetime):
            @classmethod
            def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
                return datetime.now() + timedelta(days=clock.days)  # noqa: DTZ005

        for module in ("trainer.workspace", "trainer.glance"):
            monkeypatch.setattr(f"{module}.datetime", Ahead)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def drill(cli: Cli, *lines: str, name: str = "order-mails") -> str:
    result = cli("drill", name, "--plain", typed="".join(f"{line}\n" for line in lines))
    assert (result.code, result.err) == (0, "")
    return result.out


def test_a_drill_reaches_the_journal(cli: Cli, shelf: Path) -> None:
    said = drill(cli, GOOD, ".", "", "with growing pauses it is sent again", "")
    assert "saved: hard" in said
    assert "saved: made now that it was asked for" in said
    kinds = [(each["kind"], each["item"]) for each in cli("history", "--json").json]
    assert ("review", "order-mails") in kinds
    assert cli("journal", "check").code == 0


def test_a_missed_point_is_asked_once_tomorrow_and_closed_by_the_next_drill(
    cli: Cli, shelf: Path, clock: Clock
) -> None:
    drill(cli, GOOD, ".", "", "q")
    assert cli("due").code == 1
    clock.days = 1
    assert [each["item"] for each in cli("due", "--json").json["queue"]] == ["order-mails#retries"]
    review = cli("review", "--plain", typed=f"{AGAIN}\n\n3\n")
    assert "Review: 1 question." in review.out
    assert review.out.count("saved: good") == 1
    assert cli("due").code == 1, "nothing is asked twice on a day"
    clock.days = 9
    assert cli("due", "--count").out == "1\n"
    drill(cli, f"{GOOD} {AGAIN}", ".", "")
    assert cli("due").code == 1
    clock.days = 90
    assert cli("due").code == 1, "a drill that makes the point closes it"


@pytest.fixture
def own(shelf: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder, with the scenario of the shelf."""
    folder = Path(user_folder("data")) / "scenarios"
    folder.mkdir(parents=True)
    (shelf / "order-mails.yaml").rename(folder / "order-mails.yaml")
    monkeypatch.chdir(folder)
    return folder


def test_contested_words_score_once_the_diff_is_applied(cli: Cli, own: Path) -> None:
    said = drill(cli, GOOD, OWN, ".", "c2 we try it once more, each time a little later", "")
    assert "saved: point 2 counts by your words\nScore: 100%" in said
    diff = cli("decks", "suggest")
    assert diff.code == 0
    environment = {"GIT_CEILING_DIRECTORIES": str(own.parent), "PATH": "/usr/bin:/bin"}
    subprocess.run(
        ["git", "apply", "-"], cwd=own, input=diff.out.encode(), check=True, env=environment
    )
    said = drill(cli, GOOD, OWN, ".", "")
    assert "2. said (good): A mail that fails is sent again" in said
    assert "You credited this yourself" not in said
    assert "Score: 100%" in said
    assert "Your attempts, 2 so far" in said


def test_input_that_ends_before_a_grade_leaves_the_answer_for_next_time(
    cli: Cli, shelf: Path
) -> None:
    assert "your answer is kept for the next `trainer drill order-mails`" in drill(cli, GOOD, "")
    assert f"Kept so far:\n{GOOD}\n" in drill(cli, "q")
    assert cli("history", "--json").json == []


def test_without_a_name_the_most_needed_scenario_is_drilled(cli: Cli, shelf: Path) -> None:
    result = cli("drill", "--plain", typed="q\n")
    assert result.code == 0
    assert "Drill: Mails about orders" in result.out


@pytest.mark.parametrize("mode", [["--plain"], []])
def test_an_unknown_scenario_is_refused_with_the_nearest(
    cli: Cli, shelf: Path, mode: list[str]
) -> None:
    result = cli("drill", "order-mial", *mode)
    assert (result.code, result.out) == (2, "")
    assert "there is no scenario 'order-mial'; did you mean order-mails?" in result.err


@pytest.mark.parametrize("mode", [["--plain"], []])
def test_without_any_scenario_there_is_nothing_to_drill(
    cli: Cli, home: Path, mode: list[str]
) -> None:
    result = cli("drill", *mode)
    assert (result.code, result.out) == (1, "")
    assert "there is no scenario among your decks" in result.err


def test_a_drill_on_the_screen_needs_a_terminal(cli: Cli, shelf: Path) -> None:
    result = cli("drill", "order-mails")
    assert result.code == 2
    assert "use `trainer drill --plain`" in result.err


def test_a_former_name_still_opens_a_drill(cli: Cli, shelf: Path) -> None:
    text = SCENARIO.replace("scenario: order-mails", "scenario: mails\nformerly: [order-mails]")
    (shelf / "order-mails.yaml").write_text(text, encoding="utf-8")
    assert "Drill: Mails about orders" in drill(cli, "q", name="order-mails")


def test_problems_of_decks_are_announced(cli: Cli, shelf: Path) -> None:
    (shelf / "bad.yaml").write_text("scenario: bad\n  oops", encoding="utf-8")
    result = cli("drill", "order-mails", "--plain", typed="q\n")
    assert result.code == 0
    assert "see `trainer decks check`" in result.err
