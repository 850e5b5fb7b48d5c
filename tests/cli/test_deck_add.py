"""`trainer decks add`: one card, from options, from YAML, or asked for."""

import io
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import DECK, Cli
from trainer.cli.main import run
from trainer.deckfile.saving import SavingError

OWN = ".local/share/interview-trainer/decks"


@pytest.fixture
def deck(home: Path, tmp_path: Path) -> Path:
    """A deck of the user's own."""
    folder = home / OWN
    folder.mkdir(parents=True)
    path = folder / "queues.yaml"
    path.write_text(DECK, encoding="utf-8")
    return path


def test_options_make_a_card(cli: Cli, deck: Path) -> None:
    made = cli(
        *("decks", "add", "queues", "--ask", "What: which #1 queue?", "--answer", "A 'list'."),
        *("--why", "It waits.", "--tag", "x", "--importance", "3", "--level", "senior"),
    )
    assert made.code == 0
    assert made.out == f"added queues/what-which-1-queue to {deck}:11:5\n"
    shown = cli("decks", "show", "queues/what-which-1-queue", "--json").json["content"]
    assert shown["ask"] == "What: which #1 queue?"
    assert shown["answer"] == "A 'list'."
    assert (shown["importance"], shown["level"]) == (3, "senior")
    added = [line for line in deck.read_text().splitlines() if line not in DECK.splitlines()]
    assert [line for line in DECK.splitlines() if line not in deck.read_text().splitlines()] == []
    assert "    tags: [x]" in added


@pytest.mark.parametrize(
    ("options", "kind"),
    [
        (["--value", "256 KB", "--source", "the manual", "--as-of", "2026-11"], "number"),
        (["--answer", "FIFO", "--accept", "the first in first out one"], "rapid_fire"),
        (["--answer", "FIFO", "--kind", "rapid_fire"], "rapid_fire"),
        (["--answer", "FIFO"], "concept"),
    ],
)
def test_the_options_tell_the_kind(cli: Cli, deck: Path, options: list[str], kind: str) -> None:
    why = ["--why", "So it is.", "--id", "mine"]
    assert cli("decks", "add", str(deck), "--ask", "Which one is it?", *options, *why).code == 0
    shown = cli("decks", "show", "queues/mine").out
    assert f"Deck queues: {kind.replace('_', ' ')}" in shown


def test_points_come_by_options(cli: Cli, deck: Path) -> None:
    ideas = [
        "A burst waits: it is not lost.",
        "Neither side waits.",
        "A burst waits; it is not lost",
    ]
    points = [word for idea in ideas for word in ("--point", idea)]
    card = ["--ask", "Why put a queue there?", "--answer", "It decouples."]
    assert cli("decks", "add", "queues", *card, *points).code == 0
    shown = cli("decks", "show", "queues/why-put-a-queue-there", "--json").json["content"]
    assert [(each["id"], each["say"]) for each in shown["points"]] == [
        ("a-burst-waits-it-is-not-lost", ideas[0]),
        ("neither-side-waits", ideas[1]),
        ("a-burst-waits-it-is-not-lost-2", ideas[2]),
    ]
    refused = cli("decks", "add", "queues", "--ask", "How many?", "--value", "3 MB", *points)
    assert refused.code == 3
    assert "`points`" in refused.err


def test_a_point_in_yaml_gets_an_id_that_no_other_has(cli: Cli, deck: Path) -> None:
    points = "[{say: It waits.}, {id: it-waits, say: Waiting it is.}, {id: '', say: No.}, x]"
    card = f"id: mine\nask: Why?\nanswer: So.\npoints: {points}\n"
    assert "4:70" in cli("decks", "add", "queues", "-", typed=card).err
    good = card.replace(", {id: '', say: No.}, x", "")
    assert cli("decks", "add", "queues", "-", typed=good).code == 0
    shown = cli("decks", "show", "queues/mine", "--json").json["content"]
    assert [each["id"] for each in shown["points"]] == ["it-waits-2", "it-waits"]


