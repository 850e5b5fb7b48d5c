"""The grammar: help, versions, mistakes and what every failure becomes."""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import DECK, Cli
from trainer import __version__
from trainer.cli import main
from trainer.cli.main import COMMANDS
from trainer.errors import StoreBusyError

ACTIONS = {
    "decks": ("list", "check"),
    "journal": ("check", "rebuild", "backup", "restore", "export", "merge"),
    "config": ("path", "show", "init"),
}


@pytest.mark.parametrize(
    "words",
    [
        [],
        *([command] for command in COMMANDS),
        *([command, action] for command, actions in ACTIONS.items() for action in actions),
    ],
)
def test_every_help_has_an_example_and_the_options_that_work_everywhere(
    cli: Cli, words: list[str]
) -> None:
    result = cli(*words, "--help")
    assert result.code == 0
    assert result.err == ""
    assert f"usage: {' '.join(['trainer', *words])}" in result.out
    _, _, examples = result.out.partition("\nexamples:\n")
    assert "trainer " in examples
    assert "--db FILE" in result.out
    assert "--decks DIR" in result.out


def options() -> Iterator[tuple[str, argparse.Action]]:
    """Every option and argument of every command, by what names the command."""
    waiting = [main.build()]
    while waiting:
        parser = waiting.pop()
        parser.prepare()
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                waiting += action.choices.values()
            else:
                yield parser.prog, action


def test_every_option_says_in_words_what_it_is_for() -> None:
    bare = [
        f"{command} {action.option_strings or action.dest}"
        for command, action in options()
        if len((action.help or "").split()) < 2
    ]
    assert bare == []


def test_help_lists_every_command_on_a_line_of_its_own(cli: Cli) -> None:
    lines = cli("--help").out.splitlines()
    for name, summary in COMMANDS.items():
        assert any(line.split() == [name, *summary.split()] for line in lines)


def test_the_version(cli: Cli) -> None:
    assert cli("--version").out == f"trainer {__version__}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["reviw"], "there is no command 'reviw'; did you mean review?"),
        (["xyzzy"], "there is no command 'xyzzy'; there are review, drill, mock, "),
        (["journal", "chek"], "there is no action 'chek'; did you mean check?"),
        (["due", "--cuont"], "trainer due knows no option --cuont; did you mean --count?"),
        (["--jsn", "due"], "trainer knows no option --jsn; see `trainer --help`"),
        (["due", "--coun"], "trainer due knows no option --coun; did you mean --count?"),
        (["due", "--jsno=1"], "trainer due knows no option --jsno; did you mean --json?"),
        (["due", "twice"], "'twice' is one word too many; see `trainer due --help`"),
        (
            ["decks", "add", "shop", "Why?"],
            "'Why?' is one word too many: the question goes behind --",
        ),
        (["due", "--count", "--json"], "not allowed with argument"),
        (["due", "--format"], "expected one argument"),
        (["decks"], "the following arguments are required: ACTION; see `trainer decks --help`"),
        (["journal", "restore"], "the following arguments are required: FILE"),
        (["simulate"], "the following arguments are required: GRADES"),
        (["review", "--limit", "0"], "expected a whole number from 1 to 1000000, found '0'"),
        (["review", "--limit", "x"], "argument --limit: expected a whole number"),
        (["review", "--minutes", "-5"], "argument --minutes"),
        (["review", "--minutes", "99999999999999999999"], "from 1 to 1440"),
        (["completion", "tcsh"], "there is no shell 'tcsh'; there are bash, zsh, fish"),
        (["decks", "check", ""], "a PATH is empty; name a file or a folder"),
        (["--db"], "argument --db: expected one argument"),
        (["due", "--decks", "/nowhere"], "--decks: there is no folder '/nowhere'"),
    ],
)
def test_wrong_usage_is_one_sentence_that_helps(cli: Cli, words: list[str], said: str) -> None:
    result = cli(*words)
    assert result.code == 2
    assert result.out == ""
    assert result.err.startswith("trainer: ")
    assert said in result.err
    assert result.err.count("\n") == 1


