"""What the preview says of a point agrees with what grading found of it."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.practice.desk import concept, number, rapid
from trainer.authoring.trying import Trial
from trainer.authoring.watching import Previewed
from trainer.content.cards import Deck
from trainer.content.points import Point
from trainer.content.scenarios import Scenario
from trainer.content.text import reflow
from trainer.deckfile.lexicons import read_lexicon
from trainer.deckfile.reader import parse
from trainer.grading.assessment import Assessment, PointAssessment
from trainer.grading.cards import points_of
from trainer.grading.nearness import FULL, Reason
from trainer.grading.scoring import CREDIT
from trainer.grading.states import State
from trainer.resources import bundled
from trainer.tui.preview_rows import reason_rows

SCENARIOS = sorted(Path(str(bundled("scenarios"))).glob("*.yaml"))
DECKS = sorted(Path(str(bundled("decks"))).glob("*.yaml"))
CARDS = 6
"""Of each deck: they are many, and alike."""

_SAYS_MADE = re.compile(r"^(?:Said\b(?! of)|Hinted)|it matches")
_SAYS_FAILED = re.compile(
    r"(?:^|; )(?:(?:missing|refused|too far away|only where nothing is claimed): |too short)"
)


@pytest.fixture(scope="module")
def trial() -> Trial:
    return Trial(cache(lambda: read_lexicon(bundled("data") / "lexicon")))


def shown(reason: Reason, text: str) -> Iterator[str]:
    """What is said of each wording, without the wording."""
    rows = [content.plain for _, content in reason_rows(reason, text)[1:]]
    yield from (row for row in rows if row not in [each.wording for each in reason.wordings])


def disagreement(found: PointAssessment, reason: Reason, text: str) -> str:
    """How a reason contradicts what was found; empty if it does not."""
    if reason.state is not found.state:
        return "another state"
    rows = list(shown(reason, text))
    if CREDIT[found.state]:
        if not _SAYS_MADE.match(reason.summary) and found.reason != reason.summary[:-1].lower():
            return "the summary does not say that it is made"
        if reason.span not in found.evidence:
            return "it quotes other words than those that decided"
        if found.state is State.HIT and any(map(_SAYS_FAILED.search, rows)):
            return "a wording of a point that is made fails"
        return ""
    if _SAYS_MADE.match(reason.summary):
        return "the summary says that it is made"
    is_short = reason.summary.startswith(("Found", "Nothing"))
    if is_short and any(
        near.share >= FULL and not near.against and not near.is_slight for near in reason.wordings
    ):
        return "a wording is said in full, and nothing tells why it does not count"
    if reason.summary.startswith("Nothing") and any(near.found for near in reason.wordings):
        return "nothing of it was found, but words of it were"
    return ""


def disagreements(trial: Trial, thing: Previewed, text: str) -> list[str]:
    points = thing.points if isinstance(thing, Scenario) else points_of(thing)
    found = []
    for at, point in enumerate(points):
        tried = trial.attempt(thing, text, at)
        assert isinstance(tried.assessment, Assessment)
        assert tried.reason is not None
        assert len(tried.reason.wordings) in (0, 1 + len(point.wordings))
        if tried.assessment.unscored is not None:
            assert tried.reason.summary == tried.assessment.reason
            continue
        wrong = disagreement(tried.assessment.points[at], tried.reason, text)
        if wrong:
            found.append(f"{thing.item}#{point.id}: {wrong}: {tried.reason} of {text!r}")
    return found


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_of_every_golden_answer_the_preview_says_what_grading_found(
    trial: Trial, path: Path
) -> None:
    scenario = parse(path.read_bytes(), str(path)).content
    assert isinstance(scenario, Scenario)
    wrong = [
        each
        for answer in scenario.answers
        for each in disagreements(trial, scenario, reflow(answer.text))
    ]
    assert wrong == []


@pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)
def test_of_a_card_that_is_answered_well_briefly_or_denied_it_says_that_too(
    trial: Trial, path: Path
) -> None:
    deck = parse(path.read_bytes(), str(path)).content
    assert isinstance(deck, Deck)
    wrong = []
    for card in [card for card in deck.cards if points_of(card)][:CARDS]:
        points = points_of(card)
        briefly = "; ".join(" ".join(point.say.split()[:4]) for point in points)
        denied = f"No, it is not true that {points[0].say}"
        halves = " ".join(" ".join(p.say.split()[: len(p.say.split()) // 2]) for p in points)
        for text in (points[0].say, briefly, denied, halves):
            wrong += disagreements(trial, card, text)
    assert wrong == []


def test_of_what_is_answered_word_for_word_or_in_notes_it_says_no_wording_fails(
    trial: Trial,
) -> None:
    points = (
        Point(id="async", say="An async config decides how often a call is made again."),
        Point(id="redrive", say="A redrive policy moves the message to another queue."),
    )
    card = concept("failed", ask="Where does a failed message go?", points=points)
    typed = "async config: how often it is called again - redrive policy: moved to another queue"
    assert disagreements(trial, card, typed) == []
    first = trial.attempt(card, typed, 0)
    assert first.reason is not None
    assert first.reason.state is State.HIT

    quick = rapid("order", ask="Put A and B in order.", answer="B A", accept=("it is B before A",))
    assert disagreements(trial, quick, "b, a") == []
    tried = trial.attempt(quick, "b, a", 0)
    assert tried.reason is not None
    assert (tried.reason.state, tried.reason.summary) == (State.HIT, "Said.")
    assert tried.reason.wordings[0].share == 1


def test_a_figure_has_no_wordings(trial: Trial) -> None:
    assert trial.attempt(number("size", "1 MB"), "2 MB", 0).reason is None
