"""The page for teams: every command on it runs, and its workflow is one."""

import os
import re
import shlex
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import DECK, Cli
from tests.cli.test_deck_diff import git

PAGE = (Path(__file__).parents[2] / "docs/teams.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    (trainer .+)$", PAGE, re.MULTILINE)
WORKFLOW: dict[str, Any] = yaml.safe_load(PAGE.split("```yaml\n")[1].split("\n```")[0])
STEPS = WORKFLOW["jobs"]["check"]["steps"]
SCENARIO = """\
scenario: order-mails
title: Mails about orders
topic: messaging
ask: Should the order service call the mail service directly, or through something else?
minutes: 5
model: |
  Put a queue between them, so that a failing mail service does not block orders.
points:
  - id: queue
    tier: must
    say: Put a queue between them, so that a failing mail service does not block orders.
    wordings:
      - orders go on while mails wait in a queue
    why: Nobody waits for the mail.
    probe: The mail service is down for an hour. What happens to orders?
answers:
  - label: strong
    text: Orders go on while mails wait in a queue, so that nothing blocks.
"""


@pytest.fixture
def team(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository of the page, with two commits, and a link to itself for paths from above."""
    team = tmp_path / "our-interviews"
    for name in ("decks", "scenarios", "schema"):
        (team / name).mkdir(parents=True)
    deck = team / "decks" / "queues.yaml"
    deck.write_text(DECK.replace("14 days", "4 days"), encoding="utf-8")
    (team / "scenarios" / "order-mails.yaml").write_text(SCENARIO, encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git(team, "init", "-q")
    for message in ("first", "second"):
        git(team, "add", ".")
        git(team, "commit", "-qm", message)
        deck.write_text(DECK, encoding="utf-8")
    (team / "our-interviews").symlink_to(team)
    monkeypatch.chdir(team)
    return team


def test_the_page_has_commands() -> None:
    named = {line.split()[2] for line in COMMANDS if line.split()[1] == "decks"}
    assert {"schema", "new", "diff", "stale", "suggest", "hard"} <= named


@pytest.mark.parametrize("line", COMMANDS)
def test_every_command_runs(cli: Cli, team: Path, line: str) -> None:
    words = shlex.split(line.partition(" > ")[0])[1:]
    if words[0] == "review":
        words.append("--plain")
    result = cli(*words)
    # 1 says that there was something to tell of, or nothing; 2 would be a wrong command.
    assert result.code in (0, 1), result.err
    assert "no option" not in result.err


def test_the_workflow_passes_on_good_decks_and_tells_what_changed(team: Path, home: Path) -> None:
    summary = team / "summary.md"
    done = run_steps(team, home, summary)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "figure: 4 days -> 14 days" in summary.read_text(encoding="utf-8")


def test_the_workflow_fails_on_a_mistake(team: Path, home: Path) -> None:
    broken = DECK.replace("answer: FIFO", "anser: FIFO")
    (team / "decks" / "queues.yaml").write_text(broken, encoding="utf-8")
    done = run_steps(team, home, team / "summary.md")
    assert done.returncode == 3
    assert "::error file=decks/queues.yaml,line=" in done.stdout


def run_steps(team: Path, home: Path, summary: Path) -> "subprocess.CompletedProcess[str]":
    """The steps of the workflow as its shell runs them, with the trainer of these tests."""
    trainer = home / "bin" / "trainer"
    trainer.parent.mkdir()
    trainer.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m trainer "$@"\n')
    trainer.chmod(trainer.stat().st_mode | stat.S_IXUSR)
    lines = [each["run"] for each in STEPS if "trainer " in each.get("run", "")]
    environment = {
        **os.environ,
        "BASE": "HEAD~1",
        "GITHUB_STEP_SUMMARY": str(summary),
        "PATH": f"{trainer.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    words = ["bash", "-e", "-o", "pipefail", "-c", "\n".join(lines)]
    return subprocess.run(
        words, cwd=team, env=environment, capture_output=True, text=True, timeout=120
    )


def test_the_hook_and_the_settings_of_the_page_are_right(cli: Cli, team: Path) -> None:
    hook = yaml.safe_load(PAGE.split("`.pre-commit-config.yaml`:\n\n")[1].split("\n\n")[0])
    (entry,) = hook["repos"][0]["hooks"]
    assert re.search(entry["files"], "decks/queues.yaml")
    assert not re.search(entry["files"], "schema/deck.json")
    words = [*shlex.split(entry["entry"])[1:], "decks/queues.yaml"]
    assert cli(*words).code == 0
