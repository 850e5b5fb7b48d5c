"""What thin evidence is worth: beside clear evidence, without it, and amid talk of other things."""

from functools import cache
from statistics import mean

import pytest

from tests.grading.shop import lexicon
from trainer.content.scenarios import Label, Scenario
from trainer.deckfile.reader import parse
from trainer.grading.assess import assess
from trainer.grading.assessment import PointAssessment
from trainer.grading.doubt import ELSEWHERE, PLAIN, THIN, least_strength, without_doubtful
from trainer.grading.heard import hear
from trainer.grading.rubric import Rubric, prepare
from trainer.grading.states import State
from trainer.grading.trace import trace
from trainer.resources import bundled

STATES = {
    "H": (State.HIT, THIN),
    "h": (State.HIT, 1.0),
    "p": (State.PARTIAL, 0.95),
    "m": (State.MISSED, 0.0),
    "c": (State.CONTRADICTED, 2.0),
}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("hmmmm", "mmmmm"),
        ("hhhpm", "mmmmm"),
        ("hhhhc", "mmmmc"),
        ("Hhpmm", "Hhpmm"),
        ("Hhmmmm", "Hmmmmm"),
        ("HHhpmm", "HHhpmm"),
        ("mmcmm", "mmcmm"),
        ("hmmm", "hmmm"),
        ("p", "p"),
    ],
)
def test_thin_evidence_needs_something_clear_beside_it(before: str, after: str) -> None:
    points = [
        PointAssessment(str(at), STATES[each][0], ((0, 1),), "", STATES[each][1])
        for at, each in enumerate(before)
    ]

    found = without_doubtful(points)

    assert [point.state for point in found] == [STATES[each][0] for each in after]
    assert all(
        not p.evidence
        for p, b in zip(found, before, strict=True)
        if b in "hp" and p.state is State.MISSED
    )


IDS = sorted(path.stem for path in bundled("scenarios").glob("*.yaml"))

TALK = (
    "First I would clarify the requirements, because it always depends on the trade-offs "
    "between cost, performance and reliability. I would take managed services to have less "
    "operations, so that the team can focus on business value. The system should be scalable "
    "and resilient: I would decouple the components with queues and events, add retries with "
    "backoff, and make every operation idempotent. I would choose the right database for the "
    "job, with a cache in front to reduce latency. Security matters too: least privilege, "
    "encryption, secrets in a secret manager. I would monitor everything with metrics, logs and "
    "traces, set alarms, and use infrastructure as code. Finally I would keep an eye on cost, "
    "start simple, and iterate as we learn more about the traffic.",
    "I would draw the architecture on the whiteboard, talk through the flow of a request from "
    "the client to the database, find the bottleneck, and fix this first. Then I would load "
    "test it, look at the tail, and repeat until it is good enough for the users. What matters "
    "most is to talk with the stakeholders: I would write a design document, get feedback from "
    "the team, and roll the change out slowly behind a flag, so that we can take it back when "
    "something goes wrong. Afterwards a review without blame would tell us what to improve.",
)
"""What can be said of any system, and answers no question about one."""


@cache
def scenario(name: str) -> Scenario:
    path = bundled("scenarios") / f"{name}.yaml"
    content = parse(path.read_bytes(), path.name).content
    assert isinstance(content, Scenario)
    return content


@cache
def rubric(name: str) -> Rubric:
    each = scenario(name)
    return prepare(each.ask, each.points, each.red_flags, lexicon(), each.context)


def score(name: str, answer: str) -> float:
    return assess(rubric(name), answer).score or 0.0


@cache
def strong(name: str) -> str:
    return next(each.text for each in scenario(name).answers if each.label is Label.STRONG)


@pytest.mark.parametrize("talk", TALK)
def test_talk_that_fits_every_question_earns_next_to_nothing(talk: str) -> None:
    scores = [score(name, talk) for name in IDS]

    assert mean(scores) < 0.06
    assert sum(each >= 0.35 for each in scores) <= 1


