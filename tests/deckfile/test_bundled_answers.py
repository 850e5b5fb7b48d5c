"""The golden answers of the scenarios that the product comes with score as they are labelled."""

from functools import cache
from pathlib import Path

import pytest

from trainer.content.scenarios import Scenario
from trainer.deckfile.golden import misjudged
from trainer.deckfile.lexicons import read_lexicon
from trainer.deckfile.reader import parse
from trainer.grading.lexicon import Lexicon
from trainer.resources import bundled

FILES = sorted(bundled("scenarios").glob("*.yaml"))


@cache
def lexicon() -> Lexicon:
    return read_lexicon(bundled("data") / "lexicon")


def test_there_are_scenarios() -> None:
    assert FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_bundled_answer_lies_in_the_band_of_its_label(path: Path) -> None:
    scenario = parse(path.read_bytes(), path.name).content

    assert isinstance(scenario, Scenario)
    assert scenario.answers
    assert [finding.message for finding in misjudged(scenario, lexicon())] == []
