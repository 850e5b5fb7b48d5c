"""Editing and flagging line by line, over a real workspace."""

from pathlib import Path

import pytest

from tests.authoring.editors import fake_editor
from tests.cli.conftest import Cli
from tests.cli.test_edit import SCENARIO
from trainer.errors import StoreError
from trainer.workspace import Workspace


def test_a_card_is_edited_in_a_plain_review_and_read_out_anew(
    cli: Cli, decks: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/Why put/When put/' \"$f\"")
    done = cli("review", "--plain", "--limit", "1", typed="e\nA burst waits.\n.\n3\n\n")
    assert done.code == 0
    asked = done.out.index("When put a queue between two services?")
    assert done.out.index("Why put a queue") < asked < done.out.index("saved: good")
    assert "q.yaml" not in done.out
    assert f"edited: {home / '.local/share/interview-trainer/decks/queues.yaml'}" in done.out


def test_at_the_grade_too_and_an_error_keeps_the_old_card(
    cli: Cli, decks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/Why put/Why: put/' \"$f\"")
    done = cli("review", "--plain", "--limit", "1", typed="A burst waits.\n.\ne\n3\n\n")
    assert ":8:13: error" in done.out
    assert "1 error; until it is mended, what was last read stays in use." in done.out
    assert "saved: good" in done.out


def test_several_errors_are_spoken_of_as_several(
    cli: Cli, decks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/answer:/anser:/' \"$f\"")
    done = cli("review", "--plain", "--limit", "1", typed="e\nq\n")
    assert "errors; until they are mended, what was last read stays in use." in done.out


def test_an_edit_that_cannot_be_read_in_is_not_said_not_to_be_made(
    cli: Cli, decks: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync, own = Workspace.sync, home / ".local/share/interview-trainer/decks/queues.yaml"

    def fail(workspace: Workspace) -> None:
        if own.exists():
            raise StoreError("the disk is full")
        sync(workspace)

    fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/Why put/When put/' \"$f\"")
    monkeypatch.setattr(Workspace, "sync", fail)
    done = cli("review", "--plain", "--limit", "1", typed="e\nq\n")
    assert "a copy of your own, but not read yet: the disk is full" in done.out
    assert "Not edited" not in done.out


def test_a_card_that_is_gone_and_an_editor_that_is_none(
    cli: Cli, decks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor")
    monkeypatch.delenv("VISUAL", raising=False)
    done = cli("review", "--plain", typed="e\nq\n")
    assert "Not edited: EDITOR names the editor 'no-such-editor'" in done.out
    fake_editor(tmp_path / "bin", monkeypatch, "sed -i '5,10d' \"$f\"")
    done = cli("review", "--plain", typed="e\nq\n")
    assert "The card is gone from its deck." in done.out
    assert "How long does SQS keep a message" in done.out
    assert done.code == 0


def test_a_card_is_flagged_read_out_and_its_flag_taken_back(cli: Cli, decks: Path) -> None:
    done = cli("review", "--plain", typed="f\n.\nf\nis this right?\nq\n")
    assert "saved: flagged for later" in done.out
    assert cli("decks", "flagged", "--json").json[0]["note"] == "is this right?"
    done = cli("review", "--plain", typed="f\n\nu\nq\n")
    assert "Flagged: is this right?" in done.out
    assert "saved: the flag is taken back" in done.out
    assert "taken back: a flag, queues/why-a-queue" in done.out
    assert len(cli("decks", "flagged", "--json").json) == 1


def test_a_scenario_is_edited_and_flagged_in_a_plain_drill(
    cli: Cli, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios/m.yaml").write_text(SCENARIO, encoding="utf-8")
    fake_editor(tmp_path / "bin", monkeypatch, "sed -i 's/it faster/it quick/' \"$f\"")
    said = "I put a queue between them, so that nobody waits.\n.\n"
    typed = f"o\nf\nshort\n{said}o\nf\n\n3\n"
    done = cli("drill", "--plain", typed=typed)
    assert done.code == 0, done.err
    assert "How would you make it quick?" in done.out
    assert "saved: flagged for later" in done.out
    assert "Nothing was changed." in done.out
    assert "saved: the flag is taken back" in done.out
    assert "saved: good" in done.out
