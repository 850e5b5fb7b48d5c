"""From Anki and back on the command line: cards, schedules, logs, and what goes wrong."""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.exchange.packages import CREATED, Book, package, saved
from trainer.errors import StoreError
from trainer.exchange.anki_package import read_package

WITH = ("--with-schedule", "--with-log")


@pytest.fixture
def anki(tmp_path: Path) -> str:
    """A package of three cards: one reviewed, one suspended, one new."""
    book = Book()
    number = book.note("What is S3?", "A store of objects", type=2, queue=2, due=2000, ivl=20)
    book.cards[0] |= {"factor": 2360, "reps": 2, "lapses": 1}
    book.note("What is SQS?", "A queue", type=2, queue=-1, due=1900, ivl=4, factor=2500)
    book.note("What is SNS?", "A topic")
    at = CREATED * 1000
    book.log = [
        (at, number * 10, 3, 1, 0, 2500, 4_321, 0),
        (at + 9, number * 10, 1, 2, 1, 2360, 5, 1),
    ]
    return saved(tmp_path, package(book))


def events(cli: Cli) -> list[tuple[str, str]]:
    found = cli("history", "--json").json
    return [(each["kind"], each["item"]) for each in reversed(found)]


def test_cards_with_schedule_and_log(cli: Cli, decks: Path, anki: str) -> None:
    result = cli("decks", "import", anki, *WITH)
    assert (result.code, result.err) == (0, "")
    assert "taken over: 2 schedules, 1 suspended, 2 answers" in result.out
    assert sorted(events(cli)) == [
        ("imported", "interview-aws/what-is-s3"),
        ("set", "interview-aws/what-is-s3"),
        ("set", "interview-aws/what-is-sqs"),
        ("suspend", "interview-aws/what-is-sqs"),
    ]
    assert "2 answers in another program" in cli("history", "interview-aws/what-is-s3").out
    assert cli("journal", "check").code == 0


def test_a_dry_run_writes_nothing(cli: Cli, decks: Path, home: Path, anki: str) -> None:
    result = cli("decks", "import", anki, *WITH, "--dry-run")
    assert "would be taken over: 2 schedules, 1 suspended, 2 answers" in result.out
    assert events(cli) == []
    assert list(home.rglob("*.yaml")) == []


def test_cards_whose_schedules_cannot_be_recorded_are_named(
    cli: Cli, home: Path, decks: Path, anki: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr("trainer.authoring.histories.record", full)
        result = cli("decks", "import", anki, *WITH)
    [path] = home.rglob("interview-aws.yaml")
    assert (result.code, result.out) == (4, "")
    assert f"written: {path}, without schedules and log; import it again" in result.err
    assert result.err.endswith("The disk is full.\n")
    assert "taken over: 2 schedules" in cli("decks", "import", anki, *WITH).out


def test_without_asking_the_journal_stays_as_it_is(cli: Cli, decks: Path, anki: str) -> None:
    assert "taken over" not in cli("decks", "import", anki).out
    assert events(cli) == []


def test_schedules_may_follow_later_and_once(cli: Cli, decks: Path, anki: str) -> None:
    cli("decks", "import", anki)
    assert cli("decks", "import", anki, *WITH, "--json").json["history"] == {
        "schedules": 2,
        "suspended": 1,
        "answers": 2,
        "practised": 0,
    }
    before = events(cli)
    assert (
        "taken over: 0 schedules, 0 suspended, 0 answers" in cli("decks", "import", anki, *WITH).out
    )
    assert events(cli) == before


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("box.png",), "left out: 1 media file, such as box.png\n"),
        (("box.png", "a\x1b[2J.mp3"), "left out: 2 media files: box.png, a"),
        ([f"{n}.png" for n in range(30)], "left out: 30 media files, such as 0.png, 1.png, 2.png,"),
    ],
)
def test_media_are_named(cli: Cli, tmp_path: Path, names: Sequence[str], said: str) -> None:
    book = Book()
    book.note("What is S3?", "A store of objects")
    result = cli("decks", "import", str(saved(tmp_path, package(book, media=names))), "--dry-run")
    assert said in result.out
    assert "\x1b" not in result.out
    assert "20.png" not in result.out


