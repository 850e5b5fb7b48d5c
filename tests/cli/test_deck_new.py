"""`trainer decks new`: from nothing to a deck that checks clean."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.deckfile.editor import complaint
from trainer.errors import StoreError
from trainer.resources import bundled_path
from trainer.workspace import Workspace

OWN = ".local/share/interview-trainer"


def uncommented(text: str) -> str:
    """The file with its example taken out of the comments."""
    head, _, example = text.partition("#\n# concepts:")
    return head + re.sub(r"^# ?", "", f"# concepts:{example}", flags=re.MULTILINE)


@pytest.mark.parametrize("kind", ["deck", "scenario"])
def test_a_new_file_is_right_and_known(cli: Cli, home: Path, kind: str) -> None:
    option = ["--scenario"] if kind == "scenario" else []
    made = cli("decks", "new", "flash-sale", *option)
    path = home / OWN / f"{kind}s" / "flash-sale.yaml"
    assert made.code == 0
    assert made.out.startswith(f"made {path}\n\nNext:\n")
    text = path.read_text(encoding="utf-8")
    assert not complaint(kind, text)
    checked = cli("decks", "check", "--strict", str(path))
    assert (checked.code, checked.out) == (0, "1 file checked: 0 errors, 0 warnings\n")
    schema = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert schema
    assert Path(schema[1]) == Path(bundled_path("data")) / "schema" / f"{kind}.json"
    listed = cli("decks", "list").out if kind == "deck" else cli("decks", "show", "flash-sale").out
    assert "Flash sale" in listed


def test_a_file_is_named_although_the_journal_cannot_be_written(
    cli: Cli, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = home / OWN / "decks" / "flash-sale.yaml"
    sync = Workspace.sync

    def full(workspace: Workspace) -> None:
        if path.exists():
            raise StoreError("The disk is full.")
        sync(workspace)

    monkeypatch.setattr(Workspace, "sync", full)
    made = cli("decks", "new", "flash-sale")
    assert (made.code, made.out) == (4, f"made {path}\n")


def test_the_example_of_a_deck_is_right_too(cli: Cli, tmp_path: Path) -> None:
    cli("decks", "new", "payments", "--in", str(tmp_path))
    path = tmp_path / "payments.yaml"
    text = uncommented(path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    assert not complaint("deck", text)
    checked = cli("decks", "check", "--strict", str(path))
    assert (checked.code, checked.out) == (0, "1 file checked: 0 errors, 0 warnings\n")
    assert all(each in text for each in ("\nconcepts:", "\nnumbers:", "\nrapid_fire:"))


def test_title_and_topic_are_written_so_that_they_read_back(cli: Cli, tmp_path: Path) -> None:
    title = 'Payments: "all" #1'
    made = cli(
        *("decks", "new", "payments", "--title", title, "--topic", "- money"),
        *("--in", str(tmp_path)),
    )
    assert made.code == 0
    (deck,) = cli("decks", "list", "--json", "--decks", str(tmp_path)).json
    assert (deck["title"], deck["topic"]) == (title, "- money")


def test_what_comes_next_names_the_folder_where_nobody_looks(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "our decks"
    folder.mkdir()
    elsewhere = cli("decks", "new", "payments", "--in", str(folder)).out
    assert f"trainer review --deck payments --decks '{folder}'" in elsewhere
    known = cli("decks", "new", "other", "--in", str(folder), "--decks", str(folder)).out
    assert re.search(r"trainer review --deck other +practises", known)


def test_a_schema_in_a_folder_with_blanks_can_be_named(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.authoring.making.bundled", lambda name: tmp_path / "a b" / name)
    cli("decks", "new", "payments", "--in", str(tmp_path))
    first = (tmp_path / "payments.yaml").read_text(encoding="utf-8").split("\n")[0]
    assert first.endswith("/a%20b/data/schema/deck.json")


def test_the_schema_that_lies_beside_the_decks_is_named_from_there(
    cli: Cli, tmp_path: Path
) -> None:
    for folder in ("decks", "schema"):
        (tmp_path / folder).mkdir()
    (tmp_path / "schema/deck.json").write_text("{}", encoding="utf-8")
    decks = str(tmp_path / "decks")
    cli("decks", "new", "payments", "--in", decks)
    first = (tmp_path / "decks/payments.yaml").read_text(encoding="utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=../schema/deck.json"
    cli("decks", "new", "order-mails", "--scenario", "--in", decks)
    text = (tmp_path / "decks/order-mails.yaml").read_text(encoding="utf-8")
    assert "$schema=../" not in text, "there is no scenario.json"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Cold Starts", "write cold-starts"),
        ("a" * 65, "at most 64"),
        ("../up", "write up"),
        ("é/ß", "write e-ss"),
        ("", "write my-deck"),
    ],
)
def test_a_bad_id_gets_a_cure(cli: Cli, home: Path, name: str, said: str) -> None:
    refused = cli("decks", "new", "--", name) if name else cli("decks", "new", name)
    assert refused.code == 2
    assert said in refused.err
    assert not list(home.rglob("*.yaml"))


def test_an_id_that_is_taken_is_refused(cli: Cli, decks: Path, tmp_path: Path) -> None:
    bundled = cli("decks", "new", "queues")
    assert bundled.code == 2
    assert "came with the program" in bundled.err
    assert "trainer decks edit queues" in bundled.err


def test_no_file_is_written_over(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "payments.yaml"
    path.write_text("mine", encoding="utf-8")
    refused = cli("decks", "new", "payments", "--in", str(tmp_path))
    assert refused.code == 1
    assert "exists already" in refused.err
    assert path.read_text(encoding="utf-8") == "mine"


def test_every_action_that_the_guide_names_exists(cli: Cli) -> None:
    guide = (Path(__file__).parents[2] / "docs/authoring.md").read_text(encoding="utf-8")
    named = set(re.findall(r"trainer decks ([a-z]+)", guide))
    assert {"new", "add", "schema", "edit", "check"} <= named
    for action in sorted(named):
        assert "examples:" in run_help(cli, "decks", action)


def run_help(cli: Cli, *command: str) -> str:
    shown = cli(*command, "--help")
    assert shown.code == 0
    return shown.out


def test_a_folder_that_is_none_is_refused(cli: Cli, tmp_path: Path) -> None:
    missing = cli("decks", "new", "payments", "--in", str(tmp_path / "missing"))
    assert missing.code == 1
    assert "folder does not exist" in missing.err
    assert cli("decks", "new", "payments", "--in", "").code == 2
