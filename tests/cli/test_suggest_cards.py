"""`trainer decks suggest`: from a corrected point of a card to a deck that finds it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from trainer.cli.parser import Args
from trainer.cli.shared import open_workspace
from trainer.grading.assessment import Assessment
from trainer.practice.question import Plan
from trainer.scheduling.queue import Scope
from trainer.workspace import Workspace

DECK = """\
deck: queues
title: Queues
concepts:
  - id: why-a-queue
    ask: Why put a queue between two services?
    answer: A burst waits instead of failing, and neither side has to be up for the other.
    points:
      - id: burst
        say: A burst of messages waits instead of failing.
      - {id: decouple, say: Neither side has to be up for the other.}
    why: The producer need not wait for the consumer.
"""
FAST = """\
deck: fast
title: Fast
rapid_fire:
  - id: order
    ask: Which SQS queue keeps the order?
    answer: FIFO   # in capitals
    why: Standard queues only try to.
"""
SAID = "Spikes of load pile up harmlessly."
TYPED = f"It takes time. {SAID}"


@pytest.fixture
def mine(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder one works in, with two decks of the user's own below it."""
    folder = tmp_path / "work" / "mine"
    folder.mkdir(parents=True)
    (folder / "queues.yaml").write_text(DECK, encoding="utf-8")
    (folder / "fast.yaml").write_text(FAST, encoding="utf-8")
    monkeypatch.chdir(folder.parent)
    return folder


def workspace(*decks: str) -> Workspace:
    return open_workspace(Args(decks_0=list(decks)))


def correct(deck: str, typed: str, point: int, *decks: str, times: int = 1) -> None:
    """Answer the first card of a deck, set a point to said (and back), and grade."""
    with workspace(*decks) as opened:
        session = opened.review(Plan(scope=Scope(deck=deck)))
        revealed = session.answer(typed, opened.now())
        assessment = revealed.assessment
        assert isinstance(assessment, Assessment)
        for _ in range(times):
            session.overrule(assessment.points[point].id, opened.now())
        session.grade(4, opened.now())


def added(diff: str) -> list[str]:
    return [row for row in diff.splitlines() if row[:1] == "+" and row[:3] != "+++"]


def test_the_sentence_that_says_the_point_becomes_its_wording(cli: Cli, mine: Path) -> None:
    correct("queues", TYPED, 0, "mine")
    result = cli("decks", "suggest", "--decks", "mine")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("--- a/mine/queues.yaml\n")
    assert added(result.out) == [
        "+        wordings:",
        "+          - Spikes of load pile up harmlessly",
    ]
    assert cli("decks", "suggest", "queues", "--decks", "mine").out == result.out
    assert cli("decks", "suggest", "queues/why-a-queue", "--decks", "mine").out == result.out


def test_a_rapid_answer_becomes_one_to_accept(cli: Cli, mine: Path) -> None:
    correct("fast", "the one with groups", 0, "mine")
    before = (mine / "fast.yaml").read_text(encoding="utf-8")
    result = cli("decks", "suggest", "fast", "--apply", "--decks", "mine")
    assert result.code == 0
    assert added(result.out) == ["+    accept:", "+      - the one with groups"]
    after = (mine / "fast.yaml").read_text(encoding="utf-8")
    accept = "    accept:\n      - the one with groups\n"
    assert after == before.replace("in capitals\n", f"in capitals\n{accept}")
    assert "written to" in result.err
    again = cli("decks", "suggest", "--decks", "mine")
    assert (again.code, again.out) == (0, "")


def test_a_correction_that_was_turned_back_says_nothing(cli: Cli, mine: Path) -> None:
    correct("queues", TYPED, 0, "mine", times=2)
    result = cli("decks", "suggest", "--decks", "mine")
    assert (result.code, result.out) == (0, "")
    assert "nothing to suggest" in result.err


def test_a_bundled_deck_is_copied_before_it_is_written(
    cli: Cli, decks: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    (decks / "queues.yaml").write_text(DECK, encoding="utf-8")
    correct("queues", TYPED, 0)
    told = cli("decks", "suggest")
    assert (told.code, told.out) == (0, "")
    assert "trainer decks suggest queues --apply" in told.err
    assert "Spikes of load pile up harmlessly”" in told.err
    result = cli("decks", "suggest", "--apply")
    assert result.code == 0
    copy = home / ".local/share/interview-trainer/decks/queues.yaml"
    assert "- Spikes of load pile up harmlessly" in copy.read_text(encoding="utf-8")
    assert (decks / "queues.yaml").read_text(encoding="utf-8") == DECK
    assert cli("decks", "check", str(copy)).code == 0


def test_who_is_killed_while_wordings_are_written_has_no_untouched_copy(
    cli: Cli, decks: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (decks / "queues.yaml").write_text(DECK, encoding="utf-8")
    correct("queues", TYPED, 0)

    def killed(path: str, data: bytes, read: bytes | None) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("trainer.deckfile.saving.save", killed)
        cli("decks", "suggest", "--apply")
    own = home / ".local/share/interview-trainer/decks"
    assert not [*own.glob("*.yaml")]
    assert cli("decks", "suggest", "--apply").code == 0
    assert "- Spikes of load pile up harmlessly" in (own / "queues.yaml").read_text("utf-8")


def test_a_long_speech_is_named_and_left_out(cli: Cli, mine: Path) -> None:
    correct("fast", "the one with groups " * 30, 0, "mine")
    result = cli("decks", "suggest", "--decks", "mine")
    assert (result.code, result.out) == (0, "")
    assert "fast/order, " in result.err
    assert "longer than the 300 characters" in result.err