def test_a_strong_answer_to_another_question_is_none_to_this_one() -> None:
    pairs = [
        (name, strong(IDS[at - n])) for n in (5, 11, 17, 23, 31) for at, name in enumerate(IDS)
    ]
    scores = [score(name, answer) for name, answer in pairs]

    # Some questions have points in common, so a few answers do earn something.
    assert mean(scores) < 0.08
    assert sum(each >= 0.5 for each in scores) <= 0.05 * len(scores)


@pytest.mark.parametrize("away", [5, 11, 17])
def test_who_adds_something_else_has_said_the_same(away: int) -> None:
    for at, name in enumerate(IDS):
        good, other = strong(name), strong(IDS[at - away])
        mixed = (f"{good}\n\n{other}", f"{other}\n\n{good}", f"{other}\n\n{good}\n\n{other}")
        least = score(name, good) - 0.25  # a point at the seam may be lost
        assert all(score(name, each) >= least for each in mixed), name


INTRODUCTION = (
    "I have about nine years of experience, first with PHP at an agency, then at a bank where "
    "I looked after the mainframe jobs in COBOL, and lately as a team lead at a start-up for "
    "language courses, so let me think aloud for a moment and please stop me if I ramble."
)
PLAIN_WORDS = (
    "I would be gentle, because on a normal server this code is okay-ish. The trouble is that "
    "here nobody promises you the same process twice. When traffic goes down the platform "
    "kills processes and the basket goes with them, and when traffic goes up there are many "
    "processes which do not know each other. Then the customer puts a pair of shoes in, the "
    "next click is answered by somebody else and the shoes have vanished. What scares me most "
    "is the single variable: person A leaves their stuff behind and person B gets it shown. "
    "For the fix I propose Redis or a Dynamo table, one row per session which deletes itself "
    "after some days. If two tabs write at the same time the later one would wipe out the "
    "earlier, therefore I put a version attribute and only write when it matches. You may "
    "still hold a copy in RAM to be faster provided the page is right without it."
)
"""A good answer of usual length, in words of its own."""


@pytest.mark.parametrize(
    "whole", [f"{INTRODUCTION} {PLAIN_WORDS}", f"{PLAIN_WORDS} {INTRODUCTION}"]
)
def test_a_word_about_oneself_takes_nothing_from_a_good_answer(whole: str) -> None:
    assert score("cart-in-memory", PLAIN_WORDS) > 0.8
    assert score("cart-in-memory", whole) == score("cart-in-memory", PLAIN_WORDS)


def test_the_reason_says_what_stands_around() -> None:
    found = assess(rubric("ml-inference"), strong("edge-auth-and-ab-test"))
    doubted = [point for point in found.points if point.reason == ELSEWHERE]

    assert doubted
    assert all(not point.evidence and point.state is State.MISSED for point in doubted)
    lines = trace(rubric("ml-inference"), strong("edge-auth-and-ab-test"))
    assert any(
        "too little amid much that is about other things: it needs" in line for line in lines
    )


def test_a_wording_said_word_for_word_is_one_anywhere() -> None:
    point = scenario("nightly-report").points[0]
    wording = next(each for each in point.wordings if len(each.split()) >= 5)
    found = assess(rubric("nightly-report"), f"{TALK[1]} And {wording}. {TALK[1]}")

    assert found.points[0].state is State.HIT


def test_short_answers_and_small_rubrics_are_taken_at_their_word() -> None:
    few = scenario("nightly-report").points[:4]
    small = prepare("", few, (), lexicon())
    wide = rubric("nightly-report")

    assert least_strength(hear(small, TALK[0]), (0, 10)) == 0.0
    assert least_strength(hear(wide, TALK[0][:90]), (0, 10)) == 0.0
    assert least_strength(hear(wide, TALK[1]), (0, 10)) == PLAIN
    assert least_strength(hear(wide, strong("nightly-report")), (0, 10)) == 0.0
