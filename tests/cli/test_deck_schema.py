"""`trainer decks schema`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from trainer.resources import bundled


@pytest.mark.parametrize("kind", ["deck", "scenario", "syllabus"])
def test_it_prints_a_path_or_what_lies_there(cli: Cli, kind: str) -> None:
    path = bundled("data") / "schema" / f"{kind}.json"
    assert cli("decks", "schema", kind).out == f"{path}\n"
    shown = cli("decks", "schema", kind, "--print")
    assert (shown.code, shown.out) == (0, path.read_text(encoding="utf-8"))


def test_a_deck_is_meant_where_nothing_is_named(cli: Cli) -> None:
    assert Path(cli("decks", "schema").out.strip()).name == "deck.json"


def test_another_kind_is_refused(cli: Cli) -> None:
    refused = cli("decks", "schema", "decks")
    assert refused.code == 2
    assert "did you mean deck?" in refused.err
