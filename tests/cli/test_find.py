"""`trainer decks find`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from trainer.events import Kind, NewEvent
from trainer.settings import load_settings
from trainer.workspace import Workspace


def test_words_find_items_and_say_what_becomes_of_them(cli: Cli, decks: Path) -> None:
    done = cli("decks", "find", "queue")
    assert done.code == 0
    assert done.out.splitlines()[0].split() == ["item", "kind", "state", "question"]
    assert "queues/why-a-queue  concept" in done.out
    assert "queues/order" in done.out


def test_filters_narrow_it_down(cli: Cli, decks: Path) -> None:
    done = cli("decks", "find", "deck:queues", "kind:number", "--json")
    assert done.json["total"] == 1
    (item,) = done.json["items"]
    assert (item["item"], item["kind"], item["due"]) == ("queues/retention", "number", None)


def test_a_mistyped_word_is_mended_aloud(cli: Cli, decks: Path) -> None:
    done = cli("decks", "find", "procuder")
    assert "queues/why-a-queue" in done.out
    assert "nothing has 'procuder'; looked for 'producer'" in done.err


def test_nothing_found_is_exit_code_1(cli: Cli, decks: Path) -> None:
    done = cli("decks", "find", "xyzzyplugh", "dekc:x")
    assert (done.code, done.out) == (1, "")
    assert "did you mean deck:?" in done.err
    assert "nothing is like this" in done.err


def test_more_than_the_limit_is_said(cli: Cli, decks: Path) -> None:
    done = cli("decks", "find", "--limit", "1")
    assert len(done.out.splitlines()) == 2
    assert "1 of 3" in done.err


def test_what_is_suspended_is_found_as_such(cli: Cli, decks: Path) -> None:
    with Workspace.open(load_settings()) as workspace:
        workspace.record(NewEvent(Kind.SUSPEND, "queues/order"), workspace.now())
    done = cli("decks", "find", "is:suspended")
    assert "queues/order" in done.out
    assert "suspended" in done.out.splitlines()[1]


@pytest.mark.parametrize("line", ['"', "a' OR 1=1 --", "🔥", "NEAR(", "x" * 10_000, "deck:*"])
def test_what_is_typed_is_only_text(cli: Cli, decks: Path, line: str) -> None:
    assert cli("decks", "find", line).code in (0, 1)
