"""The other commands, one after the other."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from trainer.cli import output
from trainer.keymap import COMMANDS as KEYS
from trainer.resources import bundled


def test_simulate_as_json_and_as_a_table(cli: Cli) -> None:
    assert cli("simulate", "5,5,3", "--json").json == [
        {"repetitions": 1, "interval": 1, "easiness": 2.6},
        {"repetitions": 2, "interval": 6, "easiness": 2.7},
        {"repetitions": 3, "interval": 17, "easiness": 2.56},
    ]
    lines = cli("simulate", "5, 5,3").out.splitlines()
    assert lines[0].split() == ["grade", "repetitions", "interval", "easiness"]
    assert lines[3].split() == ["3", "3", "17", "2.56"]


@pytest.mark.parametrize("grades", ["6", "-1", "", "5,,5", "5;5", "five", "5.0", "٥"])
def test_simulate_refuses_what_is_no_grade(cli: Cli, grades: str) -> None:
    result = cli("simulate", "--", grades)
    assert (result.code, result.out) == (2, "")
    assert "grades are numbers from 0 to 5 with commas, as in 5,5,3" in result.err


def test_simulate_ends_somewhere(cli: Cli) -> None:
    assert len(cli("simulate", ",".join("5" * 1000), "--json").json) == 1000
    assert "at most 1000 grades" in cli("simulate", ",".join("5" * 1001)).err


def test_decks_are_listed(cli: Cli, decks: Path) -> None:
    lines = cli("decks", "list").out.splitlines()
    assert lines[0].split() == ["deck", "title", "topic", "cards", "new", "due", "from"]
    assert lines[1].split() == ["queues", "Queues", "messaging", "3", "3", "0", "bundled"]
    (deck,) = cli("decks", "list", "--json").json
    assert deck == {
        "id": "queues",
        "title": "Queues",
        "topic": "messaging",
        "path": str(decks / "queues.yaml"),
        "bundled": True,
        "shadows": False,
        "cards": {"concept": 1, "number": 1, "rapid_fire": 1},
        "new": 3,
        "due": 0,
    }


def test_a_deck_of_ones_own_takes_the_place_of_a_bundled_one(
    cli: Cli, decks: Path, home: Path
) -> None:
    mine = home / ".local/share/interview-trainer/decks"
    mine.mkdir(parents=True)
    text = (decks / "queues.yaml").read_text(encoding="utf-8")
    (mine / "queues.yaml").write_text(text.replace("Queues", "Mine"), encoding="utf-8")
    out = cli("decks", "list").out
    assert "Mine" in out
    assert "yours instead" in out


def test_sound_decks_pass_the_check(cli: Cli, decks: Path) -> None:
    result = cli("decks", "check")
    assert (result.code, result.out) == (0, "1 file checked: 0 errors, 0 warnings\n")


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "mine" / "bad.yaml"
    path.parent.mkdir()
    path.write_text(
        "deck: bad\ntitle: Bad\nrapid_fire:\n  - id: one\n    aks: Which?\n    answer: This.\n"
        "    why: So.\n",
        encoding="utf-8",
    )
    return path


def test_faults_are_named_with_file_line_and_column(cli: Cli, decks: Path, bad: Path) -> None:
    result = cli("decks", "check", str(bad))
    assert result.code == 3
    assert f"{bad}:5:5: error: " in result.out
    assert "`ask`" in result.out
    assert "queues" not in result.out
    assert "1 file checked: " in result.out
    found = cli("decks", "check", "--json", str(bad)).json
    assert found["files"] == 1
    assert found["errors"] == len(found["problems"]) > 0
    assert {(each["path"], each["severity"]) for each in found["problems"]} == {(str(bad), "error")}


def test_a_folder_that_is_not_there_fails_the_check(cli: Cli, decks: Path) -> None:
    result = cli("decks", "check", "nowhere")
    assert result.code == 3
    assert "nowhere: error: there is no such file or folder" in result.out


def test_a_checked_deck_may_refer_to_the_others(cli: Cli, decks: Path, bad: Path) -> None:
    bad.write_text(
        "deck: more\ntitle: More\nrapid_fire:\n  - id: one\n    ask: Which kind keeps copies?\n"
        "    answer: A stream.\n    why: So.\n    contrasts: [queues/why-a-queue]\n",
        encoding="utf-8",
    )
    result = cli("decks", "check", str(bad))
    assert (result.code, result.out) == (0, "1 file checked: 0 errors, 0 warnings\n")


def test_strict_lets_warnings_fail(cli: Cli, decks: Path, bad: Path) -> None:
    text = (decks / "queues.yaml").read_text(encoding="utf-8")
    careless = text.replace("    why: Standard queues only try to.\n", "")
    bad.write_text(careless, encoding="utf-8")  # it takes the place of the other one
    loose = cli("decks", "check", str(bad))
    assert loose.code == 0
    assert ": warning: " in loose.out
    assert "0 errors, 1 warning\n" in loose.out
    assert cli("decks", "check", "--strict", str(bad)).code == 3


def test_strict_grades_golden_answers(cli: Cli, decks: Path, bad: Path) -> None:
    bad.write_text(
        "scenario: orders\ntitle: T\nask: How are many orders taken?\npoints:\n  - id: buffer\n"
        "    say: Put a queue in front of the database.\nanswers:\n  - label: strong\n"
        "    text: I would take a bigger database.\n  - label: weak\n"
        "    text: I would put a queue in front of the database.\n",
        encoding="utf-8",
    )
    loose = cli("decks", "check", str(bad))
    assert (loose.code, loose.out) == (0, "1 file checked: 0 errors, 0 warnings\n")
    strict = cli("decks", "check", "--strict", str(bad))
    assert strict.code == 3
    low, high, total = strict.out.splitlines()
    assert low.startswith(f"{bad}:8:5: error: this answer is labelled `strong` and scores 0, ")
    assert high.startswith(f"{bad}:10:5: error: this answer is labelled `weak` and scores 1, ")
    assert low.endswith("[golden-answer]")
    assert total == "1 file checked: 2 errors, 0 warnings"
    # Those that are only read for references are not graded.
    (decks / "orders.yaml").write_text(bad.read_text(encoding="utf-8"), encoding="utf-8")
    assert cli("decks", "check", "--strict", str(decks / "queues.yaml")).code == 0


def test_a_file_name_cannot_speak_to_the_terminal(cli: Cli, decks: Path, bad: Path) -> None:
    wicked = bad.with_name("\x1b[2Jwicked.yaml")
    bad.rename(wicked)
    for words in (["decks", "check", str(wicked.parent)], ["decks", "check", "\x1b[2J"]):
        result = cli(*words)
        assert "\x1b" not in result.out + result.err
        assert result.code == 3


def test_statistics_before_and_after_practice(cli: Cli, decks: Path) -> None:
    before = cli("stats", "--json").json
    assert before["cards"]["new"] == 3
    assert before["streak"]["length"] == 0
    assert [each["due"] for each in before["forecast"]] == [0] * 14
    cli("review", "--plain", typed="\n3\n\n3\n")
    after = cli("stats", "--json").json
    assert (after["cards"]["new"], after["cards"]["learning"]) == (1, 2)
    assert after["answers"] == {"today": 2, "days": 30, "total": 2}
    assert after["streak"]["done_today"] is True
    assert [each["due"] for each in after["forecast"]] == [0, 2] + [0] * 12
    assert after["retention"]["overall"]["part"] is None
    out = cli("stats").out
    assert "Cards: 3 (1 new, 2 being learnt, 0 young, 0 mature, 0 suspended)" in out
    assert "Answers: 2 today, 2 in 30 days" in out
    assert "Streak: 1 day\n" in out


def test_cards_that_keep_failing_are_named(cli: Cli, decks: Path) -> None:
    # One review a day counts as a failure; eight days are brought by a merge.
    folder = decks.parent / "sync"
    folder.mkdir()
    lines = [
        {
            "format": 1,
            "id": f"event-{day}",
            "device": "other",
            "at": 1767258000000 + day * 86_400_000,
            "wall": 1767258000000 + day * 86_400_000,
            "offset": 0,
            "day": f"2026-01-{day:02}",
            "kind": "review",
            "item": "queues/order",
            "grade": 1,
        }
        for day in range(1, 10)
    ]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (folder / "other.jsonl").write_text(text, encoding="utf-8")
    merged = cli("journal", "merge", str(folder))
    assert (merged.code, merged.err) == (0, "")
    assert "1 file read: 9 events taken in, 0 known already, 0 left out" in merged.out
    assert "Cards that keep failing" in cli("stats").out
    (hard,) = cli("stats", "--json").json["hard"]
    assert (hard["item"], hard["failures"], hard["reviews"]) == ("queues/order", 9, 9)


def test_history_of_all_and_of_one_card(cli: Cli, decks: Path) -> None:
    assert cli("history").out == "No answers yet.\n"
    cli("review", "--plain", typed="a burst waits\n\n3\nu\n4\n\n2\n")
    lines = cli("history").out.splitlines()
    assert lines[0].split() == ["when", "what", "item", "answer"]
    assert [line.split()[2:4] for line in lines[1:]] == [
        ["review", "3"],
        ["review", "5"],
        ["review", "4"],
    ]
    assert lines[3].split()[4] == "undone"
    one = cli("history", "queues/why-a-queue", "--json").json
    assert [(each["grade"], each["taken_back"]) for each in one] == [(5, False), (4, True)]
    assert len(cli("history", "--limit", "1", "--json").json) == 1
    assert cli("history", "no/card").out == "Nothing happened to no/card yet.\n"


def test_a_backup_brings_the_answers_back(cli: Cli, decks: Path, home: Path) -> None:
    assert cli("journal", "backup", "--list").out == "There are no backups yet.\n"
    cli("review", "--plain", typed="\n3\n")
    written = cli("journal", "backup")
    assert written.code == 0
    path = written.out.removeprefix("written: ").strip()
    assert path in cli("journal", "backup", "--list").out.splitlines()
    assert path in cli("journal", "backup", "--list", "--json").json
    cli("review", "--plain", typed="\n3\n")
    restored = cli("journal", "restore", path)
    assert restored.code == 0
    assert "What was there before is kept in " in restored.out
    assert len(cli("history", "--json").json) == 1
    assert cli("due", "--count").out == "2\n"


def test_restoring_what_is_no_backup_changes_nothing(cli: Cli, decks: Path) -> None:
    cli("review", "--plain", typed="\n3\n")
    for wrong in ("nowhere.sqlite3", str(decks / "queues.yaml")):
        assert cli("journal", "restore", wrong).code == 4
    assert len(cli("history", "--json").json) == 1


def test_two_machines_share_a_folder(cli: Cli, decks: Path, tmp_path: Path) -> None:
    shared = str(tmp_path / "shared")
    one, two = ["--db", str(tmp_path / "one.db")], ["--db", str(tmp_path / "two.db")]
    cli("review", "--plain", *one, typed="\n3\n")
    cli("review", "--plain", "--deck", "queues", *two, typed="s\n\n3\n")
    for place in (one, two):
        assert cli("journal", "export", shared, *place, "--json").json["written"] == 1 + (
            place is two
        )
    for place in (one, two, one):
        assert cli("journal", "merge", shared, *place).code == 0
    histories = [cli("history", "--json", *place).json for place in (one, two)]
    assert histories[0] == histories[1]
    assert len(histories[0]) == 3
    assert cli("due", "--json", *one).json == cli("due", "--json", *two).json


def test_a_merge_names_what_it_left_out(cli: Cli, decks: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "other.jsonl").write_text("no json\n", encoding="utf-8")
    result = cli("journal", "merge", str(shared))
    assert result.code == 1
    assert f"trainer: {shared}/other.jsonl:1: the line is not JSON" in result.err
    assert cli("journal", "merge", str(shared), "--json").json["skipped"] == 1
    nowhere = cli("journal", "merge", "nowhere")
    assert (nowhere.code, nowhere.out) == (2, "")
    assert "there is no folder 'nowhere'" in nowhere.err


def test_a_sound_journal_is_said_to_be_so(cli: Cli, decks: Path) -> None:
    assert cli("journal", "check").out == "The journal is sound.\n"
    assert cli("journal", "check", "--json").json == {"sound": True, "findings": []}


def test_the_settings_file_is_written_once(cli: Cli, home: Path, tmp_path: Path) -> None:
    shipped = (bundled("data") / "config.toml").read_text(encoding="utf-8")
    (tmp_path / "data").mkdir()
    path = Path(cli("config", "path").out.strip())
    assert path == home / ".config/interview-trainer/config.toml"
    assert "not there; `trainer config init` writes one" in cli("config", "show").out
    assert cli("config", "init").out == f"written: {path}\n"
    assert path.read_text(encoding="utf-8") == shipped
    again = cli("config", "init")
    assert again.code == 2
    assert f"{path} exists already and was left as it is" in again.err
    shown = cli("config", "show", "--json").json
    assert (shown["new_per_day"], shown["rollover"]) == (15, "04:00")
    assert "not there" not in cli("config", "show").out


def test_the_settings_file_that_cannot_be_written(cli: Cli, home: Path) -> None:
    (home / ".config").write_text("in the way", encoding="utf-8")
    result = cli("config", "init")
    assert result.code == 2
    assert "cannot be written: Not a directory" in result.err


def test_a_table_gives_way_to_a_narrow_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [("limits", "What 你好 a long title says", "34"), ("cost", "Short", "5")]

    def printed(columns: int) -> list[str]:
        monkeypatch.setattr(output, "_columns", lambda: columns)
        output.say_table(("deck", "title", "cards"), rows, right="cards", cut="title")
        return capsys.readouterr().out.splitlines()

    assert printed(1000)[1] == "limits  What 你好 a long title says     34"
    assert printed(35)[1] == "limits  What 你好 a long ti…     34"
    assert printed(35)[2] == f"cost    {'Short':20}      5"
    assert printed(10)[1] == "limits  What 你…     34"


def test_keys_are_printed_with_those_of_the_settings(cli: Cli) -> None:
    out = cli("keys").out
    for command in KEYS:
        assert command.help in out
        assert command.id in out
    cli("config", "init")
    path = Path(cli("config", "path").out.strip())
    text = path.read_text(encoding="utf-8").replace('# undo = "z"', 'undo = "z"\nunod = "y"')
    path.write_text(text, encoding="utf-8")
    found = cli("keys", "--json").json
    undo = next(each for each in found["keys"] if each["name"] == "undo")
    assert undo["keys"] == ["z"]
    assert len(found["problems"]) == 1
    assert "did you mean undo?" in found["problems"][0]
    assert "Settings: keys: unod: " in cli("keys").out


def test_only_the_usual_folder_is_made(cli: Cli, decks: Path, home: Path, tmp_path: Path) -> None:
    """Any other that is missing may be on a disk that is not connected."""
    assert cli("due", "--count").code == 0
    assert (home / ".local/share/interview-trainer").stat().st_mode & 0o777 == 0o700
    missing = tmp_path / "stick"
    result = cli("due", "--count", "--db", str(missing / "trainer.db"))
    assert result.code == 4
    assert "neither is its folder" in result.err
    assert not missing.exists()
