"""Nothing said, noise and pasted keywords get no verdict, in drill and interview alike."""

from functools import cache
from pathlib import Path

import pytest

from tests.practice.desk import at
from tests.practice.drills import GRADER, DrillDesk
from tests.practice.mocks import EXAMINER, MockDesk
from trainer.content.points import Level
from trainer.content.scenarios import Scenario
from trainer.deckfile.reader import parse
from trainer.practice.drill import DrillSession
from trainer.practice.interview import InterviewPlan, Setup, Stage
from trainer.practice.mock import MockSession
from trainer.practice.report import Report
from trainer.practice.transcript import AnswerStep, ClarifyStep
from trainer.resources import bundled

FILES = sorted(bundled("scenarios").glob("*.yaml"))

NOTHING = (
    "fine",
    "Fine, looks good to me.",
    "asdf qwer zxcv uiop",
    "idempotency key, queue, retry, SnapStart, RDS Proxy",
)


@cache
def read(path: Path) -> Scenario:
    scenario = parse(path.read_bytes(), path.name).content
    assert isinstance(scenario, Scenario)
    return scenario


def pasted(scenario: Scenario, count: int, words: int, between: str = ", ") -> str:
    """The first words of as many wordings as asked for, each point in turn."""
    turns = range(max(len(point.wordings) for point in scenario.points))
    wordings = [
        point.wordings[turn]
        for turn in turns
        for point in scenario.points
        if turn < len(point.wordings)
    ]
    first = [" ".join(wording.split()[:words]) for wording in wordings[:count]]
    assert len(first) == count
    return between.join(each.strip(",.;:") for each in first)


def worthless(scenario: Scenario) -> list[str]:
    """What deserves no verdict."""
    lists = [pasted(scenario, count, words) for count in (5, 12) for words in (1, 2, 3)]
    return [*NOTHING, *lists, pasted(scenario, 12, 2, "\n- ")]


def interview(scenario: Scenario, answer: str, otherwise: str = "") -> Report:
    """The report of an interview in which this is said of the design, and what else there is."""
    desk = MockDesk([scenario])
    plan = InterviewPlan(Setup(20, Level.SENIOR, (), 7), (), (scenario.id,))
    session = MockSession.start(desk, EXAMINER, plan, at(1))
    while (step := session.step) is not None:
        if isinstance(step, ClarifyStep):
            session.next(at(1))
        else:
            is_it = isinstance(step, AnswerStep) and step.stage is Stage.HIGH_LEVEL
            session.answer(answer if is_it else otherwise, at(1))
    assert session.report is not None
    return session.report


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_drill_gives_it_no_score(path: Path) -> None:
    for answer in worthless(read(path)):
        session = DrillSession(DrillDesk(), GRADER, read(path), at(1))
        found = session.submit(answer, at(1))
        assert (found.score, session.proposed) == (None, None), answer
        assert found.reason


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_interview_gives_it_no_verdict(path: Path) -> None:
    for answer in worthless(read(path)):
        for otherwise in ("", "fine", answer):
            report = interview(read(path), answer, otherwise)
            assert report.score is None, (answer, otherwise)
            assert {each.verdict for each in report.verdicts} == {None}
            assert report.no_verdict


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_strong_answer_gets_one(path: Path) -> None:
    strong = next(each.text for each in read(path).answers if each.label == "strong")
    assert interview(read(path), strong).score is not None
