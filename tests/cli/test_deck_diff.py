"""`trainer decks diff`: files, folders and Git revisions."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import DECK, Cli
from trainer.events import Kind, NewEvent
from trainer.settings import load_settings
from trainer.workspace import Workspace

NEW = DECK.replace("value: 14 days", "value: 4 days").replace("id: order", "id: sqs-order")


def git(folder: Path, *words: str) -> None:
    identity = [
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "-c",
        "init.defaultBranch=main",
    ]
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repo(decks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the deck in `team/`, changed since its first commit."""
    repo = tmp_path / "repo"
    (repo / "team").mkdir(parents=True)
    (repo / "team" / "queues.yaml").write_text(DECK, encoding="utf-8")
    (repo / "team" / ".hidden.yaml").write_text("nothing: here", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git(repo, "init", "-q")
    git(repo, "add", ".")
    git(repo, "commit", "-qm", "first")
    (repo / "team" / "queues.yaml").write_text(NEW, encoding="utf-8")
    monkeypatch.chdir(repo)
    return repo


def test_the_same_deck_is_no_change(cli: Cli, decks: Path) -> None:
    result = cli("decks", "diff", str(decks), str(decks / "queues.yaml"))
    assert (result.code, result.out) == (0, "nothing changed in meaning\n")


def test_a_revision_against_the_folder(cli: Cli, repo: Path) -> None:
    result = cli("decks", "diff", "main:team", "team")
    assert result.code == 1
    assert result.out.splitlines() == [
        "1 added, 1 removed, 1 changed, 1 with another answer",
        "+ queues/sqs-order",
        "    Which SQS queue keeps the order?",
        "- queues/order",
        "    Which SQS queue keeps the order?",
        "    queues/sqs-order asks the same; `formerly: [queues/order]` keeps its history",
        "~ queues/retention",
        "    figure: 14 days -> 4 days",
    ]
    assert cli("decks", "diff", "main:team", "main:team/queues.yaml").code == 0
    assert cli("decks", "diff", "HEAD:.", "team").out == result.out


def test_a_revision_is_read_from_below_the_repository_too(
    cli: Cli, repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repo / "team")
    assert cli("decks", "diff", "main:.", "queues.yaml").code == 1
    (repo / "team" / "queues.yaml").unlink()
    assert cli("decks", "diff", "main:queues.yaml", "main:../team").code == 0
    monkeypatch.setenv("GIT_DIR", "/nowhere")  # as a hook would set it
    assert cli("decks", "diff", "main:.", "main:queues.yaml").code == 0


def test_your_cards_are_counted(cli: Cli, repo: Path) -> None:
    with Workspace.open(load_settings(None, [])) as workspace:
        now = workspace.now()
        for item in ("queues/retention", "queues/order"):
            workspace.record(NewEvent(kind=Kind.REVIEW, item=item, grade=4), now)
    out = cli("decks", "diff", "main:team", "team").out
    assert out.endswith(
        "\nof your cards 2 are touched\n"
        "  another answer: queues/retention\n"
        "  warning, history lost without `formerly`: queues/order\n"
    )
    yours = cli("decks", "diff", "main:team", "team", "--json").json["yours"]
    assert yours == {
        "touched": ["queues/order", "queues/retention"],
        "answer_changed": ["queues/retention"],
        "history_lost": ["queues/order"],
    }


def test_json_without_a_journal_makes_none(cli: Cli, repo: Path, home: Path) -> None:
    found = cli("decks", "diff", "main:team", "team", "--json").json
    assert found["yours"] is None
    assert found["added"] == [
        {"item": "queues/sqs-order", "ask": "Which SQS queue keeps the order?"}
    ]
    assert found["removed"][0]["same_question"] == "queues/sqs-order"
    (changed,) = found["changed"]
    assert changed == {
        "item": "queues/retention",
        "kind": "card",
        "formerly": None,
        "answer_changed": True,
        "details": [{"what": "figure", "part": "", "before": "14 days", "after": "4 days"}],
    }
    assert not list(home.rglob("*.db"))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere", "there is no file or folder"),
        ("HEAD", "a revision takes the folder in it behind a colon: HEAD:decks"),
        ("gone:team", "no revision 'gone'"),
        ("main:elsewhere", "main holds no elsewhere"),
        ("main:../..", "in no Git repository"),
        ("--output=pwned:team", "names no revision"),
        ("-n:team", "names no revision"),
        (":team", "names no revision"),
        ("main\n:team", "names no revision"),
        ("$(touch pwned):team", "no revision"),
        ("main --output=pwned:team", "no revision"),
        ("", "a name is empty"),
    ],
)
def test_what_cannot_be_found_is_one_sentence(cli: Cli, repo: Path, name: str, said: str) -> None:
    words = ("decks", "diff", "--", name, "team")
    result = cli(*words)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert result.err.count("\n") == 1
    assert not list(repo.rglob("pwned"))


def test_without_git_a_revision_is_refused(
    cli: Cli, repo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(repo / "team"))
    result = cli("decks", "diff", "main:team", "team")
    assert result.code == 2
    assert "git is not installed" in result.err


def test_a_file_with_errors_is_not_taken_for_an_empty_one(cli: Cli, repo: Path) -> None:
    (repo / "team" / "queues.yaml").write_text("deck: queues\n", encoding="utf-8")
    result = cli("decks", "diff", "main:team", "team")
    assert (result.code, result.out) == (3, "")
    assert "team/queues.yaml:1:1" in result.err
    assert "cannot be compared" in result.err


def test_long_texts_show_what_differs_within_80_columns(
    cli: Cli, decks: Path, tmp_path: Path
) -> None:
    words = " ".join(f"word{n}" for n in range(60))
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    shown = "A burst waits instead of failing."
    old.write_text(DECK.replace(shown, words), encoding="utf-8")
    new.write_text(DECK.replace(shown, words.replace("word30", "\x1b[2Jother")), encoding="utf-8")
    out = cli("decks", "diff", str(old), str(new)).out
    assert "    - … word27 word28 word29 word30 word31 word32 word33 …\n" in out
    assert "    + … word27 word28 word29 other word31 word32 word33 …\n" in out
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out
