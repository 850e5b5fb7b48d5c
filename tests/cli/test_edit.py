"""`trainer decks edit`, `show` and `flagged`, with editors that need nobody to type."""

import os
import sys
from io import StringIO
from pathlib import Path

import pytest

from tests.authoring.editors import fake_editor
from tests.cli.conftest import DECK, Cli
from trainer.events import Kind, Moment, NewEvent
from trainer.settings import load_settings
from trainer.workspace import Workspace

SCENARIO = """\
scenario: order-mail
title: The slow checkout
topic: messaging
ask: How would you make it faster?
points:
  - id: queue
    tier: must
    say: Put a queue between them.
    why: Nobody waits for the mail.
"""
CARD = "queues/retention"


@pytest.fixture
def own(decks: Path, home: Path) -> Path:
    """The folder of the user's own decks; it is not there yet."""
    return home / ".local/share/interview-trainer/decks"


class Terminal(StringIO):
    """Somebody at a terminal."""

    def isatty(self) -> bool:
        return True


def record(*news: NewEvent) -> None:
    """Write events into the journal."""
    with Workspace.open(load_settings()) as workspace:
        now: Moment = workspace.now()
        for new in news:
            workspace.record(new, now)


def test_a_bundled_card_is_copied_and_edited_at_its_line(
    cli: Cli, own: Path, decks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(NewEvent(Kind.REVIEW, CARD, grade=4))
    log = fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/14 days/4 days/' \"$f\"", "vi")
    done = cli("decks", "edit", CARD)
    copy = own / "queues.yaml"
    assert done.code == 0, done.err
    assert log.read_text(encoding="utf-8") == f"+12 {copy}\n"
    assert f"copied to {copy}" in done.out
    assert "0 errors, 0 warnings" in done.out
    assert copy.read_text(encoding="utf-8") == DECK.replace("14 days", "4 days")
    assert (decks / "queues.yaml").read_text(encoding="utf-8") == DECK
    shown = cli("decks", "show", CARD, "--json").json
    assert shown["content"]["value"] == "4 days"
    assert (shown["path"], shown["line"], shown["bundled"]) == (str(copy), 12, False)
    assert shown["schedule"]["reviews"] == 1, "the history is that of the same item"

    again = cli("decks", "edit", CARD)
    assert again.code == 0
    assert "copied" not in again.out
    assert [path.name for path in own.iterdir()] == ["queues.yaml"]


def test_nothing_in_a_name_or_an_answer_acts_on_the_terminal_as_json(cli: Cli, own: Path) -> None:
    hostile = "e\x1b[2J\u202e\x9b31m\u2066\x7f"
    own.mkdir(parents=True)
    path = own / f"{hostile}.yaml"
    path.write_text(DECK, encoding="utf-8")
    record(NewEvent(Kind.REVIEW, CARD, grade=4, answer=hostile))
    for command in (["decks", "list"], ["decks", "show", CARD], ["history"]):
        done = cli(*command, "--json")
        assert done.code == 0
        assert done.out.replace("\n", "").isprintable(), command
    assert cli("history", "--json").json[0]["answer"] == hostile, "programs get it as it is"
    assert cli("decks", "show", CARD, "--json").json["path"] == str(path)


def test_a_copy_that_was_not_changed_is_removed_again(
    cli: Cli, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, ":")
    done = cli("decks", "edit", "queues")
    assert (done.code, done.out.splitlines()[-1]) == (0, "nothing was changed")
    assert list(own.iterdir()) == []
    fake_editor(tmp_path / "bin", monkeypatch, "exit 1")
    done = cli("decks", "edit", "queues")
    assert (done.code, done.err) == (1, "trainer: the editor ended with exit code 1\n")
    assert list(own.iterdir()) == []
    assert cli("decks", "show", CARD, "--json").json["bundled"] is True


def test_a_copy_takes_no_name_that_is_taken(
    cli: Cli, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.mkdir(parents=True)
    other = DECK.replace("deck: queues", "deck: others")
    (own / "queues.yaml").write_text(other, encoding="utf-8")
    fake_editor(tmp_path / "bin", monkeypatch, 'echo "# mine" >> "$f"')
    assert cli("decks", "edit", CARD).code == 0
    assert (own / "queues.yaml").read_text(encoding="utf-8") == other
    assert (own / "queues-2.yaml").read_text(encoding="utf-8") == DECK + "# mine\n"


def test_errors_are_kept_where_nobody_can_be_asked_and_mended_at_their_line(
    cli: Cli, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/ask: How/ask: How: /' \"$f\"")
    done = cli("decks", "edit", CARD)
    copy = own / "queues.yaml"
    assert done.code == 3
    assert f"{copy}:13:13: error" in done.out
    assert "1 error" in done.out
    assert "asked as they were last read" in done.out
    assert cli("decks", "show", CARD, "--json").json["content"]["value"] == "14 days"

    log = fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/How: /How/' \"$f\"", "nano")
    done = cli("decks", "edit", CARD)
    assert done.code == 0
    assert log.read_text(encoding="utf-8") == f"+13,13 {copy}\n", "the file with the error again"
    assert [path.name for path in own.iterdir()] == ["queues.yaml"]


def test_an_error_that_leaves_the_file_in_use_is_not_said_to_hide_it(
    cli: Cli, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/14 days/15/' \"$f\"")
    done = cli("decks", "edit", CARD)
    assert done.code == 3
    assert "[no-unit]" in done.out
    assert "kept; its cards are asked as they are now" in done.out
    assert "last read" not in done.out
    assert cli("decks", "show", CARD, "--json").json["content"]["value"] == "15"


@pytest.mark.parametrize(
    ("typed", "code", "kept"),
    [("e\n", 0, DECK + "# mine\n"), ("what\nk\n", 3, DECK + "x: [\n"), ("u\n", 0, None)],
)
def test_with_errors_the_user_chooses(
    cli: Cli,
    own: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    code: int,
    kept: str | None,
) -> None:
    script = """
if grep -q 'x: ' "$f"; then sed -i 's/^x: .*/# mine/' "$f"; else echo 'x: [' >> "$f"; fi
"""
    fake_editor(tmp_path / "bin", monkeypatch, script)
    from trainer.cli.main import run

    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    assert run(["decks", "edit", "queues"]) == code
    copy = own / "queues.yaml"
    assert (copy.read_text(encoding="utf-8") if copy.exists() else None) == kept


def test_undo_brings_the_bytes_of_an_own_file_back(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own.mkdir(parents=True)
    text = DECK.replace("\n", "\r\n")
    for script in ("echo 'x: [' >> \"$f\"", 'rm "$f"'):
        (own / "queues.yaml").write_text(text, encoding="utf-8", newline="")
        fake_editor(tmp_path / "bin", monkeypatch, script)
        from trainer.cli.main import run

        monkeypatch.setattr(sys, "stdin", Terminal("u\n"))
        assert run(["decks", "edit", CARD]) == 0
        assert (own / "queues.yaml").read_bytes() == text.encode()


def test_references_to_other_files_are_checked_too(
    cli: Cli, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_editor(
        tmp_path / "bin", monkeypatch, "sed -i 's|importance: 3|contrasts: [gone/card]|' \"$f\""
    )
    done = cli("decks", "edit", CARD)
    assert done.code == 3
    assert "there is no deck `gone`" in done.out


def test_scenarios_and_points_have_places_and_copies(
    cli: Cli, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "mail.yaml").write_text(SCENARIO, encoding="utf-8")
    log = fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/faster/quicker/' \"$f\"", "kak")
    assert cli("decks", "edit", "order-mail#queue").code == 0
    copy = home / ".local/share/interview-trainer/scenarios/mail.yaml"
    assert log.read_text(encoding="utf-8") == f"+6:5 {copy}\n"
    done = cli("decks", "show", "order-mail")
    assert "How would you make it quicker?" in done.out
    assert "- queue (must, mid): Put a queue between them." in done.out
    assert f"Place: {copy}:1:1" in done.out
    assert "Missed point" not in done.out
    assert "Put a queue between them." in cli("decks", "show", "order-mail#queue").out


def test_a_file_may_be_named_and_a_bundled_one_is_refused(
    cli: Cli, decks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text(DECK.replace("queues", "mine"), encoding="utf-8")
    fake_editor(tmp_path / "bin", monkeypatch, 'echo "# x" >> "$f"')
    assert cli("decks", "edit", str(mine)).code == 0
    assert mine.read_text(encoding="utf-8").endswith("# x\n")
    done = cli("decks", "edit", str(decks / "queues.yaml"))
    assert done.code == 2
    assert "came with the program" in done.err
    assert cli("decks", "edit", str(tmp_path / "none.yaml")).code == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("queues/retentoin", "there is no card 'queues/retentoin'; did you mean queues/retention?"),
        ("queue", "there is no deck or scenario 'queue'; did you mean queues?"),
        ("no#such", "there is no point 'no#such'; `trainer decks list`"),
        (" ", "the name is empty"),
        ("../../etc/passwd", "there is no card"),
        ("queues/\x1b[31m", "there is no card"),
    ],
)
def test_a_wrong_name_is_refused_and_nothing_is_copied(
    cli: Cli, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, 'echo "# x" >> "$f"')
    done = cli("decks", "edit", name)
    assert done.code == 2
    assert words in done.err
    assert "\x1b" not in done.err
    assert not own.exists()


def test_a_card_that_an_own_deck_lacks_is_named(cli: Cli, own: Path) -> None:
    own.mkdir(parents=True)
    mine = own / "mine.yaml"
    mine.write_text(DECK.replace("deck: queues", "deck: mine"), encoding="utf-8")
    done = cli("decks", "show", "mine/retentoin")
    assert done.code == 2
    assert "there is no card 'mine/retentoin'; did you mean mine/retention?" in done.err
    mine.write_text(mine.read_text(encoding="utf-8") + "  oops\n", encoding="utf-8")
    assert "its file has errors" in cli("decks", "show", "mine/new-one").err


def test_without_an_editor_nothing_is_copied(
    cli: Cli, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    done = cli("decks", "edit", CARD)
    assert done.code == 1
    assert "no editor is set" in done.err
    monkeypatch.setenv("EDITOR", "no-such-editor")
    assert "there is no such program" in cli("decks", "edit", CARD).err
    assert not own.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(
    cli: Cli, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, ":")
    own.mkdir(parents=True)
    own.chmod(0o500)
    try:
        done = cli("decks", "edit", CARD)
    finally:
        own.chmod(0o700)
    assert "was not made: its folder may not be written" in done.err


def test_show_prints_a_card_with_its_place_and_its_schedule(cli: Cli, decks: Path) -> None:
    record(
        NewEvent(Kind.REVIEW, CARD, grade=4),
        NewEvent(Kind.FLAG, CARD, data={"note": "is this\x1b[2J still true?"}),
    )
    done = cli("decks", "show", CARD)
    assert done.code == 0
    assert "How long does SQS keep a message at most?" in done.out
    assert "Answer: 14 days" in done.out
    assert f"Place: {decks / 'queues.yaml'}:12:5 (came with the program)" in done.out
    assert "State: waiting, its day is " in done.out
    assert "1 review, 0 failed" in done.out
    assert "is this still true?" in done.out
    assert "\x1b" not in done.out
    assert cli("decks", "show", "queues").code == 2


def test_flagged_lists_open_flags_with_their_places(cli: Cli, decks: Path) -> None:
    assert cli("decks", "flagged", "--json").json == []
    record(
        NewEvent(Kind.FLAG, CARD, data={"note": "check"}),
        NewEvent(Kind.FLAG, "gone/card", data={"note": "x"}),
        NewEvent(Kind.FLAG, "queues/order", data={"note": "x"}),
        NewEvent(Kind.FLAG, "queues/order", data={"flag": False}),
    )
    rows = cli("decks", "flagged", "--json").json
    assert [(row["item"], row["note"], row["line"], row["column"]) for row in rows] == [
        ("gone/card", "x", None, None),
        (CARD, "check", 12, 5),
    ]
    assert "check" in cli("history").out
    said = cli("decks", "flagged").out
    assert f"{decks / 'queues.yaml'}:12:5" in said
    assert "gone from your decks" in said


def test_a_note_is_told_whole_in_a_narrow_terminal(
    cli: Cli, decks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.cli.output._columns", lambda: 60)
    note = "the answer lacks its unit, and nobody says so any more"
    record(NewEvent(Kind.FLAG, CARD, data={"note": note}))
    assert note in cli("decks", "flagged").out


def test_what_could_be_better_is_said_after_editing(
    cli: Cli, own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = "sed -i 's/Which SQS queue keeps/Does an SQS queue keep/' \"$f\""
    fake_editor(tmp_path / "bin", monkeypatch, change, "vi")
    done = cli("decks", "edit", "queues/order")
    assert done.code == 0
    assert "[yes-no]" in done.out
    assert "0 errors, 1 warning" in done.out
