"""The golden answers of the scenarios that the product comes with score as they are labelled."""

from functools import cache
from pathlib import Path

import pytest

from trainer.content.scenarios import Scenario
from trainer.deckfile.golden import misjudged
from trainer.deckfile.lexicons import read_lexicon
from trainer.deckfile.notes import Notes
from trainer.deckfile.reach import check_reach
from trainer.deckfile.reader import parse, parse_names
from trainer.grading.assess import assess
from trainer.grading.lexicon import Lexicon
from trainer.grading.rubric import prepare
from trainer.grading.scoring import CREDIT
from trainer.grading.states import State
from trainer.resources import bundled

LONG = 4
"""Words from which a wording has to be found by itself."""

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


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_wording_of_a_bundled_scenario_makes_its_claim(path: Path) -> None:
    scenario = parse(path.read_bytes(), path.name).content
    assert isinstance(scenario, Scenario)
    rubric = prepare(scenario.ask, scenario.points, scenario.red_flags, lexicon())
    lost = [
        f"{point.id}: {wording}"
        for point in scenario.points
        for wording in (point.say, *point.wordings)
        if len(wording.split()) >= LONG
        and not CREDIT[{p.id: p.state for p in assess(rubric, wording).points}[point.id]]
    ]
    lost += [
        f"{flag.id}: {wording}"
        for flag in scenario.red_flags
        for wording in (flag.claim, *flag.wordings)
        if len(wording.split()) >= LONG
        and flag.id not in [raised.id for raised in assess(rubric, wording).red_flags]
    ]
    assert lost == []


DECKS = sorted(bundled("decks").glob("*.yaml"))


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_every_point_of_a_bundled_card_can_be_earned(path: Path) -> None:
    parsed, notes = parse_names(path.read_bytes(), path.name), Notes(path.name)
    assert parsed.content is not None
    assert parsed.root is not None
    check_reach(parsed.content, parsed.root, lexicon(), notes)
    assert [problem.message for problem in notes.problems()] == []


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("I would use SnapStart because it shortens the start", State.HIT),
        ("With SnapStart the function starts faster.", State.HIT),
        ("SnapStart reduces the cold start time a lot.", State.HIT),
        ("SnapStart does not shorten the start.", State.CONTRADICTED),
        ("I would use GraalVM because it shortens the start.", State.MISSED),
    ],
)
def test_that_snapstart_shortens_the_start_is_heard_in_one_sentence(
    said: str, state: State
) -> None:
    (path,) = (path for path in FILES if path.stem == "java-on-lambda")
    scenario = parse(path.read_bytes(), path.name).content
    assert isinstance(scenario, Scenario)
    rubric = prepare(scenario.ask, scenario.points, scenario.red_flags, lexicon())
    states = {point.id: point.state for point in assess(rubric, said).points}
    assert states["snapstart"] is state
