"""`trainer decks suggest`: from a contested point to a scenario that finds it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.cli.test_grade import SCENARIO
from trainer.cli.parser import Args
from trainer.cli.shared import open_workspace
from trainer.practice.drill import DrillSession
from trainer.practice.drill_phase import DrillPhase
from trainer.workspace import Workspace

SAID = "We try it again, each time a little later."
ANSWER = f"Put a queue between them, so that a failing mail service does not block orders. {SAID}"


@pytest.fixture
def folder(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder one works in, with the scenarios of the user below it."""
    folder = tmp_path / "work"
    (folder / "mine").mkdir(parents=True)
    (folder / "mine" / "order-mails.yaml").write_text(SCENARIO, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


def workspace(folder: Path) -> Workspace:
    return open_workspace(Args(decks_0=[str(folder / "mine")]))


def contest(folder: Path, words: str, answer: str = ANSWER, point: str = "retries") -> None:
    """Drill the scenario and mark words of the answer, up to the grade."""
    with workspace(folder) as opened:
        session = opened.drill("order-mails", opened.now())
        session.submit(answer, opened.now())
        start = session.typed.index(words)
        session.contest(point, (start, start + len(words)), opened.now())
        session.grade(4, opened.now())


def apply(folder: Path, diff: str) -> None:
    command = ["git", "apply", "-"]
    environment = {"GIT_CEILING_DIRECTORIES": str(folder.parent), "PATH": "/usr/bin:/bin"}
    subprocess.run(command, cwd=folder, input=diff.encode(), check=True, env=environment)


def state(cli: Cli, answer: str) -> str:
    words = ("grade", "--decks", "mine", "--scenario", "order-mails", "--json")
    return str(cli(*words, typed=answer).json["points"]["retries"])


def test_contested_words_become_a_wording_that_is_found(cli: Cli, folder: Path) -> None:
    assert state(cli, ANSWER) == "missed"
    contest(folder, SAID)
    result = cli("decks", "suggest", "--decks", "mine")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("--- a/mine/order-mails.yaml\n+++ b/mine/order-mails.yaml\n@@ ")
    added = [line for line in result.out.splitlines()[2:] if line.startswith("+")]
    assert added == ["+      - We try it again, each time a little later"]
    apply(folder, result.out)
    assert state(cli, ANSWER) == "hit"
    again = cli("decks", "suggest", "--decks", "mine")
    assert (again.code, again.out) == (0, "")


def test_the_diff_as_json(cli: Cli, folder: Path) -> None:
    contest(folder, SAID)
    plain = cli("decks", "suggest", "order-mails", "--decks", "mine").out
    found = json.loads(cli("decks", "suggest", "order-mails", "--decks", "mine", "--json").out)
    assert found == {
        "suggestions": [
            {
                "scenario": "order-mails",
                "point": "retries",
                "words": "We try it again, each time a little later",
                "against": "",
            }
        ],
        "diff": plain,
    }


def test_elsewhere_the_diff_is_relative_to_the_deck_folder(
    cli: Cli, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    contest(folder, SAID)
    monkeypatch.chdir(tmp_path / "home")
    result = cli("decks", "suggest", "--decks", str(folder / "mine"))
    assert result.out.startswith("--- a/order-mails.yaml\n")
    assert f"in {folder / 'mine'}" in result.err
    apply(folder / "mine", result.out)


def test_nothing_contested_is_nothing_to_suggest(cli: Cli, folder: Path) -> None:
    result = cli("decks", "suggest", "--decks", "mine")
    assert (result.code, result.out) == (0, "")
    assert "nothing to suggest" in result.err
    found = cli("decks", "suggest", "--decks", "mine", "--json")
    assert (found.code, found.json) == (0, {"suggestions": [], "diff": ""})


def test_a_contest_taken_back_is_not_suggested(cli: Cli, folder: Path) -> None:
    with workspace(folder) as opened:
        session = opened.drill("order-mails", opened.now())
        session.submit(ANSWER, opened.now())
        session.contest("retries", (0, 20), opened.now())
        session.withdraw("retries", opened.now())
    result = cli("decks", "suggest", "--decks", "mine")
    assert (result.code, result.out) == (0, "")
    assert "nothing to suggest" in result.err


def test_words_that_would_not_help_are_named_and_left_out(cli: Cli, folder: Path) -> None:
    contest(folder, "between")
    result = cli("decks", "suggest", "--decks", "mine")
    assert (result.code, result.out) == (0, "")
    assert "order-mails#retries, “between”: it would still not be found" in result.err


def test_a_file_that_nothing_can_be_added_to_is_an_error(cli: Cli, folder: Path) -> None:
    contest(folder, SAID)
    path = folder / "mine" / "order-mails.yaml"
    cli("decks", "list", "--decks", "mine")
    path.write_text(SCENARIO.replace("  - id: retries", "  - id: [retries"), "utf-8")
    result = cli("decks", "suggest", "--decks", "mine")
    assert (result.code, result.out) == (1, "")
    assert "order-mails.yaml" in result.err


def test_an_unknown_scenario_is_refused(cli: Cli, folder: Path) -> None:
    result = cli("decks", "suggest", "order-mail", "--decks", "mine")
    assert result.code == 2
    assert "did you mean order-mails?" in result.err


def test_escape_sequences_in_the_words_do_not_come_out(cli: Cli, folder: Path) -> None:
    contest(
        folder,
        "\x1b[31mWe try it again,\nlater\x00",
        f"{ANSWER} \x1b[31mWe try it again,\nlater\x00",
    )
    result = cli("decks", "suggest", "--decks", "mine")
    assert "\x1b" not in result.out + result.err
    assert "\x00" not in result.out + result.err


def test_a_drill_survives_being_killed_at_any_step(cli: Cli, folder: Path) -> None:
    def again(opened: Workspace) -> DrillSession:
        return opened.drill(None, opened.now())

    with workspace(folder) as opened:
        again(opened).typing("half an ans", opened.now())
    with workspace(folder) as opened:
        session = again(opened)
        assert session.draft == "half an ans"
        session.submit(ANSWER, opened.now())
    with workspace(folder) as opened:
        session = again(opened)
        assert (session.phase, session.draft) == (DrillPhase.ANSWERING, ANSWER)
        session.submit(session.draft, opened.now())
        session.grade(3, opened.now())
    with workspace(folder) as opened:
        session = again(opened)
        assert session.draft == ""
        assert opened.schedule("order-mails#retries").due is not None


@pytest.mark.parametrize("terminal", [False, True])
def test_a_diff_is_exact_in_a_pipe_and_harmless_on_a_terminal(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch, terminal: bool
) -> None:
    file = folder / "mine" / "order-mails.yaml"
    ends = "retry with exponential backoff\n"
    file.write_text(SCENARIO.replace(ends, f"{ends}# \x1b[2J\n"), encoding="utf-8")
    contest(folder, SAID)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    out = cli("decks", "suggest", "--decks", "mine").out
    assert ("\x1b" in out) is not terminal
    assert "+      - We try it again, each time a little later\n # " in out
    if not terminal:
        apply(folder, out)
