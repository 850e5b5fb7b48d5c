"""Interviews that happened, for tests of their report cards."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from tests.practice.desk import at
from trainer.content.points import Area, Level, Point, RedFlag, Tier
from trainer.content.scenarios import Label, Reveal, Scenario
from trainer.deckfile.lexicons import read_lexicon
from trainer.deckfile.reader import parse
from trainer.grading.assess import assess
from trainer.grading.assessment import Assessment
from trainer.grading.lexicon import Lexicon
from trainer.grading.rubric import prepare
from trainer.practice.making import make_report
from trainer.practice.record import (
    Asked,
    Mode,
    PhaseAnswer,
    PhaseTime,
    Probed,
    ProbeKind,
    ProbeOutcome,
    Section,
    Terms,
    Times,
    WarmUp,
)
from trainer.practice.report import Report
from trainer.practice.results import Credit, FlagResult, Outcome, PointResult
from trainer.resources import bundled

HINTED_WORDS = "RDS Proxy in front of the database shares its connections."
"""How the sample makes a point after a hint."""

PHASES = {"clarify": 2, "estimate": 2, "high-level": 5, "deep-dive": 6, "wrap-up": 2}
"""The phases of a scenario in an interview of 20 minutes, with their minutes."""

SHOP = Scenario(
    id="orders",
    title="Orders",
    ask="How does the shop take many orders at once?",
    reveals=(Reveal(id="load", when=("load",), say="Two hundred orders a second."),),
    points=(
        Point(
            id="buffer",
            say="Put a queue in front of the database.",
            costs=("orders are confirmed later",),
            reasons=("bursts wait",),
            tier=Tier.MUST,
            area=Area.DESIGN,
            why="A burst waits instead of failing.",
        ),
        Point(id="repeats", say="Recognise a repeated order.", area=Area.DEPTH),
        Point(id="alarm", say="Watch the oldest message.", level=Level.SENIOR, area=Area.OPERATE),
        Point(id="replay", say="Replay from the archive.", tier=Tier.BONUS, area=Area.OPERATE),
    ),
    red_flags=(
        RedFlag(id="once", claim="A queue delivers exactly once.", correction="At least once."),
    ),
)


@cache
def lexicon() -> Lexicon:
    """The words that come with the program."""
    return read_lexicon(bundled("data") / "lexicon")


@cache
def scenario(id_: str) -> Scenario:
    """A bundled scenario."""
    path = bundled("scenarios") / f"{id_}.yaml"
    read = parse(path.read_bytes(), str(path)).content
    assert isinstance(read, Scenario)
    return read


def graded(asked: Scenario, typed: str) -> Assessment:
    """What the real grader says."""
    return assess(prepare(asked.ask, asked.points, asked.red_flags, lexicon()), typed)


def golden(asked: Scenario, label: Label) -> str:
    """The first golden answer with the label."""
    return next(each.text for each in asked.answers if each.label is label)


PAYMENTS = scenario("payment-service-in-lambda")
PAYMENTS_STRONG = PAYMENTS, golden(PAYMENTS, Label.STRONG)
"""A bundled scenario and its best answer."""


def phased(typed: str) -> tuple[PhaseAnswer, ...]:
    """An answer spread over the phases by its paragraphs."""
    phases = list(PHASES)[1:]
    parts: dict[str, list[str]] = {phase: [] for phase in phases}
    for number, paragraph in enumerate(typed.split("\n\n")):
        parts[phases[min(number, len(phases) - 1)]].append(paragraph)
    return tuple(PhaseAnswer(phase=p, text="\n\n".join(t)) for p, t in parts.items())


def section(asked: Scenario, typed: str, **more: Any) -> Section:
    """An answered and graded scenario."""
    answers = phased(typed)
    joined = Section(scenario=asked, answers=answers).typed
    return Section(scenario=asked, answers=answers, assessment=graded(asked, joined), **more)


def times(asked: str = "", pace: float = 0.9) -> Times:
    """Twenty minutes, at some pace."""
    phases = [PhaseTime(phase="warm-up", planned=180.0, spent=180.0 * pace)]
    phases += [
        PhaseTime(phase=phase, scenario=asked, planned=60.0 * minutes, spent=60.0 * minutes * pace)
        for phase, minutes in PHASES.items()
    ]
    return Times(started=at(5, 9, 15, 30), finished=at(5, 9, 35), phases=tuple(phases), paused=12.0)


@cache
def sample(label: Label = Label.OK, level: Level = Level.SENIOR) -> Report:
    """A whole interview with the real grader: a golden answer of a bundled scenario."""
    asked = PAYMENTS
    answered = section(asked, golden(asked, label))
    assert answered.assessment
    states = {point.id: str(point.state) for point in answered.assessment.points}
    missed = [point for point in asked.points if states[point.id] == "missed"]
    told = Section(
        scenario=asked,
        answers=answered.answers,
        assessment=answered.assessment,
        hinted=frozenset(point.id for point in missed[:1]),
        costs_named=frozenset(),
        reasons_given=frozenset(id_ for id_, state in states.items() if state == "hit"),
        asked=(
            Asked(question="How much traffic is there at peak?", reveal="traffic"),
            Asked(question="Who pays for all this?"),
        ),
        probes=tuple(
            Probed(
                kind=ProbeKind.MISSED,
                ask=point.probe,
                text="Then I would do it that way." if number else HINTED_WORDS,
                outcome=ProbeOutcome.NOT_MADE if number else ProbeOutcome.MADE,
                point=point.id,
            )
            for number, point in enumerate(missed[:2])
        ),
    )
    warm_up = (
        WarmUp(
            item="limits/async-payload",
            ask="Largest payload of an asynchronous invocation?",
            solution="1 MB",
            typed="1 MB",
            score=1.0,
            right=True,
            seconds=4.25,
        ),
        WarmUp(item="limits/timeout", ask="Longest run?", solution="15 minutes", typed="an hour",
               score=0.0, right=False, seconds=6.0),
        WarmUp(item="limits/disk", ask="Most room in /tmp?", solution="10 GB"),
    )  # fmt: skip
    terms = Terms(level=level, minutes=20, topics=("when-to-use",), seed=7)
    return make_report(terms, times(asked.id), (told,), warm_up)


def ticked(ticks: Mapping[str, Any], mode: Mode = Mode.SPOKEN, **more: Any) -> Report:
    """An interview on the shop, judged by ticks."""
    told = Section(scenario=SHOP, ticks=ticks, **more)
    return make_report(Terms(level=Level.MID, minutes=20, mode=mode), times("orders"), (told,))


def point(id_: str, outcome: Outcome = Outcome.HIT, **given: Any) -> PointResult:
    """A point as it came out."""
    base = {"tier": Tier.GOOD, "level": Level.MID, "credit": Credit.GRADED, "say": f"Say {id_}."}
    return PointResult(scenario="shop", id=id_, outcome=outcome, **{**base, **given})


def flag(id_: str = "wrong") -> FlagResult:
    """A wrong claim."""
    return FlagResult(
        scenario="shop", id=id_, claim="It never fails.", correction="It does.",
        credit=Credit.GRADED,
    )  # fmt: skip