def test_a_card_comes_from_yaml(cli: Cli, deck: Path) -> None:
    card = "- ask: |\n    What is it\n    good for?\n  answer: Bursts.\n  why: They wait.\n"
    card += "  points:\n  - id: p\n    say: It holds the burst.\n    wordings:\n    - it buffers\n"
    made = cli("decks", "add", "queues", "-", typed=card)
    assert made.code == 0
    points = cli("decks", "show", "queues/what-is-it-good-for", "--json").json["content"]["points"]
    assert points[0]["say"] == "It holds the burst."


def test_the_same_question_gets_an_id_of_its_own(cli: Cli, deck: Path) -> None:
    for _ in range(2):
        assert cli("decks", "add", "queues", "--ask", "Why so?", "--answer", "No.").code == 0
    assert "id: why-so\n" in deck.read_text()
    assert "id: why-so-2\n" in deck.read_text()


def test_what_checking_says_of_the_card_is_said(cli: Cli, deck: Path) -> None:
    made = cli("decks", "add", "queues", "--ask", "Is it safe?", "--answer", "Yes.")
    assert made.code == 0
    assert f"{deck}:11:" in made.out
    assert "[no-why]" in made.out
    assert "[yes-no]" in made.out


@pytest.mark.parametrize(
    ("options", "typed", "code", "said"),
    [
        (["--ask", "x", "--value", "much"], "", 3, "begins with a figure"),
        (["--ask", "x"], "", 3, "without `answer`"),
        (["--ask", "", "--answer", "y"], "", 3, "`ask` is empty"),
        (["--ask", "x", "--answer", "y", "--id", "a b"], "", 3, "not an id"),
        (["--ask", "x", "--answer", "y", "--id", "order"], "", 1, "a card order already"),
        (["--ask", "x", "--answer", "y", "--as-of", "soon"], "", 3, "not a date"),
        (["--ask", "x", "-"], "ask: x", 2, "not from both"),
        ([], "", 2, "--ask and --answer"),
        (["-"], "", 1, "holds no card"),
        (["-"], "[a, b]", 1, "holds no card"),
        (["-"], "ask: x\nanswre: y", 3, "standard input:2:1"),
        (["-"], "ask: x: y", 3, "standard input:1:7"),
        (["-"], b" " * 5_000_001, 2, "more than a card"),
        (["-"], "ask: x\nanswer: *y", 3, "is an alias"),
        (["-"], "[" * 100_000, 3, "nested more than 20 deep"),
        (["-"], b"ask: \xff", 1, "UTF-8"),
        (["-"], "ask: x\nanswer: y\ncontrasts: [nowhere]", 3, "standard input:3:13"),
        (["-"], "ask: x\nanswer: y\ncontrasts: [a/nowhere]", 3, "nothing was written"),
    ],
)
def test_a_card_with_errors_is_refused(
    cli: Cli, deck: Path, options: list[str], typed: str | bytes, code: int, said: str
) -> None:
    refused = cli("decks", "add", "queues", *options, typed=typed)
    assert (refused.code, said in refused.err) == (code, True), refused.err
    assert deck.read_text() == DECK


def test_every_error_is_named(cli: Cli, deck: Path) -> None:
    refused = cli("decks", "add", "queues", "--ask", "x", "--level", "junior", "--as-of", "soon")
    assert len(refused.err.splitlines()) == 3


def test_a_deck_that_is_none_is_refused(cli: Cli, deck: Path) -> None:
    missing = cli("decks", "add", "quues", "--ask", "x", "--answer", "y")
    assert missing.code == 2
    assert "did you mean queues?" in missing.err


@pytest.mark.parametrize("answer", ["A list.", ""])
def test_a_bundled_deck_is_copied_and_only_for_a_card(
    cli: Cli, decks: Path, home: Path, answer: str
) -> None:
    code = cli("decks", "add", "queues", "--ask", "What is it?", "--answer", answer).code
    assert (decks / "queues.yaml").read_text() == DECK
    copy = home / OWN / "queues.yaml"
    assert copy.exists() == (code == 0) == bool(answer)