def test_a_damaged_package_leaves_nothing_behind(
    cli: Cli, decks: Path, home: Path, tmp_path: Path
) -> None:
    path = saved(tmp_path, b"PK\x03\x04 broken", "broken.apkg")
    result = cli("decks", "import", path, *WITH)
    assert result.code == 3
    assert "broken.apkg is no Anki package" in result.err
    assert list(home.rglob("*.yaml")) == []
    assert events(cli) == []


def test_one_damaged_package_of_two_lets_none_in(
    cli: Cli, decks: Path, home: Path, tmp_path: Path, anki: str
) -> None:
    path = saved(tmp_path, b"PK\x03\x04 broken", "broken.apkg")
    assert cli("decks", "import", anki, path, *WITH).code == 3
    assert list(home.rglob("*.yaml")) == []
    assert events(cli) == []


def test_to_anki_and_back(cli: Cli, decks: Path, anki: str, tmp_path: Path) -> None:
    cli("decks", "import", anki, *WITH)
    path = str(tmp_path / "back.apkg")
    result = cli("decks", "export", "interview-aws", "--format", "apkg", *WITH, "-o", path)
    said = f"trainer: wrote 3 cards as an Anki package to {path}\n"
    assert (result.code, result.err) == (0, said)
    there, back = read_package(anki), read_package(path)
    by_front = {card.front: card for card in back.cards}
    for card in there.cards:
        assert by_front[card.front].state == card.state
        assert by_front[card.front].log == card.log


def test_a_deck_of_ours_comes_back_whole(cli: Cli, decks: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "queues.apkg")
    assert cli("decks", "export", "queues", "--format", "apkg", "-o", path).code == 0
    text = (decks / "queues.yaml").read_text(encoding="utf-8")
    (decks / "queues.yaml").unlink()
    assert cli("decks", "import", path, "--to", str(decks)).code == 0
    cards = {card.card for card in read_package(path).cards}
    again = str(tmp_path / "again.apkg")
    assert (
        cli(
            "decks", "export", "--decks", str(decks), "queues", "--format", "apkg", "-o", again
        ).code
        == 0
    )
    assert {card.card for card in read_package(again).cards} == cards
    assert "id: why-a-queue" in (decks / "queues.yaml").read_text(encoding="utf-8")
    assert "id: why-a-queue" in text


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("queues", "--format", "csv", "--with-schedule"), "no place for schedules"),
        (("queues", "--format", "apkg"), "name a file"),
        (("nothing", "--format", "apkg", "-o", "x.apkg"), "there is no deck 'nothing'"),
    ],
)
def test_what_makes_no_sense(
    cli: Cli,
    decks: Path,
    argv: tuple[str, ...],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    result = cli("decks", "export", *argv)
    assert result.code == 2
    assert said in result.err
    assert not (tmp_path / "x.apkg").exists()


def test_a_deck_of_ours_keeps_its_name_and_links(cli: Cli, decks: Path, tmp_path: Path) -> None:
    path = str(tmp_path / "queues.apkg")
    file = decks / "queues.yaml"
    text = file.read_text(encoding="utf-8").replace("title: Queues", "title: All about waiting")
    linked = "    contrasts: [queues/order]\n    why: The producer"
    file.write_text(text.replace("    why: The producer", linked), encoding="utf-8")
    assert cli("decks", "export", "queues", "--format", "apkg", "-o", path).code == 0
    file.unlink()
    result = cli("decks", "import", path, "--to", str(decks))
    assert (result.code, result.err) == (0, "")
    again = file.read_text(encoding="utf-8")
    assert "title: All about waiting" in again
    assert "contrasts: [order]" in again
    # What is there already is left as it is, and another deck of that name made.
    assert "3 cards made" in cli("decks", "import", path, "--title", "Other").out