def test_the_home_screen_needs_a_terminal(cli: Cli) -> None:
    for words in ([], ["review"]):
        result = cli(*words)
        assert result.code == 2
        assert "use `trainer review --plain`" in result.err


def test_a_dumb_terminal_is_told_of_the_plain_mode(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.cli.screen._is_terminal", lambda: True)
    monkeypatch.setenv("TERM", "dumb")
    result = cli()
    assert result.code == 2
    assert "dumb terminal" in result.err


def test_a_failure_of_the_store_is_a_sentence_with_its_exit_code(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise StoreBusyError("The database is in use. Try again.")

    monkeypatch.setattr("trainer.cli.commands.due.glance", busy)
    result = cli("due")
    assert (result.code, result.err) == (4, "trainer: The database is in use. Try again.\n")


def test_an_interrupt_is_130(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("trainer.cli.commands.due.glance", interrupt)
    result = cli("due")
    assert result.code == 130
    assert "everything that was saved stays" in result.err


def test_the_unexpected_is_one_sentence_and_a_log(
    cli: Cli, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("who would have thought\x1b[2J")

    monkeypatch.setattr("trainer.cli.commands.due.glance", fail)
    monkeypatch.setattr(main, "_mute", lambda: None)
    result = cli("due")
    log = home / ".local/state/interview-trainer/crash.log"
    assert result.code == 1
    assert "ZeroDivisionError: who would have thought" in result.err
    assert str(log) in result.err
    assert "\x1b" not in result.err
    assert result.err.count("\n") == 1
    assert "Traceback (most recent call last)" in log.read_text(encoding="utf-8")


def test_the_unexpected_is_a_sentence_even_without_a_place_for_the_log(
    cli: Cli, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    (home / ".local").write_text("in the way", encoding="utf-8")
    monkeypatch.setattr("trainer.cli.commands.due.glance", fail)
    monkeypatch.setattr(main, "_mute", lambda: None)
    result = cli("due")
    assert result.code == 1
    assert "no log could be written" in result.err


@pytest.mark.parametrize("words", [f"simulate {','.join('5' * 900)} --json", "--help"])
def test_a_reader_that_goes_away_is_no_error(home: Path, words: str) -> None:
    command = f'"{sys.executable}" -c "import time; time.sleep(.2)"; "{sys.executable}" -m trainer'
    done = subprocess.run(
        ["bash", "-c", f"({command} {words}) | head -c 0; exit ${{PIPESTATUS[0]}}"],
        env={**os.environ, "HOME": str(home)},
        capture_output=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs Linux")  # noqa: PTH110
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "words",
    [
        "simulate 5,5",
        "due",
        "decks check --format json",
        "decks check --diff",
        "decks export queues --format yaml",
        "review --plain",
    ],
)
def test_a_full_disk_behind_the_output_is_a_sentence(
    home: Path, tmp_path: Path, words: str, unbuffered: str
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    deck = DECK.replace("deck: queues\ntitle: Queues", "title: Queues\ndeck: queues")
    (folder / "queues.yaml").write_text(deck, encoding="utf-8")
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(
            [sys.executable, "-m", "trainer", "--decks", str(folder), *words.split()],
            env={**os.environ, "HOME": str(home), "PYTHONUNBUFFERED": unbuffered},
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=120,
        )
    assert done.returncode == 1
    lines = done.stderr.decode().splitlines()
    assert lines == [
        "trainer: the output could not be written: No space left on device; make room there, "
        "or print it elsewhere. What was saved stays"
    ]
    assert not list(home.rglob("crash.log"))


def test_an_output_that_knows_only_ascii_gets_question_marks(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "trainer", "keys"],
        env={**os.environ, "HOME": str(home), "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        timeout=120,
    )
    assert done.returncode == 0
    assert b"Esc" in done.stdout


@pytest.mark.parametrize(
    ("closed", "code"), [(">&-", 0), ("2>&-", 0), ("<&-", 0), (">&- 2>&- <&-", 0)]
)
def test_closed_streams_are_no_error(home: Path, closed: str, code: int) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m trainer simulate 5,5 {closed}'],
        env={**os.environ, "HOME": str(home)},
        capture_output=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (code, b"")