def test_who_is_killed_while_a_card_is_added_has_no_untouched_copy(
    cli: Cli, decks: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there: list[Path] = []

    def killed(path: str, data: bytes, read: bytes | None) -> None:
        there.extend((home / OWN).iterdir())  # what a kill leaves, for it tidies nothing up
        raise KeyboardInterrupt

    monkeypatch.setattr("trainer.authoring.adding.save", killed)
    cli("decks", "add", "queues", "--ask", "What is it?", "--answer", "A list.")
    assert (there, [*(home / OWN).iterdir()]) == ([], [])


class Terminal(io.StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


def typed(text: str, monkeypatch: pytest.MonkeyPatch, *options: str) -> int:
    monkeypatch.setattr(sys, "stdin", Terminal(text))
    return run(["decks", "add", "queues", *options])


CONCEPT = "c\nWhat is it?\n\nA list.\nOf messages.\n\n\nIt waits.\n\n\n\n3\n\nqueue, list\n"


def test_somebody_is_asked_field_by_field(
    home: Path, deck: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(f"{CONCEPT}y\n", monkeypatch) == 0
    shown = capsys.readouterr().out
    assert "level: the level from which it is expected (mid, senior, staff; default mid)" in shown
    assert "importance: 3 asked first, 2, or 1 for a detail (default 2)" in shown
    assert "Deck queues: concept, importance 3, mid, new.\n\nWhat is it?" in shown
    text = deck.read_text()
    assert "    answer: |\n      A list.\n      Of messages.\n" in text
    assert "    tags: [queue, list]\n" in text
    assert f"added queues/what-is-it to {deck}" in shown


def test_points_are_asked_for_and_may_be_changed(
    home: Path, deck: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = CONCEPT.replace("Of messages.\n\n\n", "Of messages.\n\nA burst waits.\n#\n\n")
    assert typed(f"{said}points\nA burst waits.\nNobody waits.\n\ny\n", monkeypatch) == 0
    assert "points: the ideas that an answer must contain (one a line;" in capsys.readouterr().out
    text = deck.read_text()
    assert "      - id: a-burst-waits\n        say: A burst waits.\n" in text
    assert "      - id: nobody-waits\n        say: Nobody waits.\n" in text
    assert "#" not in text.partition("what-is-it")[2]


def test_the_id_is_shown_before_it_stays_and_another_one_is_taken(
    cli: Cli, deck: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(f"{CONCEPT}id\nbursts\ny\n", monkeypatch) == 0
    said = capsys.readouterr().out
    assert "Its id, for good: queues/what-is-it;" in said
    assert "Its id, for good: queues/bursts;" in said
    assert "  - id: bursts\n" in deck.read_text()


def test_what_goes_on_over_lines_says_how_it_ends(
    home: Path, deck: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed("c\nWhat is it?\nIn short.\n\n", monkeypatch) == 1
    said = capsys.readouterr().out
    assert said.count("(Enter ends it) > ") == 2, "after each line of the question"


def test_a_field_is_asked_until_it_is_right_and_may_be_changed(
    home: Path, deck: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fields = "\nHow much?\n\nmuch\n10 MB\n\nBecause.\n\n\n\n\n\n\n"
    said = "colour\nas-of\n2026-11\nid\nhow-much-data\nsource\nthe manual\n\n"
    assert typed(fields + said, monkeypatch, "--kind", "number") == 0
    shown = capsys.readouterr().out
    assert "A card needs this." in shown
    assert "begins with a figure" in shown
    assert "A field is one of id, ask, value," in shown
    text = deck.read_text()
    assert "  - id: how-much-data\n    ask: How much?\n    value: 10 MB\n" in text
    assert "    source: the manual\n    as_of: 2026-11\n" in text


def test_a_deck_with_two_empty_sections_gets_the_card(cli: Cli, deck: Path) -> None:
    deck.write_text("deck: queues\ntitle: Q\ntopic: x\nnumbers:\n# soon\nrapid_fire:\n", "utf-8")
    result = cli("decks", "add", "queues", "--ask", "Why a queue?", "--answer", "It holds bursts.")
    assert result.code == 0, result.err
    text = deck.read_text()
    assert text.endswith("numbers: []\n# soon\nrapid_fire: []\n")
    assert "concepts:\n  - id: why-a-queue\n" in text
    assert cli("decks", "check", str(deck)).code == 0


@pytest.mark.parametrize("cut", [3, 15, 31, len(CONCEPT) - 13, len(CONCEPT)])
def test_what_was_typed_before_the_window_closed_goes_on(
    home: Path,
    deck: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    cut: int,
) -> None:
    said = f"{CONCEPT}source\nthe manual\n"
    cut = said.rindex("\n", 0, cut) + 1  # the lines before it were typed
    assert typed(said[:cut], monkeypatch) == 1
    worth = "What" in said[:cut]
    assert (
        "what you typed is kept: `trainer decks add queues`" in capsys.readouterr().err
    ) == worth
    rest = f"\n{said[cut:]}y\n" if worth else f"{said}y\n"
    assert typed(rest, monkeypatch) == 0
    assert "    source: the manual\n" in deck.read_text()
    assert "    answer: |\n      A list.\n      Of messages.\n" in deck.read_text()
    shown = capsys.readouterr()
    assert ("> What is it?" in shown.out) == worth, "what was typed is shown again"
    assert "kept" not in shown.err
    assert typed("", monkeypatch) == 1
    assert "was begun" not in capsys.readouterr().out


def test_what_was_typed_stays_where_it_cannot_be_written(
    home: Path, deck: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise SavingError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("trainer.authoring.adding.save", full)
        assert typed(f"{CONCEPT}y\n", patch) == 1
    said = capsys.readouterr()
    assert "the disk is full" in said.err
    assert "what you typed is kept" in said.err
    assert deck.read_text() == DECK
    assert typed("\ny\n", monkeypatch, "--kind", "number") == 0
    assert "Enter goes on with it, n drops it: " in capsys.readouterr().out
    assert "- id: what-is-it\n" in deck.read_text()


def test_what_was_typed_may_be_dropped_for_another_card(
    home: Path, deck: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert typed(CONCEPT, monkeypatch) == 1
    other = CONCEPT.removeprefix("c\n").replace("What is it", "What is that")
    assert typed(f"n\n{other}y\n", monkeypatch, "--kind", "concept") == 0
    assert "what-is-that" in deck.read_text()
    assert "what-is-it" not in deck.read_text()
    assert typed(f"{CONCEPT}n\n", monkeypatch) == 1
    assert "kept" not in capsys.readouterr().err.split("nothing was written")[-1]
    assert typed("", monkeypatch) == 1
    assert capsys.readouterr().out.count("was begun") == 0


@pytest.mark.parametrize("end", ["n\n", "", "x\n"])
def test_a_card_may_be_dropped(
    home: Path, deck: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    assert typed(f"{CONCEPT}{end}", monkeypatch) == 1
    assert typed("c\nWhat", monkeypatch) == 1
    assert deck.read_text() == DECK


def test_rapid_fire_takes_a_list(home: Path, deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fields = "x\nr\nWhich one?\n\nFIFO\n\n- first\nno: that\n\n0\n20\nSo.\n\n\n\n\n\n\n\n"
    assert typed(fields, monkeypatch) == 0
    new = "    accept:\n      - '- first'\n      - 'no: that'\n    seconds: 20\n    why: So.\n"
    assert new in deck.read_text().replace('"', "'")


class Slow(Terminal):
    """Somebody who types while something else writes the deck."""

    def __init__(self, said: str, deck: Path, theirs: str) -> None:
        super().__init__(said)
        self._deck, self._theirs = deck, theirs

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        line = super().readline(-1)
        if line.startswith("y"):
            self._deck.write_text(self._theirs, encoding="utf-8")
        return line


def test_a_file_changed_while_somebody_typed_gets_the_card_too(
    home: Path, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = DECK.replace("title: Queues", "title: Theirs")
    monkeypatch.setattr(sys, "stdin", Slow(f"{CONCEPT}y\n", deck, theirs))
    assert run(["decks", "add", "queues"]) == 0
    text = deck.read_text()
    assert "title: Theirs" in text
    assert "      Of messages.\n" in text


def test_a_file_broken_while_somebody_typed_stays(
    home: Path, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Slow(f"{CONCEPT}y\n", deck, "theirs"))
    assert run(["decks", "add", "queues"]) == 3
    assert deck.read_text() == "theirs"
