"""`trainer decks import` and `trainer decks export`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from trainer.authoring.shelf import shelf_of
from trainer.cli.commands import importing
from trainer.content.sources import Folder
from trainer.deckfile.reader import parse
from trainer.exchange.delimited_write import csv_text
from trainer.exchange.markdown_write import markdown_page
from trainer.exchange.reading import FORMATS, Options, read
from trainer.resources import bundled_path

TABLE = "Question,Answer,Tags\nWhat is a saga?,A chain of local transactions,ddd\nHow big?,3 MB,\n"


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "Saga cards.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def decks_folder(home: Path) -> Path:
    return home / ".local/share/interview-trainer/decks"


def test_a_dry_run_shows_and_writes_nothing(cli: Cli, home: Path, table: str) -> None:
    result = cli("decks", "import", table, "--dry-run")
    assert (result.code, result.err) == (0, "")
    assert "CSV with a header, 2 cards" in result.out
    assert "number      saga-cards/how-big" in result.out
    assert "deck saga-cards: 2 cards would be made" in result.out
    assert not decks_folder(home).exists()


def test_an_import_can_be_practised_and_repeated(cli: Cli, home: Path, table: str) -> None:
    assert cli("decks", "import", table).code == 0
    assert [each["id"] for each in cli("decks", "list", "--json").json] == ["saga-cards"]
    assert cli("decks", "check").code == 0
    again = cli("decks", "import", table, "--json").json
    assert again["written"] == []
    assert {card["new"] for deck in again["files"][0]["decks"] for card in deck["cards"]} == {False}


def test_an_import_says_what_comes_next_and_how_to_take_it_back(
    cli: Cli, home: Path, tmp_path: Path, table: str
) -> None:
    assert "delete" not in cli("decks", "import", table, "--dry-run").out
    said = cli("decks", "import", table).out
    deck = Path(said.partition("written: ")[2].split("\n")[0])
    assert f"trainer review --deck {deck.stem}  practises it" in said
    assert "delete that file" in said
    assert "delete" not in cli("decks", "import", table).out, "nothing was made"
    elsewhere = cli("decks", "import", table, "--title", "Other", "--to", str(tmp_path / "far")).out
    assert "delete that file" in elsewhere
    assert "trainer review" not in elsewhere, "without --decks it is not found there"


def test_a_question_in_another_order_is_told(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "cards.csv"
    one, other = "Which services sort all messages?", "All messages are sorted by which services?"
    path.write_text(f"Question,Answer\n{one},SQS\n{other},FIFO\n", encoding="utf-8")
    said = cli("decks", "import", str(path), "--dry-run").out
    assert "asks nearly the same (9" in said
    assert " %, in another order): cards/" in said
    (pair,) = cli("decks", "import", str(path), "--dry-run", "--json").json["files"][0]["near"]
    assert pair.keys() == {"item", "other", "percent"}


def test_into_another_folder_and_deck(cli: Cli, tmp_path: Path, table: str) -> None:
    place = tmp_path / "elsewhere"
    assert cli("decks", "import", table, "--to", str(place), "--title", "One").code == 0
    assert [each.name for each in place.iterdir()] == ["one.yaml"]
    more = tmp_path / "more.tsv"
    more.write_text("Why retry?\tNetworks fail\n", encoding="utf-8")
    words = ("decks", "import", str(more), "--into", "one", "--decks", str(place))
    assert "1 card added" in cli(*words).out
    assert "why-retry" in (place / "one.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--map", "front"), 2, "expected PART=COLUMN"),
        (("--map", "front=1,front=2"), 2, "said twice"),
        (("--map", "front=9"), 2, "3 columns"),
        (("--separator", "::"), 2, "one character"),
        (("--as", "excel"), 2, "no format"),
        (("--into", "nothing"), 2, "no deck 'nothing'"),
        (("--into", "a", "--title", "b"), 2, "leave --title out"),
        (("--as", "org"), 3, "holds no cards"),
    ],
)
def test_wrong_words(
    cli: Cli, home: Path, table: str, words: tuple[str, ...], code: int, said: str
) -> None:
    result = cli("decks", "import", table, *words)
    assert result.code == code
    assert said in result.err
    assert not decks_folder(home).exists()


def test_one_broken_file_keeps_all_from_being_written(
    cli: Cli, home: Path, tmp_path: Path, table: str
) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_bytes(b"a\0b,c\n")
    result = cli("decks", "import", table, str(broken))
    assert result.code == 3
    assert "NUL" in result.err
    assert not decks_folder(home).exists()


def test_a_taken_name_is_told_before_anything_is_written(
    cli: Cli, tmp_path: Path, table: str
) -> None:
    other = tmp_path / "others.csv"
    other.write_text("Question,Answer\nWhat is an outbox?,A table of events\n", encoding="utf-8")
    broken = tmp_path / "to" / "saga-cards.yaml"
    broken.parent.mkdir()
    broken.write_text("deck: [", encoding="utf-8")
    words = ("decks", "import", str(other), table, "--to", str(broken.parent))
    shown = cli(*words, "--dry-run")
    assert f"  this would be refused: {broken} exists already" in shown.out
    assert shown.code == 1
    assert f"without --dry-run this would be refused: {broken} exists already" in shown.err
    result = cli(*words, "--dry-run", "--json")
    assert result.code == 1
    told = json.loads(result.out)["files"]
    assert [each["decks"][0]["refused"].startswith(str(broken)) for each in told] == [False, True]
    refused = cli(*words)
    assert refused.code == 1
    assert f"{broken} exists already" in refused.err
    assert list(broken.parent.iterdir()) == [broken], "nor was the first file imported"
    assert broken.read_text(encoding="utf-8") == "deck: ["


def test_an_import_without_a_name_is_wrong_usage(cli: Cli) -> None:
    result = cli("decks", "import", "")
    assert result.code == 2
    assert "a FILE is empty" in result.err


def test_the_formats_of_the_option_are_those_that_are_read() -> None:
    assert importing._FORMATS == FORMATS


def test_an_export_as_yaml_is_the_deck(cli: Cli, decks: Path) -> None:
    text = cli("decks", "export", "queues", "--format", "yaml").out
    assert (
        parse(text.encode(), "x").content
        == parse((decks / "queues.yaml").read_bytes(), "x").content
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [(("quees", "--format", "csv"), "did you mean queues"), (("queues",), "--format")],
)
def test_wrong_exports(cli: Cli, decks: Path, words: tuple[str, ...], said: str) -> None:
    result = cli("decks", "export", *words)
    assert result.code == 2
    assert said in result.err


def test_an_export_is_never_written_over_a_file(cli: Cli, decks: Path, tmp_path: Path) -> None:
    words = ("decks", "export", "queues", "--format", "csv", "-o", str(tmp_path / "out.csv"))
    assert cli(*words).code == 0
    kept = (tmp_path / "out.csv").read_bytes()
    result = cli(*words)
    assert result.code != 0
    assert "exists already" in result.err
    assert "--replace" in result.err
    assert (tmp_path / "out.csv").read_bytes() == kept


def test_an_export_says_what_it_wrote_and_where(cli: Cli, decks: Path, tmp_path: Path) -> None:
    words = ("decks", "export", "queues", "--format", "csv")
    printed = cli(*words)
    assert (printed.code, "wrote" in printed.err) == (0, False)
    path = tmp_path / "out.csv"
    result = cli(*words, "-o", str(path))
    assert (result.code, result.out) == (0, "")
    assert f"wrote 3 cards as CSV to {path}\n" in result.err
    assert path.read_text(encoding="utf-8") == printed.out


def test_an_export_replaces_a_file_if_asked_to(cli: Cli, decks: Path, tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o640)
    words = ("decks", "export", "queues", "--format", "markdown", "--replace")
    assert cli(*words).code == 2, "nothing is named"
    assert cli(*words, "-o", str(tmp_path)).code == 1, "a folder"
    for place in (path, tmp_path / "new.md"):
        assert cli(*words, "-o", str(place)).code == 0
        assert "Why put a queue" in place.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o777 == 0o640
    assert sorted(each.name for each in tmp_path.glob("*.md")) == ["new.md", "out.md"]


def test_a_dry_run_refuses_a_folder_that_cannot_be_made(
    cli: Cli, tmp_path: Path, table: str
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    words = ("decks", "import", table, "--to", str(tmp_path / "file" / "decks"))
    for more in (("--dry-run",), ()):
        result = cli(*words, *more)
        assert result.code == 1
        assert "decks cannot be made: Not a directory" in result.err


def test_an_import_looks_into_no_folder_below_the_one_it_writes_to(
    cli: Cli, tmp_path: Path, table: str
) -> None:
    place = tmp_path / "disk"
    (place / "deeper").mkdir(parents=True)
    deck = "deck: saga-cards\ntitle: Saga\ntopic: x\nconcepts:\n  - {id: a, ask: A?, answer: B.}\n"
    (place / "deeper" / "any.yaml").write_text(deck, encoding="utf-8")
    result = cli("decks", "import", table, "--to", str(place))
    assert result.code == 0
    assert (place / "saga-cards.yaml").exists(), "the deck below counts for nothing"
    assert f"{place} is none of the folders that the trainer reads" in result.err
    known = cli("decks", "import", table, "--to", str(place), "--decks", str(tmp_path))
    assert "none of the folders" not in known.err


BUNDLED = shelf_of([Folder(bundled_path("decks"), bundled=True)])


@pytest.mark.parametrize("name", list(BUNDLED.decks))
def test_tables_and_pages_of_bundled_decks_are_read_as_they_were(name: str, tmp_path: Path) -> None:
    deck = BUNDLED.decks[name].deck
    path = tmp_path / "deck.csv"
    path.write_text(csv_text([deck]), encoding="utf-8")
    found = read(str(path), Options()).cards
    assert [(each.key, each.kind, each.front, each.back, each.why) for each in found] == [
        (card.id, card.kind, card.ask, card.solution, card.why) for card in deck.cards
    ]
    assert [each.tags for each in found] == [card.tags for card in deck.cards]
    page = tmp_path / "deck.md"
    page.write_text(markdown_page([deck]), encoding="utf-8")
    assert [each.front for each in read(str(page), Options()).cards] == [
        card.ask.replace("**", "") for card in deck.cards
    ]


def test_no_cell_is_a_formula(cli: Cli, decks: Path, tmp_path: Path) -> None:
    (decks / "evil.yaml").write_text(
        "deck: evil\ntitle: Evil\nrapid_fire:\n"
        + "".join(
            f'  - id: c{n}\n    ask: "{sign}1 is it?"\n    answer: "{sign}cmd()"\n'
            for n, sign in enumerate(("=", "+", "-", "@", "'="))
        ),
        encoding="utf-8",
    )
    path = tmp_path / "evil.csv"
    assert cli("decks", "export", "evil", "--format", "csv", "-o", str(path)).code == 0
    text = path.read_text(encoding="utf-8")
    assert not any(
        cell[:1] in "=+-@" for line in text.splitlines()[1:] for cell in line.split(",") if cell
    )
    found = read(str(path), Options()).cards
    assert [each.back for each in found] == ["=cmd()", "+cmd()", "-cmd()", "@cmd()", "'=cmd()"]


def test_what_is_left_out_is_counted_in_a_dry_run_and_an_import(cli: Cli, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("**Q1: What?**\n> ![a](b.png) So.\n\n**Q2: Why?**\n", encoding="utf-8")
    for words in (("--dry-run",), ()):
        said = cli("decks", "import", str(page), *words).out
        assert "left out: 1 picture, such as b.png\n" in said
        assert "left out: 1 card without an answer, such as line 4: Why?\n" in said
