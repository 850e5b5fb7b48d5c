"""Practising from the command line, and what is due before and after."""

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

ALL_GOOD = "\n3\n" * 3


def test_due_reads_the_decks_the_first_time(cli: Cli, decks: Path) -> None:
    result = cli("due", "--count")
    assert (result.code, result.out, result.err) == (0, "3\n", "")
    assert (Path(os.environ["HOME"]) / ".local/share/interview-trainer/trainer.db").exists()


def test_due_lists_the_queue_in_its_order(cli: Cli, decks: Path) -> None:
    lines = cli("due").out.splitlines()
    assert lines[0] == "0 due, 3 new, 0 to repeat"
    assert lines[3].split() == ["queues/why-a-queue", "3", "new"]
    assert len(lines) == 8


def test_due_as_json(cli: Cli, decks: Path) -> None:
    found = cli("due", "--json").json
    assert (found["due"], found["new"], found["repeat"], found["total"]) == (0, 3, 0, 3)
    assert found["decks"] == [{"deck": "queues", "title": "Queues", "due": 0, "new": 3}]
    assert found["queue"][0] == {
        "item": "queues/why-a-queue",
        "deck": "queues",
        "importance": 3,
        "due": None,
        "repeat": False,
    }


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("{due}+{new}", "0+3"),
        ("{total} {repeat} {", "3 0 {"),
        ('{"text": "{total}"}', '{"text": "3"}'),
        ("", ""),
        ("\x1b[31m{due}\x1b[0m\n", "\x1b[31m0\x1b[0m\n"),
    ],
)
def test_due_fills_in_a_format(cli: Cli, decks: Path, form: str, said: str) -> None:
    assert cli("due", "--format", form).out == f"{said}\n"


def test_due_refuses_an_unknown_placeholder(cli: Cli, decks: Path) -> None:
    result = cli("due", "--format", "{dew}")
    assert result.code == 2
    assert "--format knows no {dew}; there are {due}, {new}, {repeat}, {total}" in result.err


def test_nothing_due_is_exit_code_1(cli: Cli, home: Path) -> None:
    for words in (["due"], ["due", "--count"], ["due", "--json"], ["due", "--format", "{due}"]):
        assert cli(*words).code == 1
    assert cli("due", "--count").out == "0\n"
    assert cli("due").out == "Nothing is due.\n"
    assert cli("review", "--plain").code == 1


def test_due_notices_a_changed_deck(cli: Cli, decks: Path) -> None:
    assert cli("due", "--count").out == "3\n"
    deck = decks / "queues.yaml"
    text = deck.read_text(encoding="utf-8")
    deck.write_text(text[: text.index("numbers:")], encoding="utf-8")
    assert cli("due", "--count").out == "1\n"


def test_due_applies_the_limits_of_the_settings(cli: Cli, decks: Path) -> None:
    assert cli("config", "init").code == 0
    path = Path(cli("config", "path").out.strip())
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("new_per_day = 15", "new_per_day = 2"), encoding="utf-8")
    assert cli("due", "--count").out == "2\n"


def test_a_review_in_plain_lines_reaches_the_journal(cli: Cli, decks: Path) -> None:
    result = cli("review", "--plain", typed="a burst waits\n\n3\n14 days\n\n\n1\n")
    assert result.code == 0
    assert result.out.count("saved:") == 3
    assert "The input ended; what was saved is saved." in result.out
    past = cli("history", "--json").json
    assert [(each["item"], each["grade"]) for each in reversed(past)] == [
        ("queues/why-a-queue", 4),
        ("queues/retention", 5),
        ("queues/order", 1),
    ]
    assert past[2]["answer"] == "a burst waits"
    assert cli("due", "--json").json["repeat"] == 1
    assert cli("journal", "check").code == 0


def test_a_scope_limits_the_review(cli: Cli, decks: Path) -> None:
    for option in (["--deck", "queues"], ["--topic", "messaging"], ["--tag", "async"]):
        assert "Review: 3 questions." in cli("review", "--plain", *option).out
    assert "Review: 1 question." in cli("review", "--plain", "--limit", "1").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--deck", "queue"], "there is no deck 'queue'; did you mean queues?"),
        (["--topic", "mesaging"], "there is no topic 'mesaging'; did you mean messaging?"),
        (["--tag", "zzz"], "there is no tag 'zzz'; `trainer decks list` shows what there is"),
    ],
)
def test_a_scope_that_names_nothing_is_refused(
    cli: Cli, decks: Path, words: list[str], said: str
) -> None:
    for mode in (["--plain"], []):
        result = cli("review", *mode, *words)
        assert (result.code, result.out) == (2, "")
        assert said in result.err


