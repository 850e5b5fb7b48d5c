"""Bringing suspended cards back."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def suspended(cli: Cli, decks: Path) -> str:
    """The name of a card that was suspended in a review."""
    item = str(cli("due", "--json").json["queue"][0]["item"])
    cli("review", "--plain", typed="s\nq\n")
    return item


def test_suspended_cards_are_listed(cli: Cli, suspended: str) -> None:
    result = cli("resume")
    assert result.code == 0
    assert suspended in result.out
    assert [each["item"] for each in cli("resume", "--json").json] == [suspended]


def test_a_resumed_card_is_asked_again(cli: Cli, suspended: str) -> None:
    assert suspended not in cli("due").out
    result = cli("resume", suspended)
    assert (result.code, result.out) == (0, f"{suspended} is asked again when it is due.\n")
    assert suspended in cli("due").out
    assert cli("resume").out == "No card is suspended.\n"


def test_a_card_that_is_not_suspended_is_refused(cli: Cli, suspended: str) -> None:
    result = cli("resume", f"{suspended}x")
    assert result.code == 2
    assert f"is not suspended; did you mean {suspended}?" in result.err
    assert cli("resume", "nothing").code == 2
