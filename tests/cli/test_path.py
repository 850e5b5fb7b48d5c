"""The order in which new cards come, by the syllabuses on disk."""

from pathlib import Path

import pytest

from tests.cli.conftest import DECK, Cli
from trainer.resources import bundled_path

SYLLABUS = """\
syllabus: mine
title: Mine
stages:
  - title: First
    topics:
      - id: {first}
        title: One
  - title: Then
    topics:
      - id: {then}
        title: Two
"""


@pytest.fixture
def syllabus(home: Path, decks: Path) -> Path:
    """The user's own syllabus, not yet written; two decks of a card of importance 3 each."""
    text = DECK[: DECK.index("numbers:")]
    (decks / "queues.yaml").write_text(text, encoding="utf-8")
    other = text.replace("queues", "streams").replace("messaging", "streaming")
    (decks / "streams.yaml").write_text(other, encoding="utf-8")
    folder = home / ".local/share/interview-trainer/syllabus"
    folder.mkdir(parents=True)
    return folder / "mine.yaml"


def order(cli: Cli) -> list[str]:
    return [entry["deck"] for entry in cli("due", "--json").json["queue"]]


def test_a_syllabus_of_ones_own_orders_topics_and_is_read_again_when_it_changed(
    cli: Cli, syllabus: Path
) -> None:
    assert order(cli) == ["queues", "streams"]
    syllabus.write_text(SYLLABUS.format(first="streaming", then="messaging"), encoding="utf-8")
    assert order(cli) == ["streams", "queues"]
    syllabus.write_text(SYLLABUS.format(first="messaging", then="streaming"), encoding="utf-8")
    assert order(cli) == ["queues", "streams"]
    syllabus.unlink()
    assert order(cli) == ["queues", "streams"]


def test_a_review_follows_the_syllabus(cli: Cli, syllabus: Path) -> None:
    syllabus.write_text(SYLLABUS.format(first="streaming", then="messaging"), encoding="utf-8")
    cli("review", "--plain", typed="\n3\n")
    assert cli("history", "--json").json[0]["item"] == "streams/why-a-queue"


def test_a_syllabus_may_lie_among_the_decks(cli: Cli, syllabus: Path, decks: Path) -> None:
    text = SYLLABUS.format(first="streaming", then="messaging")
    (decks / "path.yaml").write_text(text, encoding="utf-8")
    assert order(cli) == ["streams", "queues"]


def test_a_syllabus_with_an_error_is_announced_and_orders_nothing(cli: Cli, syllabus: Path) -> None:
    syllabus.write_text("syllabus: mine\ntitle: Mine\nstages:\n  - titel: First\n")
    assert order(cli) == ["queues", "streams"]
    assert "problems in your decks" in cli("review", "--plain").err


def test_a_newcomer_meets_the_foundations_first(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.settings.bundled_path", bundled_path)
    queue = cli("due", "--json").json["queue"]
    assert len(queue) == 15
    assert queue[0]["deck"] == "what-is-serverless"
    assert {entry["importance"] for entry in queue} == {3}
    foundations = {"what-is-serverless", "execution-model", "triggers", "interview-framework"}
    assert {entry["deck"] for entry in queue} <= foundations
    assert len({entry["deck"] for entry in queue}) > 2, "decks of a stage alternate"