def test_a_deck_that_is_new_since_the_last_start_is_known(cli: Cli, decks: Path) -> None:
    cli("due")
    text = (decks / "queues.yaml").read_text(encoding="utf-8")
    (decks / "more.yaml").write_text(text.replace("queues", "more"), encoding="utf-8")
    assert "Review: 3 questions." in cli("review", "--plain", "--deck", "more").out


def test_cramming_moves_no_schedule(cli: Cli, decks: Path) -> None:
    assert cli("review", "--plain", "--cram", typed=ALL_GOOD).code == 0
    assert cli("due", "--count").out == "3\n"
    assert {each["kind"] for each in cli("history", "--json").json} == {"cram"}


def test_garbled_input_is_no_end(cli: Cli, decks: Path) -> None:
    result = cli("review", "--plain", typed=b"\xff\xfe broken \xc3\n\n3\n")
    assert result.code == 0
    assert "saved: good" in result.out
    assert "broken" in cli("history", "--json").json[0]["answer"]


def test_problems_of_decks_are_announced_and_the_rest_works(cli: Cli, decks: Path) -> None:
    (decks / "bad.yaml").write_text("deck: bad\n  oops", encoding="utf-8")
    result = cli("review", "--plain")
    assert result.code == 0
    assert "Review: 3 questions." in result.out
    assert "problems in your decks: 2; see `trainer decks check`" in result.err


def test_the_journal_folds_to_the_same_schedules_again(cli: Cli, decks: Path) -> None:
    cli("review", "--plain", typed="\n3\n\n1\n\n2\n")
    before = (cli("due", "--json").json, cli("stats", "--json").json)
    rebuilt = cli("journal", "rebuild")
    assert rebuilt.code == 0
    assert "1 deck was read" in rebuilt.out
    assert (cli("due", "--json").json, cli("stats", "--json").json) == before


def test_places_may_stand_before_and_after_the_command(
    cli: Cli, decks: Path, tmp_path: Path
) -> None:
    extra = tmp_path / "extra"
    extra.mkdir()
    text = (decks / "queues.yaml").read_text(encoding="utf-8")
    (extra / "more.yaml").write_text(text.replace("queues", "more"), encoding="utf-8")
    third = tmp_path / "third.yaml"
    third.write_text(text.replace("queues", "third"), encoding="utf-8")
    one, two = str(tmp_path / "one.db"), str(tmp_path / "two.db")
    assert cli("--db", one, "--decks", str(extra), "due", "--count").out == "6\n"
    assert cli("due", "--count", "--db", two, "--decks", str(extra)).out == "6\n"
    both = ["--db", two, "--decks", str(extra), "decks", "list", "--json", "--decks", str(third)]
    assert {deck["id"] for deck in cli(*both).json} == {"queues", "more", "third"}
    cli("--db", one, "decks", "list", "--db", str(tmp_path / "three.db"))
    assert (tmp_path / "three.db").exists()


def test_trainer_db_is_used(
    cli: Cli, decks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRAINER_DB", str(tmp_path / "mine.db"))
    cli("due")
    assert (tmp_path / "mine.db").exists()


def test_a_file_that_is_no_database_is_exit_code_4(cli: Cli, decks: Path, tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear reader, " * 1000, encoding="utf-8")
    for words in (["due"], ["review", "--plain"], ["stats"], ["journal", "check"]):
        result = cli(*words, "--db", str(path))
        assert result.code == 4
        assert str(path) in result.err
    assert path.read_text(encoding="utf-8").startswith("Dear reader")


def test_wrong_settings_stop_every_command_but_the_one_that_finds_them(
    cli: Cli, decks: Path
) -> None:
    cli("config", "init")
    path = Path(cli("config", "path").out.strip())
    path.write_text("new_per_dya = 3", encoding="utf-8")
    for words in (["due"], ["review", "--plain"], ["config", "show"], ["keys"]):
        result = cli(*words)
        assert result.code == 2
        assert f"{path}: there is no setting 'new_per_dya'; did you mean new_per_day?" in result.err
    assert cli("config", "path").code == 0


def test_json_holds_no_raw_escape(cli: Cli, decks: Path) -> None:
    cli("review", "--plain", typed="\x1b[2J\n\n3\n")
    out = cli("history", "--json").out
    assert "\x1b" not in out
    assert json.loads(out)[0]["answer"].endswith("[2J")
    assert "\x1b" not in cli("history").out
