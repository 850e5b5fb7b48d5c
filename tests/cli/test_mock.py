"""Mock interviews from the command line, with the scenarios that come with the program."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli
from trainer.content.points import Level
from trainer.content.scenarios import Scenario
from trainer.deckfile.reader import parse
from trainer.practice.interview import Setup
from trainer.practice.starts import MockStart
from trainer.resources import bundled, bundled_path

VARIES = frozenset({"id", "started", "finished", "times", "seconds"})
"""What two interviews with one seed and the same answers may differ in."""

WARM_UP = ("15 minutes", "no idea", "")
CLARIFY = ("How many requests a second are there?", "Which clouds may we use?", "")
ESTIMATE = ("About 40 a second at noon, so the monthly bill is small.", ".")
HIGH_LEVEL = (
    "The caller gets an answer at once; a queue decouples the slow part.",
    "",
    "A key.",
    ".",
)
DEEP_DIVE = ("Retries have backoff and jitter, and end in a dead letter queue with an alarm.", ".")
THE_REST = ("We would lose some consistency.", "", "An alarm fires.", "") + (".",) * 5
"""It reaches the end whatever is asked on; what is left of it is not read."""


@pytest.fixture
def decks_of_the_program(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """The decks and scenarios that come with the program."""
    monkeypatch.setattr("trainer.settings.bundled_path", bundled_path)


def steady(value: Any) -> Any:
    """What of a report must not vary."""
    if isinstance(value, dict):
        return {key: steady(each) for key, each in value.items() if key not in VARIES}
    return [steady(each) for each in value] if isinstance(value, list) else value


def sit(cli: Cli, db: Path, *high_level: str) -> str:
    """The report of a scripted interview as JSON, without what may vary."""
    answer = high_level or HIGH_LEVEL
    script = (*WARM_UP, *CLARIFY, *ESTIMATE, *answer, *DEEP_DIVE, *THE_REST)
    typed = "".join(f"{line}\n" for line in script)
    said = cli("--db", str(db), "mock", "--plain", "--seed", "7", "--minutes", "20", typed=typed)
    assert said.code == 0
    assert "Your report:" in said.out, said.out
    return json.dumps(steady(cli("--db", str(db), "report", "--json", "--answers").json))


@pytest.mark.usefixtures("decks_of_the_program")
def test_one_seed_and_the_same_answers_give_one_report(cli: Cli, tmp_path: Path) -> None:
    first = sit(cli, tmp_path / "one.db")
    assert "a queue decouples the slow part" in first
    assert sit(cli, tmp_path / "two.db") == first
    assert sit(cli, tmp_path / "one.db") == first


@pytest.mark.usefixtures("decks_of_the_program")
def test_a_strong_answer_gets_one_verdict_however_often_it_is_given(
    cli: Cli, tmp_path: Path
) -> None:
    name = json.loads(sit(cli, tmp_path / "one.db"))["sections"][0]["scenario"]
    scenario = parse((bundled("scenarios") / f"{name}.yaml").read_bytes(), name).content
    assert isinstance(scenario, Scenario)
    strong = next(each.text for each in scenario.answers if each.label == "strong")
    lines = (*strong.split("\n"), ".")
    first = sit(cli, tmp_path / "two.db", *lines)
    assert json.loads(first)["verdict"] in ("lean hire", "strong hire")
    # On a database with history, and on one without.
    assert sit(cli, tmp_path / "one.db", *lines) == first
    assert sit(cli, tmp_path / "three.db", *lines) == first


@pytest.mark.usefixtures("decks_of_the_program")
def test_the_end_of_the_input_leaves_an_interview_to_go_on_with(cli: Cli) -> None:
    assert (
        "for staff: 45 minutes" in cli("mock", "--plain", "--level", "staff", "--minutes", "45").out
    )
    again = cli("mock", "--plain", "--level", "mid", typed="\n")
    assert "An interview for staff of " in again.out
    assert "A mock interview for staff: 45 minutes" in again.out
    assert (
        "A mock interview for mid: 30 minutes"
        in cli("mock", "--plain", "--new", "--level", "mid").out
    )
    assert "An interview for mid of " in cli("mock", "--plain").out


@pytest.mark.usefixtures("decks_of_the_program")
def test_the_level_comes_from_the_settings(cli: Cli, home: Path) -> None:
    config = home / ".config/interview-trainer/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('level = "staff"\n')
    assert "A mock interview for staff: " in cli("mock", "--plain").out


@pytest.mark.usefixtures("decks_of_the_program")
def test_a_colleague_is_hosted(cli: Cli) -> None:
    typed = "1+\nnext\nnext\nnext\nnext\nnext\n"
    said = cli("mock", "--plain", "--host", "payment-service-in-lambda", typed=typed)
    assert "You interview for senior: " in said.out
    assert cli("report", "--json").json["mode"] == "hosted"


@pytest.mark.usefixtures("decks_of_the_program")
@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--topic", "securty"), "no scenario has the topic 'securty'; did you mean security?"),
        (("--host", "payment-service"), "did you mean payment-service-in-lambda?"),
        (("--host", "security-review", "--spoken"), "leave out --topic, --seed and --spoken"),
        (("--minutes", "25"), "25"),
        (("--level", "junior"), "junior"),
        (("--seed", "x"), "x"),
    ],
)
def test_what_does_not_exist_is_said(cli: Cli, argv: tuple[str, ...], said: str) -> None:
    result = cli("mock", "--plain", *argv)
    assert result.code == 2
    assert said in result.err
    assert result.out == ""


def test_without_a_scenario_there_is_no_interview(cli: Cli, decks: Path) -> None:
    result = cli("mock", "--plain")
    assert result.code == 2
    assert "there is no scenario among your decks" in result.err


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ([], MockStart()),
        (["--new"], MockStart(new=True)),
        (["--seed", "7"], MockStart(Setup(30, Level.SENIOR, (), 7))),
        (
            ["--minutes", "20", "--level", "staff", "--topic", "cost", "--spoken"],
            MockStart(Setup(20, Level.STAFF, ("cost",), 0, True), seeded=False),
        ),
        (["--host", "x"], MockStart(Setup(), seeded=False, host="x")),
    ],
)
def test_the_screen_begins_with_what_was_chosen(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, words: list[str], start: MockStart
) -> None:
    begun: list[object] = []

    def run_app(_settings: object, start: object) -> int:
        begun.append(start)
        return 0

    monkeypatch.setattr("trainer.cli.screen._is_terminal", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("trainer.tui.app.run_app", run_app)
    assert cli("mock", *words).code == 0
    assert begun == [start]
